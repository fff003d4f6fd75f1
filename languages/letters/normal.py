"""The normal form of a text: what readers would see, and nothing that they would not."""

import re

from languages.composing import compose

__all__ = ["BIDI", "UNSEEN", "bare", "compose", "normal", "plain_lines", "surrogates"]

BIDI = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates, for a class of characters; they belong into markup."""

# Format characters without a shape (general category Cf), noncharacters and unpaired surrogates.
_INVISIBLE = "\u00ad\u034f\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_NO_CHARACTER = "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
UNSEEN = f"{BIDI}{_INVISIBLE}{_CONTROL}{_NO_CHARACTER}\u200c-\u200f\u061c\U000e0000-\U000e007f"
"""All that may be dropped, for a class of characters."""

_JUNK = re.compile(f"[{BIDI}{_INVISIBLE}{_CONTROL}{_NO_CHARACTER}]")

_ARABIC = (
    "\u0600-\u0604\u0606-\u061b\u061d-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
)
_EMOJI = "\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff"
# A joiner has a meaning beside an Arabic letter and between two emoji; a mark of direction in a
# text with letters that run from the right; a tag after the black flag («🏴󠁧󠁢󠁥󠁮󠁧󠁿»).
_LONE_JOINER = re.compile(
    f"(?<![{_ARABIC}])\u200c(?![{_ARABIC}])"
    f"|(?<![{_ARABIC}])(?<![{_EMOJI}])\u200d(?![{_ARABIC}])"
    f"|(?<=[{_EMOJI}])\u200d(?![{_ARABIC}{_EMOJI}])"
)
_MARK_OF_DIRECTION = re.compile("[\u200e\u200f\u061c]")
_FROM_THE_RIGHT = re.compile(f"[\u0590-\u05ff{_ARABIC}\u0700-\u074f\u0780-\u085f]")
_TAGS = re.compile("(\U0001f3f4[\U000e0020-\U000e007f]{1,32})|[\U000e0000-\U000e007f]")

_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def normal(text: str) -> str:
    """The text in NFC, with lines that end in \\n, without characters that have no shape.

    Dropped are control characters but the tab, zero-width and byte-order marks, soft hyphens, bidi
    controls, unpaired surrogates, and marks beyond the thirtieth on one letter. Kept are no-break
    spaces, joiners beside Arabic letters and inside emoji, marks of direction (U+200E, U+200F,
    U+061C) in a text with Arabic or Hebrew letters, and a combining mark that stands alone. The
    normal form of a normal form is itself.
    """
    return compose(bare(plain_lines(text)))


def plain_lines(text: str) -> str:
    """The text with every kind of line end, page break too, as \\n."""
    return _LINE_END.sub("\n", text)


def bare(text: str) -> str:
    """The text without characters that have no shape; its line ends and composition as they are."""
    text = _JUNK.sub("", _PAIR.sub(lambda pair: _join(pair[0]), text))
    text = _TAGS.sub(r"\1", _LONE_JOINER.sub("", text))
    return text if _FROM_THE_RIGHT.search(text) else _MARK_OF_DIRECTION.sub("", text)


def surrogates(text: str, place: int) -> str:
    """The character for which two surrogates stand here; "" where they do not."""
    return _join(text[place : place + 2]) if _PAIR.match(text, place) else ""


def _join(pair: str) -> str:
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
