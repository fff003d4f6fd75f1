"""The history of an edition: who saved what, what differs, and how an earlier text comes back."""

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from articles.models import Edition, Revision, StaleBase, Step
from desk.comparing import compare
from desk.revisions import LETTERS, ON_A_PAGE
from tests import cast

pytestmark = pytest.mark.django_db
PARAGRAPHS = [f"<p>Абзац номер {number} о заводе.</p>" for number in range(12)]


@pytest.fixture(autouse=True)
def forget():
    cache.clear()


@pytest.fixture
def edition():
    edition = cast.article().edition("ru")
    cast.draft(edition, body="<p>Завод стоит 2,5 млрд тенге.</p><p>Второй абзац.</p>")
    cast.draft(edition, body="<p>Завод стоит 3,5 млрд тенге.</p><p>Второй абзац.</p>")
    edition.refresh_from_db()
    return edition


def history(edition, **asked):
    return reverse("admin:edition_revisions", args=[edition.pk], query=asked or None)


def restoring(edition):
    return reverse("admin:edition_restore", args=[edition.pk])


def two(edition):
    new, old = edition.revisions.order_by("-pk")[:2]
    return {"old": old.pk, "new": new.pk}


def rows(answer):
    return {row.revision.pk: row for row in answer.context["rows"]}


def text(answer):
    return answer.content.decode()


# The list.


def test_each_revision_has_its_author_time_and_size(desk, edition):
    answer = desk("boris").get(history(edition))
    first, last = sorted(rows(answer).values(), key=lambda row: row.number)
    assert (last.number, last.size) == (2, (1, 1))
    assert first.size.removed == 0
    assert last.revision.author == cast.user("aigerim")
    assert timezone.localtime(last.revision.saved_at).isoformat()[:10] in text(answer)


def test_the_time_is_the_newsrooms(desk, edition, settings):
    Revision.objects.update(saved_at="2025-06-30T19:30:00Z")
    page = text(desk("boris").get(history(edition)))
    assert "2025-07-01T00:30:00+05:00" in page


def test_marks_tell_what_became_of_a_text(desk):
    story = cast.article()
    edition = story.edition("ru")
    cast.published(story, "ru")
    edition.refresh_from_db()
    public = edition.current_revision
    cast.draft(edition, "Новое название")
    answer = desk("boris").get(history(edition))
    marks = {pk: row.marks for pk, row in rows(answer).items()}
    edition.refresh_from_db()
    assert len(marks[edition.current_revision_id]) == 1
    assert len(marks[public.pk]) == 3  # submitted, approved, public


def test_a_text_kept_beside_is_marked_and_compared_with_what_it_was_written_over(desk, edition):
    base = edition.revisions.order_by("pk").first()
    with pytest.raises(StaleBase):
        edition.save_draft(by=cast.user("boris"), base=base, **base.text | {"title": "Другой"})
    kept = edition.revisions.order_by("pk").last()
    row = rows(desk("boris").get(history(edition)))[kept.pk]
    assert len(row.marks) == 1
    assert row.size == (1, len(cast.TITLES["ru"].split()))


def test_hundreds_of_revisions_stand_on_pages(desk, edition):
    for number in range(ON_A_PAGE):
        cast.draft(edition, f"Название {number}")
    first = desk("boris").get(history(edition))
    second = desk("boris").get(history(edition, page="2"))
    assert len(rows(first)) == ON_A_PAGE
    assert len(rows(second)) == 2
    assert not rows(first).keys() & rows(second).keys()
    assert desk("boris").get(history(edition, page="nonsense")).status_code == 200


def test_revisions_of_two_pages_can_be_compared(desk, edition):
    for number in range(ON_A_PAGE):
        cast.draft(edition, f"Название {number}")
    old, new = edition.revisions.order_by("pk").first(), edition.revisions.order_by("pk").last()
    answer = desk("boris").get(history(edition, old=old.pk, new=new.pk))
    assert {old.pk, new.pk} <= rows(answer).keys()
    assert answer.context["comparison"]


