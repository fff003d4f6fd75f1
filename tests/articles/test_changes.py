"""What has changed in a text, and whether it may go out as a typo."""

import json
import re
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.changes import assess

NBSP = "\N{NO-BREAK SPACE}"


def text(body="", *, title="Заголовок", lead="Лид"):
    return {"title": title, "lead": lead, "body": body}


def changed(before, after, language):
    """The change of one paragraph among others that stay."""
    first, last = "<p>Первый абзац.</p>", "<p>Последний абзац.</p>"
    paragraph = "{}<p>{}</p>{}".format
    return assess(
        text(paragraph(first, before, last)), text(paragraph(first, after, last)), language
    )


# Before, after.
TYPOS = {
    "ru": (
        ("Вчера правительсво приняло решение.", "Вчера правительство приняло решение."),
        ("Жители района получили помошь.", "Жители района получили помощь."),
        ("На совещании обсудили строительтсво.", "На совещании обсудили строительство."),
        ("В поселке открыли библиотееку.", "В поселке открыли библиотеку."),
        ("Дорогу отремантировали за лето.", "Дорогу отремонтировали за лето."),
        ("Дом вобласти построили.", "Дом в области построили."),
        ("Он приехал в в область.", "Он приехал в область."),
        ("Новая школа , больница и сад.", "Новая школа, больница и сад."),
        ("Школа новая больница старая.", "Школа новая, больница старая."),
        ("Это - новая школа.", "Это — новая школа."),
        ('Газета "Вестник" писала об этом.', "Газета «Вестник» писала об этом."),
        ("В школе 1 200 учеников.", f"В школе 1{NBSP}200 учеников."),
        ("Кaзахстан и Китай соседи.", "Казахстан и Китай соседи."),  # a Latin «a»
        ("Он приехал. вчера его ждали.", "Он приехал. Вчера его ждали."),
        ("Мы знаем Казахстан: это казахстан озёр.", "Мы знаем Казахстан: это Казахстан озёр."),
        ("Об этом сообщает агенство.", "Об этом сообщает агентство."),
        ("Кто то пришёл в гости.", "Кто-то пришёл в гости."),
        ("Открытие перенесли из за погоды.", "Открытие перенесли из-за погоды."),
        ("Соглашение подписанно сторонами.", "Соглашение подписано сторонами."),
        ("Развитие туризма поддержат.", "Развитие туризма поддержат!"),
    ),
    "kk": (
        ("Аудандағы мектептін оқушылары келді.", "Аудандағы мектептің оқушылары келді."),
        ("Облыста жаңа аурухна салынды.", "Облыста жаңа аурухана салынды."),
        ("Жиында мәселелр талқыланды.", "Жиында мәселелер талқыланды."),
        ("Тұрғындар көмекк алды.", "Тұрғындар көмекк алды!"),
        ("Ауылда кітапхана ашылды .", "Ауылда кітапхана ашылды."),
        ("Жол жөнделді мектеп салынды.", "Жол жөнделді, мектеп салынды."),
        ("Бұл - жаңа мектеп.", "Бұл – жаңа мектеп."),
        ('Бұл туралы "Хабар" арнасы айтты.', "Бұл туралы «Хабар» арнасы айтты."),
        ("Мектепте 1 200 оқушы оқиды.", f"Мектепте 1{NBSP}200 оқушы оқиды."),
        ("Қaзақстан мен Қытай көрші.", "Қазақстан мен Қытай көрші."),
        ("Ол келді. бүгін жиын өтті.", "Ол келді. Бүгін жиын өтті."),
        ("Біз Қазақстан дейміз, қазақстан үлкен ел.", "Біз Қазақстан дейміз, Қазақстан үлкен ел."),
        ("Олар мәдениет үйінеконцертке барды.", "Олар мәдениет үйіне концертке барды."),
        ("Мұнда жаңа жаңа мектеп салынды.", "Мұнда жаңа мектеп салынды."),
        ("Кездесуде мамандар мәдениетті насихатады.", "Кездесуде мамандар мәденьетті насихатады."),
        ("Облыс орталыгы көркейді.", "Облыс орталығы көркейді."),
        ("Сауда келісімшарты жасалды.", "Сауда келісім шарты жасалды."),
        ("Шекаралас аудандр байланысы нығайды.", "Шекаралас аудандар байланысы нығайды."),
    ),
}  # fmt: skip
CORRECTIONS = {
    "ru": (
        ("Построили 3 школы.", "Построили 4 школы."),
        ("Построили три школы.", "Построили пять школ."),
        ("Вложили 2 млрд тенге.", "Вложили 2 млн тенге."),
        ("Вложили 2 млн долларов.", "Вложили 2 млн тенге."),
        ("Рост составил 5,5 %.", "Рост составил 55 %."),
        ("Встреча прошла 18 сентября.", "Встреча прошла 19 сентября."),
        ("Встреча прошла в сентябре.", "Встреча прошла в октябре."),
        ("Начало в 10:30.", "Начало в 11:30."),
        ("Указ № 15-Б подписан.", "Указ № 15-В подписан."),
        ("Его встретил Нурлан Акимов.", "Его встретил Нурлан Хакимов."),
        ("Он живёт в Семее.", "Он живёт в Усть-Каменогорске."),
        ("Его избрал совет ШОС.", "Его избрал совет ЕАЭС."),
        ("Об этом пишет «Вестник».", "Об этом пишет «Известник»."),
        ("«Мы готовы помочь», — сказал он.", "«Мы готовы помогать», — сказал он."),
        ("Школу не закроют.", "Школу закроют."),
        ("Школу закроют.", "Школу не закроют."),
        ("Воды нет.", "Вода есть."),
        ("Температура -5 градусов.", "Температура 5 градусов."),
        ("Построили 5 школ и 6 садов.", "Построили 6 школ и 5 садов."),
        ("Победил Нурлан, проиграл Болат.", "Победил Болат, проиграл Нурлан."),
        ("Приехал в пятницу.", "Приехал в субботу."),
        ("Работает COVID-19 центр.", "Работает COVID-20 центр."),
        ("Вырос вдвое.", "Вырос втрое."),
    ),
    "kk": (
        ("Биыл 3 мектеп салынды.", "Биыл 4 мектеп салынды."),
        ("Биыл үш мектеп салынды.", "Биыл төрт мектеп салынды."),
        ("Жобаға 2 млрд теңге бөлінді.", "Жобаға 2 млн теңге бөлінді."),
        ("Жобаға 2 млн доллар бөлінді.", "Жобаға 2 млн теңге бөлінді."),
        ("Өсім 5,5 пайыз болды.", "Өсім 55 пайыз болды."),
        ("Кездесу 18 қыркүйекте өтті.", "Кездесу 19 қыркүйекте өтті."),
        ("Кездесу қыркүйекте өтті.", "Кездесу қазанда өтті."),
        ("Жиын 10:30-да басталды.", "Жиын 11:30-да басталды."),
        ("Оны Нұрлан Әкімов қарсы алды.", "Оны Нұрлан Хакімов қарсы алды."),
        ("Ол Семейде тұрады.", "Ол Өскеменде тұрады."),
        ("Бұл туралы ҚХР айтты.", "Бұл туралы ҚР айтты."),
        ("Бұл туралы «Хабар» айтты.", "Бұл туралы «Қабар» айтты."),
        ("«Біз дайынбыз», – деді ол.", "«Біз дайын болдық», – деді ол."),
        ("Бұл мектеп емес.", "Бұл мектеп."),
        ("Ауылда су жоқ.", "Ауылда су бар."),
        ("Ауылда су бар.", "Ауылда су жоқ."),
        ("Ауа температурасы -5 градус.", "Ауа температурасы 5 градус."),
        ("Мұнда 5 мектеп пен 6 бақша бар.", "Мұнда 6 мектеп пен 5 бақша бар."),
        ("Ол жұма күні келді.", "Ол сенбі күні келді."),
        ("Үйде ешкім тұрмайды.", "Үйде әркім тұрмайды."),
        ("Жиынға Болат пен Нұрлан келді.", "Жиынға Нұрлан пен Болат келді."),
    ),
}
# No fact that is listed has changed, and yet it is no typo.
CLARIFICATIONS = {
    "ru": (
        ("Музей открыт для всех.", "Музей закрыт для всех."),
        ("Завод построит компания.", "Завод построил."),
        ("Мост построят летом.", "Мост построили летом."),
        ("Он прилетел домой.", "Он прилетал домой с семьёй."),
        ("Здесь стоит дом у реки.", "Здесь стоит том у реки."),
        ("Работы завершили.", "Работы совершили."),
        ("Договор неизвестен.", "Договор известен."),
        ("Туда пришли иранские суда.", "Туда пришли иракские суда."),
        ("Аким уволен.", "Аким уволен?"),
        ("Он говорит о вкладе.", "Он говорит: «о вкладе»."),
        ("Это северные районы.", "Это южные районы."),
        ("Пострадали люди.", "Пострадали два человека."),
        ("Учитель сказал и ушёл.", "Учитель долго говорил и ушёл."),
    ),
    "kk": (
        ("Ол ертең ауылға барады.", "Ол кеше ауылға барды."),
        ("Мектеп салынады.", "Мектеп салынды."),
        ("Тұрғындар келді.", "Тұрғындар келмеді."),
        ("Олар барып қайтты.", "Олар бармай қайтты."),
        ("Ол жерді алды.", "Ол жерде қалды."),
        ("Ауданның солтүстігі қарлы.", "Ауданның оңтүстігі қарлы."),
        ("Кітаптар жазылады.", "Кітаптар жазылды."),
        ("Мұнда сусыз жер көп.", "Мұнда сулы жер көп."),
        ("Әкім кетті.", "Әкім кетті?"),
        ("Халық өседі.", "Халық өшеді."),
        ("Олар қол жуды.", "Олар көл жуды."),
        ("Ол жоба туралы айтты.", "Ол «жоба» туралы айтты."),
        ("Жұмыс аяқталса, айтамыз.", "Жұмыс аяқталды, айтамыз."),
    ),
}
EXAMPLES = [
    (language, *pair, kind)
    for kind, table in (
        ("typo", TYPOS),
        ("correction", CORRECTIONS),
        ("clarification", CLARIFICATIONS),
    )
    for language, pairs in table.items()
    for pair in pairs
]


