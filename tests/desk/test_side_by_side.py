"""Two texts saved over the same one: both are kept, and put together by paragraph."""

from itertools import permutations

import pytest
from django.urls import reverse

from articles.models import Autosave, Edition, Revision
from desk.side_by_side import Same, beside
from people.models import Person
from tests import cast
from tests.desk.conftest import address, sent

pytestmark = pytest.mark.django_db
A, B, C, D = (f"<p>{words}.</p>" for words in ("Раз раз", "Два два", "Три три", "Четыре четыре"))
MY_B, THEIR_B = "<p>Два, сказал Борис.</p>", "<p>Два, сказала Айгерим.</p>"


def text(body="", title="", lead=""):
    return {"title": title, "lead": lead, "body": body}


def put_together(base, theirs, mine, **chosen):
    return beside(text(base), text(theirs), text(mine), lambda name: chosen.get(name))


# What is proposed, and what the choices make.


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "proposed"),
    [
        (A + B + C, A + THEIR_B + C, A + B + C + D, A + THEIR_B + C + D),
        (A + B + C, B + C, A + B + D, B + D),
        (A + B + C, A + C, A + B + C + D, A + C + D),
        (A + B + C, A + B + C, C + A + B, A + B + C),  # moved: their order stands, nothing doubled
        (A + B + C, B + C + A, A + B + C + D, B + C + A + D),
        ("", A + B, A + C, A + B + C),
    ],
    ids=["changed and added", "removed and changed", "removed", "moved", "moved theirs", "no base"],
)
def test_what_only_one_has_changed_is_chosen_already(base, theirs, mine, proposed):
    both = put_together(base, theirs, mine)
    if not both.open_rows:
        assert both.text["body"] == proposed
    else:  # «Два» and «Три» may be taken for one changed paragraph where there is no base
        assert base == ""


def test_a_paragraph_that_both_have_changed_is_left_open():
    both = put_together(A + B + C, A + THEIR_B + C, A + MY_B + C)
    (row,) = both.open_rows
    assert (row.theirs.html, row.mine.html) == (THEIR_B, MY_B)
    assert [part.text for part in row.their_parts if part.kind == "removed"]
    assert [part.text for part in row.my_parts if part.kind == "added"]


@pytest.mark.parametrize(
    ("choice", "made"),
    [("theirs", THEIR_B), ("mine", MY_B), ("both", THEIR_B + MY_B), ("neither", "")],
)
def test_one_the_other_both_or_neither(choice, made):
    opened = put_together(A + B + C, A + THEIR_B + C, A + MY_B + C)
    name = opened.open_rows[0].name
    both = put_together(A + B + C, A + THEIR_B + C, A + MY_B + C, **{name: choice})
    assert both.text["body"] == A + made + C


def test_what_is_the_same_is_folded():
    both = put_together(A + B + C + D, A + B + C + D, A + B + C)
    assert isinstance(both.body[0], Same)
    assert len(both.body[0].paragraphs) == 3


def test_a_link_that_differs_is_a_difference_though_the_words_are_the_same():
    linked = '<p><a data-region="abai">Раз</a> раз.</p>'
    (row,) = put_together("", A, linked).rows
    assert row.is_form
    assert any("data-region" in part.text for part in row.my_parts)


@pytest.mark.parametrize("name", ["title", "lead"])
def test_titles_and_leads_stand_beside_each_other_too(name):
    base, theirs, mine = (text(**{name: words}) for words in ("Было", "Их", "Моё"))
    row = getattr(beside(base, theirs, mine, lambda _: None), name)
    assert (row.values, row.is_chosen) == (["theirs", "mine"], False)
    assert getattr(beside(base, base, mine, lambda _: None), name).choice == "mine"
    assert getattr(beside(base, theirs, base, lambda _: None), name).choice == "theirs"


@pytest.mark.parametrize("forged", ["", "x", "both\x00", "MINE"])
def test_a_forged_choice_is_none(forged):
    opened = put_together(B, THEIR_B, MY_B, p0=forged)
    assert len(opened.open_rows) == 1


# The page.


@pytest.fixture
def story(db):
    return cast.article()


def save(client, story, opened, **typed):
    named = {f"ru-{name}": value for name, value in typed.items()}
    return client.post(address(story), sent(opened) | named)


@pytest.fixture
def collided(desk, story):
    """Aigerim saved first; what Boris saved after her is kept beside hers."""
    cast.draft(story.edition("ru"), "Заголовок", lead="Лид.", body=A + B + C)
    aigerim, boris = desk("aigerim"), desk("boris")
    hers, his = aigerim.get(address(story)), boris.get(address(story))
    save(aigerim, story, hers, title="Её", body=A + THEIR_B + C)
    answer = save(boris, story, his, title="Его", body=A + MY_B + C + D)
    return answer["Location"]


