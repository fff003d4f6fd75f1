"""Every question that the readers' pages ask of the database; none names a table of the desk."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import batched, groupby
from operator import itemgetter
from typing import NamedTuple

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    Model,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Left, Length
from django.utils import timezone

from articles.models.cards import SocialCard
from articles.models.imprint import Imprint
from articles.models.public import (
    Debt,
    Entry,
    Publication,
    Quote,
    Section,
    Tag,
    public_at,
    standing_at,
)
from articles.models.readers import Reading, Report
from articles.models.spelling import Spelling
from facts.models import Certainty
from languages import LANGUAGES
from people.models import Organisation, OrganisationName, Person, PersonName, Term
from photos.models import Attachment, Photo, Rendition
from photos.renditions import FOLDER
from projects.models import Agreement, Figure, Indicator, Milestone, Party, Project, Signatory
from reader.addresses import address
from reader.links import Link
from regions.models import FormerBelonging, Region, RegionName, Statistic

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
    card = shown_cards().filter(publication=OuterRef("pk")).values("name")[:1]
    found = found.annotate(card_name=Subquery(card))
    return {each.language: each for each in found.select_related("section")}


def stories(
    language: str, thing: Model | None = None, *, before: int | None = None, count: int = PER_PAGE
) -> list[Publication] | None:
    """The newest stories about a thing, or of all; None where `before` was never published."""
    entries = Entry.objects.public(language)
    entries = entries.everything() if thing is None else entries.of(thing)
    return _newest(entries, language, before=before, count=count)


def _newest(
    entries: QuerySet, language: str, *, before: int | None, count: int
) -> list[Publication] | None:
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


def quotes(
    person: Person, language: str, *, before: tuple[int, int] | None = None, count: int = PER_PAGE
) -> list[Quote] | None:
    """What somebody has said in the texts that stand, the latest first.

    `before` is the story and the place in it after which the list goes on; None where that story
    was never published. A text that was retracted stays under its notice; words taken out of it
    would have none.
    """
    said = Quote.objects.public(language).filter(person=person)
    said = said.exclude(publication__kind=Publication.Kind.RETRACTION)
    if before is not None:
        number, position = before
        at = _published_at(number, language)
        if at is None:
            return None
        later = Q(publication__article_number=number, position__gt=position)
        earlier = Q(at__lt=at) | Q(publication__article_number__lt=number)
        said = said.filter(earlier | later, at__lte=at)
    said = said.order_by("-at", "-publication__article_number", "position")
    return list(said.select_related("publication", "term").defer("publication__body")[:count])


def is_quoted(person: Person, language: str) -> bool:
    said = Quote.objects.public(language).filter(person=person)
    return said.exclude(publication__kind=Publication.Kind.RETRACTION).exists()


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
    latitude: Decimal | None
    longitude: Decimal | None

    def link(self, language: str) -> Link:
        return Link(self.name, address("region", language, self.slug), bool(self.is_demo))


def places(language: str) -> list[Place]:
    """Every region, in the order of names."""
    rows = _sorted(Region, language)
    columns = ("pk", "parent_id", "slug", f"name_{language}", "kind")
    where = ("latitude", "longitude")
    demo = _is_demo(Region, language)
    return [Place(*row) for row in rows.values_list(*columns, demo, *where)]


def statistics(regions: Iterable[int]) -> list[Statistic]:
    """What was counted in the regions: by measure, the latest first."""
    told = Statistic.objects.public().filter(region__in=list(regions))
    return list(told.select_related("source"))


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


def agreements_between_regions(language: str) -> list[Thing]:
    """All of them: a row with the slug of each party that is a region."""
    rows = _agreements(Party.objects.filter(region__isnull=False), language)
    things = [Thing(*row) for row in rows]
    return sorted(things, key=lambda thing: (thing.sort, thing.pk))


def sums_in(region: Region, language: str) -> list[Figure]:
    """The money of its projects."""
    projects = _rows(Project, language).filter(regions=region).values("pk")
    return list(Figure.objects.public().filter(project__in=projects))


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
    """In the order of names, each with its regions and its money."""
    shown = Project.objects.shown(language).order_by(f"sort_{language}", "pk")
    regions = Prefetch("regions", _sorted(Region, language))
    return list(shown.prefetch_related(regions, Prefetch("figures", Figure.objects.public())))


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


# The archive

# The signs of a story date that is known to the month or to the day.
DIGITS = {"month": 7, "day": 10}


class Stretch(NamedTuple):
    """Time of the newsroom's clock, in one language; stories in it are dated to `precision`."""

    language: str
    start: datetime
    end: datetime
    precision: str