@pytest.mark.parametrize(("language", "before", "after", "kind"), EXAMPLES)
def test_a_change_is_what_an_editor_would_call_it(language, before, after, kind):
    assessment = changed(before, after, language)
    assert (assessment.kind, assessment.may_be_typo) == (kind, kind == "typo"), list(
        map(str, assessment.reasons)
    )
    assert assessment.reasons


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_there_are_forty_examples_in_each_language(language):
    assert sum(one[0] == language for one in EXAMPLES) >= 40


MARKUP = (
    ('<p><a href="https://a.kz/x">дом</a></p>', '<p><a href="https://a.kz/y">дом</a></p>'),
    ('<p><a data-person="a">дом</a></p>', '<p><a data-person="b">дом</a></p>'),
    ('<p><a data-person="a">дом</a></p>', "<p>дом</p>"),
    ('<p>дом</p><figure data-photo="a"></figure>', '<p>дом</p><figure data-photo="b"></figure>'),
    ('<p>дом</p><figure data-photo="a"></figure>', "<p>дом</p>"),
    ('<div data-embed="youtube:aa"></div>', '<div data-embed="youtube:bb"></div>'),
    ('<div data-gallery="a b"></div>', '<div data-gallery="a c"></div>'),
    ("<blockquote><p>Мы рады</p></blockquote>", "<blockquote><p>Мы рада</p></blockquote>"),
    ("<blockquote><p>Мы рады</p></blockquote>", "<p>Мы рады</p>"),
    (
        '<blockquote data-person="a"><p>Мы рады</p></blockquote>',
        '<blockquote data-person="b"><p>Мы рады</p></blockquote>',
    ),
    (
        '<blockquote data-person="a" data-term="1"><p>Мы рады</p></blockquote>',
        '<blockquote data-person="a" data-term="2"><p>Мы рады</p></blockquote>',
    ),
    ("<p>— Мы готовы помочь, — сказал он.</p>", "<p>— Мы готовы помогать, — сказал он.</p>"),
    ("<p>«Начало речи.</p><p>Середина.</p><p>Конец».</p>",
     "<p>«Начало речи.</p><p>Серидина.</p><p>Конец».</p>"),
    (
        "<table><tbody><tr><td>5</td><td></td></tr></tbody></table>",
        "<table><tbody><tr><td></td><td>5</td></tr></tbody></table>",
    ),
    ("<ul><li>дом</li></ul>", "<ol><li>дом</li></ol>"),
    ('<ol start="1"><li>дом</li></ol>', '<ol start="2"><li>дом</li></ol>'),
)  # fmt: skip


