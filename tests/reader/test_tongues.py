"""What a page prints in the other language says so, and stays as it is in other letters."""

import re

import pytest

from reader.templatetags.tongues import set_marked
from tests import cast
from tests.reader.conftest import address

RUSSIAN = "Мы построим дорогу до самой границы"


def test_a_title_is_marked_and_set():
    assert set_marked("Әкім «Үржар-дың» сөзі", "kk") == (
        'Әкім «<span class="whole">Үржар-дың</span>» сөзі'
    )
    told = set_marked(f"Әкім айтты: «{RUSSIAN} <20-го>»", "kk")
    assert told.startswith(f'Әкім айтты: «<span dir="ltr" lang="ru">{RUSSIAN} &lt;')
    assert '<span class="whole">20-го</span>' in told


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["kk", "kk-latn", "kk-arab"])
def test_a_title_of_the_russian_edition_stays_as_it_is(client, code):
    story = cast.article()
    cast.published(story, "ru", RUSSIAN)
    path = address(story, "ru").replace("/ru/", f"/{code}/", 1)
    text = client.get(path).content.decode()
    led = re.search(r'<p class="elsewhere"><a ([^>]*)>([^<]*)</a>', text)
    assert led[2] == RUSSIAN
    assert 'lang="ru" dir="ltr"' in led[1]


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["kk-latn", "kk-arab"])
def test_a_note_of_the_russian_edition_stays_as_it_is(client, code):
    story = cast.article()
    cast.published(story, "kk", "Жол")
    cast.published(story, "ru", "Дорога")
    edition = story.edition("ru")
    revision = cast.approved(edition, "Дорога", body="<p>Другой текст.</p>")
    edition.publish(by=cast.user("boris"), revision=revision, kind="correction", note=RUSSIAN)
    path = f"{address(story, 'kk')}changes/".replace("/kk/", f"/{code}/", 1)
    text = client.get(path).content.decode()
    assert f'<div class="record-note" dir="ltr" lang="ru"><p>{RUSSIAN}</p>' in text
