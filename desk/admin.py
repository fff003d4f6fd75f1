"""The desk's page of articles; each other table's page stands in its own app."""

from desk import article_admin, library
from desk.merging import lists

__all__ = ["article_admin", "library", "lists"]
