// Marks the paragraphs that owe the other language something, leads to them, and notes without a
// reload that one needs no change.
import { pm } from "django-prose-editor/editor"

const { Plugin, PluginKey } = pm.state
const { Decoration, DecorationSet } = pm.view
const BODY = 2 // 0 is the title, 1 the lead
const form = document.querySelector("#article_form")
const owed = new PluginKey("owed")

const fieldOf = (language, unit) => form.elements[`${language}-${["title", "lead"][unit]}`]
const editorOf = (language) => document.querySelector(`[data-edition="${language}"] .tiptap`)?.editor

// Marks. They move with the text while somebody types.

const marksOf = (doc, units) => {
  const found = []
  doc.forEach((node, place, number) => {
    if (units.includes(number + BODY)) found.push(Decoration.node(place, place + node.nodeSize, { class: "is-owed" }))
  })
  return DecorationSet.create(doc, found)
}

const plugin = () =>
  new Plugin({
    key: owed,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, old) => (tr.getMeta(owed) ? marksOf(tr.doc, tr.getMeta(owed)) : old.map(tr.mapping, tr.doc)),
    },
    props: { decorations: (state) => owed.getState(state) },
  })

const mark = (section) => {
  const language = section.dataset.debts
  const units = JSON.parse(section.dataset.places)
  for (const unit of [0, 1]) fieldOf(language, unit)?.classList.toggle("is-owed", units.includes(unit))
  const editor = editorOf(language)
  if (!editor) return
  if (!owed.get(editor.state)) editor.registerPlugin(plugin())
  editor.view.dispatch(editor.state.tr.setMeta(owed, units).setMeta("addToHistory", false))
}

// The way to a paragraph. One that is still to be written has its place behind another.

const placeOf = (doc, number) => {
  let found = null
  doc.forEach((node, place, at) => {
    if (at === number) found = place
  })
  return found
}

const show = (language, unit, isBehind) => {
  const editor = editorOf(language)
  const field = fieldOf(language, unit)
  if (unit < BODY && field && !isBehind) return field.focus()
  if (!editor) return
  const { doc } = editor.state
  const place = placeOf(doc, Math.max(unit - BODY, 0))
  if (place === null) return editor.commands.focus()
  const node = doc.nodeAt(place)
  if (editor.isEditable) editor.chain().focus().setTextSelection(isBehind && unit >= BODY ? place + node.nodeSize - 1 : place + 1).run()
  editor.view.nodeDOM(place)?.scrollIntoView?.({ block: "center" })
}

// Settling.

const send = (section, name) => {
  const sent = new FormData()
  const { debts: language, address } = section.dataset
  sent.append("language", language)
  sent.append("debt", name)
  sent.append("answers", form.elements[`${language}-answers`].value)
  sent.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value)
  return fetch(address, { method: "POST", body: sent, headers: { Accept: "application/json" }, redirect: "manual" })
}

const say = (section, sentence, isTrouble = false) => {
  const place = section.querySelector("[data-debts-said]")
  place.textContent = sentence
  place.classList.toggle("is-trouble", isTrouble)
}

// A redirect leads to the page for logging in; without a sentence of the desk's own, saving helps.
const whyNot = async ({ dataset }, answer) => {
  if (answer.type === "opaqueredirect") return dataset.loggedOut
  const said = await answer.json().catch(() => ({}))
  return said.said || dataset.failed
}

const settle = async (section, button) => {
  try {
    const answer = await send(section, button.value.replace(/^[^:]*:/, ""))
    if (!answer.ok) return say(section, await whyNot(section, answer), true)
    const said = await answer.json()
    section.querySelector("[data-debts-shown]").innerHTML = said.html
    section.dataset.places = said.places
    mark(section)
    say(section, section.dataset.settled)
    section.dispatchEvent(new CustomEvent("debts", { bubbles: true, detail: said.count }))
    section.focus()
  } catch {
    say(section, section.dataset.offline, true)
  }
}

const clicked = (event) => {
  const section = event.currentTarget
  const button = event.target.closest("button[name=_settle]")
  const link = event.target.closest("a[data-unit]")
  if (!button && !link) return
  event.preventDefault()
  if (button) settle(section, button)
  else show(section.dataset.debts, Number(link.dataset.unit), "behind" in link.dataset)
}

// The editor is made ready some time after its text area.
const markOnceReady = (section, tries = 40) => {
  const isWaiting = document.querySelector(`[data-edition="${section.dataset.debts}"] textarea[data-body-editor]`)
  if (isWaiting && !editorOf(section.dataset.debts) && tries) setTimeout(() => markOnceReady(section, tries - 1), 50)
  else mark(section)
}

for (const section of document.querySelectorAll("[data-debts]")) {
  section.addEventListener("click", clicked)
  markOnceReady(section)
}
