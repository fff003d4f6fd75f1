"""The page of an article: its facts, and both languages beside each other."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationAdmin

from articles.models import Article, Edition, Publication, Revision, StaleBase
from articles.models.public import public_at
from articles.permissions import can
from desk import article_steps
from desk.article_forms import ArticleForm, EditionForm
from desk.article_steps import DONE, Standing
from languages import LANGUAGES

LANGUAGE_NAMES = dict(settings.LANGUAGES)


@dataclass
class Panel:
    """One language of the page."""

    edition: Edition
    form: EditionForm | None
    standing: Standing
    theirs: Revision | None
    hidden_things: list[models.Model]

    @property
    def language(self) -> str:
        return self.edition.language

    @property
    def name(self) -> str:
        return LANGUAGE_NAMES[self.language]

    @property
    def steps(self) -> list[tuple[str, Any]]:
        return self.standing.steps() if self.form else []

    @property
    def step_names(self) -> set[str]:
        return {name for name, _label in self.steps}

    @property
    def asks_review_note(self) -> bool:
        return bool(self.step_names & {"approve", "send_back"})

    @property
    def asks_kind(self) -> bool:
        return "publish" in self.step_names and self.standing.publication is not None

    @property
    def asks_reader_note(self) -> bool:
        return self.asks_kind or "withdraw" in self.step_names

    @property
    def asks_to_show(self) -> bool:
        return "publish" in self.step_names and bool(self.hidden_things)

    @property
    def public_address(self) -> str:
        publication = self.standing.publication
        if publication is None or publication.is_an_end:
            return ""
        return f"/{self.language}/news/{publication.article_number}/{publication.slug}/"


class StageFilter(admin.SimpleListFilter):
    title = gettext_lazy("stage")
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            (f"{language}.{stage}", f"{LANGUAGE_NAMES[language]}: {stage.label}")
            for language in LANGUAGES
            for stage in Edition.Stage
        ]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        if not self.value():
            return queryset
        language, _dot, stage = self.value().partition(".")
        editions = Edition.objects.filter(language=language, stage=stage)
        return queryset.filter(pk__in=editions.values("article"))


class ArticleAdmin(TranslationAdmin):
    form = ArticleForm
    list_display = [
        "number",
        "title_ru",
        "title_kk",
        "stage_ru",
        "stage_kk",
        "section",
        "created_at",
    ]
    list_display_links = ["number", "title_ru", "title_kk"]
    list_filter = ["section", ("regions", admin.RelatedOnlyFieldListFilter), StageFilter]
    list_select_related = ["section"]
    list_per_page = 50
    search_fields = ["editions__headline", "=id"]
    ordering = ["-id"]
    autocomplete_fields = [
        "regions",
        "people",
        "organisations",
        "projects",
        "agreements",
        "lead_photo",
        "authors",
        "sources",
    ]
    fieldsets = [
        (
            gettext_lazy("What the story is about"),
            {
                "fields": [
                    ("section", "kind"),
                    ("regions", "people"),
                    ("organisations", "projects"),
                    ("agreements", "tags"),
                ]
            },
        ),
        (
            gettext_lazy("Picture, names and sources"),
            {
                "fields": [
                    ("lead_photo", "authors"),
                    "sources",
                    ("credited_to_ru", "credited_to_kk"),
                ]
            },
        ),
        (
            gettext_lazy("Date and label"),
            {"fields": [("story_on", "is_story_date_unknown"), ("label_ru", "label_kk")]},
        ),
    ]

    # The list.

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        # Two titles side by side need the width.
        wide = {"is_nav_sidebar_enabled": False}
        return super().changelist_view(request, wide | (extra_context or {}))

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        public = Publication.objects.filter(public_at(None), edition=OuterRef("pk"))
        editions = Edition.objects.annotate(is_public=Exists(public)).order_by("pk")
        return super().get_queryset(request).prefetch_related(Prefetch("editions", editions))

    @admin.display(description="№", ordering="id")
    def number(self, article: Article) -> int:
        return article.pk

    @admin.display(description=gettext_lazy("title in Russian"))
    def title_ru(self, article: Article) -> str:
        return _edition(article, "ru").headline

    @admin.display(description=gettext_lazy("title in Kazakh"))
    def title_kk(self, article: Article) -> str:
        return _edition(article, "kk").headline

    @admin.display(description=gettext_lazy("Russian"))
    def stage_ru(self, article: Article) -> str:
        return _stage(_edition(article, "ru"))

    @admin.display(description=gettext_lazy("Kazakh"))
    def stage_kk(self, article: Article) -> str:
        return _stage(_edition(article, "kk"))

    # The page.

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, **kwargs)
        own = {"user": request.user, "kept_ids": request.GET.get("kept", "")}
        return type(form.__name__, (form,), own)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        request.desk_kept = self._save_texts(request, form)
        if step := request.POST.get("_step"):
            self._take(request, form, step)

    def _save_texts(self, request: HttpRequest, form: ArticleForm) -> list[Revision]:
        """Save each language for itself; gives the texts that were kept beside later ones."""
        kept = []
        form.revisions = {}
        for language, edition_form in form.editions.items():
            try:
                form.revisions[language] = edition_form.save_for(form.instance, by=request.user)
            except StaleBase as stale:
                kept.append(stale.kept)
                said = f"{LANGUAGE_NAMES[language]}: {' '.join(stale.messages)}"
                self.message_user(request, said, messages.WARNING)
            else:
                self._tell(request, edition_form)
        return kept

    def _tell(self, request: HttpRequest, form: EditionForm) -> None:
        language = {"language": LANGUAGE_NAMES[form.language]}
        if form.is_text_changed:
            self.message_user(request, _("%(language)s: the text is saved.") % language)
        elif form.cleaned_data["base"] and not form.has_text:
            said = _("%(language)s: an empty text is not saved; the last one stands.") % language
            self.message_user(request, said, messages.WARNING)

    def _take(self, request: HttpRequest, form: ArticleForm, step: str) -> None:
        """Take the step whose button was pressed; a refusal is told, and undoes nothing else."""
        language, _colon, name = step.partition(":")
        try:
            if step == "publish_facts":
                form.instance.publish_facts(by=request.user)
                said = _("The facts are public as they stand here.")
            elif language in form.editions and name in DONE:
                self._take_with_edition(request, form, language, name)
                said = DONE[name] % {"language": LANGUAGE_NAMES[language]}
            else:
                raise PermissionDenied(_("You have no right to do this."))
        except (ValidationError, PermissionDenied) as refused:
            said = " ".join(getattr(refused, "messages", None) or [str(refused)])
            self.message_user(request, said, messages.ERROR)
        else:
            self.message_user(request, said, messages.SUCCESS)

    def _take_with_edition(
        self, request: HttpRequest, form: ArticleForm, language: str, name: str
    ) -> None:
        if language not in form.revisions:
            raise ValidationError(_("Look at both texts first; then take this step."))
        revision = form.revisions[language]
        if revision is None:
            raise ValidationError(_("There is no text yet."))
        given = form.editions[language].cleaned_data | {
            "show_things": form.cleaned_data.get("show_things", False)
        }
        edition = Edition.objects.get(article=form.instance, language=language)
        user: Any = request.user
        article_steps.take(name, edition, by=user, revision=revision, given=given)
        self.log_change(request, form.instance, f"{language}: {name}")

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        said = super().construct_change_message(request, form, formsets, add)
        texts = [
            {"changed": {"name": str(Edition._meta.verbose_name), "object": language}}
            for language, edition_form in form.editions.items()
            if edition_form.is_text_changed
        ]
        return [*said, *texts]

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return super().log_change(request, obj, message) if message else None

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: Any = None
    ) -> Any:
        self.message_user(request, _("Article № %(number)d is begun.") % {"number": obj.pk})
        return self._go_on(request, obj)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self._go_on(request, obj)

    def _go_on(self, request: HttpRequest, article: Article) -> HttpResponse:
        kept = ",".join(str(revision.pk) for revision in request.desk_kept)
        if "_save" in request.POST and not kept:
            return self.response_post_save_change(request, article)
        address = reverse("admin:articles_article_change", args=[article.pk])
        return HttpResponseRedirect(f"{address}?kept={kept}" if kept else address)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        form, user = context["adminform"].form, request.user
        article = form.instance
        hidden = article.hidden_things() if article.pk else []
        context |= {
            "panels": [
                self._panel(form, edition, user, hidden) for edition in form.all_editions.values()
            ],
            "is_nav_sidebar_enabled": False,
            "may_publish_facts": bool(
                article.pk
                and article_steps.has_public_edition(article)
                and can(user, "publish_facts", article)
            ),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def _panel(
        self, form: ArticleForm, edition: Edition, user: Any, hidden: list[models.Model]
    ) -> Panel:
        publication = edition.current_publication() if edition.pk else None
        return Panel(
            edition=edition,
            form=form.editions.get(edition.language),
            standing=Standing(edition, user, publication),
            theirs=edition.current_revision if edition.pk in form.kept_texts else None,
            hidden_things=hidden,
        )


def _edition(article: Article, language: str) -> Edition:
    found = (edition for edition in article.editions.all() if edition.language == language)
    return next(found, Edition(language=language))


def _stage(edition: Edition) -> str:
    if edition.pk is None:
        return ""
    stage = edition.get_stage_display()
    return f"{stage} · {_('public')}" if edition.is_public else stage


admin.site.register(Article, ArticleAdmin)
