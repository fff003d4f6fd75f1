// A picture, two sliders and what three crops show of it: a click, an arrow key on the picture and
// a slider all move the same point.
const STEP = 0.01
const FAR = 0.1
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

const within = (share) => Math.min(1, Math.max(0, share))

class FocalPoint {
  constructor(box) {
    this.sliders = [...box.querySelectorAll("[data-focal-slider]")]
    this.picture = box.querySelector("[data-focal-picture]")
    this.mark = box.querySelector("[data-focal-mark]")
    this.crops = [...box.querySelectorAll("[data-focal-crop]")]
    for (const slider of this.sliders) slider.addEventListener("input", () => this.show())
    this.sliders[1].addEventListener("keydown", (event) => this.pressedUpOrDown(event))
    if (this.picture) this.follow(box)
    addEventListener("resize", () => this.show())
    this.show()
  }

  follow(box) {
    this.mark.hidden = false
    box.querySelector("[data-focal-crops]").hidden = false
    this.picture.addEventListener("click", (event) => this.clicked(event))
    this.picture.addEventListener("keydown", (event) => this.pressed(event))
    for (const each of [this.picture, ...this.crops]) each.addEventListener("load", () => this.show())
    this.picture.tabIndex = 0
  }

  get point() {
    return this.sliders.map((slider) => Number(slider.value))
  }

  move(point) {
    this.sliders.forEach((slider, axis) => {
      slider.value = within(point[axis]).toFixed(2)
    })
    this.sliders[0].dispatchEvent(new Event("input", { bubbles: true }))
  }

  clicked(event) {
    const { left, top, width, height } = this.picture.getBoundingClientRect()
    this.move([(event.clientX - left) / width, (event.clientY - top) / height])
  }

  // Down is more on a scale that begins at the top; a browser takes it for less.
  pressedUpOrDown(event) {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") this.pressed(event)
  }

  pressed(event) {
    const way = ARROWS[event.key]
    if (!way) return
    event.preventDefault()
    const step = event.shiftKey ? FAR : STEP
    this.move(this.point.map((share, axis) => share + way[axis] * step))
  }

  show() {
    const [across, down] = this.point
    if (!this.picture) return
    this.mark.style.left = `${across * 100}%`
    this.mark.style.top = `${down * 100}%`
    for (const crop of this.crops) crop.style.objectPosition = position(crop, across, down)
  }
}

// The point stands in the middle of a crop, unless the crop would leave the picture.
function position(crop, across, down) {
  const scale = Math.max(crop.clientWidth / crop.naturalWidth, crop.clientHeight / crop.naturalHeight)
  const part = (seen, whole, share) => {
    const visible = seen / (whole * scale)
    if (!(visible < 1)) return 50
    return (100 * Math.min(1 - visible, Math.max(0, share - visible / 2))) / (1 - visible)
  }
  const x = part(crop.clientWidth, crop.naturalWidth, across)
  const y = part(crop.clientHeight, crop.naturalHeight, down)
  return `${x}% ${y}%`
}

const known = new WeakSet()

function begin(root) {
  for (const box of root.querySelectorAll("[data-focal-point]")) {
    if (known.has(box)) continue
    known.add(box)
    new FocalPoint(box)
  }
}

// Forms may come after the page has: whoever brings one says so.
document.addEventListener("library:form", (event) => begin(event.target))
begin(document)
