"""What feeds tell beside the headlines."""

from collections.abc import Iterable

from articles.models.public import Entry, Publication, Tag


def with_bodies(publications: list[Publication]) -> list[Publication]:
    """Publications of a list, each with its text now."""
    keys = [each.pk for each in publications]
    bodies = dict(Publication.objects.filter(pk__in=keys).order_by().values_list("pk", "body"))
    for each in publications:
        each.body = bodies[each.pk]
    return publications


def tags_of(publications: Iterable[int], language: str) -> dict[int, list[str]]:
    """The tags of each of the publications, by name."""
    entries = Entry.objects.filter(publication__in=publications, list=Entry.List.TAG).order_by()
    pairs = list(entries.values_list("publication", "thing"))
    named = Tag.objects.public().rewrite(False).filter(pk__in={tag for _, tag in pairs})
    names = dict(named.order_by().values_list("pk", f"name_{language}")) if pairs else {}
    found: dict[int, list[str]] = {}
    for publication, tag in sorted(pairs):
        if tag in names:
            found.setdefault(publication, []).append(names[tag])
    return found
