"""The page of an article: two languages beside each other, the steps, and what is refused."""

from html import unescape

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Edition, Publication, Revision
from people.models import Person, User
from regions.models import Region
from tests import cast
from tests.desk.conftest import address, said, sent
from tests.reader.conftest import photo

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/article/add/"
MOST_QUERIES = 40


@pytest.fixture
def story(db):
    return cast.article()


def save(client, story, opened=None, **typed):
    opened = opened or client.get(address(story))
    given = sent(opened) | typed
    return client.post(address(story), given, follow=True)


def text(language, title, body="<p>Текст.</p>", lead="Лид."):
    return {f"{language}-title": title, f"{language}-lead": lead, f"{language}-body": body}


def headline(story, language):
    return Edition.objects.get(article=story, language=language).headline


def test_a_reporter_begins_a_story_in_both_languages_with_one_form(desk):
    client = desk("aigerim")
    given = sent(client.get(ADD)) | {"section": cast.section().pk}
    answer = client.post(ADD, given | text("ru", "По-русски") | text("kk", "Қазақша"), follow=True)
    story = Article.objects.get()
    assert answer.redirect_chain[-1][0] == address(story)
    assert story.created_by == cast.user("aigerim")
    assert (headline(story, "ru"), headline(story, "kk")) == ("По-русски", "Қазақша")


def test_an_edition_without_a_text_is_not_begun(desk):
    client = desk("aigerim")
    given = sent(client.get(ADD)) | {"section": cast.section().pk}
    client.post(ADD, given | text("ru", "По-русски"))
    assert [edition.language for edition in Edition.objects.all()] == ["ru"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", ["Изменено (языковая версия «Русский»): текст.", "Русский: "]),
        ("kk", ["«Русский»: мәтін өзгертілді.", "Русский: "]),
    ],
)
def test_the_history_tells_of_texts_and_steps_in_words(desk, story, language, words):
    cast.draft(story.edition("ru"))
    client = desk("aigerim")
    save(client, story, **text("ru", "Иначе"))
    save(client, story, _step="ru:submit")
    User.objects.filter(username="aigerim").update(interface_language=language)
    answer = client.get(reverse("admin:articles_article_history", args=[story.pk]))
    page = unescape(answer.text)
    assert all(each in page for each in words), page
    assert "ru: submit" not in page


def test_an_unchanged_form_saves_nothing(desk, story):
    cast.draft(story.edition("ru"))
    client = desk("aigerim")
    save(client, story)
    assert Revision.objects.count() == 1


def test_emptying_a_text_keeps_the_last_one(desk, story):
    cast.draft(story.edition("ru"), "Стоит")
    answer = save(desk("aigerim"), story, **text("ru", "", body="", lead=""))
    assert headline(story, "ru") == "Стоит"
    assert "русский" in said(answer).lower()


def test_two_people_who_write_in_two_languages_lose_nothing(desk, story):
    cast.draft(story.edition("ru"), "Было")
    cast.draft(story.edition("kk"), "Болды")
    boris, saule = desk("boris"), desk("saule")
    opened_by_boris, opened_by_saule = boris.get(address(story)), saule.get(address(story))
    save(boris, story, opened_by_boris, **text("ru", "Стало"))
    save(saule, story, opened_by_saule, **text("kk", "Жаңарды"))
    assert (headline(story, "ru"), headline(story, "kk")) == ("Стало", "Жаңарды")


def test_one_who_knows_both_languages_does_not_bring_back_an_old_text(desk, story):
    cast.draft(story.edition("ru"), "Было")
    cast.draft(story.edition("kk"), "Болды")
    aigerim, saule = desk("aigerim"), desk("saule")
    opened = aigerim.get(address(story))
    save(saule, story, **text("kk", "Жаңарды"))
    save(aigerim, story, opened, **text("ru", "Стало"))
    assert (headline(story, "ru"), headline(story, "kk")) == ("Стало", "Жаңарды")
    assert Revision.objects.filter(edition__language="kk").count() == 2


