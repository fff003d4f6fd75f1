"""Every question that the readers' pages ask of the database; none names a table of the desk."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from django.db.models import (
    BooleanField,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    Model,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
)
from django.utils import timezone

from articles.models.public import Debt, Entry, Publication, Quote, Section, Tag, standing_at
from facts.models import Certainty
from languages import LANGUAGES
from people.models import Organisation, Person, Term
from photos.models import Attachment, Photo, Rendition
from photos.renditions import FOLDER
from projects.models import Agreement, Figure, Indicator, Milestone, Party, Project, Signatory
from reader.addresses import address
from reader.links import Link
from regions.models import FormerBelonging, Region, Statistic

PER_PAGE = 20
# Of the picture that other sites show beside a link, in pixels at most.
CARD_WIDTH = 1280
THINGS: dict[str, type[Model]] = {kind.value: model for model, kind in Entry.LISTS.items()}
# By kind, the keys of the things that a story is itself about.
Direct = Mapping[str, Collection[int] | QuerySet]


class Thing(NamedTuple):
    """A thing that a page names, as one row of a union over the tables of things."""

    kind: str
    pk: int
    slug: str
    name: str
    detail: str
    sort: str
    has_page: bool
    is_demo: bool
    is_about: bool

    def link(self, language: str) -> Link:
        where = address(self.kind, language, self.slug) if self.has_page else ""
        return Link(self.name, where, bool(self.is_demo))


# Stories


def standing(article_number: int) -> dict[str, Publication]:
    """The last word about an article in each language, be it a text or its withdrawal."""
    found = Publication.objects.filter(standing_at(None), article_number=article_number)
    return {each.language: each for each in found.select_related("section")}


def stories(
    language: str, thing: Model | None = None, *, before: int | None = None, count: int = PER_PAGE
) -> list[Publication] | None:
    """The newest stories about a thing, or of all; None where `before` was never published."""
    entries = Entry.objects.public(language)
    entries = entries.everything() if thing is None else entries.of(thing)
    if before is not None:
        at = _published_at(before, language)
        if at is None:
            return None
        earlier = Q(at__lt=at) | Q(article_number__lt=before)
        entries = entries.filter(earlier, at__lte=at)
    entries = entries.select_related("publication__section").defer("publication__body")
    return [entry.publication for entry in entries[:count]]


def _published_at(article_number: int, language: str) -> datetime | None:
    """When an article first went out, whatever became of it: it may be where a list goes on."""
    gone_out = Publication.objects.filter(
        article_number=article_number,
        language=language,
        public_from__lte=timezone.now(),
        called_back_at=None,
    )
    return gone_out.values_list("first_public_at", flat=True).first()


def regions_of(publications: Iterable[int]) -> dict[int, set[int]]:
    """The publications that stand in the list of each region."""
    entries = Entry.objects.filter(publication__in=publications, list=Entry.List.REGION)
    found: dict[int, set[int]] = {}
    for region, publication in entries.order_by().values_list("thing", "publication"):
        found.setdefault(region, set()).add(publication)
    return found


def slugs(numbers: Iterable[int], language: str) -> dict[int, str]:
    """The slugs of articles that are public in the language, for links from one to another."""
    public = Publication.objects.public(language).filter(article_number__in=numbers)
    return dict(public.order_by().values_list("article_number", "slug"))


def _has_stories(kind: str, language: str, key: str = "pk") -> Exists:
    entries = Entry.objects.public(language).filter(list=kind, thing=OuterRef(key))
    return Exists(entries.order_by())


# Things of all kinds


def navigation(language: str) -> list[Thing]:
    """The sections, then the regions that the head of every page names."""
    sections = _rows(Section, language).values_list(*_columns(Section, language), "position")
    regions = _rows(Region, language).filter(is_in_navigation=True)
    named = regions.values_list(*_columns(Region, language), Value(0))
    rows = sections.union(named, all=True).order_by()
    ordered = sorted(rows, key=lambda row: (row[0] != "section", row[-1], row[5]))
    return [Thing(*row[:-1]) for row in ordered]


def direct_things(publication: Publication) -> Direct:
    """What a publication on the record is about: the keys of the things of each kind."""
    entries = Entry.objects.filter(publication=publication, is_direct=True).order_by()
    return {kind: entries.filter(list=kind).values("thing") for kind in THINGS}


def things_of(language: str, direct: Direct, named: Iterable[tuple[str, str]]) -> list[Thing]:
    """What a story is about, in the order of names, then what its text names by kind and slug."""
    parts = [
        _rows(model, language)
        .filter(pk__in=direct.get(kind, ()))
        .values_list(*_columns(model, language, is_about=True))
        for kind, model in THINGS.items()
        if model is not Section
    ]
    for kind, pairs in groupby(sorted(set(named)), key=lambda pair: pair[0]):
        model = THINGS[kind]
        rows = _rows(model, language).filter(slug__in=[slug for _, slug in pairs])
        parts.append(rows.values_list(*_columns(model, language)))
    return _union(parts)


def _rows(model: type[Model], language: str) -> QuerySet:
    """Names of columns carry their language; modeltranslation would shuffle those of a union."""
    if model is Section:
        rows = Section.objects.all()
    elif model is Tag:
        rows = Tag.objects.public()
    else:
        rows = model.objects.shown(language)
    return rows.rewrite(False).order_by()


def _columns(
    model: type[Model], language: str, *, detail: str = "", is_about: bool = False
) -> tuple:
    """The columns of a Thing, alike for every table so that they can stand in one union."""
    kind = Entry.LISTS[model]
    if not detail:
        detail = {Person: f"short_{language}", Project: "stage", Region: "kind"}.get(model, "")
    return (
        Value(str(kind)),
        "pk",
        "slug",
        f"name_{language}",
        F(detail) if detail else Value(""),
        f"sort_{language}",
        _has_page(model, language, is_told=is_about),
        _is_demo(model, language),
        Value(is_about, BooleanField()),
    )


def _has_page(
    model: type[Model], language: str, *, is_told: bool = False
) -> ExpressionWrapper | F | Value:
    """A person's page needs a story; whom the story at hand is about has this one."""
    if model is not Person:
        return Value(True, BooleanField())
    if is_told:
        return F("has_page")
    return _truth(Q(has_page=True) & Q(_has_stories("person", language)))


