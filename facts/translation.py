from modeltranslation.translator import TranslationOptions, register

from facts.history import keep_history
from facts.models import Source


@register(Source)
class SourceTranslation(TranslationOptions):
    fields = ("subject",)


keep_history(Source)
