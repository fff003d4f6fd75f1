"""Somebody's hands on a page: they work with it, and each press that is no text is written down."""

from typing import Any

# As a browser hands over what was copied elsewhere: `html` with its paragraphs.
PASTE = """([html]) => {
    const data = new DataTransfer()
    data.setData("text/html", html)
    const options = { clipboardData: data, bubbles: true, cancelable: true }
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", options))
}"""


class Hands:
    """`steps` are sentences, one for each click of the pointer and each key that writes no text."""

    def __init__(self, page: Any, whose: str, steps: list[str]) -> None:
        self.page = page
        self.whose = whose
        self.steps = steps

    def note(self, sentence: str) -> None:
        self.steps.append(f"{self.whose}: {sentence}")

    def click(self, selector: str, what: str) -> None:
        self.note(f"click: {what}")
        self.page.locator(selector).locator("visible=true").first.click()

    def key(self, key: str, what: str) -> None:
        self.note(f"{key}: {what}")
        self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        """Typed letters are free."""
        self.page.keyboard.insert_text(text)

    def paste(self, paragraphs: list[str], what: str) -> None:
        self.note(f"Control+V: {what}")
        self.page.evaluate(PASTE, ["".join(f"<p>{each}</p>" for each in paragraphs)])

    def take_file(self, selector: str, file: dict[str, Any], what: str) -> None:
        """Two clicks: one opens the system's window, one chooses in it."""
        self.note(f"click: {what}, opens the window of the system")
        self.note("click: the file in that window")
        self.page.set_input_files(selector, file)

    def choose(self, words: str, what: str) -> None:
        """In a field that finds things as one types: Enter takes the first."""
        self.page.keyboard.type(words)
        found = self.page.locator(".select2-results__option--highlighted")
        found.filter(has_text=words).wait_for()
        self.key("Enter", what)
