"""The worked examples of `translit_cases.tsv`, and Kazakh texts for properties."""

import csv
from pathlib import Path

from hypothesis import strategies as st

CASES = Path(__file__).parents[1] / "cases" / "translit_cases.tsv"

KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
BOTH_CASES = KAZAKH + KAZAKH.upper()

small_words = st.text(alphabet=KAZAKH, min_size=1, max_size=12)
words = small_words | small_words.map(str.capitalize) | small_words.map(str.upper)
texts = st.text(alphabet=BOTH_CASES + " -–«»,.;?!0123456789%₸\u0301\u00a0ABix", max_size=80)

# What is kept and what may change the place where it begins, side by side.
tangled = st.text(alphabet="аәеіиЪьюІХҚ\u0301\u0306\u00adaibV.@/:?;,&#0 19-«\n_", max_size=40)


def rows():
    """Rows of plain text: those that begin with a tag belong to the conversion of pages."""
    with CASES.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row for row in found if not row["cyrl"].startswith("<")]


def certain_rows():
    return [row for row in rows() if not row["certainty"].startswith("variant")]


def variant_rows():
    return [row for row in rows() if row["certainty"].startswith("variant")]


PROTECTED = st.sampled_from(
    [
        "https://example.org/kk/үржар?p=1,2;3",
        "www.onir.kz/?q=абай",
        "info@onir.kz",
        "онир.қаз",
        "/kk/news/абай/?p=1",
        "&nbsp;",
        "&#1234;",
        "&amp;",
    ]
)
"""What no conversion may change."""
