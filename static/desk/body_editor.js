// Turns each text area with HTML into an editor. Styles come from files: the desk's policy
// allows none that a script writes into the page.
import {
  BulletList,
  Document,
  Dropcursor,
  Editor,
  Extension,
  Gapcursor,
  HardBreak,
  Heading,
  History,
  HorizontalRule,
  ListItem,
  Menu,
  OrderedList,
  Table,
  TableRow,
  Text,
  TrailingNode,
  crel,
} from "django-prose-editor/editor"
import {
  Aside,
  Cell,
  Embed,
  Gallery,
  Heading as HeadingCell,
  KINDS,
  OwnBold,
  OwnItalic,
  OwnParagraph,
  Photo,
  Quotation,
  Thing,
  WebLink,
} from "desk/body_nodes"

const { words, names } = JSON.parse(document.getElementById("body-editor-words").textContent)
const word = (name) => words[name] || name

// Names of things, found while one types.

let lists = 0

const lookUp = async (kind, text) => {
  const address = new URL(names, document.baseURI)
  address.search = new URLSearchParams({ kind, q: text })
  const answer = await fetch(address)
  return answer.ok ? (await answer.json()).names : []
}

const withNames = (input, kind, chosen = () => {}) => {
  const list = crel("datalist", { id: `names-${++lists}` })
  input.setAttribute("list", list.id)
  input.after(list)
  let found = []
  let asked = 0
  input.addEventListener("input", async () => {
    const exact = found.find((each) => each.slug === input.value)
    if (exact) return chosen(exact)
    if (!kind() || input.value.length < 2) return list.replaceChildren()
    const turn = ++asked
    const answer = await lookUp(kind(), input.value)
    if (turn !== asked) return
    found = answer
    list.replaceChildren(
      ...found.map((each) => crel("option", { value: each.slug, textContent: each.name })),
    )
    const only = found.find((each) => each.slug === input.value)
    if (only) chosen(only)
  })
}

// One small window for all that a button asks.

const row = (label, control) => {
  control.id = `asked-${++lists}`
  return crel("div", { className: "edition-field" }, [
    crel("label", { htmlFor: control.id, textContent: label }),
    control,
  ])
}

const ask = (title, rows, { removable = false } = {}) =>
  new Promise((resolve) => {
    const apply = crel("button", { className: "button default", textContent: word("apply"), value: "apply" })
    const buttons = [apply]
    if (removable)
      buttons.push(crel("button", { className: "button", textContent: word("remove"), value: "remove", formNoValidate: true }))
    buttons.push(
      crel("button", { className: "button", textContent: word("cancel"), value: "", formNoValidate: true }),
    )
    const form = crel("form", { method: "dialog" }, [
      crel("h3", { textContent: title }),
      ...rows,
      crel("p", { className: "edition-buttons" }, buttons),
    ])
    const dialog = crel("dialog", { className: "body-dialog", "aria-label": title }, [form])
    document.body.append(dialog)
    dialog.addEventListener("close", () => {
      dialog.remove()
      resolve(dialog.returnValue)
    })
    dialog.showModal()
  })

const options = (pairs, value) =>
  crel(
    "select",
    {},
    pairs.map(([key, label]) => crel("option", { value: key, textContent: label, selected: key === value })),
  )

async function askForLink(editor) {
  const thing = editor.getAttributes("thing")
  const href = editor.getAttributes("link").href
  const kinds = options(
    [["address", word("address")], ...KINDS.map((kind) => [kind, word(kind)])],
    thing.kind || "address",
  )
  const to = crel("input", { type: "text", required: true, value: thing.slug || href || "", autocomplete: "off" })
  const rows = [row(word("kind"), kinds), row(word("to"), to)]
  withNames(to, () => (kinds.value === "address" ? "" : kinds.value))
  const answer = await ask(word("link"), rows, { removable: Boolean(thing.slug || href) })
  editor.view.focus()
  const chain = editor.chain()
  if (thing.slug) chain.extendMarkRange("thing")
  if (href) chain.extendMarkRange("link")
  const value = to.value.trim()
  if (answer === "remove") chain.unsetMark("thing").unsetMark("link")
  else if (answer === "apply" && kinds.value === "address")
    chain.unsetMark("thing").setMark("link", { href: asAddress(value) })
  else if (answer === "apply") chain.unsetMark("link").setMark("thing", { kind: kinds.value, slug: value })
  else return
  // What is typed next follows the link; it does not replace it.
  chain.command(({ tr, commands }) => commands.setTextSelection(tr.selection.to)).run()
}

const asAddress = (text) => {
  if (/^(https?:|mailto:|tel:)/i.test(text)) return text
  return text.includes("@") ? `mailto:${text}` : `https://${text}`
}

async function askForPhoto(editor) {
  const old = editor.getAttributes("photo")
  const slug = crel("input", { type: "text", required: true, value: old["data-photo"] || "", autocomplete: "off" })
  const size = options(
    ["", "small", "wide", "full"].map((each) => [each, word(`size:${each}`)]),
    old["data-size"] || "",
  )
  const rows = [row(word("photo_slug"), slug), row(word("size"), size)]
  withNames(slug, () => "photo")
  if ((await ask(word("photo"), rows)) !== "apply") return
  const attrs = { "data-photo": slug.value.trim(), "data-size": size.value || null }
  editor.chain().focus().insertContent({ type: "photo", attrs }).run()
}

