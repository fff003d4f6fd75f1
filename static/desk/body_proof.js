// Marks what is not set as in print and letters that are not what they seem, and mends it.
// The desk is asked after a pause, about paragraphs that it has not read yet: typing never waits.
import { Extension, crel, pm } from "django-prose-editor/editor"
import { proofread } from "desk/body_asking"
import { freshId } from "desk/body_dialogs"
import { languageOf, word } from "desk/body_words"

const PAUSE = 900 // milliseconds after the last key
const AT_ONCE = 100 // paragraphs of one question
const SIGNS_AT_ONCE = 30000
const LONGEST = 20000 // a longer paragraph is not checked
const MOST_SHOWN = 50 // findings in the list; mended ones make room for others

const { Plugin, PluginKey, TextSelection } = pm.state
const { Decoration, DecorationSet } = pm.view

// The desk's answers, by language and text.
const read = new Map()
const known = (language, text) => read.get(`${language} ${text}`)

const askAbout = async (language, texts) => {
  const answer = await proofread(language, texts)
  texts.forEach((text, number) => read.set(`${language} ${text}`, answer.findings?.[number] || []))
  if (!answer.findings) for (const text of texts) read.delete(`${language} ${text}`)
  return Boolean(answer.findings)
}

const parts = (texts) => {
  const found = [[]]
  let signs = 0
  for (const text of texts) {
    signs += text.length
    if (found.at(-1).length === AT_ONCE || signs > SIGNS_AT_ONCE) {
      found.push([])
      signs = text.length
    }
    found.at(-1).push(text)
  }
  return found.filter((each) => each.length)
}

const readAll = async (language, texts) => {
  const unread = new Set(texts.filter((text) => text.trim() && text.length <= LONGEST && !known(language, text)))
  for (const each of parts(unread)) if (!(await askAbout(language, each))) return
}

// Paragraphs of the text. A part in another language is set by its own rules, and left alone.

const OTHER = "\ufffc"

const isOther = (node, language) =>
  [node, ...node.marks].some(({ attrs }) => attrs.lang && attrs.lang !== language)

const textOf = (paragraph, language) => {
  let text = ""
  paragraph.forEach((node) => {
    const own = node.isText ? node.text : node.type.name === "hardBreak" ? "\n" : OTHER
    text += isOther(node, language) ? OTHER.repeat(node.nodeSize) : own
  })
  return text
}

const paragraphsOf = (doc, language) => {
  const found = []
  doc.descendants((node, place) => {
    if (isOther(node, language)) return false
    if (node.isTextblock) found.push({ start: place + 1, text: textOf(node, language) })
    return !node.isTextblock
  })
  return found
}

const marked = new PluginKey("proof")

const underline = (doc, { from, to, finding }) => {
  // A sign that is missing is shown on its neighbours.
  const [start, end] = from === to ? [from - 1, to + 1] : [from, to]
  const inside = doc.resolve(from)
  return Decoration.inline(
    Math.max(start, inside.start()),
    Math.min(end, inside.end()),
    { class: finding.is_sure ? "proof-sure" : "proof-doubt", title: finding.sentence },
  )
}

export const Marks = Extension.create({
  name: "proofMarks",
  addProseMirrorPlugins: () => [
    new Plugin({
      key: marked,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, old) => tr.getMeta(marked) || old.map(tr.mapping, tr.doc),
      },
      props: { decorations: (state) => marked.getState(state) },
    }),
  ],
})

class BodyText {
  constructor(editor) {
    this.editor = editor
    this.label = word("text")
  }

  get texts() {
    return paragraphsOf(this.editor.state.doc, languageOf(this.editor)).map(({ text }) => text)
  }

  get findings() {
    const language = languageOf(this.editor)
    return paragraphsOf(this.editor.state.doc, language).flatMap(({ start, text }) =>
      (known(language, text) || [])
        .filter((finding) => !text.slice(finding.start, finding.end).includes(OTHER))
        .map((finding) => ({ field: this, finding, from: start + finding.start, to: start + finding.end })),
    )
  }

  mark(findings) {
    const { doc, tr } = this.editor.state
    const own = findings.filter((each) => each.field === this)
    const marks = DecorationSet.create(doc, own.map((each) => underline(doc, each)))
    this.editor.view.dispatch(tr.setMeta(marked, marks).setMeta("addToHistory", false))
  }

  // From the end on: what is mended does not move what comes before it.
  mend(findings) {
    const { tr } = this.editor.state
    for (const { from, to, finding } of findings.toReversed()) tr.insertText(finding.wanted, from, to)
    this.editor.view.dispatch(tr)
  }

  show({ from, to }) {
    const { state, view } = this.editor
    view.focus()
    view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, from, to)).scrollIntoView())
  }
}

