"""Which paragraphs of the two languages answer each other, and what one owes the other.

A pair remembers, for each language, in which version of its counterpart a paragraph was last
answered. What is owed follows from that and from the two texts as they stand: nothing here asks a
database. `articles.pairs` keeps the pairs.
"""

from articles.pairing.aligning import Group, paired_blocks
from articles.pairing.cutting import BODY, Cut, Sentence, cut
from articles.pairing.marks import is_unfinished, marks_in
from articles.pairing.owing import OTHER, Book, Debt, Pair, Side
from articles.pairing.settling import after_save, paired_anew, settled
from articles.pairing.tracing import Size, Trace, size_of, trace

__all__ = [
    "BODY",
    "OTHER",
    "Book",
    "Cut",
    "Debt",
    "Group",
    "Pair",
    "Sentence",
    "Side",
    "Size",
    "Trace",
    "after_save",
    "cut",
    "is_unfinished",
    "marks_in",
    "paired_anew",
    "paired_blocks",
    "settled",
    "size_of",
    "trace",
]
