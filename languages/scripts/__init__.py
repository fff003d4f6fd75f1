"""Kazakh in other scripts, derived from its Cyrillic text: Latin and Arabic letters.

What is not a Kazakh word stays byte for byte: addresses, e-mail, paths, HTML character references
(see `languages.runs`), Latin words, numbers. Russian words are converted like any other; keeping
them out is for the caller, who knows the language of a text.
"""

from languages.scripts.acronyms import acronyms
from languages.scripts.arabic import (
    arabic_acronym,
    arabic_letters,
    arabic_signs,
    arabic_word,
    needs_hamza,
)
from languages.scripts.back import to_cyrillic
from languages.scripts.back_candidates import cyrillic_candidates
from languages.scripts.html import convert_html
from languages.scripts.latin import SCHEMES, latin_word
from languages.scripts.names import Names
from languages.scripts.plain import (
    arabic_run,
    compile_names,
    convert,
    latin_run,
    to_arabic,
    to_latin,
)
from languages.scripts.words import WORD

__all__ = [
    "SCHEMES",
    "WORD",
    "Names",
    "acronyms",
    "arabic_acronym",
    "arabic_letters",
    "arabic_run",
    "arabic_signs",
    "arabic_word",
    "compile_names",
    "convert",
    "convert_html",
    "cyrillic_candidates",
    "latin_run",
    "latin_word",
    "needs_hamza",
    "to_arabic",
    "to_cyrillic",
    "to_latin",
]
