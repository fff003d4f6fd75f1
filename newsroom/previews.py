"""A text as readers would see it if it went out now: the desk's row in the readers' templates.

The desk and the readers' pages do not know each other. `settings.PREVIEW` names `show` to the desk.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from articles import publishing
from articles.body import markers
from articles.models import Entry, Publication, Revision
from photos.models import Attachment, Photo
from reader import datelines, queries, spelled
from reader.addresses import other
from reader.links import Link
from reader.pages import Switch
from reader.stories import KINDS
from reader.strips import Letters, Strip
from reader.variants import VARIANTS, written_in
from reader.views.article import preview

# The letters in which each language is printed, the first as it is written.
LETTERS = {
    "ru": {"cyrl": _("Cyrillic letters")},
    "kk": {
        "cyrl": _("Cyrillic letters"),
        "latn": _("Latin letters"),
        "arab": _("Arabic letters"),
    },
}
Address = Callable[[str], str]
Things = dict[str, list[int]]


def show(
    request: HttpRequest,
    revision: Revision,
    *,
    script: str,
    address: Address,
    other_text: str = "",
    back: str = "",
) -> HttpResponse:
    """The page for the desk; of a text that is not saved, too.

    `address` gives its address in a script, `other_text` is the address of the other language's
    preview, `back` that of the article.
    """
    publication, direct = as_if_published(revision)
    with translation.override(publication.language), written_in(script):
        strip = Strip(
            **_told_of(revision),
            author=str(revision.author.get_full_name() or revision.author),
            letters=_letters(publication.language, script, address) if revision.pk else [],
            hidden=list(not_public(publication, direct)),
            back=Link(str(_("Back to the desk")), back) if back else None,
        )
        switch = _switch(publication, other_text)
        page = preview(request, publication, direct, strip=strip, switch=switch)
        return spelled.page(page)


def show_to_guest(
    request: HttpRequest, revision: Revision, *, script: str, address: Address, until: Any
) -> HttpResponse:
    """The page for somebody without an account: nothing of the desk but the text and its author."""
    publication, direct = as_if_published(revision)
    with translation.override(publication.language), written_in(script):
        strip = Strip(
            **_told_of(revision),
            author=revision.author.get_full_name(),
            letters=_letters(publication.language, script, address),
            until=datelines.moment(until, publication.language),
        )
        page = preview(request, publication, direct, strip=strip, switch=_switch(publication, ""))
        return spelled.page(page)


def as_if_published(revision: Revision) -> tuple[Publication, Things]:
    """What publishing the text now would put on the record, unsaved, and what it is about."""
    edition = revision.edition
    before = edition.current_publication()
    kind = Publication.Kind.UPDATE if before else Publication.Kind.FIRST
    publication = publishing.freeze(
        edition, revision, by=revision.author, kind=kind, at=timezone.now()
    )
    if before:
        publication.first_public_at = before.first_public_at
        publication.began_in_archive = before.began_in_archive
    direct: Things = {}
    for entry in publishing.entries(publication, edition.article):
        if entry.is_direct:
            direct.setdefault(entry.list, []).append(entry.thing)
    return publication, direct


def not_public(publication: Publication, direct: Things) -> Iterator[str]:
    """The names of what the story is about, or its text names, and readers may not see."""
    language, named = publication.language, markers(publication.body)
    slugs = {kind: getattr(named, field) for field, kind in KINDS.items()}
    for model, kind in Entry.LISTS.items():
        wanted = models.Q(pk__in=direct.get(kind, ())) | models.Q(slug__in=slugs.get(kind, ()))
        yield from _names(_hidden(model, wanted, language), language)
    pictures = models.Q(slug__in=named.photos) | models.Q(pk=publication.lead_photo_id)
    hidden = Photo.objects.filter(pictures).exclude(pk__in=Photo.objects.shown().values("pk"))
    yield from (str(photo) for photo in hidden.order_by("pk"))
    files = Attachment.objects.filter(slug__in=named.files)
    yield from (str(file) for file in files.order_by("pk") if not file.is_public())
    public = queries.slugs(named.articles, language)
    yield from (f"№ {number}" for number in named.articles if number not in public)


def _hidden(model: Any, wanted: models.Q, language: str) -> models.QuerySet:
    if not hasattr(model, "is_public"):
        return model.objects.none()
    is_named = hasattr(model.objects.all(), "shown")
    shown = model.objects.shown(language) if is_named else model.objects.public()
    rows = model.objects.filter(wanted).exclude(pk__in=shown.order_by().values("pk"))
    return rows.order_by(f"sort_{language}", "pk")


def _names(things: models.QuerySet, language: str) -> Iterator[str]:
    yield from (getattr(thing, f"name_{language}") or thing.slug for thing in things)


def _told_of(revision: Revision) -> dict[str, Any]:
    """Its number among the texts of its edition, as the desk counts them, and its time."""
    if revision.pk is None:
        return {"number": 0, "saved": ""}
    edition = revision.edition
    saved = datelines.moment(revision.saved_at, edition.language)
    return {"number": edition.revisions.filter(pk__lte=revision.pk).count(), "saved": saved}


def _letters(language: str, script: str, address: Address) -> list[Letters]:
    ways = LETTERS[language]
    if len(ways) == 1:
        return []
    return [Letters(name, address(each), each == script) for each, name in ways.items()]


def _switch(publication: Publication, address: str) -> Switch:
    there = other(publication.language)
    return Switch(there, there, VARIANTS[there].name, address, True)
