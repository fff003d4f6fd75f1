// A field that finds things by their words: a combobox with a list, as ARIA 1.2 describes it.
import { crel } from "django-prose-editor/editor"
import { freshId } from "desk/body_dialogs"
import { word } from "desk/body_words"

const PAUSE = 200 // milliseconds after the last key

const optionFor = (thing) =>
  crel("li", { id: freshId(), role: "option", "aria-selected": "false" }, [
    crel("span", { textContent: thing.name }),
    crel("small", { textContent: [word(thing.kind), thing.is_public ? "" : word("hidden")].filter(Boolean).join(" · ") }),
  ])

export class Combobox {
  // `find` gives the things for a text; `onChoice` hears of a thing chosen, or of null.
  constructor({ find, onChoice = () => {}, thing = null, text = "" }) {
    Object.assign(this, { find, onChoice, thing, things: [], active: -1, turn: 0 })
    this.list = crel("ul", { id: freshId(), role: "listbox", className: "body-found", hidden: true })
    this.list.setAttribute("aria-label", word("found"))
    this.status = crel("p", { className: "quiet", role: "status" })
    this.input = crel("input", {
      type: "text",
      autocomplete: "off",
      value: thing?.name || text,
      role: "combobox",
      "aria-expanded": "false",
      "aria-autocomplete": "list",
      "aria-controls": this.list.id,
    })
    this.input.addEventListener("input", () => this.typed())
    this.input.addEventListener("keydown", (event) => this.pressed(event))
    this.input.addEventListener("blur", () => this.close())
    // Before the field loses the focus, and with it the list.
    this.list.addEventListener("mousedown", (event) => this.clicked(event))
  }

  get text() {
    return this.input.value.trim()
  }

  typed() {
    this.choose(null)
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.offer(), PAUSE)
  }

  async offer() {
    const turn = ++this.turn
    const things = this.text ? await this.find(this.text) : []
    if (turn !== this.turn || this.thing) return
    this.things = things
    this.list.replaceChildren(...things.map(optionFor))
    this.list.hidden = !things.length
    this.input.setAttribute("aria-expanded", String(things.length > 0))
    this.status.textContent = this.text && !things.length ? word("nothing_found") : ""
    this.point(-1)
  }

  point(number) {
    this.active = number
    const shown = [...this.list.children]
    shown.forEach((each, place) => each.setAttribute("aria-selected", String(place === number)))
    shown[number]?.scrollIntoView({ block: "nearest" })
    if (shown[number]) this.input.setAttribute("aria-activedescendant", shown[number].id)
    else this.input.removeAttribute("aria-activedescendant")
  }

  pressed(event) {
    const isOpen = !this.list.hidden
    if (isOpen && event.key === "Enter" && this.active >= 0) this.take(this.things[this.active])
    else if (isOpen && event.key === "Escape") this.close()
    else if (isOpen && event.key === "ArrowDown") this.point((this.active + 1) % this.things.length)
    else if (isOpen && event.key === "ArrowUp")
      this.point((Math.max(this.active, 0) + this.things.length - 1) % this.things.length)
    else if (event.key === "ArrowDown") this.offer()
    else return
    event.preventDefault()
  }

  clicked(event) {
    event.preventDefault()
    const place = [...this.list.children].indexOf(event.target.closest("[role=option]"))
    if (place >= 0) this.take(this.things[place])
  }

  take(thing) {
    this.input.value = thing.name
    this.choose(thing)
    this.close()
  }

  choose(thing) {
    if (this.thing === thing) return
    this.thing = thing
    this.onChoice(thing)
  }

  close() {
    this.turn++
    this.list.hidden = true
    this.input.setAttribute("aria-expanded", "false")
    this.point(-1)
  }

  // The thing chosen; or the only one that the text finds.
  async settled() {
    if (this.thing || !this.text) return this.thing
    const found = await this.find(this.text)
    if (found.length === 1) this.take(found[0])
    return this.thing
  }
}
