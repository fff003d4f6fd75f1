"""The forms of an article's page: its facts, and its text in each language."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles import pairs
from articles.body import clean
from articles.models import Article, Autosave, Edition, Revision, Tag, TaggedArticle
from articles.pairing import OTHER
from desk import autosave
from desk.autosave import Offer
from desk.body import BodyEditor
from desk.chosen import ChosenSelect, give_rows
from desk.versions import VersionedForm
from languages import LANGUAGES
from languages.slugs import slugify
from people.models import User

TEXT = ("title", "lead", "body")
# The facts of which there may be several.
MANY = (
    "regions",
    "people",
    "organisations",
    "projects",
    "agreements",
    "tags",
    "authors",
    "sources",
)
Origin = Edition.Origin


class EditionForm(VersionedForm):
    """One language of an article: its text as one person has it before them, and its address."""

    base = forms.CharField(widget=forms.HiddenInput, required=False)
    # The marks of those texts not yet saved that this window has kept, or has taken up.
    unsaved = forms.CharField(widget=forms.HiddenInput, required=False)
    # The other language's text as it stood on the page: what this one answers when it is saved.
    answers = forms.CharField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(
        label=_("Title"), max_length=300, required=False, widget=forms.Textarea({"rows": 2})
    )
    lead = forms.CharField(label=_("Lead"), required=False, widget=forms.Textarea({"rows": 5}))
    body = forms.CharField(label=_("Text"), required=False, widget=BodyEditor)

    class Meta:
        model = Edition
        fields = ["slug", "origin", "translator", "checked_by"]

    def __init__(
        self,
        *args: Any,
        user: User,
        kept: Autosave | None = None,
        is_taken: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.language = self.instance.language
        self.other: EditionForm | None = None
        self.saved: Revision | None = None
        self.offer = autosave.offer_of(kept, self.instance, self._seen())
        current = self.instance.current_revision
        self.initial["base"] = current.pk if current else ""
        if current:
            self.initial |= current.text
        if is_taken and self.offer:
            self._take_up(self.offer)
        self.fields["slug"].widget.attrs["class"] = "vTextField"
        for name in ("translator", "checked_by"):
            field = self.fields[name]
            field.widget = AutocompleteSelect(Edition._meta.get_field(name), admin.site)
            field.widget.choices = field.choices
        for name in TEXT:
            self.fields[name].widget.attrs["lang"] = self.language
        for name in ("base", "unsaved", "answers", *TEXT):
            # A browser that fills in old text after a reload would save it over a newer one.
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def _seen(self) -> str:
        return self.data.get(self.add_prefix("unsaved"), "") if self.is_bound else ""

    def _take_up(self, offer: Offer) -> None:
        """Show the text that was not saved, to be saved over what it was written over."""
        self.initial |= offer.row.text
        self.initial |= {"base": offer.row.base_id or "", "unsaved": offer.row.mark}
        self.offer = None

    def _digests(self) -> dict[str, str]:
        # The text has a base instead: two texts are kept side by side.
        ours = super()._digests()
        return {name: ours[name] for name in self._meta.fields if name in ours}

    def clean_base(self) -> Revision | None:
        return self._text_of("base", Revision.objects.filter(edition=self.instance.pk))

    def clean_answers(self) -> Revision | None:
        others = Revision.objects.filter(edition__article=self.instance.article_id)
        return self._text_of("answers", others.exclude(edition__language=self.language))

    def _text_of(self, name: str, texts: QuerySet[Revision]) -> Revision | None:
        """The text that a hidden field names; it is one of those that belong to this form."""
        given = self.cleaned_data[name]
        if not given:
            return None
        is_number = given.isascii() and given.isdecimal() and len(given) < 19
        if is_number and (found := texts.filter(pk=int(given)).first()):
            return found
        raise ValidationError(
            _("This text was opened from another article. Open the article again."),
            code="wrong_base",
        )

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].splitlines())

    def clean_lead(self) -> str:
        return self.cleaned_data["lead"].replace("\r\n", "\n").strip()

    def clean_body(self) -> str:
        return clean(self.cleaned_data["body"])

    def clean(self) -> dict[str, Any] | None:
        super().clean()
        given = self.cleaned_data
        if "slug" in given and not given["slug"]:
            given["slug"] = slugify(given.get("title") or "", self.language)
        return given

    @property
    def text(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in TEXT}

    @property
    def has_text(self) -> bool:
        return any(self.text.values())

    @property
    def is_text_changed(self) -> bool:
        base = self.cleaned_data["base"]
        return self.has_text and (base is None or base.text != self.text)

    def save_for(self, article: Article, *, by: User) -> Revision | None:
        """The text that the form shows, saved where it was changed. StaleBase as save_draft."""
        if not self.has_text:
            return self.cleaned_data["base"]
        with autosave.text_is_saved(by, self.instance, self.cleaned_data["unsaved"]):
            return self._save_in(article.edition(self.language), by=by)

    def _save_in(self, edition: Edition, *, by: User) -> Revision | None:
        changed = [name for name in self._meta.fields if name in self.changed_data or self.is_new]
        for name in changed:
            setattr(edition, name, self.cleaned_data[name])
        edition.save(update_fields=changed)
        if not self.is_text_changed:
            if "origin" in changed:
                pairs.recount(edition.article)
            return self.cleaned_data["base"]
        given = {"base": self.cleaned_data["base"], "answers": self._answered()}
        self.saved = edition.save_draft(by=by, **given, **self.text)
        return self.saved

    def _answered(self) -> Revision | None:
        """The other text that the writer had before them: just saved here, or as it was opened."""
        return (self.other and self.other.saved) or self.cleaned_data["answers"]


class ArticleForm(forms.ModelForm):
    """The facts of an article, with the forms of those editions that this user may write."""

    user: User
    taken: str = ""  # the language whose text, not saved before, is taken up

    tags = forms.ModelMultipleChoiceField(
        Tag.objects.all(),
        required=False,
        label=_("Tags"),
        widget=ChosenSelect(TaggedArticle._meta.get_field("tag"), admin.site),
    )

    class Meta:
        model = Article
        # Its page says which; of a list here modeltranslation makes one of the page's own.
        fields = "__all__"  # noqa: DJ007

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.all_editions = self._all_editions()
        self.kept = autosave.kept_of(self.user, self.instance)
        self.editions = {
            language: self._edition_form(edition)
            for language, edition in self.all_editions.items()
            if language in self.user.languages
        }
        self._set_beside_each_other()
        if self.instance.pk is None:
            self._begin_in_own_language()
        else:
            give_rows(self, MANY)

    def _begin_in_own_language(self) -> None:
        """Who opens a new page can type at once: a title in the language of their desk."""
        own = self.editions.get(self.user.interface_language)
        for form in [own, *self.editions.values()]:
            if form is not None:
                form.fields["title"].widget.attrs["autofocus"] = True
                return

    def _set_beside_each_other(self) -> None:
        """Each form knows the other text; a source is saved before what is translated from it."""
        by_origin = sorted(
            self.editions.values(), key=lambda form: form.instance.origin != Origin.ORIGINAL
        )
        self.editions = {form.language: form for form in by_origin}
        for language, form in self.editions.items():
            form.other = self.editions.get(OTHER[language])
            beside = self.all_editions[OTHER[language]].current_revision_id
            form.initial["answers"] = beside or ""

    def _all_editions(self) -> dict[str, Edition]:
        found = {}
        if self.instance.pk:
            rows = self.instance.editions.select_related(
                "current_revision__author", "reviewed_by", "translator", "checked_by"
            )
            found = {edition.language: edition for edition in rows}
        editions = {each: found.get(each) or Edition(language=each) for each in LANGUAGES}
        for edition in editions.values():
            edition.article = self.instance
            if edition.current_revision:
                edition.current_revision.edition = edition
        return editions

    def _edition_form(self, edition: Edition) -> EditionForm:
        data = self.data if self.is_bound else None
        return EditionForm(
            data,
            instance=edition,
            prefix=edition.language,
            user=self.user,
            kept=self.kept.get(edition.language),
            is_taken=edition.language == self.taken,
        )

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(form.is_valid() for form in self.editions.values())])

    @property
    def media(self) -> forms.Media:
        ours = super().media + body_media() + autosave.writing_media()
        return sum((form.media for form in self.editions.values()), ours)


def body_media() -> forms.Media:
    """Editions that may only be read are shown by the same editor."""
    return BodyEditor().media
