"""Links inside the newsroom: to what is not there, or not public in the text's language."""

from collections.abc import Iterator

from django.urls import Resolver404
from django.urls import resolve as find_view
from django.utils.translation import gettext

from desk.checks.check import Check
from desk.checks.codes import Code
from desk.checks.linked import ADDRESS, Link
from desk.checks.story import Story


def checks(story: Story, language: str) -> Iterator[Check]:
    for link in story.links[language]:
        if _is_gone(link, story):
            yield _dead(link)
        elif not _is_public(link, story):
            yield _hidden(link)


def _is_gone(link: Link, story: Story) -> bool:
    kind, key = link.linked
    if kind == ADDRESS:
        return not _is_page(key)
    if kind == "article":
        return int(key) not in story.articles
    if kind == "file":
        return key not in story.files
    return link.linked not in story.registry.things and link.linked not in story.registry.merged


def _is_page(path: str) -> bool:
    try:
        find_view(path or "/")
    except Resolver404:
        return False
    return True


def _is_public(link: Link, story: Story) -> bool:
    kind, key = link.linked
    if kind == ADDRESS:
        return True
    if kind == "article":
        return link.language in story.articles[int(key)]
    if kind == "file":
        return story.files[key].is_public(story.at)
    thing = story.registry.things.get(link.linked)
    return thing is None or thing.is_public(link.language, story.at)


def _dead(link: Link) -> Check:
    said = gettext("The link leads to what is not there: mend or remove it.")
    return Check(Code.DEAD_LINK, said, link.place, shown=link.words or link.linked.key)


def _hidden(link: Link) -> Check:
    said = gettext(
        "The link leads to what readers of this language do not see yet: publish it or remove "
        "the link."
    )
    return Check(Code.HIDDEN_LINK, said, link.place, shown=link.words or link.linked.key)
