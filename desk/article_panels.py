"""What the page of an article shows of each language, and of the embargo over both."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from articles.models import Article, Edition, Revision
from articles.permissions import can
from desk import article_bar, previews, side_by_side, taking
from desk.article_bar import BarStep, Length
from desk.article_forms import ArticleForm, EditionForm
from desk.article_steps import Rows, Standing
from desk.checks.checking import written
from desk.checks.panels import Checked
from desk.checks.story import Story
from desk.debts import Owed
from desk.doubting import Doubted, doubted
from desk.step_forms import EmbargoForm, StepForm
from desk.taking import Answer

LANGUAGE_NAMES = dict(settings.LANGUAGES)


@dataclass
class Panel:
    """One language of the page."""

    edition: Edition
    form: EditionForm | None
    standing: Standing
    beside: Revision | None
    hidden_things: list[models.Model]
    step_form: StepForm
    answer: Answer | None
    doubted: Doubted | None
    story: Story | None = None
    checked: Checked | None = None
    owed: Owed | None = None

    @property
    def language(self) -> str:
        return self.edition.language

    @property
    def name(self) -> str:
        return LANGUAGE_NAMES[self.language]

    @property
    def step_names(self) -> set[str]:
        return self.standing.step_names if self.form else set()

    @property
    def bar_steps(self) -> list[BarStep]:
        return article_bar.steps_of(self)

    @property
    def length(self) -> Length:
        current = self.edition.current_revision
        return article_bar.length_of(current.body if current else "", self.language)

    @property
    def letters(self) -> list[tuple[str, Any]]:
        """In which letters it can be previewed, with their name where there are several."""
        scripts = previews.SCRIPTS[self.language]
        return [(each, previews.LETTERS[each] if scripts[1:] else "") for each in scripts]

    @property
    def asks_kind(self) -> bool:
        return self.standing.before is not None

    @property
    def asks_about_waiting(self) -> bool:
        sends = self.step_names & {"publish", "typo", "publish_urgently"}
        return bool(sends and self.standing.waiting)

    @property
    def asks_to_show(self) -> bool:
        return bool(self.hidden_things)

    @property
    def tried(self) -> str:
        """The step that was refused, or is asked about, and stands open for that."""
        return self.answer.press.name if self.answer else ""

    @property
    def doubted_words(self) -> int:
        return len(self.doubted.lines) + self.doubted.more if self.doubted else 0

    @property
    def readings(self) -> list[dict[str, Any]]:
        return [
            {"owed": reading, "may_read": self.form and self.standing.may_read_again(reading)}
            for reading in self.standing.readings
        ]

    @property
    def public_address(self) -> str:
        publication = self.standing.publication
        if publication is None or publication.is_an_end:
            return ""
        return f"/{self.language}/news/{publication.article_number}/{publication.slug}/"


def panels_of(request: HttpRequest, form: ArticleForm) -> list[Panel]:
    """A panel for each language, Russian first."""
    user: Any = request.user
    editions = form.all_editions
    rows = Rows(editions.values())
    beside = side_by_side.left_beside(editions.values(), user)
    story = _story(form.instance, editions)
    return [
        _panel(request, form, edition, rows, beside.get(edition.pk), story)
        for edition in editions.values()
    ]


def _story(article: Article, editions: dict[str, Edition]) -> Story | None:
    """The article with the texts saved last, as the checks look at it; None for a new one."""
    if not article.pk:
        return None
    texts = {language: written(edition) for language, edition in editions.items()}
    return Story(article, editions, texts)


def _panel(
    request: HttpRequest,
    form: ArticleForm,
    edition: Edition,
    rows: Rows,
    beside: Revision | None,
    story: Story | None,
) -> Panel:
    user: Any = request.user
    publication = edition.current_publication() if edition.pk else None
    standing = Standing(edition, user, publication, rows)
    answer = _answer(request, edition.language)
    return Panel(
        edition=edition,
        form=form.editions.get(edition.language),
        standing=standing,
        beside=beside,
        hidden_things=story.hidden_things(edition.language) if story else [],
        story=story,
        step_form=StepForm(
            request.POST if answer else None,
            edition=edition,
            debts=standing.debts,
            assessment=standing.assessment,
        ),
        answer=answer,
        doubted=_doubted(user, edition),
    )


def headline_of(panels: list[Panel]) -> str:
    """How the page names the article: in the language of the desk, where it has a title in it."""
    here = get_language()
    own = sorted(panels, key=lambda panel: panel.language != here)
    return next((panel.edition.headline for panel in own if panel.edition.headline), "")


def hidden_of(panels: list[Panel]) -> list[models.Model]:
    """What the story names in either language and readers may not see yet, each thing once."""
    return list(dict.fromkeys(thing for panel in panels for thing in panel.hidden_things))


def embargo_of(request: HttpRequest, article: Article) -> dict[str, Any]:
    """The embargo for those whose it is to set, and until when it holds."""
    until = article.embargo_until
    holds = until is not None and until > timezone.now()
    shown: dict[str, Any] = {"embargo": None, "embargo_until": until if holds else None}
    if not article.pk or not can(request.user, "set_embargo", article):
        return shown
    answer = _answer(request, "story")
    called_back = answer.called_back if answer else []
    shown["embargo"] = {
        "form": EmbargoForm(request.POST if answer else None, article=article),
        "called_back": called_back,
        "shown": taking.numbers(called_back),
        "answer": answer,
    }
    return shown


def _answer(request: HttpRequest, language: str) -> Answer | None:
    """What is said to a press in this language's panel, where it did nothing."""
    answer = getattr(request, "desk_answer", None)
    return answer if answer and answer.press.language == language else None


def _doubted(user: Any, edition: Edition) -> Doubted | None:
    """Kazakh alone is printed in other letters than it is written in."""
    text = edition.current_revision
    return doubted(text, user) if text and edition.language == "kk" else None
