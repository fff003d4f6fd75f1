"""What the head of a page tells machines beside its addresses: feeds, a sentence, the world."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.body import plain, teaser
from reader import structured
from reader.addresses import absolute, address
from reader.feeds.forms import FORMS, WITH_FEEDS, title
from reader.links import Link
from reader.pictures import DRAWN_SIZE, Card
from reader.structured import Told

Shown = Mapping[str, Any]
# By kind, the list in which a page of this kind is named.
LISTED = {
    "person": "people",
    "quotes": "people",
    "region": "regions",
    "project": "projects",
    "scripts": "about",
}
LONGEST_DESCRIPTION = 200
# The name that stands on static/reader/card.png (bin/site_cards.py).
NAME_ON_CARD = "Өңір"


@dataclass(frozen=True, slots=True)
class Feed:
    type: str
    title: str
    address: str


def told(request: HttpRequest, language: str, canonical: str, shown: Shown) -> dict[str, Any]:
    """For the templates; of a page without an address of its own no more than the feeds of all."""
    match = request.resolver_match
    kind = (match.url_name or "") if match and canonical else ""
    slug = match.kwargs.get("slug", "") if match else ""
    summary = shown.get("description") or _description(kind, shown)
    blocks = [*_blocks(kind, language, shown), *_way(kind, language, canonical, shown)]
    return {
        "feeds": _feeds(kind, language, slug, shown),
        "summary": summary,
        "machines": structured.graph(blocks) if blocks else None,
        "site_card": _site_card(),
    }


def _site_card() -> Card:
    """What other sites show beside a link to a page that is no story; it bears no wrong name."""
    is_named = settings.SITE_NAME == NAME_ON_CARD
    where = absolute(static(f"reader/card{'' if is_named else '-nameless'}.png"))
    motto = _("News from both sides of the border")
    alt = f"{NAME_ON_CARD}: {motto}" if is_named else motto
    return Card(where, *DRAWN_SIZE, alt=alt, images=[where])


def _feeds(kind: str, language: str, slug: str, shown: Shown) -> list[Feed]:
    """Those of all stories, and those of the page."""
    feeds = _forms("front", language, "", "")
    if kind in WITH_FEEDS and kind != "front":
        subject = shown.get("title") or NAMES[kind]()
        feeds += _forms(kind, language, slug, subject)
    return feeds


def _forms(kind: str, language: str, slug: str, subject: str) -> list[Feed]:
    key = [slug] if slug else []
    return [
        Feed(
            each.type,
            f"{title(subject)} ({each.name})",
            absolute(address(f"{kind}_{form}", language, *key)),
        )
        for form, each in FORMS.items()
    ]


NAMES = {
    "news": lambda: _("All news"),
    "regions": lambda: _("Regions"),
    "people": lambda: _("People"),
    "projects": lambda: _("Projects"),
    "corrections": lambda: _("Corrections"),
    "about": lambda: _("About the site"),
    "scripts": lambda: _("Kazakh in three scripts"),
}


# In words


def _description(kind: str, shown: Shown) -> str:
    """The first words of a story; else what there is on pages of the kind."""
    if kind == "article":
        publication = shown["publication"]
        words = publication.lead or plain(publication.body)
        return teaser(words, LONGEST_DESCRIPTION)
    words = {name: capfirst(shown.get(name) or "") for name in ("title", "date")}
    return DESCRIPTIONS[kind]() % words if kind in DESCRIPTIONS else ""


# Where the view gives none.
DESCRIPTIONS = {
    "front": lambda: _(
        "News of regions on both sides of the border of Kazakhstan and China, in Russian and "
        "Kazakh: districts, people, projects."
    ),
    "news": lambda: _("All news of the site, the newest first."),
    "archive_month": lambda: _("All stories of the site from this time: %(date)s."),
    "archive_day": lambda: _("All stories of the site from this time: %(date)s."),
    "section": lambda: _("News of the section, the newest first: %(title)s."),
    "tag": lambda: _("News on the subject, the newest first: %(title)s."),
    "people": lambda: _(
        "People in public office of whom our stories tell, each with the posts that the sources "
        "name."
    ),
    "person": lambda: _("%(title)s: posts by date, words from our stories, news."),
    "quotes": lambda: _("All quotations: %(title)s."),
    "corrections": lambda: _("What we corrected, withdrew or answered for"),
    "changes": lambda: _("What was changed in the story, when and why."),
    "about": lambda: _("Who makes this site, by which rules, and how to reach the newsroom."),
    "scripts": lambda: _(
        "Kazakh in Cyrillic, Latin and Arabic letters: which alphabets we use, and what is "
        "automatic."
    ),
}


# For machines


def _blocks(kind: str, language: str, shown: Shown) -> list[Told]:
    if kind == "front":
        return [structured.website(language), structured.newspaper(language)]
    if shown.get("is_demo"):
        return []
    if kind == "person":
        return [structured.person(shown["person"], shown.get("posts", ()), language)]
    if kind == "region":
        return [structured.region(shown["region"], shown.get("path", ()), language)]
    if kind == "organisation":
        thing = shown["organisation"]
        return [structured.organisation(thing, shown.get("region"), language)]
    return []


def _way(kind: str, language: str, canonical: str, shown: Shown) -> list[Told]:
    """The breadcrumbs of every page but the front page; none for what has no name."""
    name = _name(kind, shown)
    if not name or kind == "front":
        return []
    front = Link(settings.SITE_NAME, address("front", language))
    above = [
        Link(each.name, absolute(each.address)) for each in (front, *_above(kind, language, shown))
    ]
    return [structured.breadcrumbs([*above, Link(name, canonical)])]


def _name(kind: str, shown: Shown) -> str:
    if kind == "article":
        return shown["publication"].title
    if kind == "changes":
        return _("Changes")
    if kind == "quotes":
        return _("%(title)s: quotations") % {"title": shown["title"]}
    name = shown.get("date") if kind.startswith("archive_") else ""
    name = name or shown.get("title") or (NAMES[kind]() if kind in NAMES else "")
    return capfirst(name)


def _above(kind: str, language: str, shown: Shown) -> list[Link]:
    if kind == "article":
        return [shown["section"]]
    if kind == "changes":
        return [Link(shown["publication"].title, shown["article_address"])]
    if kind == "region" and shown.get("path"):
        return list(shown["path"])
    if kind == "archive_day":
        return list(shown["path"][:-1])
    if kind in LISTED:
        return [Link(NAMES[LISTED[kind]](), address(LISTED[kind], language))]
    return []
