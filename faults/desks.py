"""People at their desks at the same time, each in a process of their own."""

import random
from collections import Counter
from typing import Any

from articles.models import Edition, Revision, StaleBase
from faults.ground import stories
from faults.looking import Found, look
from faults.processes import FORK, together
from faults.sizes import Sizes
from tests import cast

SAVED, BESIDE = "saved", "kept beside, and told so"
Outcome = tuple[str, str]  # a title, and what its author was told


def one_text(sizes: Sizes, chance: random.Random, found: Found) -> None:
    """Both write over the same text; one of the two is to be told."""
    pairs = [(("aigerim", "ru"), ("boris", "ru")), (("aigerim", "kk"), ("saule", "kk"))]
    outcomes = _save_in_pairs(sizes, pairs, found)
    for pair in outcomes:
        if sorted(told for _title, told in pair) != sorted((SAVED, BESIDE)):
            found.add("failed", f"of two who saved at once, these were told: {pair}")
    _look_for_texts(outcomes, found)
    look(found)


def two_languages(sizes: Sizes, chance: random.Random, found: Found) -> None:
    """Each writes in another language: neither is to notice the other."""
    pairs = [(("aigerim", "ru"), ("saule", "kk")), (("boris", "ru"), ("aigerim", "kk"))]
    outcomes = _save_in_pairs(sizes, pairs, found)
    for pair in outcomes:
        if [told for _title, told in pair] != [SAVED, SAVED]:
            found.add("failed", f"of two who saved two languages, these were told: {pair}")
    _look_for_texts(outcomes, found)
    look(found)


def _save_in_pairs(sizes: Sizes, pairs: list[Any], found: Found) -> list[tuple[Outcome, Outcome]]:
    numbers = [story.pk for story in stories(sizes.stories)]
    turns = [
        (numbers[turn % len(numbers)], pairs[turn % len(pairs)]) for turn in range(sizes.pairs)
    ]
    barrier = FORK.Barrier(2)
    sides = [[(number, *pair[side]) for number, pair in turns] for side in (0, 1)]
    first, second = together([(_save, barrier, side) for side in sides])
    found.tries += len(turns)
    return list(zip(first, second, strict=True))


def _save(barrier: Any, turns: list[tuple[int, str, str]]) -> list[Outcome]:
    """Open a text, wait until the other has opened theirs, and save."""
    outcomes = []
    for turn, (number, name, language) in enumerate(turns):
        barrier.wait()
        edition = Edition.objects.get(article=number, language=language)
        person, base = cast.user(name), edition.current_revision
        title = f"Пара {turn}: {name}"
        barrier.wait()
        try:
            edition.save_draft(by=person, base=base, title=title, body=f"<p>{name} {turn}</p>")
            outcomes.append((title, SAVED))
        except StaleBase:
            outcomes.append((title, BESIDE))
    return outcomes


def _look_for_texts(outcomes: list[tuple[Outcome, Outcome]], found: Found) -> None:
    kept = Counter(Revision.objects.values_list("title", "is_beside"))
    for title, told in (outcome for pair in outcomes for outcome in pair):
        found.notes[told] += 1
        if not kept[title, told == BESIDE]:
            found.add("lost", f"“{title}”, which was {told}")
