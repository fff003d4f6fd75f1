"""What is wrong with the letters of a text, and where; and the text with what can be mended."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby, islice

from languages import LANGUAGES
from languages.letters.detection import is_typed_with_russian_letters, language_of
from languages.letters.keyboard import other_layout
from languages.letters.mixture import likely, slips
from languages.letters.normal import BIDI, UNSEEN, bare, compose, plain_lines, surrogates
from languages.letters.words import RIGHT_SPELLING
from languages.runs import split


class Kind(StrEnum):
    """What is wrong. The first five can be mended without doubt, and `repair` does."""

    CONTROL = "control"
    """Characters without a shape: control characters, zero-width marks, half surrogates."""
    BIDI = "bidi"
    """Embeddings, overrides, isolates and marks of direction."""
    DECOMPOSED = "decomposed"
    """Not in NFC: «й» as и and a mark."""
    LOOKALIKE = "lookalike"
    """Letters of the wrong alphabet in a word that has others."""
    WRONG_LETTER = "wrong-letter"
    """ə, ɵ for ә, ө."""
    MIXED = "mixed"
    """A word in two alphabets that cannot be mended without doubt; suggested is the likely word."""
    FOREIGN_LETTER = "foreign-letter"
    """A letter of another Cyrillic alphabet in Kazakh: ӊ, ҥ for ң, ѳ for ө."""
    RUSSIAN_LETTERS = "russian-letters"
    """Kazakh without its own letters: a word, or a whole paragraph."""
    LAYOUT = "layout"
    """Typed while the keyboard was switched to another alphabet."""
    LANGUAGE = "language"
    """A sentence in the other language."""


MENDABLE = frozenset((Kind.CONTROL, Kind.BIDI, Kind.DECOMPOSED, Kind.LOOKALIKE, Kind.WRONG_LETTER))
"""The kinds that `repair` leaves none of."""


@dataclass(frozen=True, slots=True, order=True)
class Alarm:
    """`found` is text[start:end]; `suggestion` is what should stand there, None if not known."""

    start: int
    end: int
    kind: Kind
    found: str
    suggestion: str | None


# Letters of Sami, Mari, Altai, Komi, Uzbek, Azerbaijani, Chukchi and Church Slavonic alphabets that
# stand for Kazakh ones in texts from old fonts. Names in those languages are right with them, so
# nothing is mended.
_FOREIGN = {"ӊ": "ң", "ҥ": "ң", "ӈ": "ң", "ҝ": "қ", "ӄ": "қ", "ҟ": "қ", "ӷ": "ғ", "ҕ": "ғ"}
_FOREIGN |= {"ѳ": "ө", "ӧ": "ө", "ӓ": "ә", "ӱ": "ү", "ҳ": "һ"}
_FOREIGN |= {letter.upper(): right.upper() for letter, right in _FOREIGN.items()}
_FOREIGN_LETTER = re.compile(f"[{''.join(_FOREIGN)}]")

_CHUNK = re.compile(r"\S++")
_CYRILLIC_WORD = re.compile(r"[\u0400-\u052f]++(?:-[\u0400-\u052f]++)*+")
_PARAGRAPH = re.compile(r"[^\n]++")
_SENTENCE_BREAK = re.compile(r"(?<=[.!?…])[\"»”)]*+\s++(?=[«„“\"(–—-]?\s?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ0-9])")
_EDGES = ".,;:!?…\"'()«»„“”‘’–—"
_LONGEST_CHUNK = 60
_DIRECTION = re.compile(f"[{BIDI}\u200e\u200f\u061c]")

_UNSEEN_BEFORE = re.compile(f"(?<=[^\\s{UNSEEN}\u0300-\u036f])[{UNSEEN}\u0300-\u036f]++\\Z")
_UNSEEN_AFTER = re.compile(f"\\A[{UNSEEN}]++(?=\\S)")
_UNSEEN_ONLY = re.compile(f"[{UNSEEN}]++")
_MOST_ROUNDS = 8


def alarms(text: str, language: str) -> list[Alarm]:
    """What is wrong with the letters of a text in this language, in the order of the text.

    Addresses raise none. Line ends that are not \\n raise none either, though `repair` changes
    them: every form on the web sends them. KeyError for an unknown language.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    found = list(_of_paragraphs(text, language))
    for start, part, is_kept in _parts(text):
        if not is_kept:
            for alarm in _of_part(part, language):
                found.append(_moved(alarm, start))
    return sorted(found, key=lambda alarm: (alarm.start, alarm.end, alarm.kind))


