"""What this newsroom knows about Russian and Kazakh: plain Python, no models, no settings.

Every function that takes a `language` takes one of LANGUAGES and raises KeyError for another one.
Kazakh is written once, in Cyrillic; the other SCRIPTS are derived from the finished text.
"""

LANGUAGES = ("ru", "kk")
SCRIPTS = ("cyrl", "latn", "arab")
