"""Loads sections, tags and articles, and takes every text through review onto the record."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone

from articles.models import Article, Edition, Publication, Section, Tag
from articles.publishing import put_on_record
from languages import LANGUAGES
from newsroom.demo.content import Loaded, Row, add, both, known
from people.models import User

EDITORS = {"ru": "boris", "kk": "saule"}
LISTS = ("regions", "people", "organisations", "projects", "agreements")
TERM = re.compile(r'data-term="([^"]+)"')


def add_sections(content: Row) -> None:
    for position, row in enumerate(content["sections"]):
        add(Section, slug=row["slug"], position=position, **both("name", row["names"]))


def add_tags(content: Row, loaded: Loaded) -> None:
    for row in content["tags"]:
        add(Tag, slug=row["slug"], public_from=loaded.now, **both("name", row["names"]))


@dataclass
class Told:
    """One publication of an article: when, of which kind, and with which texts."""

    article: Article
    at: datetime
    kind: str
    note: dict[str, str]
    texts: dict[str, dict[str, str]]


def add_stories(content: Row, loaded: Loaded, staff: dict[str, User]) -> None:
    """Numbered as the content file lists them, published in the order of their dates."""
    told = [
        publication
        for row in content["articles"]
        for publication in _publications(row, _add_article(row, loaded, staff), loaded)
    ]
    for publication in sorted(told, key=lambda publication: publication.at):
        for language in _originals_first(publication.article):
            _publish(publication, language, staff)


def _originals_first(article: Article) -> list[str]:
    """A translation is saved after its source, which it answers."""
    rows = article.editions.order_by("pk")
    by_origin = sorted(rows, key=lambda edition: edition.origin != Edition.Origin.ORIGINAL)
    return [edition.language for edition in by_origin]


def _add_article(row: Row, loaded: Loaded, staff: dict[str, User]) -> Article:
    article = add(
        Article,
        kind=row["kind"],
        section=Section.objects.get(slug=row["section"]),
        story_on=known(row["story_on"]),
        is_story_date_unknown=row["story_on"] is None,
        created_by=staff["aigerim"],
        **both("credited_to", row["credited_to"]["names"]),
        **both("label", row["label"]),
    )
    for name in LISTS:
        getattr(article, name).set([getattr(loaded, name)[slug] for slug in row[name]])
    article.sources.set([loaded.sources[source] for source in row["sources"]])
    article.tags.set(Tag.objects.filter(slug__in=row["tags"]))
    if row["author"]:
        article.authors.add(loaded.people[row["author"]])
    for language in LANGUAGES:
        is_original = row["original"] in (None, language)
        add(
            Edition,
            article=article,
            language=language,
            slug=row[language]["slug"],
            origin=Edition.Origin.ORIGINAL if is_original else Edition.Origin.TRANSLATION,
        )
    return article


def _publications(row: Row, article: Article, loaded: Loaded) -> Iterator[Told]:
    once = [{"kind": Publication.Kind.FIRST, "at": row["story_on"], "note": None}]
    for publication in row.get("publications", once):
        texts = {
            language: _text(row[language] | publication.get(language, {}), loaded)
            for language in LANGUAGES
        }
        at = _moment(publication["at"], loaded.now)
        yield Told(article, at, publication["kind"], publication["note"] or {}, texts)


def _moment(value: dict[str, str] | None, now: datetime) -> datetime:
    """The first moment of the day; the moment of loading where no day is known."""
    day = known(value)
    return timezone.make_aware(datetime.combine(day.earliest(), time.min)) if day else now


def _text(row: Row, loaded: Loaded) -> dict[str, str]:
    """The text with the numbers of its quotations' terms in place of the content file's ids."""
    body = TERM.sub(lambda match: f'data-term="{loaded.terms[match[1]].pk}"', row["body"])
    return {"title": row["title"], "lead": row["lead"], "body": body}


def _publish(told: Told, language: str, staff: dict[str, User]) -> None:
    edition = told.article.edition(language)
    editor = staff[EDITORS[language]]
    revision = edition.save_draft(
        by=staff["aigerim"], base=edition.current_revision, **told.texts[language]
    )
    edition.submit(by=staff["aigerim"], revision=revision)
    edition.approve(by=editor, revision=revision)
    # Not edition.publish(): that is for now, and these dates lie in the past. The approval above
    # holds the edition's row until all is loaded.
    put_on_record(
        edition,
        by=editor,
        revision=revision,
        kind=told.kind,
        note=told.note.get(language, ""),
        at=told.at,
        is_archival=True,
    )
