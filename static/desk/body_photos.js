// Photos and galleries from the library, found or uploaded without leaving the page.
import { crel, pm } from "django-prose-editor/editor"
import { bySlug, search, upload } from "desk/body_asking"
import { Describing } from "desk/body_describing"
import { ask, freshId, options, row } from "desk/body_dialogs"
import { isNode, putNode } from "desk/body_nodes"
import { languageOf, word } from "desk/body_words"

const PAUSE = 250 // milliseconds after the last key
const SIZES = ["", "small", "wide", "full"]
const LONGEST_CAPTION = 500

const button = (icon, label, action) => {
  const made = crel("button", { type: "button", className: "material-icons", textContent: icon, title: label, "aria-label": label })
  made.addEventListener("click", action)
  return made
}

// The library in a window. With `several` it keeps an order; else one photo is chosen.
class Library {
  constructor(language, { several = false, chosen = [], onChoice = () => {} } = {}) {
    Object.assign(this, { language, several, chosen, onChoice, name: freshId(), turn: 0 })
    this.words = crel("input", { type: "search", autocomplete: "off" })
    this.status = crel("p", { className: "quiet", role: "status" })
    this.grid = crel("div", { className: "library-grid", role: several ? "group" : "radiogroup", "aria-label": word("library") })
    this.file = crel("input", { type: "file", accept: "image/*", multiple: several })
    this.describing = new Describing()
    this.order = crel("ol", { className: "library-order", "aria-label": word("order") })
    this.listen()
    this.show()
    this.find()
  }

  get rows() {
    const found = [row(word("library_words"), this.words), this.grid]
    const added = [row(word("upload"), this.file), this.status, this.describing.dom]
    return [...found, ...added, ...(this.several ? [this.order] : [])]
  }

  listen() {
    this.words.addEventListener("input", () => {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.find(), PAUSE)
    })
    this.words.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return
      event.preventDefault() // it searches; it does not close the window
      this.find()
    })
    this.grid.addEventListener("change", (event) => this.changed(event.target))
    this.file.addEventListener("change", async () => {
      await this.upload(this.file.files)
      this.file.value = ""
    })
  }

  async find() {
    const turn = ++this.turn
    const found = await search(["photo"], this.words.value.trim(), this.language)
    if (turn !== this.turn) return
    this.found = found
    this.status.textContent = found.length ? "" : word("nothing_found")
    this.fill()
  }

  fill() {
    const slugs = this.found.map((photo) => photo.slug)
    const others = this.several ? [] : this.chosen.filter((photo) => !slugs.includes(photo.slug))
    this.photos = [...others, ...this.found]
    this.grid.replaceChildren(...this.photos.map((photo) => this.card(photo)))
  }

  card(photo) {
    const box = crel("input", {
      type: this.several ? "checkbox" : "radio",
      name: this.name,
      value: photo.slug,
      checked: this.chosen.some((each) => each.slug === photo.slug),
    })
    const picture = crel("img", { src: photo.thumbnail, alt: "", loading: "lazy" })
    const state = photo.is_public ? "" : word("hidden")
    const said = [crel("span", { textContent: photo.name }), crel("small", { textContent: state })]
    return crel("label", { className: "library-card" }, [box, picture, ...said])
  }

  changed(box) {
    const photo = this.photos.find((each) => each.slug === box.value)
    const others = this.chosen.filter((each) => each.slug !== photo.slug)
    if (this.several) this.chosen = box.checked ? [...others, photo] : others
    else this.chosen = [photo]
    this.show()
  }

  async upload(files) {
    for (const file of files) {
      this.status.textContent = `${word("uploading")} ${file.name}`
      const answer = await upload(file)
      const photo = answer.photo || answer.duplicate
      const said = answer.duplicate ? word("duplicate") : photo ? word("uploaded") : answer.error
      if (photo) await this.add(photo.slug)
      this.status.textContent = `${file.name}: ${said || word("no_answer")}`
      if (!photo) break
      if (answer.photo?.form) this.describing.add(answer.photo.form)
    }
  }

  async add(slug) {
    const [photo] = await bySlug("photo", [slug], this.language)
    if (!photo) return
    const others = this.chosen.filter((each) => each.slug !== slug)
    this.chosen = this.several ? [...others, photo] : [photo]
    this.found = [photo, ...(this.found || []).filter((each) => each.slug !== slug)]
    this.fill()
    this.show()
    this.status.after(this.describe(photo))
  }

  // A photo that nobody described is not shown to readers.
  describe(photo) {
    const link = crel("a", { href: photo.page, target: "_blank", textContent: `${word("describe")} ${photo.name}` })
    return crel("p", {}, [link])
  }

  show() {
    this.onChoice(this.chosen)
    this.order.replaceChildren(...this.chosen.map((photo, place) => this.line(photo, place)))
  }

  line(photo, place) {
    const picture = crel("img", { src: photo.thumbnail, alt: "" })
    const line = crel("li", { draggable: true }, [
      picture,
      crel("span", { textContent: photo.name }),
      button("arrow_upward", `${word("earlier")} ${photo.name}`, () => this.move(place, place - 1, 0)),
      button("arrow_downward", `${word("later")} ${photo.name}`, () => this.move(place, place + 1, 1)),
      button("close", `${word("leave_out")} ${photo.name}`, () => this.leaveOut(photo)),
    ])
    line.addEventListener("dragstart", (event) => event.dataTransfer.setData("text/plain", String(place)))
    line.addEventListener("dragover", (event) => event.preventDefault())
    line.addEventListener("drop", (event) => {
      event.preventDefault()
      this.move(Number(event.dataTransfer.getData("text/plain")), place)
    })
    return line
  }

  // `pressed` is the button that keeps the focus when its line has moved.
  move(from, to, pressed) {
    if (to < 0 || to >= this.chosen.length || from === to) return
    const moved = this.chosen.toSpliced(from, 1)
    this.chosen = moved.toSpliced(to, 0, this.chosen[from])
    this.show()
    if (pressed !== undefined) this.order.children[to].querySelectorAll("button")[pressed].focus()
  }

  leaveOut(photo) {
    this.chosen = this.chosen.filter((each) => each !== photo)
    this.fill()
    this.show()
    this.words.focus()
  }
}

