import gettext
import importlib

import pytest

PAGE = """{% load i18n %}
<p title="{% translate "News" %}">Don't {% translate "May" context "month" %}</p>
    {% blocktranslate count n=stories|length trimmed %}
      One story
    {% plural %}
      {{ n }} stories
    {% endblocktranslate %}
"""
CODE = """from django.utils.translation import gettext_lazy as _
GREETING = _("Hello, %(name)s")
"""
TRANSLATED = {
    "News": "Жаңалықтар",
    "May": "мамыр",
    "One story": ("Бір мақала", "%(n)s мақала"),
    "Hello, %(name)s": "Сәлем, %(name)s",
}


@pytest.fixture
def root(tmp_path):
    (tmp_path / "reader").mkdir()
    (tmp_path / "reader" / "views.py").write_text(CODE)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "front.html").write_text(PAGE)
    return tmp_path


@pytest.fixture
def translated(messages, root):
    """Both catalogues complete; the words are Kazakh, which this test does not mind in Russian."""
    messages.update(root)
    for language in messages.LANGUAGES:
        path = messages.path_of(root, language)
        known = messages.by_key(messages.read(path))
        for (_, text), message in known.items():
            words = TRANSLATED[text if isinstance(text, str) else text[0]]
            forms = messages.begin(language).num_plurals
            plural = (words[1],) * forms if isinstance(words, tuple) else None
            message.string = plural or words
        messages.write(path, language, known)
    return root


def edit(messages, root, language, before, after):
    path = messages.path_of(root, language)
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))


def test_texts_of_code_and_templates_are_collected(messages, root):
    assert messages.texts_of_code(root) == {
        (None, "News"),
        ("month", "May"),
        (None, ("One story", "%(n)s stories")),
        (None, "Hello, %(name)s"),
    }


def test_complete_catalogues_pass(messages, translated):
    assert messages.check(translated) == []


def test_an_untranslated_text_is_found_in_either_language(messages, translated):
    edit(messages, translated, "kk", "Жаңалықтар", "")
    assert messages.check(translated) == ["kk/django: not translated: “News”"]


def test_a_text_absent_from_a_catalogue_is_found(messages, translated):
    (translated / "reader" / "views.py").write_text(CODE + '_("Search")\n')
    assert messages.check(translated) == [
        "kk/django: absent: “Search”",
        "ru/django: absent: “Search”",
    ]


def test_a_text_that_nothing_uses_is_found(messages, translated):
    (translated / "reader" / "views.py").write_text("")
    assert messages.check(translated) == [
        "kk/django: no longer used: “Hello, %(name)s”",
        "ru/django: no longer used: “Hello, %(name)s”",
    ]


def test_a_lost_placeholder_is_found(messages, translated):
    edit(messages, translated, "ru", "Сәлем, %(name)s", "Сәлем, %(nam)s")
    assert messages.check(translated) == [
        "ru/django: other placeholders: “Hello, %(name)s” has “Сәлем, %(nam)s”"
    ]


def test_only_a_form_for_one_alone_may_leave_the_number_out(messages, translated):
    for language in ("ru", "kk"):
        edit(messages, translated, language, 'msgstr[0] "%(n)s мақала"', 'msgstr[0] "Мақала"')
    # In Russian the first form serves 21 as well.
    assert messages.check(translated) == ["ru/django: other placeholders: “One story” has “Мақала”"]


def test_a_library_s_text_may_be_translated_here(messages, translated):
    path = messages.path_of(translated, "kk")
    path.write_text(f'{path.read_text()}\nmsgid "Recent actions"\nmsgstr "Соңғы әрекеттер"\n')
    assert messages.check(translated) == []
    messages.update(translated)
    assert "Соңғы әрекеттер" in path.read_text()


def test_update_changes_nothing_the_second_time(messages, translated):
    path = messages.path_of(translated, "kk")
    before = path.read_text()
    messages.update(translated)
    assert path.read_text() == before


def test_compiled_catalogues_answer_with_django_s_plural_rule(messages, translated):
    messages.compile_all(translated)
    for language in messages.LANGUAGES:
        compiled = messages.path_of(translated, language).with_suffix(".mo")
        with compiled.open("rb") as file:
            catalogue = gettext.GNUTranslations(file)
        assert catalogue.gettext("News") == "Жаңалықтар"
        assert catalogue.ngettext("One story", "%(n)s stories", 5) == "%(n)s мақала"
        django = importlib.import_module("django.conf").__path__[0]
        with open(f"{django}/locale/{language}/LC_MESSAGES/django.mo", "rb") as file:
            rule = gettext.GNUTranslations(file).info()["plural-forms"]
        ours = catalogue.info()["plural-forms"]
        assert gettext_rule(ours) == gettext_rule(rule)


def gettext_rule(plural_forms):
    return gettext.c2py(plural_forms.split("plural=")[1].rstrip(";")).__code__


def test_a_native_reader_gets_every_text_as_a_table(messages, translated):
    head, _, *rows = messages.review(translated)
    assert head == "| source | Russian | Kazakh |"
    assert "| “News” | Жаңалықтар | Жаңалықтар |" in rows
    assert "| “May” (month) | мамыр | мамыр |" in rows
    assert len(rows) == 4
