// Links to addresses, to things of the newsroom, and to files for readers.
import { crel } from "django-prose-editor/editor"
import { bySlug, search } from "desk/body_asking"
import { Combobox } from "desk/body_combobox"
import { ask, row } from "desk/body_dialogs"
import { LINKED } from "desk/body_nodes"
import { addresses, languageOf, word } from "desk/body_words"

const isAddress = (text) =>
  /^(https?:|mailto:|tel:)\S+$/i.test(text) || /^\S+@\S+\.\S+$/.test(text) || /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text)

const asAddress = (text) => {
  if (/^(https?:|mailto:|tel:)/i.test(text)) return text
  return text.includes("@") ? `mailto:${text}` : `https://${text}`
}

const linkHere = async (editor, kinds) => {
  const { kind, slug } = editor.getAttributes("thing")
  const href = editor.getAttributes("link").href
  if (!slug || !kinds.includes(kind)) return { href, thing: null }
  const [found] = await bySlug(kind, [slug], languageOf(editor))
  return { href, thing: found || { kind, slug, name: slug } }
}

const put = (editor, mark, text) => {
  const chain = editor.chain().focus()
  if (editor.isActive("thing")) chain.extendMarkRange("thing")
  if (editor.isActive("link")) chain.extendMarkRange("link")
  chain.command(({ state, commands }) => {
    if (!state.selection.empty) return true
    const { from } = state.selection
    return commands.insertContent({ type: "text", text }) && commands.setTextSelection({ from, to: from + text.length })
  })
  chain.unsetMark("thing").unsetMark("link").setMark(mark.type, mark.attrs)
  // What is typed next follows the link; it does not replace it.
  chain.command(({ tr, commands }) => commands.setTextSelection(tr.selection.to)).run()
}

const remove = (editor) =>
  editor.chain().focus().extendMarkRange("thing").extendMarkRange("link").unsetMark("thing").unsetMark("link").run()

async function askFor(editor, title, label, { kinds, takesAddresses, more = [] }) {
  const here = await linkHere(editor, kinds)
  const isTyped = (text) => takesAddresses && isAddress(text)
  const to = new Combobox({
    find: async (text) => (isTyped(text) ? [] : search(kinds, text, languageOf(editor))),
    thing: here.thing,
    text: takesAddresses ? here.href : "",
  })
  const check = async () => (isTyped(to.text) || (await to.settled()) ? "" : word("choose_one"))
  const rows = [row(label, to.input, to.list, to.status), ...more]
  const answer = await ask(title, rows, { removable: Boolean(here.thing || here.href), check })
  editor.view.focus()
  if (answer === "remove") return remove(editor)
  if (answer !== "apply") return
  const { kind, slug, name } = to.thing || {}
  if (slug) put(editor, { type: "thing", attrs: { kind, slug } }, name)
  else put(editor, { type: "link", attrs: { href: asAddress(to.text) } }, to.text)
}

export const askForLink = (editor) =>
  askFor(editor, word("link"), word("to"), { kinds: LINKED, takesAddresses: true })

export const askForFile = (editor) => {
  const add = crel("a", { href: addresses.add_file, target: "_blank", textContent: word("add_file") })
  const more = [crel("p", {}, [add])]
  return askFor(editor, word("file_link"), word("file_title"), { kinds: ["file"], takesAddresses: false, more })
}