def _is_demo(model: type[Model], language: str) -> ExpressionWrapper | Value:
    if model in (Section, Tag):
        return Value(False, BooleanField())
    demo = Q(**{f"name_certainty_{language}": Certainty.DEMO})
    if model in (Person, Organisation):
        demo |= Q(is_invented=True)
    return _truth(demo)


def _truth(condition: Q) -> ExpressionWrapper:
    return ExpressionWrapper(condition, BooleanField())


def _union(parts: list[QuerySet]) -> list[Thing]:
    first, *rest = parts
    rows = [Thing(*row) for row in first.union(*rest, all=True).order_by()]
    return sorted(rows, key=lambda row: (row.sort, row.pk))


# The public record

# What /corrections/ tells of; facts published later beside a retraction are no second one.
CORRECTIONS = (*Publication.LINKED, Publication.Kind.WITHDRAWAL)


def record(article_number: int) -> list[Publication]:
    """All that readers were ever shown of an article in both languages, the latest first.

    Without the texts; `is_owed_an_answer` where the other language has not answered a change yet.
    """
    owed = Debt.objects.open().filter(publication=OuterRef("pk"))
    shown = Publication.objects.begun().filter(article_number=article_number)
    return list(shown.defer("lead", "body").annotate(is_owed_an_answer=Exists(owed)))


def texts(publications: Iterable[int]) -> dict[int, Publication]:
    """Publications with their words."""
    return Publication.objects.in_bulk(publications)


def corrections(
    language: str, *, before: tuple[datetime, int] | None = None, count: int = PER_PAGE
) -> list[Publication]:
    """The latest corrections, withdrawals and the like, from before a moment and article on."""
    found = Publication.objects.begun().filter(language=language, kind__in=CORRECTIONS)
    if before is not None:
        at, number = before
        found = found.filter(Q(public_from__lt=at) | Q(article_number__lt=number))
        found = found.filter(public_from__lte=at)
    found = found.exclude(basis=Publication.Basis.FACTS).defer("lead", "body")
    return list(found.order_by("-public_from", "-article_number")[:count])


def headlines(numbers: Iterable[int], language: str) -> dict[int, tuple[str, str]]:
    """Slug and title of the articles that are public in the language."""
    public = Publication.objects.public(language).filter(article_number__in=set(numbers))
    rows = public.order_by().values_list("article_number", "slug", "title")
    return {number: (slug, title) for number, slug, title in rows}


# Photos, files, quotations


