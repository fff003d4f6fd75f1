"""Which paragraphs are owed after which change: known answers, and rules that hold for any text."""

import random
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.pairing import Book, Pair, Size, after_save, cut, paired_anew, settled, size_of, trace

# An invented story; each Kazakh paragraph says what the Russian one beside it does.
RU = [
    "<p>В селе Тестовое открыли новую школу. Строили её 3 года.</p>",
    "<h2>Сколько это стоило</h2>",
    "<p>На строительство выделили 480 млн тенге. Из них 120 млн пошли на оборудование.</p>",
    '<blockquote data-person="demo"><p>Мы долго ждали. Детей у нас много.</p></blockquote>',
    '<figure data-photo="school" data-caption="Новое здание школы"></figure>',
    "<p>В школе будут учиться 300 детей. Раньше они ездили в соседнее село.</p>",
    '<p>Рядом построят <a data-project="stadium">стадион</a>, его сдадут к осени.</p>',
]
KK = [
    "<p>Тестовое ауылында жаңа мектеп ашылды. Оны 3 жыл салды.</p>",
    "<h2>Құны қанша болды</h2>",
    "<p>Құрылысқа 480 млн теңге бөлінді. Соның 120 млн теңгесі жабдыққа жұмсалды.</p>",
    '<blockquote data-person="demo"><p>Бұл күнді көп күттік. Балаларымыз көп.</p></blockquote>',
    '<figure data-photo="school" data-caption="Мектептің жаңа ғимараты"></figure>',
    "<p>Мектепте 300 бала оқиды. Бұрын олар көрші ауылға қатынайтын.</p>",
    '<p>Жанынан <a data-project="stadium">стадион</a> салынады, оны күзге қарай тапсырады.</p>',
]
HEADS = {"ru": ("В Тестовом открыли школу", "Её ждали 300 детей."),
         "kk": ("Тестовоеде мектеп ашылды", "Оны 300 бала күтті.")}  # fmt: skip
SECOND = "<p>В селе построят больницу на 50 мест.</p>"


def text(language, blocks, title=None, lead=None):
    own_title, own_lead = HEADS[language]
    return {
        "title": own_title if title is None else title,
        "lead": own_lead if lead is None else lead,
        "body": "".join(blocks),
    }


class Story:
    """Texts of both languages and their pairs, saved as the desk saves them."""

    def __init__(self, ru=RU, kk=KK, *, both_are_originals=False):
        self.numbers = count(1)
        self.debtors = frozenset(("ru", "kk") if both_are_originals else ("kk",))
        self.now, self.cuts, self.pairs = {}, {}, ()
        for language, blocks in (("ru", ru), ("kk", kk)):
            self._put(language, text(language, blocks))
        self.pairs = paired_anew(self.book()).pairs

    def book(self):
        return Book(self.pairs, self.cuts, dict(self.now), self.debtors)

    def save(self, language, blocks, *, seen=None, **heads):
        other = "kk" if language == "ru" else "ru"
        before = self.now[language]
        self._put(language, text(language, blocks, **heads))
        seen = seen or self.now[other]
        self.pairs = after_save(self.book(), language, before, seen).pairs
        # As they are kept.
        self.pairs = tuple(Pair.read(pair.written()) for pair in self.pairs)
        return self.now[language]

    def settle(self, language, names=None, seen=None):
        other = "kk" if language == "ru" else "ru"
        book = settled(self.book(), language, names, seen or self.now[other])
        self.pairs = book.pairs

    def _put(self, language, given):
        number = next(self.numbers)
        self.now[language], self.cuts[number] = number, cut(given)

    def debts(self, language="kk"):
        return self.book().debts(language)

    def owed(self, language="kk"):
        """What is owed: the kind, and the first words of what answers it or of what is new."""
        mine = self.cuts[self.now[language]]
        return [
            (debt.kind, self._body_places(mine, debt.owed or ()) or debt.after[0].text[:20])
            for debt in self.debts(language)
        ]

    def _body_places(self, mine, numbers):
        return [place - 2 for place in mine.places(numbers)]


def changed(blocks, place, old, new):
    assert old in blocks[place]
    return [*blocks[:place], blocks[place].replace(old, new), *blocks[place + 1 :]]


