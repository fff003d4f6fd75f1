from modeltranslation.translator import TranslationOptions, register

from facts.history import keep_history
from people.models import Organisation, OrganisationName, Person, PersonName, Term


@register(Organisation)
class OrganisationTranslation(TranslationOptions):
    fields = ("name", "name_certainty", "short")
    required_languages = {"ru": ("name",), "kk": ("name",)}


@register(Person)
class PersonTranslation(TranslationOptions):
    fields = ("name", "name_certainty", "short")
    required_languages = {"ru": ("name",), "kk": ("name",)}


@register(Term)
class TermTranslation(TranslationOptions):
    fields = ("title",)
    required_languages = {"ru": ("title",), "kk": ("title",)}


for model in (Organisation, OrganisationName, Person, PersonName, Term):
    keep_history(model)
