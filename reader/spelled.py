"""Words in the script of the page that is being made: the whole page, and what machines are told.

The spellings that the desk has given are asked for once for an answer; so a change of them is seen
on the next one.
"""

from django.http import HttpResponse

from languages.scripts import convert, convert_html
from reader import queries
from reader.variants import Pairs, writing

_PAGE = "text/html"


def page(response: HttpResponse) -> HttpResponse:
    """The answer with its words in the script of its address, where it is a page."""
    is_page = response.headers.get("Content-Type", "").startswith(_PAGE)
    if writing().script != "cyrl" and is_page and not response.streaming:
        response.content = fragment(response.content.decode(response.charset)).encode()
        if "Content-Length" in response:  # of the page as it was
            response["Content-Length"] = len(response.content)
    return response


def text(words: str) -> str:
    """Plain words that no conversion of a page meets: in the head of a page, in a feed."""
    return convert(words, writing().script, names=_names()) if words else ""


def fragment(html: str) -> str:
    """HTML that is no part of a page of ours."""
    return convert_html(html, writing().script, names=_names())


def _names() -> Pairs:
    now = writing()
    if now.names is None:
        now.names = () if now.script == "cyrl" else tuple(queries.spellings(now.script))
    return now.names
