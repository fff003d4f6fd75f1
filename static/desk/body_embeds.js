// A post of another site: its address is pasted, and what it stands for is kept.
import { crel } from "django-prose-editor/editor"
import { parseEmbed } from "desk/body_asking"
import { ask, row } from "desk/body_dialogs"
import { isNode, putNode } from "desk/body_nodes"
import { word } from "desk/body_words"

export async function askForEmbed(editor) {
  const old = isNode(editor, "embed") ? editor.getAttributes("embed")["data-embed"] : ""
  const address = crel("input", { type: "text", required: true, autocomplete: "off", value: old })
  let marker = ""
  const check = async () => {
    const answer = await parseEmbed(address.value.trim())
    marker = answer.embed
    return marker ? "" : answer.error || word("no_answer")
  }
  const answer = await ask(word("embed"), [row(word("embed_address"), address)], { check })
  editor.view.focus()
  if (answer === "apply") putNode(editor, "embed", { "data-embed": marker })
}
