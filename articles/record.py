"""The chain of the public record: each change of a publication, told once and never untold.

Every entry's digest is SHA-256 over the digest before it and its own columns; the first one stands
on the site's random seed. The words of a publication enter by a digest salted with random signs of
its own, so that an erased text cannot be guessed from what is left. Whoever keeps a printed head
can tell later that nothing up to it was changed, added, left out or cut off.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db import models
from django.utils import timezone

from articles.models.public import Publication
from articles.models.record import RecordEntry, RecordHead

Event = RecordEntry.Event
WORDS = ("slug", "title", "lead", "byline", "translator", "source", "label", "note", "body")
FACTS = (
    "edition_id",
    "revision_id",
    "article_number",
    "language",
    "kind",
    "basis",
    "is_archival",
    "began_in_archive",
    "section_id",
    "published_by_id",
)
# Columns that came later: told where they say something, so that what stood before stays proven.
LATER_WORDS = ("checked_by",)
LATER_FACTS = ("genre", "origin", "thread")


def published(publication: Publication) -> None:
    """Tell of a new publication; its entries stand already."""
    direct = publication.entries.filter(is_direct=True).values_list("list", "thing")
    append(Event.PUBLISHED, publication, first_told(publication, direct))


def until_moved(publication: Publication) -> None:
    append(Event.UNTIL, publication, {"until": moment(publication.public_until)})


def called_back(publication: Publication) -> None:
    append(Event.CALLED_BACK, publication, {"at": moment(publication.called_back_at)})


def erased(publication: Publication) -> None:
    append(Event.ERASED, publication, {"at": moment(publication.erased_at)})


def settled(publication: Publication, *, language: str, answer: Publication | None) -> None:
    """Tell that a language has answered a linked change, by a publication or by leaving it."""
    told = {"language": language, "with": answer.pk if answer else None}
    append(Event.SETTLED, publication, told)


def merged(kind: str, *, gone: int, stays: int, publications: Iterable[tuple[int, bool]]) -> None:
    """Tell of publications that are filed under `stays` now in the place of `gone`, or beside it.

    Each comes with whether it was about both of them: what it was about can be told from that.
    """
    things = {"list": kind, "gone": gone, "stays": stays}
    append_all(Event.MERGED, ((number, things | {"both": both}) for number, both in publications))


def begin() -> int:
    """Enter what is on record already where there is no chain yet; says how many publications."""
    if RecordHead.objects.exists():
        return 0
    publications = list(Publication.objects.order_by("public_from", "pk"))
    for publication in publications:
        published(publication)
        if publication.called_back_at:
            called_back(publication)
        if publication.erased_at:
            erased(publication)
    return len(publications)


def append(
    event: str,
    publication: models.Model,
    told: dict[str, Any],
    *,
    entries: type[models.Model] = RecordEntry,
    heads: type[models.Model] = RecordHead,
) -> models.Model:
    """Add an entry under the lock of the head. The caller is in a transaction.

    A migration hands in the tables as it knows them.
    """
    return append_all(event, [(publication.pk, told)], entries=entries, heads=heads)[0]


def append_all(
    event: str,
    told: Iterable[tuple[int, dict[str, Any]]],
    *,
    entries: type[models.Model] = RecordEntry,
    heads: type[models.Model] = RecordHead,
) -> list[models.Model]:
    """Add an entry for each number of a publication and what is told of it, in their order."""
    heads.objects.get_or_create(
        id=1, defaults={"seed": (seed := secrets.token_hex(32)), "digest": seed}
    )
    head = heads.objects.select_for_update().get(id=1)
    added, now = [], timezone.now()
    for number, said in told:
        head.number += 1
        entry = entries(
            number=head.number,
            event=event,
            at=now,
            publication_number=number,
            told=canonical(said),
        )
        head.digest = entry.digest = digest_of(entry, head.digest)
        added.append(entry)
    entries.objects.bulk_create(added, batch_size=500)
    head.save(update_fields=["number", "digest"])
    return added


def digest_of(entry: models.Model, before: str) -> str:
    """The digest of an entry that stands after the digest `before`."""
    columns = [
        before,
        entry.number,
        entry.event,
        moment(entry.at),
        entry.publication_number,
        entry.told,
    ]
    return _sha256(canonical(columns))


def first_told(publication: models.Model, direct: Iterable[tuple[str, int]]) -> dict[str, Any]:
    """What the first entry of a publication says: its facts, and the digest of its words."""
    return {
        "facts": facts_of(publication),
        "words": words_digest(publication, direct),
        "until": moment(publication.public_until),
    }


def facts_of(publication: models.Model) -> dict[str, Any]:
    return {name: getattr(publication, name) for name in FACTS} | {
        "public_from": moment(publication.public_from),
        "first_public_at": moment(publication.first_public_at),
        "story_on": str(publication.story_on) if publication.story_on else None,
        **_later(LATER_FACTS, publication),
    }


def _later(names: Iterable[str], publication: models.Model) -> dict[str, Any]:
    """A migration hands in publications that do not have these columns yet."""
    told = {name: getattr(publication, name, None) for name in names}
    return {name: value for name, value in told.items() if value}


def words_digest(publication: models.Model, direct: Iterable[tuple[str, int]]) -> str:
    """Of all that readers read, salted: what erasing by law takes away with the salt."""
    words = {name: getattr(publication, name) for name in WORDS} | {
        "lead_photo": publication.lead_photo_id,
        "about": sorted([str(kind), thing] for kind, thing in direct),
        **_later(LATER_WORDS, publication),
    }
    return _sha256(publication.salt + canonical(words))


def moment(at: datetime | None) -> str | None:
    """A moment as the record writes it: in UTC, to the microsecond."""
    if at is None:
        return None
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def canonical(told: Any) -> str:
    """JSON that is written in one way only."""
    return json.dumps(told, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
