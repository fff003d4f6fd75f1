"""An article with both texts, and what the checks ask of the database: each question once."""

from datetime import date, datetime
from functools import cached_property
from itertools import islice

from django.db.models import Exists, Model, OuterRef
from django.utils import timezone

from articles.models import Article, Edition, Pairing, Publication
from articles.models.public import public_at, standing_at
from articles.publishing import subjects_of
from desk.checks.linked import Link, links_of
from desk.checks.parity import Row, rows
from desk.checks.registry import Registry, registry
from desk.checks.written import Written
from facts.models import Public
from languages import LANGUAGES
from languages.dates import PartialDate
from people.models import Term
from photos.models import Attachment, Photo

MOST_LINKS = 300


class Story:
    """What would go out of an article at a moment (now), in each language that has a text.

    `editions` are those of both languages, begun or not.
    """

    def __init__(
        self,
        article: Article,
        editions: dict[str, Edition],
        texts: dict[str, Written],
        at: datetime | None = None,
    ) -> None:
        self.article, self.editions, self.texts = article, editions, texts
        self.at = at or timezone.now()

    @property
    def day(self) -> date:
        return timezone.localdate(self.at)

    @cached_property
    def photos(self) -> dict[str, Photo]:
        """The photos that the texts show, by slug, and the lead photo."""
        slugs = {slug for text in self.texts.values() for slug in text.markers.photos}
        found = (
            {photo.slug: photo for photo in Photo.objects.filter(slug__in=slugs)} if slugs else {}
        )
        lead = self.article.lead_photo
        return found | ({lead.slug: lead} if lead else {})

    @cached_property
    def files(self) -> dict[str, Attachment]:
        slugs = {slug for text in self.texts.values() for slug in text.markers.files}
        rows = Attachment.objects.filter(slug__in=slugs) if slugs else ()
        return {row.slug: row for row in rows}

    @cached_property
    def registry(self) -> Registry:
        return registry()

    @cached_property
    def terms(self) -> dict[str, list[Term]]:
        """The posts of the people whom the texts name, by slug."""
        slugs = {slug for text in self.texts.values() for slug in text.markers.people}
        found: dict[str, list[Term]] = {slug: [] for slug in slugs}
        rows = Term.objects.filter(person__slug__in=slugs).select_related("person")
        for term in rows if slugs else ():
            found[term.person.slug].append(term)
        return found

    @cached_property
    def links(self) -> dict[str, list[Link]]:
        """The links of each text that lead into this newsroom, at most MOST_LINKS."""
        return {
            language: list(islice(links_of(text), MOST_LINKS))
            for language, text in self.texts.items()
        }

    @cached_property
    def articles(self) -> dict[int, set[str]]:
        """The articles that links lead to, with the languages in which they are public."""
        linked = {link.linked for links in self.links.values() for link in links}
        numbers = {int(each.key) for each in linked if each.kind == "article"}
        public = Publication.objects.filter(public_at(self.at), article_number=OuterRef("pk"))
        is_public = {f"is_in_{each}": Exists(public.filter(language=each)) for each in LANGUAGES}
        rows = Article.objects.filter(pk__in=numbers).order_by().annotate(**is_public)
        return {
            number: {language for language, is_seen in zip(LANGUAGES, seen, strict=True) if is_seen}
            for number, *seen in (rows.values_list("pk", *is_public) if numbers else ())
        }

    def hidden_things(self, language: str) -> list[Model]:
        """What the story or its text in a language names that readers do not see by then."""
        markers = self.texts[language].markers
        named: list[Model | None] = [self.photos.get(slug) for slug in markers.photos]
        named += [self.files.get(slug) for slug in markers.files]
        things = dict.fromkeys([*self._subjects, *filter(None, named)])
        return [
            thing for thing in things if isinstance(thing, Public) and not thing.is_public(self.at)
        ]

    @cached_property
    def _subjects(self) -> list[Model]:
        lead = self.article.lead_photo
        return [*subjects_of(self.article), *([lead] if lead else [])]

    @cached_property
    def publications(self) -> dict[str, Publication | None]:
        """What readers have before them of each edition at that moment."""
        rows = Publication.objects.filter(standing_at(self.at), article_number=self.article.pk)
        found = {row.language: row for row in rows.defer("body")}
        return {language: found.get(language) for language in LANGUAGES}

    @cached_property
    def pairing(self) -> Pairing | None:
        return Pairing.objects.filter(article=self.article.pk).first()

    @cached_property
    def rows(self) -> list[Row]:
        """Where the two texts differ."""
        return rows(self.texts["ru"], self.texts["kk"], self.registry)

    def story_date(self, language: str) -> PartialDate | None:
        """The day of which posts are told; None where it is not known."""
        before = self.publications[language]
        first = timezone.localdate(before.first_public_at) if before else self.day
        return self.editions[language].story_date(first)
