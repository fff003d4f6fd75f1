"""After real work no page of the desk leads to a page that is broken or is not there."""

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.desk.lived_in import work

pytestmark = pytest.mark.django_db
LINK = re.compile(r'\b(?:href|src)="(/[^"#]*)', re.IGNORECASE)
# What a story is told of that was withdrawn, or erased by law.
GONE = re.compile(r"/(ru|kk|kk-latn|kk-arab)/news/")
NOT_PAGES = ("/static/", "/admin/logout/")
# A preview leads to what will stand there once the story is public.
PREVIEW = "/admin/preview/"
FEW, MANY = 2, 6


def shape(address):
    """What kind of page it is: its numbers, and what it is asked, matter less than its kind."""
    parts = urlsplit(address)
    asked = sorted({name for name, _value in parse_qsl(parts.query)})
    return re.sub(r"\d+", "N", parts.path), *asked


def links(page):
    for found in LINK.findall(page):
        if not found.startswith(NOT_PAGES):
            yield unescape(found)


def walk(client, most, start="/admin/"):
    """(address, status, from where) of the pages that are led to, at most so many of a shape."""
    waiting, seen, shapes = [(start, "")], set(), {}
    while waiting:
        address, source = waiting.pop(0)
        kind = shape(address)
        if address in seen or shapes.get(kind, 0) >= most:
            continue
        seen.add(address)
        shapes[kind] = shapes.get(kind, 0) + 1
        answer = client.get(address)
        yield address, answer.status_code, source
        if answer.status_code == 302:
            waiting.append((answer["Location"], address))
        elif is_followed(address, answer):
            waiting += [(each, address) for each in links(answer.content.decode())]


def is_followed(address, answer):
    is_page = "text/html" in answer.get("Content-Type", "")
    return is_page and address.startswith("/admin/") and not address.startswith(PREVIEW)


def is_right(address, status):
    return status in (200, 302, 301) or (status == 410 and GONE.match(address))


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("root", FEW),
        pytest.param("root", MANY, marks=pytest.mark.long),
        pytest.param("saule", MANY, marks=pytest.mark.long),
        pytest.param("aigerim", MANY, marks=pytest.mark.long),
    ],
)
def test_every_link_of_the_desk_answers_after_real_work(desk, name, most, alone):
    work(desk)
    client = desk(name)
    client.raise_request_exception = False
    found = list(walk(client, most))
    wrong = [each for each in found if not is_right(*each[:2])]
    assert not wrong, "\n".join(map(str, wrong))
    assert len(found) > 150