def without(blocks, place):
    return [*blocks[:place], *blocks[place + 1 :]]


# The first pairing.


def test_a_translation_owes_nothing_once_it_has_every_paragraph():
    story = Story()
    assert story.owed() == story.owed("ru") == []
    assert len(story.pairs) == len(RU) + 2


def test_paragraphs_find_each_other_though_one_is_left_out_and_two_are_one():
    joined = KK[5].removesuffix("</p>") + " " + KK[6].removeprefix("<p>")
    story = Story(RU, [*KK[1:5], joined])
    assert story.owed() == [("new", "В селе Тестовое откр")]


def test_what_nobody_can_tell_stays_alone():
    story = Story(["<p>Да.</p>"], ["<p>" + "Мүлде басқа ұзақ абзац. " * 30 + "</p>"])
    assert story.owed() == [("new", "Да.")]


def test_who_alone_tell_of_a_year_go_together_however_long_they_are():
    ru = ["<p>В 2021 году " + "начали строить мост. " * 14 + "</p>"]
    ru += ["<p>В 2022 году " + "продолжили строить мост. " * 25 + "</p>"]
    kk = ["<p>2021 жылы көпір салына бастады.</p>"]
    kk += ["<p>2022 жылы " + "көпір салу жалғасты. " * 18 + "</p>"]
    story = Story(ru, kk)
    assert story.owed() == story.owed("ru") == []


def test_only_the_translation_owes_where_one_is_the_source():
    story = Story(RU, without(KK, 5))
    assert story.owed("ru") == []
    assert story.owed("kk") == [("new", "В школе будут учитьс")]


# One change.


def test_a_save_without_change_owes_nothing():
    story = Story()
    story.save("ru", RU)
    assert story.owed() == []


@pytest.mark.parametrize(
    ("place", "old", "new"),
    [
        (0, "3 года", "4 года"),
        (1, "Сколько это стоило", "Кто за это платил"),
        (2, "480 млн", "490 млн"),
        (2, "На строительство", "На ремонт"),
        (3, "Детей у нас много", "Детей у нас нет"),
        (3, 'data-person="demo"', 'data-person="other"'),
        (4, "Новое здание школы", "Старое здание школы"),
        (4, 'data-photo="school"', 'data-photo="yard"'),
        (5, "300 детей", "330 детей"),
        (5, "Раньше", "Во вторую смену. Раньше"),
        (6, 'data-project="stadium"', 'data-project="pool"'),
        (6, "его сдадут", "его не сдадут"),
    ],
)
def test_a_change_is_owed_by_its_partner_alone(place, old, new):
    story = Story()
    story.save("ru", changed(RU, place, old, new))
    assert story.owed() == [("changed", [place])]
    assert story.owed("ru") == []


def test_a_change_of_title_or_lead_is_owed_by_title_or_lead():
    story = Story()
    story.save("ru", RU, title="В Тестовом закрыли школу", lead="Её ждали 310 детей.")
    assert story.owed() == [("changed", [-2]), ("changed", [-1])]


@pytest.mark.parametrize(
    ("place", "old", "new"),
    [
        (0, "строили", "строили"),
        (2, "строительство", "<strong>строительство</strong>"),
        (2, "строительство выделили", "строительство  выделили"),
        (2, "оборудование.", "оборудование…"),
        (4, 'data-photo="school"', 'data-photo="school" data-size="wide"'),
        (5, "Раньше они", "Раньше, они"),
        (5, "соседнее", "сосденее"),
        (1, "<h2>Сколько это стоило</h2>", "<h3>Сколько это стоило</h3>"),
    ],
)
def test_slips_spaces_and_form_are_no_change(place, old, new):
    story = Story()
    blocks = RU if old not in RU[place] else changed(RU, place, old, new)
    story.save("ru", blocks)
    assert story.owed() == []


def test_slips_add_up():
    words = "Строительство продолжалось несколько трудных месяцев подряд и завершилось весной."
    slips = ["Строительсво", "продолжлось", "несколько", "трудых", "месяев", "завершлось", "весой"]
    story = Story(
        [f"<p>{words}</p>"], ["<p>Құрылыс бірнеше ауыр айға созылып, көктемде аяқталды.</p>"]
    )
    for slip, word in zip(slips, "Строительство продолжалось несколько трудных месяцев завершилось "
                          "весной".split(), strict=True):  # fmt: skip
        words = words.replace(word, slip)
        story.save("ru", [f"<p>{words}</p>"])
    assert story.owed() == [("changed", [0])]


