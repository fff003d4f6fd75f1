// How photos, galleries, posts of other sites and speakers look in the text while it is written.
import { crel } from "django-prose-editor/editor"
import { bySlug } from "desk/body_asking"
import { languageOf, word } from "desk/body_words"

const known = new Map() // what was asked once: `${kind} ${language} ${slug}` -> promise of a thing

// All that is asked in one turn goes out as one question for each kind.
const waiting = new Map()

const answer = async (kind, language, asked) => {
  waiting.delete(`${kind} ${language}`)
  const found = await bySlug(kind, [...asked.keys()], language)
  for (const [slug, resolve] of asked) resolve(found.find((each) => each.slug === slug))
}

const told = (kind, slug, language) => {
  const group = `${kind} ${language}`
  if (!waiting.has(group)) {
    waiting.set(group, new Map())
    queueMicrotask(() => answer(kind, language, waiting.get(group)))
  }
  return new Promise((resolve) => waiting.get(group).set(slug, resolve))
}

const thingOf = (kind, slug, language) => {
  const key = `${kind} ${language} ${slug}`
  if (!known.has(key)) known.set(key, told(kind, slug, language))
  return known.get(key)
}

const stateOf = (thing) => (thing.is_public ? "" : word("hidden"))

const part = (name, children) => crel("div", { className: `shown-part shown-${name}` }, children)

const pictureOf = (slug, language) => {
  const image = crel("img", { alt: "", draggable: false })
  thingOf("photo", slug, language).then((photo) => {
    if (photo) image.src = photo.thumbnail
    else image.replaceWith(crel("span", { textContent: `${word("gone")} ${slug}` }))
  })
  return image
}

const photoParts = ({ attrs }, language) => {
  const slug = attrs["data-photo"]
  const caption = crel("p", { textContent: attrs["data-caption"] || slug })
  const more = crel("small", { textContent: attrs["data-size"] ? word(`size:${attrs["data-size"]}`) : "" })
  thingOf("photo", slug, language).then((photo) => {
    if (!photo) return
    caption.textContent = attrs["data-caption"] || photo.name
    more.textContent = [more.textContent, stateOf(photo)].filter(Boolean).join(" · ")
  })
  return [pictureOf(slug, language), caption, more]
}

const galleryParts = ({ attrs }, language) => {
  const slugs = attrs["data-gallery"].split(" ")
  const label = crel("p", { textContent: `${word("gallery")}: ${slugs.length}` })
  return [part("row", slugs.map((slug) => pictureOf(slug, language))), label]
}

const embedParts = ({ attrs }) => {
  const [provider, id] = attrs["data-embed"].split(/:(.*)/s)
  return [crel("p", {}, [crel("b", { textContent: word(provider) }), ` ${id}`])]
}

// The element keeps the marker's attributes: it is what the text is known by.
const atom = (tag, parts) => (props) => {
  let { node } = props
  const dom = crel(tag, { contentEditable: "false", className: "shown" })
  const show = () => {
    for (const [name, value] of Object.entries(node.attrs))
      if (value) dom.setAttribute(name, value)
      else dom.removeAttribute(name)
    dom.replaceChildren(...parts(node, languageOf(props.editor)))
  }
  show()
  return {
    dom,
    update(changed) {
      if (changed.type !== node.type) return false
      node = changed
      show()
      return true
    },
    ignoreMutation: () => true,
  }
}

export const photoView = atom("figure", photoParts)
export const galleryView = atom("div", galleryParts)
export const embedView = atom("div", embedParts)

const say = (speaker, { attrs }, language) => {
  const slug = attrs["data-person"]
  speaker.hidden = !slug
  if (!slug) return
  speaker.textContent = `— ${slug}`
  thingOf("person", slug, language).then((person) => {
    if (!person) return
    const term = person.terms.find((each) => String(each.id) === attrs["data-term"])
    speaker.textContent = `— ${[person.name, term ? term.title : person.held].filter(Boolean).join(", ")}`
  })
}

export const quoteView = (props) => {
  const { type } = props.node
  const contentDOM = crel("div")
  const speaker = crel("footer", { contentEditable: "false" })
  const dom = crel("blockquote", {}, [contentDOM, speaker])
  const show = (node) => {
    if (node.attrs.lang) dom.lang = node.attrs.lang
    say(speaker, node, languageOf(props.editor))
  }
  show(props.node)
  return {
    dom,
    contentDOM,
    update(node) {
      if (node.type !== type) return false
      show(node)
      return true
    },
    ignoreMutation: (mutation) => mutation.type !== "selection" && !contentDOM.contains(mutation.target),
  }
}
