"""Duplicates become one: all that named the one names the other, and the record stays proven."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Depiction, Entry, Mention, Quote, RecordEntry, Redirect, Tag
from articles.publishing import rebuild_entries
from articles.quotations import rebuild_quotes
from articles.verifying import verify
from desk.merging.steps import merge, seen
from facts.models import Source
from people.models import Organisation, OrganisationName, Person, PersonName, Term
from projects.models import Agreement, Project
from regions.models import Region
from tests import cast
from tests.desk.conftest import address, said, sent
from tests.reader.conftest import LONG_AGO, archive, photo

pytestmark = pytest.mark.django_db
QUOTED = '<blockquote data-person="akimov-n"><p>Построим мост.</p></blockquote>'
MOST_QUERIES = 40


def person(slug, ru, kk, **fields):
    return Person.objects.create(slug=slug, name_ru=ru, name_kk=kk, **fields)


@pytest.fixture
def twice(db):
    """Somebody who was entered twice: the one that goes, the one that stays."""
    shown = {"public_from": LONG_AGO, "has_page": True}
    gone = person("akimov-n", "Акимов Н.", "Әкімов Н.", short_ru="Нурлан Акимов", **shown)
    stays = person("akimov", "Акимов Нурлан", "Әкімов Нұрлан", **shown)
    return gone, stays


@pytest.fixture
def tags(db):
    names = (("moct", "мостик", "көпіршік"), ("most", "мост", "көпір"))
    return [
        Tag.objects.create(slug=slug, name_ru=ru, name_kk=kk, public_from=LONG_AGO)
        for slug, ru, kk in names
    ]


@pytest.fixture
def bodies(db):
    return [
        Organisation.objects.create(slug=slug, name_ru=ru, name_kk=kk, public_from=LONG_AGO)
        for slug, ru, kk in (("ao", "АО «Медь»", "«Мыс» АҚ"), ("med", "Медь", "Мыс"))
    ]


def merged(gone, stays, by="boris", **options):
    options.setdefault("seen", seen(gone, stays))
    merge(gone, into=stays, by=cast.user(by), **options)
    stays.refresh_from_db()
    return stays


def told(story, *people, language="ru", body=QUOTED):
    story.people.set(people)
    return cast.published(story, language, body=body)


# What named the one names the other.


def test_every_row_that_named_the_one_names_the_other(twice):
    gone, stays = twice
    region = Region.objects.create(slug="abai", name_ru="Абай", name_kk="Абай", kind="oblast")
    term = Term.objects.create(
        person=gone, region=region, title_ru="аким", title_kk="әкім", certainty="rule"
    )
    story = cast.article()
    story.authors.add(gone)
    shown = Depiction.objects.create(photo=photo("seen"))
    shown.people.add(gone, stays)
    agreement = Agreement.objects.create(slug="a", name_ru="М", name_kk="М", kind="memorandum")
    signed = agreement.signatories.create(person=gone, term=term)
    edition = story.edition("kk")
    edition.translator = gone
    edition.save()
    told(story, gone)
    merged(gone, stays)
    for row in (term, signed, edition):
        row.refresh_from_db()
    assert [term.person, signed.person, edition.translator] == [stays] * 3
    assert list(story.people.all()) == list(story.authors.all()) == [stays]
    assert list(shown.people.all()) == [stays]
    assert Quote.objects.get().person == stays
    assert not Person.objects.filter(pk=gone.pk).exists()


def test_nothing_is_left_that_points_at_the_one_that_went(twice, tags, bodies):
    pairs = (twice, tags, bodies)
    story = cast.article()
    for name, (gone, _stays) in zip(("people", "tags", "organisations"), pairs, strict=True):
        getattr(story, name).add(gone)
    cast.published(story, "ru")
    for gone, stays in pairs:
        merged(gone, stays)
        assert not Entry.objects.filter(list=Entry.LISTS[type(gone)], thing=gone.pk).exists()
    connection.check_constraints()


def test_what_would_stand_twice_stands_once(twice, tags):
    story = cast.article()
    story.people.set(twice)
    story.tags.set(tags)
    publication = cast.published(story, "ru")
    merged(*twice)
    merged(*tags)
    assert list(story.people.all()) == [twice[1]]
    assert list(story.tags.all()) == [tags[1]]
    named = publication.entries.filter(list__in=["person", "tag"]).order_by("list")
    assert [(each.list, each.thing) for each in named] == [
        ("person", twice[1].pk),
        ("tag", tags[1].pk),
    ]


def test_a_party_that_would_sign_twice_signs_once_with_all_its_signatories(bodies, twice):
    agreement = Agreement.objects.create(slug="a", name_ru="М", name_kk="М", kind="memorandum")
    parties = [agreement.parties.create(organisation=each) for each in bodies]
    for who, party in zip(twice, parties, strict=True):
        agreement.signatories.create(person=who, party=party)
    merged(*bodies)
    assert [party.organisation for party in agreement.parties.all()] == [bodies[1]]
    assert {each.party for each in agreement.signatories.all()} == {parties[1]}
    merged(*twice)
    signatory = agreement.signatories.get()
    assert (signatory.person, signatory.party) == (twice[1], parties[1])


def test_what_a_signature_knew_more_is_kept(twice):
    gone, stays = twice
    agreement = Agreement.objects.create(slug="a", name_ru="М", name_kk="М", kind="memorandum")
    region = Region.objects.create(slug="abai", name_ru="Абай", name_kk="Абай", kind="oblast")
    party = agreement.parties.create(region=region)
    agreement.signatories.create(person=gone, party=party)
    agreement.signatories.create(person=stays)
    merged(gone, stays)
    assert agreement.signatories.get().party == party


def test_a_project_keeps_the_version_in_which_its_partner_was_merged(bodies):
    project = Project.objects.create(slug="s", name_ru="Завод", name_kk="Зауыт")
    project.organisations.add(bodies[0])
    merged(*bodies)
    assert list(project.organisations.all()) == [bodies[1]]
    last = project.history.first()
    assert [each.organisation_id for each in last.organisations.all()] == [bodies[1].pk]


# Names, fields, addresses.


def test_names_of_the_one_that_went_are_searched_for_and_not_printed(twice):
    gone, stays = twice
    PersonName.objects.create(
        person=gone, letters="kk-latn", text="Äkimov", is_alias=False, certainty="rule"
    )
    PersonName.objects.create(person=gone, letters="en", text="Akimov", certainty="rule")
    PersonName.objects.create(person=stays, letters="en", text="AKIMOV", certainty="rule")
    merged(gone, stays)
    names = stays.other_names.values_list("letters", "text", "is_alias")
    assert set(names) == {
        ("en", "AKIMOV", True),
        ("kk-latn", "Äkimov", True),
        ("ru", "Акимов Н.", True),
        ("ru", "Нурлан Акимов", True),
        ("kk", "Әкімов Н.", True),
    }


def test_a_name_of_the_desk_stays_on_the_desk(twice):
    gone, stays = twice
    Person.objects.filter(pk=gone.pk).update(public_from=None, name_certainty_kk="unsure")
    gone.refresh_from_db()
    merged(gone, stays)
    assert stays.other_names.filter(letters__in=["ru", "kk"]).count() == 3
    assert not stays.other_names.exclude(public_from=None).exists()


def test_a_name_read_in_a_source_keeps_its_source(bodies):
    gone, stays = bodies
    source = Source.objects.create(outlet="Вестник", title="О заводе")
    Organisation.objects.filter(pk=gone.pk).update(
        name_certainty_ru="sourced", name_certainty_kk="sourced", name_source=source
    )
    gone.refresh_from_db()
    merged(gone, stays)
    assert {each.source for each in OrganisationName.objects.all()} == {source}


def test_only_chosen_fields_that_are_empty_are_filled(twice):
    gone, stays = twice
    Person.objects.filter(pk=gone.pk).update(note="Из списка", short_kk="Н. Әкімов")
    Person.objects.filter(pk=stays.pk).update(short_kk="Нұрлан Әкімов")
    gone.refresh_from_db()
    stays.refresh_from_db()
    merged(gone, stays, fill=["short_ru", "short_kk", "has_page", "slug", "nonsense"])
    assert (stays.short_ru, stays.short_kk) == ("Нурлан Акимов", "Нұрлан Әкімов")
    assert (stays.note, stays.slug) == ("", "akimov")


def test_who_may_see_a_thing_is_never_taken_over(twice):
    gone, stays = twice
    Person.objects.filter(pk=stays.pk).update(public_from=None, has_page=False)
    stays.refresh_from_db()
    merged(gone, stays, fill=["public_from", "has_page"])
    assert (stays.public_from, stays.has_page) == (None, False)


def test_redirects_lead_to_the_last_one_at_once(twice):
    gone, stays = twice
    last = person("akimov-nurlan", "Акимов", "Әкімов")
    merged(gone, stays)
    merged(stays, last)
    leads = Redirect.objects.values_list("list", "slug", "thing")
    assert set(leads) == {("person", "akimov-n", last.pk), ("person", "akimov", last.pk)}


def test_an_address_that_leads_elsewhere_is_not_given_to_a_new_thing(desk, twice):
    merged(*twice)
    client, page = desk("boris"), reverse("admin:people_person_add")
    given = sent(client.get(page)) | {"name_ru": "Акимов Н", "name_kk": "Әкімов Н"}
    answer = client.post(page, given | {"slug": "akimov-n"})
    assert "slug" in answer.context["adminform"].form.errors
    assert client.post(page, given).status_code == 302
    assert Person.objects.filter(slug="akimov-n-2").exists()


# Texts go on to name the one that went.


def test_a_draft_that_quotes_the_one_that_went_goes_out_with_a_quotation_of_the_other(twice):
    gone, stays = twice
    story = cast.article()
    revision = cast.approved(story.edition("ru"), body=QUOTED)
    merged(gone, stays)
    story.edition("ru").publish(by=cast.user("boris"), revision=revision)
    assert Quote.objects.get().person == stays


def test_the_editor_finds_the_thing_that_a_text_names_by_a_former_address(desk, twice):
    merged(*twice)
    answer = desk("boris").get("/admin/names/?kind=person&slug=akimov-n&language=ru").json()
    assert [(each["slug"], each["name"]) for each in answer["names"]] == [
        ("akimov-n", "Акимов Нурлан")
    ]


def test_who_is_quoted_under_a_former_address_is_not_deleted(desk, twice):
    gone, stays = twice
    cast.draft(cast.article().edition("ru"), body=QUOTED)
    merged(gone, stays)
    desk("timur").post(address(stays, "delete"), {"post": "yes"})
    assert Person.objects.filter(pk=stays.pk).exists()
    assert Mention.objects.get().slug == "akimov-n"


# The record.


@pytest.fixture
def on_record(twice, tags):
    """Texts about the one, the other and both; some replaced, one that waits, one withdrawn."""
    gone, stays = twice
    for people in ([gone], [stays], [gone, stays]):
        story = cast.article()
        story.tags.set(tags[:1])
        told(story, *people)
        told(story, *people, language="kk")
    story.edition("kk").withdraw(by=cast.user("timur"), note="Отозвано")
    return story


def test_the_record_is_proven_before_and_after_a_merge(on_record, twice, tags):
    before = verify()
    head = before.number, before.digest
    bodies = list(Quote.objects.values_list("publication__body", flat=True))
    merged(*twice)
    merged(*tags)
    after = verify(head)
    assert before.faults == after.faults == []
    assert after.entries > before.entries
    assert list(Quote.objects.values_list("publication__body", flat=True)) == bodies


def test_chains_of_merges_are_proven(on_record, twice):
    last = person("akimov-nurlan", "Акимов", "Әкімов")
    told(cast.article(), twice[1], last)
    merged(*twice)
    merged(twice[1], last)
    assert verify().faults == []


@pytest.mark.parametrize("edit", ["moved", "doubled", "taken out", "untold", "told otherwise"])
def test_after_a_merge_edits_of_the_lists_are_found(on_record, twice, edit):
    gone, stays = twice
    key = gone.pk
    merged(gone, stays)
    kept = verify()
    entries = Entry.objects.filter(list="person", thing=stays.pk)
    if edit == "moved":
        entries.filter(pk=entries.first().pk).update(thing=key)
    elif edit == "doubled":
        doubled = entries.first()
        doubled.pk, doubled.thing = None, key
        doubled.save(force_insert=True)
    elif edit == "taken out":
        entries.first().delete()
    elif edit == "untold":
        RecordEntry.objects.filter(event="merged").first().delete()
    else:
        RecordEntry.objects.filter(event="merged").update(told='{"list": ["person"], "gone": [1]}')
    assert verify((kept.number, kept.digest)).faults


def test_what_is_made_anew_from_the_record_is_the_same(on_record, twice):
    merged(*twice)
    quoted = Quote.objects.count()
    rebuild_entries()
    rebuild_quotes()
    assert Quote.objects.filter(person=twice[1]).count() == Quote.objects.count() == quoted > 0
    assert verify().faults == []


def test_stories_have_nothing_new_to_publish_because_of_a_merge(on_record, twice):
    merged(*twice)
    assert on_record.publish_facts(by=cast.user("timur")) == []


def test_a_merge_asks_as_little_of_a_large_archive(tags, twice):
    asked = []
    for count in (3, 60):
        gone = Tag.objects.create(slug=f"t-{count}", name_ru=f"т {count}", name_kk=f"т {count}")
        archive(count, [gone])
        with CaptureQueriesContext(connection) as queries:
            merged(gone, tags[1])
        asked.append(len(queries))
    assert asked[1] <= asked[0]


# Who may, and what is refused.


def test_a_reporter_merges_nothing(twice):
    with pytest.raises(PermissionDenied):
        merged(*twice, by="aigerim")
    assert Person.objects.count() == 2


@pytest.mark.parametrize("told", ["", "0123456789ab"])
def test_two_that_changed_meanwhile_are_looked_at_again(twice, told):
    with pytest.raises(ValidationError) as refused:
        merged(*twice, seen=told)
    assert Person.objects.count() == 2
    assert refused.value.code == "stale"


def test_one_that_is_gone_already_is_refused_in_words(twice):
    gone, stays = twice
    told = seen(gone, stays)
    Person.objects.filter(pk=gone.pk).delete()
    with pytest.raises(ValidationError) as refused:
        merged(gone, stays, seen=told)
    assert refused.value.code == "stale"


def test_the_invented_and_the_real_are_never_one(twice):
    gone, stays = twice
    gone.is_invented = True
    gone.save()
    with pytest.raises(ValidationError) as refused:
        merged(gone, stays)
    assert refused.value.code == "invented"


def test_people_of_two_users_are_not_merged_and_nothing_is_half_done(twice):
    for name, who in zip(("boris", "saule"), twice, strict=True):
        user = cast.user(name)
        user.person = who
        user.save()
    with pytest.raises(ValidationError, match="saule"):
        merged(*twice)
    assert Person.objects.count() == 2
    assert not PersonName.objects.exists()


def test_the_person_of_one_user_is_theirs_after_a_merge(twice):
    boris = cast.user("boris")
    boris.person = twice[0]
    boris.save()
    merged(*twice)
    boris.refresh_from_db()
    assert boris.person == twice[1]


def test_the_history_keeps_what_was(twice):
    gone, stays = twice
    key = gone.pk
    merged(gone, stays)
    last = Person.history.filter(id=key).first()
    assert (last.history_type, last.name_ru) == ("-", "Акимов Н.")
    assert last.history_change_reason == "merged into akimov"


# The pages.


def page_of(gone, stays):
    return f"/admin/merge/{Entry.LISTS[type(gone)]}/{gone.pk}/{stays.pk}/"


def test_the_two_are_seen_side_by_side_and_merged(desk, twice):
    gone, stays = twice
    told(cast.article(), gone)
    client = desk("boris")
    page = client.get(page_of(gone, stays))
    text = page.content.decode()
    assert "Акимов Н." in text
    assert "Акимов Нурлан" in text
    assert [row.fill for row in page.context["rows"] if row.fill] == ["short_ru"]
    given = {"seen": page.context["seen"], "fill": ["short_ru"]}
    answer = client.post(page_of(gone, stays), given, follow=True)
    assert answer.redirect_chain[0][0] == address(stays)
    assert "Акимов Н." in said(answer)
    stays.refresh_from_db()
    assert stays.short_ru == "Нурлан Акимов"


def test_what_will_move_is_counted(desk, twice):
    gone, stays = twice
    told(cast.article(), gone)
    told(cast.article(), gone, stays)
    page = desk("boris").get(page_of(gone, stays))
    counted = {each.label: (each.gone, each.stays) for each in page.context["uses"]}
    assert (2, 1) in counted.values()
    assert len(counted) == 3


def test_a_refusal_is_told_and_what_was_ticked_stays_ticked(desk, twice):
    client = desk("boris")
    answer = client.post(page_of(*twice), {"seen": "old", "fill": ["short_ru"]})
    assert answer.status_code == 200
    assert said(answer)
    assert 'value="short_ru" checked' in answer.content.decode()
    assert Person.objects.count() == 2


@pytest.mark.parametrize("sides", ["gone", "stays", "gone page", "stays page", "same"])
def test_what_readers_will_notice_is_said_before(desk, twice, sides):
    gone, stays = twice
    hidden = {"gone": stays, "stays": gone, "gone page": stays, "stays page": gone}.get(sides)
    column = {"has_page": False} if "page" in sides else {"public_from": None}
    if hidden:
        Person.objects.filter(pk=hidden.pk).update(**column)
    page = desk("boris").get(page_of(gone, stays))
    assert len(page.context["effects"]) == (0 if sides == "same" else 1)


def test_another_one_is_found_by_words_without_a_script(desk, twice):
    gone, stays = twice
    page = desk("boris").get(f"/admin/merge/person/{gone.pk}/")
    assert page_of(gone, stays) in page.content.decode()
    page = desk("boris").get(f"/admin/merge/person/{gone.pk}/", {"q": "Сидоров"})
    assert page_of(gone, stays) not in page.content.decode()


def test_a_chosen_one_leads_to_the_comparison(desk, twice):
    gone, stays = twice
    at = f"/admin/merge/person/{gone.pk}/"
    assert desk("boris").get(at, {"other": stays.pk}).url == page_of(gone, stays)
    for odd in (gone.pk, "x", "9" * 30, ""):
        assert desk("boris").get(at, {"other": odd}).status_code == 200


def test_odd_addresses_are_not_found(desk, twice):
    gone, stays = twice
    client = desk("boris")
    for odd in (
        f"region/{gone.pk}/{stays.pk}",
        f"person/{gone.pk}/{gone.pk}",
        "person/9/99",
        "x/1",
    ):
        assert client.get(f"/admin/merge/{odd}/").status_code == 404
        assert client.post(f"/admin/merge/{odd}/", {"seen": "x"}).status_code == 404


@pytest.mark.parametrize(("count", "leads"), [(1, False), (2, True), (3, False)])
def test_two_rows_are_chosen_in_the_list(desk, twice, count, leads):
    person("third", "Третий", "Үшінші")
    chosen = list(Person.objects.order_by("pk")[:count])
    sending = {"action": "merge_chosen", "_selected_action": [each.pk for each in chosen]}
    answer = desk("boris").post(reverse("admin:people_person_changelist"), sending)
    assert answer.status_code == 302
    assert ("/admin/merge/" in answer.url) == leads
    if leads:
        assert answer.url == page_of(chosen[1], chosen[0])


def test_a_reporter_is_offered_no_merge(desk, twice):
    client = desk("aigerim")
    assert "/admin/merge/" not in client.get(address(twice[0])).content.decode()
    assert "merge_chosen" not in client.get("/admin/people/person/").content.decode()
    assert "/admin/merge/" in desk("boris").get(address(twice[0])).content.decode()


def test_the_page_asks_little_however_much_names_the_two(desk, twice):
    gone, stays = twice
    client = desk("boris")
    client.get(page_of(gone, stays))
    for _number in range(3):
        told(cast.article(), gone, stays)
        PersonName.objects.create(person=gone, letters="en", text="Akimov", certainty="rule")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page_of(gone, stays)).status_code == 200
    assert len(asked) <= MOST_QUERIES
