"""What machines are told of a page in each of its letters; and it leads to what is there."""

import json
import re

import pytest

from reader.variants import VARIANTS
from tests.reader.conftest import pages
from tests.reader.test_structured import EXPECTED, SITE, addresses_in, check

pytestmark = pytest.mark.django_db

CYRILLIC = re.compile("[\u0400-\u052f]")


@pytest.mark.parametrize("code", VARIANTS)
def test_every_page_tells_machines_what_it_is(client, read, story, code):
    led_to = set()
    for kind, path in pages(VARIANTS[code].language, story).items():
        here = path.replace("/kk/", f"/{code}/", 1)
        found = check(read(here))
        assert set(found) == EXPECTED.get(kind, {"BreadcrumbList"}), kind
        for block in found.values():
            led_to |= set(addresses_in(block))
            if VARIANTS[code].script != "cyrl":
                assert not CYRILLIC.search(json.dumps(block, ensure_ascii=False)), kind
    for where in led_to:
        path = where.removeprefix(SITE)
        assert client.get(path).status_code == 200, where
        assert path.startswith((f"/{code}/", "/media/")) or "/news/" in path, where


@pytest.mark.parametrize("code", VARIANTS)
def test_a_story_says_its_letters_and_where_its_other_language_is(read, story, code):
    variant = VARIANTS[code]
    path = pages(variant.language, story)["article"].replace("/kk/", f"/{code}/", 1)
    told = check(read(path))["NewsArticle"]
    assert told["inLanguage"] == variant.tag
    assert told["url"] == told["mainEntityOfPage"] == SITE + path
    there = "kk" if variant.language == "ru" else "ru"
    assert told["workTranslation"] == {
        "@type": "NewsArticle",
        "url": SITE + pages(there, story)["article"],
        "inLanguage": there,
    }
    assert told["publisher"]["url"] == f"{SITE}/{code}/"