def test_a_text_saved_second_is_kept_and_stands_beside_the_first(desk, story):
    base = cast.draft(story.edition("kk"), "Негіз")
    aigerim, saule = desk("aigerim"), desk("saule")
    opened = aigerim.get(address(story))
    save(saule, story, **text("kk", "Сәуленің мәтіні"))
    answer = save(aigerim, story, opened, **text("kk", "Айгерімнің мәтіні"))
    kept = Revision.objects.get(title="Айгерімнің мәтіні")
    assert (kept.base, headline(story, "kk")) == (base, "Сәуленің мәтіні")
    title = answer.context["both"].title
    assert (title.theirs.text, title.mine.text) == ("Сәуленің мәтіні", "Айгерімнің мәтіні")
    chosen = {"theirs": answer.context["theirs"].pk, "title": "mine"}
    aigerim.post(answer.redirect_chain[-1][0], chosen)
    assert headline(story, "kk") == "Айгерімнің мәтіні"


def test_a_stale_text_does_not_hold_up_the_other_language(desk, story):
    cast.draft(story.edition("kk"), "Негіз")
    aigerim = desk("aigerim")
    opened = aigerim.get(address(story))
    save(desk("saule"), story, **text("kk", "Сәуленің мәтіні"))
    save(aigerim, story, opened, **text("kk", "Менікі") | text("ru", "Моё"))
    assert headline(story, "ru") == "Моё"


@pytest.mark.parametrize("forged", ["abc", "999999999999", "-1", "1e3", "٣"])
def test_a_forged_base_is_refused(desk, story, forged):
    cast.draft(story.edition("ru"), "Стоит")
    answer = save(desk("boris"), story, **{"ru-base": forged}, **text("ru", "Подмена"))
    assert answer.status_code == 200
    assert headline(story, "ru") == "Стоит"


def test_the_base_of_another_article_is_refused(desk, story):
    cast.draft(story.edition("ru"), "Стоит")
    other = cast.draft(cast.article().edition("ru"), "Чужой")
    answer = save(desk("boris"), story, **{"ru-base": other.pk}, **text("ru", "Подмена"))
    assert answer.context["errors"] is not None
    assert headline(story, "ru") == "Стоит"


def test_nobody_writes_in_a_language_that_is_not_theirs(desk, story):
    cast.draft(story.edition("kk"), "Қазақша")
    page = desk("boris").get(address(story))
    assert set(page.context["adminform"].form.editions) == {"ru"}
    save(desk("boris"), story, page, **text("kk", "Бөтен"))
    assert headline(story, "kk") == "Қазақша"


def test_the_steps_from_draft_to_readers(desk, story):
    cast.draft(story.edition("kk"), "Қазақша")
    aigerim, saule = desk("aigerim"), desk("saule")
    save(aigerim, story, _step="kk:submit")
    save(saule, story, _step="kk:approve")
    save(saule, story, _step="kk:publish")
    assert Publication.objects.public("kk").get().title == "Қазақша"
    assert not Publication.objects.public("ru").exists()
    save(saule, story, _step="kk:withdraw", **{"kk-withdraw_note": "Қате"})
    assert not Publication.objects.public("kk").exists()


def test_a_change_after_publication_says_what_it_is(desk, story):
    cast.published(story)
    edition = story.edition("kk")
    cast.approved(edition, "Түзетілді")
    saule = desk("saule")
    given = {"kk-kind": "correction", "kk-reader_note": "Күні түзетілді."}
    save(saule, story, _step="kk:publish", **given)
    publication = Publication.objects.public("kk").get()
    assert (publication.kind, publication.note) == ("correction", "Күні түзетілді.")


def test_what_is_typed_is_saved_before_a_step(desk, story):
    save(desk("aigerim"), story, _step="ru:submit", **text("ru", "Сразу на проверку"))
    edition = Edition.objects.get(article=story, language="ru")
    assert edition.stage == Edition.Stage.IN_REVIEW
    assert edition.submitted_revision.title == "Сразу на проверку"


def test_a_refused_step_is_told_and_the_text_is_kept(desk, story):
    answer = save(desk("boris"), story, _step="ru:publish", **text("ru", "Рано"))
    assert headline(story, "ru") == "Рано"
    assert not Publication.objects.exists()
    assert any(message.level_tag == "error" for message in answer.context["messages"])


def test_an_author_is_told_that_another_editor_must_approve(desk, story):
    boris = desk("boris")
    save(boris, story, **text("ru", "Моё"))
    save(boris, story, _step="ru:submit")
    page = boris.get(address(story))
    panel = next(panel for panel in page.context["panels"] if panel.language == "ru")
    assert "approve" not in panel.step_names
    assert str(panel.standing.remark()) in page.content.decode()
    assert panel.standing.remark()
    save(boris, story, _step="ru:approve")
    assert Edition.objects.get(article=story, language="ru").approved_revision is None


