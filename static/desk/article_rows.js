// Keeps two texts in step. Both stand in one grid (article.css): a block of one language and its
// fellow of the other share a row, so nothing is measured and the cursor never jumps. The desk tells
// which blocks answer each other (`data-pairs`); between them, and without it, places do.
import { pm } from "django-prose-editor/editor"

const { Plugin, PluginKey } = pm.state
const { Decoration, DecorationSet } = pm.view
const LANGUAGES = ["ru", "kk"]
const rowsOf = new PluginKey("rows")
const holder = document.querySelector("[data-editions]")
const editors = LANGUAGES.map((language) => holder.querySelector(`[data-edition=${language}] .tiptap`)?.editor)

// Where a pair is anchored: inside a block with words, before one without. It moves with the text.

const anchorsIn = (doc, places) => {
  const found = []
  doc.forEach((node, place, number) => {
    const pair = places.indexOf(number)
    if (pair >= 0) found.push({ pair, place: node.isAtom ? place : place + 1, side: node.isAtom ? 1 : -1 })
  })
  return found
}

const moved = (anchors, mapping) =>
  anchors.map((each) => ({ ...each, result: mapping.mapResult(each.place, each.side) }))
    .filter(({ result }) => !result.deletedAcross)
    .map(({ result, ...each }) => ({ ...each, place: result.pos }))

const decorations = (doc, rows) => {
  const found = []
  doc.forEach((node, place, number) => {
    found.push(Decoration.node(place, place + node.nodeSize, { style: `grid-row: ${rows[number]}` }))
  })
  return DecorationSet.create(doc, found)
}

const plugin = (places) =>
  new Plugin({
    key: rowsOf,
    state: {
      init: (_config, { doc }) => ({ anchors: anchorsIn(doc, places), shown: DecorationSet.empty }),
      apply: (tr, { anchors, shown }) => ({
        anchors: tr.docChanged ? moved(anchors, tr.mapping) : anchors,
        shown: tr.getMeta(rowsOf) ? decorations(tr.doc, tr.getMeta(rowsOf)) : shown.map(tr.mapping, tr.doc),
      }),
    },
    props: { decorations: (state) => rowsOf.getState(state).shown },
  })

// Which pair each block of a text belongs to, null for none.
const pairsNow = (editor) => {
  if (!editor) return [] // there is no text in this language yet
  const { state } = editor
  const found = Array(state.doc.childCount).fill(null)
  for (const { pair, place } of rowsOf.getState(state).anchors) {
    const number = state.doc.resolve(place).index(0)
    if (number < found.length) found[number] ??= pair
  }
  return found
}

// The row of each block in both texts, from 1. A pair that would cross one above it is left out.
const layOut = (left, right) => {
  const rows = [[], []]
  let next = [1, 1]
  const put = (side, until) => {
    while (rows[side].length < until) rows[side].push(next[side]++)
  }
  left.forEach((pair, number) => {
    const fellow = pair === null ? -1 : right.indexOf(pair)
    if (fellow < rows[1].length) return
    put(0, number)
    put(1, fellow)
    next = Array(2).fill(Math.max(...next))
    put(0, number + 1)
    put(1, fellow + 1)
  })
  put(0, left.length)
  put(1, right.length)
  return rows
}

let shown = ""

function show() {
  const rows = layOut(...editors.map(pairsNow))
  if (JSON.stringify(rows) === shown) return
  shown = JSON.stringify(rows)
  document.documentElement.dataset.inStep = ""
  holder.style.setProperty("--rows", Math.max(1, ...rows.flat()))
  editors.forEach((editor, side) => {
    editor?.view.dispatch(editor.state.tr.setMeta(rowsOf, rows[side]).setMeta("addToHistory", false))
  })
}

function start() {
  const pairs = JSON.parse(document.querySelector("[data-pairs]")?.dataset.pairs || "[]")
  editors.forEach((editor, side) => {
    editor?.registerPlugin(plugin(pairs.map((pair) => pair[side])))
    editor?.on("transaction", ({ transaction }) => transaction.docChanged && show())
  })
  show()
  document.dispatchEvent(new Event("article:rows"))
}

// The editors are ready a moment after their elements.
requestAnimationFrame(() => setTimeout(start))
