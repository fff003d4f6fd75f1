"""What texts name is known without reading them."""

import pytest

from articles.mentions import rebuild_mentions
from articles.models import Mention, Revision, StaleBase
from tests import cast

pytestmark = pytest.mark.django_db
BODY = (
    '<blockquote data-person="nurlan"><p>Сөз.</p></blockquote>'
    '<figure data-photo="steppe"></figure><div data-gallery="steppe lake"></div>'
    '<p><a data-file="hours">часы</a> <a data-person="nurlan">он</a> <a data-region="urjar">'
    "там</a></p>"
)
NAMED = {("person", "nurlan"), ("photo", "steppe"), ("photo", "lake"), ("file", "hours")}


@pytest.fixture
def revision():
    return cast.draft(cast.article().edition("ru"), body=BODY)


def named(revision):
    return list(revision.mentions.values_list("kind", "slug"))


def test_each_thing_is_put_down_once_with_the_text_that_names_it(revision):
    assert len(named(revision)) == len(NAMED)
    assert set(named(revision)) == NAMED


def test_a_later_text_has_its_own(revision):
    later = cast.draft(revision.edition, body="<p>Ничего.</p>")
    assert named(later) == []
    assert set(named(revision)) == NAMED


def test_a_text_kept_beside_another_one_has_its_own(revision):
    edition = revision.edition
    with pytest.raises(StaleBase) as stale:
        edition.save_draft(
            by=cast.user("timur"), base=None, title="Рядом", body='<figure data-photo="x"></figure>'
        )
    assert named(stale.value.kept) == [("photo", "x")]


def test_they_are_made_again_from_the_texts(revision):
    Mention.objects.all().delete()
    Mention.objects.create(revision=revision, kind="photo", slug="of-nobody")
    assert rebuild_mentions(Revision.objects.all()) == len(NAMED)
    assert set(named(revision)) == NAMED
