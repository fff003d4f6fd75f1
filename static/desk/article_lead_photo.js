// Beside the field of the lead photo, the library in a window: a photo is found there, or added.
import { askForLeadPhoto } from "desk/body_photos"

const select = document.querySelector("select#id_lead_photo")
const button = document.querySelector("[data-lead-photo]")

if (select && button) {
  select.closest(".related-widget-wrapper").append(button)
  button.hidden = false
  button.addEventListener("click", async () => {
    await askForLeadPhoto(select)
    button.focus()
  })
}
