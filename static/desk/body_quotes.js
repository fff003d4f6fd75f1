// Who says what is quoted: somebody from People, with the post held then.
import { bySlug, search } from "desk/body_asking"
import { Combobox } from "desk/body_combobox"
import { ask, options, row } from "desk/body_dialogs"
import { crel } from "django-prose-editor/editor"
import { languageOf, word } from "desk/body_words"

const fillPosts = (term, held, person, wanted) => {
  const terms = (person?.terms || []).map((each) => [String(each.id), `${each.title} ${each.years}`])
  const shown = [["", word("term_on_date")], ...terms]
  term.replaceChildren(...options(shown).children)
  term.value = wanted || ""
  term.disabled = !person
  held.textContent = person ? `${word("held")} ${person.held || word("not_known")}` : ""
}

export async function askForSpeaker(editor) {
  const old = editor.getAttributes("blockquote")
  const language = languageOf(editor)
  const [known] = old["data-person"] ? await bySlug("person", [old["data-person"]], language) : []
  const term = options([], "")
  const held = crel("p", { className: "quiet", role: "status" })
  fillPosts(term, held, known, old["data-term"])
  const person = new Combobox({
    find: (text) => search(["person"], text, language),
    onChoice: (thing) => fillPosts(term, held, thing),
    thing: known,
    text: old["data-person"] || "",
  })
  const check = async () => ((await person.settled()) ? "" : word("choose_one"))
  const rows = [row(word("person_name"), person.input, person.list, person.status), row(word("term"), term, held)]
  const answer = await ask(word("speaker"), rows, { removable: Boolean(old["data-person"]), check })
  editor.view.focus()
  if (!answer) return
  const speaker = answer === "apply" ? person.thing.slug : null
  const chain = editor.chain().focus()
  if (!editor.isActive("blockquote")) chain.setBlockquote()
  chain.updateAttributes("blockquote", { "data-person": speaker, "data-term": (speaker && term.value) || null }).run()
}
