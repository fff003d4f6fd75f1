"""Projects with their money and dates, and agreements between regions."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from projects.models import Agreement, Figure, Party, Project, Signatory
from reader import queries
from reader.addresses import address, in_every_language
from reader.links import Link, is_demo, link
from reader.money import Total, totals
from reader.pages import before_of, found, news_of, page, versions_of
from reader.timelines import timeline
from regions.models import Region


@dataclass(frozen=True, slots=True)
class Listed:
    """A project as the list of them prints it."""

    link: Link
    regions: list[Link]
    sums: list[Figure]


@dataclass(frozen=True, slots=True)
class Stage:
    """The projects of one stage, and the money that may be added up over them."""

    name: str
    key: str
    projects: list[Listed]
    totals: list[Total]

    @property
    def count(self) -> int:
        return len(self.projects)


@require_safe
def projects(request: HttpRequest, language: str) -> HttpResponse:
    listed = queries.projects(language)
    return page(
        request,
        "projects",
        language,
        versions=in_every_language("projects"),
        description=gettext(
            "What is planned and built in the regions: stage, money and dates, each with its "
            "source."
        ),
        stages=_stages(listed, language),
        by_region=_by_region(listed, language),
    )


def _stages(projects: list[Project], language: str) -> list[Stage]:
    """In the order in which a project goes through them; none without a project."""
    stages = [
        (stage, [project for project in projects if project.stage == stage])
        for stage in Project.Stage
    ]
    return [
        Stage(
            stage.label,
            stage.value,
            [_listed(each, language) for each in same],
            totals(same, language),
        )
        for stage, same in stages
        if same
    ]


def _listed(project: Project, language: str) -> Listed:
    regions = [link(region, language) for region in project.regions.all()]
    return Listed(link(project, language), regions, list(project.figures.all()))


def _by_region(projects: list[Project], language: str) -> list[tuple[Link, list[Link]]]:
    """Each region with its projects, both in the order of names."""
    regions: dict[Region, list[Link]] = {}
    for project in projects:
        for region in project.regions.all():
            regions.setdefault(region, []).append(link(project, language))
    ordered = sorted(regions, key=lambda each: (getattr(each, f"sort_{language}"), each.pk))
    return [(link(region, language), regions[region]) for region in ordered]


@require_safe
def project(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    project, before = found(queries.project(slug, language)), before_of(request)
    name = getattr(project, f"name_{language}")
    return page(
        request,
        "project",
        language,
        versions=versions_of(project),
        before=before,
        project=project,
        title=name,
        is_demo=is_demo(project, language),
        path=[Link(gettext("Projects"), address("projects", language))],
        description=gettext("The project by its stage, money, dates and news: %(name)s.")
        % {"name": name},
        feed_address=address("project_feed", language, slug),
        news=news_of(language, project, before),
        **(_facts(project, language) if before is None else {}),
    )


def _facts(project: Project, language: str) -> dict[str, Any]:
    around = queries.things_around(project, language)
    figures, milestones = queries.figures(project), queries.milestones(project)
    return {
        "figures": figures,
        "timeline": timeline(figures, milestones, timezone.localdate()),
        "indicators": queries.indicators(project),
        "regions": [each.link(language) for each in around if each.kind == "region"],
        "partners": [each.link(language) for each in around if each.kind == "organisation"],
    }


@require_safe
def agreement(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    agreement, before = found(queries.agreement(slug, language)), before_of(request)
    name = getattr(agreement, f"name_{language}")
    return page(
        request,
        "agreement",
        language,
        versions=versions_of(agreement),
        before=before,
        agreement=agreement,
        title=name,
        is_demo=is_demo(agreement, language),
        path=[Link(gettext("Regions"), address("regions", language))],
        description=gettext("The agreement by its parties, dates, text and news: %(name)s.")
        % {"name": name},
        news=news_of(language, agreement, before),
        **(_contents(agreement, language) if before is None else {}),
    )


def _contents(agreement: Agreement, language: str) -> dict[str, Any]:
    signatories = queries.signatories(agreement, language)
    return {
        "text": getattr(agreement, f"text_{language}") or "",
        "subjects": [getattr(each, f"name_{language}") for each in agreement.subjects.all()],
        "parties": [
            sides for party in queries.parties(agreement) if (sides := _sides(party, language))
        ],
        "signatories": [_signatory(each, language) for each in signatories],
    }


def _sides(party: Party, language: str) -> list[Link]:
    sides = (link(party.region, language), link(party.organisation, language))
    return [side for side in sides if side]


def _signatory(signatory: Signatory, language: str) -> dict[str, Any]:
    term = signatory.term
    is_told = term is not None and term.is_public()
    return {
        "person": link(signatory.person, language, has_page=signatory.person_has_page),
        "post": getattr(term, f"title_{language}") if is_told else "",
        "sides": _sides(signatory.party, language) if signatory.party else [],
    }
