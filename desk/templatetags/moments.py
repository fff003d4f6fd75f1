"""Moments in words, for the desk's templates."""

from django import template

from desk.moments import in_words

register = template.Library()
register.filter("in_words", in_words)
