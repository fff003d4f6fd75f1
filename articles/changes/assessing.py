"""The kind of a change, proposed from what it changed."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict

from articles.changes import telling
from articles.changes.comparing import MOST_SLIPS, Walk, Words
from articles.changes.reading import SHAPES, Paragraph, Token, paragraphs, quotations, tokens
from articles.changes.telling import Change, Sentence, Told, as_told, change, say, tell
from articles.changes.words import NEGATIONS, says_number
from languages.compare import Kind, facts

# Characters of changed paragraphs that are read; more cannot be a typo, and takes too long.
_MOST_READ = 60_000
_PER_PARAGRAPH = 50
_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"(?<=[\w,][ \xa0])[^\W\d_]+")
_FIELD = "field"
_TEXTUAL = frozenset((Kind.NAME, Kind.SPEECH))  # read here, sign by sign
_FACTS = (telling.NUMBER, telling.NAME, telling.QUOTATION, telling.SPEAKER, telling.DENIAL)
_PICTURES = ("data-photo", "data-gallery", "data-embed")


class Text(TypedDict):
    """What readers are shown of an edition; `body` is cleaned HTML."""

    title: str
    lead: str
    body: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the software makes of a change.

    `kind` is "typo", "update", "clarification" or "correction"; `reasons` are sentences, translated
    when they are shown, that name what was found.
    """

    kind: str
    may_be_typo: bool
    reasons: tuple[Sentence, ...] = ()


def assess(before: Text, after: Text, language: str) -> Assessment:
    """Propose the kind of a change of one edition's text; KeyError for an unknown language.

    A typo is a few words (MOST_SLIPS) with a slip of the fingers mended, a word put twice, words
    run together or apart, signs, look-alike letters, a capital at the beginning of a sentence.
    Never one: another number, sum, date, name, quotation or speaker, denial, link, photo or embed;
    another tense or prefix of a verb; a sign like % or ?; text put into or out of quotation marks.
    When in doubt, it is none.

    What is not seen: two long words that differ by a letter or two and both exist («компания»,
    «кампания»), a comma that turns a sentence round, another case or number of a noun, a name in
    small letters, and a person's post or trade. The editor who calls it a typo answers for that.

    Else it is an update where whole paragraphs came and nothing went, a correction where a fact of
    the text changed or went, a clarification in all other cases. Equal texts are a typo without
    reasons.
    """
    changed = _Changed(before, after, language)
    if not changed.before and not changed.after:
        return Assessment("typo", may_be_typo=True)
    if changed.is_too_long():
        return Assessment(changed.kind(), may_be_typo=False, reasons=(telling.TOO_LONG,))
    if changed.is_typo():
        return Assessment("typo", may_be_typo=True, reasons=changed.told_slips())
    return Assessment(changed.kind(), may_be_typo=False, reasons=changed.told())


class _Changed:
    """The part of two texts that is not the same, and what it says."""

    def __init__(self, before: Text, after: Text, language: str) -> None:
        self.language = language
        NEGATIONS[language]  # an unknown language is refused whatever the texts are
        self.fields = before, after
        self.before, self.after = _unequal(_all(before), _all(after))
        self._went, self._came = _unlike(self.before, self.after)

    def is_too_long(self) -> bool:
        return max(_length(self.before), _length(self.after)) > _MOST_READ

    def is_typo(self) -> bool:
        self.words = self._words()
        rows = [[token for one in side for token in tokens(one)] for side in self._sides()]
        self.walk = Walk(rows[0], rows[1], self.words)
        is_harmless = self.walk.is_harmless()
        self.went = [tokens(one) for one in self._went]
        self.came = [tokens(one) for one in self._came]
        self.numbers = [self._numbers(side) for side in (self._went, self._came)]
        # Numbers in words are read by their sentence, and a comma may part or join them.
        return is_harmless and _keys(self.numbers[0]) == _keys(self.numbers[1])

    def told_slips(self) -> tuple[Sentence, ...]:
        sentences = [say(telling.SPELLING, *slip) for slip in self.walk.slips]
        return tuple(sentences) or (telling.SIGNS_ONLY,)

    def told(self) -> tuple[Sentence, ...]:
        found = self._found()
        told = [sentence for wording, one in found for sentence in one.told(wording)]
        if self._change(_shapes):
            told.append(telling.SHAPE)
        if self._is_reordered():
            told.append(telling.OTHER_ORDER)
        if len(self.walk.slips) > MOST_SLIPS:
            told.append(telling.MANY_SLIPS)
        if not told or self._keeps_paragraphs():
            told = self._told_words() + told
        return tuple(told)

    def kind(self) -> str:
        if self.is_too_long():
            return "update" if self._keeps_paragraphs() else "correction"
        if any(one.went for wording, one in self._found() if wording in _FACTS):
            return "correction"
        if self._keeps_paragraphs():
            return "update"
        is_denied = bool(self._denials())
        return "correction" if is_denied or self._is_reordered() else "clarification"

    def _sides(self) -> tuple[list[Paragraph], list[Paragraph]]:
        return self.before, self.after

    def _words(self) -> Words:
        texts = [" ".join(_texts(text)) for text in self.fields]
        used = [set(_WORD.findall(text)) for text in texts]
        small = {word for word in used[0] | used[1] if word.islower()}
        before, after = ({word.lower() for word in one} for one in used)
        names = set.intersection(*(set(_INSIDE.findall(text)) for text in texts))
        return Words(self.language, before & after, small, names)

    def _found(self) -> list[tuple[telling.Wording, Change]]:
        found = [
            (telling.NUMBER, self._number_change()),
            (telling.NAME, self._change(self._names)),
            (telling.QUOTATION, self._change(_quotations)),
            (telling.SPEAKER, self._speaker_change()),
            (telling.DENIAL, self._denials()),
            (telling.LINK, self._change(_links)),
            (telling.PICTURE, self._change(_pictures)),
            (telling.SIGN, self._change(_signs)),
        ]
        return [(wording, one) for wording, one in found if one]

    def _change(self, told: Callable[[list[Token]], Told]) -> Change:
        return change(_chain(map(told, self.went)), _chain(map(told, self.came)))

    def _number_change(self) -> Change:
        return change(*self.numbers) or self._change(self._digits)

    def _numbers(self, side: Sequence[Paragraph]) -> Told:
        text = "\n".join(" ".join(one.text.split()) for one in side)
        return [
            ((fact.kind, fact.value), fact.found)
            for fact in facts(text, self.language)
            if fact.kind not in _TEXTUAL
        ]

    def _digits(self, found: list[Token]) -> Told:
        """Digits, and the words that say a number by the way."""
        return [
            (token.key.lower(), token.text)
            for token in found
            if token.sort == "digits"
            or (token.sort == "word" and says_number(token.key.lower(), self.language))
        ]

    def _names(self, found: list[Token]) -> Told:
        names: list[str] = []
        is_open = False
        for token in found:
            is_name = self.words.is_name(token) and not token.quotation
            if is_name and is_open and token.follows:
                names[-1] += f" {token.key}"
            elif is_name:
                names.append(token.key)
            is_open = is_name
        return as_told(names)

    def _speaker_change(self) -> Change:
        went, came = (
            as_told(one.speaker for one in side if one.speaker) for side in (self._went, self._came)
        )
        return change(went, came)

    def _denials(self) -> Change:
        denials = NEGATIONS[self.language]

        def told(found: list[Token]) -> Told:
            words = (token.key.lower() for token in found if token.sort == "word")
            return as_told(word for word in words if word in denials)

        return self._change(told)

    def _is_reordered(self) -> bool:
        """Whether facts of a sentence changed places; whole paragraphs that moved are left out."""
        names = [_chain(map(self._names, side)) for side in (self.went, self.came)]
        return any(telling.is_reordered(*pair) for pair in (self.numbers, names))

    def _keeps_paragraphs(self) -> bool:
        """Whether whole paragraphs of the body came, and every old one stands as it did."""
        return bool(self._new_paragraphs()) and not any(map(_is_told, self._went))

    def _new_paragraphs(self) -> list[Paragraph]:
        return list(filter(_is_told, self._came))

    def _told_words(self) -> list[Sentence]:
        if self._keeps_paragraphs():
            new = [one.text for one in self._new_paragraphs() if one.text]
            return [say(telling.PARAGRAPH, "", one) for one in new[: telling.MOST_TOLD]]
        stopped = self.walk.stopped()
        return [tell(telling.WORDS, *stopped)] if any(stopped) else [telling.OTHER_ORDER]


