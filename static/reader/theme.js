// Before the first paint: the size and the colours that this reader chose in this browser.
(() => {
  const html = document.documentElement
  html.classList.add("js")
  for (const name of ["size", "theme"]) {
    try {
      const chosen = localStorage.getItem(name)
      if (chosen) html.dataset[name] = chosen
    } catch {
      // The browser keeps nothing for us: the page stays as the device has it.
    }
  }
})()
