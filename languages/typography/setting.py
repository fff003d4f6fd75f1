"""Setting texts: all rules in their order, for plain text and for HTML."""

import html as html_signs
import re
from collections.abc import Iterator

from languages import LANGUAGES, markup, runs
from languages.typography import dashes, figures, quotes, spaces
from languages.typography.galley import Galley, replaced
from languages.typography.signs import DASH, ELLIPSIS, LINE, NBSP, PARAGRAPH, STAND_IN

_DOTS = re.compile(r"(?<![./\\?!…])(\.{3})(?![./\\…])")
_LINE_END = re.compile("(\r\n?|[\n\v\f\x1c-\x1e\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}])")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}+|#[xX][0-9A-Fa-f]{1,6}+|[A-Za-z][A-Za-z0-9]{1,31}+);")
_MARKS = frozenset(f"\"'-–—―−…“”„‟«»’°×№{NBSP}")
# Kazakh in these is derived from a text that was set, or has rules of its own.
_OTHER_SCRIPTS = frozenset(("latn", "arab", "cn"))


def typeset(text: str, language: str) -> str:
    """Set plain text by the rules of its language; each line is a paragraph.

    Only quotes, dashes, dots and spaces change, and x between numbers; addresses stay byte for
    byte. Setting twice changes nothing more. KeyError for a language that is not ours.
    """
    galley = Galley()
    parts: list[str] = []
    for run, is_kept in runs.split(text):
        if is_kept:
            galley.stand_in(STAND_IN)
            parts.append(run)
            continue
        for number, part in enumerate(_LINE_END.split(run)):
            if number % 2:
                galley.stand_in(PARAGRAPH)
            elif part:
                galley.add(part, len(parts))
            parts.append(part)
    _set(galley, language)
    for place, new in galley.changed():
        parts[place] = new
    return "".join(parts)


def typeset_html(html: str, language: str) -> str:
    """Set the texts of an HTML document or fragment in `language`; tags stay byte for byte.

    A part in the other of our two languages is set by its own rules; one in a third language, in
    another script, in code or under translate="no" stays. Quotes and sentences go on across inline
    tags. KeyError for a language that is not ours.
    """
    galleys = {name: Galley() for name in sorted({language, *LANGUAGES})}
    parts: list[str] = []
    for token in markup.tokens(html):
        if token.kind == "text":
            setting = "" if token.is_kept else _setting(token.language, language)
            for source, shown in _pieces(token.source):
                for name, galley in galleys.items():
                    if name == setting and shown:
                        galley.add(shown, len(parts))
                    elif source:
                        galley.stand_in(STAND_IN)
                parts.append(source)
            continue
        if token.kind != "raw" and token.name not in markup.INLINE:
            for galley in galleys.values():
                galley.stand_in(LINE if token.name == "br" else PARAGRAPH)
        parts.append(token.source)
    for name, galley in galleys.items():
        _set(galley, name)
        for place, new in galley.changed():
            parts[place] = new
    return "".join(parts)


def _set(galley: Galley, language: str) -> None:
    dash = DASH[language]
    galley.close()
    galley.make(spaces.collapsed(galley.text))
    galley.make(replaced(_DOTS, galley.text, ELLIPSIS))
    galley.make(spaces.without_inner(galley.text))
    galley.make(quotes.quoted(galley.text, language))
    galley.make(dashes.dialogue(galley.text, dash))
    galley.make(dashes.freed(galley.text, dash))
    galley.make(dashes.spaced(galley.text, language))
    galley.make(spaces.without_stray(galley.text))
    galley.make(figures.ranges(galley.text, language))
    galley.make(figures.minus(galley.text))
    galley.make(figures.sizes(galley.text))
    galley.make(figures.before_celsius(galley.text))
    galley.make(figures.groups(galley.text))
    galley.swap(spaces.unbreakable(language), NBSP)


def _setting(given: str, language: str) -> str:
    """By whose rules a text with this `lang` is set, "" for nobody's."""
    first, *rest = given.split("-") if given else [language]
    return first if first in LANGUAGES and not _OTHER_SCRIPTS.intersection(rest) else ""


def _pieces(source: str) -> Iterator[tuple[str, str]]:
    """A text of HTML in pieces (source, what it shows); an address shows "", for it is not set.

    A sign written as a reference («&nbsp;», «&quot;») is a sign like others. Another reference is
    part of a word or of an address, and kept.
    """
    waiting: list[tuple[str, str]] = []
    for part, sign in _signs_and_rest(source):
        for run, is_kept in [(part, False)] if sign else runs.split(part):
            if not is_kept:
                waiting.append((run, sign or run))
                continue
            yield _joined(waiting)
            yield run, ""
            waiting = []
    yield _joined(waiting)


def _joined(pieces: list[tuple[str, str]]) -> tuple[str, str]:
    return "".join(source for source, _ in pieces), "".join(shown for _, shown in pieces)


def _signs_and_rest(source: str) -> Iterator[tuple[str, str]]:
    end = 0
    for match in _REFERENCE.finditer(source):
        if (sign := html_signs.unescape(match[0])) in _MARKS:
            yield source[end : match.start()], ""
            yield match[0], sign
            end = match.end()
    yield source[end:], ""