def _texts(text: Text) -> tuple[str, str, str]:
    return text["title"], text["lead"], text["body"]


def _all(text: Text) -> list[Paragraph]:
    """Title and lead as paragraphs that cannot be taken for ones of the body."""
    heads = [Paragraph(text[name], marks=((_FIELD, name),)) for name in ("title", "lead")]
    return [*heads, Paragraph(marks=((_FIELD, "body"),)), *paragraphs(text["body"])]


def _unequal(
    before: list[Paragraph], after: list[Paragraph]
) -> tuple[list[Paragraph], list[Paragraph]]:
    """Both without paragraphs that are alike in the same place, counted from either end."""
    if len(before) == len(after):
        places = [place for place, one in enumerate(before) if one != after[place]]
        return [before[place] for place in places], [after[place] for place in places]
    first, shortest = 0, min(len(before), len(after))
    while first < shortest and before[first] == after[first]:
        first += 1
    last = 0
    while last < shortest - first and before[-1 - last] == after[-1 - last]:
        last += 1
    return before[first : len(before) - last], after[first : len(after) - last]


def _unlike(
    before: list[Paragraph], after: list[Paragraph]
) -> tuple[list[Paragraph], list[Paragraph]]:
    """The paragraphs of each that the other one has not, wherever they stand."""
    return _left(before, after), _left(after, before)


def _left(these: list[Paragraph], those: list[Paragraph]) -> list[Paragraph]:
    counts = Counter(those)
    kept = []
    for one in these:
        if counts[one]:
            counts[one] -= 1
        else:
            kept.append(one)
    return kept


def _length(side: list[Paragraph]) -> int:
    return sum(len(one.text) + _PER_PARAGRAPH for one in side)


def _is_told(paragraph: Paragraph) -> bool:
    """Whether it is one of the body that readers see: words, a photo, an embed."""
    sorts = {sort for sort, _value in paragraph.marks}
    return _FIELD not in sorts and bool(paragraph.text.strip() or sorts & set(_PICTURES))


def _quotations(found: list[Token]) -> Told:
    return [
        (" ".join(token.key for token in quoted), " ".join(token.text for token in quoted))
        for quoted in quotations(found)
    ]


def _signs(found: list[Token]) -> Told:
    return as_told(token.key for token in found if token.sort == "sign" and not token.quotation)


def _links(found: list[Token]) -> Told:
    links = [token.link for token in found]
    pairs = zip(["", *links], links, strict=False)
    return as_told(link for before, link in pairs if link and link != before)


def _pictures(found: list[Token]) -> Told:
    return [((one.sort, one.text), one.text) for one in found if one.sort in _PICTURES]


def _shapes(found: list[Token]) -> Told:
    return [((one.sort, one.text), one.sort) for one in found if one.sort in SHAPES]


def _keys(told: Told) -> list:
    return [key for key, _shown in told]


def _chain(parts: Iterable[Told]) -> Told:
    return [one for part in parts for one in part]
