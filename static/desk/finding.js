// Quick finding as one types: a combobox with a list, as ARIA 1.2 describes it. Without this module
// the field is a form that leads to the page of what was found.
const PAUSE = 200 // milliseconds after the last key

const form = document.querySelector("[data-finding]")
const input = form.querySelector("input")
const list = make("ul", { id: "finding-list", className: "finding-list", hidden: true })
const status = make("p", { className: "visually-hidden" })
let options = []
let active = -1
let turn = 0
let timer = 0

list.setAttribute("role", "listbox")
list.setAttribute("aria-label", form.getAttribute("aria-label"))
status.setAttribute("role", "status")
input.setAttribute("role", "combobox")
input.setAttribute("aria-autocomplete", "list")
input.setAttribute("aria-expanded", "false")
input.setAttribute("aria-controls", list.id)
form.append(list, status)

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children)
  return element
}

function optionFor(found) {
  const name = make("span", { lang: found.language, textContent: found.name })
  const option = make("li", { id: `finding-${options.length}` }, name)
  if (found.remark) option.append(make("small", { textContent: found.remark }))
  option.setAttribute("role", "option")
  option.setAttribute("aria-selected", "false")
  option.dataset.address = found.address
  options.push(option)
  return option
}

function kindOf(group) {
  const kind = make("li", { textContent: group.kind })
  kind.setAttribute("role", "presentation")
  return kind
}

function show(groups) {
  options = []
  list.replaceChildren(...groups.flatMap((group) => [kindOf(group), ...group.found.map(optionFor)]))
  list.hidden = !options.length
  input.setAttribute("aria-expanded", String(options.length > 0))
  status.textContent = options.length ? "" : form.dataset.none
  point(-1)
}

async function offer() {
  const text = input.value.trim()
  const mine = ++turn
  if (!text) return close()
  const answer = await fetch(`${form.dataset.finding}?${new URLSearchParams({ q: text })}`).catch(() => null)
  // No answer, or the page of the log-in: the form itself still leads to what is found.
  if (!answer?.ok || answer.redirected || mine !== turn) return
  const { groups } = await answer.json()
  if (mine === turn) show(groups)
}

function point(number) {
  active = number
  options.forEach((each, place) => each.setAttribute("aria-selected", String(place === number)))
  options[number]?.scrollIntoView({ block: "nearest" })
  if (options[number]) input.setAttribute("aria-activedescendant", options[number].id)
  else input.removeAttribute("aria-activedescendant")
}

function close() {
  turn++
  list.hidden = true
  input.setAttribute("aria-expanded", "false")
  point(-1)
}

function pressed(event) {
  const isOpen = !list.hidden
  if (isOpen && event.key === "ArrowDown") point((active + 1) % options.length)
  else if (isOpen && event.key === "ArrowUp") point((Math.max(active, 0) + options.length - 1) % options.length)
  else if (isOpen && event.key === "Enter" && active >= 0) location.assign(options[active].dataset.address)
  else if (isOpen && event.key === "Escape") close()
  else if (!isOpen && event.key === "ArrowDown") offer()
  else return
  event.preventDefault()
}

function isTyping(element) {
  return element.isContentEditable || element.matches("input, textarea, select")
}

input.addEventListener("input", () => {
  clearTimeout(timer)
  timer = setTimeout(offer, PAUSE)
})
input.addEventListener("keydown", pressed)
input.addEventListener("blur", close)
// Before the field loses the focus, and with it the list.
list.addEventListener("mousedown", (event) => {
  const option = event.target.closest("[role=option]")
  event.preventDefault()
  if (option) location.assign(option.dataset.address)
})
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  event.preventDefault()
  input.focus()
  input.select()
})
