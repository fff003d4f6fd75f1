// Leads from a check to its place in the text, and asks for the checks anew while somebody writes.
const PAUSE = 3000 // milliseconds after the last key
const form = document.querySelector("#article_form")
const lists = [...document.querySelectorAll("[data-checks]")]
const FIELDS = ["title", "lead", "body"]

// The place of a check.

const editorOf = (language) => document.querySelector(`[data-edition="${language}"] .tiptap`)?.editor

// Where a block stands in the editor's document, and its node.
const blockAt = (doc, number) => {
  let found = null
  doc.forEach((node, place, index) => {
    if (index === number) found = { node, place }
  })
  return found
}

// Words in a node: [from, to] in the document. Links and bold cut a paragraph into several texts.
const wordsIn = (node, start, words) => {
  let found = null
  node.descendants((inner, place) => {
    if (found || !inner.isTextblock) return !found
    const text = inner.textBetween(0, inner.content.size, "\n", "\ufffc")
    const at = text.indexOf(words)
    if (at >= 0) found = [start + place + 1 + at, start + place + 1 + at + words.length]
    return false
  })
  return found
}

const rangeOf = (doc, number, words) => {
  const block = blockAt(doc, number)
  if (!block) return null
  const { node, place } = block
  const whole = { descendants: (call) => call(node, 0) !== false && node.descendants((n, p) => call(n, p + 1)) }
  return (words && wordsIn(whole, place, words)) || [place + 1, place + Math.max(1, node.nodeSize - 1)]
}

const showInText = (editor, number, words) => {
  const { doc } = editor.state
  const block = blockAt(doc, number)
  if (!block) return editor.commands.focus()
  const range = rangeOf(doc, number, words)
  const element = editor.view.nodeDOM(block.place)
  if (!editor.isEditable) return element?.scrollIntoView({ block: "center" })
  const chain = editor.chain().focus()
  if (block.node.isAtom) chain.setNodeSelection(block.place)
  else chain.setTextSelection({ from: range[0], to: range[1] })
  chain.run()
  element?.scrollIntoView?.({ block: "center" })
}

const showInField = (control, words) => {
  control.focus()
  const at = words ? control.value.indexOf(words) : -1
  if (at >= 0) control.setSelectionRange(at, at + words.length)
}

const show = ({ language, field, block, words }) => {
  const control = form.elements[`${language}-${field}`]
  const editor = editorOf(language)
  if (field === "body" && editor) {
    if (block === "") editor.commands.focus()
    else showInText(editor, Number(block), words)
    return true
  }
  if (!control) return false
  showInField(control, words)
  return true
}

const openTarget = (link) => {
  const target = document.getElementById(link.hash.slice(1))
  for (let each = target; each; each = each.parentElement) if (each.matches("details")) each.open = true
}

const clicked = (event) => {
  const link = event.target.closest("a[data-field]")
  if (!link) return
  if (!link.dataset.field) openTarget(link)
  else if (show(link.dataset)) event.preventDefault()
}

// The list anew.

const textsOfForm = () => {
  const sent = new FormData()
  for (const list of lists)
    for (const name of FIELDS) {
      const control = form.elements[`${list.dataset.checks}-${name}`]
      if (control) sent.append(control.name, control.value)
    }
  sent.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value)
  return sent
}

const openIn = (list) => [...list.querySelectorAll("details[open]")].map((each) => each.id)

const put = (list, html) => {
  const shown = list.querySelector("[data-checks-shown]")
  const before = { open: openIn(shown), had: shown.querySelector("details") !== null }
  const focused = shown.contains(document.activeElement) && document.activeElement.outerHTML
  const said = shown.querySelector("[data-checks-summary]").textContent
  shown.innerHTML = html
  for (const each of shown.querySelectorAll("details")) if (before.had) each.open = before.open.includes(each.id)
  const summary = shown.querySelector("[data-checks-summary]")
  if (focused) ([...shown.querySelectorAll("a, summary")].find((each) => each.outerHTML === focused) || list).focus()
  const now = summary.textContent.replace(/\s+/g, " ").trim()
  if (said.replace(/\s+/g, " ").trim() !== now) list.querySelector("[data-checks-said]").textContent = now
}

let asked = 0

const ask = async () => {
  const mine = (asked += 1)
  try {
    const answer = await fetch(lists[0].dataset.address, {
      method: "POST",
      body: textsOfForm(),
      headers: { Accept: "application/json" },
      redirect: "manual",
    })
    // What was typed meanwhile asks again; what is refused or not sent, the autosave tells.
    if (!answer.ok || mine !== asked) return
    const found = await answer.json()
    for (const list of lists) put(list, found[list.dataset.checks])
  } catch {
    // No connection: the list stays as it was.
  }
}

if (form && lists.length) {
  let timer = null
  for (const list of lists) {
    list.addEventListener("click", clicked)
    for (const name of FIELDS)
      form.elements[`${list.dataset.checks}-${name}`]?.addEventListener("input", () => {
        clearTimeout(timer)
        timer = setTimeout(ask, PAUSE)
      })
  }
}