@pytest.mark.parametrize(("before", "after"), MARKUP)
def test_links_pictures_quotations_and_tables_are_never_a_typo(before, after):
    for one, other in ((before, after), (after, before)):
        assessment = assess(text(one), text(other), "ru")
        assert not assessment.may_be_typo
        assert assessment.kind != "typo"
        assert assessment.reasons


def test_forms_without_words_may_change():
    before = text("<p>Первая строка <strong>жирная</strong></p><p>вторая</p>")
    after = text("<h2>Первая строка жирная</h2><p>вторая</p>")
    assert assess(before, after, "ru").may_be_typo


def test_whole_new_paragraphs_are_an_update():
    before, after = "<p>Старый абзац.</p>", "<p>Старый абзац.</p><p>Приехали 3 врача.</p>"
    assert assess(text(before), text(after), "ru").kind == "update"
    assert assess(text(before), text(after, title="Заголовок дополнен"), "ru").kind == "update"
    assert assess(text(before), text(after.replace("Старый", "Новый")), "ru").kind != "update"
    assert not assess(text(before), text(after), "ru").may_be_typo


def test_a_paragraph_that_goes_with_its_facts_is_a_correction():
    before, after = "<p>Дом стоит.</p><p>Приехали 3 врача.</p>", "<p>Дом стоит.</p>"
    assert assess(text(before), text(after), "ru").kind == "correction"


