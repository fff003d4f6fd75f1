"""Every state that an edition can be in, and the words of it that readers may then see.

Each version of a text carries a mark in its title, lead and body: `ZQ7ru1` is the first version of
the Russian edition of article 7, and `zq7ru1` its address. A page with a mark shows the text.
"""

import re
from datetime import timedelta

import time_machine
from django.utils import timezone

from tests import cast

# After all that the fixtures publish.
WROTE = timezone.now().replace(microsecond=0) + timedelta(hours=1)
NOW = WROTE + timedelta(hours=1)
LATER = WROTE + timedelta(hours=2)
MARK = re.compile(r"(ZQ|zq)(\d+)(ru|kk)([12])")


def mark(edition, version=1):
    return f"ZQ{edition.article_id}{edition.language}{version}"


def editor(edition):
    return cast.user(cast.EDITORS[edition.language])


def write(edition, version=1):
    title = mark(edition, version)
    return cast.draft(edition, title, lead=f"{title}.", body=f"<p>{title}.</p>")


def approve(edition, version=1):
    revision = write(edition, version)
    edition.submit(by=cast.user("aigerim"), revision=revision)
    edition.approve(by=editor(edition), revision=revision)
    return revision


def publish(edition, version=1, at=None, kind="first"):
    revision = approve(edition, version)
    return edition.publish(by=editor(edition), revision=revision, kind=kind, at=at)


def nothing(edition):
    pass


def draft(edition):
    write(edition)


def in_review(edition):
    edition.submit(by=cast.user("aigerim"), revision=write(edition))


def approved(edition):
    approve(edition)


def scheduled(edition):
    publish(edition, at=LATER)


def public(edition):
    publish(edition)


def public_with_update(edition):
    publish(edition)
    publish(edition, 2, LATER, "update")


def public_with_draft(edition):
    publish(edition)
    write(edition, 2)


def public_to_its_end(edition):
    publish(edition)
    edition.end(by=editor(edition), at=LATER)


def withdrawn(edition):
    publish(edition)
    edition.withdraw(by=editor(edition), note="Причина.")


def ended(edition):
    publish(edition)
    edition.end(by=editor(edition))


def retracted(edition):
    publish(edition)
    edition.retract(by=editor(edition), note="Причина.")


def called_back(edition):
    edition.call_back(by=editor(edition), publication=publish(edition, at=LATER))


def erased(edition):
    publish(edition)
    asked = edition.ask_erasure(by=cast.user("timur"), ground="Закон", note="По закону.")
    edition.erase(by=cast.user("root"), erasure=asked)


# For each state: how it comes to be, and which version readers see now and later (0: none).
STATES = {
    nothing: (0, 0),
    draft: (0, 0),
    in_review: (0, 0),
    approved: (0, 0),
    scheduled: (0, 1),
    public: (1, 1),
    public_with_update: (1, 2),
    public_with_draft: (1, 1),
    public_to_its_end: (1, 0),
    withdrawn: (0, 0),
    ended: (0, 0),
    retracted: (1, 1),
    called_back: (0, 0),
    erased: (0, 0),
}
# Those that stand beside each other in every pair; the others are looked at beside a public text.
MATRIX = [state for state in STATES if state not in (public_with_draft, public_to_its_end)]
GONE = {withdrawn, ended, erased}
HIDDEN = [state for state, shown in STATES.items() if not shown[0] and state not in GONE]


def bring(edition, state):
    """Bring an edition into a state by the steps of the desk, an hour before NOW."""
    with time_machine.travel(WROTE, tick=False):
        state(edition)


def version_at(state, moment):
    """Which version of the text readers see (0: none)."""
    return STATES[state][moment >= LATER]


def texts_on(page):
    """Article, language and version of every text that a page shows."""
    found = {match.groups() for match in MARK.finditer(page)}
    return {
        (int(n), language, int(version)) for kind, n, language, version in found if kind == "ZQ"
    }


def addresses_on(page):
    """Article and language of every edition that a page leads to."""
    found = {match.groups() for match in MARK.finditer(page)}
    return {(int(n), language) for kind, n, language, _version in found if kind == "zq"}
