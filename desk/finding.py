"""Quick finding: an article by its number or the words of a title, a thing by its name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Concat, Lower, Replace, StrIndex
from django.db.models.lookups import GreaterThan
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article, Edition, Tag
from desk.edition_states import badges, with_standing
from desk.model_admin import may
from languages.search.folding import FOLDS
from people.models import Organisation, Person
from projects.models import Agreement, Project
from regions.models import Region

MOST_OF_A_KIND = 8
MOST_WORDS = 8
MOST_LETTERS = 100
MOST_READ_AHEAD = 1000
NUMBER = re.compile(r"\s*(?:№|#|N)?\s*([0-9]{1,9})\s*", re.IGNORECASE)
# What is found by its name, in the columns that hold one; other names stand in tables of theirs.
THINGS: dict[type[models.Model], list[str]] = {
    Person: ["name_ru", "name_kk", "short_ru", "short_kk"],
    Region: ["name_ru", "name_kk", "chinese_name"],
    Organisation: ["name_ru", "name_kk", "short_ru", "short_kk"],
    Project: ["name_ru", "name_kk"],
    Agreement: ["name_ru", "name_kk"],
    Tag: ["name_ru", "name_kk"],
}


@dataclass(frozen=True)
class Found:
    """One page to go to; `language` is that of its name, where it is known."""

    address: str
    name: str
    language: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Group:
    """What was found of one kind; `all_at` leads to the list where there may be more."""

    name: str
    found: list[Found]
    all_at: str = ""


# Words that answer each other however they are typed.


def folded_words(text: str) -> list[str]:
    """The words of a search in small letters of a Russian keyboard: «Үржар» gives «уржар»."""
    words = text[:MOST_LETTERS].lower().translate(FOLDS["kk"]).split()
    return words[:MOST_WORDS]


def has_words(text: Any, words: list[str]) -> Q:
    """That a column, or an expression, has all of the words, each in any part of it."""
    said = Lower(text)
    for letter, typed in FOLDS["kk"].items():
        said = Replace(said, Value(chr(letter)), Value(typed))
    found = Q()
    for word in words:
        found &= Q(GreaterThan(StrIndex(said, Value(word)), 0))
    return found


def titled(words: list[str]) -> models.QuerySet:
    """Editions whose title has the words, those of the newest articles first."""
    editions = Edition.objects.filter(has_words("headline", words))
    return editions.order_by("-article_id", "-language")


def number_in(text: str) -> int | None:
    """The article's number that somebody has typed: «№ 12», «12»."""
    found = NUMBER.fullmatch(text)
    return int(found[1]) if found else None


def of_articles(text: str) -> Q:
    """The articles that a search means: by the number, or by words of a title."""
    words, number = folded_words(text), number_in(text)
    if not words:
        return Q()
    told = titled(words).order_by().values_list("article", flat=True)
    # Titles are read through from end to end: once, where few have the words.
    few = list(told.distinct()[: MOST_READ_AHEAD + 1])
    found = Q(pk__in=few if len(few) <= MOST_READ_AHEAD else told)
    return found if number is None else found | Q(pk=number)


def name_order() -> str:
    """The column by which things stand in the alphabet of the interface."""
    return "sort_kk" if get_language() == "kk" else "sort_ru"


# What the desk has of it.


def groups(request: HttpRequest, text: str) -> Iterator[Group]:
    """All that is found, by kind; kinds of which nothing is found are left out."""
    words = folded_words(text)
    if not words:
        return
    if found := _articles(request, text, words):
        listed = reverse("admin:articles_article_changelist")
        yield Group(_("Articles"), found, _more(found, listed, text))
    for kind, columns in THINGS.items():
        if may(request, "view", kind) and (found := _things(kind, columns, words)):
            meta = kind._meta
            listed = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
            yield Group(capfirst(meta.verbose_name_plural), found, _more(found, listed, text))


def _more(found: list[Found], listed: str, text: str) -> str:
    """The list searched for the same, where the first ones may not be all."""
    return f"{listed}?{urlencode({'q': text})}" if len(found) == MOST_OF_A_KIND else ""


def _articles(request: HttpRequest, text: str, words: list[str]) -> list[Found]:
    if not may(request, "view", Article):
        return []
    number = number_in(text)
    called = [] if number is None else _numbered(number)
    editions = with_standing(titled(words))[:MOST_OF_A_KIND]
    told = [_edition(each) for each in editions if each.article_id != number]
    return [*called, *told][:MOST_OF_A_KIND]


def _numbered(number: int) -> list[Found]:
    """An article by its titles, or by its number where it has none."""
    editions = with_standing(Edition.objects.filter(article=number).exclude(headline=""))
    if found := [_edition(each) for each in editions.order_by("-language")]:
        return found
    address = reverse("admin:articles_article_change", args=[number])
    return [Found(address, f"№ {number}") for _row in Article.objects.filter(pk=number)]


def _edition(edition: Edition) -> Found:
    address = reverse("admin:articles_article_change", args=[edition.article_id])
    told = [f"№ {edition.article_id}", *(badge.words for badge in badges(edition))]
    return Found(address, edition.headline, edition.language, " · ".join(told))


def _things(kind: type[models.Model], columns: list[str], words: list[str]) -> list[Found]:
    parts = [part for column in columns for part in (column, Value(" "))]
    names = Concat(*parts, output_field=models.TextField())
    called = has_words(names, words) | _called_otherwise(kind, words)
    rows = kind._default_manager.filter(called).order_by(name_order(), "pk")
    page = f"admin:{kind._meta.app_label}_{kind._meta.model_name}_change"
    return [Found(reverse(page, args=[row.pk]), str(row)) for row in rows[:MOST_OF_A_KIND]]


def _called_otherwise(kind: type[models.Model], words: list[str]) -> Q:
    """By a name in other letters or an alias."""
    if not hasattr(kind, "other_names"):
        return Q()
    relation: Any = kind._meta.get_field("other_names")
    names = relation.related_model._default_manager.filter(has_words("text", words))
    return Q(pk__in=names.order_by().values(relation.field.name))


# The pages.


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """The page of what was found, for a browser without JavaScript and for links."""
    text = asked(request)
    context = {
        **admin.site.each_context(request),
        "title": _("Find"),
        "finding_text": text,
        "groups": list(groups(request, text)),
        "is_nav_sidebar_enabled": False,
    }
    return render(request, "desk/finding.html", context)


@require_safe
def found_while_typing(request: HttpRequest) -> JsonResponse:
    """The same for the field's list."""
    told = [
        {"kind": group.name, "found": [vars(each) for each in group.found]}
        for group in groups(request, asked(request))
    ]
    return JsonResponse({"groups": told})


def asked(request: HttpRequest) -> str:
    return " ".join(request.GET.get("q", "").replace("\0", " ").split())[:MOST_LETTERS]
