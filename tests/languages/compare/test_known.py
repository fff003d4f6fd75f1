import pytest

from languages.compare.known import KnownNames

NAMES = [
    ("Урджарский район", "urjar"),
    ("Урджар", "urjar"),
    ("область Абай", "abai"),
    ("Абай", "abai"),
    ("Абай", "poet"),
    ("СУАР", "xinjiang"),
    ("KAZ Minerals", "kaz"),
    ("Үржар ауданы", "urjar"),
    ("Үржар", "urjar"),
    ("Абай облысының әкімдігі", "akimat"),
]


def found(text, language):
    names = KnownNames(NAMES, language)
    return [(each.found, sorted(each.keys)) for each in names.find(text)]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("ru", "в Урджарском районе", [("Урджарском районе", ["urjar"])]),
        ("ru", "Урджара и СУАРа", [("Урджара", ["urjar"]), ("СУАРа", ["xinjiang"])]),
        ("ru", "в области Абай", [("области Абай", ["abai"])]),
        ("ru", "Абаю", [("Абаю", ["abai", "poet"])]),
        ("ru", "компания KAZ  Minerals", [("KAZ  Minerals", ["kaz"])]),
        ("kk", "Үржар ауданындағы мектеп", [("Үржар ауданындағы", ["urjar"])]),
        ("kk", "Үржардың әкімі", [("Үржардың", ["urjar"])]),
        ("kk", "СУАР-дың", [("СУАР-дың", ["xinjiang"])]),
        ("kk", "Абай облысы әкімдігінің", [("Абай облысы әкімдігінің", ["akimat"])]),
    ],
)
def test_a_name_is_found_with_its_ending(language, text, told):
    assert found(text, language) == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "урджар"),
        ("ru", "Урджарский, район"),
        ("ru", "суар"),
        ("ru", ""),
        ("kk", "үржар"),
    ],
)
def test_what_is_written_otherwise_is_not_a_name(language, text):
    assert found(text, language) == []


def test_places_are_those_of_the_text():
    text = "Вчера в Урджарском районе, сегодня в СУАР."
    for each in KnownNames(NAMES, "ru").find(text):
        assert text[each.start : each.end] == each.found


def test_an_unknown_language_is_an_error():
    with pytest.raises(KeyError):
        KnownNames(NAMES, "en")
