import pytest

from languages.scripts.samples import samples


@pytest.mark.parametrize(
    ("word", "with_endings"),
    [
        ("Шығыстау", ["Шығыстаудың", "Шығыстауға", "Шығыстауда"]),
        ("Берік", ["Беріктің", "Берікке", "Берікте"]),
        ("Абай облысы", ["Абай облысының", "Абай облысына", "Абай облысында"]),
        ("АҚШ", ["АҚШ-тың", "АҚШ-қа", "АҚШ-та"]),
        ("х", []),
        ("", []),
    ],
)
def test_a_word_is_shown_with_the_endings_that_it_takes(word, with_endings):
    assert samples(word) == [word, *with_endings]
