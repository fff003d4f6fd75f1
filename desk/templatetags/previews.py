"""Where a text is looked at as readers would see it, for those who may."""

from django import template

from articles.models import Edition, Revision
from articles.permissions import can
from desk import previews, sharing

register = template.Library()


@register.simple_tag(takes_context=True)
def preview_of(context: template.Context, revision: Revision | None) -> str:
    if revision is None or revision.erased_at:
        return ""
    user = context["request"].user
    return previews.address(revision) if can(user, "preview", revision.edition) else ""


@register.simple_tag(takes_context=True)
def sharing_of(context: template.Context, edition: Edition) -> str:
    return sharing.address(edition) if can(context["request"].user, "share", edition) else ""
