"""Steps with several articles at once: shown first, then taken one by one, each told of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles.models import Article, Edition, Publication
from desk import log
from desk.article_steps import Standing
from desk.edition_states import badges, with_standing
from desk.in_work import languages_in_which
from desk.step_forms import StepForm
from desk.taking import DONE, Asked, Press, take
from languages import LANGUAGES
from people.models import User

LANGUAGE_NAMES = dict(settings.LANGUAGES)
MOST_AT_ONCE = 50
FILE = "file"
STEPS: dict[str, Any] = {
    "submit": gettext_lazy("Ask for a review"),
    "approve": gettext_lazy("Approve"),
    "send_back": gettext_lazy("Send back with a note"),
    "publish": gettext_lazy("Publish now"),
    "call_back": gettext_lazy("Call back what waits"),
}
# The fields of StepForm that a step asks for, one answer for all.
ASKED = {
    "approve": ["review_note"],
    "send_back": ["review_note"],
    "publish": ["show_things"],
}
# Why a step is not to be taken, where nothing more exact is known.
WHY_NOT = {
    "submit": gettext_lazy("It is in review or approved already, or has no title."),
    "approve": gettext_lazy("This text is not in review."),
    "send_back": gettext_lazy("This text is not in review."),
    "publish": gettext_lazy("Only the text that an editor has approved can be published."),
    "call_back": gettext_lazy("No text of it waits for its hour."),
}


@dataclass(frozen=True)
class Planned:
    """What a step would do with one article; `refusal` says why it would do nothing."""

    article: Article
    edition: Any
    refusal: Any
    mark: str

    @property
    def badges(self) -> list[Any]:
        return list(badges(self.edition)) if self.edition else []


@dataclass(frozen=True)
class Outcome:
    """What became of one article, in a sentence."""

    number: int
    title: str
    said: str
    is_done: bool


# The list's actions: they lead to a page that shows what would be done.


def _action(name: str, words: Any, right: str) -> Callable[..., Any]:
    @admin.action(description=words, permissions=[right])
    def chosen(page: Any, request: HttpRequest, rows: models.QuerySet) -> HttpResponse | None:
        numbers = list(rows.values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
        if len(numbers) > MOST_AT_ONCE:
            said = _("Choose fewer articles: at most %(count)d at a time.")
            page.message_user(request, said % {"count": MOST_AT_ONCE}, messages.ERROR)
            return None
        return redirect(f"{address(name)}?ids={','.join(map(str, numbers))}")

    chosen.__name__ = f"bulk_{name}"
    return chosen


def address(name: str) -> str:
    return reverse("admin:bulk_file") if name == FILE else reverse("admin:bulk_step", args=[name])


ACTIONS = [
    *(_action(step, words, step) for step, words in STEPS.items()),
    _action(FILE, gettext_lazy("Add a section, region or tag"), "change"),
]


# The page of a step.


@require_http_methods(["GET", "HEAD", "POST"])
def bulk_step(request: HttpRequest, step: str) -> HttpResponse:
    """What a step would do with the chosen articles; POST takes it with each that was shown."""
    user: Any = request.user
    if step not in STEPS:
        raise Http404
    languages = languages_in_which(user, step)
    if not languages:
        raise PermissionDenied
    if request.method == "POST":
        return _done(request, step, _language(request.POST, LANGUAGES))
    language = _language(request.GET, languages)
    planned = plan(user, step, language, numbers_in(request.GET.get("ids", "")))
    form = StepForm(edition=Edition(language=language))
    shown = {
        "title": STEPS[step],
        "step": step,
        "language": language,
        "language_name": LANGUAGE_NAMES[language],
        "languages": [(each, LANGUAGE_NAMES[each]) for each in languages],
        "ids": ",".join(str(each.article.pk) for each in planned),
        "planned": planned,
        "count": sum(not each.refusal for each in planned),
        "fields": [form[name] for name in ASKED.get(step, [])],
    }
    return answer(request, "desk/bulk_step.html", shown)


def answer(request: HttpRequest, template: str, shown: dict[str, Any]) -> HttpResponse:
    """A page of the desk without its menu: the table needs the width."""
    around = admin.site.each_context(request) | {"is_nav_sidebar_enabled": False}
    return render(request, template, around | shown)


def _language(given: Any, languages: Iterable[str]) -> str:
    """The one asked for, else that of the interface, else the first that there is."""
    known = list(languages)
    wanted = [given.get("language", ""), translation.get_language() or ""]
    return next((each for each in wanted if each in known), known[0])


def numbers_in(text: str) -> list[int]:
    """The numbers of articles in an address, each once; what is no number is left out."""
    parts = (part.strip() for part in text.split(","))
    found = (int(part) for part in parts if part.isascii() and part.isdecimal() and len(part) < 10)
    return list(dict.fromkeys(found))[:MOST_AT_ONCE]


def plan(user: User, step: str, language: str, numbers: list[int]) -> list[Planned]:
    """What the step would do with each article that there is, in the order of the numbers."""
    articles = Article.objects.in_bulk(numbers)
    rows = with_standing(Edition.objects.select_related("current_revision__author"))
    rows = rows.filter(article__in=articles, language=language)
    editions = {edition.article_id: edition for edition in rows}
    public = _by_edition(Publication.objects.standing_now(language), editions)
    waiting = _by_edition(Publication.objects.waiting(), editions)
    planned = []
    for number in (each for each in numbers if each in articles):
        edition = editions.get(number)
        key = edition.pk if edition else None
        before = next(iter(public.get(key, [])), None)
        refusal = _refusal(user, step, articles[number], edition, before)
        waits = waiting.get(key, [])
        planned.append(Planned(articles[number], edition, refusal, mark(step, edition, waits)))
    return planned


def _by_edition(rows: models.QuerySet, editions: dict[int, Any]) -> dict[int, list[Publication]]:
    found: dict[int, list[Publication]] = {}
    for each in rows.filter(edition__in=[row.pk for row in editions.values()]).defer("body"):
        found.setdefault(each.edition_id, []).append(each)
    return found


def _refusal(
    user: User, step: str, article: Article, edition: Any, before: Publication | None
) -> Any:
    """Why the step would be refused, as far as can be told before it is taken."""
    if edition is None or edition.current_revision is None:
        return _("There is no text yet.")
    standing = Standing(edition, user, before)
    if step == "call_back":
        return "" if edition.waits_for else WHY_NOT[step]
    if step == "publish" and standing.shows_what_is_public:
        return _("Readers see this text already.")
    if not standing.may(step):
        return standing.remark() or WHY_NOT[step]
    if step == "publish" and before:
        return _("The text was published before: say on its own page what kind of change this is.")
    if step == "publish" and article.embargo_until and article.embargo_until > timezone.now():
        return _("The story is under an embargo until then; nothing of it goes public before.")
    return ""


def mark(step: str, edition: Any, waiting: Iterable[Publication]) -> str:
    """What the page has shown of an edition: if it is another one later, the step is refused."""
    if step == "call_back":
        return "-".join(str(each.pk) for each in waiting)
    return str(edition.current_revision_id) if edition else ""


# Taking it.


def _done(request: HttpRequest, step: str, language: str) -> HttpResponse:
    outcomes = [
        _taken(request, step, language, number, seen)
        for number, seen in _shown(request.POST.getlist("article")).items()
    ]
    shown = {
        "title": STEPS[step],
        "language": language,
        "outcomes": outcomes,
        "count": sum(each.is_done for each in outcomes),
    }
    return answer(request, "desk/bulk_done.html", shown)


def _shown(sent: list[str]) -> dict[int, str]:
    """The articles that the page has shown, each with its mark; what is forged is left out."""
    pairs = (each.partition(":")[::2] for each in sent[:MOST_AT_ONCE])
    return {number: seen for text, seen in pairs for number in numbers_in(text)}


def _taken(request: HttpRequest, step: str, language: str, number: int, shown: str) -> Outcome:
    """Take the step with one article, whatever becomes of the others."""
    editions = Edition.objects.select_related("article", "current_revision")
    edition = editions.filter(article=number, language=language).first()
    title = edition.headline if edition else ""
    try:
        with transaction.atomic():
            _take(request, step, edition, shown)
    except (ValidationError, PermissionDenied) as refused:
        said = " ".join(getattr(refused, "messages", None) or [str(refused)])
        return Outcome(number, title, said, is_done=False)
    said = str(DONE[step] % {"language": LANGUAGE_NAMES[language]})
    return Outcome(number, title, said, is_done=True)


def _take(request: HttpRequest, step: str, edition: Edition | None, shown: str) -> None:
    user: Any = request.user
    if edition is None or edition.current_revision is None:
        raise ValidationError(_("There is no text yet."))
    waiting = list(edition.publications.waiting().defer("body"))
    if shown != mark(step, edition, waiting):
        raise ValidationError(_("It has changed since it was shown to you. Look at it again."))
    form = StepForm(request.POST, edition=edition)
    # The last one first: what others are to follow cannot be called back before them.
    subjects = [each.pk for each in reversed(waiting)] if step == "call_back" else [None]
    if not subjects:
        raise ValidationError(str(WHY_NOT[step]))
    for subject in subjects:
        press = Press(edition.language, step, subject)
        take(press, Asked(edition, user, edition.current_revision, form, subject))
    page = admin.site.get_model_admin(Article)
    page.log_change(request, edition.article, log.step_taken(edition.language, step))
