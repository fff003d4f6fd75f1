"""Paragraphs owed to the other language: on the article's page, by its buttons, in the queue."""

import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from articles import pairs
from articles.models import Article, Edition, Pairing, Revision
from desk import starting
from people.models import Person
from regions.models import Region
from tests import cast
from tests.desk.conftest import address, said, sent

pytestmark = pytest.mark.django_db

RU = "<p>В селе открыли школу.</p><p>На неё выделили 480 млн тенге.</p><p>Учатся 300 детей.</p>"
KK = "<p>Ауылда мектеп ашылды.</p><p>Оған 480 млн теңге бөлінді.</p><p>300 бала оқиды.</p>"
QUEUE = "/admin/debts/"


@pytest.fixture
def story(db):
    """A Russian story and its Kazakh translation, which owes it nothing."""
    article = cast.article()
    kazakh = article.edition("kk")
    kazakh.origin = Edition.Origin.TRANSLATION
    kazakh.save()
    cast.draft(article.edition("ru"), body=RU)
    cast.draft(kazakh, lead="Лид.", body=KK)
    return article


def change_source(story, old="480", new="490"):
    text = story.edition("ru").current_revision.text
    return cast.draft(story.edition("ru"), text["title"], body=text["body"].replace(old, new))


def owed(story, language="kk"):
    return [debt.kind for debt in pairs.book_of(story).debts(language)]


def count(story, language="kk"):
    row = Pairing.objects.get(article=story)
    return getattr(row, f"owed_{language}"), getattr(row, f"owed_{language}_since") is not None


def panel(page, language="kk"):
    return next(each for each in page.context["panels"] if each.language == language)


def settling(story, language="kk", **given):
    seen = story.edition("ru" if language == "kk" else "kk").current_revision_id
    return {"language": language, "answers": seen} | given


# Steps.


def test_nothing_is_kept_of_an_article_in_one_language():
    cast.draft(cast.article().edition("ru"))
    assert not Pairing.objects.exists()


def test_a_change_of_the_source_is_counted_until_it_is_answered(story):
    assert count(story) == (0, False)
    change_source(story)
    assert (count(story), owed(story)) == ((1, True), ["changed"])
    assert count(story, "ru") == (0, False)
    cast.draft(story.edition("kk"), body=KK.replace("480", "490"))
    assert count(story) == (0, False)


def test_it_is_owed_since_the_first_change(story):
    change_source(story)
    since = Pairing.objects.get().owed_kk_since
    change_source(story, "300", "330")
    assert Pairing.objects.get().owed_kk_since == since
    assert count(story)[0] == 2


def test_an_answer_to_an_older_text_leaves_what_came_since(story):
    seen = change_source(story)
    change_source(story, "490", "500")
    kazakh = story.edition("kk")
    kazakh.save_draft(
        by=cast.user("aigerim"),
        base=kazakh.current_revision,
        answers=seen,
        title=kazakh.headline,
        lead="Лид.",
        body=KK.replace("480", "490"),
    )
    assert owed(story) == ["changed"]


def test_an_earlier_text_restored_is_owed_what_it_did_not_know(story):
    earlier = story.edition("kk").current_revision
    change_source(story)
    cast.draft(story.edition("kk"), body=KK.replace("480", "490"))
    kazakh = story.edition("kk")
    kazakh.restore(by=cast.user("saule"), revision=earlier, base=kazakh.current_revision)
    assert owed(story) == ["changed"]


def test_a_text_older_than_its_source_is_owed_all_that_came_since_the_first_one(db):
    story = cast.article()
    earlier = cast.draft(story.edition("kk"), lead="Лид.", body=KK)
    story.editions.filter(language="kk").update(origin=Edition.Origin.TRANSLATION)
    cast.draft(story.edition("ru"), body=RU)
    change_source(story)
    cast.draft(story.edition("kk"), body=KK.replace("480", "490"))
    assert owed(story) == []
    kazakh = story.edition("kk")
    kazakh.restore(by=cast.user("saule"), revision=earlier, base=kazakh.current_revision)
    assert owed(story) == ["changed"]