def test_the_difference_is_shown_against_what_was_answered():
    story = Story()
    story.save("ru", changed(RU, 2, "480 млн", "490 млн"))
    story.save("ru", changed(RU, 2, "480 млн", "500 млн"))
    (debt,) = story.debts()
    assert [part.text for part in debt.parts if part.kind == "removed"] == ["480"]
    assert [part.text for part in debt.parts if part.kind == "added"] == ["500"]


def test_a_link_that_changed_alone_is_shown():
    story = Story()
    story.save("ru", changed(RU, 6, 'data-project="stadium"', 'data-project="pool"'))
    (debt,) = story.debts()
    assert "pool" in "".join(part.text for part in debt.parts if part.kind == "added")


def test_a_change_taken_back_is_owed_no_more():
    story = Story()
    story.save("ru", changed(RU, 2, "480 млн", "490 млн"))
    story.save("ru", RU)
    assert story.owed() == []


# Order, and where paragraphs are parted.


def test_another_order_is_no_change():
    story = Story()
    story.save("ru", [RU[6], *RU[2:4], RU[0], RU[5], RU[1], RU[4]])
    assert story.owed() == []


def test_two_that_changed_places_and_one_of_them_its_number():
    story = Story()
    blocks = changed(RU, 2, "480 млн", "490 млн")
    blocks[2], blocks[5] = blocks[5], blocks[2]
    story.save("ru", blocks)
    assert story.owed() == [("changed", [2])]


def test_a_paragraph_that_moved_far_and_changed_is_known():
    story = Story()
    blocks = changed(RU, 5, "300 детей", "330 детей")
    story.save("ru", [blocks.pop(5), *blocks])
    assert story.owed() == [("changed", [5])]


def test_one_paragraph_parted_in_two_is_no_change():
    story = Story()
    story.save("ru", [*RU[:2], "<p>На строительство выделили 480 млн тенге.</p>",
                      "<p>Из них 120 млн пошли на оборудование.</p>", *RU[3:]])  # fmt: skip
    assert story.owed() == []


def test_a_sentence_parted_in_two_is_no_change():
    story = Story()
    story.save("ru", [*RU[:6], '<p>Рядом построят <a data-project="stadium">стадион</a>,</p>',
                      "<p>его сдадут к осени.</p>"])  # fmt: skip
    assert story.owed() == []


MERGED = RU[0].removesuffix("</p>") + " " + RU[2].removeprefix("<p>")


def test_two_paragraphs_made_one_are_no_change():
    story = Story()
    story.save("ru", [MERGED, RU[1], *RU[3:]])
    assert story.owed() == []


@pytest.mark.parametrize(
    ("old", "new", "owed"), [("3 года", "4 года", 0), ("480 млн", "490 млн", 2)]
)
@pytest.mark.parametrize("saves", [1, 2])
def test_after_a_merge_a_change_marks_only_the_piece_that_it_touches(old, new, owed, saves):
    story = Story()
    if saves == 2:
        story.save("ru", [MERGED, RU[1], *RU[3:]])
    story.save("ru", [MERGED.replace(old, new), RU[1], *RU[3:]])
    assert story.owed() == [("changed", [owed])]
    assert story.debts()[0].name


def test_after_a_merge_was_answered_each_piece_still_has_its_own_partner():
    story = Story()
    once = [MERGED.replace("3 года", "4 года"), RU[1], *RU[3:]]
    story.save("ru", once)
    story.save("kk", changed(KK, 0, "3 жыл", "4 жыл"))
    assert story.owed() == []
    story.save("ru", [once[0].replace("480 млн", "490 млн"), *once[1:]])
    assert story.owed() == [("changed", [2])]


# What came and what went.


@pytest.mark.parametrize("place", range(len(RU) + 1))
def test_a_new_paragraph_is_owed_and_nothing_else(place):
    story = Story()
    story.save("ru", [*RU[:place], SECOND, *RU[place:]])
    (debt,) = story.debts()
    assert (debt.kind, debt.after[0].text) == ("new", "В селе построят больницу на 50 мест.")
    assert debt.behind == place + 1


