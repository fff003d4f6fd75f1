"""The public record: what readers are told of every change, and what they are never told."""

import json
import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.core.exceptions import ValidationError

from articles.models import Publication
from articles.models.public import Debt
from tests import cast
from tests.reader.conftest import LANGUAGES, address

pytestmark = pytest.mark.django_db

OTHER = {"ru": "kk", "kk": "ru"}
START = datetime(2026, 6, 1, 6, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ATOM = "{http://www.w3.org/2005/Atom}"


def at(hours):
    return time_machine.travel(START + hours * HOUR, tick=False)


def change(article, language, body, *, kind="correction", note="Сумма была неверна.", **more):
    edition = article.edition(language)
    title = more.pop("title", f"{language} заголовок")
    revision = cast.approved(edition, title, body=body, lead="Лид.")
    by = cast.user(cast.EDITORS[language])
    return edition.publish(by=by, revision=revision, kind=kind, note=note, **more)


def first(article, languages=LANGUAGES, body="<p>В районе построили три школы.</p>"):
    for language in languages:
        cast.published(article, language, f"{language} заголовок", body=body, lead="Лид.")
    return article


@pytest.fixture
def told(db):
    """A story public in both languages since the start."""
    with at(0):
        return first(cast.article())


def changes_of(article, language):
    return address(article, language) + "changes/"


def gone(article, language):
    return f"/{language}/news/{article.pk}/any/changes/"


def rows(text):
    return re.findall(r'<li class="record-row[^>]*>.*?</li>', text, re.DOTALL)


def structured(text):
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    (told,) = (each for each in map(json.loads, blocks) if each.get("@type") == "NewsArticle")
    return told


# The article's page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_says_how_often_it_was_changed(read, told, language):
    with at(1):
        text = read(address(told, language))
        assert changes_of(told, language) not in text
    for hour in (2, 3):
        with at(hour):
            change(told, language, f"<p>Текст {hour}.</p>", kind="update", note="")
    with at(4):
        text = read(address(told, language))
        (link,) = re.findall(
            rf'<a class="changed" href="{changes_of(told, language)}">.*?</a>', text
        )
        assert "2" in link
        assert '<time datetime="2026-06-01T14:00:00+05:00">' in text


def test_what_waits_or_was_called_back_does_not_count(read, told):
    with at(1):
        waiting = change(told, "ru", "<p>Тайна.</p>", kind="update", at=START + 5 * HOUR)
        text = read(address(told, "ru")) + read(changes_of(told, "ru"))
        assert 'class="changed"' not in text
        assert len(rows(text)) == 1
        told.edition("ru").call_back(by=cast.user("boris"), publication=waiting)
    with at(6):
        text = read(address(told, "ru")) + read(changes_of(told, "ru")) + read("/ru/corrections/")
        assert 'class="changed"' not in text
        assert "Тайна" not in text


def test_what_waits_is_told_from_its_second_on(read, told):
    with at(1):
        change(told, "ru", "<p>Новое.</p>", title="Новый заголовок", at=START + 5 * HOUR)
    last = START + 5 * HOUR
    paths = [changes_of(told, "ru"), "/ru/corrections/", "/ru/corrections/feed.xml"]
    with time_machine.travel(last - timedelta(microseconds=1), tick=False):
        for path in paths:
            assert "Сумма была неверна." not in read(path), path
            assert "Нов" not in read(path).replace("Новости", ""), path
        assert "correction" not in structured(read(address(told, "ru")))
        assert 'class="note' not in read(address(told, "kk"))
    with time_machine.travel(last, tick=False):
        for path in paths:
            assert "Сумма была неверна." in read(path), path
        assert 'class="note note-checked"' in read(address(told, "kk"))


def test_machines_are_told_of_corrections_with_their_dates(read, told):
    with at(1):
        change(told, "ru", "<p>В районе построили пять школ.</p>")
    with at(2):
        change(told, "ru", "<p>В районе построили пять новых школ.</p>", kind="update", note="Да.")
    with at(3):
        machines = structured(read(address(told, "ru")))
        assert machines["correction"] == [
            {
                "@type": "CorrectionComment",
                "text": "Сумма была неверна.",
                "datePublished": "2026-06-01T12:00:00+05:00",
            }
        ]
        assert machines["datePublished"] == "2026-06-01T11:00:00+05:00"
        assert machines["dateModified"] == "2026-06-01T13:00:00+05:00"
        assert "correction" not in structured(read(address(told, "kk")))


# The page of changes


@pytest.mark.parametrize("language", LANGUAGES)
def test_changes_stand_with_date_kind_note_and_words(read, told, language):
    with at(1):
        change(told, language, "<p>В районе построили пять школ.</p>", title="Другой заголовок")
        text = read(changes_of(told, language))
    newest, oldest = rows(text)
    assert "<del>три школы</del><ins>пять школ</ins>" in newest
    assert "<del>" in newest.partition("diff-line")[2].partition("</p>")[0], "of the title"
    assert "Сумма была неверна." in newest
    assert '<time datetime="2026-06-01T12:00:00+05:00">' in newest
    assert "12:00 UTC+5" in newest
    assert "<del>" not in oldest
    assert '<time datetime="2026-06-01T11:00:00+05:00">' in oldest


def test_kinds_are_named(read, told):
    for hour, kind in enumerate(("update", "clarification", "refutation", "reply"), 1):
        with at(hour):
            change(told, "ru", f"<p>Текст {hour}.</p>", kind=kind)
    with at(9):
        told.edition("ru").retract(by=cast.user("timur"), note="Всё не так.")
        found = [
            re.search(r'record-kind">([^<]+)', row)[1] for row in rows(read(changes_of(told, "ru")))
        ]
    kinds = ["retraction", "reply", "refutation", "clarification", "update", "first"]
    labels = [str(Publication.Kind(kind).label) for kind in kinds]
    assert [name.lower() for name in found] == [label.lower() for label in labels]


def test_words_are_escaped(read, told):
    with at(1):
        change(
            told, "ru", "<p>Знак &lt;b&gt; и &amp;.</p>", title="<i>Заголовок</i>", note="<s>x</s>"
        )
        text = read(changes_of(told, "ru")) + read("/ru/corrections/")
    assert "&lt;b&gt;" in text
    assert "<b>" not in text
    assert "<i>" not in text
    assert "<s>" not in text


def test_facts_alone_are_told_as_such(read, told):
    with at(1):
        told.credited_to_ru, told.credited_to_kk = "акимат", "әкімдік"
        told.save()
        told.publish_facts(by=cast.user("timur"))
        newest, _first = rows(read(changes_of(told, "ru")))
    assert "record-facts" in newest
    assert "<del>" not in newest
    assert "<ins>" not in newest


def test_another_link_is_told_without_words(read, told):
    link = '<p>Об этом <a href="https://{}.kz/">писали</a>.</p>'.format
    with at(1):
        change(told, "ru", link("a"), kind="update", note="")
    with at(2):
        change(told, "ru", link("b"), kind="update", note="")
        newest = rows(read(changes_of(told, "ru")))[0]
    assert "diff-remark" in newest
    assert "<del>" not in newest


def test_long_differences_are_folded(read, told):
    with at(1):
        change(told, "ru", "".join(f"<p>Новый абзац {n} о школах района.</p>" for n in range(200)))
        newest = rows(read(changes_of(told, "ru")))[0]
    assert '<details class="diff">' in newest


def test_a_text_of_a_megabyte_has_a_page(read, told):
    with at(1):
        change(told, "ru", "<p>Школа и сад.</p>" * 25_000)
    with at(2):
        change(told, "ru", "<p>Школа и два сада.</p>" * 20_000)
        text = read(changes_of(told, "ru"))
    assert len(text) < 500_000


def test_a_long_record_goes_on_page_after_page(read, told):
    for hour in range(1, 25):
        with at(hour):
            change(told, "ru", f"<p>Текст {hour}.</p>", kind="update", note=f"Шаг {hour}.")
    with at(30):
        path, found = changes_of(told, "ru"), []
        while path:
            text = read(path)
            found += re.findall(r"Шаг \d+\.", text)
            assert len(rows(text)) <= 10
            older = re.search(r'href="([^"]+\?before=\d+)" rel="next"', text)
            path = older and older[1]
            if path:
                change(told, "ru", f"<p>Ещё {path}.</p>", kind="update", note="Не сдвигает.")
    assert found == [f"Шаг {hour}." for hour in range(24, 0, -1)]


def test_another_slug_leads_to_the_right_one(client, told):
    for language in LANGUAGES:
        response = client.get(f"/{language}/news/{told.pk}/other/changes/")
        assert response.status_code == 301
        assert response.headers["Location"] == changes_of(told, language)


@pytest.mark.parametrize("before", ["", "x", "0", "-1", "1.5", "9" * 18, "٣"])
def test_nonsense_is_no_page(client, told, before):
    assert client.get(changes_of(told, "ru"), {"before": before}).status_code == 404
    assert client.get("/ru/corrections/", {"before": before}).status_code == 404
    assert client.get("/ru/corrections/", {"before": f"{before}-1"}).status_code == 404


# What is not public


def test_a_draft_answers_as_one_that_never_was(client, told):
    draft = cast.article()
    cast.approved(draft.edition("ru"), "Тайна", body="<p>Тайна.</p>")
    waiting = cast.article()
    revision = cast.approved(waiting.edition("ru"), "Тайна", body="<p>Тайна.</p>")
    with at(1):
        waiting.edition("ru").publish(
            by=cast.user("boris"), revision=revision, at=START + 100 * HOUR
        )
    with at(2):
        answers = [
            client.get(f"/ru/news/{number}/taina/changes/")
            for number in (draft.pk, waiting.pk, waiting.pk + 1000)
        ]
    for answer in answers:
        assert answer.status_code == 404
        assert answer.content == answers[-1].content
        assert answer.headers == answers[-1].headers


def test_one_language_alone_has_a_record_alone(client, read, db):
    with at(0):
        article = first(cast.article(), ["kk"])
        cast.draft(article.edition("ru"), "Тайна")
        never = first(cast.article(), ["kk"])
        assert client.get(gone(article, "ru")).status_code == 404
        assert client.get(gone(article, "ru")).content == client.get(gone(never, "ru")).content
        text = read(changes_of(article, "kk"))
    assert f"/ru/news/{article.pk}/" not in text
    assert "Тайна" not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", ["withdraw", "end"])
def test_of_a_text_that_is_gone_dates_kinds_and_reasons_are_left(client, told, language, step):
    with at(1):
        change(told, language, "<p>Слова исправлены.</p>", title="Тайный заголовок")
    with at(2):
        getattr(told.edition(language), step)(by=cast.user("timur"), note="Срок истёк.")
        slug = told.edition(language).slug
        for address_of in (gone(told, language), f"/{language}/news/{told.pk}/{slug}/changes/"):
            response = client.get(address_of)
            text = response.content.decode()
            assert response.status_code == 410
            assert len(rows(text)) == 3
            assert "Срок истёк." in text
            assert "Сумма была неверна." in text
            for word in (
                "Слова",
                "Тайный",
                "школ",
                "<ins>",
                "<del>",
                slug,
                "Лид",
                'rel="canonical"',
            ):
                assert word not in text, word
        for path in (f"/{language}/corrections/", f"/{language}/corrections/feed.xml"):
            text = client.get(path).content.decode()
            assert "Сумма была неверна." in text
            assert ("Срок истёк." in text) == (step == "withdraw")
            assert f"/{language}/news/{told.pk}/withdrawn/changes/" in text
            for word in ("Тайный", "Слова", slug):
                assert word not in text, word
        assert (
            f"/{language}/news/{told.pk}/withdrawn/changes/"
            in client.get(f"/{language}/news/{told.pk}/any/").content.decode()
        )


def test_words_that_were_withdrawn_do_not_come_back_with_the_text(read, told):
    with at(1):
        change(told, "ru", "<p>Клевета о человеке.</p>", kind="update", title="Клевета")
    with at(2):
        told.edition("ru").withdraw(by=cast.user("timur"), note="Суд решил.")
    with at(3):
        change(told, "ru", "<p>Чистый текст.</p>", kind="update", note="Без него.", title="Чисто")
    with at(4):
        change(told, "ru", "<p>Чистый новый текст.</p>", kind="update", note="", title="Чисто")
        text = read(changes_of(told, "ru"))
    assert "Клевета" not in text
    assert "школ" not in text
    assert re.search("<ins> ?новый ?</ins>", text)
    assert len(rows(text)) == 5


def erase(article, language):
    edition = article.edition(language)
    asked = edition.ask_erasure(by=cast.user("timur"), ground="Закон 94-V, дело 7", note="По суду.")
    edition.erase(by=cast.user("root"), erasure=asked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_an_erased_text_nothing_is_left(client, told, language):
    with at(1):
        change(told, language, "<p>Слова.</p>", title="Тайный заголовок")
    slug = told.edition(language).slug
    with at(2):
        erase(told, language)
    with at(3):
        response = client.get(gone(told, language))
        text = response.content.decode()
        assert response.status_code == 410
        assert text.count("record-erased") == 2
        paths = (f"/{language}/corrections/", f"/{language}/corrections/feed.xml")
        lists = "".join(client.get(path).content.decode() for path in paths)
        other = client.get(changes_of(told, OTHER[language])).content.decode()
    for word in ("Слова", "Тайный", "Сумма", "Закон", "дело", slug):
        assert word not in text + lists, word
    assert "По суду." in text
    assert "Сумма" not in other


# Both languages


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["correction", "refutation", "reply"])
def test_a_linked_change_is_told_in_both_languages_until_it_is_answered(read, told, language, kind):
    other = OTHER[language]
    with at(1):
        change(told, language, "<p>В районе построили пять школ.</p>", kind=kind)
        own, there = read(address(told, language)), read(address(told, other))
        assert "note-checked" not in own
        (notice,) = re.findall(r'<aside class="note note-checked".*?</aside>', there, re.DOTALL)
        assert '<time datetime="2026-06-01T12:00:00+05:00">' in notice
        assert f'href="{changes_of(told, language)}#c' in notice
        assert f'hreflang="{language}"' in notice
        assert "Сумма" not in there
        newest, _first = rows(read(changes_of(told, other)))
        assert "record-other" in newest
        assert f'lang="{language}"><p>Сумма была неверна.</p>' in newest
        assert f'href="{changes_of(told, language)}#c' in newest
        assert "пять" not in newest
    with at(2):
        change(told, other, "<p>Мұнда бес мектеп салынды.</p>", note="Жауап.")
        assert Debt.objects.open().count() == 0
        for each in LANGUAGES:
            assert "note-checked" not in read(address(told, each))
            assert len(rows(read(changes_of(told, each)))) == 3


def test_an_editor_settles_by_a_word(read, told):
    with at(1):
        change(told, "ru", "<p>В районе построили пять школ.</p>")
        debt = Debt.objects.get()
        told.edition("kk").settle(by=cast.user("saule"), debt=debt, reason="Тайная причина.")
        text = read(address(told, "kk")) + read(changes_of(told, "kk"))
    assert "note-checked" not in text
    assert "Тайная причина" not in text


def test_an_answer_that_waits_settles_from_its_second_on(read, told):
    with at(1):
        change(told, "ru", "<p>В районе построили пять школ.</p>")
        debt = Debt.objects.get()
        change(told, "kk", "<p>Жаңа.</p>", settles=[debt], at=START + 5 * HOUR)
    for hours, is_open in ((4.99, True), (5, False)):
        with at(hours):
            assert ("note-checked" in read(address(told, "kk"))) == is_open


def test_an_update_owes_the_other_language_nothing(read, told):
    with at(1):
        change(told, "ru", "<p>В районе построили пять школ.</p>", kind="update")
        assert "note-checked" not in read(address(told, "kk"))
        assert len(rows(read(changes_of(told, "kk")))) == 1


def test_a_corrected_text_that_was_withdrawn_keeps_its_silence_beside_the_other(read, told):
    with at(1):
        change(told, "ru", "<p>Слова.</p>", title="Тайный заголовок")
    with at(2):
        told.edition("ru").withdraw(by=cast.user("timur"), note="Суд решил.")
        text = read(changes_of(told, "kk")) + read(address(told, "kk"))
    assert f"/ru/news/{told.pk}/withdrawn/changes/#c" in text
    for word in ("Слова", "Тайный", told.edition("ru").slug):
        assert word not in text


# All corrections


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_corrections_stand_in_one_list_the_newest_first(read, told, language):
    with at(0):
        second, third = first(cast.article()), first(cast.article())
    with at(1):
        change(told, language, "<p>Раз.</p>", note="Первая.")
    with at(2):
        change(second, language, "<p>Два.</p>", kind="reply", note="Вторая.")
        change(second, OTHER[language], "<p>Два.</p>", note="Чужая.")
    with at(3):
        third.edition(language).withdraw(by=cast.user("timur"), note="Третья.")
        change(told, language, "<p>Ещё.</p>", kind="update", note="Не исправление.")
    with at(4):
        text = read(f"/{language}/corrections/")
        assert re.findall("Первая|Вторая|Третья|Чужая|Не исправление", text) == [
            "Третья",
            "Вторая",
            "Первая",
        ]
        assert f'href="{changes_of(told, language)}#c' in text
        assert f"/news/{third.pk}/withdrawn/changes/#c" in text


def test_a_title_in_the_list_is_the_one_that_stands(read, told):
    with at(1):
        change(told, "ru", "<p>Раз.</p>", title="Старый заголовок")
    with at(2):
        change(told, "ru", "<p>Два.</p>", kind="update", title="Новый заголовок")
        text = read("/ru/corrections/")
    assert "Новый заголовок" in text
    assert "Старый заголовок" not in text


def test_facts_beside_a_retraction_are_no_second_one(read, told):
    with at(1):
        told.edition("ru").retract(by=cast.user("timur"), note="Всё не так.")
    with at(2):
        told.credited_to_ru = "акимат"
        told.save()
        told.publish_facts(by=cast.user("timur"))
        assert read("/ru/corrections/").count("Всё не так.") == 1


def test_the_list_goes_on_and_does_not_shift(read, db):
    with at(0):
        articles = [first(cast.article(), ["ru"]) for _ in range(23)]
    for place, article in enumerate(articles):
        with at(1 + place // 4):  # several in one moment
            change(article, "ru", f"<p>Текст {place}.</p>", note=f"Правка {place};")
    with at(20):
        path, found = "/ru/corrections/", []
        while path:
            text = read(path)
            found += [int(one) for one in re.findall(r"Правка (\d+);", text)]
            older = re.search(r'href="([^"]+\?before=[\d-]+)" rel="next"', text)
            path = older and older[1]
            if path:
                change(articles[0], "ru", "<p>Ещё.</p>", note="Сдвиг.")
    assert found == list(range(22, -1, -1))


def test_the_feed_tells_the_same(client, told):
    with at(1):
        change(told, "ru", "<p>Раз.</p>")
    with at(2):
        root = ElementTree.fromstring(client.get("/ru/corrections/feed.xml").content)  # noqa: S314
        (entry,) = root.findall(f"{ATOM}entry")
        assert entry.findtext(f"{ATOM}summary") == "Сумма была неверна."
        link = entry.find(f"{ATOM}link").get("href")
        assert link.startswith(f"http://localhost:8000{changes_of(told, 'ru')}#c")
        number, moment = told.pk, link.partition("#c")[2]
        assert entry.findtext(f"{ATOM}id") == f"tag:localhost,2026:ru/{number}/changes/{moment}"
        assert entry.findtext(f"{ATOM}updated") == "2026-06-01T12:00:00+05:00"
        assert (
            root.find(f"{ATOM}link[@rel='self']").get("href").endswith("/ru/corrections/feed.xml")
        )
        assert not ElementTree.fromstring(  # noqa: S314
            client.get("/kk/corrections/feed.xml").content
        ).findall(f"{ATOM}entry")


def test_every_page_leads_to_the_list(read, told):
    with at(1):
        for language in LANGUAGES:
            for path in ("", "news/", "about/"):
                assert f'href="/{language}/corrections/"' in read(f"/{language}/{path}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_record_asks_as_little(count_queries, told, language):
    def counts():
        paths = (
            address(told, language),
            changes_of(told, language),
            f"/{language}/corrections/",
            f"/{language}/corrections/feed.xml",
        )
        return [count_queries(path) for path in paths]

    with at(1):
        change(told, language, "<p>Раз.</p>")
        change(told, OTHER[language], "<p>Раз.</p>", settles=[])
        few = counts()
    for hour in range(2, 15):
        with at(hour):
            change(told, language, f"<p>Текст {hour}.</p>")
            change(told, OTHER[language], f"<p>Текст {hour}.</p>", settles=[])
    with at(20):
        assert counts() == few
    assert max(few) <= 8


def test_more_than_a_typo_is_refused_as_one(told):
    with at(1), pytest.raises(ValidationError):
        change(told, "ru", "<p>В районе построили пять школ.</p>", kind="typo")


def test_a_typo_is_a_change_without_a_note(read, told):
    with at(1):
        change(
            told,
            "ru",
            "<p>В районе  построили три школы!</p>",
            kind="typo",
            note="Тайна.",
            title="ru заголовок",
        )
        newest, _first = rows(read(changes_of(told, "ru")))
        assert "Тайна" not in newest + read(address(told, "ru"))