def test_the_list_asks_as_many_questions_for_many_revisions_as_for_few(
    desk, edition, django_assert_max_num_queries
):
    client = desk("boris")
    with django_assert_max_num_queries(20) as few:
        client.get(history(edition))
    for number in range(9):
        cast.draft(edition, f"Название {number}")
    with django_assert_max_num_queries(len(few)):
        client.get(history(edition))


def test_very_long_texts_are_counted_alone(desk, edition, monkeypatch):
    monkeypatch.setattr("desk.revisions.LETTERS", 10)
    sizes = [row.size for row in desk("boris").get(history(edition)).context["rows"]]
    assert [size is None for size in sizes] == [False, True]
    assert LETTERS > 10


def test_an_edition_without_a_text_has_an_empty_history(desk):
    edition = cast.article().edition("kk")
    assert desk("boris").get(history(edition)).status_code == 200


# Two of them.


def test_words_are_compared_inside_a_paragraph(desk, edition):
    page = text(desk("boris").get(history(edition, **two(edition))))
    assert "2,5<span" in page
    assert "3,5<span" in page
    assert page.count("<del>") == page.count("<ins>") == 2  # once in the key


def test_differences_are_read_out(desk, edition):
    page = text(desk("boris").get(history(edition, **two(edition))))
    removed = page.split("Завод стоит ", 1)[1].split("</del>")[0]
    assert 'class="visually-hidden"' in removed


def test_the_earlier_text_is_the_old_one_whichever_was_picked(desk, edition):
    picked = two(edition)
    answer = desk("boris").get(history(edition, old=picked["new"], new=picked["old"]))
    assert (answer.context["old"].pk, answer.context["new"].pk) == (picked["old"], picked["new"])


def test_a_text_compared_with_itself_is_the_same(desk, edition):
    pk = edition.current_revision_id
    assert desk("boris").get(history(edition, old=pk, new=pk)).context["comparison"].is_empty


def both(old, new):
    texts = [{"title": "", "lead": "", "body": "".join(body)} for body in (old, new)]
    return compare(*texts).body


def test_long_unchanged_stretches_are_folded():
    changed = [*PARAGRAPHS[:6], "<p>Совсем иное.</p>", *PARAGRAPHS[6:]]
    stretches = both(PARAGRAPHS, changed)
    assert [(stretch.is_folded, len(stretch.lines)) for stretch in stretches] == [
        (True, 5),
        (False, 1),
        (False, 1),
        (False, 1),
        (True, 5),
    ]


def test_a_changed_link_is_told_although_the_words_are_the_same():
    old, new = "<p>Слово о заводе</p>", '<p><a data-article="5">Слово</a> о заводе</p>'
    line = both([old], [new])[0].lines[0]
    assert line.kind == "form"
    assert 'data-article="5"' in "".join(part.text for part in line.form if part.kind == "added")


def test_another_photo_is_told():
    old, new = ['<figure data-photo="one"></figure>'], ['<figure data-photo="two"></figure>']
    kinds = [line.kind for stretch in both(old, new) for line in stretch.lines]
    assert "same" not in kinds


def test_a_moved_paragraph_is_told():
    lines = both(PARAGRAPHS[:3], [PARAGRAPHS[2], *PARAGRAPHS[:2]])[0].lines
    assert lines[0].kind == "moved"


def test_html_of_a_text_is_shown_and_never_run(desk, edition):
    cast.draft(edition, "<script>alert(1)</script>", lead="<b>лид</b>")
    edition.refresh_from_db()
    page = text(desk("boris").get(history(edition, **two(edition))))
    assert "<script>alert" not in page
    assert "<b>лид" not in page


# Restoring.


def restore(client, edition, revision, base=None):
    given = {"revision": revision.pk, "base": base or edition.current_revision_id}
    return client.post(restoring(edition), given)


