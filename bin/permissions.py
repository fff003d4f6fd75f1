"""The table of who may do what, as docs/permissions.md has it, made from articles.permissions.

.venv/bin/python bin/permissions.py write   write docs/permissions.md anew
.venv/bin/python bin/permissions.py check   fail where it says something else than the code
"""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "permissions.md"
LANGUAGES = ("ru", "kk")
# Each step in the newsroom's words; what is missing here has no line, and the page is not made.
STEPS = {
    "save_draft": "Write and save a text",
    "submit": "Ask for a review",
    "restore": "Restore an earlier text",
    "preview": "See a text as readers would",
    "share": "Share a preview by a link, and revoke one's own links",
    "revoke_link": "Revoke other people's links",
    "approve": "Approve a text (not one's own)",
    "send_back": "Send a text back to its author",
    "publish": "Publish an approved text, now or at a moment; mend a typo",
    "call_back": "Call back a text that waits for its moment",
    "end": "End the time of a text",
    "withdraw": "Withdraw a text",
    "retract": "Retract a text",
    "read_again": "Read an urgent text a second time (not one's own)",
    "settle": "Settle what is owed since a correction in the other language",
    "publish_urgently": "Publish before a review, with a reason",
    "ask_erasure": "Ask to erase a text by law",
    "erase": "Erase a text by law (chief editor and administrator together)",
}
STORY_STEPS = {
    "publish_facts": "Publish the facts of a story",
    "set_embargo": "Set an embargo, move it or lift it",
}
DESK_STEPS = {
    "close_report": "Close a reader's report of a mistake",
    "merge": "Merge two tags, people or organisations",
    "import": "Bring in regions and people from a table",
}
VERBS = {"view": "look", "add": "add", "change": "change", "delete": "delete"}
TOP = """# Who may do what

Made by `bin/permissions.py write` from `articles/permissions.py`; a test fails where it is stale.
What is not in these tables is denied. Nobody is a user without a role, a disabled one, or one who
has not logged in: the desk sends them to its log-in page. A superuser is asked like everybody else.

Everybody works in the languages that are set for them. Below, the two editors have one language
each, the others both.
"""
STORY_NOTE = """Facts go out in every language that is public, so whoever publishes them must work
in all of those: the cells name the languages of a story that is public in one language alone.
"""
END = """What the steps ask besides the right: nobody approves their own text or reads it the second
time (a desk of one may be set up so that they do); only an approved text is published, but for
what the software, too, takes for a typo, and for the urgent; a text is erased when a chief editor
and an administrator have both asked for it.
"""
OURS = ("articles", "photos", "facts", "regions", "people", "projects")


def columns() -> dict[str, Any]:
    """The people of the table's columns, none of them in a database."""
    from people.models import User

    both = {"has_russian": True, "has_kazakh": True}
    return {
        "nobody": User(**both),
        "reporter": User(role=User.Role.REPORTER, **both),
        "editor of Russian": User(role=User.Role.EDITOR, has_russian=True),
        "editor of Kazakh": User(role=User.Role.EDITOR, has_kazakh=True),
        "chief editor": User(role=User.Role.CHIEF, **both),
        "administrator": User(role=User.Role.ADMINISTRATOR, **both),
    }


def page() -> str:
    return "\n".join([TOP, *_steps(), *_story_steps(), *_desk_steps(), *_tables(), END])


def _steps() -> Iterator[str]:
    from articles.models import Edition
    from articles.permissions import EDITION_STEPS, can

    _same(STEPS, EDITION_STEPS)
    yield "## A text in one language\n"
    yield from _head("step")
    editions = [Edition(language=language) for language in LANGUAGES]
    for name, words in STEPS.items():
        yield _row(
            words,
            [
                ", ".join(each.language for each in editions if can(user, name, each))
                for user in columns().values()
            ],
        )
    yield ""


def _story_steps() -> Iterator[str]:
    from articles.permissions import ARTICLE_STEPS, can

    _same(STORY_STEPS, ARTICLE_STEPS)
    yield "## A story\n"
    yield STORY_NOTE
    yield from _head("step")
    stories = {language: _public_in(language) for language in LANGUAGES}
    for name, words in STORY_STEPS.items():
        yield _row(
            words,
            [
                ", ".join(each for each, story in stories.items() if can(user, name, story))
                for user in columns().values()
            ],
        )
    yield ""


def _desk_steps() -> Iterator[str]:
    from articles.permissions import DESK_STEPS as KNOWN
    from articles.permissions import can
    from people.models import Person

    _same(DESK_STEPS, KNOWN)
    yield "## The desk\n"
    yield from _head("step")
    for name, words in DESK_STEPS.items():
        yield _row(words, ["yes" if can(user, name, Person) else "" for user in columns().values()])
    yield ""


def _public_in(language: str) -> Any:
    """A story that is public in one language, as far as the rights look at it."""
    text = SimpleNamespace(is_an_end=False)
    edition = SimpleNamespace(language=language, current_publication=lambda: text)
    return SimpleNamespace(editions=SimpleNamespace(all=lambda: [edition]))


def _tables() -> Iterator[str]:
    from articles.permissions import TABLES, can

    yield "## Tables\n"
    yield from _head("what")
    alike: dict[tuple[str, ...], list[str]] = {}
    for name, model in _named(TABLES):
        cells = tuple(
            ", ".join(word for verb, word in VERBS.items() if can(user, verb, model))
            for user in columns().values()
        )
        alike.setdefault(cells, []).append(name)
    closed = alike.pop(("",) * len(columns()), [])
    for cells, names in alike.items():
        yield _row(", ".join(dict.fromkeys(names)), list(cells))
    yield ""
    yield "The versions kept of a thing are looked at by who may look at the thing, and changed by"
    yield f"nobody. Closed to all on pages of tables: {', '.join(closed)}.\n"


def _named(labels: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """Each of our tables and what it is called in English; Django's own are all closed."""
    from django.apps import apps
    from django.utils.translation import override

    for label in labels:
        model = apps.get_model(label)
        with override("en"):
            name = str(model._meta.verbose_name_plural)
        yield name if model._meta.app_label in OURS else f"Django's {name}", model


def _head(first: str) -> Iterator[str]:
    yield _row(first, list(columns()))
    yield "|" + "---|" * (len(columns()) + 1)


def _row(first: str, cells: list[str]) -> str:
    return f"| {first} | {' | '.join(cell or '–' for cell in cells)} |"


def _same(words: dict[str, str], steps: Any) -> None:
    if set(words) != set(steps):
        raise SystemExit(f"bin/permissions.py: {sorted(set(words) ^ set(steps))} have no words.")


def main(arguments: list[str]) -> int:
    if arguments == ["write"]:
        PAGE.write_text(page())
    elif arguments == ["check"]:
        if not PAGE.exists() or PAGE.read_text() != page():
            print("docs/permissions.md is stale: run bin/permissions.py write.")
            return 1
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    import django

    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    sys.exit(main(sys.argv[1:]))
