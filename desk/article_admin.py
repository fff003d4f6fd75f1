"""The page of an article: its facts, and both languages beside each other."""

from copy import copy
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Edition, Revision, StaleBase
from articles.permissions import can
from desk import debts, log, presence, taking
from desk.article_forms import MANY, ArticleForm, EditionForm
from desk.article_list import ArticleList
from desk.article_panels import LANGUAGE_NAMES, embargo_of, headline_of, hidden_of, panels_of
from desk.article_steps import Standing
from desk.checks.panels import media as checks_media
from desk.checks.panels import with_checks
from desk.chosen import ChosenSelect
from desk.erasure import erasure
from desk.step_forms import EmbargoForm, StepForm
from desk.taking import ABOUT_THE_TEXT, DONE, Answer, Asked, NotYet, Press


class ArticleAdmin(ArticleList):
    form = ArticleForm
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
                    "section",
                    "regions",
                    "tags",
                    "people",
                    "organisations",
                    "projects",
                    "agreements",
                    "kind",
                    "continues",
                ]
            },
        ),
        (
            gettext_lazy("Picture, names and sources"),
            {"fields": ["lead_photo", "authors", "sources", "credited_to_ru", "credited_to_kk"]},
        ),
        (
            gettext_lazy("Date and label"),
            {"fields": ["story_on", "is_story_date_unknown", "label_ru", "label_kk"]},
        ),
    ]

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(erasure)
        ours = [path("<int:number>/erasure/<slug:language>/", view, name="article_erasure")]
        return [*ours, *super().get_urls()]

    # The page.

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """To be shown: with its facts, which the form, the panels and the checks all ask for."""
        article = super().get_object(request, object_id, from_field)
        if article and request.method == "GET":
            models.prefetch_related_objects([article], *MANY)
        return article

    def formfield_for_manytomany(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        if db_field.name in MANY:
            kwargs["widget"] = ChosenSelect(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new story begins in the section of the last one that this person began."""
        mine = Article.objects.filter(created_by=request.user.pk).order_by("-pk")
        last = mine.values_list("section", flat=True).first()
        return {"section": last} | super().get_changeform_initial_data(request)

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
        debts.take(request, form)
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
        self.log_change(request, article, log.embargo_changed())
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
        self.log_change(request, form.instance, log.step_taken(language, press.name))

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        said = super().construct_change_message(request, form, formsets, add)
        texts = [
            log.text_changed(language)
            for language, edition_form in form.editions.items()
            if edition_form.is_text_changed
        ]
        return [*said, *texts]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        response: Any = super().history_view(request, object_id, extra_context)
        for entry in getattr(response, "context_data", {}).get("action_list", []):
            entry.change_message = log.told(entry)
        return response

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
        panels = with_checks(panels_of(request, form))
        debts.with_debts(panels)
        context |= {
            "panels": panels,
            "media": context["media"] + checks_media() + debts.media(),
            "headline": headline_of(panels),
            "hidden_things": hidden_of(panels),
            **embargo_of(request, article),
            **presence.at_opening(article, user),
            "is_nav_sidebar_enabled": False,
            "may_publish_facts": bool(
                any(panel.standing.is_public for panel in panels)
                and can(user, "publish_facts", article)
            ),
        }
        return super().render_change_form(request, context, *args, **kwargs)


admin.site.register(Article, ArticleAdmin)
