"""Sums, milestones and agreements: each with its date and source, nothing written over."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from facts.models import Source
from languages.dates import PartialDate
from projects.models import Agreement, Figure, Milestone, Party, Project

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    return Source.objects.create(outlet="Газета", title="Проект")


@pytest.fixture
def project():
    return Project.objects.create(slug="smelter", name_ru="Завод", name_kk="Зауыт")


def milestone(project, source, **fields):
    fields.setdefault("planned_on", PartialDate(2027))
    return Milestone.objects.create(
        project=project, text_ru="Ввод", text_kk="Іске қосу", source=source, **fields
    )


def test_a_missed_date_is_kept(project, source):
    step = milestone(project, source)
    later = Source.objects.create(outlet="Газета", title="Перенос")
    step.replan(PartialDate(2028), source=later)
    step.replan(PartialDate(2029, 6), source=later)
    step.refresh_from_db()
    assert step.planned_on == PartialDate(2029, 6)
    slips = [(slip.was_planned_on, slip.source) for slip in step.slips.all()]
    assert slips == [(PartialDate(2027), source), (PartialDate(2028), later)]


def test_what_has_happened_is_not_planned_again(project, source):
    step = milestone(project, source, actual_on=PartialDate(2027, 3, 1))
    with pytest.raises(ValidationError):
        step.replan(PartialDate(2028))
    assert not step.slips.exists()


def test_a_milestone_needs_a_date(project, source):
    with pytest.raises(IntegrityError), transaction.atomic():
        milestone(project, source, planned_on=None)


@pytest.mark.parametrize("fields", [{"amount": 0}, {"amount": -1}, {"source": None}])
def test_the_database_refuses_a_sum_that_cannot_be(project, source, fields):
    row = {"project": project, "kind": "promised", "amount": 5, "currency": "KZT"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.create(**row | {"source": source} | fields)


def test_two_sums_stand_beside_each_other(project, source):
    for amount in (1_500_000_000, 2_000_000_000):
        Figure.objects.create(
            project=project, kind="promised", amount=amount, currency="USD", source=source
        )
    assert project.figures.count() == 2


def test_a_party_is_somebody():
    paper = Agreement.objects.create(
        slug="memo", name_ru="Меморандум", name_kk="Меморандум", kind="memorandum"
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Party.objects.create(agreement=paper)


def test_an_agreement_does_not_expire_before_it_is_signed():
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.create(
            slug="memo",
            name_ru="Меморандум",
            name_kk="Меморандум",
            kind="memorandum",
            signed_on=PartialDate(2024, 6, 3),
            expires_on=PartialDate(2023),
        )
