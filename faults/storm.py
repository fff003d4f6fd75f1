"""Every step of publication, on the same stories, by four processes at once."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles.models import Article, Edition, Publication, RecordHead
from articles.models.desk import CALL_BACK, KEEP
from faults.ground import stories
from faults.looking import Found, look
from faults.processes import together, wait_for_workers, wait_until, workers
from faults.sizes import Sizes
from languages import LANGUAGES
from people.models import User
from tests import cast

STORIES = 4
# A chief editor and an administrator, each at two desks: they may do all in both languages.
PEOPLE = ("timur", "root", "timur", "root")
SOON = (2.1, 4.0)  # seconds; what is nearer is not called back any more
KINDS = ("update", "clarification", "correction", "reply", "first", "typo")
DONE, REFUSED, FAILED = "done", "refused with a sentence", "failed"

# What was done, of which kind, and the number of the publication that it was done to.
Outcome = tuple[str, str, int | None]
Step = Callable[[User, Edition, random.Random], Publication | None]


def storm(sizes: Sizes, chance: random.Random, found: Found) -> None:
    """What is refused is refused with a sentence; what was acknowledged stands; the chain holds."""
    numbers = [story.pk for story in stories(STORIES)]
    works = [(act, name, numbers, sizes.steps_each, chance.random()) for name in PEOPLE]
    heads: list[tuple[int, str]] = []
    with workers(1):
        outcomes = together(works, during=lambda: heads.extend(_heads()))
        wait_until(_all_has_begun, "what was scheduled did not begin", pause=0.1)
        wait_for_workers()
    for outcome in (outcome for told in outcomes for outcome in told):
        _look_for(outcome, found)
    look(found, head=heads[0] if heads else None)


def _heads() -> list[tuple[int, str]]:
    """The head of the record, as somebody printed it while all this went on."""
    wait_until(lambda: RecordHead.objects.filter(number__gt=5).exists(), "nobody published")
    return list(RecordHead.objects.values_list("number", "digest"))


def _all_has_begun() -> bool:
    return not Publication.objects.waiting().exists()


def _look_for(outcome: Outcome, found: Found) -> None:
    told, step, number = outcome
    found.tries += 1
    found.notes[f"{step}: {told}" if told != FAILED else told] += 1
    if told == FAILED:
        found.add("failed", step)
    elif number is not None:
        publication = Publication.objects.filter(pk=number).first()
        is_called_back = publication is not None and publication.called_back_at is not None
        if publication is None or (step == "call_back" and not is_called_back):
            found.add("lost", f"{step} of publication {number} was acknowledged, and is not there")


def act(name: str, numbers: list[int], steps: int, seed: float) -> list[Outcome]:
    """Take so many steps, whatever the others do meanwhile."""
    chance, person = random.Random(seed), cast.user(name)
    return [_take(chance.choice(STEPS), person, numbers, chance) for _ in range(steps)]


def _take(step: Step, person: User, numbers: list[int], chance: random.Random) -> Outcome:
    name = step.__name__
    try:
        edition = Edition.objects.get(
            article=chance.choice(numbers), language=chance.choice(LANGUAGES)
        )
        publication = step(person, edition, chance)
    except (ValidationError, PermissionDenied):
        return REFUSED, name, None
    except Exception as error:  # whatever it is, it must not have reached somebody at a desk
        return FAILED, f"{name}: {type(error).__name__}: {error}", None
    return DONE, name, publication.pk if publication else None


def publish(person: User, edition: Edition, chance: random.Random) -> Publication | None:
    """Write, ask for a review, have it approved and publish: now, or in a moment."""
    revision = edition.save_draft(
        by=cast.user("aigerim"),
        base=edition.current_revision,
        title=f"Текст {chance.random()}",
        body="<p>Текст.</p>",
    )
    edition.submit(by=cast.user("aigerim"), revision=revision)
    edition.approve(by=person, revision=revision)
    before = edition.current_publication() or edition.publications.waiting().first()
    return edition.publish(
        by=person,
        revision=revision,
        kind=chance.choice(KINDS[:4]) if before else "first",
        note="Примечание.",
        at=_soon(chance) if chance.random() < 0.5 else None,
        waiting=chance.choice([CALL_BACK, KEEP, KEEP]),
    )


def publish_urgently(person: User, edition: Edition, chance: random.Random) -> Publication | None:
    if edition.current_revision is None:
        return None
    return edition.publish_urgently(
        by=person,
        revision=edition.current_revision,
        reason="Срочно.",
        kind=chance.choice(KINDS),
        note="Примечание.",
        waiting=chance.choice([CALL_BACK, KEEP]),
    )


def call_back(person: User, edition: Edition, chance: random.Random) -> Publication | None:
    waiting = list(edition.publications.waiting())
    if not waiting:
        return None
    publication = chance.choice(waiting)
    edition.call_back(by=person, publication=publication)
    return publication


def withdraw(person: User, edition: Edition, chance: random.Random) -> Publication | None:
    return edition.withdraw(by=person, note="Отозвано.")


def retract(person: User, edition: Edition, chance: random.Random) -> Publication | None:
    return edition.retract(by=person, note="Опровергнуто.")


def end(person: User, edition: Edition, chance: random.Random) -> Publication | None:
    return edition.end(by=person, at=_soon(chance), waiting=chance.choice([CALL_BACK, KEEP]))


def publish_facts(person: User, edition: Edition, chance: random.Random) -> Publication | None:
    """Change what the story is credited to, and give that to readers in both languages."""
    story = edition.article
    Article.objects.filter(pk=story.pk).update(
        credited_to_ru=f"Источник {chance.random()}", credited_to_kk=f"Дереккөз {chance.random()}"
    )
    story.refresh_from_db()
    published = story.publish_facts(by=person)
    return published[0] if published else None


def set_embargo(person: User, edition: Edition, chance: random.Random) -> Publication | None:
    """For a moment, or lifted."""
    until = _soon(chance) if chance.random() < 0.3 else None
    broken = edition.article.set_embargo(by=person, until=until)
    return broken[0] if broken else None


def _soon(chance: random.Random) -> datetime:
    return timezone.now() + timedelta(seconds=chance.uniform(*SOON))


STEPS: tuple[Step, ...] = (
    publish,
    publish,
    publish,
    publish,
    publish_urgently,
    call_back,
    call_back,
    withdraw,
    retract,
    end,
    publish_facts,
    publish_facts,
    set_embargo,
)
