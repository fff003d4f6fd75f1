"""The desk's first page: what waits for its user, what readers get, what is to be looked after."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.heartbeat import beat
from articles.models import Due, Edition, Notice, Pairing, Report
from desk.first_page import MOST_LINES
from newsroom.receivers import tell_those_concerned
from photos.models import Photo
from tests import cast
from tests.reader.conftest import archive, photo

pytestmark = pytest.mark.django_db
PAGE = "/admin/"
MOST_QUERIES = 40


def tiles(client):
    """The tiles of the page by their keys."""
    columns = client.get(PAGE).context["first_page"].columns
    return {tile.key: tile for column in columns for tile in column.tiles}


def titles(tile):
    return [line.title for line in tile.lines]


def in_review(title, language="ru"):
    edition = cast.article().edition(language)
    revision = cast.draft(edition, title)
    edition.submit(by=cast.user("aigerim"), revision=revision)
    return edition


def test_a_quiet_desk_has_no_tiles_and_says_so_calmly(desk):
    beat()
    client = desk("timur")
    assert tiles(client) == {}
    page = client.get(PAGE).content.decode()
    assert page.count("first-page-calm") == 3
    assert "first-page-alarm" not in page
    assert "first-page-worker" in page


def test_a_missing_worker_is_told_and_one_that_was_late(desk):
    client = desk("aigerim")
    assert "first-page-alarm" in client.get(PAGE).content.decode()
    beat()
    assert "first-page-alarm" not in client.get(PAGE).content.decode()


def test_a_new_article_is_one_click_away(desk):
    assert 'href="/admin/articles/article/add/"' in desk("aigerim").get(PAGE).content.decode()


def test_the_tables_are_still_there(desk):
    page = desk("boris").get(PAGE).content.decode()
    assert '<details class="first-page-tables">' in page
    assert 'href="/admin/regions/region/"' in page


def test_an_editor_is_asked_to_review_texts_of_others_in_their_language(desk):
    in_review("Проверьте меня")
    in_review("Мені тексеріңіз", "kk")
    assert titles(tiles(desk("boris"))["review"]) == ["Проверьте меня"]
    assert titles(tiles(desk("saule"))["review"]) == ["Мені тексеріңіз"]
    assert tiles(desk("timur"))["review"].count == 2
    assert "review" not in tiles(desk("aigerim"))


def test_nobody_is_asked_to_review_their_own_text(desk, settings):
    edition = cast.article().edition("ru")
    boris = cast.user("boris")
    revision = edition.save_draft(by=boris, title="Моё")
    edition.submit(by=boris, revision=revision)
    assert "review" not in tiles(desk("boris"))
    settings.ONE_PERSON_DESK = True
    assert titles(tiles(desk("boris"))["review"]) == ["Моё"]


def test_what_was_sent_back_comes_with_its_note(desk):
    edition = in_review("Вернут")
    edition.send_back(by=cast.user("boris"), note="Проверьте число.")
    [line] = tiles(desk("aigerim"))["sent-back"].lines
    assert (line.title, line.remark) == ("Вернут", "Проверьте число.")
    assert "sent-back" not in tiles(desk("timur"))


def test_drafts_are_ones_own_the_latest_first(desk):
    for title in ("Первый", "Второй"):
        cast.draft(cast.article().edition("ru"), title)
    assert titles(tiles(desk("aigerim"))["drafts"]) == ["Второй", "Первый"]
    assert "drafts" not in tiles(desk("timur"))


def test_a_tile_shows_few_lines_counts_all_and_leads_to_them(desk):
    for number in range(MOST_LINES + 2):
        in_review(f"Текст {number}")
    client = desk("boris")
    tile = tiles(client)["review"]
    assert (len(tile.lines), tile.count) == (MOST_LINES, MOST_LINES + 2)
    listed = client.get(tile.all_at).context["cl"].result_list
    assert len(listed) == tile.count


@pytest.mark.parametrize("key", ["review", "sent-back", "drafts", "answers"])
def test_each_tile_leads_to_a_list_that_shows_the_same(desk, key):
    story = cast.article()
    cast.published(story, "ru")
    cast.published(story, "kk")
    revision = cast.approved(story.edition("ru"), "Иначе")
    change = {"kind": "correction", "note": "Число."}
    story.edition("ru").publish(by=cast.user("boris"), revision=revision, **change)
    boris, saule = cast.user("boris"), cast.user("saule")
    mine = cast.article().edition("ru")
    mine.submit(by=boris, revision=mine.save_draft(by=boris, title="Бориса"))
    mine.send_back(by=cast.user("timur"), note="Короче.")
    for title in ("Саулениң", "Тағы"):
        cast.article().edition("kk").save_draft(by=saule, title=title)
    in_review("На проверку")
    who = {"review": "boris", "sent-back": "boris", "drafts": "saule"}.get(key, "saule")
    client = desk(who)
    tile = tiles(client)[key]
    listed = client.get(tile.all_at).context["cl"].result_list
    assert len(listed) == tile.count > 0


def test_what_goes_out_next_is_seen_by_everybody_with_its_moment_and_zone(desk):
    edition = cast.article().edition("kk")
    revision = cast.approved(edition, "Ертең шығады")
    at = timezone.now() + timedelta(hours=1)
    edition.publish(by=cast.user("saule"), revision=revision, at=at)
    [line] = tiles(desk("boris"))["waiting"].lines
    assert line.title == "Ертең шығады"
    assert "UTC+5" in line.when


def test_what_has_gone_out_today_is_counted_by_language(desk):
    cast.published(cast.article(), "kk", "Бүгін")
    cast.published(cast.article(), "ru", "Сегодня")
    tile = tiles(desk("boris"))["public"]
    assert titles(tile) == ["Сегодня", "Бүгін"]
    assert (tile.count, tile.remark) == (2, "рус 1, қаз 1")


def test_what_is_owed_is_told_to_those_of_the_language(desk):
    story = cast.article()
    cast.published(story, "ru")
    cast.published(story, "kk")
    revision = cast.approved(story.edition("ru"), "Иначе")
    story.edition("ru").publish(
        by=cast.user("boris"), revision=revision, kind="correction", note="Число."
    )
    flood = cast.article().edition("ru")
    flood.publish_urgently(by=cast.user("timur"), revision=cast.draft(flood), reason="Срочно.")

    def owed(name):
        return tiles(desk(name)).keys() & {"answers", "readings"}

    assert owed("saule") == {"answers"}
    assert owed("boris") == {"readings"}
    assert owed("timur") == {"answers", "readings"}


def test_translations_that_fall_behind_are_told_with_their_paragraphs(desk):
    story = cast.article()
    cast.draft(story.edition("kk"), "Қалып қойды")
    since = timezone.now() - timedelta(days=2)
    Pairing.objects.update_or_create(
        article=story, defaults={"owed_kk": 3, "owed_kk_since": since, "owed_ru": 0}
    )
    tile = tiles(desk("saule"))["translations"]
    [line] = tile.lines
    assert line.title == "Қалып қойды"
    assert line.remark.startswith("3 ")
    assert desk("saule").get(tile.all_at).status_code == 200
    assert "translations" not in tiles(desk("boris"))


def test_reports_of_mistakes_are_told_by_their_words(desk):
    Report.objects.create(language="ru", page="/ru/", message="Не то число.")
    assert titles(tiles(desk("aigerim"))["reports"]) == ["Не то число."]


def test_what_is_asked_to_be_erased_is_told_to_those_who_may_confirm(desk):
    edition = cast.article().edition("kk")
    cast.draft(edition)
    edition.ask_erasure(by=cast.user("timur"), ground="Заң.", note="Өшірілді.")
    assert "erasures" in tiles(desk("root"))
    assert "erasures" not in tiles(desk("saule"))


def test_a_failure_is_told_with_its_sentence(desk):
    now = timezone.now()
    Due.objects.create(
        key="k:1:r", receiver="r", subject=1, due_at=now, next_try_at=now, tries=3, failure="Жоқ."
    )
    page = desk("saule").get(PAGE).content.decode()
    assert 'id="first-failures"' in page
    assert "Жоқ." in page


def test_a_notice_stands_until_its_reader_knows(desk):
    publication = cast.published(cast.article(), "kk", "Шықты")
    tell_those_concerned(publication.pk)
    client = desk("aigerim")
    assert "notices" in tiles(client)
    assert "notices" not in tiles(desk("boris"))
    assert client.get("/admin/notices/seen/").status_code == 405
    assert Notice.objects.get().seen_at is None
    client.post("/admin/notices/seen/")
    assert "notices" not in tiles(client)
    assert Notice.objects.get().seen_at


def test_rights_that_end_soon_are_told_for_photos_before_readers(desk):
    today = timezone.localdate()
    shown, ended = leading(today + timedelta(days=14)), leading(today - timedelta(days=1), "ended")
    leading(today + timedelta(days=15), "later")
    photo("unused", rights_until=today)
    tile = tiles(desk("aigerim"))["rights"]
    assert titles(tile) == [str(ended), str(shown)]
    assert [bool(line.late) for line in tile.lines] == [True, False]


def leading(last_day, slug="soon"):
    """A photo before a public story, with the last day of its rights."""
    lead = photo(slug, rights_until=last_day)
    lead.caption_ru = slug
    lead.save()
    cast.published(cast.article(lead_photo=lead), "ru")
    return lead


def test_a_photo_that_could_not_be_made_ready_is_told_with_its_sentence(desk):
    failed = photo("failed")
    Photo.objects.filter(pk=failed.pk).update(rendering_failure="Нет места на диске.")
    page = desk("aigerim").get(PAGE).content.decode()
    assert 'id="first-unmade"' in page
    assert "Нет места на диске." in page


def everything_is_owed(count):
    """So many of each thing that the page tells of."""
    now = timezone.now()
    for number in range(count):
        in_review(f"Проверить {number}")
        in_review(f"Вернуть {number}").send_back(by=cast.user("boris"), note="Мало.")
        cast.draft(cast.article().edition("ru"))
        leading(timezone.localdate(), f"p{number}")
        Photo.objects.filter(pk=photo(f"f{number}").pk).update(rendering_failure="Нет.")
        Report.objects.create(language="ru", page="/ru/", message="Не то.")
        due = {"receiver": "r", "subject": 1, "due_at": now, "next_try_at": now, "tries": 1}
        Due.objects.create(key=f"k:{number}", failure="Нет.", **due)
        flood = cast.article().edition("ru")
        flood.publish_urgently(by=cast.user("root"), revision=cast.draft(flood), reason="Да.")
        later = cast.article().edition("kk")
        at = now + timedelta(hours=number + 1)
        later.publish(by=cast.user("saule"), revision=cast.approved(later), at=at)
        story = cast.article()
        owed = {"owed_ru": 1, "owed_kk": 1, "owed_ru_since": now, "owed_kk_since": now}
        tell_those_concerned(cast.published(story, "ru").pk)
        cast.published(story, "kk").edition.ask_erasure(
            by=cast.user("root"), ground="Заң.", note="Өшті."
        )
        Pairing.objects.update_or_create(article=story, defaults=owed)
        edition = story.edition("ru")
        revision = cast.approved(edition, f"Иначе {number}")
        edition.publish(by=cast.user("boris"), revision=revision, kind="reply", note="Ответ.")


@pytest.mark.parametrize("name", ["aigerim", "timur"])
def test_the_page_asks_little_however_much_there_is(desk, django_assert_max_num_queries, name):
    everything_is_owed(MOST_LINES + 1)
    archive(2000, [])
    Edition.objects.filter(headline="").update(stage="writing")
    client = desk(name)
    client.get(PAGE)
    with django_assert_max_num_queries(MOST_QUERIES):
        found = tiles(client)
    assert len(found) >= 9
