// What comes from Word, Google Docs and web pages, made into what a text of ours may hold.
// The document that is read here is inert: nothing in it runs or is loaded. Styles and handlers get
// other names before it is read, for the desk's policy refuses and reports them even there.

const DROPPED = "style, script, meta, link, title, xml, noscript, iframe, object, button, input, select, textarea, svg, video, audio, canvas"
const BLOCKS = "p, div, ul, ol, table, blockquote, h1, h2, h3, h4, h5, h6, section, article, aside, figure, hr"
const KEPT = ["href", "start", "colspan", "rowspan", "scope"]
const RENAMED = { H1: "h2", H5: "h4", H6: "h4" }
const BULLET = /^[·•o§▪–—-]$/

const renamed = (html) =>
  html
    .replace(/<style\b[\s\S]*?<\/style>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(?<=[\s"'/])(style|on[a-z]+)\s*=/gi, "data-$1="))

const styleOf = (element) => element.dataset.style || ""

const rename = (element, tag) => {
  const other = element.ownerDocument.createElement(tag)
  for (const name of KEPT) if (element.hasAttribute(name)) other.setAttribute(name, element.getAttribute(name))
  other.append(...element.childNodes)
  element.replaceWith(other)
  return other
}

const unwrap = (element) => element.replaceWith(...element.childNodes)

const dropComments = (root) => {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT)
  const found = []
  while (walker.nextNode()) found.push(walker.currentNode)
  for (const comment of found) comment.remove()
}

// Word's lists are paragraphs with a drawn bullet, and mso-list:l0 level2 in their style.
const levelOf = (paragraph) => Number(/mso-list:[^;]*level(\d)/i.exec(styleOf(paragraph))?.[1] || 1)

const bulletOf = (paragraph) => {
  const ignored = [...paragraph.querySelectorAll("[data-style]")].find((each) => /mso-list:\s*ignore/i.test(styleOf(each)))
  const sign = ignored?.textContent.replace(/\s/g, "") || "·"
  ignored?.remove()
  return sign
}

const isWordItem = (element) => element?.tagName === "P" && /mso-list:\s*l\d/i.test(styleOf(element))

const put = (lists, { tag, level }, item) => {
  while (lists.length > level) lists.pop()
  while (lists.length < level) {
    const list = item.ownerDocument.createElement(tag)
    lists.at(-1)?.lastElementChild.append(list)
    lists.push(list)
    if (lists.length < level) list.append(item.ownerDocument.createElement("li"))
  }
  lists.at(-1).append(item)
}

const makeLists = (root) => {
  for (const first of root.querySelectorAll("p")) {
    if (!first.isConnected || !isWordItem(first)) continue
    const lists = []
    const place = root.ownerDocument.createComment("")
    first.before(place)
    for (let next = first, after; isWordItem(next); next = after) {
      after = next.nextElementSibling
      const level = levelOf(next)
      const tag = BULLET.test(bulletOf(next)) ? "ul" : "ol"
      put(lists, { tag, level }, rename(next, "li"))
    }
    place.replaceWith(lists[0])
  }
}

// Google Docs says bold and italic by styles, and wraps all in <b style="font-weight:normal">.
const styled = (root) => {
  for (const element of root.querySelectorAll("b, strong, i, em, span, font")) {
    const style = styleOf(element)
    const isBold = /(^|[;\s])font-weight:\s*(bold|[6-9]00)/i.test(style)
    const isItalic = /(^|[;\s])font-style:\s*italic/i.test(style)
    const isPlain = /(^|[;\s])font-weight:\s*(normal|400)/i.test(style)
    if (/^(B|STRONG)$/.test(element.tagName)) isPlain && unwrap(element)
    else if (/^(SPAN|FONT)$/.test(element.tagName)) restyle(element, isBold, isItalic)
  }
}

const restyle = (element, isBold, isItalic) => {
  const inHeading = element.closest("h1, h2, h3, h4, h5, h6")
  if (isItalic) element.replaceChildren(rename(wrapped(element), "em"))
  if (isBold && !inHeading) element.replaceChildren(rename(wrapped(element), "strong"))
  unwrap(element)
}

const wrapped = (element) => {
  const around = element.ownerDocument.createElement("span")
  around.append(...element.childNodes)
  element.append(around)
  return around
}

// Google sends its readers through an address of its own.
const straighten = (link) => {
  const address = /^https?:\/\/www\.google\.[a-z.]+\/url\?/.test(link.href) && new URL(link.href)
  const wanted = address && (address.searchParams.get("q") || address.searchParams.get("url"))
  if (wanted) link.setAttribute("href", wanted)
}

const tidyText = (root) => {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode
    text.data = text.data.replace(/[\u200b\ufeff\u00ad]/g, "").replace(/[\t\n\r ]*\u00a0{2,}[\t\n\r ]*|[\t\n\r ]+/g, " ")
  }
}

const isEmpty = (element) => !element.textContent.trim() && !element.querySelector("img, hr, table")

const blocks = (root) => {
  for (const div of root.querySelectorAll("div, section, article, center, dd, dt"))
    if (div.querySelector(BLOCKS)) unwrap(div)
    else rename(div, "p")
  for (const element of root.querySelectorAll("h1, h5, h6")) rename(element, RENAMED[element.tagName])
  for (const element of root.querySelectorAll("p, h2, h3, h4, li")) if (isEmpty(element)) element.remove()
  for (const br of root.querySelectorAll(":is(p, li, td, th) > br:last-child"))
    if (!br.nextSibling?.textContent.trim()) br.remove()
}

const dropAttributes = (element) => {
  for (const name of element.getAttributeNames()) if (!KEPT.includes(name)) element.removeAttribute(name)
}

// `onPictures` is called where pictures were left out: they come from the library.
export const cleanPasted = (html, onPictures) => {
  if (html.includes("data-pm-slice")) return html // copied in an editor of ours
  const root = new DOMParser().parseFromString(renamed(html), "text/html").body
  const pictures = root.querySelectorAll("img, picture, v\\:imagedata")
  if (pictures.length) onPictures()
  for (const element of root.querySelectorAll(`${DROPPED}, img, picture`)) element.remove()
  dropComments(root)
  makeLists(root)
  styled(root)
  for (const link of root.querySelectorAll("a[href]")) straighten(link)
  // Smart tags and the like: <st1:place>, <o:p>.
  for (const element of root.querySelectorAll("*")) if (element.tagName.includes(":")) unwrap(element)
  tidyText(root)
  blocks(root)
  for (const element of root.querySelectorAll("*")) dropAttributes(element)
  return root.innerHTML
}
