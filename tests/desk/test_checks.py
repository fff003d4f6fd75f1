"""What is looked at before a text goes out, what of it blocks, and where the page leads."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Edition, Pairing, Publication, Redirect
from desk.checks import codes
from desk.checks.checking import checks_in, checks_of, editions_of, refuse_blocked
from desk.checks.codes import Code
from desk.checks.story import Story
from desk.checks.written import MOST_SIGNS, Written
from languages import LANGUAGES
from newsroom import environment
from people.models import Organisation, Person, Term
from photos.models import Attachment
from regions.models import Region, RegionName
from tests import cast
from tests.desk.conftest import address, said, sent
from tests.reader.conftest import photo

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=400)
TITLE = {"ru": "Урджар и Шагантогай подписали меморандум", "kk": "Аудандар меморандумға қол қойды"}
LEAD = {
    "ru": "Документ касается промышленности, культуры и обмена опытом.",
    "kk": "Құжат өнеркәсіп, мәдениет және тәжірибе алмасу салаларын қамтиды.",
}


@pytest.fixture
def story(db):
    return cast.article()


def checked(story, language="ru", at=None, **text):
    """The checks of a text that stands in a form, as {code: check}."""
    given = {"title": TITLE[language], "lead": LEAD[language], "body": "", **text}
    editions = editions_of(Edition(article=story, language=language))
    texts = {each: Written(each) for each in LANGUAGES}
    texts[language] = Written(language, **given)
    found = checks_in(Story(story, editions, texts, at), language)
    return {check.code: check for check in reversed(found)}


def codes_of(*args, **kwargs):
    """Without what is to be said of every text that stands alone."""
    return set(checked(*args, **kwargs)) - {Code.OTHER_EDITION}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sound_text_raises_nothing(story, language):
    body = {"ru": "<p>Текст без ошибок.</p>", "kk": "<p>Қатесі жоқ мәтін.</p>"}[language]
    assert codes_of(story, language, body=body) == set()


# Title and lead.


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ({"title": ""}, Code.TITLE_MISSING, "title"),
        ({"title": "Абай"}, Code.TITLE_LENGTH, "title"),
        ({"title": "Абай " * 30}, Code.TITLE_LENGTH, "title"),
        ({"lead": ""}, Code.LEAD_MISSING, "lead"),
        ({"lead": "Абай."}, Code.LEAD_LENGTH, "lead"),
        ({"lead": "Абай " * 80}, Code.LEAD_LENGTH, "lead"),
    ],
)
def test_a_title_or_lead_that_is_missing_or_does_not_fit_is_told(
    story, language, text, code, field
):
    found = checked(story, language, **text)
    assert found[code].place.field == field
    if text[field]:
        assert str(len(text[field])) in found[code].sentence


def test_a_very_long_text_is_told_to_be_checked_in_part(story):
    body = "<p>Текст без ошибок.</p>" * (MOST_SIGNS // 10)
    assert Code.TOO_LONG in checked(story, body=body)


# Photos.


def figure(slug):
    return f'<p>Текст.</p><figure data-photo="{slug}"></figure>'


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_photo_is_asked_for_its_description_and_credit_in_that_language(story, language):
    other = {"ru": "kk", "kk": "ru"}[language]
    one = photo("gate", public_from=None, **{f"credit_{other}": "А. Автор"})
    one.__class__.objects.filter(pk=one.pk).update(**{f"alt_{language}": ""})
    found = checked(story, language, body=figure("gate"))
    assert found[Code.ALT_MISSING].place.address == f"{address(one)}#id_alt_{language}"
    assert found[Code.CREDIT_MISSING].place.address == f"{address(one)}#id_credit_{language}"
    assert {Code.ALT_MISSING, Code.CREDIT_MISSING}.isdisjoint(
        checked(story, other, body=figure("gate"))
    )


@pytest.mark.parametrize("where", ["body", "gallery", "lead"])
def test_the_end_of_a_right_is_told_by_the_moment_at_which_the_text_goes_out(story, where):
    today = timezone.localdate()
    one = photo("gate", rights_until=today, credit_ru="А. Автор", credit_kk="А. Автор")
    body = {"gallery": '<div data-gallery="gate"></div>', "body": figure("gate")}.get(where, "")
    if where == "lead":
        story.lead_photo = one
    tomorrow = timezone.now() + timedelta(days=1)
    assert codes_of(story, body=body) == {Code.RIGHTS_ENDING}
    assert codes_of(story, body=body, at=tomorrow) == {Code.RIGHTS_ENDED}
    one.rights_until = today + timedelta(days=60)
    one.save()
    assert codes_of(story, body=body, at=tomorrow) == set()


def test_a_photo_that_the_library_does_not_have_is_told_with_its_place(story):
    found = checked(story, body=figure("gone"))[Code.PHOTO_MISSING]
    assert (found.shown, found.place.block) == ("gone", 1)


# Links.


def test_a_link_to_what_is_not_there_is_told_with_its_words(story):
    found = checked(story, body='<p>Слово <a data-article="999">о мосте</a>.</p>')
    assert found[Code.DEAD_LINK].shown == "о мосте"
    assert found[Code.DEAD_LINK].place.words == "о мосте"


@pytest.mark.parametrize("kind", ["region", "person", "organisation", "project", "file"])
def test_a_link_to_an_unknown_thing_is_dead(story, kind):
    assert Code.DEAD_LINK in checked(story, body=f'<p><a data-{kind}="gone">слово</a></p>')


def test_a_link_is_judged_by_what_readers_of_that_language_see(story):
    other = cast.article()
    cast.published(other, "ru")
    body = f'<p><a data-article="{other.pk}">мост</a></p>'
    assert codes_of(story, "ru", body=body) == set()
    assert Code.HIDDEN_LINK in checked(story, "kk", body=body)


def test_a_link_to_a_thing_of_the_desk_is_told(story):
    names = {"name_ru": "Вилка", "name_kk": "Айыр"}
    Region.objects.create(slug="fork", kind="district", **names)
    body = '<p><a data-region="fork">здесь</a></p>'
    assert codes_of(story, body=body) == {Code.HIDDEN_LINK}
    Region.objects.update(public_from=LONG_AGO)
    assert codes_of(story, body=body) == set()


def test_a_file_is_public_or_told(story):
    row = Attachment(slug="table", title_ru="Файл", title_kk="Файл", file="a.csv")
    Attachment.objects.bulk_create([row])
    body = '<p><a data-file="table">таблица</a></p>'
    assert Code.HIDDEN_LINK in checked(story, body=body)
    Attachment.objects.update(public_from=LONG_AGO)
    assert codes_of(story, body=body) == set()


def test_what_was_merged_into_another_is_no_dead_link(story):
    Redirect.objects.create(list="person", slug="old", thing=1)
    assert codes_of(story, body='<p><a data-person="old">он</a></p>') == set()


@pytest.mark.parametrize(
    ("path", "is_dead"),
    [
        ("/ru/news/999/x/", True),
        ("/kk-latn/regions/gone/", True),
        ("/lite/ru/people/gone/", True),
        ("/no/such/page/", True),
        ("/ru/regions/", False),
        ("/ru/about/", False),
    ],
)
def test_a_plain_address_of_this_site_is_looked_up(story, settings, path, is_dead):
    body = f'<p><a href="{settings.SITE_URL}{path}">здесь</a></p>'
    assert (Code.DEAD_LINK in checked(story, body=body)) == is_dead


def test_addresses_of_others_are_not_looked_up(story):
    assert (
        codes_of(story, body='<p><a href="https://example.org/ru/news/1/x/">там</a></p>') == set()
    )


# Who is quoted.


@pytest.fixture
def akim(db):
    names = {"name_ru": "Уали Берик", "name_kk": "Уәли Берік"}
    person = Person.objects.create(slug="akim", public_from=LONG_AGO, **names)
    abai = Region.objects.create(
        slug="abai", kind="oblast", name_ru="область Абай", name_kk="Абай облысы"
    )
    Term.objects.create(
        person=person,
        region=abai,
        title_ru="аким",
        title_kk="әкім",
        start="2025-02-24",
        certainty="rule",
        public_from=LONG_AGO,
    )
    return person


QUOTE = '<blockquote data-person="akim"><p>Слово.</p></blockquote>'


def test_a_speaker_without_a_post_on_the_storys_date_is_told(story, akim):
    story.story_on = "2025-03-01"
    story.save()
    story.refresh_from_db()
    assert codes_of(story, body=QUOTE) == set()
    story.story_on = "2024-03-01"
    story.save()
    story.refresh_from_db()
    found = checked(story, body=QUOTE)[Code.SPEAKER_POST]
    assert found.place.address == address(akim)
    assert "2024-03-01" in found.sentence


def test_a_post_that_is_chosen_holds_whatever_the_date(story, akim):
    story.is_story_date_unknown = True
    assert Code.SPEAKER_POST in checked(story, body=QUOTE)
    chosen = QUOTE.replace('"akim"', f'"akim" data-term="{akim.terms.get().pk}"')
    assert codes_of(story, body=chosen) == set()


def test_a_speaker_whom_nobody_knows_is_told(story):
    found = checked(story, body=QUOTE)[Code.SPEAKER_POST]
    assert (found.shown, found.place.block) == ("akim", 0)


# Letters and languages.


@pytest.mark.parametrize(
    ("language", "words", "code", "shown"),
    [
        ("ru", "Новaя дорога откроется весной.", Code.MIXED_ALPHABETS, "Новaя"),
        ("kk", "Жаңa жол көктемде ашылады.", Code.MIXED_ALPHABETS, "Жаңa"),
        ("kk", "Бүгін казакстан туралы айтылды.", Code.RUSSIAN_LETTERS, "казакстан"),
        ("kk", "Новая дорога откроется весной этого года.", Code.OTHER_LANGUAGE, "Новая"),
        ("ru", "Жаңа жол биылғы көктемде ашылады.", Code.OTHER_LANGUAGE, "Жаңа"),
        ("kk", "Бұл жаңа жол. Новая дорога откроется весной этого года.", Code.OTHER_LANGUAGE, "Н"),
    ],
)
def test_wrong_letters_and_the_other_language_are_told(story, language, words, code, shown):
    found = checked(story, language, body=f"<p>Абай.</p><p>{words}</p>")
    assert found[code].shown.startswith(shown)
    assert found[code].place.block == 1


@pytest.mark.parametrize(
    "body",
    [
        "<p>Ол: «Новая дорога откроется весной этого года», – деді.</p>",
        '<p lang="ru">Новая дорога откроется весной этого года.</p>',
        '<blockquote lang="ru"><p>Новая дорога откроется весной этого года.</p></blockquote>',
    ],
)
def test_what_is_marked_as_the_other_language_is_no_fault(story, body):
    assert Code.OTHER_LANGUAGE not in checked(story, "kk", body=body)


def test_a_title_in_the_other_language_is_told(story):
    found = checked(story, "kk", title="Новая дорога откроется весной этого года")
    assert found[Code.OTHER_LANGUAGE].place.field == "title"


# Names of the registry.


@pytest.fixture
def names(db):
    def region(slug, name_ru, name_kk, **aliases):
        row = Region.objects.create(slug=slug, kind="district", name_ru=name_ru, name_kk=name_kk)
        for letters, text in aliases.items():
            RegionName.objects.create(region=row, letters=letters, text=text, certainty="rule")

    region("urjar", "Урджарский район", "Үржар ауданы", ru="Урджар")
    region("china", "Китай", "Қытай")
    region("tacheng", "Тачэн", "Шәуешек", kk="Тачэн")
    region("semey", "Семей", "Семей")
    region("xinjiang", "Синьцзян-Уйгурский автономный район", "Шыңжаң", ru="СУАР", kk="ШҰАА")
    Organisation.objects.create(slug="fc", name_ru="ФК «Кайрат»", name_kk="«Қайрат» ФК")
    Person.objects.create(
        slug="doubtful",
        name_ru="Койгелдин Даурен",
        name_kk="Қойгелдин Дәурен",
        name_certainty_kk="unsure",
    )


@pytest.mark.parametrize(
    ("language", "words", "shown", "wanted"),
    [
        ("kk", "Бұл Урджарда болды.", "Урджарда", "Үржар ауданы"),
        ("kk", "Уржар ауданының әкімі келді.", "Уржар ауданының", "Үржар ауданы"),
        ("kk", "Олар СУАР-дың қонағы.", "СУАР-дың", "ШҰАА"),
        ("kk", "Олар Китайға барды.", "Китайға", "Қытай"),
        ("kk", "«Кайрат» жеңді.", "Кайрат", "«Қайрат» ФК"),
        ("ru", "Они были в Үржаре.", "Үржаре", "Урджарский район"),
        ("ru", "Гости из ШҰАА приехали.", "ШҰАА", "СУАР"),
    ],
)
def test_a_name_in_the_other_languages_form_is_told_with_the_right_one(
    story, names, language, words, shown, wanted
):
    found = checked(story, language, body=f"<p>{words}</p>")[Code.NAME_FORM]
    assert (found.shown, found.place.words) == (shown, shown)
    assert wanted in found.sentence


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "Үржарда, Семейде және Тачэнде болды; ШҰАА мен Қытайға барды."),
        ("kk", "Койгелдин Даурен сөз сөйледі."),
        ("kk", "Олар «Мы рады видеть вас в Урджаре и в Китае» деген жазуды көрді."),
        ("ru", "В Урджаре, Семее и Тачэне; СУАР и Китай."),
        ("ru", "На урджарской дороге тихо."),
    ],
)
def test_names_as_the_registry_has_them_raise_nothing(story, names, language, words):
    assert Code.NAME_FORM not in checked(story, language, body=f"<p>{words}</p>")


# Where the story stands.


def test_an_embargo_is_told_until_it_ends(story):
    story.embargo_until = timezone.now() + timedelta(days=1)
    assert checked(story)[Code.EMBARGO].blocks
    assert Code.EMBARGO not in checked(story, at=timezone.now() + timedelta(days=2))


def state_of_the_other(story):
    found = checked(story, "ru").get(Code.OTHER_EDITION)
    return found.sentence if found else ""


def test_the_state_of_the_other_edition_is_told(story):
    nothing = state_of_the_other(story)
    kk = story.edition("kk")
    cast.draft(kk)
    writing = state_of_the_other(story)
    cast.approved(kk)
    approved = state_of_the_other(story)
    kk.publish(by=cast.user("saule"), revision=kk.approved_revision)
    public = state_of_the_other(story)
    cast.draft(kk, "Жаңа тақырып керек болды")
    older = state_of_the_other(story)
    kk.withdraw(by=cast.user("saule"), note="Қате.")
    gone = state_of_the_other(story)
    assert approved == public == ""
    assert all((nothing, writing, older, gone))
    assert len({nothing, writing, older, gone}) == 4


def test_what_the_story_names_and_readers_do_not_see_is_told(story):
    names = {"name_ru": "Мост", "name_kk": "Көпір"}
    region = Region.objects.create(slug="bridge", kind="district", **names)
    story.regions.add(region)
    assert checked(story)[Code.HIDDEN_THINGS].place.address == address(region)
    Region.objects.update(public_from=LONG_AGO)
    assert codes_of(story) == set()


def test_owed_paragraphs_are_told_in_the_language_that_owes(story):
    Pairing.objects.create(article=story, owed_kk=2, owed_kk_since=LONG_AGO)
    assert "2" in checked(story, "kk")[Code.OWED_PARAGRAPHS].sentence
    assert codes_of(story, "ru") == set()


def test_what_a_started_translation_left_blocks_whatever_the_settings(story, settings):
    settings.BLOCKING_CHECKS = frozenset()
    found = checked(story, "kk", body="<p>Абай.</p><p>⟦25 млн теңге⟧ жол</p>")
    mark = found[Code.TRANSLATION_MARKS]
    assert mark.blocks
    assert (mark.shown, mark.place.block) == ("⟦25 млн теңге⟧", 1)


def test_a_difference_between_the_languages_is_counted_in_both(story):
    cast.draft(story.edition("ru"), body="<p>Всего 25 школ.</p>")
    cast.draft(story.edition("kk"), body="<p>Барлығы 52 мектеп.</p>")
    for edition in story.editions.all():
        assert Code.PARITY in {check.code for check in checks_of(edition)}


def test_an_edition_without_a_text_has_no_checks(story):
    assert checks_of(story.edition("ru")) == []


# The setting.


def test_the_setting_says_which_checks_block(story, settings):
    settings.BLOCKING_CHECKS = frozenset({"lead-missing"})
    found = checked(story, title="", lead="", body="<p>Текст.</p>")
    assert found[Code.LEAD_MISSING].blocks
    assert not found[Code.TITLE_MISSING].blocks


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (None, codes.DEFAULT),
        ("", frozenset()),
        ("parity, name-form", frozenset({"parity", "name-form"})),
    ],
)
def test_the_setting_is_read_from_the_environment(monkeypatch, given, read):
    monkeypatch.delenv("BLOCKING_CHECKS", raising=False)
    if given is not None:
        monkeypatch.setenv("BLOCKING_CHECKS", given)
    named = environment.names("BLOCKING_CHECKS", known=codes.KNOWN, default=codes.DEFAULT)
    assert named == read


def test_an_unknown_name_stops_the_start_with_a_sentence(monkeypatch):
    monkeypatch.setenv("BLOCKING_CHECKS", "alt-mising")
    with pytest.raises(ImproperlyConfigured, match=r"alt-mising.*alt-missing"):
        environment.names("BLOCKING_CHECKS", known=codes.KNOWN, default=codes.DEFAULT)


# What blocks is refused where the step is taken.


@pytest.fixture
def blocked(story):
    """A story whose approved Russian text shows a photo, the right to which has ended."""
    yesterday = timezone.localdate() - timedelta(days=1)
    photo("gate", rights_until=yesterday, credit_ru="А. Автор", credit_kk="А. Автор")
    cast.approved(story.edition("ru"), body=figure("gate"))
    return story


def press(client, story, step, **typed):
    given = sent(client.get(address(story)))
    return client.post(address(story), given | {"_step": f"ru:{step}"} | typed, follow=True)


def test_a_text_that_is_blocked_does_not_go_out(desk, blocked):
    answer = press(desk("boris"), blocked, "publish")
    assert not Publication.objects.exists()
    assert "Подпись" in said(answer)


def test_what_was_typed_with_a_step_that_is_refused_is_kept(desk, blocked):
    typed = {"ru-title": "Новый заголовок", "ru-body": "<p>⟦25 млн тенге⟧</p>"}
    reason = {"ru-urgent_reason": "Паводок у моста."}
    answer = press(desk("timur"), blocked, "publish_urgently", **typed, **reason)
    assert not Publication.objects.exists()
    assert Edition.objects.get(language="ru").headline == "Новый заголовок"
    assert "Паводок у моста." in answer.text


def test_a_chief_may_publish_urgently_over_what_blocks(desk, blocked):
    cast.draft(blocked.edition("ru"), "Ещё один заголовок", body=figure("gate"))
    press(desk("timur"), blocked, "publish_urgently", **{"ru-urgent_reason": "Паводок."})
    assert Publication.objects.get().title == "Ещё один заголовок"


def test_nothing_lets_out_what_a_started_translation_left(story):
    revision = cast.draft(story.edition("ru"), body="<p>⟦25 млн тенге⟧</p>")
    for is_urgent in (False, True):
        with pytest.raises(ValidationError) as refused:
            refuse_blocked(story.edition("ru"), revision=revision, is_urgent=is_urgent)
        assert {error.code for error in refused.value.error_list} == {Code.TRANSLATION_MARKS}


def test_a_moment_at_which_the_right_has_ended_is_refused(story):
    today = timezone.localdate()
    photo("gate", rights_until=today, credit_ru="А. Автор", credit_kk="А. Автор")
    edition = story.edition("ru")
    revision = cast.approved(edition, body=figure("gate"))
    refuse_blocked(edition, revision=revision)
    later = timezone.now() + timedelta(days=2)
    with pytest.raises(ValidationError, match="Подпись"):
        refuse_blocked(edition, revision=revision, at=later)


def test_advice_holds_nothing_back(desk, story):
    cast.approved(story.edition("ru"), "Коротко", body="<p>Текст.</p>")
    press(desk("boris"), story, "publish")
    assert Publication.objects.get().title == "Коротко"


# The page.


def test_the_page_lists_checks_with_a_link_to_each_place(desk, story):
    cast.draft(story.edition("ru"), "Коротко", body="<p>Слово <a data-article='9'>там</a>.</p>")
    page = desk("boris").get(address(story)).text
    assert 'data-check="title-length"' in page
    assert 'href="#id_ru-title"' in page
    assert 'data-block="0" data-words="там"' in page


def test_who_may_not_write_a_language_is_led_to_its_text(desk, story):
    cast.draft(story.edition("kk"), "Қысқа", body="<p>Мәтін.</p>")
    page = desk("boris").get(address(story)).text
    assert 'href="#edition-kk"' in page
    assert 'href="#id_kk-title"' not in page


def test_the_page_shows_where_the_languages_differ(desk, story):
    cast.draft(story.edition("ru"), body="<p>Всего 25 школ.</p>")
    cast.draft(story.edition("kk"), body="<p>Барлығы 52 мектеп.</p>")
    page = desk("timur").get(address(story)).text
    assert 'id="parity-ru"' in page
    assert 'data-words="52"' in page


def ask(client, story, **typed):
    return client.post(f"/admin/checks/{story.pk}/", typed)


def test_the_texts_of_the_form_are_checked_before_they_are_saved(desk, story):
    cast.draft(story.edition("ru"), TITLE["ru"], lead=LEAD["ru"])
    answer = ask(desk("boris"), story, **{"ru-title": "Коротко", "ru-lead": "", "ru-body": ""})
    assert 'data-check="title-length"' in answer.json()["ru"]
    assert story.edition("ru").headline == TITLE["ru"]


def test_a_language_that_is_not_ones_own_is_checked_as_it_was_saved(desk, story):
    cast.draft(story.edition("kk"), "Қысқа")
    given = {"kk-title": TITLE["kk"], "kk-lead": LEAD["kk"], "kk-body": ""}
    assert 'data-check="title-length"' in ask(desk("boris"), story, **given).json()["kk"]


def test_a_text_that_cannot_be_saved_is_refused_with_a_sentence(desk, story):
    answer = ask(desk("boris"), story, **{"ru-title": "Да", "ru-lead": "\x01", "ru-body": ""})
    assert answer.status_code == 422
    assert answer.text


def test_checks_are_for_those_who_work_here(desk, story, client):
    assert ask(client, story).status_code == 302
    assert desk("boris").post("/admin/checks/999999/").status_code == 404


def test_what_is_found_is_escaped(desk, story):
    given = {"ru-title": "<b>Да", "ru-lead": "", "ru-body": '<p><a data-article="9">&lt;i></a></p>'}
    assert "<i>" not in ask(desk("boris"), story, **given).json()["ru"]


# How much is asked.


def test_few_questions_are_asked_however_long_the_text(desk, story):
    def asked(count):
        parts = [
            f'<p><a data-article="{number}">a</a> <a data-region="r{number}">b</a> '
            f'<a data-file="f{number}">c</a></p><figure data-photo="p{number}"></figure>'
            f'<blockquote data-person="p{number}"><p>Слово.</p></blockquote>'
            for number in range(1, count + 1)
        ]
        given = {"ru-title": TITLE["ru"], "ru-lead": "", "ru-body": "".join(parts)}
        with CaptureQueriesContext(connection) as queries:
            assert ask(client, story, **given).status_code == 200
        return len(queries)

    client = desk("boris")
    few = asked(1)
    assert asked(40) == few
    assert few <= 40


def test_every_check_is_described_to_those_who_set_it_up():
    told = (Path(__file__).parents[2] / "docs/operating.md").read_text(encoding="utf-8")
    assert {code for code in codes.KNOWN if f"`{code}`" not in told} == set()
