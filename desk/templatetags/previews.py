"""Where a text is looked at as readers would see it, for those who may."""

from typing import TypeGuard

from django import template

from articles.models import Edition, Revision
from articles.permissions import can
from desk import previews, sharing

register = template.Library()


@register.simple_tag(takes_context=True)
def preview_of(context: template.Context, revision: Revision | None) -> str:
    return previews.address(revision) if _may_see(revision, context) else ""


@register.simple_tag(takes_context=True)
def previews_of(context: template.Context, revision: Revision | None) -> list[previews.Way]:
    """A preview for each of the letters in which readers read the language."""
    return previews.ways(revision) if _may_see(revision, context) else []


def _may_see(revision: Revision | None, context: template.Context) -> TypeGuard[Revision]:
    if revision is None or revision.erased_at:
        return False
    return can(context["request"].user, "preview", revision.edition)


@register.simple_tag(takes_context=True)
def sharing_of(context: template.Context, edition: Edition) -> str:
    return sharing.address(edition) if can(context["request"].user, "share", edition) else ""
