"""Two walls, each of which would hold alone: the cleaning, and the policy of readers' pages."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.csp import build_policy

from articles.body import clean
from tests.articles.hostile import STRINGS
from tests.articles.test_body_hostile import shown

HOST = "http://hostile.example"
# Each text gets a frame, which is under its page's policy, and in it what a reader could do by
# chance: point, press, move the focus, send a form. Gives the places of those that ran something.
TRY = """
async texts => {
  const ran = new Set()
  window.ran = () => ran.add(-1)
  const kinds = ["mouseover", "pointerenter", "click", "focus", "toggle", "wheel", "submit"]
  const stir = root => {
    for (const each of root.querySelectorAll("*")) {
      for (const kind of kinds) {
        each.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true }))
      }
    }
  }
  for (const [place, text] of texts.entries()) {
    const frame = document.createElement("iframe")
    document.body.append(frame)
    frame.contentWindow.ran = () => ran.add(place)
    const loaded = new Promise(done => frame.addEventListener("load", done, { once: true }))
    frame.contentDocument.write(`<!doctype html><title>x</title><main>${text}</main>`)
    frame.contentDocument.close()
    await loaded
    if (frame.contentDocument) stir(frame.contentDocument)
    frame.remove()
  }
  return [...ran]
}
"""


@pytest.fixture
def ran(browser):
    """ran(texts, policy): which of the texts have run something on a page under this policy."""
    context = browser.new_context()
    page = context.new_page()
    told = {"body": "<!doctype html><title>x</title><body></body>"}

    def answer(route):
        is_page = route.request.url == f"{HOST}/"
        route.fulfill(**told) if is_page else route.fulfill(status=204)

    context.route("**/*", answer)

    def ran(texts, policy=""):
        headers = {"Content-Security-Policy": policy} if policy else {}
        told["headers"] = {"Content-Type": "text/html; charset=utf-8"} | headers
        page.goto(f"{HOST}/")
        texts = [text.encode("utf-8", "replace").decode() for text in texts]
        places = page.evaluate(TRY, texts)
        return [texts[place] if place >= 0 else "of another frame" for place in places]

    yield ran
    context.close()


def cleaned():
    for html in STRINGS:
        try:
            yield clean(html)
        except ValidationError:
            continue


def test_the_browser_notices_what_runs(ran):
    assert ran(["<p>x</p>", "<script>ran()</script>", "<p onclick=ran()>x</p>"]) == [
        "<script>ran()</script>",
        "<p onclick=ran()>x</p>",
    ]
    assert len(ran(STRINGS)) >= 100, "most of them are no danger to this browser; these are"


def test_the_cleaning_holds_without_the_policy(ran):
    assert ran(["".join(cleaned()), "".join(map(shown, cleaned()))]) == []


def test_what_is_shown_holds_without_the_cleaning_and_without_the_policy(ran):
    assert ran(map(shown, STRINGS)) == []


def test_the_policy_holds_without_the_cleaning(ran, settings):
    assert ran(STRINGS, build_policy(settings.SECURE_CSP)) == []
