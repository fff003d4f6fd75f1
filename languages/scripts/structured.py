"""Kazakh inside JSON-LD: the words of its values, in the script of the page.

Only values change, and of these only what is read: no keys, addresses, dates, codes or names of
types. An object that says `inLanguage` or `@language` is in that language, with all inside it. All
other bytes stay as they are, so that broken JSON is no worse afterwards.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field

_TOKEN = re.compile(r'"(?:[^"\\]|\\(?:.|\Z))*+(?:"|\Z)|[{}\[\]:,]', re.DOTALL)
# Of a map of languages («{"kk": ..., "ru": ...}») each key says the language of its value.
_LANGUAGE_MAP_KEY = re.compile(r"[a-z]{2}(?:-[A-Za-z0-9]{2,8})*+")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_NO_LANGUAGE = "zxx"  # BCP 47 for what is no language: a context maps words to addresses
_LANGUAGE_KEYS = ("inLanguage", "@language")
# Values of these are read by machines, whatever they look like (schema.org).
_FOR_MACHINES = frozenset(
    "@id @type @context url sameAs contentUrl thumbnailUrl embedUrl logo identifier encodingFormat "
    "inLanguage @language @vocab @base urlTemplate target query-input telephone faxNumber email "
    "image thumbnail photo sku id".split()
)
_MARKUP = {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"}


@dataclass(slots=True)
class _Object:
    """An object or a list that is open; a list has the key that it is the value of."""

    outer: "_Object | None"
    is_list: bool
    key: str = ""
    is_key_next: bool = True
    languages: list[str] = field(default_factory=list)
    is_ours: bool = True


@dataclass(slots=True)
class _Value:
    start: int
    end: int
    text: str
    holder: _Object
    key: str


class _Reader:
    """The values of a text that may have to change, and the objects they stand in."""

    def __init__(self, text: str, is_kazakh: Callable[[str], bool]) -> None:
        self.values: list[_Value] = []
        self.here = _Object(None, is_list=True)
        self.objects = [self.here]
        for match in _TOKEN.finditer(text):
            self._read(match)
        for holder in self.objects:  # the outer ones come first
            if holder.languages:
                holder.is_ours = any(map(is_kazakh, holder.languages))
            elif holder.outer:
                holder.is_ours = holder.outer.is_ours

    def _read(self, match: re.Match[str]) -> None:
        sign, here = match[0], self.here
        if sign in "{[":
            self.here = _Object(here, sign == "[", here.key)
            if here.key == "@context":
                self.here.languages.append(_NO_LANGUAGE)
            self.objects.append(self.here)
        elif sign in "}]":
            self.here = here.outer or here
        elif sign in ",:":
            here.is_key_next = sign == "," and not here.is_list
        elif (string := _decoded(sign)) is None:
            return
        elif here.is_key_next and not here.is_list:
            here.key = string
        else:
            self._note(string, match)

    def _note(self, string: str, match: re.Match[str]) -> None:
        """Keep what has Cyrillic letters; a language counts for the object around a list."""
        here = self.here
        if here.key in _LANGUAGE_KEYS:
            holder = here.outer if here.is_list and here.outer else here
            holder.languages.append(string)
        elif not _CYRILLIC.search(string):
            return
        self.values.append(_Value(*match.span(), string, here, here.key))


def convert_json(
    text: str, convert: Callable[[str], str], tag: str, is_kazakh: Callable[[str], bool]
) -> str:
    """JSON-LD with its Kazakh values put through `convert`, and `tag` for Kazakh as language.

    `is_kazakh` says of a language tag whether texts in it are to be converted.
    """
    parts, place = [], 0
    for value in _Reader(text, is_kazakh).values:
        if value.key in _LANGUAGE_KEYS:
            is_told = is_kazakh(value.text)
            new = tag + value.text.strip()[len("kk") :] if is_told else value.text
        else:
            new = convert(value.text) if _is_to_be_read(value, is_kazakh) else value.text
        if new != value.text:
            parts += [text[place : value.start], _literal(new, text[value.start : value.end])]
            place = value.end
    return "".join([*parts, text[place:]])


def _is_to_be_read(value: _Value, is_kazakh: Callable[[str], bool]) -> bool:
    """Is it Kazakh for people, by its key and by what stands around it?"""
    if value.key in _FOR_MACHINES or not value.holder.is_ours:
        return False
    return not _LANGUAGE_MAP_KEY.fullmatch(value.key) or is_kazakh(value.key)


def _decoded(literal: str) -> str | None:
    try:
        return str(json.loads(literal, strict=False))
    except ValueError:
        return None


def _literal(text: str, before: str) -> str:
    """A JSON string that is safe inside a script element, escaped as the one before it was."""
    literal = json.dumps(text, ensure_ascii="\\u" in before)
    return re.sub("[<>&]", lambda sign: _MARKUP[sign[0]], literal)
