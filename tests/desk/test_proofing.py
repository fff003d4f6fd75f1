"""What the desk tells the editor to mend, and where."""

import pytest
from django.test import Client

from desk.proofing import MOST_PARAGRAPHS, MOST_SIGNS, SENTENCES, findings
from languages.letters import Kind
from tests import cast

PROOF = "/admin/proof/"


@pytest.fixture
def ask(desk):
    def ask(*paragraphs, language="ru", name="boris"):
        sent = {"language": language, "paragraphs": paragraphs}
        return desk(name).post(PROOF, sent, content_type="application/json")

    return ask


def mended(text, found):
    for each in reversed(found):
        text = text[: each["start"]] + each["wanted"] + text[each["end"] :]
    return text


def test_each_paragraph_is_told_for_itself(ask):
    said = ask('Газета "Дала"', "Всё хорошо.", "Урджaр").json()["findings"]
    assert mended('Газета "Дала"', said[0]) == "Газета «Дала»"
    assert said[1] == []
    (letter,) = said[2]
    assert (letter["start"], letter["end"]) == (0, 6)
    assert letter["found"] == "Урджaр"
    assert letter["wanted"] == "Урджар"
    assert letter["is_sure"]


def test_what_needs_a_look_is_not_sure(ask):
    (found,) = ask("Ғылым және онир.", language="kk").json()["findings"]
    assert [(each["found"], each["wanted"], each["is_sure"]) for each in found] == [
        ("онир", "өңір", False)
    ]


def test_places_are_counted_as_browsers_count_them(ask):
    (found,) = ask('😀 "Дала"').json()["findings"]
    assert found[0]["start"] == 3


def test_a_half_of_a_sign_is_no_failure(ask):
    assert ask("\ud83d один").status_code == 200


def test_every_kind_of_alarm_has_a_sentence():
    assert set(SENTENCES) == set(Kind)


def test_findings_stand_in_the_order_of_the_text():
    places = [each.start for each in findings('"Aбай" - "Урджaр"', "ru")]
    assert places == sorted(places)


def test_too_much_at_once_is_refused_with_a_sentence(ask):
    for paragraphs in (["а"] * (MOST_PARAGRAPHS + 1), ["а" * (MOST_SIGNS + 1)]):
        answer = ask(*paragraphs)
        assert answer.status_code == 413
        assert answer.json()["error"]


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "{",
        "[]",
        "\xff",
        '{"language": "zh", "paragraphs": []}',
        '{"language": [], "paragraphs": []}',
        '{"language": "ru"}',
        '{"language": "ru", "paragraphs": [1]}',
    ],
)
def test_what_is_not_asked_so_is_refused_with_a_sentence(desk, sent):
    answer = desk("boris").post(PROOF, sent, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_a_form_is_refused_with_a_sentence(desk):
    answer = desk("boris").post(PROOF, {"language": "ru", "paragraphs": "а"})
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_only_who_works_here_may_ask(ask):
    assert ask("а", name="marat")["Location"].startswith("/admin/login/")
    assert ask("а", name="aigerim").status_code == 200


def test_another_site_cannot_ask_in_somebodys_name(db):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.user("boris"))
    assert client.post(PROOF, "{}", content_type="application/json").status_code == 403
    assert client.get(PROOF).status_code == 405
