"""`loaddata` and `rebuild` give readers what `load_demo` gives them."""

import re
import shutil
from collections import Counter
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from articles.models import Entry, Publication, Section, Tag
from articles.verifying import verify
from facts.models import Fact
from newsroom.demo import fixtures, pictures
from newsroom.demo.loading import load
from people.models import Organisation, Person, User
from photos.models import Photo
from projects.models import Agreement, Project
from regions.models import Region

PLACES = {model._meta.model_name: model for model in Entry.LISTS}
FACTS = [model for model in fixtures.REFERENCE if issubclass(model, Fact)]


def rebuild():
    said = StringIO()
    call_command("rebuild", stdout=said)
    return said.getvalue()


def text_of(publication):
    """Without what is a matter of this database: the numbers of the quotations' terms."""
    return re.sub(r'data-term="\d+"', "", publication.body)


def slugs(model):
    return dict(model._default_manager.values_list("pk", "slug"))


def publications():
    rows = Publication.objects.select_related("section", "published_by")
    return {
        (
            row.language,
            row.slug,
            row.kind,
            row.title,
            row.lead,
            text_of(row),
            row.byline,
            row.source,
            row.label,
            str(row.story_on),
            row.section.slug,
            row.published_by.username,
            row.note,
            row.public_from,
            row.public_until,
            row.first_public_at,
            row.is_archival,
            row.began_in_archive,
        )
        for row in rows
    }


def entries():
    names = {kind: slugs(model) for kind, model in PLACES.items()}
    return {
        (
            entry.list,
            names[entry.list][entry.thing] if entry.thing else "",
            entry.language,
            entry.at,
            entry.publication.slug,
            entry.publication.kind,
            entry.is_direct,
        )
        for entry in Entry.objects.select_related("publication")
    }


def names():
    things = (Region, Organisation, Person, Project, Agreement, Tag, Section)
    columns = ("slug", "name_ru", "name_kk", "sort_ru", "sort_kk")
    return {model: set(model._default_manager.values_list(*columns)) for model in things}


def facts():
    columns = ("certainty", "public_from", "source__outlet")
    return {model: Counter(model.objects.values_list(*columns)) for model in FACTS}


def users():
    return set(User.objects.values_list("username", "role", "email", "person__slug"))


def photos():
    return set(Photo.objects.shown().values_list("slug", "alt_ru", "alt_kk", "width", "height"))


def all_that_is_public():
    return [publications(), entries(), names(), facts(), users(), photos()]


@pytest.mark.django_db
def test_fixtures_give_the_newsroom_that_the_steps_give():
    with transaction.atomic():
        assert load(now=fixtures.NOW)
        by_steps = all_that_is_public()
        transaction.set_rollback(True)
    assert not Region.objects.exists()
    call_command("loaddata", "reference", "demo", verbosity=0)
    rebuild()
    for by_fixtures, wanted in zip(all_that_is_public(), by_steps, strict=True):
        assert by_fixtures == wanted


def test_reference_alone_holds_nobody_invented(db):
    call_command("loaddata", "reference", verbosity=0)
    assert not Person.objects.filter(is_invented=True).exists()
    assert not Organisation.objects.filter(is_invented=True).exists()
    assert Region.objects.count() == 27


def test_fixtures_are_what_the_content_file_makes(run):
    done = run("bin/fixtures.py", "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# From here on the fixtures are loaded, and rebuilt once; what needs an empty newsroom stands above.


@pytest.fixture(scope="module")
def rebuilt(django_db_setup, django_db_blocker, tmp_path_factory):
    """What was there before, what the command said, and where its files are."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=media):
            call_command("loaddata", "reference", "demo", verbosity=0)
            before = SimpleNamespace(entries=entries(), names=names())
            before.said, before.media = rebuild(), media
        yield before
        transaction.set_rollback(True)


@pytest.fixture
def by_fixtures(rebuilt, db, alone, settings):
    """The rebuilt newsroom as one test sees it: what the test changes is taken back."""
    shutil.copytree(rebuilt.media, settings.MEDIA_ROOT)
    return rebuilt


ONCE = pytest.mark.xdist_group("fixtures")


@ONCE
def test_rebuild_brings_the_plates(by_fixtures):
    assert "8 files of the demo were missing" in by_fixtures.said
    for photo in Photo.objects.all():
        with photo.file.open() as file:
            assert file.read() == pictures.path_of(photo.slug).read_bytes()
    assert "0 files of the demo were missing" in rebuild()


@ONCE
def test_rebuild_leaves_a_plate_that_is_there(by_fixtures):
    photo = Photo.objects.get(slug="reading-room")
    shutil.copy(pictures.path_of("uranhaev-plate"), photo.file.path)
    rebuild()
    with photo.file.open() as file:
        assert file.read() == pictures.path_of("uranhaev-plate").read_bytes()


@ONCE
def test_rebuild_makes_the_entries_of_ancestors_again(by_fixtures):
    assert entries() == by_fixtures.entries
    Entry.objects.filter(is_direct=False).delete()
    rebuild()
    assert entries() == by_fixtures.entries


@ONCE
def test_rebuild_follows_names_anew(by_fixtures):
    assert names() == by_fixtures.names
    Region.objects.update(sort_ru="stale")
    Tag.objects.filter(slug="border").update(word_kk="stale")
    assert "28 rows had stale sort keys" in rebuild()
    assert names() == by_fixtures.names
    assert Tag.objects.get(slug="border").word_kk == "шекара"


@ONCE
def test_nobody_can_log_in_with_what_a_fixture_brings(by_fixtures):
    assert not any(user.has_usable_password() for user in User.objects.all())


@ONCE
def test_a_row_can_be_added_after_the_fixtures(by_fixtures):
    """PostgreSQL counts keys beside the table; `loaddata` has to bring that count along."""
    Region.objects.create(slug="new", name_ru="Новый", name_kk="Жаңа", kind=Region.Kind.CITY)


@ONCE
def test_rebuild_begins_the_record_of_what_was_loaded_and_begins_it_once(by_fixtures):
    assert "26 publications began" in by_fixtures.said
    assert verify().faults == []
    Publication.objects.filter(pk=Publication.objects.first().pk).update(title="Иначе")
    assert "0 publications began" in rebuild()
    assert len(verify().faults) == 1
