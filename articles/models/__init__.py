from articles.models.desk import Article, Edition, Revision, StaleBase, TaggedArticle
from articles.models.public import Entry, Publication, Section, Standing, Tag

__all__ = [
    "Article",
    "Edition",
    "Entry",
    "Publication",
    "Revision",
    "Section",
    "StaleBase",
    "Standing",
    "Tag",
    "TaggedArticle",
]
