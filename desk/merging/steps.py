"""The merge itself: one transaction, in which nothing that named the one is left behind."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from articles import record
from articles.models import Article, Edition, Entry, Redirect, Tag
from articles.permissions import require
from desk.merging.relations import move_all
from desk.versions import digest, save_changes
from facts.models import Certainty
from languages import LANGUAGES
from people.models import Organisation, Person, User

# What an empty field may be filled with; who sees a thing is never taken over.
FILLED = ("short_ru", "short_kk", "region", "portrait", "note")
STORIES = {Tag: "tags", Person: "people", Organisation: "organisations"}


@transaction.atomic
def merge(gone: Any, *, into: Any, by: User, seen: str, fill: Iterable[str] = ()) -> models.Model:
    """Gives the one that stays; all that named the other names it, and its slug leads there.

    `seen` is what `seen(gone, into)` said when it was decided. Empty fields in `fill` are filled
    from the one that goes. ValidationError where the two have changed, or cannot be one.
    """
    require(by, "merge", into)
    gone, stays = _locked(gone, into)
    _refuse(gone, stays, seen)
    _keep_names(gone, stays)
    move_all(gone, stays)
    _move_entries(gone, stays)
    save_changes(stays, _filled(gone, stays, fill))
    _lead(gone, stays)
    gone._change_reason = f"merged into {stays.slug}"
    gone.delete()
    return stays


def seen(gone: models.Model, stays: models.Model) -> str:
    """A few letters that differ where either of the two has changed."""
    columns = [
        f"{of.name}={of.value_from_object(row)}" for row in (gone, stays) for of in _own(row)
    ]
    return digest("\n".join(columns))


def _own(row: models.Model) -> Iterator[models.Field]:
    return (of for of in row._meta.concrete_fields if of.editable)


def _locked(gone: models.Model, into: models.Model) -> list[models.Model]:
    """Editions come first, as in every step of publication: nothing new is filed meanwhile."""
    model = type(into)
    editions = Edition.objects.filter(_naming(gone)).order_by("pk")
    list(editions.select_for_update(of=("self",), no_key=True).only("pk"))
    rows = model._base_manager.select_for_update(of=("self",))
    found = {row.pk: row for row in rows.filter(pk__in=[gone.pk, into.pk]).order_by("pk")}
    if len(found) < 2:
        raise ValidationError(_("One of the two is gone already. Look again."), code="stale")
    return [found[gone.pk], found[into.pk]]


def _naming(gone: models.Model) -> models.Q:
    """The editions of stories about it, and those that somebody translated or checked."""
    stories = Article.objects.filter(**{STORIES[type(gone)]: gone.pk}).order_by()
    named = models.Q(article__in=stories.values("pk"))
    if isinstance(gone, Person):
        named |= models.Q(translator=gone) | models.Q(checked_by=gone)
    return named


def _refuse(gone: Any, stays: Any, told: str) -> None:
    if told != seen(gone, stays):
        said = _("Somebody changed one of the two after you had opened the page. Look again.")
        raise ValidationError(said, code="stale")
    if getattr(gone, "is_invented", False) != getattr(stays, "is_invented", False):
        said = _("One of the two is invented and the other is not: they cannot be the same.")
        raise ValidationError(said, code="invented")


# Names.


def _keep_names(gone: Any, stays: Any) -> None:
    """Each name of the one that goes finds the one that stays; none is printed in its place."""
    if not hasattr(stays, "other_names"):
        return
    known = {(letters, text.casefold()) for letters, text in names_of(stays)}
    for other in gone.other_names.all():
        if (other.letters, other.text.casefold()) in known:
            other.delete()
        else:
            other.is_alias = True
            other.save(update_fields=["is_alias"])
    known |= {(other.letters, other.text.casefold()) for other in gone.other_names.all()}
    for letters, text in own_names(gone):
        if (letters, text.casefold()) not in known:
            known.add((letters, text.casefold()))
            stays.other_names.create(**_alias(gone, letters, text))


def own_names(thing: Any) -> list[tuple[str, str]]:
    """Letters and text: the names of its two columns in each language, where they are filled."""
    columns = [(each, f"{name}_{each}") for each in LANGUAGES for name in ("name", "short")]
    return [(each, getattr(thing, column)) for each, column in columns if getattr(thing, column)]


def names_of(thing: Any) -> list[tuple[str, str]]:
    return [*own_names(thing), *thing.other_names.values_list("letters", "text")]


def _alias(gone: Any, language: str, text: str) -> dict[str, Any]:
    """As sure as the name was, and seen by those who saw it."""
    certainty, source = getattr(gone, f"name_certainty_{language}"), gone.name_source
    if certainty == Certainty.SOURCED and source is None:
        certainty = Certainty.RULE
    return {
        "letters": language,
        "text": text,
        "is_alias": True,
        "source": source,
        "certainty": certainty,
        "public_from": None if certainty == Certainty.UNSURE else gone.public_from,
    }


# The public record.


def _move_entries(gone: models.Model, stays: models.Model) -> None:
    """The chain is told what each publication was about; the publications stay as they are."""
    kind = Entry.LISTS[type(stays)]
    mine = Entry.objects.filter(list=kind, thing=gone.pk)
    there = Entry.objects.filter(list=kind, thing=stays.pk, publication=OuterRef("publication"))
    direct = mine.filter(is_direct=True).order_by("publication")
    told = list(direct.annotate(both=Exists(there)).values_list("publication", "both"))
    mine.filter(Exists(there)).delete()
    mine.update(thing=stays.pk)
    if told:
        record.merged(kind, gone=gone.pk, stays=stays.pk, publications=told)


# What the one that stays takes over.


def fillable(gone: Any, stays: Any) -> list[models.Field]:
    """Fields that the one that stays has empty and the other has not."""
    there = (of for of in stays._meta.concrete_fields if of.name in FILLED)
    return [of for of in there if not of.value_from_object(stays) and of.value_from_object(gone)]


def _filled(gone: Any, stays: Any, fill: Iterable[str]) -> list[str]:
    wanted = set(fill)
    names = [of.name for of in fillable(gone, stays) if of.name in wanted]
    for name in names:
        setattr(stays, name, getattr(gone, name))
    return names


def _lead(gone: models.Model, stays: models.Model) -> None:
    """What leads to the one that goes leads to the other at once: no chain of redirects."""
    leads = Redirect.objects.filter(list=Entry.LISTS[type(stays)])
    leads.filter(thing=gone.pk).update(thing=stays.pk)
    Redirect.objects.update_or_create(
        list=Entry.LISTS[type(stays)], slug=gone.slug, defaults={"thing": stays.pk}
    )