def test_a_text_kept_beside_changes_nothing(story):
    russian = story.edition("ru")
    change_source(story, "открыли", "закрыли")
    with pytest.raises(ValidationError):
        russian.save_draft(by=cast.user("boris"), base=None, title="Другой", body=RU)
    assert count(story)[0] == 1


def test_an_article_older_than_its_pairs_is_paired_at_its_next_save(story):
    Pairing.objects.all().delete()
    assert owed(story) == []
    assert not Pairing.objects.exists()
    change_source(story)
    assert owed(story) == ["changed"]


def test_nothing_is_owed_to_an_erased_text_and_its_next_one_begins_anew(story):
    change_source(story)
    russian, by = story.edition("ru"), cast.user("timur")
    asked = russian.ask_erasure(by=by, ground="Закон", note="По закону.")
    russian.erase(by=cast.user("root"), erasure=asked)
    assert not Pairing.objects.exists()
    assert pairs.book_of(story) is None
    cast.draft(story.edition("ru"), body=RU)
    assert owed(story) == []


def test_no_word_of_a_text_is_kept_with_the_pairs(story):
    change_source(story)
    kept = json.dumps(Pairing.objects.get().pairs)
    assert not any(letter.isalpha() for letter in kept.replace("null", ""))


def test_who_may_not_write_the_text_settles_nothing(story):
    seen = change_source(story)
    for name in ("boris", "marat", "dana"):
        with pytest.raises(PermissionDenied):
            pairs.settle(story.edition("kk"), by=cast.user(name), seen=seen)
    assert owed(story) == ["changed"]


def test_another_source_is_another_debtor(story, desk):
    change_source(story)
    aigerim = desk("aigerim")
    given = sent(aigerim.get(address(story))) | {"kk-origin": "original", "ru-origin": "original"}
    assert aigerim.post(address(story), given).status_code == 302
    assert (count(story, "kk")[0], count(story, "ru")[0]) == (1, 0)
    given = sent(aigerim.get(address(story))) | {"ru-origin": "translation"}
    aigerim.post(address(story), given)
    assert count(story, "kk") == (0, False)


# The page.


def test_the_page_shows_what_changed_and_where(story, desk):
    change_source(story)
    page = desk("saule").get(address(story))
    shown = page.content.decode()
    assert "Оған 480 млн теңге бөлінді." in shown
    (line,) = panel(page).owed.lines
    assert (line.unit, line.field, line.block) == (3, "body", 1)
    assert [part.text for part in line.debt.parts if part.kind != "same"] == ["480", "490"]
    assert f'value="kk:{line.debt.name}"' in shown
    assert json.loads(panel(page).owed.places) == [3]
    assert json.loads(panel(page).owed.paired) == [[0, 0], [1, 1], [2, 2]]


def test_who_may_not_write_the_text_sees_it_without_buttons(story, desk):
    change_source(story)
    page = desk("boris").get(address(story))
    assert len(panel(page).owed.lines) == 1
    assert 'name="_settle"' not in page.content.decode()


def test_the_page_without_debts_has_no_list(story, desk):
    page = desk("saule").get(address(story))
    assert 'name="_settle"' not in page.content.decode()
    assert 'id="debts-kk"' in page.content.decode()


def test_a_button_settles_and_saves_what_was_typed(story, desk):
    change_source(story)
    saule = desk("saule")
    page = saule.get(address(story))
    (line,) = panel(page).owed.lines
    typed = {"kk-title": "Жаңа тақырып", "_settle": f"kk:{line.debt.name}"}
    answer = saule.post(address(story), sent(page) | typed, follow=True)
    assert "it is noted" in said(answer) or "Казах" in said(answer) or "Қазақ" in said(answer)
    assert owed(story) == []
    assert story.edition("kk").headline == "Жаңа тақырып"


def test_what_was_settled_is_what_the_page_showed(story, desk):
    change_source(story)
    saule = desk("saule")
    page = saule.get(address(story))
    change_source(story, "300", "330")
    saule.post(address(story), sent(page) | {"_settle": "kk:"})
    assert count(story)[0] == 1


