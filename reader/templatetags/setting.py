"""How words are set on the page: what must stay on one line does."""

import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.body import whole
from languages.scripts import convert_html
from languages.signs import NBSP
from languages.typography import unbroken

register = template.Library()
# The same for finished HTML: {{ body|whole }}.
register.filter("whole", whole)
# A part of a page in other letters, as the whole page would be: {% filter in_script:"arab" %}.
register.filter("in_script", convert_html)
# A dash may end a line and begins none.
_BEFORE_DASH = re.compile(r" (?=[—–] )")


@register.filter
def set_whole(text: str) -> SafeString:
    """The text, in which no line ends after the hyphen of «ҚХР-дың», «20-го», «кто-то»."""
    parts = unbroken(_BEFORE_DASH.sub(NBSP, text))
    return format_html_join(
        "", "{}", ((_whole(part) if is_whole else part,) for part, is_whole in parts)
    )


def _whole(part: str) -> SafeString:
    return format_html('<span class="whole">{}</span>', part)
