// Comfort beyond what the page does by itself: nothing here is needed to read it.
// All words stand in the page, in its language.
(() => {
  const html = document.documentElement
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)]

  // Size of the text and colours: kept in this browser alone, set again by theme.js.

  function keep(name, value) {
    try {
      if (value) localStorage.setItem(name, value)
      else localStorage.removeItem(name)
    } catch {
      // Not kept, then: it still holds for this page.
    }
  }

  function choose(name, value) {
    if (value) html.dataset[name] = value
    else delete html.dataset[name]
    keep(name, value)
    showChoices()
  }

  function showChoices() {
    for (const button of all("button[data-choose]")) {
      const chosen = html.dataset[button.dataset.choose] ?? ""
      button.setAttribute("aria-pressed", chosen === button.value)
    }
  }

  function offerChoices() {
    showChoices()
    for (const button of all("button[data-choose]"))
      button.addEventListener("click", () => choose(button.dataset.choose, button.value))
    for (const settings of all("details.settings"))
      settings.addEventListener("keydown", event => {
        if (event.key !== "Escape" || !settings.open) return
        settings.open = false
        settings.querySelector("summary").focus()
      })
  }

  // The language or the script that a reader changes to is the one to begin in from then on.

  function rememberChanges() {
    const { action } = document.querySelector("form.remember")
    for (const link of all("a[data-language]"))
      link.addEventListener("click", () => {
        const body = new URLSearchParams({ language: link.dataset.language })
        const sent = fetch(action, { method: "POST", body, keepalive: true, redirect: "manual" })
        sent.catch(() => {}) // not remembered, then: the link leads there all the same
      })
  }

  // An address for each paragraph, made of its first words: it outlives a correction further on,
  // and paragraphs that come or go before it.

  const FIRST_WORDS = 8

  function digest(text) {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    let sum = 0x811c9dc5 // FNV-1a, 32 bits
    for (const sign of words.slice(0, FIRST_WORDS).join(" "))
      sum = Math.imul(sum ^ sign.codePointAt(0), 0x01000193)
    return (sum >>> 0).toString(36)
  }

  function nameParagraphs(text) {
    const taken = new Set()
    for (const paragraph of text.children) {
      if (!paragraph.matches("p, h2, h3, h4, ul, ol, blockquote, table")) continue
      const name = `p-${digest(paragraph.textContent)}`
      let free = name
      for (let place = 2; taken.has(free); place++) free = `${name}-${place}`
      taken.add(free)
      if (!paragraph.id) paragraph.id = free
    }
  }

  function showNamed() {
    for (const before of all(".marked")) before.classList.remove("marked")
    const named = document.getElementById(location.hash.slice(1))
    if (!named?.closest(".text")) return
    named.classList.add("marked")
    named.tabIndex = -1
    named.focus({ preventScroll: true })
    named.scrollIntoView()
  }

  // What stands under a story: to share it, to copy its address or that of a paragraph.

  function say(tools, words) {
    const said = tools.querySelector("[role=status]")
    said.textContent = "" // the same words said twice are heard twice
    setTimeout(() => { said.textContent = words }, 100)
  }

  async function copy(tools, address) {
    try {
      await navigator.clipboard.writeText(address)
      say(tools, tools.dataset.copied)
    } catch {
      say(tools, `${tools.dataset.refused} ${address}`)
    }
  }

  function offerSharing(tools) {
    const share = tools.querySelector("[data-tool=share]")
    const address = document.querySelector("link[rel=canonical]")?.href ?? location.href
    share.hidden = !navigator.share
    share.addEventListener("click", () => {
      const title = document.querySelector("h1").textContent
      navigator.share({ title, url: address }).catch(() => {}) // a reader may think better of it
    })
    tools.querySelector("[data-tool=copy]").addEventListener("click", () => copy(tools, address))
  }

  function offerParagraphs(tools, text) {
    const button = tools.querySelector("[data-tool=paragraphs]")
    button.addEventListener("click", () => {
      const shown = button.getAttribute("aria-pressed") !== "true"
      button.setAttribute("aria-pressed", shown)
      for (const link of all(".paragraph-link", text)) link.remove()
      if (shown) for (const named of all(":scope > [id^=p-]", text)) addLink(tools, named)
    })
  }

  function addLink(tools, named) {
    const link = document.createElement("a")
    link.className = "paragraph-link"
    link.href = `#${named.id}`
    link.textContent = "¶"
    link.setAttribute("aria-label", tools.dataset.link)
    link.addEventListener("click", () => copy(tools, link.href))
    // A list or a table takes no link into itself.
    if (named.matches("ul, ol, table")) named.before(link)
    else named.prepend(link)
  }

  // Ctrl+Enter with words selected opens the form for mistakes with them.

  const LONGEST_QUOTE = 500

  function reportSelected(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return
    const form = document.querySelector("a[data-mistakes]")
    const words = getSelection().toString().replace(/\s+/g, " ").trim()
    if (!form || !words || event.target.closest("input, textarea, select")) return
    const address = new URL(form.href)
    address.searchParams.set("quote", [...words].slice(0, LONGEST_QUOTE).join(""))
    location.assign(address)
  }

  // That a story was read for a while is told once, without a word about the reader.

  const A_WHILE = 5000
  const isMachine = navigator.webdriver || /bot|crawl|spider/i.test(navigator.userAgent)
  const isPrivate = navigator.globalPrivacyControl || navigator.doNotTrack === "1"

  function countReading(tools) {
    const { readings, language, number } = tools.dataset
    if (!readings || isMachine || isPrivate) return
    let waiting
    const tell = () => {
      document.removeEventListener("visibilitychange", watch)
      navigator.sendBeacon(readings, new URLSearchParams({ language, number }))
    }
    const watch = () => {
      clearTimeout(waiting)
      if (document.visibilityState === "visible") waiting = setTimeout(tell, A_WHILE)
    }
    document.addEventListener("visibilitychange", watch)
    watch()
  }

  offerChoices()
  rememberChanges()
  document.addEventListener("keydown", reportSelected)
  const text = document.querySelector(".story .text")
  const tools = document.querySelector(".tools")
  if (text) {
    nameParagraphs(text)
    showNamed()
    addEventListener("hashchange", showNamed)
  }
  if (text && tools) {
    offerSharing(tools)
    offerParagraphs(tools, text)
    countReading(tools)
  }
})()
