"""Projects and agreements."""

from django.db.models import Prefetch, Q

from people.models import Organisation, Person
from projects.models import Agreement, Figure, Indicator, Milestone, Party, Project, Signatory
from reader.queries._rows import Thing, columns_of, has_stories, in_order, rows_of, truth, union
from regions.models import Region


def projects(language: str) -> list[Project]:
    """In the order of names, each with its regions and its money."""
    shown = Project.objects.shown(language).order_by(f"sort_{language}", "pk")
    regions = Prefetch("regions", in_order(Region, language))
    return list(shown.prefetch_related(regions, Prefetch("figures", Figure.objects.public())))


def project(slug: str, language: str) -> Project | None:
    shown = Project.objects.shown(language).filter(slug=slug)
    return shown.select_related("stage_source").first()


def figures(project: Project) -> list[Figure]:
    return list(Figure.objects.public().filter(project=project).select_related("source"))


def indicators(project: Project) -> list[Indicator]:
    return list(Indicator.objects.public().filter(project=project).select_related("source"))


def milestones(project: Project) -> list[Milestone]:
    """With the dates that each was promised for and missed."""
    mine = Milestone.objects.public().filter(project=project)
    return list(mine.select_related("source").prefetch_related("slips"))


def things_around(project: Project, language: str) -> list[Thing]:
    """The regions and the partners of a project."""
    regions = rows_of(Region, language).filter(projects=project)
    partners = rows_of(Organisation, language).filter(projects=project)
    parts = [
        regions.values_list(*columns_of(Region, language)),
        partners.values_list(*columns_of(Organisation, language)),
    ]
    return union(parts)


def agreement(slug: str, language: str) -> Agreement | None:
    shown = Agreement.objects.shown(language).filter(slug=slug)
    return shown.select_related("signed_source").prefetch_related("subjects").first()


def parties(agreement: Agreement) -> list[Party]:
    mine = Party.objects.filter(agreement=agreement).order_by("pk")
    return list(mine.select_related("region", "organisation"))


def signatories(agreement: Agreement, language: str) -> list[Signatory]:
    shown = Signatory.objects.filter(agreement=agreement, person__in=rows_of(Person, language))
    has_page = truth(Q(person__has_page=True) & Q(has_stories("person", language, "person_id")))
    annotated = shown.annotate(person_has_page=has_page).order_by("pk")
    return list(annotated.select_related("person", "term", "party__region", "party__organisation"))
