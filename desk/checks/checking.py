"""All checks of an edition, and whether a text may go out."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from articles.models import Edition, Revision
from articles.pairing import OTHER
from desk.checks import headings, letters, links, marks, names, photos, speakers, standing
from desk.checks.check import Check, Place
from desk.checks.codes import ALWAYS, Code
from desk.checks.story import Story
from desk.checks.written import Written

type Family = Callable[[Story, str], Iterator[Check]]
FAMILIES: tuple[Family, ...] = (
    marks.checks,
    headings.checks,
    photos.checks,
    links.checks,
    speakers.checks,
    letters.checks,
    names.checks,
    standing.checks,
)


def checks_of(
    edition: Edition, *, revision: Revision | None = None, at: datetime | None = None
) -> list[Check]:
    """What is to be said of an edition that would go out at a moment (now), what blocks it first.

    With the text last saved, or with that of a revision.
    """
    editions = editions_of(edition)
    texts = {language: written(each) for language, each in editions.items()}
    if revision is not None:
        texts[edition.language] = Written(edition.language, **revision.text)
    return checks_in(Story(edition.article, editions, texts, at), edition.language)


def editions_of(edition: Edition) -> dict[str, Edition]:
    """Both editions of its story, the other one begun or not."""
    there = OTHER[edition.language]
    rows = edition.article.editions.select_related("article", "current_revision")
    beside = rows.filter(language=there).first() or Edition(article=edition.article, language=there)
    return {edition.language: edition, there: beside}


def written(edition: Edition) -> Written:
    """The text of an edition that was saved last."""
    current = edition.current_revision
    return Written(edition.language, **(current.text if current else {}))


def checks_in(story: Story, language: str) -> list[Check]:
    """The checks of one language of a story; none where it has no text."""
    if not story.texts[language]:
        return []
    found = [check for family in FAMILIES for check in family(story, language)]
    found += _parity(len(story.rows), language)
    return sorted(found, key=lambda check: not check.blocks)


def _parity(count: int, language: str) -> Iterator[Check]:
    if count:
        said = gettext("The two languages differ. Places in the table: %(count)d")
        yield Check(Code.PARITY, said % {"count": count}, Place(address=f"#parity-{language}"))


def refuse_blocked(
    edition: Edition, *, revision: Revision, at: datetime | None = None, is_urgent: bool = False
) -> None:
    """ValidationError with a sentence for each check that blocks the text at that moment.

    What is urgent passes all but what nothing lets out: its reason is kept with it, and a second
    reading is owed.
    """
    found = checks_of(edition, revision=revision, at=at)
    blocking = [each for each in found if each.blocks and (not is_urgent or each.code in ALWAYS)]
    if blocking:
        raise ValidationError([_sentence(each) for each in blocking])


def _sentence(check: Check) -> ValidationError:
    said = f"{check.shown}: {check.sentence}" if check.shown else check.sentence
    return ValidationError(said, code=check.code)
