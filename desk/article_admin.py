"""The page of an article: its facts, and both languages beside each other."""

from copy import copy
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationAdmin

from articles.models import Article, Edition, Publication, Revision, StaleBase
from articles.models.public import public_at
from articles.permissions import can
from desk import article_steps, presence, taking
from desk.article_forms import ArticleForm, EditionForm
from desk.article_panels import LANGUAGE_NAMES, embargo_of, panel_of
from desk.article_steps import Standing
from desk.erasure import erasure
from desk.step_forms import EmbargoForm, StepForm
from desk.taking import ABOUT_THE_TEXT, DONE, Answer, Asked, NotYet, Press
from languages import LANGUAGES


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
        "continues",
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
                    "continues",
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

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(erasure)
        ours = [path("<int:number>/erasure/<slug:language>/", view, name="article_erasure")]
        return [*ours, *super().get_urls()]

    # The page.

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, **kwargs)
        own = {"user": request.user, "taken": request.GET.get("unsaved", "")}
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
        press = Press.read(step)
        try:
            said = self._done(request, form, press)
        except NotYet as asked:
            said = _("Nothing is done yet: the button says now what it will do. Press it again.")
            request.desk_answer = Answer(press, said, asked.called_back)
            self.message_user(request, said, messages.WARNING)
        except (ValidationError, PermissionDenied) as refused:
            said = " ".join(getattr(refused, "messages", None) or [str(refused)])
            request.desk_answer = Answer(press, said)
            self.message_user(request, said, messages.ERROR)
        else:
            self.message_user(request, said, messages.SUCCESS)

    def _done(self, request: HttpRequest, form: ArticleForm, press: Press) -> str:
        user: Any = request.user
        if press == Press.read("publish_facts"):
            form.instance.publish_facts(by=user)
            return _("The facts are public as they stand here.")
        if press in (Press.read("story:embargo"), Press.read("story:lift_embargo")):
            return self._set_embargo(request, form.instance, press)
        if press.language not in form.editions or press.name not in DONE:
            raise PermissionDenied(_("You have no right to do this."))
        self._take_with_edition(request, form, press)
        return DONE[press.name] % {"language": LANGUAGE_NAMES[press.language]}

    def _set_embargo(self, request: HttpRequest, article: Article, press: Press) -> str:
        user: Any = request.user
        article = Article.objects.get(pk=article.pk)
        if press.name == "lift_embargo":
            said = taking.lift_embargo(article, by=user)
        else:
            given = EmbargoForm(request.POST, article=article)
            said = taking.set_embargo(article, by=user, form=given)
        self.log_change(request, article, press.name)
        return said

    def _take_with_edition(self, request: HttpRequest, form: ArticleForm, press: Press) -> None:
        language = press.language
        if press.name in ABOUT_THE_TEXT and language not in form.revisions:
            raise ValidationError(_("Look at both texts first; then take this step."))
        revision = form.revisions.get(language)
        if press.name in ABOUT_THE_TEXT and revision is None:
            raise ValidationError(_("There is no text yet."))
        edition = Edition.objects.filter(article=form.instance, language=language).first()
        if edition is None:
            raise ValidationError(_("There is no text yet."))
        user: Any = request.user
        given = StepForm(request.POST, edition=edition, debts=Standing(edition, user, None).debts)
        taking.take(press, Asked(edition, user, revision, given, press.subject))
        self.log_change(request, form.instance, f"{language}: {press.name}")

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
        if hasattr(request, "desk_answer") and not request.desk_kept:
            return self._show_again(request, obj)
        return self._go_on(request, obj)

    def _go_on(self, request: HttpRequest, article: Article) -> HttpResponse:
        kept = request.desk_kept
        if "_save" in request.POST and not kept:
            return self.response_post_save_change(request, article)
        if kept:
            return redirect("admin:side_by_side", article.pk, kept[0].pk)
        return redirect("admin:articles_article_change", article.pk)

    def _show_again(self, request: HttpRequest, article: Article) -> HttpResponse:
        """The page as it stands now, with what was typed for the step that was not taken."""
        again = copy(request)
        again.method = "GET"
        return self.change_view(again, str(article.pk))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        form, user = context["adminform"].form, request.user
        article = form.instance
        context |= {
            "panels": [panel_of(request, form, edition) for edition in form.all_editions.values()],
            **embargo_of(request, article),
            **presence.at_opening(article, user),
            "is_nav_sidebar_enabled": False,
            "may_publish_facts": bool(
                article.pk
                and article_steps.has_public_edition(article)
                and can(user, "publish_facts", article)
            ),
        }
        return super().render_change_form(request, context, *args, **kwargs)


def _edition(article: Article, language: str) -> Edition:
    found = (edition for edition in article.editions.all() if edition.language == language)
    return next(found, Edition(language=language))


def _stage(edition: Edition) -> str:
    if edition.pk is None:
        return ""
    stage = edition.get_stage_display()
    return f"{stage} · {_('public')}" if edition.is_public else stage


admin.site.register(Article, ArticleAdmin)
