"""The photos of a text and its lead photo: description, credit, and the right to show them."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from desk.checks.check import Check, Place
from desk.checks.codes import Code
from desk.checks.story import Story
from photos.models import Photo

# As long before the end as the library tells of it (desk.library).
SOON = timedelta(days=14)


def checks(story: Story, language: str) -> Iterator[Check]:
    text = story.texts[language]
    lead = story.article.lead_photo
    slugs = dict.fromkeys(([lead.slug] if lead else []) + list(text.markers.photos))
    for slug in slugs:
        photo = story.photos.get(slug)
        if photo is None:
            said = gettext("This photo is not in the library: take it out or choose another one.")
            yield Check(Code.PHOTO_MISSING, said, text.unit_naming(slug).place(), shown=slug)
        else:
            yield from _of_photo(photo, story, language)


def _of_photo(photo: Photo, story: Story, language: str) -> Iterator[Check]:
    if not getattr(photo, f"alt_{language}"):
        said = gettext("The photo has no description in this language: write what it shows.")
        yield _check(Code.ALT_MISSING, said, photo, f"#id_alt_{language}")
    if not getattr(photo, f"credit_{language}"):
        said = gettext("The photo has no credit in this language: name whose it is.")
        yield _check(Code.CREDIT_MISSING, said, photo, f"#id_credit_{language}")
    if photo.rights_until is not None:
        yield from _of_rights(photo, photo.rights_until, story)


def _of_rights(photo: Photo, last: date, story: Story) -> Iterator[Check]:
    """The last day counts."""
    told = {"day": date_format(last, "SHORT_DATE_FORMAT")}
    if last < story.day:
        said = gettext(
            "The right to show the photo ends before the text goes out: %(day)s. "
            "Choose another photo or renew the right."
        )
        yield _check(Code.RIGHTS_ENDED, said % told, photo, "#id_rights_until")
    elif last <= story.day + SOON:
        said = gettext(
            "The right to show the photo ends soon: %(day)s. Then readers see the text without it."
        )
        yield _check(Code.RIGHTS_ENDING, said % told, photo, "#id_rights_until")


def _check(code: Code, said: str, photo: Photo, field: str) -> Check:
    page = reverse("admin:photos_photo_change", args=[photo.pk])
    return Check(code, said, Place(address=page + field), shown=str(photo))
