from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.alignment import matches
from languages.differences import Part, Size, differences, differences_in_order, parts, size

PIECES = st.sampled_from(
    "Аким|акимат|облысының|Урджар|меморандум|2,5|10 000|млрд| |\xa0|, |.|«|»|—|\n|и|18-ші|新疆|_||"
    "т\u0435\u0301кст|\ud800".split("|")
)
PARAGRAPHS = st.one_of(st.lists(PIECES, max_size=14).map("".join), st.text(max_size=12))
TEXTS = st.lists(PARAGRAPHS, max_size=9)


def joined(change, *, without):
    return "".join(part.text for part in change.parts if part.kind != without)


def shown(old, new):
    signs = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(signs[part.kind].format(part.text) for part in parts(old, new))


def ways(*texts):
    return [(change.old, change.new, change.is_moved) for change in differences(*map(list, texts))]


@pytest.mark.parametrize("compare", [differences, differences_in_order])
@given(old=TEXTS, new=TEXTS)
def test_parts_give_both_texts_back(compare, old, new):
    changes = compare(old, new)
    for change in changes:
        assert joined(change, without="added") == (change.old or "")
        assert joined(change, without="removed") == (change.new or "")
        assert change.old is None or old[change.old_place] == change.old
        assert change.new is None or new[change.new_place] == change.new
    places = [change.new_place for change in changes if change.new is not None]
    assert places == list(range(len(new)))
    places = [change.old_place for change in changes if change.old is not None]
    assert sorted(places) == list(range(len(old)))


@given(old=TEXTS, new=TEXTS)
def test_without_moves_both_texts_keep_their_order(old, new):
    changes = differences_in_order(old, new)
    assert [change.old for change in changes if change.old is not None] == old
    assert not any(change.is_moved for change in changes)


@given(text=TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    changes = differences(text, text)
    assert [change.new for change in changes if change.is_same and not change.is_moved] == text
    assert size(changes) == Size(0, 0)


@given(old=st.lists(st.sampled_from("абв"), max_size=12), new=st.lists(st.sampled_from("абв")))
def test_as_many_members_match_as_can(old, new):
    found = matches(old, new)
    assert all(old[i] == new[j] for i, j in found)
    assert all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(found))
    assert len(found) == longest(old, new)


def longest(old, new):
    row = [0] * (len(new) + 1)
    for member in old:
        before, row = row, [0]
        for j, other in enumerate(new):
            row.append(before[j] + 1 if member == other else max(row[j], before[j + 1]))
    return row[-1]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Стоит 2,5 млрд тенге.", "Стоит 3,5 млрд тенге.", "Стоит [-2,5-][+3,5+] млрд тенге."),
        ("Жиында 18 қыркүйек", "Жиында 19 қыркүйек", "Жиында [-18-][+19+] қыркүйек"),
        ("Абай облысы", "Абай облысының", "Абай [-облысы-][+облысының+]"),
        ("10\xa0000 адам", "10\xa0500 адам", "[-10\xa0000-][+10\xa0500+] адам"),
        ("5 км", "5\xa0км", "5[- -][+\xa0+]км"),
        ("Аким сказал", "Аким сказал.", "Аким сказал[+.+]"),
        ("«Завод»", "Завод", "[-«-]Завод[-»-]"),
        ("кара-сай", "кара сай", "[-кара-сай-][+кара сай+]"),
        ("он не был", "он был", "он[- не-] был"),
        ("新疆塔城", "新疆伊犁", "新疆[-塔城-][+伊犁+]"),
        ("", "Слово", "[+Слово+]"),
        ("", "", ""),
    ],
)
def test_words_numbers_and_signs_are_told_apart(old, new, told):
    assert shown(old, new) == told


def test_a_sign_between_two_changes_reads_as_part_of_them():
    assert parts("аким, глава", "мэр, лидер") == (
        Part("removed", "аким, глава"),
        Part("added", "мэр, лидер"),
    )


def test_a_moved_paragraph_finds_its_partner():
    first, second = "Первый абзац о заводе в области.", "Второй абзац о дороге через границу."
    third = "Третий абзац о людях."
    assert ways([first, second, third], [third, first, second]) == [
        (third, third, True),
        (first, first, False),
        (second, second, False),
    ]


def test_a_rewritten_paragraph_stands_beside_the_one_most_like_it():
    old = ["Завод построят в 2026 году.", "Дорогу построят в 2027 году."]
    new = ["Новый абзац.", "Дорогу достроят в 2028 году.", "Завод построят в 2026 году у реки."]
    pairs = [(change.old, change.new) for change in differences(old, new)]
    assert (old[0], new[2]) in pairs
    assert (old[1], new[1]) in pairs
    assert (None, new[0]) in pairs


def test_paragraphs_without_a_common_word_are_removed_and_added():
    assert ways(["Да, конечно."], ["Нет."]) == [
        ("Да, конечно.", None, False),
        (None, "Нет.", False),
    ]


def test_a_removed_paragraph_stands_where_it_stood():
    assert ways(["один", "два", "три"], ["один", "три"]) == [
        ("один", "один", False),
        ("два", None, False),
        ("три", "три", False),
    ]


def test_size_counts_words_and_numbers_alone():
    changes = differences(["Аким сказал: 2,5 млрд."], ["Аким области сказал — 3 млрд."])
    assert size(changes) == Size(added=2, removed=1)


def test_a_moved_paragraph_has_no_size():
    one, two = "Первый абзац о большом заводе.", "Второй абзац о новой дороге."
    assert size(differences([one, two], [two, one])) == Size(0, 0)


NUMBERED = [f"Абзац {number} о заводе {number * 7} и дороге." for number in range(5000)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (NUMBERED, [paragraph.replace("дороге", "мосте") for paragraph in NUMBERED]),
        (NUMBERED, NUMBERED[2500:] + NUMBERED[:2500]),
        (["а"] * 5000, ["а", "б"] * 2500),
        (["слово " * 60_000], ["слово слава " * 30_000]),
        (["а" * 500_000], ["а" * 499_999 + "б"]),
        (["." * 200_000], [". " * 100_000]),
        (["1 000 " * 50_000], ["1,0" * 100_000]),
    ],
    ids="changed moved repeated words letters signs numbers".split(),
)
def test_long_texts_are_compared_too(old, new):
    changes = differences(old, new)
    assert [change.new for change in changes if change.new is not None] == new
    assert sorted(change.old for change in changes if change.old is not None) == sorted(old)


def test_one_word_of_a_very_long_paragraph_is_found():
    words = [f"слово{number % 3000}" for number in range(20_000)]
    new = [*words[:9000], "иначе", *words[9001:]]
    assert size(differences([" ".join(words)], [" ".join(new)])) == Size(1, 1)
