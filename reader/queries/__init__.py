"""Every question that the readers' pages ask of the database; none names a table of the desk.

Callers say `queries.people(language)`: what is asked stands in here by its noun, so the modules are
private and a function may bear the name of its things.
"""

from reader.queries._archive import Stretch, newest_in, oldest_in, stories_in
from reader.queries._cards import CARD_WIDTH, CARDS, PLAIN, cards, social_card
from reader.queries._feeds import tags_of, with_bodies
from reader.queries._frame import imprint, navigation
from reader.queries._merged import merged, slug_after_merges
from reader.queries._people import (
    is_quoted,
    organisation,
    people,
    person,
    quotes,
    terms,
    terms_in,
    terms_of,
    things_with,
)
from reader.queries._photos import attachment, files, photos, rendition
from reader.queries._projects import (
    agreement,
    figures,
    indicators,
    milestones,
    parties,
    project,
    projects,
    signatories,
    things_around,
)
from reader.queries._readers import DAYS_READ, count_reports, is_public, most_read
from reader.queries._record import corrections, record, texts
from reader.queries._regions import (
    Place,
    agreements_between_regions,
    former_belongings,
    places,
    region,
    statistics,
    sums_in,
    things_in,
)
from reader.queries._related import headings, neighbours
from reader.queries._rows import Thing
from reader.queries._sitemaps import (
    Span,
    Told,
    addresses_of_things,
    days_with_stories,
    months_with_stories,
    news_since,
    span_of_day,
    span_of_month,
    told_everywhere,
    told_in,
)
from reader.queries._spellings import spellings
from reader.queries._stories import PER_PAGE, headlines, regions_of, slugs, standing, stories
from reader.queries._things import Direct, direct_things, section, tag, things_of

__all__ = [
    "CARDS",
    "CARD_WIDTH",
    "DAYS_READ",
    "PER_PAGE",
    "PLAIN",
    "Direct",
    "Place",
    "Span",
    "Stretch",
    "Thing",
    "Told",
    "addresses_of_things",
    "agreement",
    "agreements_between_regions",
    "attachment",
    "cards",
    "corrections",
    "count_reports",
    "days_with_stories",
    "direct_things",
    "figures",
    "files",
    "former_belongings",
    "headings",
    "headlines",
    "imprint",
    "indicators",
    "is_public",
    "is_quoted",
    "merged",
    "milestones",
    "months_with_stories",
    "most_read",
    "navigation",
    "neighbours",
    "newest_in",
    "news_since",
    "oldest_in",
    "organisation",
    "parties",
    "people",
    "person",
    "photos",
    "places",
    "project",
    "projects",
    "quotes",
    "record",
    "region",
    "regions_of",
    "rendition",
    "section",
    "signatories",
    "slug_after_merges",
    "slugs",
    "social_card",
    "span_of_day",
    "span_of_month",
    "spellings",
    "standing",
    "statistics",
    "stories",
    "stories_in",
    "sums_in",
    "tag",
    "tags_of",
    "terms",
    "terms_in",
    "terms_of",
    "texts",
    "things_around",
    "things_in",
    "things_of",
    "things_with",
    "told_everywhere",
    "told_in",
    "with_bodies",
]