def photos(*, slugs: Iterable[str] = (), keys: Iterable[int] = ()) -> list[Photo]:
    """The photos that are public, with their renditions; `is_shown` where their rights last."""
    wanted = Q(slug__in=list(slugs)) | Q(pk__in=list(keys))
    shown = Photo.objects.shown().filter(pk=OuterRef("pk"))
    found = Photo.objects.public().filter(wanted).annotate(is_shown=Exists(shown))
    return list(found.prefetch_related("renditions"))


def rendition(name: str) -> Rendition | None:
    """What is kept under this name, where its photo may be shown today."""
    kept = Rendition.objects.filter(name=f"{FOLDER}/{name}", photo__in=Photo.objects.shown())
    return kept.select_related("photo").first()


def cards(photos: Iterable[int]) -> dict[int, Rendition]:
    """Of each photograph that may be shown today, the 16:9 JPEG that other sites show."""
    shown = Photo.objects.shown().filter(pk__in=list(photos), is_plate=False)
    files = Rendition.objects.filter(photo__in=shown, width__lte=CARD_WIDTH)
    files = files.filter(ratio=Rendition.Ratio.WIDE, format=Rendition.Format.JPEG)
    return {each.photo_id: each for each in files.order_by("width")}


def files(slugs: Iterable[str]) -> set[str]:
    """Which of the files readers may download."""
    return set(Attachment.objects.public().filter(slug__in=slugs).values_list("slug", flat=True))


def attachment(slug: str) -> Attachment | None:
    return Attachment.objects.public().filter(slug=slug).first()


def quotes(person: Person, language: str) -> list[Quote]:
    """What somebody has said in the texts that stand, the latest first.

    A text that was retracted stays under its notice; words taken out of it would have none.
    """
    said = Quote.objects.public(language).filter(person=person)
    said = said.exclude(publication__kind=Publication.Kind.RETRACTION)
    return list(
        said.select_related("publication__section", "term").defer("publication__body")[:PER_PAGE]
    )


# Sections, tags


def section(slug: str) -> Section | None:
    return Section.objects.filter(slug=slug).first()


def tag(slug: str) -> Tag | None:
    return Tag.objects.public().filter(slug=slug).annotate(**_stories_in_each("tag")).first()


def _stories_in_each(kind: str) -> dict[str, Exists]:
    return {f"has_stories_{language}": _has_stories(kind, language) for language in LANGUAGES}


# Regions


def region(slug: str, language: str) -> Region | None:
    found = Region.objects.shown(language).filter(slug=slug)
    return found.select_related("established_source").first()


class Place(NamedTuple):
    """A region in the tree of them all."""

    pk: int
    parent: int | None
    slug: str
    name: str
    kind: str
    is_demo: bool

    def link(self, language: str) -> Link:
        return Link(self.name, address("region", language, self.slug), bool(self.is_demo))


def places(language: str) -> list[Place]:
    """Every region, in the order of names."""
    rows = _sorted(Region, language)
    columns = ("pk", "parent_id", "slug", f"name_{language}", "kind")
    return [Place(*row) for row in rows.values_list(*columns, _is_demo(Region, language))]


def statistics(region: Region) -> list[Statistic]:
    return list(Statistic.objects.public().filter(region=region).select_related("source"))


def former_belongings(region: Region) -> list[FormerBelonging]:
    return list(FormerBelonging.objects.public().filter(region=region).select_related("source"))


def things_in(region: Region, language: str) -> list[Thing]:
    """Its projects and organisations, and its agreements: a row with the slug of each party."""
    projects = _rows(Project, language).filter(regions=region)
    organisations = _rows(Organisation, language).filter(region=region)
    parts = [
        projects.values_list(*_columns(Project, language)),
        organisations.values_list(*_columns(Organisation, language)),
        _agreements(Party.objects.filter(region=region), language),
    ]
    return _union(parts)


def _agreements(parties: QuerySet, language: str) -> QuerySet:
    agreements = _rows(Agreement, language).filter(pk__in=parties.order_by().values("agreement"))
    return agreements.values_list(*_columns(Agreement, language, detail="parties__region__slug"))


# People and organisations


def terms_in(place: Region | Organisation, language: str) -> list[Term]:
    """Who held which post there, the latest first."""
    terms = Term.objects.public().filter(person__in=_rows(Person, language))
    mine = terms.filter(**{Entry.LISTS[type(place)]: place})
    has_page = _truth(Q(person__has_page=True) & Q(_has_stories("person", language, "person_id")))
    return list(mine.annotate(person_has_page=has_page).select_related("person", "source"))


