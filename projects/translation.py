from modeltranslation.translator import TranslationOptions, register

from projects.models import Agreement, Indicator, Milestone, Project, Subject


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
