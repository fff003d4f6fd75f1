"""How often each page of the desk asks the database, in a newsroom of some age."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Pairing, Tag
from people.models import Person
from regions.models import Region
from tests import cast
from tests.desk.doors import build_world, doors
from tests.reader.conftest import archive

MOST = 40

pytestmark = pytest.mark.django_db


@pytest.fixture
def old_newsroom():
    """The world of the doors, to which many articles about its things are added."""

    def fill(count):
        world = build_world()
        things = [model.objects.order_by("pk").first() for model in (Region, Person, Tag)]
        archive(count, things)
        owing = [Pairing(article_id=number, owed_kk=2) for number in articles_without(Pairing)]
        Pairing.objects.bulk_create(owing)
        return world

    return fill


def articles_without(table):
    told = table.objects.order_by().values("article")
    return Article.objects.exclude(pk__in=told).order_by("pk").values_list("pk", flat=True)


def asked_too_often(world):
    client = Client()
    client.force_login(cast.user("timur"))
    paths = {door.path for each in doors(world).values() for door in each if door.get == 200}
    assert len(paths) > 100
    found = {path: questions(client, path) for path in sorted(paths)}
    return {path: count for path, count in found.items() if count > MOST}


def questions(client, path):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
        if answer.streaming:
            list(answer.streaming_content)
    return len(queries)


def test_no_page_of_the_desk_asks_more_than_forty_times(old_newsroom):
    assert asked_too_often(old_newsroom(300)) == {}


@pytest.mark.long
def test_nor_with_twenty_thousand_articles(old_newsroom):
    assert asked_too_often(old_newsroom(20_000)) == {}
