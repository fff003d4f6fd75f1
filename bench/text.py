"""Pages converted to other scripts, and texts cut into search terms."""

import functools
import gc
import json
import re
from pathlib import Path

from bench.measure import Figure, measure
from languages.scripts import convert_html, to_arabic, to_latin
from languages.search import terms

CONTENT = Path(__file__).parent.parent / "fixtures" / "demo_content.json"
PAGE_BYTES = 60_000
TERMS_LETTERS = 2_500
# What a page may cost at most, as the project promises.
MOST_TO_TRANSLATE = 6
MOST_MS_OF_TERMS = 2
# The plainest conversion there could be: a letter for a letter, tags and addresses as well.
LETTERS = {ord(letter): "x" for letter in "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"}


def figures() -> list[Figure]:
    page = kazakh_page(PAGE_BYTES)
    text = re.sub(r"<[^>]*>", " ", page)
    return [
        *_conversions(f"convert_html, {len(page.encode()) // 1000} kB page", page, convert_html),
        *_conversions("to_latin, its text", text, lambda text, _: to_latin(text), ("latn",)),
        *_conversions("to_arabic, its text", text, lambda text, _: to_arabic(text), ("arab",)),
        *_terms("kk"),
        *_terms("ru"),
    ]


def _conversions(name, text, convert, scripts=("latn", "arab")) -> list[Figure]:
    floor = ("str.translate", lambda: text.translate(LETTERS))
    bound = MOST_TO_TRANSLATE
    return [
        measure(
            f"{name}, {script}, {state}",
            functools.partial(convert, text, script),
            floor=floor,
            before=before,
            most_ratio=bound,
        )
        for script in scripts
        for state, before in (("nothing remembered", forget), ("warm", lambda: None))
    ]


def _terms(language: str) -> list[Figure]:
    text = plain_text(language)[:TERMS_LETTERS]
    return [
        measure(
            f"terms, {len(text)} letters of {language}, {state}",
            functools.partial(terms, text, language),
            floor=("str.split", text.split),
            before=before,
            most_ms=MOST_MS_OF_TERMS,
        )
        for state, before in (("nothing remembered", forget), ("warm", lambda: None))
    ]


def kazakh_page(size: int) -> str:
    """A page of `size` bytes, or a little more, out of the demo's Kazakh articles."""
    stories, written = [], 0
    while written < size:
        for story in articles("kk"):
            stories.append(
                f'<article><h2><a href="/kk/news/{len(stories)}/{story["slug"]}/">{story["title"]}'
                f'</a></h2><p class="lead">{story["lead"]}</p>{story["body"]}</article>\n'
            )
            written += len(stories[-1].encode())
            if written >= size:
                break
    title = articles("kk")[0]["title"]
    return (
        f'<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>{title}</title></head>'
        f'<body><p><a href="/ru/" lang="ru">Русский</a></p><main>{"".join(stories)}</main></body>'
        "</html>"
    )


def plain_text(language: str) -> str:
    told = (f"{story['title']}. {story['lead']} {story['body']}" for story in articles(language))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", " ".join(told)))


@functools.cache
def articles(language: str) -> list[dict[str, str]]:
    told = json.loads(CONTENT.read_text(encoding="utf-8"))["articles"]
    return [article[language] for article in told if language in article]


def forget() -> None:
    """Empty every cache of the package, so that each word is met for the first time."""
    for thing in gc.get_objects():
        is_cache = isinstance(thing, functools._lru_cache_wrapper)
        if is_cache and thing.__wrapped__.__module__.startswith("languages."):
            thing.cache_clear()
