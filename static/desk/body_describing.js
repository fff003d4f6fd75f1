// A photo that was just added is described in the window that chose it, by the library's own form.
import { crel } from "django-prose-editor/editor"
import { describePhotos } from "desk/body_asking"
import { word } from "desk/body_words"

export class Describing {
  constructor() {
    this.forms = crel("div", { className: "described-forms" })
    this.dom = crel("div", { className: "described", hidden: true }, [
      crel("p", { textContent: word("describe_here") }),
      this.forms,
    ])
  }

  // `html` is the form as the desk gives it to the library's own page.
  add(html) {
    this.dom.hidden = false
    this.forms.insertAdjacentHTML("beforeend", html)
    this.forms.lastElementChild.querySelector("[name$=-alt_ru]").focus()
  }

  get given() {
    const fields = [...this.forms.querySelectorAll("[name]")]
    const sent = fields.filter(({ type, checked }) => !["checkbox", "radio"].includes(type) || checked)
    return sent.map(({ name, value }) => [name, value])
  }

  // Empty, or the sentence that says why nothing was saved.
  async save() {
    if (this.dom.hidden) return ""
    const answer = await describePhotos(this.given)
    if (answer.saved) return ""
    if (!answer.forms) return answer.error || word("no_answer")
    this.forms.innerHTML = answer.forms
    return word("mend_here")
  }
}