def _told_in(stretch: Stretch) -> QuerySet:
    """What went out then, the newest first; of what an archive brought in, what is dated so well.

    Such a story stands on record at the beginning of its day, month or year, which is no day of
    its own where less is known. A story whose date is not known belongs to no day at all.
    """
    entries = Entry.objects.public(stretch.language).everything()
    entries = entries.filter(at__gte=stretch.start, at__lt=stretch.end)
    is_dated = Q(digits__gte=DIGITS[stretch.precision])
    is_dated |= Q(publication__began_in_archive=False, digits__gt=0)
    return entries.alias(digits=Length("publication__story_on")).filter(is_dated)


def stories_in(
    stretch: Stretch, *, before: int | None = None, count: int = PER_PAGE
) -> list[Publication] | None:
    """The newest stories of a stretch; None where `before` was never published."""
    return _newest(_told_in(stretch), stretch.language, before=before, count=count)


def newest_in(stretches: Iterable[Stretch]) -> list[datetime | None]:
    """When the newest story of each stretch went out; None where there is none."""
    return _moments([_told_in(each) for each in stretches])


def oldest_in(stretches: Iterable[Stretch]) -> list[datetime | None]:
    return _moments([_told_in(each).order_by("at") for each in stretches])


def _moments(entries: list[QuerySet]) -> list[datetime | None]:
    """The first moment of each list, in one question; every list is walked by its index."""
    firsts = [Subquery(each.values("at")[:1]) for each in entries]
    found = Section.objects.rewrite(False).order_by("pk").values_list(*firsts).first()
    return list(found) if found else [None] * len(firsts)


# What stands under a story

# Of how many things that a story is about, how many of the newest stories are looked at.
NEWEST_OF_EACH = 20
MOST_THINGS = 12


def neighbours(language: str, things: Iterable[tuple[str, int]], *, newest: int) -> list[tuple]:
    """Publication, number, moment and kind of list of the newest stories about the same things.

    With them, under "everything", the newest of all. Costs the same however many stories there
    are about a thing.
    """
    lists = [*list(things)[:MOST_THINGS], (str(Entry.List.EVERYTHING), 0)]
    parts = [_newest_about(language, kind, key, newest) for kind, key in lists]
    first, *rest = parts
    return list(first.union(*rest, all=True).order_by())


def _newest_about(language: str, kind: str, key: int, newest: int) -> QuerySet:
    is_everything = kind == Entry.List.EVERYTHING
    count = newest if is_everything else NEWEST_OF_EACH
    public = Entry.objects.public(language).filter(list=kind, thing=key)
    # A part of a union may not be cut short by itself in every database.
    some = Entry.objects.filter(pk__in=public.values("pk")[:count]).order_by()
    if not is_everything:
        some = some.filter(is_direct=True)
    return some.values_list("publication", "article_number", "at", "list")


def headings(
    language: str, publications: Iterable[int], thread: int
) -> tuple[list[Publication], list[Publication]]:
    """Those publications, and the parts of a running story from the first one on, as lists show."""
    parts = Q(thread=thread) | Q(article_number=thread)
    wanted = Q(pk__in=list(publications)) | parts
    found = list(Publication.objects.public(language).filter(wanted).for_list().order_by("pk"))
    run = [each for each in found if thread in (each.thread, each.article_number)]
    run.sort(key=lambda each: (each.first_public_at, each.article_number))
    return found, run


# Of the newsroom itself


def imprint() -> Imprint | None:
    return Imprint.objects.first()


