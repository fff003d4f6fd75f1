"""Search in Russian and Kazakh texts: index terms, queries, marks in what was found.

No database is known here. A text is stored as its `terms` (or `index`, where folded ones weigh
less), a query is `parse`d into alternatives of the same terms.
"""

from languages.search.alias_groups import GROUPS, Group
from languages.search.marking import highlight, snippet
from languages.search.matching import matches
from languages.search.query import Alternative, Item, Query, parse
from languages.search.terms import Index, index, terms

__all__ = [
    "GROUPS",
    "Alternative",
    "Group",
    "Index",
    "Item",
    "Query",
    "highlight",
    "index",
    "matches",
    "parse",
    "snippet",
    "terms",
]