class PlainField {
  constructor(control, language) {
    this.control = control
    this.language = language
    this.label = control.labels[0]?.textContent.replace(/:$/, "") || ""
  }

  get texts() {
    return [this.control.value]
  }

  get findings() {
    return (known(this.language, this.control.value) || []).map((finding) => ({
      field: this,
      finding,
      from: finding.start,
      to: finding.end,
    }))
  }

  mark() {}

  mend(findings) {
    for (const { from, to, finding } of findings.toReversed())
      this.control.setRangeText(finding.wanted, from, to, "preserve")
    this.control.dispatchEvent(new Event("input", { bubbles: true }))
  }

  show({ from, to }) {
    this.control.focus()
    this.control.setSelectionRange(from, to)
  }
}

// Of findings that overlap the first alone; the rest is found again.
const apart = (findings) => {
  let end = -1
  return findings.filter(({ from, to }) => {
    const isFree = from >= end
    if (isFree) end = to
    return isFree
  })
}

// Spaces that look alike are told apart by their names.
const visible = (text) => text.replaceAll("\u00a0", "⍽").replaceAll(" ", "␣").replaceAll("\u202f", "⍽") || "∅"

class Panel {
  constructor(editor, element, fields) {
    this.editor = editor
    this.language = languageOf(editor)
    this.fields = fields
    this.count = crel("span", { role: "status" })
    this.all = crel("button", { type: "button", className: "button", textContent: word("mend_all"), hidden: true })
    this.all.addEventListener("click", () => this.mendAll())
    this.list = crel("ol", { id: freshId() })
    const heading = crel("summary", {}, [`${word("proof")} `, this.count])
    this.dom = crel("details", { className: "body-proof", hidden: true }, [heading, crel("p", {}, [this.all]), this.list])
    element.after(this.dom)
    editor.on("update", () => this.later())
    for (const { control } of fields) control?.addEventListener("input", () => this.later())
    this.later()
  }

  later() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.read(), PAUSE)
  }

  readAll() {
    return readAll(this.language, this.fields.flatMap((field) => field.texts))
  }

  async read() {
    await this.readAll()
    if (!this.editor.isDestroyed) this.show()
  }

  get findings() {
    return this.fields.flatMap((field) => field.findings)
  }

  show() {
    const findings = this.findings
    for (const field of this.fields) field.mark(findings)
    const hadFocus = this.list.contains(document.activeElement) || document.activeElement === this.all
    this.dom.hidden = !findings.length
    this.count.textContent = findings.length ? String(findings.length) : ""
    this.all.hidden = !findings.some(({ finding }) => finding.is_sure)
    this.list.replaceChildren(...findings.slice(0, MOST_SHOWN).map((each) => this.line(each)))
    if (hadFocus) (this.list.querySelector("button") || this.editor.view.dom).focus()
  }

  line(each) {
    const { finding, field } = each
    const show = crel("button", { type: "button", className: "link-button", textContent: visible(finding.found) })
    show.setAttribute("aria-label", `${word("show")} ${finding.found}`)
    show.addEventListener("click", () => field.show(each))
    const said = [`${field.label}: `, show]
    if (finding.wanted !== null) said.push(" → ", crel("b", { textContent: visible(finding.wanted) }))
    const line = crel("li", {}, [crel("span", {}, said), crel("small", { textContent: finding.sentence })])
    if (finding.wanted !== null) line.append(this.mender(each))
    return line
  }

  mender(each) {
    const mend = crel("button", { type: "button", className: "button", textContent: word("mend") })
    mend.setAttribute("aria-label", `${word("mend")} ${each.finding.found}`)
    mend.addEventListener("click", () => this.mend([each]))
    return mend
  }

  async mendAll() {
    await this.readAll()
    this.mend(this.findings.filter(({ finding }) => finding.is_sure))
  }

  // What was typed since the findings were shown is looked at again first.
  mend(wanted) {
    const here = this.findings
    const isHere = (each) =>
      here.some(
        (other) =>
          other.field === each.field &&
          other.from === each.from &&
          other.to === each.to &&
          other.finding.wanted === each.finding.wanted,
      )
    for (const field of this.fields) {
      const own = apart(wanted.filter((each) => each.field === field && isHere(each)))
      if (own.length) field.mend(own)
    }
    this.read()
  }
}

// The fields of one language of an article: its title, its lead and its text.
export function startProof(editor, element, textarea) {
  const language = languageOf(editor)
  const others = ["title", "lead"]
    .map((name) => textarea.form?.elements[textarea.name.replace(/body$/, name)])
    .filter((control) => control && control !== textarea)
  const fields = [...others.map((control) => new PlainField(control, language)), new BodyText(editor)]
  return new Panel(editor, element, fields)
}
