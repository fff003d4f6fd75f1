// Keeps what is being typed: on the server two seconds after the last key and on leaving the page,
// in this browser until the server has it. Tells who else is here and what was saved meanwhile.
const PAUSE = 2000
const AGAIN = 15000
const AT_MOST_ON_LEAVING = 60000 // bytes that a browser sends from a page that is gone

const form = document.querySelector("#article_form")
const desk = document.querySelector("[data-writing]").dataset
const window_ = `${Date.now()}-${Math.random().toString(36).slice(2)}`
let clock = Date.now() - Number(desk.now) // how far this machine's clock is ahead of the desk's

class LoggedOut extends Error {}

// Requests.

const tokens = () => document.querySelectorAll("[name=csrfmiddlewaretoken]")

async function post(address, given, options = {}) {
  const body = new FormData()
  for (const [name, value] of Object.entries(given)) body.append(name, value)
  body.append("csrfmiddlewaretoken", tokens()[0].value)
  const headers = { Accept: "application/json" }
  const answer = await fetch(address, { method: "POST", body, headers, redirect: "manual", ...options })
  if (answer.type === "opaqueredirect") throw new LoggedOut()
  return answer
}

// Whoever logs in again gets another token; the page's forms need it, too.
async function renewToken() {
  const answer = await fetch(desk.autosave, { redirect: "manual" })
  if (answer.type === "opaqueredirect") throw new LoggedOut()
  const { token } = await answer.json()
  for (const each of tokens()) each.value = token
}

async function ask(address, given, options) {
  const answer = await post(address, given, options)
  if (answer.status !== 403) return answer
  await renewToken()
  return post(address, given, options)
}

// What stays in the browser.

const remembered = {
  write(key, entry) {
    try {
      localStorage.setItem(key, JSON.stringify(entry))
      return true
    } catch {
      return false // full, or not allowed
    }
  },
  forget(key) {
    try {
      localStorage.removeItem(key)
    } catch {
      // There is none.
    }
  },
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(key))
    } catch {
      return null
    }
  },
  keys(prefix) {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(prefix))
    } catch {
      return []
    }
  },
}

// A window of its own: what is typed here stays as it is, and is sent once that window is gone.
function linkToLogIn() {
  const link = document.createElement("a")
  Object.assign(link, { href: desk.login, target: "_blank", textContent: desk.logIn })
  link.addEventListener("click", (event) => {
    const small = open(desk.login, "log-in", "popup,width=480,height=640")
    if (!small) return
    event.preventDefault()
    small.focus()
  })
  return link
}

class Draft {
  constructor(element) {
    this.element = element
    this.language = element.dataset.draft
    this.prefix = `onir.unsaved.${desk.user}.${desk.article || "new"}.${this.language}.`
    this.key = this.prefix + window_
    this.state = element.querySelector("[data-state]")
    this.kept = document.querySelector(`[data-bar=${this.language}] [data-kept]`)
    this.fields = Object.fromEntries(
      ["title", "lead", "body"].map((name) => [name, form.elements[`${this.language}-${name}`]]),
    )
    this.base = form.elements[`${this.language}-base`]
    this.marks = form.elements[`${this.language}-unsaved`]
    this.typedAt = 0
    for (const field of Object.values(this.fields)) field.addEventListener("input", () => this.typed())
    element.addEventListener("click", (event) => this.clicked(event))
    this.sendWhatStayed()
  }

  get text() {
    return Object.fromEntries(Object.entries(this.fields).map(([name, field]) => [name, field.value]))
  }

  get entry() {
    return { ...this.text, base: this.base.value, typed_at: this.typedAt, seen: this.marks.value }
  }

  get edition() {
    return { article: desk.article, language: this.language }
  }

  get offer() {
    return this.element.querySelector("[data-unsaved]")
  }

  say(sentence, isTrouble = false) {
    for (const place of [this.state, this.kept]) {
      if (place.textContent !== sentence) place.textContent = sentence
      place.classList.toggle("is-trouble", isTrouble)
    }
  }

  // Typing.

