"""What narrows the list of articles: each a field of the form above it."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles.models import Article, Debt, Edition, Pairing, Section
from desk import in_work
from desk.edition_states import STATES, in_state
from desk.finding import name_order
from languages import LANGUAGES
from people.models import User
from regions.models import Region

LANGUAGE_NAMES = dict(settings.LANGUAGES)
YEARS = range(1900, 3000)  # days that every clock and database can tell


class Narrowing(admin.SimpleListFilter, ABC):
    """A filter drawn as a field of the form above the list; what it does not know it leaves."""

    template = "desk/narrowing_choice.html"
    is_seldom = False

    @abstractmethod
    def articles(self, choice: str, request: HttpRequest) -> Q:
        """The articles of which a choice holds."""

    def options(self) -> Iterator[dict[str, Any]]:
        for value, words in self.lookup_choices:
            yield {"value": value, "words": words, "is_chosen": str(value) == self.value()}

    @property
    def is_used(self) -> bool:
        return self.value() in [str(value) for value, _words in self.lookup_choices]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        if not self.is_used:
            return queryset
        return queryset.filter(self.articles(self.value() or "", request))


class Mine(Narrowing):
    title, parameter_name = gettext_lazy("waits for you"), "mine"
    found = {
        "review": (gettext_lazy("to review"), in_work.to_review),
        "sent_back": (gettext_lazy("sent back to you"), in_work.sent_back),
        "drafts": (gettext_lazy("your drafts"), in_work.drafts),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(choice, words) for choice, (words, _editions) in self.found.items()]

    def articles(self, choice: str, request: HttpRequest) -> Q:
        user: Any = request.user
        editions = self.found[choice][1](user)
        return Q(pk__in=editions.order_by().values("article"))


class State(Narrowing):
    """Where the edition in one language stands."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(STATES.items())

    def articles(self, choice: str, request: HttpRequest) -> Q:
        return in_state(self.parameter_name, choice)


class RussianState(State):
    title, parameter_name = LANGUAGE_NAMES["ru"], "ru"


class KazakhState(State):
    title, parameter_name = LANGUAGE_NAMES["kk"], "kk"


class InSection(Narrowing):
    title, parameter_name = gettext_lazy("section"), "section"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        rows = Section.objects.order_by("position", "pk")
        return [(each.slug, str(each)) for each in rows]

    def articles(self, choice: str, request: HttpRequest) -> Q:
        return Q(section__slug=choice)


class AboutRegion(Narrowing):
    title, parameter_name = gettext_lazy("region"), "region"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        rows = Region.objects.order_by(name_order(), "pk")
        return [(each.slug, str(each)) for each in rows.defer("note")]

    def articles(self, choice: str, request: HttpRequest) -> Q:
        named = Article.regions.through.objects.filter(region__slug=choice)
        return Q(pk__in=named.values("article"))


class By(Narrowing):
    """Who began the article, or saved a text of it."""

    title, parameter_name, is_seldom = gettext_lazy("who wrote"), "by", True

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        rows = User.objects.exclude(role=User.Role.NONE).order_by("username")
        return [(each.username, each.get_full_name() or each.username) for each in rows]

    def articles(self, choice: str, request: HttpRequest) -> Q:
        wrote = Edition.objects.filter(revisions__author__username=choice)
        return Q(created_by__username=choice) | Q(pk__in=wrote.order_by().values("article"))


class Owed(Narrowing):
    title, parameter_name, is_seldom = pgettext_lazy("of an article", "owed"), "owed", True

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("paragraphs", _("paragraphs to translate anew")),
            *(
                (f"paragraphs_{language}", f"{_('paragraphs')}: {LANGUAGE_NAMES[language]}")
                for language in LANGUAGES
            ),
            ("answer", _("an answer to a correction")),
        ]

    def articles(self, choice: str, request: HttpRequest) -> Q:
        if choice == "answer":
            return Q(pk__in=Debt.objects.open().order_by().values("article_number"))
        _kind, _sign, only = choice.partition("_")
        found = Q()
        for language in [only] if only else LANGUAGES:
            owing = Pairing.objects.owing(language).order_by()
            found |= Q(pk__in=owing.values("article"))
        return found


class Bound(Narrowing):
    """A day from which or until which articles were begun; no day is asked for in the list."""

    template, is_seldom = "desk/narrowing_day.html", True

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return []

    def has_output(self) -> bool:
        return True

    @property
    def day(self) -> date | None:
        try:
            day = date.fromisoformat(self.value() or "")
        except ValueError:
            return None
        return day if day.year in YEARS else None

    @property
    def is_used(self) -> bool:
        return self.day is not None

    def articles(self, choice: str, request: HttpRequest) -> Q:
        return self.within(self.day) if self.day else Q()

    @abstractmethod
    def within(self, day: date) -> Q:
        """The articles on the right side of a day."""


class BegunFrom(Bound):
    title, parameter_name = gettext_lazy("begun from"), "from"

    def within(self, day: date) -> Q:
        return Q(created_at__gte=_midnight(day))


class BegunUntil(Bound):
    title, parameter_name = gettext_lazy("begun until"), "until"

    def within(self, day: date) -> Q:
        """The day itself is within."""
        return Q(created_at__lt=_midnight(day + timedelta(days=1)))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


FILTERS = [
    Mine,
    RussianState,
    KazakhState,
    InSection,
    AboutRegion,
    By,
    Owed,
    BegunFrom,
    BegunUntil,
]
