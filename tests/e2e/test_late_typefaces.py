"""Typefaces that come late, as over a slow line: what is read already stays where it is."""

import pytest

from articles.models import Article
from reader.variants import CODES
from tests.e2e import kinds

pytestmark = pytest.mark.usefixtures("demo")
# As browsers reckon it. A line more or less in the lead of a story is 0.1; faces that do not stand
# in for ours by their measures gave 0.2 to 0.44.
MOST = 0.15
MEASURE = """
window.moved = 0;
new PerformanceObserver(list => {
    for (const entry of list.getEntries()) window.moved += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
SHOWN = "() => document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(done)))"


class Line:
    """A line on which typefaces wait until it is opened."""

    def __init__(self, page):
        self.waiting, self.is_open = [], False
        page.route("**/*.woff2", self.take)

    def take(self, route):
        if self.is_open:
            route.continue_()
        else:
            self.waiting.append(route)

    def open(self):
        self.is_open = True
        for route in self.waiting:
            route.continue_()


@pytest.mark.parametrize("code", CODES)
def test_nothing_jumps_when_the_typefaces_come(new_page, size, code):
    first = Article.objects.earliest("pk").pk
    for name in ("article", "front", "region"):
        page = new_page(size)
        page.add_init_script(MEASURE)
        line = Line(page)
        page.goto(kinds.pages(code, first)[name], wait_until="domcontentloaded")
        page.evaluate(DRAWN)
        assert line.waiting, "no typeface was asked for"
        line.open()
        page.evaluate(SHOWN)
        assert page.evaluate("window.moved") < MOST, name
        page.close()
