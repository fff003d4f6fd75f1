// The row of buttons: named in the language of the desk, one stop for Tab, arrows inside.
import { hasWord, word } from "desk/body_words"

const PLACES = { Home: () => 0, End: (number, count) => count - 1 }
PLACES.ArrowRight = (number, count) => (number + 1) % count
PLACES.ArrowLeft = (number, count) => (number + count - 1) % count

const shownIn = (bar) => [...bar.querySelectorAll("button[data-name]:not(.hidden)")]

const name = (button) => {
  if (!hasWord(button.dataset.name)) return
  button.title = word(button.dataset.name)
  button.setAttribute("aria-label", button.title)
}

const tell = (bar) => {
  for (const button of bar.querySelectorAll("button[data-name]")) {
    button.setAttribute("aria-pressed", String(button.classList.contains("active")))
    button.setAttribute("aria-disabled", String(button.classList.contains("disabled")))
  }
}

// The button that Tab reaches: the one that had the focus last.
const stopAt = (bar, stop) => {
  for (const button of bar.querySelectorAll("button[data-name]")) button.tabIndex = button === stop ? 0 : -1
}

const pressed = (bar, editor, event) => {
  if (event.key === "Escape") return editor.commands.focus()
  const buttons = shownIn(bar)
  const place = PLACES[event.key]?.(buttons.indexOf(document.activeElement), buttons.length)
  if (place === undefined) return
  event.preventDefault()
  buttons[place].focus()
}

const goTo = (bar) => (shownIn(bar).find((button) => button.tabIndex === 0) || shownIn(bar)[0]).focus()

export function makeToolbar(editor, element) {
  const bar = element.querySelector(".prose-menubar")
  if (!bar) return
  bar.setAttribute("role", "toolbar")
  bar.setAttribute("aria-label", word("menu"))
  for (const button of bar.querySelectorAll("button[data-name]")) name(button)
  stopAt(bar, shownIn(bar)[0])
  bar.addEventListener("focusin", (event) => event.target.matches("button[data-name]") && stopAt(bar, event.target))
  bar.addEventListener("keydown", (event) => pressed(bar, editor, event))
  editor.view.dom.addEventListener("keydown", (event) => {
    if (event.altKey && event.key === "F10") goTo(bar)
  })
  editor.on("transaction", () => tell(bar))
  tell(bar)
}
