// The page of an article: what is shown beside what, how long the texts are, and where one was
// before the page was saved. What was chosen is kept in this browser.

const form = document.querySelector("#article_form")
const root = document.documentElement

const kept = {
  read(store, key) {
    try {
      return JSON.parse(window[store].getItem(key))
    } catch {
      return null // not allowed, or not ours
    }
  },
  write(store, key, value) {
    try {
      window[store].setItem(key, JSON.stringify(value))
    } catch {
      // It is chosen anew the next time.
    }
  },
}

// What is shown.

const press = (name, value) => {
  for (const button of document.querySelectorAll(`button[data-${name}]`))
    button.setAttribute("aria-pressed", String(button.dataset[name] === value))
}

function showColumns(value) {
  root.dataset.columnsShown = value
  kept.write("localStorage", "onir.columns", value)
  press("columns", value)
}

function showSide(value) {
  root.dataset.sideShown = value
  press("side", value)
  // A preview asks the desk for a page: it opens when it is wanted, not with each article.
  if (value !== "preview") kept.write("localStorage", "onir.side", value)
  document.dispatchEvent(new CustomEvent("article:side", { detail: value }))
}

const isOneOf = (value, selector, name) =>
  [...document.querySelectorAll(selector)].some((each) => each.dataset[name] === value)

function startChoices() {
  const columns = kept.read("localStorage", "onir.columns")
  showColumns(isOneOf(columns, "button[data-columns]", "columns") ? columns : "both")
  showSide(kept.read("localStorage", "onir.side") === "none" ? "none" : "facts")
  document.querySelector("[data-tools]").hidden = false
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-columns], button[data-side]")
    if (button?.dataset.columns) showColumns(button.dataset.columns)
    else if (button) showSide(root.dataset.sideShown === button.dataset.side ? "none" : button.dataset.side)
  })
  document.addEventListener("article:show-facts", () => showSide("facts"))
  document.addEventListener("article:close-preview", () => showSide("facts"))
}

// Heights that the styles need: of what stays above, and of the editors' rows of buttons.

function measure() {
  const standing = document.querySelector("[data-article-standing]")
  const stays = getComputedStyle(standing).position === "sticky" ? standing.offsetHeight : 0
  // On a phone, its first row alone.
  const [bar] = ["[data-article-bar]", ".article-bar-row"].map((each) => document.querySelector(each).offsetHeight).filter(Boolean)
  root.style.setProperty("--bar-top", `${bar}px`)
  root.style.setProperty("--bar", `${bar + stays}px`)
  const bars = [...document.querySelectorAll(".prose-menubar")].map((each) => each.offsetHeight)
  root.style.setProperty("--menubar", `${Math.max(0, ...bars)}px`)
}

function startMeasuring() {
  const watcher = new ResizeObserver(measure)
  const watched = "[data-article-bar], .article-bar-row, [data-article-standing], .prose-menubar"
  const watch = () => document.querySelectorAll(watched).forEach((each) => watcher.observe(each))
  watch()
  // The editors make their rows of buttons anew when they are ready.
  addEventListener("load", () => setTimeout(watch))
}

// How long the texts are: counted as languages/reading.py counts them.

