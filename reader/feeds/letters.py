"""A feed in the letters of its address: a page is converted when it is made, a feed is no page."""

from dataclasses import replace

from reader.feeds.channels import Channel
from reader.feeds.entries import Entry
from reader.spelled import fragment, text
from reader.variants import variant, writing


def in_script(channel: Channel) -> Channel:
    if writing().script == "cyrl":
        return channel
    direction = variant(channel.language).direction
    return replace(
        channel,
        title=text(channel.title),
        subtitle=text(channel.subtitle),
        entries=[_entry(each, direction) for each in channel.entries],
    )


def _entry(entry: Entry, direction: str) -> Entry:
    return replace(
        entry,
        title=text(entry.title),
        summary=text(entry.summary),
        content=_directed(fragment(entry.content), direction),
        authors=[text(each) for each in entry.authors],
        categories=[text(each) for each in entry.categories],
    )


def _directed(html: str, direction: str) -> str:
    """Few programs that show feeds tell by the letters on which side a text begins."""
    return f'<div dir="{direction}">{html}</div>' if html and direction else html