def test_a_forged_button_does_nothing(story, desk):
    change_source(story)
    boris = desk("boris")
    for forged in ("kk:", "kk:1-1", "zz:", "ru:9-9", ":", "ru:"):
        answer = boris.post(address(story), sent(boris.get(address(story))) | {"_settle": forged})
        assert answer.status_code == 302
    assert owed(story) == ["changed"]


def test_answers_of_another_article_are_refused_and_what_was_typed_stays(story, desk):
    other = cast.draft(cast.article().edition("ru"))
    saule = desk("saule")
    for forged in (str(other.pk), "x", "٣", "9" * 30, "-1"):
        given = sent(saule.get(address(story))) | {"kk-answers": forged, "kk-title": "Тақырып"}
        page = saule.post(address(story), given)
        assert page.status_code == 200
        assert "Тақырып" in page.content.decode()


def test_both_saved_from_one_page_answer_each_other(story, desk):
    aigerim = desk("aigerim")
    given = sent(aigerim.get(address(story)))
    typed = {name: given[name].replace("480", "490") for name in ("ru-body", "kk-body")}
    aigerim.post(address(story), given | typed)
    assert (owed(story, "kk"), owed(story, "ru")) == ([], [])


def test_a_translation_saved_from_a_page_opened_earlier_is_still_owed(story, desk):
    saule = desk("saule")
    given = sent(saule.get(address(story)))
    change_source(story)
    typed = {"kk-body": KK.replace("бөлінді", "жұмсалды")}
    saule.post(address(story), given | typed)
    assert owed(story) == ["changed"]


def test_texts_put_together_answer_what_stood_when_they_were_written(story, desk):
    saule = desk("saule")
    given = sent(saule.get(address(story)))
    cast.draft(story.edition("kk"), "Басқа", body=KK)
    typed = {"kk-body": KK.replace("бөлінді", "жұмсалды")}
    where = saule.post(address(story), given | typed)["Location"]
    change_source(story)
    page = saule.get(where)
    chosen = {row.name: "mine" for row in page.context["both"].rows}
    saule.post(where, chosen | {"theirs": page.context["theirs"].pk})
    assert owed(story) == ["changed"]


# Without a reload.


def test_one_or_all_are_settled_without_a_reload(story, desk):
    change_source(story)
    change_source(story, "300", "330")
    saule = desk("saule")
    (line, _other) = panel(saule.get(address(story))).owed.lines
    at = reverse("admin:settle_debts", args=[story.pk])
    answer = saule.post(at, settling(story, debt=line.debt.name))
    assert answer.json()["count"] == 1
    assert "330" in answer.json()["html"]
    assert json.loads(answer.json()["places"]) == [4]
    assert saule.post(at, settling(story)).json()["count"] == 0
    assert count(story) == (0, False)


def test_what_is_settled_already_is_told(story, desk):
    change_source(story)
    saule = desk("saule")
    at = reverse("admin:settle_debts", args=[story.pk])
    answer = saule.post(at, settling(story, debt="1-1"))
    assert (answer.status_code, bool(answer.json()["said"])) == (409, True)
    assert owed(story) == ["changed"]


def test_a_language_that_is_none_is_not_found(story, desk):
    at = reverse("admin:settle_debts", args=[story.pk])
    assert desk("saule").post(at, settling(story, language="zz")).status_code == 404


@pytest.mark.parametrize("answers", ["", "x", "999999", "٣", "9" * 30])
def test_a_text_that_is_gone_settles_nothing_and_is_told(story, desk, answers):
    change_source(story)
    at = reverse("admin:settle_debts", args=[story.pk])
    answer = desk("saule").post(at, settling(story, answers=answers))
    assert (answer.status_code, bool(answer.json()["said"])) == (409, True)
    assert owed(story) == ["changed"]


def test_a_text_of_the_same_language_cannot_be_what_was_seen(story, desk):
    at = reverse("admin:settle_debts", args=[story.pk])
    own = story.edition("kk").current_revision_id
    assert desk("saule").post(at, settling(story, answers=own)).status_code == 409