const libraryFor = async (editor, slugs, settings) => {
  const language = languageOf(editor)
  const known = slugs.length ? await bySlug("photo", slugs, language) : []
  const chosen = slugs.map((slug) => known.find((each) => each.slug === slug)).filter(Boolean)
  return new Library(language, { chosen, ...settings })
}

export async function askForPhoto(editor, files = []) {
  const old = isNode(editor, "photo") ? editor.getAttributes("photo") : {}
  const size = options(SIZES.map((each) => [each, word(`size:${each}`)]), old["data-size"] || "")
  const caption = crel("textarea", { rows: 2, maxLength: LONGEST_CAPTION, value: old["data-caption"] || "" })
  caption.lang = languageOf(editor)
  const onChoice = ([photo]) => (caption.placeholder = photo?.caption || "")
  const library = await libraryFor(editor, [old["data-photo"]].filter(Boolean), { onChoice })
  const rows = [...library.rows, row(word("size"), size), row(word("caption"), caption)]
  const check = async () => (library.chosen.length ? library.describing.save() : word("choose_photo"))
  library.upload(files)
  const answer = await ask(word("photo"), rows, { check })
  editor.view.focus()
  if (answer !== "apply") return
  putNode(editor, "photo", {
    "data-photo": library.chosen[0].slug,
    "data-size": size.value || null,
    "data-caption": caption.value.trim() || null,
  })
  if (!old["data-photo"]) goOnAfter(editor)
}

// What is written or put in next comes after a new photo, and does not take its place.
const goOnAfter = ({ state, view }) => {
  const after = pm.state.Selection.near(state.doc.resolve(state.selection.to), 1)
  view.dispatch(state.tr.setSelection(after))
}

export async function askForGallery(editor, files = []) {
  const old = isNode(editor, "gallery") ? editor.getAttributes("gallery")["data-gallery"].split(" ") : []
  const library = await libraryFor(editor, old, { several: true })
  const check = async () => (library.chosen.length > 1 ? library.describing.save() : word("choose_photos"))
  library.upload(files)
  const answer = await ask(word("gallery"), library.rows, { check })
  editor.view.focus()
  if (answer !== "apply") return
  putNode(editor, "gallery", { "data-gallery": library.chosen.map((photo) => photo.slug).join(" ") })
}

// Pictures dropped on the text or pasted into it: one becomes a photo, several a gallery.
export const takeFiles = (editor, files) => {
  const pictures = [...(files || [])].filter((file) => file.type.startsWith("image/"))
  if (!pictures.length || !editor.isEditable) return false
  const asking = pictures.length > 1 ? askForGallery : askForPhoto
  asking(editor, pictures)
  return true
}

// The photo at the head of the story: into the field of the form, by the number that its page has.
export async function askForLeadPhoto(select) {
  const library = new Library(document.documentElement.lang)
  const check = async () => (library.chosen.length ? library.describing.save() : word("choose_photo"))
  if ((await ask(word("photo"), library.rows, { check })) !== "apply") return
  const [photo] = library.chosen
  const [number] = photo.page.match(/(\d+)\/change/).slice(1)
  select.append(new Option(photo.name, number, true, true))
  select.dispatchEvent(new Event("change", { bubbles: true }))
}