async function askForSpeaker(editor) {
  const old = editor.getAttributes("blockquote")
  const person = crel("input", { type: "text", value: old["data-person"] || "", autocomplete: "off" })
  const term = options([["", word("none")]], "")
  const offer = (found) => {
    const terms = (found?.terms || []).map((each) => [String(each.id), each.title])
    const shown = [["", word("none")], ...terms]
    term.replaceChildren(...options(shown, old["data-term"]).children)
  }
  const rows = [row(word("person_slug"), person), row(word("term"), term)]
  withNames(person, () => "person", offer)
  if (old["data-person"])
    lookUp("person", old["data-person"]).then((found) =>
      offer(found.find((each) => each.slug === old["data-person"])),
    )
  if ((await ask(word("speaker"), rows)) !== "apply") return
  const attrs = { "data-person": person.value.trim() || null, "data-term": term.value || null }
  const chain = editor.chain().focus()
  if (!editor.isActive("blockquote")) chain.setBlockquote()
  chain.updateAttributes("blockquote", attrs).run()
}

const Buttons = Extension.create({
  name: "buttons",
  addMenuItems({ buttons, menu }) {
    const define = (name, groups, icon, command, more = {}) =>
      menu.defineItem({ name, groups, command, button: buttons.material(icon, word(name)), ...more })
    define("link", "link", "insert_link", askForLink, {
      enabled: (editor) =>
        !editor.state.selection.empty || editor.isActive("link") || editor.isActive("thing"),
      active: (editor) => editor.isActive("link") || editor.isActive("thing"),
    })
    define("photo", "newsroom", "image", askForPhoto, { active: (editor) => editor.isActive("photo") })
    define("speaker", "newsroom", "record_voice_over", askForSpeaker, {
      active: (editor) => Boolean(editor.getAttributes("blockquote")["data-person"]),
    })
    define("aside", "newsroom", "view_sidebar", (editor) => editor.chain().focus().toggleWrap("aside").run(), {
      active: (editor) => editor.isActive("aside"),
    })
  },
  addKeyboardShortcuts: () => ({
    "Mod-k": ({ editor }) => {
      if (!editor.state.selection.empty || editor.isActive("link")) askForLink(editor)
      return true
    },
  }),
})

const BodyTable = Table.extend({
  addCommands() {
    const { parent } = this
    return {
      ...parent?.(),
      insertTableWithOptions:
        () =>
        ({ chain }) =>
          chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    }
  },
})

const GROUPS = [
  { group: "blockType -lists", type: "dropdown", minItems: 2 },
  { group: "marks" },
  { group: "lists" },
  { group: "link" },
  { group: "nodes -blockType -lists" },
  { group: "newsroom" },
  { group: "table" },
  { group: "history" },
]

const extensions = () => [
  Document,
  Text,
  OwnParagraph,
  HardBreak,
  Heading.configure({ levels: [2, 3, 4] }),
  OwnBold,
  OwnItalic,
  BulletList,
  OrderedList,
  ListItem,
  Quotation,
  HorizontalRule,
  Thing,
  WebLink,
  BodyTable,
  TableRow,
  Cell,
  HeadingCell,
  Photo,
  Gallery,
  Embed,
  Aside,
  History,
  Gapcursor,
  Dropcursor,
  TrailingNode,
  Buttons,
  Menu.configure({ groups: GROUPS }),
]

const PICKED = { H2: "heading2", H3: "heading3", H4: "heading4", P: "paragraph" }

// The library names its buttons in English.
const translateMenu = (element) => {
  element.querySelector(".prose-menubar")?.setAttribute("role", "toolbar")
  element.querySelector(".prose-menubar")?.setAttribute("aria-label", word("menu"))
  for (const option of element.querySelectorAll(".prose-menubar__picker :is(h2, h3, h4, p)"))
    option.textContent = word(PICKED[option.tagName])
  for (const button of element.querySelectorAll("button[data-name]")) {
    const said = words[button.dataset.name]
    if (!said) continue
    button.title = said
    button.setAttribute("aria-label", said)
  }
}

const isEmpty = (html) => /^<p><\/p>$/.test(html)

function start(textarea) {
  const element = crel("div", { className: `prose-editor${textarea.disabled ? " disabled" : ""}` })
  textarea.before(element)
  element.append(textarea)
  const label = textarea.labels?.[0]?.textContent || textarea.getAttribute("aria-label")
  const given = textarea.value
  let untouched = null
  const editor = new Editor({
    element,
    parseOptions: { preserveWhitespace: true },
    injectCSS: false,
    editable: !textarea.disabled,
    extensions: extensions(),
    content: textarea.value,
    editorProps: {
      attributes: { "aria-label": label, role: "textbox", "aria-multiline": "true", lang: textarea.lang },
    },
    onUpdate() {
      // What the editor itself tidies as it opens is no change of the text.
      if (untouched === null) return
      const html = editor.getHTML()
      textarea.value = html === untouched ? given : html
      if (isEmpty(html)) textarea.value = ""
      textarea.dispatchEvent(new Event("input", { bubbles: true }))
    },
    onCreate() {
      translateMenu(element)
      setTimeout(() => {
        untouched = editor.getHTML()
      })
    },
  })
  for (const each of textarea.labels || []) each.addEventListener("click", () => editor.commands.focus())
}

for (const textarea of document.querySelectorAll("textarea[data-body-editor]")) start(textarea)
