from modeltranslation.translator import TranslationOptions, register

from regions.models import Region, Statistic


@register(Region)
class RegionTranslation(TranslationOptions):
    fields = ("name", "name_certainty")
    required_languages = {"ru": ("name",), "kk": ("name",)}


@register(Statistic)
class StatisticTranslation(TranslationOptions):
    fields = ("label",)
    required_languages = {"ru": ("label",), "kk": ("label",)}
