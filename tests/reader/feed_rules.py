"""The rules by which the W3C's feed validator judges, as far as they concern feeds like ours.

RFC 4287 (Atom), the RSS 2.0 specification with the RSS Advisory Board's profile, JSON Feed 1.1.
Each function gives what is wrong, a sentence each; an empty list for a sound feed.
"""

import json
import re
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RFC_3339 = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
RFC_822 = r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}"
TYPES = {
    "feed.xml": "application/atom+xml; charset=utf-8",
    "rss.xml": "application/rss+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
}
IN_ATOM_FEED = "author category contributor generator icon id link logo rights subtitle title"
IN_ATOM_ENTRY = "author category content contributor id link published rights source summary title"
IN_CHANNEL = "title link description language lastBuildDate item"
IN_ITEM = "title link description category enclosure guid pubDate"
NOT_IN_CONTENT = {"script", "style", "iframe", "object", "embed", "form", "button", "meta", "link"}
IN_JSON = (
    "version title home_page_url feed_url description next_url icon favicon authors language items"
)
IN_JSON_ITEM = (
    "id url title content_html summary image date_published date_modified authors tags language"
)


def faults(response) -> list[str]:
    """What is wrong with the answer of a feed's address."""
    name = response.request["PATH_INFO"].rpartition("/")[2]
    found = [] if response.headers["Content-Type"] == TYPES[name] else ["its type is another one"]
    judge = {"feed.xml": atom, "rss.xml": rss, "feed.json": json_feed}[name]
    return found + judge(response.content)


class Judge:
    def __init__(self):
        self.found = []

    def check(self, is_so, fault):
        if not is_so:
            self.found.append(fault)

    def address(self, text, where):
        parts = urlsplit(text or "")
        self.check(parts.scheme in ("http", "https") and parts.netloc, f"{where}: {text} is no URL")

    def moment(self, text, where, pattern=RFC_3339):
        self.check(re.fullmatch(pattern, text or ""), f"{where}: {text} is no date")

    def one(self, parent, name, most=1, least=1):
        count = len(parent.findall(name))
        self.check(least <= count <= most, f"{parent.tag} has {count} {name}")
        return parent.find(name)

    def only(self, parent, allowed):
        for child in parent:
            self.check(child.tag in allowed, f"{parent.tag} must not have {child.tag}")

    def id(self, text, seen):
        self.check(re.fullmatch(r"(tag:[\w.-]+,\d{4}:\S+|https?://\S+)", text or ""), f"id {text}")
        self.check(text not in seen, f"{text} stands twice")
        seen.add(text)

    def content(self, text):
        html = Html()
        html.feed(text)
        html.close()
        self.found += html.faults
        self.check(not html.open, f"left open: {html.open}")


class Html(HTMLParser):
    """Finds in a text what no feed reader can follow, or must not be given."""

    VOID = {"br", "hr", "img"}

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.faults, self.open = [], []

    def handle_starttag(self, tag, attrs):
        if tag in NOT_IN_CONTENT:
            self.faults.append(f"{tag} in the content")
        for name, value in attrs:
            if name.startswith(("on", "data-")) or name in ("style", "srcset", "class"):
                self.faults.append(f"{name} in the content")
            if name in ("href", "src") and not urlsplit(value or "").scheme:
                self.faults.append(f"{value} is relative")
        if tag == "img" and not {"src", "alt"} <= dict(attrs).keys():
            self.faults.append("a picture without src or alt")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes another element")

    def handle_entityref(self, name):
        if name not in ("amp", "lt", "gt", "quot"):
            self.faults.append(f"&{name}; is not known in XML")


def atom(written: bytes) -> list[str]:
    judge = Judge()
    root = ElementTree.fromstring(written)  # noqa: S314
    judge.check(root.tag == f"{ATOM}feed", "its root is no feed")
    judge.check(root.get(LANG), "its language is not told")
    allowed = {f"{ATOM}{name}" for name in f"{IN_ATOM_FEED} updated entry".split()}
    judge.only(root, allowed)
    for name in ("id", "title", "updated"):
        judge.one(root, f"{ATOM}{name}")
    judge.moment(root.findtext(f"{ATOM}updated"), "feed")
    _links(judge, root, {"self": 1, "alternate": 1})
    ids = {root.findtext(f"{ATOM}id")}
    for entry in root.findall(f"{ATOM}entry"):
        _atom_entry(judge, entry, ids, has_author=root.find(f"{ATOM}author") is not None)
    return judge.found


