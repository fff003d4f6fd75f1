"""Pages in Latin and in Arabic letters beside the same pages in Cyrillic: whole requests, warm."""

import functools
from collections.abc import Callable
from itertools import chain

from bench.measure import Figure, measure

# What a page may cost at most, as the project promises.
MOST_TO_CYRILLIC = 1.5
SCRIPTS = {"kk-latn": "Latin", "kk-arab": "Arabic"}
RUNS = 61


def figures() -> list[Figure]:
    """Fills the newsroom of `bench.site` with the demo."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_demo", verbosity=0)
    return [
        *chain.from_iterable(_beside_cyrillic(kind, path) for kind, path in _pages().items()),
        *_beside_cyrillic("a text of a megabyte", _megabyte(), 9),
    ]


def _pages() -> dict[str, str]:
    from reader.addresses import address

    return {
        "an article": _article(0),
        "the front page": address("front", "kk"),
        "a region": address("region", "kk", "abai"),
    }


def _article(place: int) -> str:
    from articles.models.public import Publication
    from reader.addresses import address

    story = Publication.objects.public("kk").order_by("article_number")[place]
    return address("article", "kk", story.article_number, story.slug)


def _megabyte() -> str:
    """A story of the demo with a text that is as long as one may be, no paragraph like another."""
    from articles.body import MAX_BYTES
    from articles.models.public import Publication

    body = Publication.objects.public("kk").order_by("article_number")[0].body
    copies = MAX_BYTES // (len(body.encode()) + body.count("</p>") * len(" 000"))
    longest = "".join(body.replace("</p>", f" {copy:03}</p>") for copy in range(copies))
    told = Publication.objects.public("kk").order_by("article_number")[1]
    Publication.objects.filter(pk=told.pk).update(body=longest)
    return _article(1)


def _beside_cyrillic(kind: str, path: str, runs: int = RUNS) -> list[Figure]:
    ask = _asking()
    return [
        measure(
            f"{kind} in {letters} letters",
            functools.partial(ask, path.replace("/kk/", f"/{code}/", 1)),
            floor=("in Cyrillic", functools.partial(ask, path)),
            runs=runs,
            most_ratio=MOST_TO_CYRILLIC,
        )
        for code, letters in SCRIPTS.items()
    ]


def _asking() -> Callable[[str], None]:
    from django.test import Client

    client = Client(headers={"host": "localhost"})

    def ask(path: str) -> None:
        if client.get(path).status_code != 200:
            raise SystemExit(f"{path} does not answer.")

    return ask
