"""What stands under a story."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from articles.models.public import Entry, Publication

# Of how many things that a story is about, how many of the newest stories are looked at.
NEWEST_OF_EACH = 20
MOST_THINGS = 12


def neighbours(language: str, things: Iterable[tuple[str, int]], *, newest: int) -> list[tuple]:
    """Publication, number, moment and kind of list of the newest stories about the same things.

    With them, under "everything", the newest of all. Costs the same however many stories there
    are about a thing.
    """
    lists = [*list(things)[:MOST_THINGS], (str(Entry.List.EVERYTHING), 0)]
    parts = [_newest_about(language, kind, key, newest) for kind, key in lists]
    first, *rest = parts
    return list(first.union(*rest, all=True).order_by())


def headings(
    language: str, publications: Iterable[int], thread: int
) -> tuple[list[Publication], list[Publication]]:
    """Those publications, and the parts of a running story from the first one on, as lists show."""
    parts = Q(thread=thread) | Q(article_number=thread)
    wanted = Q(pk__in=list(publications)) | parts
    found = list(Publication.objects.public(language).filter(wanted).for_list().order_by("pk"))
    run = [each for each in found if thread in (each.thread, each.article_number)]
    run.sort(key=lambda each: (each.first_public_at, each.article_number))
    return found, run


def _newest_about(language: str, kind: str, key: int, newest: int) -> QuerySet:
    is_everything = kind == Entry.List.EVERYTHING
    count = newest if is_everything else NEWEST_OF_EACH
    public = Entry.objects.public(language).filter(list=kind, thing=key)
    # A part of a union may not be cut short by itself in every database.
    some = Entry.objects.filter(pk__in=public.values("pk")[:count]).order_by()
    if not is_everything:
        some = some.filter(is_direct=True)
    return some.values_list("publication", "article_number", "at", "list")