def test_a_text_changed_under_review_may_be_sent_for_review_again(desk, story):
    aigerim = desk("aigerim")
    save(aigerim, story, _step="ru:submit", **text("ru", "Первый"))
    save(aigerim, story, **text("ru", "Второй"))
    save(aigerim, story, _step="ru:submit")
    save(desk("boris"), story, _step="ru:approve")
    assert Edition.objects.get(article=story, language="ru").stage == Edition.Stage.APPROVED


@pytest.mark.parametrize(
    ("name", "language", "steps"),
    [
        ("aigerim", "ru", set()),
        ("boris", "ru", {"approve", "send_back"}),
        ("saule", "ru", set()),
        ("timur", "ru", {"approve", "send_back", "publish_urgently", "ask_erasure"}),
        ("root", "ru", {"approve", "send_back", "publish_urgently", "ask_erasure"}),
        ("saule", "kk", {"submit"}),
    ],
)
def test_each_sees_the_steps_they_may_take(desk, story, name, language, steps):
    revision = cast.draft(story.edition("ru"))
    story.edition("ru").submit(by=cast.user("aigerim"), revision=revision)
    cast.draft(story.edition("kk"))
    panels = desk(name).get(address(story)).context["panels"]
    assert next(p for p in panels if p.language == language).step_names == steps


@pytest.mark.parametrize("step", ["ru:explode", "zz:publish", "publish", ":", "ru:_lock"])
def test_a_forged_step_does_nothing(desk, story, step):
    cast.draft(story.edition("ru"))
    assert save(desk("boris"), story, _step=step).status_code == 200
    assert not Publication.objects.exists()


def test_forged_fields_change_nothing(desk, story):
    revision = cast.draft(story.edition("ru"), "Текст")
    forged = {
        "stage": "approved",
        "ru-stage": "approved",
        "ru-approved_revision": revision.pk,
        "ru-current_revision": "",
        "created_by": cast.user("boris").pk,
        "ru-article": cast.article().pk,
    }
    save(desk("boris"), story, **forged)
    edition = Edition.objects.get(article=story, language="ru")
    story.refresh_from_db()
    assert (edition.stage, edition.approved_revision) == (Edition.Stage.WRITING, None)
    assert edition.current_revision == revision
    assert story.created_by == cast.user("aigerim")


def test_what_a_story_names_is_made_public_with_it(desk, story):
    region = Region.objects.create(slug="abai", name_ru="Абай", name_kk="Абай", kind="oblast")
    story.regions.add(region)
    cast.approved(story.edition("kk"))
    saule = desk("saule")
    page = saule.get(address(story))
    assert page.context["panels"][1].asks_to_show
    save(saule, story, page, _step="kk:publish", **{"kk-show_things": "on"})
    region.refresh_from_db()
    assert region.is_public()
    assert Publication.objects.public("kk").exists()


def test_facts_stay_on_the_desk_until_they_are_published(desk, story):
    cast.published(story)
    region = Region.objects.create(slug="abai", name_ru="Абай", name_kk="Абай", kind="oblast")
    saule = desk("saule")
    save(saule, story, regions=[region.pk])
    assert not Publication.objects.public("kk").get().entries.filter(list="region").exists()
    save(saule, story, _step="publish_facts")
    assert Publication.objects.public("kk").get().entries.filter(list="region").exists()


def test_facts_changed_by_two_people_are_told_apart(desk, story):
    person = Person.objects.create(slug="a", name_ru="А", name_kk="А")
    aigerim, boris = desk("aigerim"), desk("boris")
    opened = boris.get(address(story))
    save(aigerim, story, people=[person.pk], credited_to_ru="акимат")
    answer = save(boris, story, opened, kind="explainer", credited_to_ru="министерство")
    story.refresh_from_db()
    assert (story.credited_to_ru, story.kind) == ("акимат", "news")
    assert "акимат" in str(answer.context["adminform"].form.errors)
    assert b'"ru-title"' in answer.content


def test_a_refused_body_keeps_what_was_typed(desk, story):
    answer = save(desk("boris"), story, **text("ru", "Заголовок", body="<p>a\x01b</p>"))
    assert not Revision.objects.exists()
    assert "Заголовок" in answer.content.decode()


