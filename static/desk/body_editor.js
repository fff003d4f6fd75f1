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
import { askForEmbed } from "desk/body_embeds"
import { askForFile, askForLink } from "desk/body_links"
import {
  Aside,
  Cell,
  Embed,
  Gallery,
  Heading as HeadingCell,
  OwnBold,
  OwnItalic,
  OwnParagraph,
  Photo,
  Quotation,
  Thing,
  WebLink,
  isNode,
} from "desk/body_nodes"
import { cleanPasted } from "desk/body_paste"
import { askForGallery, askForPhoto, takeFiles } from "desk/body_photos"
import { Marks, startProof } from "desk/body_proof"
import { askForSpeaker } from "desk/body_quotes"
import { makeToolbar } from "desk/body_toolbar"
import { word } from "desk/body_words"

// What Enter and a double click open.
const ASKED = { photo: askForPhoto, gallery: askForGallery, embed: askForEmbed }

const askAboutSelected = (editor) => {
  const asking = ASKED[editor.state.selection.node?.type.name]
  if (!asking || !editor.isEditable) return false
  asking(editor)
  return true
}

const toggleBox = (kind) => (editor) => {
  const chain = editor.chain().focus()
  if (editor.isActive("aside", { "data-kind": kind })) chain.lift("aside").run()
  else if (editor.isActive("aside")) chain.updateAttributes("aside", { "data-kind": kind }).run()
  else chain.wrapIn("aside", { "data-kind": kind }).run()
}

const Buttons = Extension.create({
  name: "buttons",
  addMenuItems({ buttons, menu }) {
    const define = (name, groups, icon, command, active) =>
      menu.defineItem({ name, groups, command, button: buttons.material(icon, word(name)), active })
    define("link", "link", "insert_link", askForLink, (editor) => editor.isActive("link") || editor.isActive("thing"))
    define("file", "link", "attach_file", askForFile, (editor) => editor.isActive("thing", { kind: "file" }))
    define("photo", "newsroom", "image", askForPhoto, (editor) => isNode(editor, "photo"))
    define("gallery", "newsroom", "photo_library", askForGallery, (editor) => isNode(editor, "gallery"))
    define("embed", "newsroom", "smart_display", askForEmbed, (editor) => isNode(editor, "embed"))
    define("speaker", "newsroom", "record_voice_over", askForSpeaker, (editor) =>
      Boolean(editor.getAttributes("blockquote")["data-person"]),
    )
    for (const [name, icon, kind] of [
      ["pullquote", "comment", "pullquote"],
      ["aside", "view_sidebar", null],
    ])
      define(name, "newsroom", icon, toggleBox(kind), (editor) => editor.isActive("aside", { "data-kind": kind }))
  },
  addKeyboardShortcuts: () => ({
    "Mod-k": ({ editor }) => {
      askForLink(editor)
      return true
    },
    Enter: ({ editor }) => askAboutSelected(editor),
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
  { group: "blockType -lists" },
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
  Marks,
  Buttons,
  Menu.configure({ groups: GROUPS }),
]

const isEmpty = (html) => /^<p><\/p>$/.test(html)

function start(textarea) {
  const notice = crel("p", { className: "body-notice", role: "status" })
  const element = crel("div", { className: `prose-editor${textarea.disabled ? " disabled" : ""}` })
  textarea.before(element)
  element.append(textarea)
  element.after(notice)
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
      transformPastedHTML: (html) => {
        notice.textContent = ""
        return cleanPasted(html, () => (notice.textContent = word("no_pictures")))
      },
      handleDrop: (view, event) => {
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
        if (place && event.dataTransfer?.files.length) editor.commands.setTextSelection(place.pos)
        return takeFiles(editor, event.dataTransfer?.files)
      },
      handlePaste: (view, event) => !event.clipboardData?.types.includes("text/html") && takeFiles(editor, event.clipboardData?.files),
      handleDoubleClickOn: (view, place, node, nodePlace, event, isDirect) => isDirect && askAboutSelected(editor),
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
      makeToolbar(editor, element)
      setTimeout(() => {
        untouched = editor.getHTML()
      })
    },
  })
  for (const each of textarea.labels || []) each.addEventListener("click", () => editor.commands.focus())
  if (!textarea.disabled) startProof(editor, notice, textarea)
}

for (const textarea of document.querySelectorAll("textarea[data-body-editor]")) start(textarea)
