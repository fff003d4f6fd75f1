// A preview beside the text: of what stands in the form, saved or not, shown by the desk in a frame.

const article = document.querySelector("#article_form")
const panel = document.querySelector("[data-preview]")
const form = panel.querySelector("form")
const way = panel.querySelector("[data-way]")
const frame = panel.querySelector("[data-frame]")
const place = panel.querySelector("[data-frame-place]")
const DESKTOP = 1280
const PAUSE = 1500 // milliseconds after the last key
let isPhone = true
let timer

function show() {
  const [chosen] = way.selectedOptions
  if (panel.hidden || !chosen) return
  const { language, address } = chosen.dataset
  form.action = address
  form.elements.script.value = chosen.value
  form.elements.csrfmiddlewaretoken.value = article.elements.csrfmiddlewaretoken.value
  for (const name of ["title", "lead", "body"]) form.elements[name].value = article.elements[`${language}-${name}`].value
  form.submit()
}

// A page as wide as a desktop's is drawn smaller, to be seen as a whole.
function fit() {
  const scale = isPhone ? 1 : place.clientWidth / DESKTOP
  const size = isPhone ? "100%" : `${100 / scale}%`
  Object.assign(frame.style, { width: size, height: size, transform: isPhone ? "" : `scale(${scale})` })
}

// It begins where the bar ends, which is lower while the page is at its top.
function settle() {
  if (panel.hidden) return
  const { bottom } = document.querySelector("[data-article-standing]").getBoundingClientRect()
  panel.style.setProperty("--preview-top", `${Math.max(0, bottom)}px`)
}

function setWidth(name) {
  isPhone = name === "phone"
  document.documentElement.style.setProperty("--preview", isPhone ? "26rem" : "min(46rem, 46vw)")
  for (const each of panel.querySelectorAll("[data-width]"))
    each.setAttribute("aria-pressed", String(each.dataset.width === name))
  fit()
}

function opened(isOpen) {
  if (panel.hidden === !isOpen) return
  panel.hidden = !isOpen
  if (!isOpen) return
  settle()
  show()
  // Below the text it would be opened out of sight.
  if (getComputedStyle(panel).position !== "fixed") way.focus()
}

// Its links lead readers elsewhere; here they open beside.
frame.addEventListener("load", () => {
  for (const link of frame.contentDocument?.querySelectorAll("a[href]") || []) link.target = "_blank"
})
document.addEventListener("article:side", ({ detail }) => opened(detail === "preview"))
way.addEventListener("change", show)
form.addEventListener("submit", (event) => {
  event.preventDefault()
  show()
})
panel.addEventListener("click", ({ target }) => {
  const button = target.closest("button")
  if (button?.dataset.width) setWidth(button.dataset.width)
  if (button?.matches("[data-close]")) document.dispatchEvent(new Event("article:close-preview"))
})
article.addEventListener("input", () => {
  clearTimeout(timer)
  timer = setTimeout(show, PAUSE)
})
new ResizeObserver(fit).observe(place)
addEventListener("scroll", settle, { passive: true })
addEventListener("resize", settle)
