"""What the page of an article asks while somebody writes: the checks of the texts as they stand."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from articles.models import Article, Edition
from articles.permissions import require
from desk.autosave import EMPTY, typed
from desk.checks.checking import written
from desk.checks.panels import checked
from desk.checks.story import Story
from desk.checks.written import Written
from languages import LANGUAGES


@require_POST
def checks(request: HttpRequest, article: int) -> HttpResponse:
    """JSON with the list of each language, for the texts sent and, where none is, those saved.

    Fields are named as in the form: ru-title. 422 with a sentence for a text that cannot be saved.
    """
    user: Any = request.user
    rows = Article.objects.select_related("section", "lead_photo")
    story_of = get_object_or_404(rows, pk=article)
    require(user, "view", story_of)
    editions = _editions(story_of)
    texts = {language: written(edition) for language, edition in editions.items()}
    try:
        texts |= _sent(request, user.languages)
    except ValidationError as refused:
        return HttpResponse(" ".join(refused.messages), status=422, content_type="text/plain")
    found = checked(Story(story_of, editions, texts), user.languages)
    return JsonResponse(
        {
            language: render_to_string("desk/checks_list.html", {"checked": found[language]})
            for language in LANGUAGES
        }
    )


def _editions(article: Article) -> dict[str, Edition]:
    rows = article.editions.select_related("current_revision")
    found = {edition.language: edition for edition in rows}
    editions = {each: found.get(each) or Edition(language=each) for each in LANGUAGES}
    for edition in editions.values():
        edition.article = article
    return editions


def _sent(request: HttpRequest, languages: frozenset[str]) -> dict[str, Written]:
    """The texts of the form, of the languages in which this user may write."""
    given = request.POST
    return {
        language: Written(language, **typed(_fields(given, language)))
        for language in languages
        if f"{language}-body" in given
    }


def _fields(given: Any, language: str) -> Any:
    return {name: given.get(f"{language}-{name}", "") for name in EMPTY}
