// The newsroom's own parts of a text, as articles/body.py keeps them.
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

const KINDS = ["article", "region", "person", "organisation", "project", "agreement"]

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
const marker = (name, tag, ...names) =>
  Node.create({
    name,
    group: "block",
    atom: true,
    draggable: true,
    addAttributes: () => Object.fromEntries(names.map((each) => [each, kept(each)])),
    parseHTML: () => [{ tag: `${tag}[${names[0]}]` }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes],
  })

export const Photo = marker("photo", "figure", "data-photo", "data-size")
export const Gallery = marker("gallery", "div", "data-gallery")
export const Embed = marker("embed", "div", "data-embed")

export const Aside = Node.create({
  name: "aside",
  group: "block",
  content: "block+",
  parseHTML: () => [{ tag: "aside" }],
  renderHTML: () => ["aside", 0],
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

export const Quotation = keeping(Blockquote, "data-person", "data-term", "lang")
export const OwnParagraph = keeping(Paragraph, "lang")
export const OwnBold = keeping(Bold, "lang")
export const OwnItalic = keeping(Italic, "lang")
export const Heading = keeping(TableHeader, "scope")
export const Cell = TableCell
export { KINDS }
