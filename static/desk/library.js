// Photos are dropped or chosen, sent one after another, each with its own progress, and described on
// the same page. Nothing that was typed is lost when a save is refused or the session has ended.

const drop = document.querySelector("[data-drop]")
const describing = document.querySelector("[data-describing]")
const words = { ...describing.dataset, ...drop?.dataset }
const holder = describing.querySelector("[data-forms]")
const trouble = describing.querySelector("[data-trouble]")
const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value
let isTyped = false

class LoggedOut extends Error {}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

// Whoever logs in again gets another token; the page's forms need it, too.
async function renewToken() {
  const answer = await fetch(words.token, { redirect: "manual" })
  if (answer.type === "opaqueredirect") throw new LoggedOut()
  const told = await answer.json()
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = told.token
}

const reason = (error) => (error instanceof LoggedOut ? words.loggedOut : words.failed)

// Describing.

function addForm(html) {
  describing.hidden = false
  holder.insertAdjacentHTML("beforeend", html)
  holder.lastElementChild.dispatchEvent(new CustomEvent("library:form", { bubbles: true }))
  return holder.lastElementChild
}

async function save() {
  const answer = await fetch(describing.action, {
    method: "POST",
    body: new FormData(describing),
    headers: { Accept: "application/json" },
    redirect: "manual",
  })
  if (answer.type === "opaqueredirect") throw new LoggedOut()
  if (!answer.ok) throw new Error(answer.status)
  return answer.json()
}

async function saveAll(event) {
  event.preventDefault()
  trouble.textContent = ""
  const [button] = describing.querySelectorAll("[type=submit]")
  button.disabled = true
  try {
    await renewToken()
    const told = await save()
    if (told.saved) return leaveFor(told.saved)
    holder.innerHTML = told.forms
    holder.dispatchEvent(new CustomEvent("library:form", { bubbles: true }))
    holder.querySelector(".errors input")?.focus()
  } catch (error) {
    trouble.textContent = reason(error)
  } finally {
    button.disabled = false
  }
}

function leaveFor(address) {
  isTyped = false
  location.assign(address)
}

describing.addEventListener("submit", saveAll)
describing.addEventListener("input", () => {
  isTyped = true
})
addEventListener("beforeunload", (event) => {
  if (isTyped || Upload.isUnderWay) event.preventDefault()
})

// Uploading: one file at a time, so that a slow line carries each of them to its end.

class Upload {
  static waiting = []
  static current = null

  static get isUnderWay() {
    return Upload.current !== null
  }

  static next() {
    Upload.current = Upload.waiting.shift() ?? null
    Upload.current?.send()
  }

  constructor(file) {
    this.file = file
    this.state = element("span", { textContent: words.waiting })
    this.bar = element("progress", { max: 1, value: 0, ariaLabel: file.name })
    this.row = element("li", { className: "library-upload" }, element("bdi", { textContent: file.name }))
    this.row.append(this.bar, this.state)
    document.querySelector("[data-uploads]").append(this.row)
    this.wait()
  }

  wait(given = {}) {
    this.given = given
    for (const button of this.row.querySelectorAll("button, img, a")) button.remove()
    this.tell(words.waiting)
    Upload.waiting.push(this)
    if (!Upload.isUnderWay) Upload.next()
  }

  tell(sentence, isTrouble = false) {
    this.state.textContent = sentence
    this.state.classList.toggle("is-trouble", isTrouble)
    this.bar.hidden = sentence !== words.waiting && sentence !== words.reading
  }

  async send() {
    try {
      await renewToken()
      this.heard(await this.request())
    } catch (error) {
      this.failed(error)
    }
    Upload.next()
  }

  request() {
    const body = new FormData()
    body.append("file", this.file)
    body.append("csrfmiddlewaretoken", token())
    for (const [name, value] of Object.entries(this.given)) body.append(name, value)
    const request = new XMLHttpRequest()
    request.open("POST", drop.action)
    request.setRequestHeader("Accept", "application/json")
    request.responseType = "json"
    request.upload.addEventListener("progress", (event) => this.moved(event))
    return new Promise((resolve, reject) => {
      request.addEventListener("load", () => (request.response ? resolve(request.response) : reject(new Error())))
      request.addEventListener("error", () => reject(new Error()))
      request.send(body)
    })
  }

  moved({ loaded, total }) {
    this.bar.value = total ? loaded / total : 0
    if (loaded === total) this.tell(words.reading)
  }

  heard(told) {
    if (told.error) return this.refused(told.error)
    if (told.duplicate) return this.offer(told.duplicate)
    this.stored(told.photo, words.done)
  }

  stored(photo, sentence) {
    this.tell(sentence)
    this.row.prepend(element("img", { src: photo.thumbnail, alt: "" }))
    document.querySelector("[data-said]").textContent = `${this.file.name}: ${sentence}`
    if (photo.form && !holder.querySelector(`[data-photo-form="${photo.id}"]`)) addForm(photo.form)
  }

  refused(sentence) {
    this.tell(sentence, true)
    document.querySelector("[data-said]").textContent = `${this.file.name}: ${sentence}`
  }

  failed(error) {
    this.refused(reason(error))
    this.offerButton(words.again, () => this.wait(this.given))
  }

  offer(photo) {
    this.tell(words.twice, true)
    this.row.prepend(element("img", { src: photo.thumbnail, alt: "" }))
    this.row.append(element("a", { href: photo.address, target: "_blank", textContent: photo.name }))
    this.offerButton(words.describe, () => this.use(photo))
    this.offerButton(words.anyway, () => this.wait({ anyway: "on" }))
  }

  use(photo) {
    for (const each of this.row.querySelectorAll("button, img")) each.remove()
    this.stored(photo, words.twice)
  }

  offerButton(name, then) {
    const button = element("button", { type: "button", textContent: name })
    button.addEventListener("click", then)
    this.row.append(button)
  }
}

function take(files) {
  for (const file of files) new Upload(file)
}

function begin() {
  const field = drop.querySelector("[type=file]")
  for (const plain of drop.querySelectorAll("[data-plain]")) plain.hidden = true
  drop.querySelector("[data-hint]").hidden = false
  drop.addEventListener("submit", (event) => event.preventDefault())
  field.addEventListener("change", () => {
    take(field.files)
    field.value = ""
  })
  for (const name of ["dragenter", "dragover"]) addEventListener(name, (event) => over(event, true))
  for (const name of ["dragleave", "drop"]) addEventListener(name, (event) => over(event, false))
  addEventListener("drop", (event) => take(event.dataTransfer.files))
}

// A file that misses the box would otherwise be opened in place of the page.
function over(event, isOver) {
  event.preventDefault()
  drop.classList.toggle("is-over", isOver)
}

if (drop) begin()
