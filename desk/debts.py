"""What a language owes the other one by paragraph: on the article's page, and as a queue."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib import messages as told
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import F, QuerySet, Value
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from js_asset import Script

from articles import pairs
from articles.body import teaser
from articles.models import Edition, Pairing, Revision
from articles.pairing import BODY, OTHER, Book, Debt
from articles.permissions import require
from desk import starting
from languages import LANGUAGES

if TYPE_CHECKING:
    from desk.article_forms import ArticleForm
    from desk.article_panels import Panel

ON_A_PAGE = 25
FIRST_WORDS = 70
FIELDS = ("title", "lead")
LANGUAGE_NAMES = dict(settings.LANGUAGES)


def media() -> forms.Media:
    """What the page needs to mark paragraphs, to lead to them, and to settle without a reload."""
    return forms.Media(css={"all": ["desk/debts.css"]}, js=[Script("desk/debts.js", type="module")])


@dataclass(frozen=True)
class Line:
    """One debt, with the place in the text that owes it."""

    debt: Debt
    language: str
    book: Book

    @property
    def unit(self) -> int:
        """The unit that is to be looked at: what answers, or what the answer would come behind."""
        places = self.book.text(self.language).places(self.debt.owed)
        return places[0] if places else self.debt.behind

    @property
    def field(self) -> str:
        return "body" if self.unit >= BODY else FIELDS[self.unit]

    @property
    def block(self) -> int | None:
        return self.unit - BODY if self.unit >= BODY else None

    @property
    def own_words(self) -> str:
        """The first words of what answers; nothing where nothing does."""
        own = self.book.text(self.language).of(self.debt.owed)
        return teaser(" ".join(sentence.text or sentence.key for sentence in own), FIRST_WORDS)

    @property
    def source_words(self) -> str:
        return " ".join(each.text or each.key for each in self.debt.after or self.debt.before)

    @property
    def source_teaser(self) -> str:
        return teaser(self.source_words, FIRST_WORDS)

    @property
    def source_language(self) -> str:
        return OTHER[self.language]


@dataclass(frozen=True)
class Owed:
    """What the panel of a language shows of it."""

    edition: Edition
    book: Book | None
    may_settle: bool
    may_start: bool = False

    @property
    def language(self) -> str:
        return self.edition.language

    @property
    def name(self) -> str:
        return LANGUAGE_NAMES[self.language]

    @cached_property
    def lines(self) -> list[Line]:
        if self.book is None:
            return []
        debts = self.book.debts(self.language)
        return [Line(debt, self.language, self.book) for debt in debts]

    @property
    def places(self) -> str:
        """The units to be marked, as JSON: 0 the title, 1 the lead, 2 the first of the body."""
        return json.dumps(sorted({line.unit for line in self.lines if line.debt.owed}))

    @property
    def paired(self) -> str:
        """The blocks of both bodies that answer each other, as JSON: [Russian, Kazakh] from 0."""
        return json.dumps(_blocks_paired(self.book) if self.book else [])

    @property
    def source_name(self) -> str:
        return LANGUAGE_NAMES[OTHER[self.language]]


def _blocks_paired(book: Book) -> list[list[int]]:
    found = set()
    for pair in book.pairs:
        sides = [book.follow(pair.side(each), book.now[each]) for each in LANGUAGES]
        places = [book.text(each).places(side) for each, side in zip(LANGUAGES, sides, strict=True)]
        if all(places) and min(*places[0], *places[1]) >= BODY:
            found.add((places[0][0] - BODY, places[1][0] - BODY))
    return [list(pair) for pair in sorted(found)]


# The article's page.


def with_debts(panels: "list[Panel]") -> "list[Panel]":
    """The panels of an article's page, each with what its text owes: of the texts saved last."""
    article = panels[0].edition.article
    book = pairs.book_of(article) if article.pk else None
    written = {panel.language for panel in panels if panel.edition.current_revision_id}
    for panel in panels:
        has_source = OTHER[panel.language] in written and panel.language not in written
        panel.owed = Owed(
            panel.edition,
            book,
            may_settle=panel.form is not None,
            may_start=has_source and panel.form is not None,
        )
    return panels


def take(request: HttpRequest, form: "ArticleForm") -> None:
    """What the buttons of the debts ask for, once the texts of the page are saved."""
    if asked := request.POST.get("_settle"):
        language, _colon, name = asked.partition(":")
        _tell(request, form, language, lambda edition: _settle(request, form, edition, name))
    if language := request.POST.get("_start"):
        _tell(request, form, language, lambda edition: _start(request, form, edition))


