"""The list of articles: found by words, by where each language stands, by whose they are."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.db.models import OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationAdmin

from articles.models import Article, Edition
from articles.permissions import can
from desk import bulk
from desk.edition_states import badges, with_standing
from desk.finding import of_articles
from desk.narrowing import FILTERS, Narrowing
from desk.saved_views import shown_views
from languages import LANGUAGES

LANGUAGE_NAMES = dict(settings.LANGUAGES)


class Listed(ChangeList):
    """The articles of the list, with all that their lines show."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> models.QuerySet:
        return for_lines(super().get_queryset(request, exclude_parameters))

    @property
    def at_hand(self) -> list[Narrowing]:
        return [each for each in self.filter_specs if not each.is_seldom]

    @property
    def seldom(self) -> list[Narrowing]:
        return [each for each in self.filter_specs if each.is_seldom]

    @property
    def is_seldom_used(self) -> bool:
        return any(each.is_used for each in self.seldom)


def for_lines(articles: models.QuerySet) -> models.QuerySet:
    """Articles with their editions, what readers have of each, and who saved them last."""
    editions = with_standing(Edition.objects.select_related("current_revision__author"))
    light = editions.defer("current_revision__lead", "current_revision__body")
    rows = articles.select_related("section", "created_by").prefetch_related(None)
    return rows.prefetch_related(Prefetch("editions", light.order_by("pk")))


# Later saves have larger numbers; an article without a text stands with the oldest.
LAST_SAVED = Coalesce(
    Subquery(
        Edition.objects.filter(article=OuterRef("pk"), current_revision__isnull=False)
        .order_by("-current_revision_id")
        .values("current_revision_id")[:1]
    ),
    0,
)


class ArticleList(TranslationAdmin):
    """The list's half of the articles' pages; the page of one is desk.article_admin."""

    list_display = [
        "number",
        "title_ru",
        "state_ru",
        "title_kk",
        "state_kk",
        "section",
        "last_saved",
    ]
    list_display_links = ["number", "title_ru", "title_kk"]
    list_filter = FILTERS
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ["editions__headline"]  # what is found is said in get_search_results
    ordering = ["-id"]
    actions = bulk.ACTIONS

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """With the editions, by which an article is named wherever it is chosen."""
        return super().get_queryset(request).prefetch_related("editions")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return Listed

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        # Two titles side by side need the width.
        shown = {
            "is_nav_sidebar_enabled": False,
            "title": capfirst(self.opts.verbose_name_plural),
            "views": shown_views(request),
        }
        return super().changelist_view(request, shown | (extra_context or {}))

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        return queryset.filter(of_articles(search_term)), False

    def _may_take(self, request: HttpRequest, step: str) -> bool:
        user: Any = request.user
        return any(can(user, step, Edition(language=language)) for language in LANGUAGES)

    def has_submit_permission(self, request: HttpRequest) -> bool:
        return self._may_take(request, "submit")

    def has_approve_permission(self, request: HttpRequest) -> bool:
        return self._may_take(request, "approve")

    def has_send_back_permission(self, request: HttpRequest) -> bool:
        return self._may_take(request, "send_back")

    def has_call_back_permission(self, request: HttpRequest) -> bool:
        return self._may_take(request, "call_back")

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return self._may_take(request, "publish")

    # The columns.

    @admin.display(description="№", ordering="id")
    def number(self, article: Article) -> int:
        return article.pk

    @admin.display(description=gettext_lazy("title in Russian"))
    def title_ru(self, article: Article) -> str:
        return _title(article, "ru")

    @admin.display(description=gettext_lazy("title in Kazakh"))
    def title_kk(self, article: Article) -> str:
        return _title(article, "kk")

    @admin.display(description=LANGUAGE_NAMES["ru"])
    def state_ru(self, article: Article) -> str:
        return _state(article, "ru")

    @admin.display(description=LANGUAGE_NAMES["kk"])
    def state_kk(self, article: Article) -> str:
        return _state(article, "kk")

    @admin.display(description=gettext_lazy("last saved"), ordering=LAST_SAVED)
    def last_saved(self, article: Article) -> str:
        texts = [each.current_revision for each in article.editions.all() if each.current_revision]
        last = max(texts, key=lambda text: text.pk, default=None)
        moment = last.saved_at if last else article.created_at
        who = last.author if last else article.created_by
        said = date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")
        return format_html('{} <span class="quiet">{}</span>', said, who or "")


def _title(article: Article, language: str) -> str:
    headline = _edition(article, language).headline
    if not headline:
        return format_html('<span class="no-title">{}</span>', "—")
    return format_html('<span lang="{}">{}</span>', language, headline)


def _state(article: Article, language: str) -> str:
    said = {"badges": list(badges(_edition(article, language))), "name": LANGUAGE_NAMES[language]}
    return render_to_string("desk/state_cell.html", said | {"language": language})


def _edition(article: Article, language: str) -> Any:
    found = (edition for edition in article.editions.all() if edition.language == language)
    return next(found, Edition(language=language))