def test_the_title_and_the_lead_count():
    for name in ("title", "lead"):
        before, after = text(**{name: "В районе 5 школ"}), text(**{name: "В районе 6 школ"})
        assert assess(before, after, "ru").kind == "correction"
        slip = text(**{name: "В районе открыта библиотека"})
        assert assess(text(**{name: "В районе открыта библеотека"}), slip, "ru").may_be_typo


def test_equal_texts_are_a_typo_without_reasons():
    assessment = assess(text("<p>Дом.</p>"), text("<p>Дом.</p>"), "ru")
    assert (assessment.kind, assessment.may_be_typo, assessment.reasons) == ("typo", True, ())


def test_many_slips_are_a_rewriting():
    words = "помошь строительтсво библиотееку агенство подписанно правительсво".split()
    right = "помощь строительство библиотеку агентство подписано правительство".split()
    few = changed(" ".join(words[:5]), " ".join(right[:5]), "ru")
    many = changed(" ".join(words), " ".join(right), "ru")
    assert (few.may_be_typo, many.may_be_typo) == (True, False)
    assert many.reasons


def test_another_word_that_is_in_use_is_no_slip():
    before = "Наша компания провела рекламу, а кампания и компания разные слова."
    after = before.replace("Наша компания", "Наша кампания")
    assert not changed(before, after, "ru").may_be_typo


def test_reasons_name_what_changed_in_the_language_of_the_interface():
    reasons = changed("Построили 3 школы.", "Построили 4 школы.", "ru").reasons
    for language in ("en", "ru", "kk"):
        with translation.override(language):
            (said,) = map(str, reasons)
            assert said.index("3") < said.index("4")


def test_an_unknown_language_is_refused():
    with pytest.raises(KeyError):
        assess(text(), text(), "en")


SENTENCE = "Премьер-министр сказал 5 марта, что «три школы» в Семее не откроют. "
LARGE = (
    f"<p>{SENTENCE * 12000}</p>",
    f"<p>{SENTENCE}</p>" * 7000,
    "<p>" + "«" * 400_000 + "</p>",
    "<p>" + "1 " * 400_000 + "</p>",
    "<p>" + "а" * 900_000 + "</p>",
    "<p>а</p>" * 15_000,
    "<blockquote>" * 40 + "<p>а</p>" + "</blockquote>" * 40,
)