const WORD = /[\p{L}\p{N}_]+(?:[-‐’'][\p{L}\p{N}_]+)*/gu
const TAG = /<[^>]*>/g

const plain = (html) => {
  const inert = document.createElement("template")
  inert.innerHTML = html
  return inert.content.textContent
}

const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u00a0")

function tellLength(shown, html) {
  const words = (plain(html.replace(TAG, " ")).match(WORD) || []).length
  const told = {
    words,
    characters: plain(html.replace(TAG, "")).length,
    minutes: Math.max(1, Math.round(words / shown.dataset.rate)),
  }
  for (const [name, number] of Object.entries(told))
    shown.querySelector(`[data-${name}]`).textContent = grouped(number)
}

function startLengths() {
  for (const shown of document.querySelectorAll("[data-length]")) {
    const body = form.elements[`${shown.dataset.length}-body`]
    if (!body) continue
    let timer
    const tell = () => tellLength(shown, body.value)
    body.addEventListener("input", () => {
      clearTimeout(timer)
      timer = setTimeout(tell, 250)
    })
    tell()
  }
}

// What is chosen and not public yet carries a mark where it is chosen.

function markHidden() {
  const names = [...document.querySelectorAll("[data-hidden-things] li")].map((each) => each.textContent)
  for (const choice of document.querySelectorAll("#facts .select2-selection__choice"))
    choice.classList.toggle("is-hidden-thing", names.includes(choice.title))
}

function startMarks() {
  if (!document.querySelector("[data-hidden-things]")) return
  const facts = document.querySelector("#facts")
  new MutationObserver(markHidden).observe(facts, { childList: true, subtree: true })
  markHidden()
}

// Django's fields that find things as one types have their names from their labels, for all to hear.

function nameFields() {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const name = select.labels[0]?.textContent.replace(/:$/, "").trim()
    const drawn = select.nextElementSibling
    const field = drawn?.querySelector("input.select2-search__field") || drawn?.querySelector("[role=combobox]")
    if (!field || !name) continue
    field.setAttribute("aria-label", name)
    const value = field.getAttribute("aria-labelledby")
    if (!value) continue
    field.id ||= `named-${select.id}`
    field.setAttribute("aria-labelledby", `${field.id} ${value}`)
    // It says that it is a field of its own, within the one that is named.
    const shown = drawn.querySelector("[role=textbox]")
    for (const each of ["role", "aria-readonly"]) shown?.removeAttribute(each)
  }
}

// How much is to be mended and to be translated, as it is found while somebody writes.

function startCounts() {
  for (const link of document.querySelectorAll("[data-count-of]")) {
    const list = document.querySelector(link.hash)
    if (!list) continue
    const tell = () => {
      const found = list.querySelectorAll(`[data-${link.dataset.countOf}]`).length
      link.querySelector("[data-count]").textContent = found
      link.hidden = !found
      link.classList.toggle("is-blocking", list.querySelector(".checks-blocking") !== null)
    }
    new MutationObserver(tell).observe(list, { childList: true, subtree: true })
    tell()
  }
}

// What a link of the bar leads to is open when it is reached.
function startLinks() {
  document.addEventListener("click", ({ target }) => {
    const link = target.closest("[data-article-standing] a[href^='#']")
    const place = link && document.querySelector(link.hash)
    if (!place) return
    const edition = place.closest("[data-edition]")
    if (!edition.checkVisibility()) showColumns(edition.dataset.edition)
    for (const each of place.querySelectorAll("details")) if (link.dataset.countOf) each.open = true
    place.focus()
  })
}

// After a save the page is where it was, with the cursor in its place.

const PLACE = "onir.place"
const FRESH = 60000 // milliseconds; an older place is somebody's who went elsewhere

const editorAt = (element) => element?.closest(".tiptap")?.editor

function place() {
  const focused = document.activeElement
  const editor = editorAt(focused)
  const { from, to } = editor?.state.selection || {}
  const language = focused.closest("[data-edition]")?.dataset.edition
  const selection = editor ? [from, to] : [focused.selectionStart, focused.selectionEnd]
  const { top } = focused.getBoundingClientRect()
  return { at: Date.now(), top, id: focused.id, language, isEditor: Boolean(editor), selection }
}

function goBack() {
  const was = kept.read("sessionStorage", PLACE)
  kept.write("sessionStorage", PLACE, null)
  const isRefused = document.querySelector(".errornote, .edition-remark[role=alert], .messagelist .error")
  if (!was || Date.now() - was.at > FRESH || isRefused) return
  const said = [...document.querySelectorAll(".messagelist li")].map((each) => each.textContent)
  document.querySelector("[data-bar-said]").textContent = said.join(" ")
  const focused = was.isEditor ? focusEditor(was) : focusField(was)
  if (focused) scrollBy(0, focused.getBoundingClientRect().top - was.top)
}

function focusEditor({ language, selection: [from, to] }) {
  const editor = document.querySelector(`#edition-${language} .tiptap`)?.editor
  if (!editor) return null
  const last = editor.state.doc.content.size
  editor.commands.setTextSelection({ from: Math.min(from, last), to: Math.min(to, last) })
  editor.view.dom.focus({ preventScroll: true })
  return editor.view.dom
}

function focusField({ id, selection: [from, to] }) {
  const field = id && document.getElementById(id)
  if (!field || field.type === "submit") return null
  field.focus({ preventScroll: true })
  if (field.tagName === "TEXTAREA") field.setSelectionRange(from, to)
  return field
}

function startPlace() {
  form.addEventListener("submit", ({ submitter }) => {
    const isPlainSave = !submitter || submitter.name === "_continue"
    kept.write("sessionStorage", PLACE, isPlainSave ? place() : null)
  })
  // Once the texts stand where they will stay.
  document.addEventListener("article:rows", goBack, { once: true })
}

startChoices()
startMeasuring()
startLengths()
startMarks()
django.jQuery(nameFields) // after Django's own script has drawn them
startCounts()
startLinks()
startPlace()
