// Two texts side by side: shows the text that the choices make, and how many are still to be made.
const form = document.querySelector(".side-by-side")
const shown = form.querySelector("[data-put-together]")
const state = form.querySelector("[data-still-open]")

const chosen = (name) => form.elements[name].value || ""

const show = () => {
  const rows = [...form.querySelectorAll("fieldset[data-name]")]
  const open = rows.filter((row) => !chosen(row.dataset.name))
  for (const row of rows) row.classList.toggle("is-open", open.includes(row))
  for (const line of shown.querySelectorAll("[data-row]")) {
    const choice = chosen(line.dataset.row)
    line.hidden = !(line.dataset.side === choice || (line.dataset.side && choice === "both"))
  }
  state.textContent = open.length ? state.dataset.words.replace("{count}", open.length) : state.dataset.none
}

shown.hidden = false
form.addEventListener("change", show)
show()
