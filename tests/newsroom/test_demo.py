"""The demo newsroom: what its content file says is what readers get, and no more."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import Article, Edition, Entry, Publication
from facts.models import Certainty, Fact, Reference
from languages.dates import PartialDate
from newsroom.demo import staff
from people.models import Person, Term, User
from photos.models import Photo
from projects.models import Agreement, Milestone, Project
from regions.models import Region, RegionName

LANGUAGES = ("ru", "kk")
FACTS = [model for model in apps.get_models() if issubclass(model, Fact)]


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def published(article_id, language, told):
    row = next(row for row in told["articles"] if row["id"] == article_id)
    return Publication.objects.public(language).get(slug=row[language]["slug"])


def everything():
    """How many rows there are of each kind, and the newest of them."""
    return {
        model: (model._default_manager.count(), model._default_manager.order_by("pk").last())
        for model in apps.get_models()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_article_is_public_with_its_whole_text(demo, told, language):
    for row in told["articles"]:
        publication = published(row["id"], language, told)
        assert words(publication.title) == words(row[language]["title"])
        assert words(publication.lead) == words(row[language]["lead"])
        assert words(publication.body) == words(row[language]["body"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_else_is_public(demo, told, language):
    assert Publication.objects.public(language).count() == len(told["articles"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_article_quotes_the_akim_twice_in_the_post_he_held(demo, told, language):
    body = published("first-article", language, told).body
    quotes = re.findall(r'data-person="([^"]+)" data-term="(\d+)"', body)
    akim = Term.objects.get(person__slug="nurlan-uranhaev", region__slug="abai")
    assert quotes == [("nurlan-uranhaev", str(akim.pk))] * 2
    assert akim.is_public()


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_article_has_four_captioned_plates(demo, told, language):
    body = published("first-article", language, told).body
    slugs = re.findall(r'data-photo="([^"]+)"', body)
    shown = [Photo.objects.shown().get(slug=slug) for slug in slugs]
    captions = [getattr(photo, f"caption_{language}") for photo in shown]
    wanted = {row["slug"]: row["caption"][language] for row in told["photos"]}
    assert captions == [wanted[slug] for slug in slugs]
    assert len(captions) == 4
    assert all(photo.is_plate and photo.file.storage.exists(photo.file.name) for photo in shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_article_stands_with_all_that_it_is_about(demo, told, language):
    publication = published("first-article", language, told)
    direct = Entry.objects.filter(publication=publication, is_direct=True)
    about = {
        model._meta.model_name: set(
            model.objects.filter(
                pk__in=direct.filter(list=Entry.LISTS[model]).values_list("thing", flat=True)
            ).values_list("slug", flat=True)
        )
        for model in (Region, Project, Agreement, Person)
    }
    assert about == {
        "region": {"abai", "xinjiang", "tarbagatay", "urjar", "shagantogay"},
        "project": {
            "copper-smelter",
            "ayagoz-bakhty-rail",
            "bakhty-dry-port",
            "logistics-park",
        },
        "agreement": {"memo-urjar-shagantogay", "agreement-abai-xuar"},
        "person": {"nurlan-uranhaev"},
    }


def test_first_article_is_given_no_date(demo, told):
    for language in LANGUAGES:
        publication = published("first-article", language, told)
        assert publication.story_on is None
        assert publication.is_archival


def test_stories_keep_their_own_dates(demo, told):
    for row in told["articles"]:
        for language in LANGUAGES if row["story_on"] else ():
            publication = published(row["id"], language, told)
            assert str(publication.story_on) == row["story_on"]["value"]
            assert publication.is_archival
            begun = timezone.localtime(publication.first_public_at)
            assert (str(begun.date()), begun.hour) == (row["story_on"]["value"], 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_invented_says_so(demo, told, language):
    for row in told["articles"]:
        label = published(row["id"], language, told).label
        assert label == (row["label"][language] if row["label"] else "")
        assert bool(label) == (row["demo"] != "none")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_correction_is_on_the_record(demo, told, language):
    now = published("demo-smelter", language, told)
    record = Publication.objects.filter(edition=now.edition).order_by("public_from")
    first, correction = record
    row = next(row for row in told["articles"] if row["id"] == "demo-smelter")
    assert [first.kind, correction.kind] == ["first", "correction"]
    assert correction.note == row["publications"][1]["note"][language]
    assert words(first.body) == words(row["publications"][0][language]["body"])
    assert words(correction.body) == words(row[language]["body"])
    assert first.public_until == correction.public_from
    assert timezone.localdate(correction.public_from).isoformat() == "2025-09-21"
    assert correction.first_public_at == first.public_from


def test_an_editor_of_each_language_has_approved_every_text(demo):
    editors = {
        (edition.language, edition.stage, edition.reviewed_by.username)
        for edition in Edition.objects.select_related("reviewed_by")
    }
    assert editors == {("ru", "approved", "boris"), ("kk", "approved", "saule")}


def test_stories_are_numbered_as_they_are_listed(demo, told):
    editions = Edition.objects.filter(language="ru").order_by("article_id")
    assert [edition.slug for edition in editions] == [row["ru"]["slug"] for row in told["articles"]]


@pytest.mark.parametrize("model", FACTS)
def test_what_is_unsure_is_never_public(demo, model):
    assert not model.objects.public().filter(certainty=Certainty.UNSURE).exists()


def test_what_is_unsure_is_kept_on_the_desk(demo):
    kept = [model for model in FACTS if model.objects.filter(certainty="unsure").exists()]
    assert {model._meta.model_name for model in kept} >= {"statistic", "organisationname"}


def test_what_is_sure_is_public(demo):
    for model in FACTS:
        sure = model.objects.exclude(certainty=Certainty.UNSURE)
        assert sure.count() == model.objects.public().count()


def test_a_name_in_doubt_is_shown_in_the_other_language_alone(demo):
    akim = Person.objects.filter(slug="dauren-koigeldin")
    assert akim.shown("ru").exists()
    assert not akim.shown("kk").exists()
    assert akim.get().name_kk == "Қойгелдин Дәурен"


def test_a_point_in_doubt_is_left_out(demo):
    assert Region.objects.get(slug="aktogay").latitude is None
    assert str(Region.objects.get(slug="shagantogay").latitude) == "46.2010"


def test_a_date_in_doubt_is_left_out(demo):
    assert Agreement.objects.get(slug="memo-urjar-shagantogay").signed_on is None
    assert Region.objects.get(slug="makanshy").established_on is None


def test_regions_stand_in_their_tree(demo):
    county = Region.objects.get(slug="shagantogay")
    line = Region.objects.ancestors(county).with_tree_fields().values_list("slug", flat=True)
    assert list(line) == ["china", "xinjiang", "ili", "tarbagatay"]
    assert Region.objects.get(slug="abai").centre.slug == "semey"


def test_names_in_other_letters_are_printed_and_aliases_are_not(demo):
    names = RegionName.objects.filter(region__slug="tarbagatay")
    spelled = {name.letters: name.text for name in names if not name.is_alias}
    assert spelled["kk-latn"] == "Tarbağatai aimağy"
    assert spelled["kk-arab"] == "تارباعاتاي ايماعى"
    assert names.filter(is_alias=True, text="Тачэн (округ)").exists()
    assert Region.objects.get(slug="tarbagatay").chinese_name == "塔城地区"
    assert Region.objects.get(slug="tacheng").chinese_name_certainty == Certainty.UNSURE


def test_akims_lead_their_regions_one_after_the_other(demo):
    heads = Term.objects.filter(is_head=True, region__slug="abai").order_by("start")
    assert [term.person.slug for term in heads] == ["nurlan-uranhaev", "berik-uali"]
    uranhaev = Person.objects.get(slug="nurlan-uranhaev")
    assert uranhaev.title_on(PartialDate.parse("2024-01-31"), "ru") == "аким области Абай"
    assert uranhaev.title_on(PartialDate.parse("2025-03-01"), "ru") == ""


def test_being_named_in_a_story_makes_no_page(demo):
    without = Person.objects.filter(has_page=False).values_list("slug", flat=True)
    assert set(without) == {"rui-borges", "zeno-debast", "xi-zhengping"}


def test_sums_told_at_different_times_stand_beside_each_other(demo):
    figures = Project.objects.get(slug="copper-smelter").figures.all()
    told = [(str(figure), str(figure.as_of)) for figure in figures]
    assert told == [("1500000000 USD", "2024-06-03"), ("2000000000 USD", "None")]


def test_milestones_are_planned_or_past(demo):
    planned = Milestone.objects.get(project__slug="copper-smelter", planned_on="2028")
    assert planned.actual_on is None
    begun = Milestone.objects.get(project__slug="bakhty-checkpoint", actual_on="2023-03")
    assert begun.planned_on is None


def test_every_number_and_name_of_the_content_file_is_there(demo, told):
    for name, model in (
        ("regions", Region),
        ("people", Person),
        ("projects", Project),
        ("agreements", Agreement),
    ):
        assert model.objects.public().count() == len(told[name])
        assert issubclass(model, Reference)
    spellings = sum(
        len([s for s in row["spellings"] if s["script"] != "zh"])
        + sum(map(len, row.get("alt_names", {}).values()))
        for row in told["regions"]
    )
    assert RegionName.objects.count() == spellings


def test_a_second_load_changes_nothing_and_says_so(demo):
    before = everything()
    said = StringIO()
    call_command("load_demo", stdout=said)
    assert said.getvalue() == "The newsroom holds content already; nothing was loaded.\n"
    assert everything() == before


def test_nobody_can_log_in_until_passwords_are_set(demo):
    assert not any(user.has_usable_password() for user in User.objects.all())


def test_passwords_are_set_for_the_demo_accounts_alone(demo, monkeypatch):
    colleague = User.objects.create_user("dana", "dana@example.org", "her own")
    monkeypatch.setenv("DEMO_PASSWORD", "a demo password")
    call_command("load_demo", "--passwords", stdout=StringIO())
    logins = {
        user.username for user in User.objects.all() if user.check_password("a demo password")
    }
    assert logins == set(staff.NAMES)
    assert User.objects.get(pk=colleague.pk).check_password("her own")


def test_a_password_that_is_set_already_stays_as_it_is(demo):
    """A new hash of it would end everybody's session at each start."""
    staff.set_passwords("a demo password")
    hashes = set(User.objects.values_list("username", "password"))
    staff.set_passwords("a demo password")
    assert set(User.objects.values_list("username", "password")) == hashes
    staff.set_passwords("another one")
    assert User.objects.get(username="boris").check_password("another one")


def test_no_empty_password_is_ever_set(demo, monkeypatch):
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    with pytest.raises(CommandError, match="DEMO_PASSWORD is not set"):
        call_command("load_demo", "--passwords")


def test_everyone_works_in_the_languages_of_their_post(demo):
    found = {
        user.username: (user.role, "".join(sorted(user.languages)), user.interface_language)
        for user in User.objects.filter(is_staff=True)
    }
    assert found == {
        "aigerim": ("reporter", "kkru", "ru"),
        "boris": ("editor", "ru", "ru"),
        "saule": ("editor", "kk", "kk"),
        "timur": ("chief", "kkru", "ru"),
        "root": ("administrator", "kkru", "ru"),
    }


def test_readers_see_reference_things_from_the_moment_of_loading(demo):
    assert not Region.objects.public(demo - timedelta(seconds=1)).exists()
    assert not any(article.hidden_things() for article in Article.objects.all())
