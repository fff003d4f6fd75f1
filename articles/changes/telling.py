"""What has changed, in sentences for the editor."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.body import teaser

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Sentence = _StrPromise
type Told = list[tuple[Hashable, str]]

_LONGEST = 120
MOST_TOLD = 5


class Wording(NamedTuple):
    """The sentences for one sort of thing: that it became another, came, or went."""

    became: Sentence
    came: Sentence
    went: Sentence


NUMBER = Wording(
    _("A number or date has changed: “{old}” became “{new}”."),
    _("A number or date was added: “{new}”."),
    _("A number or date was removed: “{old}”."),
)
NAME = Wording(
    _("A name or a word with a capital letter has changed: “{old}” became “{new}”."),
    _("A name or a word with a capital letter was added: “{new}”."),
    _("A name or a word with a capital letter was removed: “{old}”."),
)
QUOTATION = Wording(
    _("A quotation has changed: “{old}” became “{new}”."),
    _("A quotation was added: “{new}”."),
    _("A quotation was removed: “{old}”."),
)
SPEAKER = Wording(
    _("Another person is quoted: “{old}” became “{new}”."),
    _("A person is quoted who was not before: “{new}”."),
    _("A person is no longer quoted: “{old}”."),
)
DENIAL = Wording(
    _("A denial has changed: “{old}” became “{new}”."),
    _("A denial was added: “{new}”."),
    _("A denial was removed: “{old}”."),
)
LINK = Wording(
    _("A link leads elsewhere: “{old}” became “{new}”."),
    _("A link was added: “{new}”."),
    _("A link was removed: “{old}”."),
)
PICTURE = Wording(
    _("A photo or an embed has changed: “{old}” became “{new}”."),
    _("A photo or an embed was added: “{new}”."),
    _("A photo or an embed was removed: “{old}”."),
)
SIGN = Wording(
    _("A sign that changes the meaning has changed: “{old}” became “{new}”."),
    _("A sign that changes the meaning was added: “{new}”."),
    _("A sign that changes the meaning was removed: “{old}”."),
)
WORDS = Wording(
    _("The wording has changed: “{old}” became “{new}”."),
    _("Words were added: “{new}”."),
    _("Words were removed: “{old}”."),
)
PARAGRAPH = _("A paragraph was added: “{new}”.")
SPELLING = _("Spelling: “{old}” became “{new}”.")
SIGNS_ONLY = _("Nothing but punctuation, spaces, formatting or look-alike letters has changed.")
SHAPE = _("A table or a numbered list has changed its form.")
OTHER_ORDER = _("The same things stand in another order or place.")
MANY_SLIPS = _("Many words have changed in their letters.")
TOO_LONG = _("More has changed than can be looked at word by word.")


class Change(NamedTuple):
    """What went out of a text and what came into it, of one sort of thing."""

    went: list[str]
    came: list[str]

    def __bool__(self) -> bool:
        return bool(self.went or self.came)

    def told(self, wording: Wording) -> list[Sentence]:
        """At most a few sentences, the pairs first."""
        pairs = [tell(wording, *pair) for pair in zip(self.went, self.came, strict=False)]
        shared = len(pairs)
        pairs += [tell(wording, old, "") for old in self.went[shared:]]
        pairs += [tell(wording, "", new) for new in self.came[shared:]]
        return pairs[:MOST_TOLD]


def change(before: Told, after: Told) -> Change:
    """The difference of two lists of (what counts, how it is shown), in their order."""
    return Change(_without(before, after), _without(after, before))


def _without(these: Told, those: Told) -> list[str]:
    left = Counter(key for key, _shown in those)
    kept = []
    for key, shown in these:
        if left[key]:
            left[key] -= 1
        else:
            kept.append(shown)
    return kept


def is_reordered(before: Told, after: Told) -> bool:
    """Whether the same things come in another order."""
    return _keys(before) != _keys(after) and not change(before, after)


def _keys(told: Told) -> Sequence[Hashable]:
    return [key for key, _shown in told]


def tell(wording: Wording, old: str, new: str) -> Sentence:
    """One sentence; an empty `old` or `new` is one that was not there."""
    sentence = wording.became if old and new else wording.came if new else wording.went
    return say(sentence, old, new)


def say(sentence: Sentence, old: str, new: str) -> Sentence:
    return format_lazy(sentence, old=teaser(old, _LONGEST), new=teaser(new, _LONGEST))


def as_told(shown: Iterable[str]) -> Told:
    return [(one, one) for one in shown]