  typed() {
    const last = Math.max(0, ...this.marks.value.split(" ").map(Number))
    this.typedAt = Math.max(Date.now() - clock, last + 1)
    this.isDirty = true
    this.isRefused = false
    clearTimeout(this.timer)
    clearTimeout(this.rememberTimer)
    this.rememberTimer = setTimeout(() => this.remember(), PAUSE / 8)
    this.timer = setTimeout(() => this.send(), PAUSE)
  }

  remember() {
    clearTimeout(this.rememberTimer)
    this.staysHere = remembered.write(this.key, this.entry)
  }

  note(mark) {
    const marks = new Set(this.marks.value.split(" ").filter(Boolean))
    this.marks.value = [...marks, String(mark)].slice(-50).join(" ")
  }

  // Sending.

  async send({ isLeaving = false } = {}) {
    if (!this.isDirty || this.isStopped || this.isRefused || (this.sending && !isLeaving)) return
    clearTimeout(this.timer)
    this.remember()
    const entry = this.entry
    this.note(entry.typed_at)
    this.sending = new AbortController()
    const length = new Blob(Object.values(entry)).size
    const options = isLeaving ? { keepalive: length < AT_MOST_ON_LEAVING } : { signal: this.sending.signal }
    try {
      await this.heard(await ask(desk.autosave, { ...entry, ...this.edition, user: desk.user }, options), entry)
    } catch (error) {
      if (error.name !== "AbortError") this.notSent(error)
    } finally {
      this.sending = null
    }
    if (this.isDirty && this.typedAt !== entry.typed_at) this.timer = setTimeout(() => this.send(), PAUSE)
  }

  async heard(answer, entry) {
    const said = await read(answer)
    if (said.state === "kept" || said.state === "saved") {
      if (said.mark) this.note(said.mark)
      if (this.typedAt === entry.typed_at) {
        this.isDirty = false
        clearTimeout(this.rememberTimer)
        remembered.forget(this.key)
      }
      return this.say(said.said)
    }
    this.isRefused = ["refused", "not_seen", "somebody_else"].includes(said.state)
    this.say(`${said.said || desk.failed} ${this.whereItIs}`, true)
    if (said.state === "not_seen" && said.other !== this.offer?.dataset.unsaved) await this.showOffer()
  }

  get whereItIs() {
    return this.staysHere ? desk.stays : desk.nowhere
  }

  notSent(error) {
    if (!(error instanceof LoggedOut)) return this.say(`${desk.offline} ${this.whereItIs}`, true)
    this.sayLoggedOut()
  }

  sayLoggedOut() {
    if (this.state.querySelector("a")) return
    this.say(`${desk.loggedOut} ${this.isDirty ? this.whereItIs : ""} `, true)
    for (const place of [this.state, this.kept]) place.append(linkToLogIn())
  }

  // What an earlier window could not send.

  async sendWhatStayed() {
    for (const key of remembered.keys(this.prefix)) {
      const entry = key === this.key ? null : remembered.read(key)
      if (!entry) continue
      try {
        const answer = await ask(desk.autosave, { ...entry, ...this.edition, user: desk.user })
        const said = await read(answer)
        if (said.state !== "kept" && said.state !== "saved") continue
        remembered.forget(key)
        const isShown = Object.entries(this.text).every(([name, value]) => value === entry[name])
        if (isShown && said.mark) this.note(said.mark)
        else if (said.mark && said.mark !== this.offer?.dataset.unsaved) await this.showOffer()
      } catch {
        return // next time
      }
    }
  }

  // The text that is offered.

  async showOffer() {
    const asked = new URLSearchParams({ ...this.edition, seen: this.marks.value })
    const answer = await fetch(`${desk.offer}?${asked}`, { redirect: "manual" })
    if (!answer.ok) return
    this.offer?.remove()
    const place = this.element.querySelector("[data-notices]")
    if (answer.status === 200) place.insertAdjacentHTML("afterbegin", await answer.text())
  }

  clicked(event) {
    const button = event.target.closest("[data-take], [data-throw-away]")
    if (!button) return
    event.preventDefault()
    if (button.matches("[data-take]")) this.take(this.offer)
    else this.throwAway(this.offer)
  }