@pytest.mark.parametrize("body", LARGE, ids=range(len(LARGE)))
def test_a_text_of_a_megabyte_comes_to_an_end(body):
    for after in (body.replace("1", "2"), body + "<p>x</p>", body.replace("а", "о")):
        assessment = assess(text(body), text(after), "ru")
        assert assessment.may_be_typo == (after == body)


# Sentences of the demo, in their language.
CONTENT = json.loads((Path(__file__).parents[2] / "fixtures/demo_content.json").read_text())


def sentences(node, language):
    if isinstance(node, dict):
        if isinstance(node.get(language), str) and "ru" in node and "kk" in node:
            yield node[language]
        for each in node.values():
            yield from sentences(each, language)
    elif isinstance(node, list):
        for each in node:
            yield from sentences(each, language)


DEMO = {
    language: sorted({one for one in sentences(CONTENT, language) if 40 < len(one) < 600})
    for language in ("ru", "kk")
}
DIGIT = re.compile(r"[0-9]")
CAPITAL = re.compile(r"(?<=[^\W\d_] )[^\W\d_]{3,}")
QUOTED = re.compile(r"«[^«»]{3,}»")
LETTERS = "бвгджзлмнптфғқңұүэ"  # none looks like a letter of another alphabet


def found(pattern, sentence):
    return [match for match in pattern.finditer(sentence) if not match[0].islower()]


@st.composite
def demo(draw, pattern):
    language = draw(st.sampled_from(["ru", "kk"]))
    fitting = [one for one in DEMO[language] if found(pattern, one)]
    sentence = draw(st.sampled_from(fitting))
    return language, sentence, draw(st.sampled_from(found(pattern, sentence)))


def replaced(sentence, start, end, new):
    return sentence[:start] + new + sentence[end:]


def refused(sentence, other, language):
    one = changed(sentence, other, language)
    back = changed(other, sentence, language)
    assert not one.may_be_typo
    assert not back.may_be_typo


def test_the_demo_has_sentences_of_every_sort():
    for language in DEMO:
        for pattern in (DIGIT, CAPITAL, QUOTED):
            assert sum(bool(found(pattern, one)) for one in DEMO[language]) >= 3


@given(demo(DIGIT), st.sampled_from("0123456789"))
def test_another_digit_is_never_a_typo(chosen, digit):
    language, sentence, match = chosen
    assume(digit != match[0])
    refused(sentence, replaced(sentence, *match.span(), digit), language)


@given(demo(DIGIT))
def test_a_digit_less_is_never_a_typo(chosen):
    language, sentence, match = chosen
    refused(sentence, replaced(sentence, *match.span(), ""), language)


@given(demo(CAPITAL), st.data())
def test_another_letter_in_a_name_is_never_a_typo(chosen, data):
    language, sentence, match = chosen
    place = data.draw(st.integers(match.start(), match.end() - 1))
    letter = data.draw(st.sampled_from(LETTERS))
    assume(letter != sentence[place].lower())
    refused(sentence, replaced(sentence, place, place + 1, letter), language)


@given(demo(CAPITAL))
def test_a_name_less_is_never_a_typo(chosen):
    language, sentence, match = chosen
    refused(sentence, replaced(sentence, match.start(), match.end() + 1, ""), language)


@given(demo(QUOTED), st.data())
def test_another_letter_in_a_quotation_is_never_a_typo(chosen, data):
    language, sentence, match = chosen
    place = data.draw(st.integers(match.start() + 1, match.end() - 2))
    assume(sentence[place].isalpha())
    letter = data.draw(st.sampled_from(LETTERS))
    assume(letter != sentence[place].lower())
    refused(sentence, replaced(sentence, place, place + 1, letter), language)


@given(st.sampled_from(["ru", "kk"]), st.data())
def test_spaces_are_always_a_typo(language, data):
    sentence = data.draw(st.sampled_from(DEMO[language]))
    assume(" " in sentence)
    assert changed(sentence.replace(" ", "  "), sentence, language).may_be_typo


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["ru", "kk"]))
def test_any_two_texts_have_an_answer(before, after, language):
    assessment = assess(text(title=before, body=after), text(title=after, body=before), language)
    assert assessment.kind in ("typo", "update", "clarification", "correction")
    assert assessment.may_be_typo == (assessment.kind == "typo")
    assert all(map(str, assessment.reasons))
