"""Between readers and the desk: no public address reads a table of the desk."""

import re

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Article
from people.models import User
from regions.models import Region
from tests.reader.conftest import FEEDS, FILES, FORMS, LANGUAGES, LISTS, pages

pytestmark = pytest.mark.django_db

DESK = re.compile(
    r"articles_(article|edition|revision|taggedarticle)|people_user|people_loginattempt|django_session|auth_|taggit_"
    r"|django_admin_log|_historical"
)


class Wall:
    def __init__(self):
        self.crossed = []

    def __call__(self, execute, sql, params, many, context):
        if DESK.search(sql):
            self.crossed.append(sql)
        return execute(sql, params, many, context)


def public_addresses(story):
    for language in LANGUAGES:
        standing = pages(language, story)
        yield from standing.values()
        yield from (f"/lite{path}" for path in standing.values())
        yield from (form.format(language) for form in FORMS)
        yield f"/{language}/archive/"
        yield from (f"{standing[name]}?before={story.pk}" for name in LISTS)
        yield from (feed.format(language) for feed in FEEDS)
        yield f"/{language}/news/{story.pk}/another-slug/"
        yield f"/{language}/news/{story.pk + 1}/never/"
        yield f"/{language}/people/private/"
        yield f"/{language}/tags/never/"
    yield from FILES
    today = timezone.localdate()
    yield f"/sitemap-{today:%Y-%m}.xml"
    yield f"/sitemap-{today:%Y-%m-%d}.xml"


def test_no_public_address_reads_the_desk(client, story):
    wall = Wall()
    addresses = list(public_addresses(story))
    with connection.execute_wrapper(wall):
        for path in addresses:
            client.get(path)
    assert not wall.crossed


def test_no_public_address_reads_the_desk_for_those_who_work_here(client, story):
    client.force_login(story.created_by)
    wall = Wall()
    addresses = list(public_addresses(story))
    with connection.execute_wrapper(wall):
        for path in addresses:
            client.get(path, headers={"accept-language": "kk"})
    assert not wall.crossed


@pytest.mark.parametrize("model", [Article, User, Region.history.model])
def test_the_wall_sees_what_crosses_it(model):
    wall = Wall()
    with connection.execute_wrapper(wall):
        list(model.objects.all())
    assert wall.crossed
