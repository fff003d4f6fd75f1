// The small windows in which a button asks, and what stands in them.
import { crel } from "django-prose-editor/editor"
import { word } from "desk/body_words"

let controls = 0
export const freshId = () => `asked-${++controls}`

export const row = (label, control, ...more) => {
  control.id ||= freshId()
  return crel("div", { className: "edition-field" }, [
    crel("label", { htmlFor: control.id, textContent: label }),
    control,
    ...more,
  ])
}

export const options = (pairs, value) =>
  crel(
    "select",
    {},
    pairs.map(([key, label]) => crel("option", { value: key, textContent: label, selected: key === value })),
  )

const answers = (removable) => {
  const button = (name, value, more) =>
    crel("button", { className: "button", textContent: word(name), value, formNoValidate: true, ...more })
  return [
    button("apply", "apply", { className: "button default", formNoValidate: false }),
    ...(removable ? [button("remove", "remove")] : []),
    button("cancel", ""),
  ]
}

// Resolves to "apply", "remove" or "". `check` may answer with a sentence: the window stays open.
export const ask = (title, rows, { removable = false, check = async () => "" } = {}) =>
  new Promise((resolve) => {
    const problem = crel("p", { className: "body-problem", role: "alert" })
    const heading = crel("h3", { id: freshId(), textContent: title })
    const buttons = crel("p", { className: "edition-buttons" }, answers(removable))
    const form = crel("form", { method: "dialog" }, [heading, ...rows, problem, buttons])
    const dialog = crel("dialog", { className: "body-dialog", "aria-labelledby": heading.id }, [form])
    form.addEventListener("submit", async (event) => {
      if (event.submitter?.value !== "apply") return
      event.preventDefault()
      problem.textContent = ""
      const refusal = await check()
      if (refusal) problem.textContent = refusal
      else dialog.close("apply")
    })
    dialog.addEventListener("cancel", () => (dialog.returnValue = ""))
    dialog.addEventListener("close", () => {
      dialog.remove()
      resolve(dialog.returnValue)
    })
    document.body.append(dialog)
    dialog.showModal()
  })
