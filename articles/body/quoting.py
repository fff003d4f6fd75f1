"""Who is quoted in a cleaned body, and with which words."""

from dataclasses import dataclass, field

from articles.body.rules import Attributes, allowed
from articles.body.words import Words, lines


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation: the slug of who says it, the term that was chosen by hand ("" none), words."""

    person: str
    term: str
    text: str


@dataclass(slots=True)
class _Quote:
    person: str = ""
    term: str = ""
    words: list[str] = field(default_factory=list)


class _Listener(Words):
    """Gives the words of each quotation to its own speaker; a quotation in it is not theirs."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[_Quote] = []
        self.found: list[_Quote] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        super().handle_starttag(tag, attrs)
        if tag == "blockquote":
            self.hand_over()
            told = allowed(tag, attrs)
            quote = _Quote(told.get("data-person", ""), told.get("data-term", ""))
            self.opened.append(quote)
            self.found.append(quote)

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        if tag == "blockquote" and self.opened:
            self.hand_over()
            self.opened.pop()

    def hand_over(self) -> None:
        if self.opened:
            self.opened[-1].words += self.out
        self.out = []


def quoted(body: str) -> list[Quoted]:
    """The quotations of a cleaned body that name who says them, in the order of the text."""
    listener = _Listener()
    listener.read(body)
    told = (Quoted(each.person, each.term, lines("".join(each.words))) for each in listener.found)
    return [each for each in told if each.person and each.text]