def test_the_list_asks_the_same_questions_for_one_article_and_for_many(
    desk, django_assert_num_queries, django_assert_max_num_queries
):
    client = desk("timur")
    for number in range(2):
        cast.published(cast.article(), title=f"Мақала {number}")
    client.get(reverse("admin:articles_article_changelist"))
    with django_assert_max_num_queries(12) as first:
        client.get(reverse("admin:articles_article_changelist"))
    for number in range(6):
        cast.published(cast.article(), title=f"Тағы {number}")
    with django_assert_num_queries(len(first.captured_queries)):
        answer = client.get(reverse("admin:articles_article_changelist"))
    assert "Тағы 5" in answer.content.decode()


def test_the_list_finds_by_headline_stage_and_section(desk):
    one, other = cast.article(), cast.article()
    cast.draft(one.edition("kk"), "Абай облысы")
    cast.draft(other.edition("ru"), "Урджар")
    client = desk("boris")
    listed = reverse("admin:articles_article_changelist")

    def found(**query):
        return [row.pk for row in client.get(listed, query).context["cl"].result_list]

    assert found(q="абай") == [one.pk]
    assert found(q=str(other.pk)) == [other.pk]
    assert found(ru="writing") == [other.pk]
    assert found(section__id__exact=one.section_id) == [other.pk, one.pk]


def test_revisions_and_publications_are_only_shown(desk, story):
    publication = cast.published(story)
    client = desk("root")
    for row in (publication, publication.revision):
        assert client.get(address(row)).status_code == 200
        assert client.post(address(row), {"title": "Подмена"}).status_code == 403
        assert client.post(address(row, "delete"), {"post": "yes"}).status_code == 403
        assert client.get(address(row).replace(f"{row.pk}/change", "add")).status_code == 403
    publication.refresh_from_db()
    assert publication.title == cast.TITLES["kk"]
    assert publication.public_from <= timezone.now()


def test_asking_for_the_page_leaves_its_admin_as_it_was_declared(story, desk):
    assert desk("boris").get(address(story)).status_code == 200
    assert not admin.site._registry[Article].check()


# The page as a tool.


def test_a_new_page_begins_with_the_section_of_the_last_one_and_the_title(desk):
    cast.article(section=cast.section("society"))
    page = desk("aigerim").get(ADD)
    form = page.context["adminform"].form
    assert form["section"].value() == cast.section("society").pk
    focused = [language for language, each in form.editions.items() if is_focused(each)]
    assert focused == ["ru"]


def is_focused(form):
    return "autofocus" in form.fields["title"].widget.attrs


def test_who_reads_the_desk_in_kazakh_begins_with_the_kazakh_title(desk):
    User.objects.filter(pk=cast.user("aigerim").pk).update(interface_language="kk")
    form = desk("aigerim").get(ADD).context["adminform"].form
    assert is_focused(form.editions["kk"])


def test_a_new_text_is_saved_and_sent_for_a_review_by_one_press(desk):
    client = desk("aigerim")
    given = sent(client.get(ADD)) | {"section": cast.section().pk, "_step": "ru:submit"}
    client.post(ADD, given | text("ru", "Сразу"))
    assert Edition.objects.get(language="ru").stage == Edition.Stage.IN_REVIEW


def bar(page, language):
    """The steps of the bar: their names, and whether they lead to fields instead of acting."""
    panel = next(each for each in page.context["panels"] if each.language == language)
    return {step.name: step.asks_for_more for step in panel.bar_steps}


def test_the_bar_takes_a_step_at_once_or_leads_to_what_it_asks(desk, story):
    saule = desk("saule")
    assert bar(saule.get(address(story)), "kk") == {"submit": False}
    revision = cast.draft(story.edition("kk"))
    assert bar(saule.get(address(story)), "ru") == {}
    story.edition("kk").submit(by=cast.user("aigerim"), revision=revision)
    assert bar(saule.get(address(story)), "kk") == {"approve": False, "send_back": True}
    story.edition("kk").approve(by=cast.user("saule"), revision=revision)
    assert bar(saule.get(address(story)), "kk")["publish"] is False
    hidden = Region.objects.create(slug="r", name_ru="Р", name_kk="Р", kind="oblast")
    story.regions.add(hidden)
    page = saule.get(address(story))
    assert bar(page, "kk")["publish"] is True
    assert page.context["hidden_things"] == [hidden]