def test_an_earlier_text_comes_back_as_a_new_revision(desk, edition):
    first = edition.revisions.order_by("pk").first()
    answer = restore(desk("boris"), edition, first)
    assert answer.url == reverse("admin:articles_article_change", args=[edition.article_id])
    edition.refresh_from_db()
    assert edition.current_revision.text == first.text
    assert edition.current_revision.author == cast.user("boris")
    assert edition.revisions.count() == 3
    newest = desk("boris").get(history(edition)).context["rows"][0]
    assert newest.restored_from == 1


def test_restoring_is_a_step_of_the_edition(desk, edition):
    restore(desk("boris"), edition, edition.revisions.order_by("pk").first())
    assert edition.steps.get(name=Step.Name.RESTORE).by == cast.user("boris")


@pytest.mark.parametrize("name", ["saule", "marat", "dana"])
def test_who_may_not_write_the_language_restores_nothing(desk, edition, name):
    answer = restore(desk(name), edition, edition.revisions.order_by("pk").first())
    assert answer.status_code in (302, 403)
    assert edition.revisions.count() == 2


def test_who_may_not_restore_sees_no_button(desk, edition):
    assert 'name="revision"' in text(desk("boris").get(history(edition)))
    answer = desk("saule").get(history(edition))
    assert answer.status_code == 200
    assert 'name="revision"' not in text(answer)


def test_a_text_saved_meanwhile_is_not_written_over(desk, edition):
    opened_on = edition.current_revision_id
    first = edition.revisions.order_by("pk").first()
    cast.draft(edition, "Название, пришедшее тем временем")
    answer = restore(desk("boris"), edition, first, base=opened_on)
    assert answer.url == history(edition)
    edition.refresh_from_db()
    assert edition.headline == "Название, пришедшее тем временем"


def test_restoring_needs_a_post(desk, edition):
    assert desk("boris").get(restoring(edition)).status_code == 405


def test_a_text_erased_by_law_cannot_be_restored(desk, edition):
    first = edition.revisions.order_by("pk").first()
    Revision.objects.filter(pk=first.pk).update(erased_at="2026-01-01T00:00Z")
    assert not rows(desk("boris").get(history(edition)))[first.pk].may_restore
    restore(desk("boris"), edition, first)
    assert edition.revisions.count() == 2


# What somebody forges.


@pytest.mark.parametrize("forged", ["0", "-1", "9" * 40, "x", "", "١", "1 OR 1=1", "\x00"])
def test_a_number_of_no_revision_is_not_found(desk, edition, forged):
    own = edition.current_revision_id
    assert desk("boris").get(history(edition, old=forged, new=own)).status_code == 404
    sent = {"revision": forged, "base": own}
    assert desk("boris").post(restoring(edition), sent).status_code == 404
    assert edition.revisions.count() == 2


def test_another_editions_revision_is_not_found(desk, edition):
    other = cast.draft(cast.article().edition("ru"), "Чужой текст")
    own = edition.current_revision_id
    assert desk("boris").get(history(edition, old=own, new=other.pk)).status_code == 404
    assert restore(desk("boris"), edition, other).status_code == 404
    assert restore(desk("boris"), edition, edition.current_revision, other.pk).status_code == 404
    assert edition.revisions.count() == 2


def test_an_edition_that_never_was_is_not_found(desk, edition):
    gone = Edition(pk=edition.pk + 1)
    assert desk("boris").get(history(gone)).status_code == 404
    assert desk("boris").get(history(Edition(pk=10**30))).status_code == 404
    assert desk("boris").post(restoring(gone), {}).status_code == 404


@pytest.mark.parametrize("name", ["marat", "dana"])
def test_who_does_not_work_here_sees_no_history(desk, client, edition, name):
    assert desk(name).get(history(edition)).status_code == 302
    assert client.get(history(edition)).status_code == 302
