import csv
from pathlib import Path

import pytest

from languages import LANGUAGES
from languages.typography import faults, typeset, typeset_html

CASES = Path(__file__).parents[1] / "cases" / "typography.tsv"


def read_cases():
    """Rows (language, before, after, rule); «~» stands for a no-break space."""
    with CASES.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row[0] in LANGUAGES:
                yield pytest.param(
                    row[0],
                    *(cell.replace("~", "\xa0") for cell in row[1:3]),
                    id=f"{row[3]}: {row[1]}",
                )


cases = pytest.mark.parametrize(("language", "before", "after"), list(read_cases()))


@cases
def test_a_text_is_set_by_the_rules_of_its_language(language, before, after):
    assert typeset(before, language) == after


@cases
def test_a_text_that_is_set_stays(language, before, after):
    assert typeset(after, language) == after
    assert faults(after, language) == []


@cases
def test_a_body_is_set_as_plain_text_is(language, before, after):
    assert typeset_html(f"<p>{before}</p>", language) == f"<p>{after}</p>"


def test_half_of_the_cases_are_texts_to_be_left_alone():
    rows = [case.values for case in read_cases()]
    assert len(rows) >= 200
    assert sum(before == after for _, before, after in rows) * 2 >= len(rows)


@pytest.mark.parametrize("function", [typeset, typeset_html, faults])
@pytest.mark.parametrize("text", ["", "слово"])
def test_another_language_is_refused(function, text):
    with pytest.raises(KeyError):
        function(text, "en")


def test_each_line_of_plain_text_is_a_paragraph():
    text = '- Да.\r\n- Нет.\n\n"Один\nдва"'
    assert typeset(text, "ru") == '—\xa0Да.\r\n—\xa0Нет.\n\n"Один\nдва"'