def test_the_bar_tells_how_long_a_text_is(desk, story):
    cast.draft(story.edition("ru"), body="<p>Раз, два.</p><p>Бизнес-план&nbsp;готов</p>")
    panel = desk("boris").get(address(story)).context["panels"][0]
    assert (panel.length.words, panel.length.minutes) == (4, 1)
    assert panel.length.characters == len("Раз, два.Бизнес-план готов")


@pytest.mark.parametrize(("interface", "named"), [("ru", "Русский"), ("kk", "Қазақша")])
def test_the_page_is_named_in_the_language_of_the_desk(desk, story, interface, named):
    cast.draft(story.edition("ru"), "Русский")
    cast.draft(story.edition("kk"), "Қазақша")
    User.objects.filter(pk=cast.user("timur").pk).update(interface_language=interface)
    assert desk("timur").get(address(story)).context["headline"] == named


def test_a_page_with_everything_on_it_asks_few_questions(desk, django_assert_max_num_queries):
    story = full_story()
    client = desk("timur")
    client.get(address(story))
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(address(story)).status_code == 200


def full_story():
    """A story about several things of each kind, public in both languages, and changed since."""
    story = cast.article(lead_photo=photo("lead"))
    for number in range(3):
        names = {"name_ru": f"Имя {number}", "name_kk": f"Аты {number}"}
        story.regions.create(slug=f"r{number}", kind="oblast", **names)
        story.people.create(slug=f"p{number}", **names)
        story.organisations.create(slug=f"o{number}", **names)
        story.projects.create(slug=f"s{number}", **names)
        story.agreements.create(slug=f"a{number}", kind="memorandum", **names)
        story.authors.create(slug=f"w{number}", **names)
        story.sources.create(outlet="Газета", title=f"Заметка {number}")
        story.tags.create(slug=f"t{number}", **names)
    said = '<p>Слово.</p><figure data-photo="lead"></figure>'
    quoted = '<blockquote data-person="p0"><p>Слово.</p></blockquote>'
    for language in ("ru", "kk"):
        cast.published(story, language, body=said)
        cast.draft(story.edition(language), "Позже", body=said + quoted)
    return story


# A preview of what is typed.


def preview(client, edition, **typed):
    given = {"title": "Набрано", "lead": "Лид.", "body": "<p>Ещё не сохранено.</p>"}
    return client.post(reverse("admin:preview_typed", args=[edition.pk]), given | typed)


def test_a_text_is_previewed_as_it_is_typed_and_not_kept(desk, story):
    cast.draft(story.edition("ru"), "Стоит")
    answer = preview(desk("boris"), story.edition("ru"))
    assert answer.status_code == 200
    assert "Ещё не сохранено." in answer.content.decode()
    assert Revision.objects.count() == 1


def test_the_preview_is_framed_by_the_desk_alone(desk, story):
    cast.draft(story.edition("ru"))
    answer = preview(desk("boris"), story.edition("ru"))
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    shown = desk("boris").get(reverse("admin:preview", args=[Revision.objects.get().pk]))
    assert "frame-ancestors 'none'" in shown["Content-Security-Policy"]


@pytest.mark.parametrize("script", ["latn", "arab"])
def test_typed_kazakh_is_previewed_in_each_script(desk, story, script):
    cast.draft(story.edition("kk"))
    answer = preview(desk("saule"), story.edition("kk"), body="<p>Шекара.</p>", script=script)
    assert "Шекара." not in answer.content.decode()
    assert f'lang="kk-{script.title()}"' in answer.content.decode()


def test_a_typed_text_that_cannot_be_kept_is_told_in_the_frame(desk, story):
    cast.draft(story.edition("ru"))
    answer = preview(desk("boris"), story.edition("ru"), body="<p>a\x01b</p>")
    assert answer.status_code == 200
    assert "errornote" in answer.content.decode()
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_nobody_previews_what_is_not_theirs_to_read_or_in_other_letters(desk, story):
    cast.draft(story.edition("ru"))
    assert preview(desk("saule"), story.edition("ru")).status_code == 403
    assert preview(desk("boris"), story.edition("ru"), script="arab").status_code == 404
    assert preview(desk("boris"), story.edition("ru"), script="../x").status_code == 404
