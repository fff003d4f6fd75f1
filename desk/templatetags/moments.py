"""Moments in words, for the desk's templates."""

from datetime import datetime

from django import template

from desk.moments import in_words

register = template.Library()
register.filter("in_words", in_words)


@register.filter
def iso_in_words(written: str) -> str:
    """As a step's note keeps a moment; none where there is none."""
    return in_words(datetime.fromisoformat(written)) if written else ""