def test_only_its_writers_settle_without_a_reload(story, desk):
    change_source(story)
    at = reverse("admin:settle_debts", args=[story.pk])
    assert desk("boris").post(at, settling(story)).status_code == 403
    assert desk("dana").post(at, settling(story)).status_code == 302
    assert desk("saule").get(at).status_code == 405
    assert owed(story) == ["changed"]


# The queue.


def test_the_queue_has_the_longest_waiting_first_in_ones_own_languages(story, desk):
    change_source(story)
    later = cast.article()
    for language, body in (("ru", RU), ("kk", KK)):
        cast.draft(later.edition(language), body=body)
    cast.draft(later.edition("kk"), body=KK.replace("480", "470"))
    rows = [each.edition for each in desk("timur").get(QUEUE).context["waiting"]]
    assert [(row.article_id, row.language) for row in rows] == [(story.pk, "kk"), (later.pk, "ru")]
    assert [each.edition.article_id for each in desk("saule").get(QUEUE).context["waiting"]] == [
        story.pk
    ]
    shown = desk("saule").get(QUEUE).content.decode()
    assert "На неё выделили 490 млн тенге." in shown
    assert f"{address(story)}#debts-kk" in shown


def test_the_queue_is_empty_where_nothing_is_owed(story, desk):
    page = desk("saule").get(QUEUE)
    assert page.context["waiting"] == []


def test_the_queue_is_paged_and_asks_few_questions(story, desk, django_assert_max_num_queries):
    for _number in range(30):
        article = cast.article()
        for language, body in (("ru", RU), ("kk", KK)):
            cast.draft(article.edition(language), body=body)
        change_source(article)
    saule = desk("saule")
    with django_assert_max_num_queries(15):
        page = saule.get(QUEUE)
    assert len(page.context["waiting"]) == 25
    assert len(saule.get(f"{QUEUE}?page=2").context["waiting"]) == 5
    assert saule.get(f"{QUEUE}?page=x").status_code == 200


@pytest.mark.parametrize(("language", "name"), [("kk", "saule"), ("ru", "timur")])
def test_pages_are_in_the_language_of_the_desk(story, desk, language, name):
    change_source(story)
    user = cast.user(name)
    user.interface_language = language
    user.save()
    for page in (desk(name).get(QUEUE), desk(name).get(address(story))):
        assert f'<html lang="{language}"' in page.content.decode()


# The start of a translation.


SOURCE = (
    "<h2>Что решили</h2><p>В Урджарском районе 18 сентября выделили 480 млн тенге.</p>"
    '<blockquote data-person="n"><p>Мы <strong>рады</strong>.</p></blockquote>'
    '<figure data-photo="school" data-caption="Школа на 300 мест"></figure>'
    '<p>См. <a data-region="urjar">район</a> и <a href="https://onir.kz/">сайт</a>.</p>'
    "<table><tbody><tr><td>Школы</td><td>5</td></tr></tbody></table>"
)


@pytest.fixture
def begun(db):
    names = {"name_ru": "Урджарский район", "name_kk": "Үржар ауданы"}
    Region.objects.create(slug="urjar", kind="district", **names)
    Person.objects.create(slug="n", name_ru="Нурлан Имя", name_kk="Нұрлан Есім")
    article = cast.article()
    cast.draft(article.edition("ru"), "Урджарский район получил 480 млн тенге", body=SOURCE)
    return article


def test_a_translation_begins_with_structure_figures_and_names(begun, desk):
    saule = desk("saule")
    page = saule.get(address(begun))
    assert 'name="_start"' in page.content.decode()
    saule.post(address(begun), sent(page) | {"_start": "kk"})
    kazakh = begun.edition("kk")
    assert kazakh.origin == Edition.Origin.TRANSLATION
    text = kazakh.current_revision.text
    assert text["title"] == "⟦Үржар ауданы · 480\u00a0млн\u00a0₸⟧"
    assert text["body"] == (
        "<h2>⟦…⟧</h2><p>⟦Үржар ауданы · 18\u00a0қыркүйек · 480\u00a0млн\u00a0₸⟧</p>"
        '<blockquote data-person="n"><p>⟦…⟧</p></blockquote>'
        '<figure data-photo="school" data-caption="⟦300⟧"></figure>'
        '<p>⟦<a data-region="urjar">Үржар ауданы</a> · '
        '<a href="https://onir.kz/" rel="noopener">https://onir.kz/</a>⟧</p>'
        "<table><tbody><tr><td>⟦…⟧</td><td>5</td></tr></tbody></table>"
    )


