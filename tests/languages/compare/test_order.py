import pytest

from languages.compare import differences


def swapped(ru, kk):
    return [(pair.ru.found, pair.kk.found) for pair in differences(ru, kk).swapped]


@pytest.mark.parametrize(
    ("ru", "kk", "told"),
    [
        ("23 моста и 8 станций", "8 көпір және 23 станса", [("23", "23")]),
        ("8 июня и 9 мая", "9 мамыр мен 8 маусым", [("8 июня", "8 маусым")]),
        (
            "1 школа, 2 клуба, 3 дома",
            "3 мектеп, 2 клуб, 1 үй",
            [("1", "1"), ("2", "2")],
        ),
    ],
)
def test_numbers_of_one_sort_in_another_order_are_told(ru, kk, told):
    assert swapped(ru, kk) == told


@pytest.mark.parametrize(
    ("ru", "kk"),
    [
        ("23 моста и 8 станций", "23 көпір және 8 станса"),
        ("5 школ на 2 млн долларов", "2 млн долларға 5 мектеп"),
        ("5 школ и 5 домов", "5 үй және 5 мектеп"),
    ],
)
def test_what_stands_in_one_order_or_is_of_another_sort_is_not(ru, kk):
    assert swapped(ru, kk) == []


def test_another_order_alone_is_no_difference():
    assert not differences("23 моста и 8 станций", "8 көпір және 23 станса")
