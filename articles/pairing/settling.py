"""What a save makes of the pairs, and what an editor's word that nothing is to be changed does."""

from collections.abc import Collection, Iterable, Iterator

from articles.pairing.aligning import Group, aligned, aligned_between
from articles.pairing.cutting import BODY
from articles.pairing.owing import OTHER, Book, Debt, Pair, Side
from articles.pairing.tracing import Size, size_of


def paired_anew(book: Book) -> Book:
    """The book of two texts that nobody has paired yet."""
    ru, kk = book.now["ru"], book.now["kk"]
    groups = aligned(book.cuts[ru], book.cuts[kk])
    return book.over(tuple(_pair("ru", ru, one, kk, other) for one, other in groups))


def after_save(book: Book, language: str, before: int, seen: int) -> Book:
    """The book after a text was saved: `book.now` names it, `before` the one that it replaces.

    `seen` is the other language's version that its writer had before them. A paragraph that is
    changed by more than a slip answers that version. Where it was written over an older one than
    the pair knows (an earlier text restored), it answers that older one: nothing is lost.
    """
    saved = _Saved(book, language, before, seen)
    pairs = tuple(saved.renewed(pair) for pair in book.pairs)
    book = book.over(pairs)
    return _with_new_ones(book, language, before, seen) if language in book.debtors else book


def settled(book: Book, language: str, names: Collection[str] | None, seen: int) -> Book:
    """The book once an editor has said that these debts (None: all) need no change.

    It is said of the version that was `seen`; what has changed since then is owed as before.
    """
    debts = {each.name: each for each in book.debts(language, seen)}
    wanted = {name: debts[name] for name in (debts if names is None else names) if name in debts}
    pairs = [_answered(book, pair, language, seen, wanted) for pair in book.pairs]
    pairs += [
        Pair.of(language, None, Side(seen, debt.source))
        for debt in wanted.values()
        if debt.kind == "new"
    ]
    return book.over(tuple(pair for pair in pairs if pair.ru or pair.kk))


def _answered(book: Book, pair: Pair, language: str, seen: int, wanted: dict[str, Debt]) -> Pair:
    theirs = pair.side(OTHER[language])
    debt = wanted.get(theirs.name) if theirs else None
    if debt is None:
        return pair
    if debt.kind == "new":  # the settled pair comes in its place
        return Pair(None, None)
    stands = book.follow(theirs, seen)
    ours = pair.side(language) if debt.owed else None
    return Pair.of(language, ours, Side(seen, stands) if stands else None)


class _Saved:
    """One language was saved: what becomes of each pair."""

    def __init__(self, book: Book, language: str, before: int, seen: int) -> None:
        self.book, self.language, self.seen = book, language, seen
        self.before, self.after = before, book.now[language]
        self.is_source = OTHER[language] in book.debtors

    def renewed(self, pair: Pair) -> Pair:
        theirs, ours = pair.side(OTHER[self.language]), pair.side(self.language)
        if ours is None or not self.book.follow(ours, self.after):
            return pair  # it may come back
        is_changed = self._has_changed_now(ours)
        is_answer = is_changed and self._answers(theirs)
        renewed = pair
        if is_answer and theirs and (stands := self.book.follow(theirs, self.seen)):
            renewed = pair.with_side(OTHER[self.language], Side(self.seen, stands))
        if self._is_agreed(ours, theirs, is_changed=is_changed, is_answer=is_answer):
            here = Side(self.after, self.book.follow(ours, self.after))
            renewed = renewed.with_side(self.language, here)
        return renewed

    def _has_changed_now(self, ours: Side) -> bool:
        """Whether this save changed it; an older slip and a new one are no change of this save."""
        book = self.book
        was = book.follow(ours, self.before)
        old = book.cuts[self.before].of(was)
        new = book.cuts[self.after].of(book.traced(self.before, self.after).follow(was))
        return size_of(old, new, self.language) is Size.CHANGED

    def _answers(self, theirs: Side | None) -> bool:
        """Whether a change of ours has to do with theirs: it is owed, or was written before it."""
        if theirs is None or self.language not in self.book.debtors:
            return False
        now = self.book.now[OTHER[self.language]]
        is_owed = self.book.has_changed(theirs, now, OTHER[self.language])
        return is_owed or self.seen < theirs.revision

    def _is_agreed(
        self, ours: Side, theirs: Side | None, *, is_changed: bool, is_answer: bool
    ) -> bool:
        """Whether the other language need not look at what ours says now."""
        book = self.book
        if not self.is_source or book.size(ours, self.after, self.language) is Size.SAME:
            return True
        was_owed = book.has_changed(ours, self.before, self.language)
        has_seen = book.has_changed(theirs, self.seen, OTHER[self.language])
        return is_changed and is_answer and has_seen and not was_owed


def _with_new_ones(book: Book, language: str, before: int, seen: int) -> Book:
    """What was written in this save, paired with what had no counterpart at the same place."""
    pairs = list(book.pairs)
    for theirs, ours in _groups(book, language, before, seen):
        pairs = [each for each in pairs if not _is_taken_up(book, each, language, seen, theirs)]
        pairs.append(_pair(OTHER[language], seen, theirs, book.now[language], ours))
    return book.over(tuple(pairs))


def _groups(book: Book, language: str, before: int, seen: int) -> Iterator[Group]:
    """Sentences of the other text and of this one that go together, and had no counterpart."""
    theirs = _by_gap(_without_answer(book, language, seen))
    ours = _by_gap(_written_now(book, language, before))
    source, text = book.cuts[seen], book.text(language)
    for gap in theirs.keys() & ours.keys():
        if gap < BODY:
            yield source.units[gap], text.units[gap]
        elif language == "kk":
            yield from aligned_between(source, theirs[gap], text, ours[gap])
        else:
            found = aligned_between(text, ours[gap], source, theirs[gap])
            yield from ((one, other) for other, one in found)


def _by_gap(places: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for gap, place in places:
        found.setdefault(gap, []).append(place)
    return found


def _without_answer(book: Book, language: str, seen: int) -> Iterator[tuple[int, int]]:
    """Units of the other text that nothing answers, with the unit of ours that they come behind."""
    answered = {
        number
        for pair in book.pairs
        if book.follow(pair.side(language), book.now[language])
        for number in book.follow(pair.side(OTHER[language]), seen)
    }
    behind = book.behind(language, seen)
    for place, numbers in enumerate(book.cuts[seen].units):
        if numbers and answered.isdisjoint(numbers):
            yield place if place < BODY else BODY + behind[numbers[0]], place


def _written_now(book: Book, language: str, before: int) -> Iterator[tuple[int, int]]:
    """Units of this save that answer nothing, with the unit behind which they stand."""
    text, known = book.text(language), {each.key for each in book.cuts[before].sentences}
    paired = book.paired(language, book.now[language])
    last = 0
    for place, numbers in enumerate(text.units):
        if not paired.isdisjoint(numbers):
            last = place
        elif any(text.sentences[number].key not in known for number in numbers):
            yield place if place < BODY else BODY + last, place


def _is_taken_up(book: Book, pair: Pair, language: str, seen: int, theirs: list[int]) -> bool:
    """Whether a pair has lost its counterpart, and its other side has found one now."""
    is_lost = not book.follow(pair.side(language), book.now[language])
    stands = book.follow(pair.side(OTHER[language]), seen)
    return is_lost and bool(stands) and set(stands) <= set(theirs)


def _pair(
    language: str, revision: int, sentences: list[int], other: int, others: list[int]
) -> Pair:
    return Pair.of(language, Side(revision, tuple(sentences)), Side(other, tuple(others)))