def current(story, language="ru"):
    return Edition.objects.get(article=story, language=language).current_revision


def names(page):
    return [row.name for row in page.context["both"].open_rows]


def test_both_are_shown_with_their_authors_and_times(desk, collided):
    page = desk("boris").get(collided)
    assert (page.context["theirs"].author, page.context["mine"].author) == (
        cast.user("aigerim"),
        cast.user("boris"),
    )
    assert names(page) == ["title", "p1"]
    shown = page.content.decode()
    assert str(cast.user("aigerim")) in shown
    assert str(cast.user("boris")) in shown
    assert "<details" in shown
    assert 'name="p1" value="both"' in shown


def test_the_choices_are_saved_over_the_saved_text(desk, story, collided):
    boris = desk("boris")
    page = boris.get(collided)
    theirs = current(story)
    chosen = {"theirs": theirs.pk, "title": "mine", "p1": "both", "p2": "mine", "p3": "mine"}
    answer = boris.post(collided, chosen)
    saved = current(story)
    assert answer["Location"] == address(story)
    assert (saved.base, saved.author, saved.is_beside) == (theirs, cast.user("boris"), False)
    assert saved.text == text(A + THEIR_B + MY_B + C + D, "Его", "Лид.")
    assert Revision.objects.count() == 4
    assert page.context["mine"].title == "Его"


def test_no_choice_is_told_and_nothing_is_saved(desk, story, collided):
    boris = desk("boris")
    chosen = {"theirs": current(story).pk, "p3": "neither"}
    answer = boris.post(collided, chosen | {"title": "mine"})
    assert answer.status_code == 200
    assert any(message.level_tag == "error" for message in answer.context["messages"])
    rows = {row.name: row.choice for row in answer.context["both"].rows}
    assert (rows["title"], rows["p3"], rows["p1"]) == ("mine", "neither", "")
    assert Revision.objects.count() == 3


def test_the_saved_text_may_be_left_as_it_is(desk, story, collided):
    boris, stands = desk("boris"), current(story)
    assert beside_panel(boris.get(address(story))) is not None
    answer = boris.post(collided, {"theirs": stands.pk, "leave": "1"})
    assert answer["Location"] == address(story)
    assert current(story) == stands
    assert beside_panel(boris.get(address(story))) is None
    assert Revision.objects.filter(title="Его").exists()


def beside_panel(page, language="ru"):
    return next(each.beside for each in page.context["panels"] if each.language == language)


def test_a_page_left_undecided_is_found_again_from_the_article(desk, story, collided):
    kept = Revision.objects.get(is_beside=True)
    page = desk("boris").get(address(story))
    assert beside_panel(page) == kept
    assert collided in page.content.decode()
    assert beside_panel(desk("aigerim").get(address(story))) is None


def test_a_third_save_meanwhile_is_put_beside_again(desk, story, collided):
    boris = desk("boris")
    boris.get(collided)
    opened_on = current(story)
    third = cast.draft(story.edition("ru"), "Третий", lead="Лид.", body=A + THEIR_B + C)
    chosen = {"theirs": opened_on.pk, "title": "mine", "p1": "both", "p2": "mine", "p3": "mine"}
    answer = boris.post(collided, chosen)
    again = Revision.objects.filter(is_beside=True).latest("pk")
    assert answer["Location"] == reverse("admin:side_by_side", args=[story.pk, again.pk])
    assert again.text == text(A + THEIR_B + MY_B + C + D, "Его", "Лид.")
    assert (again.base, current(story)) == (opened_on, third)
    page = boris.get(answer["Location"])
    assert names(page) == ["title"]
    chosen = {row.name: row.choice for row in page.context["both"].rows}
    boris.post(answer["Location"], chosen | {"theirs": third.pk, "title": "theirs"})
    assert current(story).text == text(A + THEIR_B + MY_B + C + D, "Третий", "Лид.")
    assert beside_panel(boris.get(address(story))) is None


def test_both_languages_that_collide_are_put_together_one_after_the_other(desk, story):
    for language in ("ru", "kk"):
        cast.draft(story.edition(language), "Было")
    aigerim = desk("aigerim")
    opened = aigerim.get(address(story))
    for language in ("ru", "kk"):
        cast.draft(story.edition(language), "Между тем")
    answer = aigerim.post(address(story), sent(opened) | {"ru-title": "Моё", "kk-title": "Менікі"})
    for _language in range(2):
        page = aigerim.get(answer["Location"])
        chosen = {"theirs": page.context["theirs"].pk, "title": "mine"}
        answer = aigerim.post(answer["Location"], chosen)
    assert answer["Location"] == address(story)
    assert (current(story).title, current(story, "kk").title) == ("Моё", "Менікі")


