from modeltranslation.translator import TranslationOptions, register

from articles.models import Article, Imprint, Section, Spelling, Tag
from facts.history import keep_history


@register(Section)
class SectionTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = {"ru": ("name",), "kk": ("name",)}


@register(Tag)
class TagTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = {"ru": ("name",), "kk": ("name",)}


@register(Article)
class ArticleTranslation(TranslationOptions):
    """Two short lines of fact; the text of an article lives in its editions."""

    fields = ("credited_to", "label")


@register(Imprint)
class ImprintTranslation(TranslationOptions):
    fields = ("publisher", "editor_in_chief", "registration", "postal_address", "about")


keep_history(Imprint)
keep_history(Section)
keep_history(Spelling)
keep_history(Tag)
