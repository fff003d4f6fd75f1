// Shows a post or a video of another site in its place, once a reader has asked for it.
// Before that the other site is told nothing. Without this script its link stands alone.

const MAY = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation"

function show(embed) {
  const frame = document.createElement("iframe")
  frame.title = embed.dataset.title
  frame.loading = "lazy"
  // They learn which site a reader comes from and not which page; without that YouTube plays nothing.
  frame.referrerPolicy = "strict-origin"
  frame.allow = "fullscreen"
  frame.setAttribute("sandbox", MAY)
  frame.src = embed.dataset.frame
  embed.querySelector("button").parentNode.replaceWith(frame)
  frame.focus()
}

for (const embed of document.querySelectorAll(".embed[data-frame]")) {
  const button = embed.querySelector("button")
  button.parentNode.hidden = false
  button.addEventListener("click", () => show(embed))
}