@pytest.mark.parametrize("place", range(len(RU)))
def test_a_paragraph_that_went_marks_its_partner(place):
    story = Story()
    story.save("ru", without(RU, place))
    assert story.owed() == [("gone", [place])]


def test_the_partner_of_what_went_is_settled_by_taking_it_out():
    story = Story()
    story.save("ru", without(RU, 5))
    story.save("kk", without(KK, 5))
    assert story.owed() == []


def test_a_new_paragraph_is_answered_by_one_at_its_place():
    story = Story()
    story.save("ru", [*RU[:3], SECOND, *RU[3:]])
    translated = [*KK[:3], "<p>Ауылда 50 орындық аурухана салынады.</p>", *KK[3:]]
    story.save("kk", translated)
    assert story.owed() == []
    story.save("ru", [*RU[:3], SECOND.replace("50", "60"), *RU[3:]])
    assert story.owed() == [("changed", [3])]


def test_a_paragraph_that_the_translation_loses_is_owed_again():
    story = Story()
    story.save("kk", without(KK, 5))
    assert story.owed() == [("new", "В школе будут учитьс")]
    story.save("kk", KK)
    assert story.owed() == []


def test_paragraphs_that_say_the_same_keep_their_order():
    ru = [RU[0], "<p>Да.</p>", RU[2], "<p>Да.</p>"]
    kk = [KK[0], "<p>Иә.</p>", KK[2], "<p>Иә.</p>"]
    story = Story(ru, kk)
    story.save("ru", [*ru[:3], "<p>Нет.</p>"])
    assert story.owed() == [("changed", [3])]


# Answers.


def test_a_change_of_the_partner_answers():
    story = Story()
    story.save("ru", changed(RU, 2, "480 млн", "490 млн"))
    story.save("kk", changed(KK, 2, "480 млн", "490 млн"))
    assert story.owed() == story.owed("ru") == []


def test_a_change_elsewhere_and_a_slip_answer_nothing():
    story = Story()
    story.save("ru", changed(RU, 2, "480 млн", "490 млн"))
    story.save("kk", changed(KK, 5, "300 бала", "310 бала"))
    story.save("kk", changed(KK, 2, "жабдыққа", "жабдықка"))
    assert story.owed() == [("changed", [2])]


def test_an_answer_answers_only_what_its_writer_saw():
    story = Story()
    seen = story.save("ru", changed(RU, 2, "480 млн", "490 млн"))
    story.save("ru", changed(RU, 2, "480 млн", "500 млн"))
    story.save("kk", changed(KK, 2, "480 млн", "490 млн"), seen=seen)
    (debt,) = story.debts()
    assert [part.text for part in debt.parts if part.kind == "removed"] == ["490"]


def test_a_change_by_one_who_had_not_seen_the_source_settles_nothing():
    story = Story()
    seen = story.now["ru"]
    story.save("ru", changed(RU, 2, "480 млн", "490 млн"))
    story.save("kk", changed(KK, 2, "бөлінді", "берілді"), seen=seen)
    assert story.owed() == [("changed", [2])]


def test_an_earlier_text_restored_owes_what_it_did_not_know():
    story = Story()
    then = story.now["ru"]
    story.save("ru", changed(RU, 2, "480 млн", "490 млн"))
    story.save("kk", changed(KK, 2, "480 млн", "490 млн"))
    story.save("kk", KK, seen=then)
    assert story.owed() == [("changed", [2])]


def test_nothing_is_owed_where_no_change_is_needed():
    story = Story()
    story.save("ru", [*changed(without(RU, 1), 1, "480 млн", "490 млн"), SECOND])
    assert [kind for kind, _where in story.owed()] == ["gone", "changed", "new"]
    for debt in story.debts():
        story.settle("kk", [debt.name])
    assert story.owed() == []
    story.save("kk", KK)
    story.save("ru", [*changed(without(RU, 1), 1, "480 млн", "495 млн"), SECOND])
    assert story.owed() == [("changed", [2])]


