"""The forms of an article's page: its facts, and its text in each language."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.body import clean
from articles.models import Article, Edition, Revision, Tag, TaggedArticle
from desk import autosave
from desk.autosave import Offer
from desk.body import BodyEditor
from desk.versions import VersionedForm
from languages import LANGUAGES
from languages.slugs import slugify
from people.models import User

TEXT = ("title", "lead", "body")


class EditionForm(VersionedForm):
    """One language of an article: its text as one person has it before them, and its address."""

    base = forms.CharField(widget=forms.HiddenInput, required=False)
    # The marks of those texts not yet saved that this window has kept, or has taken up.
    unsaved = forms.CharField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(
        label=_("Title"), max_length=300, required=False, widget=forms.Textarea({"rows": 2})
    )
    lead = forms.CharField(label=_("Lead"), required=False, widget=forms.Textarea({"rows": 5}))
    body = forms.CharField(label=_("Text"), required=False, widget=BodyEditor)

    class Meta:
        model = Edition
        fields = ["slug", "origin", "translator", "checked_by"]

    def __init__(self, *args: Any, user: User, is_taken: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.language = self.instance.language
        self.offer = autosave.offered(user, self.instance, self._seen())
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
        for name in ("base", "unsaved", *TEXT):
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
        given = self.cleaned_data["base"]
        if not given:
            return None
        is_number = given.isascii() and given.isdecimal() and len(given) < 19
        texts = Revision.objects.filter(edition=self.instance.pk)
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
            return self.cleaned_data["base"]
        return edition.save_draft(by=by, base=self.cleaned_data["base"], **self.text)


class ArticleForm(forms.ModelForm):
    """The facts of an article, with the forms of those editions that this user may write."""

    user: User
    taken: str = ""  # the language whose text, not saved before, is taken up

    tags = forms.ModelMultipleChoiceField(
        Tag.objects.all(),
        required=False,
        label=_("Tags"),
        widget=AutocompleteSelectMultiple(TaggedArticle._meta.get_field("tag"), admin.site),
    )

    class Meta:
        model = Article
        # Its page says which; of a list here modeltranslation makes one of the page's own.
        fields = "__all__"  # noqa: DJ007

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.all_editions = self._all_editions()
        self.editions = {
            language: self._edition_form(edition)
            for language, edition in self.all_editions.items()
            if language in self.user.languages
        }

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
        return editions

    def _edition_form(self, edition: Edition) -> EditionForm:
        data = self.data if self.is_bound else None
        return EditionForm(
            data,
            instance=edition,
            prefix=edition.language,
            user=self.user,
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
