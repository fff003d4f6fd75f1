"""Two texts of one edition side by side, for readers: what became of title, lead and text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import body as article_body
from articles.body import Paragraph, markers
from articles.models.public import Publication
from languages.differences import Change, Part, differences, parts

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# Characters of one text with its predecessor that are compared, and of a difference that is shown
# without being asked for, and at all.
MOST_COMPARED = 200_000
MOST_OPEN = 2_500
MOST_SHOWN = 60_000
# Of a paragraph's unchanged words, those next to a change are shown.
AROUND = 160

_WORDLESS = re.compile(r"\[[^\[\]\n]+\]")

# What a publication tells beside its text, by the names that its page has for them.
_BESIDE: "dict[str, _StrPromise]" = {
    "byline": _("byline"),
    "translator": _("translator"),
    "source": _("source"),
    "label": _("label of the story"),
    "story_on": _("story date"),
    "section_id": _("section"),
    "lead_photo_id": _("lead photo"),
    "slug": _("address"),
}


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """One changed paragraph; `is_form` where a link or the form has changed and no word."""

    parts: tuple[Part, ...]
    is_moved: bool = False
    is_form: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """What readers are shown of a change. `is_long` is folded, `is_cut` not shown to its end."""

    title: tuple[Part, ...] = ()
    lead: tuple[Part, ...] = ()
    body: tuple[Paragraphs, ...] = ()
    beside: tuple["_StrPromise", ...] = ()
    is_long: bool = False
    is_cut: bool = False

    @property
    def has_words(self) -> bool:
        return bool(self.title or self.lead or self.body or self.is_cut)


def compare(old: Publication, new: Publication, *, most: int) -> Comparison:
    """The differences by word inside paragraphs; of at most `most` characters."""
    beside = tuple(
        said for name, said in _BESIDE.items() if getattr(old, name) != getattr(new, name)
    )
    title, lead = _line(old.title, new.title), _line(old.lead, new.lead)
    if old.body == new.body:
        return Comparison(title, lead, beside=beside)
    if len(old.body) + len(new.body) > min(most, MOST_COMPARED):
        return Comparison(title, lead, beside=beside, is_cut=True)
    body, is_cut = _cut(list(_changed(old.body, new.body)))
    size = sum(len(part.text) for each in body for part in each.parts)
    return Comparison(title, lead, body, beside, is_long=size > MOST_OPEN, is_cut=is_cut)


def _line(old: str, new: str) -> tuple[Part, ...]:
    return () if old == new else parts(old, new)


def _cut(body: list[Paragraphs]) -> tuple[tuple[Paragraphs, ...], bool]:
    kept: list[Paragraphs] = []
    size = 0
    for each in body:
        size += sum(len(part.text) for part in each.parts)
        if size > MOST_SHOWN:
            return tuple(kept), True
        kept.append(each)
    return tuple(kept), False


def _changed(old: str, new: str) -> Iterator[Paragraphs]:
    olds, news = article_body.paragraphs(old), article_body.paragraphs(new)
    for change in differences([_told(one) for one in olds], [_told(one) for one in news]):
        if not change.is_same:
            yield Paragraphs(tuple(_around(change.parts)), change.is_moved)
        elif change.is_moved or _has_other_form(change, olds, news):
            yield Paragraphs(
                tuple(_shortened(change.parts)), change.is_moved, is_form=not change.is_moved
            )


def _told(paragraph: Paragraph) -> str:
    """Its words; what has none is told by what it is, so that no reader meets a bare key."""
    if not _WORDLESS.fullmatch(paragraph.text):
        return paragraph.text
    named = markers(paragraph.html)
    if len(named.photos) > 1:
        return gettext("Photos: %(names)s") % {"names": ", ".join(named.photos)}
    if named.photos:
        return gettext("Photo: %(name)s") % {"name": named.photos[0]}
    if named.embeds:
        return gettext("Post from another site: %(name)s") % {"name": named.embeds[0]}
    return paragraph.text


def _has_other_form(change: Change, olds: list[Paragraph], news: list[Paragraph]) -> bool:
    if change.old_place is None or change.new_place is None:
        return False
    return olds[change.old_place].html != news[change.new_place].html


def _shortened(found: tuple[Part, ...]) -> Iterator[Part]:
    return (part._replace(text=_beginning(part.text)) for part in found)


def _around(found: tuple[Part, ...]) -> Iterator[Part]:
    """The parts with long stretches that stayed cut to what stands next to a change."""
    last = len(found) - 1
    return chain.from_iterable(
        [part] if part.kind != "same" else _near(part, place == 0, place == last)
        for place, part in enumerate(found)
    )


def _near(part: Part, is_first: bool, is_last: bool) -> Iterator[Part]:
    text = part.text
    if len(text) <= 2 * AROUND or (is_first and is_last):
        yield part
        return
    before = "" if is_first else _beginning(text)
    after = "" if is_last else _ending(text)
    gap = " " if before and after else ""
    yield part._replace(text=before + gap + after)


def _beginning(text: str) -> str:
    if len(text) <= AROUND:
        return text
    cut = text.rfind(" ", 0, AROUND)
    return text[: cut if cut > 0 else AROUND] + " …"


def _ending(text: str) -> str:
    if len(text) <= AROUND:
        return text
    cut = text.find(" ", len(text) - AROUND)
    return "… " + text[cut + 1 if cut >= 0 else len(text) - AROUND :]