def test_all_at_once_may_need_no_change():
    story = Story()
    story.save("ru", [SECOND, *changed(RU, 2, "480 млн", "490 млн")])
    story.settle("kk")
    assert story.owed() == []


def test_what_was_settled_was_settled_of_the_version_that_was_seen():
    story = Story()
    seen = story.save("ru", changed(RU, 2, "480 млн", "490 млн"))
    name = story.debts()[0].name
    story.save("ru", changed(changed(RU, 2, "480 млн", "500 млн"), 5, "300", "330"))
    story.settle("kk", [name], seen=seen)
    assert story.owed() == [("changed", [2]), ("changed", [5])]


def test_a_lost_paragraph_may_be_settled_and_stays_so():
    story = Story()
    story.save("kk", without(KK, 5))
    story.settle("kk")
    story.save("ru", RU)
    story.save("kk", changed(without(KK, 5), 0, "3 жыл", "4 жыл"))
    assert story.owed() == []


# Two originals.


def test_of_two_originals_the_one_that_did_not_change_owes():
    story = Story(both_are_originals=True)
    story.save("kk", changed(KK, 2, "480 млн", "490 млн"))
    assert (story.owed("ru"), story.owed("kk")) == ([("changed", [2])], [])
    story.save("ru", changed(RU, 2, "480 млн", "490 млн"))
    assert (story.owed("ru"), story.owed("kk")) == ([], [])


def test_both_changed_without_a_look_at_each_other_owe_each_other():
    story = Story(both_are_originals=True)
    seen = story.now["ru"]
    story.save("ru", changed(RU, 2, "480 млн", "490 млн"))
    story.save("kk", changed(KK, 2, "480 млн", "470 млн"), seen=seen)
    assert story.owed("ru") == story.owed("kk") == [("changed", [2])]


def test_new_paragraphs_of_two_originals_are_owed_by_the_other():
    story = Story(both_are_originals=True)
    story.save("kk", ["<p>Мектепте 20 мұғалім жұмыс істейді.</p>", *KK])
    assert [kind for kind, _where in story.owed("ru")] == ["new"]
    assert story.owed("kk") == []
    story.save("ru", ["<p>В школе работают 20 учителей.</p>", *RU])
    assert story.owed("ru") == story.owed("kk") == []


def test_a_paragraph_that_one_original_takes_out_is_looked_at_by_the_other():
    story = Story(both_are_originals=True)
    story.save("kk", without(KK, 5))
    assert (story.owed("ru"), story.owed("kk")) == ([("gone", [5])], [])


# Tables.


def table(*rows):
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table><tbody>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</tbody></table>"


def test_numbers_that_change_cells_are_a_change_and_rows_that_change_places_are_none():
    rows = [("школы", "5", "7"), ("больницы", "1", "2")]
    story = Story([table(*rows)], [table(("мектеп", "5", "7"), ("аурухана", "1", "2"))])
    story.save("ru", [table(*rows[::-1])])
    assert story.owed() == []
    story.save("ru", [table(("школы", "7", "5"), rows[1])])
    assert story.owed() == [("changed", [0])]


# Rules.

SENTENCES = [
    f"{who} {does} {number} {what} {where}."
    for number, (who, does, what, where) in enumerate(
        [
            ("Аким", "открыл", "школ", "в районе"),
            ("Жители", "посадили", "деревьев", "у реки"),
            ("Рабочие", "уложили", "километров асфальта", "между сёлами"),
            ("Врачи", "осмотрели", "детей", "за неделю"),
            ("Студенты", "собрали", "мешков мусора", "в парке"),
            ("Библиотека", "получила", "книг", "из столицы"),
            ("Фермеры", "вырастили", "тонн пшеницы", "на поливных землях"),
            ("Спортсмены", "привезли", "медалей", "с чемпионата"),
            ("Завод", "выпустил", "станков", "к юбилею"),
            ("Учителя", "провели", "олимпиад", "по математике"),
        ],
        start=11,
    )
]


@st.composite
def shuffled(draw):
    """Sentences in paragraphs, and the same in another order and other paragraphs."""
    many = SENTENCES[: draw(st.integers(2, len(SENTENCES)))]
    return _parted(draw, many), _parted(draw, draw(st.permutations(many)))