  take(offer) {
    if (this.isDirty && !confirm(desk.replaces)) return
    const given = (name) => offer.querySelector(`[data-text=${name}]`).value
    this.base.value = offer.dataset.base
    this.note(offer.dataset.unsaved)
    this.fields.title.value = given("title")
    this.fields.lead.value = given("lead")
    this.fields.body.value = given("body")
    const editor = this.fields.body.closest(".prose-editor")?.querySelector(".tiptap")?.editor
    editor?.commands.setContent(given("body"), { parseOptions: { preserveWhitespace: true } })
    offer.remove()
    this.typed()
    this.say(desk.taken)
    this.fields.title.focus()
    this.decided()
  }

  async throwAway(offer) {
    if (!confirm(desk.sure)) return
    try {
      const answer = await ask(desk.throwAway, { ...this.edition, mark: offer.dataset.unsaved })
      if ((await read(answer)).state !== "gone") return this.showOffer()
    } catch (error) {
      return this.notSent(error)
    }
    offer.remove()
    this.say("")
    this.fields.title.focus()
    this.decided()
  }

  decided() {
    this.isRefused = false
    this.send()
    this.sendWhatStayed()
  }

  // Leaving.

  leave() {
    if (!this.isDirty || this.isStopped) return
    this.remember()
    this.send({ isLeaving: true })
  }

  stop() {
    if (this.isDirty) this.remember()
    this.isStopped = true
    this.sending?.abort()
    clearTimeout(this.timer)
  }
}

async function read(answer) {
  try {
    const said = await answer.json()
    if (said.now) clock = Date.now() - said.now
    return said
  } catch {
    return {}
  }
}

const drafts = [...document.querySelectorAll("[data-draft]")].map((element) => new Draft(element))
const sendAll = () => drafts.forEach((draft) => draft.send())

addEventListener("online", sendAll)
addEventListener("focus", sendAll)
setInterval(sendAll, AGAIN)
addEventListener("pagehide", () => drafts.forEach((draft) => draft.leave()))
document.addEventListener("visibilitychange", () => {
  if (document.hidden) drafts.forEach((draft) => draft.leave())
})
form.addEventListener("submit", () => drafts.forEach((draft) => draft.stop()))
addEventListener("pageshow", () => {
  for (const draft of drafts) draft.isStopped = false
})

// Who else is here.

const opened = Object.fromEntries(
  [...document.querySelectorAll("[data-opened-on]")].map(({ dataset }) => [dataset.edition, dataset.openedOn]),
)

async function sayHere() {
  const bases = Object.fromEntries(drafts.map((draft) => [draft.language, draft.base.value]))
  try {
    const answer = await ask(desk.presence, { ...opened, ...bases })
    if (!answer.ok) return
    const { others, newer } = await answer.json()
    const shown = document.querySelector("[data-others]")
    if (shown.textContent !== others) shown.textContent = others
    for (const { language, said } of newer) sayNewer(document.querySelector(`#edition-${language} [data-newer]`), said)
    for (const draft of drafts) if (draft.state.querySelector("a")) draft.say("")
  } catch (error) {
    if (error instanceof LoggedOut) drafts.forEach((draft) => draft.sayLoggedOut())
  }
}

function sayNewer(notice, said) {
  const sentence = notice.querySelector("[data-said]")
  if (sentence.textContent !== said) sentence.textContent = said
  notice.hidden = false
}

async function showBeside({ target }) {
  const draft = drafts.find((each) => each.language === target.dataset.beside)
  const shown = target.closest("[data-newer]").querySelector("[data-shown]")
  try {
    const answer = await ask(desk.beside, { ...draft.text, ...draft.edition })
    if (answer.ok) shown.innerHTML = await answer.text()
    else shown.textContent = await answer.text()
  } catch (error) {
    draft.notSent(error)
  }
}

for (const button of document.querySelectorAll("button[data-beside]")) button.addEventListener("click", showBeside)
if (desk.presence) {
  sayHere()
  setInterval(sayHere, AGAIN)
  addEventListener("focus", sayHere)
}
