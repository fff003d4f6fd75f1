"""The words of a body without its markup."""

import re
from unicodedata import category

from articles.body.rules import INLINE, Attributes, Reader, allowed


class Words(Reader):
    """Reads the words of a body, with U+0000, which no text holds, between paragraphs."""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self.part(tag)
        if tag == "figure":
            self.out.append(allowed(tag, attrs).get("data-caption", ""))

    def handle_endtag(self, tag: str) -> None:
        self.part(tag)

    def part(self, tag: str) -> None:
        """What stands between the words before a tag and those behind it."""
        self.out.append(" " if tag == "br" else "" if tag in INLINE else "\0")

    def handle_data(self, data: str) -> None:
        self.out.append(data)


def plain(body: str) -> str:
    """The words of a cleaned body, a line for each paragraph.

    A caption that was written for this text is among them: readers see it, and a search for it
    should find the story. A photo's own caption is not: it stands in the library and may change.
    """
    return lines(Words().read(body))


def lines(words: str) -> str:
    """What `Words` has read, a line for each paragraph."""
    return "\n".join(filter(None, (_one_line(part) for part in words.split("\0"))))


def _one_line(text: str) -> str:
    return re.sub(r"[ \t\n]+", " ", text).strip(" ")


def teaser(text: str, length: int) -> str:
    """The beginning of `text`, one line of at most `length` characters, cut after a word with "…".

    A first word that is too long is cut itself, never between a letter and its marks.
    """
    text = _one_line(text)
    if len(text) <= length:
        return text
    end = max(length - 1, 0)
    word_end = max(text.rfind(space, 0, end + 1) for space in " \u00a0")
    if word_end <= 0:
        while end and (_joins(text[end]) or text[end - 1] == "\u200d"):
            end -= 1
        word_end = end
    return text[:word_end].rstrip(" \u00a0,;:.–—-") + "…"


def _joins(letter: str) -> bool:
    return (
        category(letter).startswith("M")
        or letter == "\u200d"
        or "\U0001f3fb" <= letter <= "\U0001f3ff"
    )
