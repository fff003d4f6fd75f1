"""In which forms feeds are written, and which pages have them: names that addresses are made of."""

from typing import NamedTuple

from django.conf import settings
from django.utils.text import capfirst


class Form(NamedTuple):
    file: str
    type: str
    name: str


# By the last part of the name of its address, as in "front_feed".
FORMS = {
    "feed": Form("feed.xml", "application/atom+xml", "Atom"),
    "rss": Form("rss.xml", "application/rss+xml", "RSS"),
    "json": Form("feed.json", "application/feed+json", "JSON Feed"),
}
# By the name of a page that has feeds, where it lies: they stand under it.
WITH_FEEDS = {
    "front": "",
    "section": "sections/<slug:slug>/",
    "tag": "tags/<slug:slug>/",
    "region": "regions/<slug:slug>/",
    "person": "people/<slug:slug>/",
    "project": "projects/<slug:slug>/",
    "corrections": "corrections/",
}


def title(subject: str) -> str:
    """Of a feed about something; "" for all stories."""
    return " · ".join(filter(None, (capfirst(subject), settings.SITE_NAME)))
