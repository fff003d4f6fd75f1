from modeltranslation.translator import TranslationOptions, register

from people.models import Organisation, Person, Term


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