def _parted(draw, sentences):
    found, left = [], list(sentences)
    while left:
        size = draw(st.integers(1, 3))
        found.append(f"<p>{' '.join(left[:size])}</p>")
        left = left[size:]
    return found


def mirrored(blocks):
    """Another language's text with a paragraph for each: its words do not matter here."""
    return [block.replace("ов", "дер").replace("и", "ы") for block in blocks]


@given(shuffled())
def test_whatever_is_moved_parted_or_joined_owes_nothing(both):
    blocks, others = both
    story = Story(blocks, mirrored(blocks))
    assert story.owed() == []
    story.save("ru", others)
    assert story.owed() == []
    story.save("ru", blocks)
    assert story.owed() == []


@given(shuffled(), st.data())
def test_whichever_number_changes_its_partner_alone_owes(both, data):
    blocks, others = both
    story = Story(blocks, mirrored(blocks))
    number = data.draw(st.sampled_from(range(11, 11 + " ".join(blocks).count("."))))
    story.save("ru", others)
    story.save("ru", [block.replace(f" {number} ", f" {number}7 ") for block in others])
    place = next(at for at, block in enumerate(blocks) if f" {number} " in block)
    assert story.owed() == [("changed", [place])]


@given(shuffled())
def test_what_a_version_has_is_found_in_another_and_back(both):
    old, new = (cut(text("ru", blocks)) for blocks in both)
    there, back = trace(old, new), trace(new, old)
    for number in range(len(old.sentences)):
        assert back.follow(there.follow([number])) == (number,)


@given(st.lists(st.sampled_from(SENTENCES), max_size=8), st.lists(st.sampled_from(SENTENCES)))
def test_any_text_may_follow_any_other(old, new):
    blocks, others = ([f"<p>{each}</p>" for each in sentences] for sentences in (old, new))
    story = Story(blocks, mirrored(others))
    story.save("ru", others)
    story.save("kk", mirrored(blocks))
    story.settle("kk")
    assert story.owed() == []


# Cuts, which rows of the database name by their numbers.


def test_a_text_is_cut_as_ever():
    body = (
        "<p>Он приехал в г. Семей. «Мы рады!» — сказал А. Б. Иванов. Да… И уехал</p>"
        '<figure data-photo="a" data-caption="Подпись. Вторая"></figure>'
        "<ul><li>раз</li><li>два. Три</li></ul>"
        "<table><tbody><tr><td>1</td><td><p>2</p></td></tr></tbody></table><hr>"
        '<blockquote data-person="p" data-term="7"><p>Слово. <a href="https://onir.kz/">Дело</a></p></blockquote>'
    )
    found = cut({"title": "Имя. Ещё", "lead": "Первая.\nВторая", "body": body})
    assert [(each.unit, each.text, each.marks) for each in found.sentences] == [
        (0, "Имя.", ()),
        (0, "Ещё", ()),
        (1, "Первая.", ()),
        (1, "Вторая", ()),
        (2, "Он приехал в г. Семей.", ()),
        (2, "«Мы рады!» — сказал А. Б. Иванов.", ()),
        (2, "Да…", ()),
        (2, "И уехал", ()),
        (3, "Подпись.", ("photo: a",)),
        (3, "Вторая", ()),
        (4, "раз", ()),
        (4, "два.", ()),
        (4, "Три", ()),
        (5, "1 | 2 |", ()),
        (7, "Слово.", ("person: p", "term: 7")),
        (7, "Дело", ("href: https://onir.kz/",)),
    ]


def test_a_very_long_text_is_followed_too():
    rng = random.Random(8)
    sentences = [f"Сообщение {number} о событии {rng.random()}." for number in range(1500)]
    blocks = [f"<p>{each} Конец.</p>" for each in sentences]
    story = Story(blocks, mirrored(blocks))
    story.save("ru", [*blocks[800:], *blocks[:799], blocks[799].replace("событии", "деле")])
    assert story.owed() == [("changed", [799])]


def test_sizes():
    one, other = cut(text("ru", RU)), cut(text("ru", changed(RU, 2, "480", "490")))
    assert size_of(list(one.sentences), list(one.sentences), "ru") is Size.SAME
    assert size_of(list(one.sentences), list(other.sentences), "ru") is Size.CHANGED