def count_reports(since: datetime, article_number: int | None = None) -> int:
    """The open reports of mistakes since a moment: of a story, or of all pages."""
    sent = Report.objects.open().filter(sent_at__gte=since)
    return (
        sent.count()
        if article_number is None
        else sent.filter(article_number=article_number).count()
    )


# Sitemaps


class Span(NamedTuple):
    """Time of the newsroom's clock."""

    start: datetime
    end: datetime


class Told(NamedTuple):
    """A story as a sitemap names it."""

    number: int
    language: str
    slug: str
    title: str
    photo: int | None
    first_at: datetime
    changed_at: datetime
    is_archival: bool


TOLD = (
    "publication__article_number",
    "publication__language",
    "publication__slug",
    "publication__title",
    "publication__lead_photo",
    "at",
    "publication__public_from",
    "publication__is_archival",
)
# What somebody has paid for.
PAID = (Publication.Genre.ADVERTISING, Publication.Genre.STATE_ORDER)
# Whether a month has stories is asked for so many months at a time.
MONTHS_AT_A_TIME = 60


def span_of_month(year: int, month: int) -> Span:
    following = date(year + month // 12, month % 12 + 1, 1)
    return Span(_midnight(date(year, month, 1)), _midnight(following))


def span_of_day(day: date) -> Span:
    return Span(_midnight(day), _midnight(day + timedelta(days=1)))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _listed_in(span: Span) -> QuerySet:
    """Places in the list of everything, in every language, of what first went out in that time."""
    rows = Entry.objects.everything().filter(language__in=LANGUAGES)
    return rows.filter(at__gte=span.start, at__lt=span.end).order_by()


def _public_in(span: Span) -> QuerySet:
    return _listed_in(span).filter(public_at(None, "publication__"))


def _counts(spans: list[Span]) -> list[int]:
    """How many places in the list each stretch of time has at most; 0 where nothing is public."""
    counts = [_listed_in(each).values("list").annotate(n=Count("pk")).values("n") for each in spans]
    told = [
        Case(When(Exists(_public_in(span)), then=Subquery(count)), default=Value(0))
        for span, count in zip(spans, counts, strict=True)
    ]
    found = Section.objects.rewrite(False).order_by("pk").values_list(*told).first()
    return list(found) if found else [0] * len(spans)


def months_with_stories() -> list[tuple[tuple[int, int], int]]:
    """Year and month, and how many stories it has at most; the months of what is public."""
    everything = [Entry.objects.public(language).everything() for language in LANGUAGES]
    ends = [*_moments(everything), *_moments([each.order_by("at") for each in everything])]
    known = [timezone.localtime(each) for each in ends if each]
    if not known:
        return []
    first, last = min(known), max(known)
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    months = [(number // 12, number % 12 + 1) for number in numbers]
    counted: list[int] = []
    for some in batched(months, MONTHS_AT_A_TIME):
        counted += _counts([span_of_month(*each) for each in some])
    return [pair for pair in zip(months, counted, strict=True) if pair[1]]


def days_with_stories(year: int, month: int) -> list[date]:
    first, following = (timezone.localtime(each).date() for each in span_of_month(year, month))
    days = [first + timedelta(days=each) for each in range((following - first).days)]
    counted = _counts([span_of_day(day) for day in days])
    return [day for day, count in zip(days, counted, strict=True) if count]


def told_in(span: Span, most: int) -> list[Told]:
    rows = _public_in(span).order_by("-at", "-article_number", "language")
    return [Told(*row) for row in rows.values_list(*TOLD)[:most]]


def told_everywhere(span: Span) -> list[tuple[int, str, str]]:
    """Number, language and slug of what went out then in any language, in all of them."""
    numbers = _public_in(span).values("article_number")
    public = Publication.objects.filter(public_at(None), article_number__in=numbers)
    return list(public.order_by().values_list("article_number", "language", "slug"))


def news_since(since: datetime, most: int) -> list[Told]:
    """What first went out since then, the newest first, without advertising and archives."""
    rows = _public_in(Span(since, timezone.now())).filter(publication__began_in_archive=False)
    rows = rows.exclude(publication__genre__in=PAID).order_by("-at", "-article_number", "language")
    return [Told(*row) for row in rows.values_list(*TOLD)[:most]]


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


# What is read most

DAYS_READ = 3


def is_public(article_number: int, language: str) -> bool:
    public = Publication.objects.public(language).filter(article_number=article_number)
    return public.exists()


def most_read(language: str, *, count: int = 5, days: int = DAYS_READ) -> list[Publication]:
    """What was read most today and in the days before, as far as it is public still."""
    since = timezone.localdate() - timedelta(days=days - 1)
    # A few more than are shown: some may have been withdrawn since.
    numbers = Reading.objects.most_read(language, since=since, count=2 * count)
    public = Publication.objects.public(language).filter(article_number__in=numbers)
    by_number = {each.article_number: each for each in public.for_list()}
    return [by_number[each] for each in numbers if each in by_number][:count]


# Feeds


def with_bodies(publications: list[Publication]) -> list[Publication]:
    """Publications of a list, each with its text now."""
    keys = [each.pk for each in publications]
    bodies = dict(Publication.objects.filter(pk__in=keys).order_by().values_list("pk", "body"))
    for each in publications:
        each.body = bodies[each.pk]
    return publications


def tags_of(publications: Iterable[int], language: str) -> dict[int, list[str]]:
    """The tags of each of the publications, by name."""
    entries = Entry.objects.filter(publication__in=publications, list=Entry.List.TAG).order_by()
    pairs = list(entries.values_list("publication", "thing"))
    named = Tag.objects.public().rewrite(False).filter(pk__in={tag for _, tag in pairs})
    names = dict(named.order_by().values_list("pk", f"name_{language}")) if pairs else {}
    found: dict[int, list[str]] = {}
    for publication, tag in sorted(pairs):
        if tag in names:
            found.setdefault(publication, []).append(names[tag])
    return found


# Pictures that other sites show

# Their folder beside the renditions.
CARDS = "cards"
# What a card is drawn as begins with what its photograph is rendered as, or with this.
PLAIN = "0" * 32


def shown_cards() -> QuerySet:
    """The cards of what is public, those over a photograph while that may be shown as it is."""
    public = SocialCard.objects.filter(
        public_at(None, "publication__"), publication__erased_at=None
    )
    begun = public.alias(
        photo_then=Left("drawn_as", len(PLAIN)),
        photo_now=Left("publication__lead_photo__rendered_as", len(PLAIN)),
    )
    is_same = Q(photo_then=F("photo_now"), publication__lead_photo__in=Photo.objects.shown())
    return begun.filter(Q(photo_then=PLAIN) | is_same).order_by()


def social_card(name: str) -> SocialCard | None:
    """What is kept under this name, where it may be shown now."""
    kept = shown_cards().filter(name=f"{CARDS}/{name}")
    return kept.select_related("publication__lead_photo").first()


# Spellings in other letters

OWNED = {"region": Region, "person": Person, "organisation": Organisation}
OWNERS = {RegionName: "region", PersonName: "person", OrganisationName: "organisation"}


def spellings(script: str) -> list[tuple[str, str]]:
    """(written, wanted) in a script, "latn" or "arab": the desk's own first, for they win.

    Then the names of public things whose form in these letters is public.
    """
    parts = [_forms(model, owner, script) for model, owner in OWNERS.items()]
    rows = Spelling.objects.pairs(script).order_by().annotate(rank=Value(0))
    found = sorted(rows.union(*parts, all=True).order_by(), key=itemgetter(2))
    return [(written, wanted) for written, wanted, _ in found]


def _forms(model: type[Model], owner: str, script: str) -> QuerySet:
    shown = OWNED[owner].objects.shown("kk").order_by().values("pk")
    rows = model.objects.public().filter(letters=f"kk-{script}", is_alias=False)
    mine = rows.filter(**{f"{owner}__in": shown}).order_by()
    return mine.values_list(f"{owner}__name_kk", "text").annotate(rank=Value(1))
