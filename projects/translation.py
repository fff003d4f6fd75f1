from modeltranslation.translator import TranslationOptions, register

from facts.history import keep_history
from projects.models import (
    Agreement,
    Figure,
    Indicator,
    Milestone,
    Party,
    Project,
    Signatory,
    Slip,
    Subject,
)


@register(Project)
class ProjectTranslation(TranslationOptions):
    fields = ("name", "name_certainty")
    required_languages = {"ru": ("name",), "kk": ("name",)}


@register(Indicator)
class IndicatorTranslation(TranslationOptions):
    fields = ("label",)
    required_languages = {"ru": ("label",), "kk": ("label",)}


@register(Milestone)
class MilestoneTranslation(TranslationOptions):
    fields = ("text",)
    required_languages = {"ru": ("text",), "kk": ("text",)}


@register(Agreement)
class AgreementTranslation(TranslationOptions):
    fields = ("name", "name_certainty", "text")
    required_languages = {"ru": ("name",), "kk": ("name",)}


@register(Subject)
class SubjectTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = {"ru": ("name",), "kk": ("name",)}


keep_history(Project, many=["regions", "organisations"])
for model in (Figure, Indicator, Milestone, Slip, Agreement, Party, Signatory, Subject):
    keep_history(model)
