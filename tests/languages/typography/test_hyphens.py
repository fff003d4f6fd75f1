import pytest

from languages.typography import unbroken


def kept(text):
    return [part for part, keeps_together in unbroken(text) if keeps_together]


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Абай облысы ҚХР-дың ауданымен", ["ҚХР-дың"]),
        ("ШҰАА-ның, ЖШС-нің", ["ШҰАА-ның", "ЖШС-нің"]),
        (
            "5-ші, 1000-нан, 25 кг-ға, 6%-ға, 1,5-ке",
            ["5-ші", "1000-нан", "кг-ға", "6%-ға", "1,5-ке"],
        ),
        ("9:00-ден", ["00-ден"]),
        ("20-го, 5-й, 1990-е", ["20-го", "5-й", "1990-е"]),
        ("кто-то из-за по-русски что-либо", ["кто-то", "из-за", "по-русски", "что-либо"]),
        ("«Қайрат»-пен ойын", ["Қайрат»-пен"]),
        ("пьеса Ж.-Б. Мольера", ["Ж.-Б."]),
    ],
)
def test_a_short_ending_stays_with_its_word(text, together):
    assert kept(text) == together


@pytest.mark.parametrize(
    "text",
    [
        "қарым-қатынас",
        "Шыңжаң-Ұйғыр автономиялық ауданы",
        "пресс-секретарь",
        "Ростов-на-Дону",
        "https://onir.kz/a-b",
        "a-b@onir.kz",
        "2019-2024",
        "слово - дело",
        "",
    ],
)
def test_long_parts_and_addresses_may_break(text):
    assert kept(text) == []


def test_the_parts_are_the_text_in_order():
    assert unbroken("у ҚХР-дың ел") == [("у ", False), ("ҚХР-дың", True), (" ел", False)]
