"""Signs that dates, numbers and texts share."""

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
EN_DASH = "\N{EN DASH}"

# The dash between words, with spaces around it: long in Russian, short in the Kazakh press.
DASH = {"ru": "\N{EM DASH}", "kk": EN_DASH}
