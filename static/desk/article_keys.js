// Keys of an article's page, by their place on the keyboard: a Russian or Kazakh layout has them
// where the Latin one has. The list of them is templates/desk/article_keys.html.

const form = document.querySelector("#article_form")
const list = document.querySelector("template[data-keys]").content
const FIELDS = {
  KeyQ: ["ru", "title"],
  KeyW: ["ru", "lead"],
  KeyE: ["ru", "body"],
  KeyZ: ["kk", "title"],
  KeyX: ["kk", "lead"],
  KeyC: ["kk", "body"],
}
// What is to be mended or answered, in the order of the page.
const TO_DO = ["[data-debt] a[href]", "[data-check] :is(a[href], button)", ".body-proof li .link-button"].join(", ")

const isShown = (element) => element.checkVisibility()
const save = () => form.requestSubmit(document.querySelector("[name=_continue]"))

function reveal(language) {
  const isHidden = !isShown(document.querySelector(`#edition-${language}`))
  if (isHidden) document.querySelector(`button[data-columns=${language}]`).click()
}

function goToField(language, name) {
  reveal(language)
  if (name === "body") return document.querySelector(`#edition-${language} .tiptap`)?.editor?.commands.focus()
  form.elements[`${language}-${name}`]?.focus()
}

function goToFacts() {
  document.dispatchEvent(new Event("article:show-facts"))
  document.querySelector("#id_section").focus()
}

function nextColumns() {
  const buttons = [...document.querySelectorAll("button[data-columns]")]
  const now = buttons.findIndex((each) => each.getAttribute("aria-pressed") === "true")
  buttons[(now + 1) % buttons.length].click()
}

const togglePreview = () => document.querySelector("button[data-side=preview]")?.click()

function goToNext(step) {
  const found = [...document.querySelectorAll(TO_DO)].filter((each) => isShown(each.closest("[data-edition]")))
  const now = found.indexOf(document.activeElement)
  const wanted = now < 0 && step < 0 ? found.length - 1 : now + step
  const next = found[(wanted + found.length) % found.length]
  for (let each = next; each; each = each.parentElement) if (each.matches("details")) each.open = true
  next?.focus()
}

function showList() {
  const dialog = list.querySelector("dialog").cloneNode(true)
  dialog.addEventListener("close", () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

function done({ code, shiftKey }) {
  if (FIELDS[code]) goToField(...FIELDS[code])
  else if (code === "KeyB") nextColumns()
  else if (code === "KeyG") goToNext(shiftKey ? -1 : 1)
  else if (code === "KeyF") goToFacts()
  else if (code === "KeyP") togglePreview()
  else return false
  return true
}

const isTyping = ({ target }) => target.closest("input, textarea, select, [contenteditable=true]")
const isOurs = ({ ctrlKey, metaKey, altKey }) => ctrlKey && altKey && !metaKey

document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]")) return
  const isSave = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === "KeyS"
  // What AltGr types belongs to the text.
  const isLetter = event.getModifierState("AltGraph")
  if (isSave) save()
  else if (event.key === "?" && !isTyping(event)) showList()
  else if (isLetter || !isOurs(event) || !done(event)) return
  event.preventDefault()
}, true)

for (const [code, [language, name]] of Object.entries(FIELDS)) {
  const field = form.elements[`${language}-${name}`]
  const shown = field?.closest(".prose-editor")?.querySelector(".tiptap") || field
  shown?.setAttribute("aria-keyshortcuts", `Control+Alt+${code.replace("Key", "")}`)
}

document.querySelector("[data-help]").addEventListener("click", showList)
