"""How often each page of the desk asks the database, in a newsroom of some age."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.desk.doors import build_world, doors
from tests.desk.old_newsroom import fill

MOST = 40

pytestmark = pytest.mark.django_db


def old_newsroom(count):
    """The world of the doors, to which many articles are added."""
    world = build_world()
    fill(count)
    return world


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


def test_no_page_of_the_desk_asks_more_than_forty_times():
    assert asked_too_often(old_newsroom(300)) == {}


@pytest.mark.long
def test_nor_with_twenty_thousand_articles():
    assert asked_too_often(old_newsroom(20_000)) == {}
