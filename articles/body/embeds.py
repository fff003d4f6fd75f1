"""Posts and videos of other sites: stored as provider and id, shown by an address made of these."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Provider:
    """Another site: what its ids look like, where one is read, and how its addresses are written.

    `frame` is what a reader who asks for it is shown, with the id as {key} and its last part as
    {last}; settings.EMBEDS may name another one. `paths` are of addresses that people copy.
    """

    name: str
    key: str
    page: str
    frame: str
    hosts: tuple[str, ...]
    paths: tuple[str, ...]


PROVIDERS = {
    "youtube": Provider(
        name="YouTube",
        key=r"[A-Za-z0-9_-]{11}",
        page="https://www.youtube.com/watch?v={key}",
        frame="https://www.youtube-nocookie.com/embed/{key}",
        hosts=("youtube.com", "youtu.be", "youtube-nocookie.com"),
        paths=(r"/watch/(KEY)", r"/(?:(?:shorts|embed|live|v)/)?(KEY)"),
    ),
    "telegram": Provider(
        name="Telegram",
        key=r"[A-Za-z][A-Za-z0-9_]{3,31}/[1-9][0-9]{0,9}",
        page="https://t.me/{key}",
        frame="https://t.me/{key}?embed=1",
        hosts=("t.me", "telegram.me"),
        paths=(r"/(?:s/)?(KEY)",),
    ),
    "instagram": Provider(
        name="Instagram",
        key=r"[A-Za-z0-9_-]{5,40}",
        page="https://www.instagram.com/p/{key}/",
        frame="https://www.instagram.com/p/{key}/embed/",
        hosts=("instagram.com",),
        paths=(r"/(?:[A-Za-z0-9_.]{1,30}/)?(?:p|reel|reels|tv)/(KEY)(?:/embed)?",),
    ),
    "tiktok": Provider(
        name="TikTok",
        key=r"[A-Za-z0-9_][A-Za-z0-9_.]{0,23}/video/[0-9]{1,25}",
        page="https://www.tiktok.com/@{key}",
        frame="https://www.tiktok.com/embed/v2/{last}",
        hosts=("tiktok.com",),
        paths=(r"/@(KEY)",),
    ),
}
# What a body may hold. The first rules took any id of these letters, and what they took stays.
MARKER = "|".join(
    [
        rf"(?:{'|'.join(PROVIDERS)}):[A-Za-z0-9_-][A-Za-z0-9_/-]{{0,99}}",
        *(f"{provider}:{each.key}" for provider, each in PROVIDERS.items()),
    ]
)
NOT_ONE_OF_THEIRS = _(
    "This is no address of a post or a video on YouTube, Telegram, Instagram or TikTok. "
    "Open the post there and copy the address of its page."
)


def parse(text: str) -> str:
    """ "PROVIDER:ID" for an address that somebody has copied, or for such a marker itself.

    Raises ValidationError for anything else.
    """
    text = text.strip()
    marker = text if _is_whole(text) else _marker(text)
    if not marker:
        raise ValidationError(NOT_ONE_OF_THEIRS, code="unknown_embed")
    return marker


def _is_whole(embed: str) -> bool:
    """Whether the id looks like one of its provider's."""
    provider, _colon, key = embed.partition(":")
    return provider in PROVIDERS and bool(re.fullmatch(PROVIDERS[provider].key, key, re.ASCII))


def _marker(address: str) -> str:
    """The marker of what an address leads to; "" where it leads elsewhere."""
    host, path = _place(address)
    for name, provider in PROVIDERS.items():
        for pattern in provider.paths if host in provider.hosts else ():
            if found := re.fullmatch(pattern.replace("KEY", provider.key), path, re.ASCII):
                return f"{name}:{found[1]}"
    return ""


def _place(address: str) -> tuple[str, str]:
    """Host and path of an address, the number of a video that stands behind "?v=" in the path."""
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return "", ""
    if parts.scheme not in ("http", "https"):
        return "", ""
    video = parse_qs(parts.query).get("v", [""])[0] if parts.path == "/watch" else ""
    return host, f"{parts.path}/{video}".rstrip("/")


def page(embed: str) -> str:
    """Where an embed is read on its own site."""
    provider, key = embed.split(":")
    return PROVIDERS[provider].page.format(key=key)


def frame(embed: str) -> str:
    """The address that shows an embed in a frame; "" where its id is not one of the provider's."""
    provider, key = embed.split(":")
    template = _frames().get(provider, "") if _is_whole(embed) else ""
    return template.format(key=key, last=key.rpartition("/")[2])


def origins(embeds: tuple[str, ...]) -> list[str]:
    """The sites that may stand in frames on a page with these embeds, as a policy names them."""
    parts = (urlsplit(frame(embed)) for embed in embeds)
    return sorted({f"{each.scheme}://{each.netloc}" for each in parts if each.netloc})


def _frames() -> dict[str, str]:
    """By provider. A newsroom that must not offer one leaves it out of settings.EMBEDS."""
    ours = {name: provider.frame for name, provider in PROVIDERS.items()}
    return getattr(settings, "EMBEDS", ours)
