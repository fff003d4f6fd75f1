"""In what a reader reads: Russian, or Kazakh in one of its scripts, each with addresses of its own.

Kazakh is written once, in Cyrillic. While a page is made under the address of another script, every
address that it names is of that script too; when it is whole, it is converted, once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import NamedTuple


class Variant(NamedTuple):
    """`code` is the first part of its addresses, `tag` its language for machines (BCP 47)."""

    code: str
    language: str
    script: str
    tag: str
    name: str
    locale: str

    @property
    def direction(self) -> str:
        return "rtl" if self.script == "arab" else ""


VARIANTS = {
    each.code: each
    for each in (
        Variant("ru", "ru", "cyrl", "ru", "Русский", "ru_KZ"),
        Variant("kk", "kk", "cyrl", "kk", "Қазақша", "kk_KZ"),
        Variant("kk-latn", "kk", "latn", "kk-Latn", "Qazaqşa", "kk_KZ"),
        Variant("kk-arab", "kk", "arab", "kk-Arab", "قازاقشا", "kk_CN"),
    )
}
CODES = tuple(VARIANTS)

Pairs = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Writing:
    """How the page that is being made is written; `names` are its spellings, once asked for."""

    script: str = "cyrl"
    names: Pairs | None = None


CYRILLIC = Writing(names=())
_writing: ContextVar[Writing] = ContextVar("writing", default=CYRILLIC)


def writing() -> Writing:
    return _writing.get()


@contextmanager
def written_in(script: str) -> Iterator[None]:
    """What is made inside names the addresses of this script."""
    before = _writing.set(Writing(script))
    try:
        yield
    finally:
        _writing.reset(before)


def variant(language: str) -> Variant:
    """What a language is read in on the page that is being made."""
    return next(
        each
        for each in VARIANTS.values()
        if each.language == language and (language != "kk" or each.script == writing().script)
    )


def variants(language: str) -> list[Variant]:
    """Everything that a text of the language is read in."""
    return [each for each in VARIANTS.values() if each.language == language]


def first_part(path: str) -> str:
    """Of an address, what would be the code of a variant."""
    return path.lstrip("/").partition("/")[0]
