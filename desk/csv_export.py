"""The list of articles as a table for a spreadsheet: as it is filtered, a batch at a time."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import batched
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import SuspiciousOperation
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article, Edition
from articles.permissions import require
from desk.edition_states import badges, is_public, with_standing
from languages import LANGUAGES

LANGUAGE_NAMES = dict(settings.LANGUAGES)
ROWS_AT_ONCE = 4000
# A spreadsheet takes a cell that begins so for a formula, and may run it.
FORMULA = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠]")
NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")
# By it spreadsheets know UTF-8 and, in Russian and Kazakh, columns.
BOM, SEPARATOR = "\ufeff", ";"


def cell(value: Any) -> str:
    """What stands in a cell: never a formula; numbers stay numbers."""
    text = "" if value is None else str(value).replace("\0", "")
    if FORMULA.match(text) and not NUMBER.fullmatch(text):
        return f"'{text}"
    return text


@require_safe
def articles_csv(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """All articles that the list shows with the same address, not its first page alone."""
    user: Any = request.user
    require(user, "view", Article)
    page = admin.site.get_model_admin(Article)
    try:
        articles = page.get_changelist_instance(request).queryset
    except (IncorrectLookupParameters, SuspiciousOperation):
        return redirect("admin:articles_article_changelist")
    editions = Prefetch("editions", with_standing(Edition.objects.order_by("pk")))
    whole = articles.prefetch_related(None).prefetch_related("regions", editions)
    rows = whole.iterator(chunk_size=ROWS_AT_ONCE)
    spoken = _in_language(translation.get_language() or settings.LANGUAGE_CODE, rows)
    answer = StreamingHttpResponse(spoken, content_type="text/csv; charset=utf-8")
    name = f"articles-{timezone.localdate().isoformat()}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _in_language(language: str, articles: Iterable[Article]) -> Iterator[str]:
    """The table in parts, each made in the language of the interface: it is sent after the view."""
    with translation.override(language):
        first = BOM + _lines([_heads()])
    yield first
    for batch in batched(articles, ROWS_AT_ONCE, strict=False):
        with translation.override(language):
            part = _lines(map(_row, batch))
        yield part


def _lines(rows: Iterable[Iterable[Any]]) -> str:
    text = StringIO()
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue()


def _heads() -> list[str]:
    of_both = [_("number"), _("section"), _("regions"), _("created by"), _("created at")]
    of_one = [_("title"), _("state"), _("public since"), _("address")]
    named = [f"{head} ({LANGUAGE_NAMES[each]})" for each in LANGUAGES for head in of_one]
    return [capfirst(head) for head in [*of_both, *named]]


def _row(article: Article) -> list[Any]:
    editions = {edition.language: edition for edition in article.editions.all()}
    return [
        article.pk,
        article.section,
        ", ".join(str(region) for region in article.regions.all()),
        article.created_by,
        _moment(article.created_at),
        *(value for language in LANGUAGES for value in _edition(editions.get(language))),
    ]


def _edition(edition: Any) -> list[Any]:
    """Title, state, since when and where readers have it."""
    if edition is None:
        return ["", "", "", ""]
    said = ", ".join(badge.words for badge in badges(edition))
    if not is_public(edition):
        return [edition.headline, said, "", ""]
    path = f"/{edition.language}/news/{edition.article_id}/{edition.public_slug}/"
    return [edition.headline, said, _moment(edition.public_since), settings.SITE_URL + path]


def _moment(moment: Any) -> str:
    """As spreadsheets read it: 2026-11-24 10:00, on the newsroom's clock."""
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" if moment else ""