def terms_of(people: Iterable[int]) -> dict[int, list[Term]]:
    """The posts of each of the people."""
    found: dict[int, list[Term]] = {}
    for term in Term.objects.public().filter(person__in=people):
        found.setdefault(term.person_id, []).append(term)
    return found


def people(language: str) -> list[Person]:
    """Those who have a page, each with their terms."""
    shown = Person.objects.shown(language).filter(_has_stories("person", language), has_page=True)
    terms = Prefetch("terms", Term.objects.public())
    return list(shown.order_by(f"sort_{language}", "pk").prefetch_related(terms))


def person(slug: str, language: str) -> Person | None:
    """Somebody who has a page, and whether they have stories in each language."""
    shown = Person.objects.shown(language).filter(slug=slug, has_page=True)
    return shown.annotate(**_stories_in_each("person")).first()


def terms(person: Person) -> list[Term]:
    mine = Term.objects.public().filter(person=person)
    return list(mine.select_related("region", "organisation", "source"))


def organisation(slug: str, language: str) -> Organisation | None:
    shown = Organisation.objects.shown(language).filter(slug=slug)
    return shown.select_related("region").first()


def things_with(organisation: Organisation, language: str) -> list[Thing]:
    """The projects that it takes part in, and its agreements."""
    projects = _rows(Project, language).filter(organisations=organisation)
    parties = Party.objects.filter(organisation=organisation).order_by().values("agreement")
    agreements = _rows(Agreement, language).filter(pk__in=parties)
    parts = [
        projects.values_list(*_columns(Project, language)),
        agreements.values_list(*_columns(Agreement, language)),
    ]
    return _union(parts)


# Projects and agreements


def projects(language: str) -> list[Project]:
    shown = Project.objects.shown(language).order_by(f"sort_{language}", "pk")
    return list(shown.prefetch_related(Prefetch("regions", _sorted(Region, language))))


def _sorted(model: type[Model], language: str) -> QuerySet:
    return _rows(model, language).order_by(f"sort_{language}", "pk")


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
    regions = _rows(Region, language).filter(projects=project)
    partners = _rows(Organisation, language).filter(projects=project)
    parts = [
        regions.values_list(*_columns(Region, language)),
        partners.values_list(*_columns(Organisation, language)),
    ]
    return _union(parts)


def agreement(slug: str, language: str) -> Agreement | None:
    shown = Agreement.objects.shown(language).filter(slug=slug)
    return shown.select_related("signed_source").prefetch_related("subjects").first()


def parties(agreement: Agreement) -> list[Party]:
    mine = Party.objects.filter(agreement=agreement).order_by("pk")
    return list(mine.select_related("region", "organisation"))


def signatories(agreement: Agreement, language: str) -> list[Signatory]:
    shown = Signatory.objects.filter(agreement=agreement, person__in=_rows(Person, language))
    has_page = _truth(Q(person__has_page=True) & Q(_has_stories("person", language, "person_id")))
    annotated = shown.annotate(person_has_page=has_page).order_by("pk")
    return list(annotated.select_related("person", "term", "party__region", "party__organisation"))


# Sitemaps


def addresses_of_stories() -> QuerySet:
    """Number, language, slug and dates of all that is public, by number."""
    public = Publication.objects.filter(standing_at(None)).exclude(kind__in=Publication.ENDS)
    columns = ("article_number", "language", "slug")
    return public.order_by("article_number", "language").values_list(*columns)


def count_stories() -> int:
    return addresses_of_stories().count()


def parts_of_stories(size: int) -> list[int]:
    """Which stretches of article numbers, each of this size, have anything public."""
    numbers = (
        addresses_of_stories()
        .order_by()
        .values_list(
            ExpressionWrapper(F("article_number") / Value(size), IntegerField()), flat=True
        )
    )
    return sorted(numbers.distinct())


def addresses_of_things() -> list[tuple[str, str, str]]:
    """Language, kind and slug of every thing that has a page in the language."""
    parts = []
    for language in LANGUAGES:
        for kind, model in THINGS.items():
            rows = _rows(model, language)
            if model in (Person, Tag):
                rows = rows.filter(_has_stories(kind, language))
            if model is Person:
                rows = rows.filter(has_page=True)
            columns = (Value(kind, CharField()), "slug", Value(language, CharField()))
            parts.append(rows.values_list(*columns))
    first, *rest = parts
    return sorted(first.union(*rest, all=True).order_by())
