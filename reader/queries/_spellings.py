"""How words are spelled in the other letters of Kazakh, beside what the rules say."""

from articles.spellings import spellings

__all__ = ["spellings"]