def _atom_entry(judge, entry, ids, has_author):
    judge.only(entry, {f"{ATOM}{name}" for name in f"{IN_ATOM_ENTRY} updated".split()})
    for name in ("id", "title", "updated", "content"):
        judge.one(entry, f"{ATOM}{name}")
    for name in ("published", "summary"):
        judge.one(entry, f"{ATOM}{name}", least=0)
    judge.id(entry.findtext(f"{ATOM}id"), ids)
    judge.check((entry.findtext(f"{ATOM}title") or "").strip(), "an entry without a title")
    judge.check(has_author or entry.find(f"{ATOM}author") is not None, "nobody wrote it")
    for moment in (*entry.findall(f"{ATOM}updated"), *entry.findall(f"{ATOM}published")):
        judge.moment(moment.text, moment.tag)
    for person in entry.findall(f"{ATOM}author"):
        judge.check(person.findtext(f"{ATOM}name"), "an author without a name")
    for category in entry.findall(f"{ATOM}category"):
        judge.check(category.get("term"), "a category without a term")
    _links(judge, entry, {"alternate": 1})
    content = entry.find(f"{ATOM}content")
    judge.check(content.get("type") == "html", "its content is no HTML")
    judge.content(content.text or "")


def _links(judge, parent, least):
    rels = [link.get("rel", "alternate") for link in parent.findall(f"{ATOM}link")]
    for rel, count in least.items():
        judge.check(rels.count(rel) == count, f"{parent.tag} has {rels.count(rel)} links {rel}")
    for link in parent.findall(f"{ATOM}link"):
        judge.address(link.get("href"), link.get("rel"))
        if link.get("rel") == "enclosure":
            judge.check((link.get("length") or "").isdigit(), "an enclosure without its length")
            judge.check("/" in (link.get("type") or ""), "an enclosure without its type")


def rss(written: bytes) -> list[str]:
    judge = Judge()
    root = ElementTree.fromstring(written)  # noqa: S314
    judge.check(root.tag == "rss" and root.get("version") == "2.0", "its root is not RSS 2.0")
    channel = judge.one(root, "channel")
    judge.only(channel, {*IN_CHANNEL.split(), f"{ATOM}link"})
    for name in ("title", "link", "description", "language"):
        judge.one(channel, name)
        judge.check(channel.findtext(name), f"its {name} is empty")
    judge.address(channel.findtext("link"), "channel")
    _links(judge, channel, {"self": 1})
    for moment in channel.findall("lastBuildDate"):
        _rfc_822(judge, moment)
    ids = set()
    for item in channel.findall("item"):
        _rss_item(judge, item, ids)
    return judge.found


def _rss_item(judge, item, ids):
    allowed = {*IN_ITEM.split(), f"{ATOM}updated", f"{CONTENT}encoded", f"{DC}creator"}
    judge.only(item, allowed)
    for name in ("title", "link", "guid", f"{CONTENT}encoded"):
        judge.one(item, name)
    for name in ("description", "pubDate", "enclosure"):
        judge.one(item, name, least=0)
    judge.address(item.findtext("link"), "item")
    guid = item.find("guid")
    judge.id(guid.text, ids)
    is_address = guid.text.startswith("http")
    judge.check(is_address or guid.get("isPermaLink") == "false", "a guid said to be an address")
    for moment in item.findall("pubDate"):
        _rfc_822(judge, moment)
    for enclosure in item.findall("enclosure"):
        judge.address(enclosure.get("url"), "enclosure")
        judge.check(enclosure.get("length", "").isdigit(), "an enclosure without its length")
        judge.check("/" in enclosure.get("type", ""), "an enclosure without its type")
    judge.content(item.findtext(f"{CONTENT}encoded") or "")


def _rfc_822(judge, moment):
    judge.moment(moment.text, moment.tag, RFC_822)
    told = parsedate_to_datetime(moment.text)
    judge.check(moment.text.startswith(told.strftime("%a")), f"{moment.text} is another weekday")


def json_feed(written: bytes) -> list[str]:
    judge = Judge()
    told = json.loads(written)
    judge.check(told["version"] == "https://jsonfeed.org/version/1.1", "its version is another one")
    judge.check(isinstance(told["title"], str) and told["title"], "it has no title")
    judge.check(isinstance(told["items"], list), "it has no items")
    judge.check(told["language"] in ("ru", "kk", "kk-Latn", "kk-Arab"), "its language is not told")
    judge.check(told.keys() <= set(IN_JSON.split()), f"unknown keys {list(told)}")
    for name in ("home_page_url", "feed_url"):
        judge.address(told[name], name)
    ids = set()
    for item in told["items"]:
        _json_item(judge, item, ids)
    return judge.found


def _json_item(judge, item, ids):
    judge.check(item.keys() <= set(IN_JSON_ITEM.split()), f"unknown keys {list(item)}")
    judge.check(isinstance(item.get("id"), str), "an id is to be a string")
    judge.id(item.get("id"), ids)
    judge.check("content_html" in item or "content_text" in item, "an item without content")
    judge.address(item.get("url"), "item")
    if "image" in item:
        judge.address(item["image"], "image")
    for name in ("date_published", "date_modified"):
        if name in item:
            judge.moment(item[name], name)
    for author in item.get("authors", ()):
        judge.check(author.keys() & {"name", "url", "avatar"}, "an author without a name")
    judge.check(all(isinstance(each, str) for each in item.get("tags", ())), "tags are words")
    judge.content(item["content_html"])