def _tell(request: HttpRequest, form: "ArticleForm", language: str, step: Any) -> None:
    """Take a step with an edition that is this user's to write; a refusal undoes nothing else."""
    if language not in form.editions:
        told.error(request, _("You have no right to do this."))
        return
    try:
        said = step(form.instance.edition(language))
    except ValidationError as refused:
        told.error(request, " ".join(refused.messages))
    else:
        told.success(request, f"{LANGUAGE_NAMES[language]}: {said}")


def _settle(request: HttpRequest, form: "ArticleForm", edition: Edition, name: str) -> str:
    user: Any = request.user
    seen = form.editions[edition.language].cleaned_data["answers"]
    if seen is None:
        raise ValidationError(_("The other language has no text that this one could answer."))
    pairs.settle(edition, by=user, seen=seen, names=[name] if name else None)
    return _("it is noted that nothing is to be changed.")


def _start(request: HttpRequest, form: "ArticleForm", edition: Edition) -> str:
    user: Any = request.user
    source = form.instance.editions.filter(language=OTHER[edition.language])
    revision = Revision.objects.filter(pk__in=source.values("current_revision")).first()
    if revision is None:
        raise ValidationError(_("There is no text yet."))
    starting.start(edition, by=user, source=revision)
    return _("the translation is begun. Write what stands in ⟦ ⟧; it cannot go out before.")


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """`debt`, or all without it, of `language` need no change; gives what is owed still."""
    user: Any = request.user
    rows = Edition.objects.select_related("article", "current_revision")
    edition = get_object_or_404(rows, article=pk, language=request.POST.get("language", ""))
    require(user, "save_draft", edition)
    name = request.POST.get("debt", "")
    try:
        seen = _seen(edition, request.POST.get("answers", ""))
        pairs.settle(edition, by=user, seen=seen, names=[name] if name else None)
    except ValidationError as refused:
        return JsonResponse({"said": " ".join(refused.messages)}, status=409)
    owed = Owed(edition, pairs.book_of(edition.article), may_settle=True)
    shown = render_to_string("desk/debts_list.html", {"owed": owed}, request)
    return JsonResponse({"html": shown, "places": owed.places, "count": len(owed.lines)})


def _seen(edition: Edition, number: str) -> Revision:
    """The text of the other language that the page showed; gone where it was erased meanwhile."""
    others = Revision.objects.filter(edition__article=edition.article_id).exclude(edition=edition)
    is_number = number.isascii() and number.isdecimal() and len(number) < 19
    found = others.filter(pk=int(number)).first() if is_number else None
    if found is None:
        raise ValidationError(
            _("The other text has changed meanwhile. Save, then look at it again.")
        )
    return found


# The queue.


@dataclass(frozen=True)
class Waiting:
    """An edition in the queue."""

    edition: Edition
    owed: Owed
    count: int
    since: Any


@require_safe
def debts(request: HttpRequest) -> HttpResponse:
    """All articles with paragraphs owed in this user's languages, the longest waiting first."""
    user: Any = request.user
    page = Paginator(_owing(user.languages), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        **admin.site.each_context(request),
        "title": _("Paragraphs to look at"),
        "page": page,
        "page_range": page.paginator.get_elided_page_range(page.number),
        "waiting": _waiting(list(page)),
        "is_nav_sidebar_enabled": False,
    }
    return render(request, "desk/debts.html", context)


def _owing(languages: Iterable[str]) -> QuerySet:
    rows = [
        Pairing.objects.owing(language)
        .order_by()
        .annotate(
            language=Value(language),
            owed=F(f"owed_{language}"),
            since=F(f"owed_{language}_since"),
        )
        .values("article_id", "language", "owed", "since")
        for language in sorted(languages)
    ]
    if not rows:
        return Pairing.objects.none()
    return rows[0].union(*rows[1:], all=True).order_by("since", "article_id", "language")


def _waiting(rows: list[dict[str, Any]]) -> list[Waiting]:
    numbers = {row["article_id"] for row in rows}
    books = pairs.books_of(numbers)
    editions = {
        (edition.article_id, edition.language): edition
        for edition in Edition.objects.filter(article__in=numbers).select_related("article")
    }
    found = []
    for row in rows:
        edition = editions[row["article_id"], row["language"]]
        owed = Owed(edition, books.get(row["article_id"]), may_settle=False)
        found.append(Waiting(edition, owed, row["owed"], row["since"]))
    return found
