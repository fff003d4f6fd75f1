"""The text of an article: the one room that makes HTML safe, and the only one that marks it so.

An editor's HTML is cleaned when it is saved: text stays, a small set of elements, and markers that
name photos, people and other articles. Readers get what `render` makes of it with the addresses and
pictures of that moment, so that a changed slug or an ended right needs no new text.
"""

from articles.body.cleaning import clean, clean_text
from articles.body.embeds import origins
from articles.body.foreign import pieces, spoken_in
from articles.body.naming import Markers, markers
from articles.body.paragraphs import Paragraph, paragraphs
from articles.body.pictures import Picture, Source
from articles.body.quoting import Quoted, quoted
from articles.body.rendering import Speaker
from articles.body.rules import MAX_BYTES, MAX_DEPTH, MAX_TAG, RULES_VERSION
from articles.body.safe import figure, image, marked, render, structured, whole
from articles.body.words import plain, teaser

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_TAG",
    "RULES_VERSION",
    "Markers",
    "Paragraph",
    "Picture",
    "Quoted",
    "Source",
    "Speaker",
    "clean",
    "clean_text",
    "figure",
    "image",
    "marked",
    "markers",
    "origins",
    "paragraphs",
    "pieces",
    "plain",
    "quoted",
    "render",
    "spoken_in",
    "structured",
    "teaser",
    "whole",
]