def repair(text: str, language: str) -> str:
    """The text with all mended that `alarms` reports as one of MENDABLE, in `normal` form.

    Addresses stay byte for byte. Repairing once more changes nothing. KeyError as in `alarms`.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    for _ in range(_MOST_ROUNDS):
        # What is mended may make an address of its neighbours, or unmake one.
        mended = "".join(
            part if is_kept else _mended(part, language) for _, part, is_kept in _parts(text)
        )
        if mended == text:
            break
        text = mended
    return text


def _parts(text: str) -> Iterator[tuple[int, str, bool]]:
    """`runs.split` with where each part starts.

    Marks and unseen characters that touch an address are kept with it: else it would begin or end
    elsewhere.
    """
    start, was_kept = 0, False
    for part, is_kept in split(text):
        first, last = 0, len(part)
        if not is_kept and was_kept and (after := _UNSEEN_AFTER.match(part)):
            first = after.end()
        if not is_kept and start + len(part) < len(text):
            before = _UNSEEN_BEFORE.search(part, first)
            last = before.start() if before else last
        is_between = was_kept and start + len(part) < len(text) and _UNSEEN_ONLY.fullmatch(part)
        yield start, part[:first], True
        yield start + first, part[first:last], bool(is_kept or is_between)
        yield start + last, part[last:], True
        start, was_kept = start + len(part), is_kept


def _mended(part: str, language: str) -> str:
    part = compose(bare(plain_lines(part)))
    pieces, end = [], 0
    for slip in slips(part, language):
        if slip.right is not None:
            pieces += [part[end : slip.start], slip.right]
            end = slip.end
    # A mark may join its letter now that the letter is of the other alphabet.
    return compose("".join((*pieces, part[end:])))


def _moved(alarm: Alarm, by: int) -> Alarm:
    return Alarm(alarm.start + by, alarm.end + by, alarm.kind, alarm.found, alarm.suggestion)


def _of_part(part: str, language: str) -> Iterator[Alarm]:
    seen = bare(part)
    if compose(seen) != part:
        yield from _not_normal(part, seen)
    for start, end, right, is_phonetic in slips(part, language):
        kind = Kind.WRONG_LETTER if is_phonetic else Kind.LOOKALIKE
        if right is None:
            kind, right = Kind.MIXED, likely(part[start:end], language)
        yield Alarm(start, end, kind, part[start:end], right)
    for match in _CHUNK.finditer(part):
        yield from _of_chunk(match)
    if language == "kk":
        yield from _of_kazakh(part)


def _not_normal(part: str, seen: str) -> Iterator[Alarm]:
    """Alarms for what `bare` leaves out, and for what of the rest is not in NFC."""
    places = _places(part, seen)
    end = 0
    for start in (*places, len(part)):
        for kind, signs in groupby(part[end:start], _kind_of_unseen):
            found = "".join(signs)
            yield Alarm(end, end + len(found), kind, found, "")
            end += len(found)
        if is_pair := surrogates(part, start):
            yield Alarm(start, start + 2, Kind.CONTROL, part[start : start + 2], is_pair)
        end = start + (2 if is_pair else 1)
    for chunk in _CHUNK.finditer(seen):
        if (right := compose(chunk[0])) != chunk[0]:
            first, last = places[chunk.start()], places[chunk.end() - 1]
            end = last + (2 if surrogates(part, last) else 1)
            yield Alarm(first, end, Kind.DECOMPOSED, part[first:end], right)


def _places(part: str, seen: str) -> list[int]:
    """Where in the part each character of `seen` stands."""
    places, place = [], 0
    for sign in seen:
        while part[place] != sign and surrogates(part, place) != sign:
            place += 1
        places.append(place)
        place += 1 if part[place] == sign else 2
    return places


def _kind_of_unseen(sign: str) -> Kind:
    return Kind.BIDI if _DIRECTION.match(sign) else Kind.CONTROL


def _of_chunk(chunk: re.Match[str]) -> Iterator[Alarm]:
    """Alarms for a run without spaces; a very long one is not typed by anybody."""
    core = chunk[0].strip(_EDGES)
    if not 4 <= len(core) <= _LONGEST_CHUNK or (right := _other_layout(core)) is None:
        return
    start = chunk.start() + chunk[0].index(core)
    yield Alarm(start, start + len(core), Kind.LAYOUT, core, right)


_other_layout = lru_cache(maxsize=4096)(other_layout)


def _of_kazakh(part: str) -> Iterator[Alarm]:
    for letter in _FOREIGN_LETTER.finditer(part):
        yield Alarm(*letter.span(), Kind.FOREIGN_LETTER, letter[0], _FOREIGN[letter[0]])
    for word in _CYRILLIC_WORD.finditer(part):
        if right := RIGHT_SPELLING.get(word[0].lower()):
            yield Alarm(*word.span(), Kind.RUSSIAN_LETTERS, word[0], _in_case_of(word[0], right))


def _in_case_of(word: str, right: str) -> str:
    if word.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if word[0].isupper() else right


def _of_paragraphs(text: str, language: str) -> Iterator[Alarm]:
    other = next(each for each in LANGUAGES if each != language)
    for paragraph in _PARAGRAPH.finditer(text):
        if language == "kk" and _is_bare(paragraph[0]):
            yield Alarm(*paragraph.span(), Kind.RUSSIAN_LETTERS, paragraph[0], None)
            continue
        start = paragraph.start()
        for gap in (*_SENTENCE_BREAK.finditer(text, *paragraph.span()), None):
            end = gap.start() if gap else paragraph.end()
            sentence = text[start:end]
            if _has_words(sentence, 4) and language_of(sentence) == other:
                yield Alarm(start, end, Kind.LANGUAGE, sentence, None)
            start = gap.end() if gap else end


def _is_bare(paragraph: str) -> bool:
    """Whether it is worth an alarm beside those of its words that it lacks Kazakh letters."""
    return _has_words(paragraph, 3) and is_typed_with_russian_letters(paragraph)


def _has_words(text: str, number: int) -> bool:
    """Whether the text has so many Cyrillic words."""
    return sum(1 for _ in islice(_CYRILLIC_WORD.finditer(text), number)) == number
