"""The words of a Kazakh text that the rules of the other letters are unsure of, for its page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Revision, Spelling
from articles.permissions import can
from articles.spellings import all_spellings
from languages.endings import stems
from languages.markup import INLINE, tokens
from languages.scripts.doubts import Doubt, Reason, doubts
from languages.scripts.html import is_ours

AT_MOST = 30
SENTENCES: dict[Reason, Promise] = {
    Reason.MIXED: _("Letters of two alphabets in one word: type it anew."),
    Reason.LETTER: _("A letter that the Kazakh alphabet does not have: check the word."),
    Reason.NUMBER: _("If this is a Roman number, type it in Latin letters."),
    Reason.CAPITALS: _("An acronym or a word in capitals? Write a word in small letters."),
    Reason.CHINESE: _("A Chinese name: the press does not spell it by its Cyrillic letters."),
    Reason.SURNAME: _("The press spells surnames of this kind in Arabic letters in two ways."),
    Reason.COMPOUND: _("Check whether the Arabic spelling needs a hamza."),
    Reason.SIGN: _("A hard or soft sign before a vowel is dropped: check the spelling."),
    Reason.SOFT: _("A loan word: io, iu, ia in Latin letters, or ö, ü, ä?"),
    Reason.FOREIGN: _("A foreign name: readers may know another spelling of it."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A word in doubt, in all letters, and the address at which a spelling for it is added."""

    word: str
    latin: str
    arabic: str
    sentence: str | Promise
    add: str = ""


@dataclass(frozen=True, slots=True)
class Doubted:
    """At most AT_MOST words; of `more` nothing is told but their number."""

    lines: list[Line]
    more: int


def doubted(revision: Revision, user: Any) -> Doubted:
    """What is in doubt in a text as it was saved, each word once, whatever its endings."""
    text = "\n".join([revision.title, revision.lead, _words(revision.body)])
    found = _each_once(doubts(text, names=all_spellings()))
    may_add = can(user, "add", Spelling)
    lines = [_line(doubt, may_add=may_add) for doubt in found[:AT_MOST]]
    return Doubted(lines, max(0, len(found) - AT_MOST))


def _words(body: str) -> str:
    """What pages convert, a line for each block: Russian words and code are not among it."""
    return "".join(
        token.source if token.kind == "text" else "" if token.name in INLINE else "\n"
        for token in tokens(body)
        if is_ours(token)
    )


def _each_once(found: Iterable[Doubt]) -> list[Doubt]:
    """The first of each word, and of a word and its forms the one with the fewest endings."""
    words: dict[str, Doubt] = {}
    for doubt in found:
        words.setdefault(doubt.word.lower(), doubt)
    return [doubt for word, doubt in words.items() if words.keys().isdisjoint(stems(word))]


def _line(doubt: Doubt, *, may_add: bool) -> Line:
    address = reverse("admin:articles_spelling_add", query={"written": doubt.word})
    return Line(
        word=doubt.word,
        latin=doubt.latin,
        arabic=doubt.arabic,
        sentence=SENTENCES[doubt.reason],
        add=address if may_add else "",
    )
