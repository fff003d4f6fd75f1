"""Hostile HTML of our own making, by what it tries. `ran()` is what an attack would call.

The classes are those that advisories of sanitisers and content systems name; none is copied.
"""

from tests.articles.hostile import (
    addresses,
    clobbering,
    elements,
    encodings,
    foreign,
    handlers,
    markers,
    mutation,
    styles,
    templates,
    unclosed,
)

CLASSES = {
    module.__name__.rpartition(".")[2]: module.STRINGS
    for module in (
        addresses,
        clobbering,
        elements,
        encodings,
        foreign,
        handlers,
        markers,
        mutation,
        styles,
        templates,
        unclosed,
    )
}
STRINGS = [html for strings in CLASSES.values() for html in strings]
