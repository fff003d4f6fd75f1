// The new link is copied by a button, where the browser lets a page do that.

const address = document.getElementById("share-address");
const copy = document.getElementById("share-copy");

if (address && copy) {
  address.addEventListener("focus", () => address.select());
  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", async () => {
    address.select();
    await navigator.clipboard.writeText(address.value);
    copy.textContent = copy.dataset.done;
  });
}
