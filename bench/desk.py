"""Pages of the desk in a newsroom of twenty thousand articles: whole requests, warm."""

import functools
from collections.abc import Callable

from bench.measure import Figure, measure

ARTICLES = 20_000
# Longer than that an editor would not wait for a page.
MOST_MS = 1000
RUNS = 7
FRAME = "/admin/my-settings/"  # the frame of every page, and hardly anything in it


def figures() -> list[Figure]:
    """Adds the articles to the demo, which is there already."""
    from tests.desk.old_newsroom import fill

    fill(ARTICLES)
    ask = _asking()
    return [
        measure(
            f"the desk: {name}",
            functools.partial(ask, path),
            floor=("my settings", functools.partial(ask, FRAME)),
            runs=RUNS,
            most_ms=MOST_MS,
        )
        for name, path in _pages().items()
    ]


def _pages() -> dict[str, str]:
    from articles.models.public import Publication

    number = Publication.objects.public("kk").order_by("article_number")[0].article_number
    return {
        "first page": "/admin/",
        "an article": f"/admin/articles/article/{number}/change/",
        "a new article": "/admin/articles/article/add/",
        "list of articles": "/admin/articles/article/",
        "list, two states": "/admin/articles/article/?ru=public&kk=not_public",
        "list, by last save": "/admin/articles/article/?o=-7",
        "finding, while typing": "/admin/find/typing/?q=мемо",
        "finding nothing": "/admin/find/typing/?q=ничегонет",
        "paragraphs owed": "/admin/debts/",
        "library of photos": "/admin/photos/photo/",
        "list of people": "/admin/people/person/",
        "a region": "/admin/regions/region/1/change/",
        "publications": "/admin/articles/publication/",
    }


def _asking() -> Callable[[str], None]:
    from django.test import Client

    from people.models import User

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username="timur"))

    def ask(path: str) -> None:
        if client.get(path).status_code != 200:
            raise SystemExit(f"{path} does not answer.")

    return ask