def test_what_is_being_typed_in_another_window_outlives_the_choice(desk, story, collided):
    boris = cast.user("boris")
    Autosave.objects.create(user=boris, article=story, language="ru", title="Печатаю")
    page = desk("boris").get(collided)
    chosen = {row.name: row.choice or "mine" for row in page.context["both"].rows}
    desk("boris").post(collided, chosen | {"theirs": page.context["theirs"].pk})
    assert current(story).title == "Его"
    assert Autosave.objects.get().title == "Печатаю"


@pytest.mark.parametrize("name", ["saule", "marat", "dana"])
def test_nobody_puts_together_what_is_not_theirs_to_write(desk, story, collided, name):
    client, stands = desk(name), current(story)
    assert client.get(collided).status_code in (302, 403)
    answer = client.post(collided, {"theirs": stands.pk, "title": "mine", "p1": "mine"})
    assert answer.status_code in (302, 403)
    assert current(story) == stands


def test_numbers_of_other_articles_are_not_found(desk, story, collided):
    boris, stands = desk("boris"), current(story)
    other = cast.draft(cast.article().edition("ru"))
    kept = Revision.objects.get(is_beside=True)
    for article, revision in (
        (other.edition.article_id, kept.pk),
        (story.pk, other.pk),
        (story.pk, stands.pk),  # was saved in its turn
        (story.pk, 999_999),
    ):
        where = reverse("admin:side_by_side", args=[article, revision])
        assert boris.get(where).status_code == 404
    for forged in (other.pk, "", "x", "-1", "٣", "9" * 30):
        chosen = {"theirs": forged, "title": "mine", "p1": "mine"}
        assert boris.post(collided, chosen).status_code == 404
    assert current(story) == stands


def test_a_text_put_together_that_is_too_long_is_refused_and_nothing_is_lost(desk, story):
    long = "<p>" + "а" * 300_000 + "</p>"
    cast.draft(story.edition("ru"), "Было", body=A)
    boris = desk("boris")
    opened = boris.get(address(story))
    cast.draft(story.edition("ru"), "Было", body=long + A)
    answer = save(boris, story, opened, body=A + long.replace("а", "б"))
    where, stands = answer["Location"], current(story)
    answer = boris.post(where, {"theirs": stands.pk, "p0": "theirs", "p2": "mine"})
    assert answer.status_code == 200
    assert current(story) == stands


# Two people, two languages, facts: in every order.

STEPS = {
    "ru": ("boris", {"ru-title": "Русский"}),
    "kk": ("saule", {"kk-title": "Қазақша", "credited_to_ru": "акимат"}),
    "both": ("aigerim", {"ru-title": "Второй", "people": ["PERSON"]}),
}


@pytest.mark.parametrize("order", list(permutations(STEPS)), ids="-".join)
@pytest.mark.long
def test_texts_and_facts_saved_in_every_order_lose_nothing(desk, story, order):
    person = Person.objects.create(slug="a", name_ru="А", name_kk="А")
    for language in ("ru", "kk"):
        cast.draft(story.edition(language), "Было")
    opened = {name: desk(who) for name, (who, _typed) in STEPS.items()}
    pages = {name: client.get(address(story)) for name, client in opened.items()}
    for name in order:
        typed = {
            field: [person.pk] if value == ["PERSON"] else value
            for field, value in STEPS[name][1].items()
        }
        assert opened[name].post(address(story), sent(pages[name]) | typed).status_code == 302
    story.refresh_from_db()
    assert (story.credited_to_ru, list(story.people.all())) == ("акимат", [person])
    assert current(story, "kk").title == "Қазақша"
    titles = Revision.objects.filter(edition__language="ru").values_list("title", flat=True)
    assert {"Русский", "Второй"} <= set(titles)
    first = "Русский" if order.index("ru") < order.index("both") else "Второй"
    assert current(story).title == first


@pytest.mark.parametrize("order", [("boris", "aigerim"), ("aigerim", "boris")], ids="-".join)
def test_one_fact_changed_by_both_costs_neither_their_text(desk, story, order):
    cast.draft(story.edition("ru"), "Было")
    clients = {name: desk(name) for name in order}
    pages = {name: client.get(address(story)) for name, client in clients.items()}
    first, second = order

    def given(name):
        return sent(pages[name]) | {"ru-title": f"Текст {name}", "credited_to_ru": f"факт {name}"}

    assert clients[first].post(address(story), given(first)).status_code == 302
    refused = clients[second].post(address(story), given(second))
    assert refused.status_code == 200
    shown = refused.content.decode()
    assert f"Текст {second}" in shown
    assert f"факт {first}" in shown
    answer = clients[second].post(address(story), sent(refused))
    story.refresh_from_db()
    assert story.credited_to_ru == f"факт {second}"
    assert current(story).title == f"Текст {first}"
    assert Revision.objects.get(is_beside=True).title == f"Текст {second}"
    assert "side-by-side" in answer["Location"]