def test_a_translation_that_is_begun_has_a_partner_for_each_paragraph(begun, desk):
    starting.start(
        begun.edition("kk"), by=cast.user("saule"), source=begun.edition("ru").current_revision
    )
    assert owed(begun) == []
    assert len(Pairing.objects.get().pairs) == 8
    change_source(begun, "480 млн", "490 млн")
    assert owed(begun) == ["changed"]


def test_a_begun_translation_cannot_go_out(begun):
    source = begun.edition("ru").current_revision
    kazakh = begun.edition("kk")
    revision = starting.start(kazakh, by=cast.user("aigerim"), source=source)
    kazakh.submit(by=cast.user("aigerim"), revision=revision)
    kazakh.approve(by=cast.user("saule"), revision=revision)
    with pytest.raises(ValidationError) as refused:
        kazakh.publish(by=cast.user("saule"), revision=revision)
    assert refused.value.code == "unfinished"
    with pytest.raises(ValidationError):
        kazakh.publish_urgently(by=cast.user("timur"), revision=revision, reason="Срочно")
    assert not kazakh.publications.exists()


def test_what_went_out_with_such_signs_long_ago_can_still_be_withdrawn(begun):
    publication = cast.published(begun, "ru")
    Revision.objects.filter(pk=publication.revision_id).update(title="⟦Знак⟧")
    withdrawn = begun.edition("ru").withdraw(by=cast.user("boris"), note="По просьбе.")
    assert withdrawn.is_an_end


def test_a_text_that_is_there_is_never_begun_again(begun, desk):
    cast.draft(begun.edition("kk"), body=KK)
    saule = desk("saule")
    page = saule.get(address(begun))
    assert 'name="_start"' not in page.content.decode()
    saule.post(address(begun), sent(page) | {"_start": "kk"})
    assert begun.edition("kk").current_revision.body == KK


def test_what_was_typed_first_stays_and_is_told(begun, desk):
    saule = desk("saule")
    page = saule.get(address(begun))
    given = sent(page) | {"kk-title": "Терілген", "_start": "kk"}
    answer = saule.post(address(begun), given, follow=True)
    assert said(answer)
    assert begun.edition("kk").headline == "Терілген"


def test_nobody_begins_what_is_not_theirs_to_write(begun, desk):
    boris = desk("boris")
    page = boris.get(address(begun))
    assert 'name="_start"' not in page.content.decode()
    for forged in ("kk", "zz", "ru"):
        boris.post(address(begun), sent(page) | {"_start": forged})
    assert Revision.objects.count() == 1


def test_a_kazakh_source_is_begun_in_russian_too(desk, begun):
    story = cast.article()
    cast.draft(story.edition("kk"), "Үржар ауданына 5 млрд теңге", body="<p>3 мектеп.</p>")
    source = story.edition("kk").current_revision
    assert starting.begun(source, "ru")["title"] == "⟦Урджарский район · 5\u00a0млрд\u00a0₸⟧"


def test_the_page_asks_few_questions_with_debts(story, desk, django_assert_max_num_queries):
    for number in range(10):
        change_source(story, "300" if not number else f"30{number - 1}", f"30{number}")
    saule = desk("saule")
    saule.get(address(story))
    with django_assert_max_num_queries(40):
        saule.get(address(story))


def test_an_article_without_texts_owes_nothing(desk):
    story = Article.objects.create(section=cast.section(), created_by=cast.user("aigerim"))
    assert panel(desk("aigerim").get(address(story))).owed.lines == []
