import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from facts import letters


@pytest.mark.parametrize(
    ("checked", "typed", "kept"),
    [
        (letters.kazakh, " Шығыс  тау ", "Шығыс тау"),
        (letters.kazakh, "Ceмей", "Семей"),
        (letters.kazakh, "KAZ Minerals кеніші", "KAZ Minerals кеніші"),
        (letters.kazakh, "2-мектеп", "2-мектеп"),
        (letters.latin, "Şyğys\u00adtau", "Şyğystau"),
        (letters.latin, "Xi’an, O‘zbek, Oʻzbek", "Xi’an, O‘zbek, Oʻzbek"),
        (letters.latin, "", ""),
        (letters.arabic, "ءۇرجار ", "ءۇرجار"),
        (letters.arabic, "شَ ٢-ش", "شَ ٢-ش"),
        (letters.arabic, "«KAZ Minerals» ج ش س", "«KAZ Minerals» ج ش س"),
        (letters.arabic, "", ""),
    ],
)
def test_words_are_kept_in_their_normal_form(checked, typed, kept):
    assert checked(typed) == kept


@pytest.mark.parametrize(
    ("checked", "typed"),
    [
        (letters.kazakh, "Shygystau"),
        (letters.kazakh, "2025"),
        (letters.kazakh, "ءۇرجار Үржар"),
        (letters.kazakh, "<b>Үржар</b>"),
        (letters.latin, "Shygys\u0442au"),  # a Cyrillic т
        (letters.latin, "2025"),
        (letters.latin, '"><script>alert(1)</script>'),
        (letters.latin, "ءۇرجار"),
        (letters.arabic, "Urjar"),
        (letters.arabic, "ءۇرجار Үржар"),
        (letters.arabic, "ءۇرجار >"),
    ],
)
def test_other_letters_and_markup_are_refused(checked, typed):
    with pytest.raises(ValidationError):
        checked(typed)


@pytest.mark.parametrize("fixture", ["demo.json", "reference.json"])
def test_names_that_came_with_the_newsroom_are_in_their_letters(fixture):
    rows = json.loads((Path(settings.BASE_DIR) / "fixtures" / fixture).read_text())
    checked = {"kk-latn": letters.latin, "kk-arab": letters.arabic}
    names = [row["fields"] for row in rows if row["fields"].get("letters") in checked]
    # «KAZ Minerals» is called so in all letters.
    names = [name for name in names if name["text"] not in ("KAZ Minerals", "NFC")]
    assert names
    for name in names:
        assert checked[name["letters"]](name["text"]) == name["text"]
