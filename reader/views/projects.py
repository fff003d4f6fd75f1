"""Projects with their money and dates, and agreements between regions."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from projects.models import Agreement, Party, Project, Signatory
from reader import queries
from reader.addresses import in_every_language
from reader.links import Link, is_demo, link
from reader.pages import before_of, found, news_of, page, versions_of


@require_safe
def projects(request: HttpRequest, language: str) -> HttpResponse:
    listed = [
        {
            "link": link(project, language),
            "stage": project.get_stage_display(),
            "regions": [link(region, language) for region in project.regions.all()],
        }
        for project in queries.projects(language)
    ]
    versions = in_every_language("projects")
    return page(request, "projects", language, versions=versions, projects=listed)


@require_safe
def project(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    project, before = found(queries.project(slug, language)), before_of(request)
    return page(
        request,
        "project",
        language,
        versions=versions_of(project),
        before=before,
        project=project,
        title=getattr(project, f"name_{language}"),
        is_demo=is_demo(project, language),
        news=news_of(language, project, before),
        **(_facts(project, language) if before is None else {}),
    )


def _facts(project: Project, language: str) -> dict[str, Any]:
    around = queries.things_around(project, language)
    return {
        "figures": queries.figures(project),
        "indicators": queries.indicators(project),
        "milestones": queries.milestones(project),
        "regions": [each.link(language) for each in around if each.kind == "region"],
        "partners": [each.link(language) for each in around if each.kind == "organisation"],
    }


@require_safe
def agreement(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    agreement, before = found(queries.agreement(slug, language)), before_of(request)
    return page(
        request,
        "agreement",
        language,
        versions=versions_of(agreement),
        before=before,
        agreement=agreement,
        title=getattr(agreement, f"name_{language}"),
        is_demo=is_demo(agreement, language),
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
