"""Words of the other language in a text of one line or of a few, said by `lang`."""

from django import template
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.body import marked, pieces, spoken_in
from reader.templatetags.setting import set_whole

register = template.Library()

register.filter("marked", marked)


@register.filter
def set_marked(text: str, language: str) -> SafeString:
    """As `set_whole`, and with `lang` on what is not in the language of the text."""
    return format_html_join("", "{}", ((_set(*each, language),) for each in pieces(text, language)))


def _set(text: str, spoken: str, language: str) -> SafeString:
    words = set_whole(text)
    if spoken == language:
        return words
    return format_html("<span{}>{}</span>", flatatt(spoken_in(spoken, language)), words)
