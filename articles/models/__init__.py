from articles.models.article import Article, TaggedArticle
from articles.models.cards import SocialCard
from articles.models.depiction import Depiction
from articles.models.desk import Edition, Revision, StaleBase
from articles.models.imprint import Imprint
from articles.models.mention import Mention
from articles.models.outbox import Due, Heartbeat, Notice
from articles.models.pairing import Pairing
from articles.models.public import Debt, Entry, Publication, Quote, Section, Standing, Tag
from articles.models.readers import Reading, Report
from articles.models.record import RecordEntry, RecordHead
from articles.models.redirect import Redirect
from articles.models.review import Erasure, SecondReading, Step
from articles.models.saved_view import SavedView
from articles.models.sharing import ShareLink
from articles.models.spelling import Spelling
from articles.models.writing import Autosave, Presence

__all__ = [
    "Article",
    "Autosave",
    "Debt",
    "Depiction",
    "Due",
    "Edition",
    "Entry",
    "Erasure",
    "Heartbeat",
    "Imprint",
    "Mention",
    "Notice",
    "Pairing",
    "Presence",
    "Publication",
    "Quote",
    "Reading",
    "RecordEntry",
    "RecordHead",
    "Redirect",
    "Report",
    "Revision",
    "SavedView",
    "SecondReading",
    "Section",
    "ShareLink",
    "SocialCard",
    "Spelling",
    "StaleBase",
    "Standing",
    "Step",
    "Tag",
    "TaggedArticle",
]
