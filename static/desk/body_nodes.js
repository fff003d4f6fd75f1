// The newsroom's own parts of a text, as articles/body keeps them.
import {
  Blockquote,
  Bold,
  Italic,
  Link,
  Mark,
  Node,
  Paragraph,
  TableCell,
  TableHeader,
} from "django-prose-editor/editor"
import { embedView, galleryView, photoView, quoteView } from "desk/body_shown"

// What the link button finds; files have a button of their own.
export const LINKED = ["article", "region", "person", "organisation", "project", "agreement"]
const KINDS = [...LINKED, "file"]

export const isNode = (editor, name) => editor.state.selection.node?.type.name === name

// Changes the part that is selected, or puts a new one in.
export const putNode = (editor, type, attrs) => {
  const chain = editor.chain().focus()
  if (isNode(editor, type)) chain.updateAttributes(type, attrs).run()
  else chain.insertContent({ type, attrs }).run()
}

const kept = (attribute) => ({
  default: null,
  parseHTML: (element) => element.getAttribute(attribute),
  renderHTML: (attributes) => {
    const value = attributes[attribute]
    return value ? { [attribute]: value } : {}
  },
})

const keeping = (Extension, ...names) =>
  Extension.extend({
    addAttributes() {
      const own = Object.fromEntries(names.map((name) => [name, kept(name)]))
      return { ...this.parent?.(), ...own }
    },
  })

// A marker: an empty element that stands for a photo, a gallery or another site's post.
const marker = (name, tag, view, ...names) =>
  Node.create({
    name,
    group: "block",
    atom: true,
    draggable: true,
    addAttributes: () => Object.fromEntries(names.map((each) => [each, kept(each)])),
    parseHTML: () => [{ tag: `${tag}[${names[0]}]` }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes],
    addNodeView: () => view,
  })

export const Photo = marker("photo", "figure", photoView, "data-photo", "data-size", "data-caption")
export const Gallery = marker("gallery", "div", galleryView, "data-gallery")
export const Embed = marker("embed", "div", embedView, "data-embed")

// A fact box; with data-kind="pullquote" a line of the text set large.
export const Aside = Node.create({
  name: "aside",
  group: "block",
  content: "block+",
  addAttributes: () => ({ "data-kind": kept("data-kind") }),
  parseHTML: () => [{ tag: "aside" }],
  renderHTML: ({ HTMLAttributes }) => ["aside", HTMLAttributes, 0],
})

// A link to a thing of the newsroom: it has the thing's name, and no address of its own.
export const Thing = Mark.create({
  name: "thing",
  inclusive: false,
  excludes: "link thing",
  addAttributes: () => ({ kind: { default: null, rendered: false }, slug: { default: null, rendered: false } }),
  parseHTML: () =>
    KINDS.map((kind) => ({
      tag: `a[data-${kind}]`,
      priority: 100,
      getAttrs: (element) => ({ kind, slug: element.getAttribute(`data-${kind}`) }),
    })),
  renderHTML: ({ mark }) => ["a", { [`data-${mark.attrs.kind}`]: mark.attrs.slug }, 0],
})

export const WebLink = Link.extend({
  excludes: "thing",
  addAttributes: () => ({ href: kept("href") }),
  parseHTML: () => [
    {
      tag: "a[href]",
      getAttrs: (element) => /^(https?|mailto|tel):/i.test(element.getAttribute("href")) && null,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["a", { href: HTMLAttributes.href }, 0],
  addMenuItems: null,
  addKeyboardShortcuts: null,
}).configure({ autolink: false, linkOnPaste: true, openOnClick: false })

export const Quotation = keeping(Blockquote, "data-person", "data-term", "lang").extend({
  addNodeView: () => quoteView,
})
export const OwnParagraph = keeping(Paragraph, "lang")
export const OwnBold = keeping(Bold, "lang")
export const OwnItalic = keeping(Italic, "lang")
export const Heading = keeping(TableHeader, "scope")
export const Cell = TableCell
