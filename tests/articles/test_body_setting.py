"""Endings stay with their numbers and names at the end of a line, in a text as in a headline."""

import re

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from articles.body import whole


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Биыл ҚХР-дың жері</p>", "<p>Биыл [ҚХР-дың] жері</p>"),
        ("<p>20-го, 9:00-ден</p>", "<p>[20-го], 9:[00-ден]</p>"),
        ("<p><b>кто-то</b> пришёл</p>", "<p><b>[кто-то]</b> пришёл</p>"),
        ('<a href="/a-b/" class="x-y">Семей</a>', '<a href="/a-b/" class="x-y">Семей</a>'),
        ("<p>екіжақты қарым-қатынас</p>", "<p>екіжақты қарым-қатынас</p>"),
        ("<p>https://onir.kz/20-go/</p>", "<p>https://onir.kz/20-go/</p>"),
        ("<p>A&amp;B-ге</p>", "<p>A&amp;[B-ге]</p>"),
    ],
)
def test_no_line_ends_within(html, expected):
    marked = expected.replace("[", '<span class="whole">').replace("]", "</span>")
    assert whole(SafeString(html)) == marked


@given(st.text(alphabet="аАқ1-»<>&; \N{NO-BREAK SPACE}%,.", max_size=60))
def test_the_text_stays_the_same(text):
    html = "<p>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</p>"
    assert re.sub('<span class="whole">|</span>', "", whole(SafeString(html))) == html


def test_what_nobody_has_called_safe_is_escaped():
    assert whole("<script>20-го</script>") == (
        '&lt;script&gt;<span class="whole">20-го</span>&lt;/script&gt;'
    )
