from modeltranslation.translator import TranslationOptions, register

from facts.history import keep_history
from regions.models import FormerBelonging, Region, RegionName, Statistic


@register(Region)
class RegionTranslation(TranslationOptions):
    fields = ("name", "name_certainty")
    required_languages = {"ru": ("name",), "kk": ("name",)}


@register(Statistic)
class StatisticTranslation(TranslationOptions):
    fields = ("label",)
    required_languages = {"ru": ("label",), "kk": ("label",)}


for model in (Region, RegionName, FormerBelonging, Statistic):
    keep_history(model)
