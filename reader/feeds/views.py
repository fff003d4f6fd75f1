"""The answers: one feed in each of the three forms."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from reader import spelled
from reader.feeds.channels import Channel, channel
from reader.feeds.entries import Entry
from reader.feeds.forms import FORMS
from reader.feeds.letters import in_script
from reader.merged import follows_merges
from reader.pages import KEPT_SECONDS


@require_safe
@follows_merges()
def feed(request: HttpRequest, language: str, kind: str, form: str, slug: str = "") -> HttpResponse:
    """The newest stories or corrections; older ones by `?before=`, as on the pages."""
    told = in_script(channel(kind, language, slug, request.GET.get("before", "")))
    response = WRITERS[form](request, told)
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response


def _xml(request: HttpRequest, told: Channel, form: str, template: str) -> HttpResponse:
    context = {
        "channel": told,
        "site_name": spelled.text(settings.SITE_NAME),
        "page": told.page(),
        "self": told.address(form, told.before),
        "first": told.address(form),
        "next": told.address(form, told.older) if told.older else "",
    }
    kind = f"{FORMS[form].type}; charset=utf-8"
    return render(request, f"reader/feeds/{template}.xml", context, content_type=kind)


def atom(request: HttpRequest, told: Channel) -> HttpResponse:
    return _xml(request, told, "feed", "atom")


def rss(request: HttpRequest, told: Channel) -> HttpResponse:
    return _xml(request, told, "rss", "rss")


def json_feed(request: HttpRequest, told: Channel) -> HttpResponse:
    written = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": told.title,
        "description": told.subtitle,
        "language": told.tag,
        "home_page_url": told.page(),
        "feed_url": told.address("json", told.before),
        "next_url": told.address("json", told.older) if told.older else "",
        "authors": [{"name": spelled.text(settings.SITE_NAME)}],
        "items": [_item(each, told.tag) for each in told.entries],
    }
    kind = f"{FORMS['json'].type}; charset=utf-8"
    return HttpResponse(json.dumps(_known(written), ensure_ascii=False), content_type=kind)


def _item(entry: Entry, language: str) -> dict[str, Any]:
    photo = entry.enclosure
    told = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.content,
        "image": photo.address if photo else "",
        "date_published": _moment(entry.published),
        "date_modified": _moment(entry.updated),
        "authors": [{"name": name} for name in entry.authors],
        "tags": entry.categories,
        "language": language,
    }
    return {"content_html": ""} | _known(told)


def _known(told: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty; a feed has its entries, be there none."""
    return {name: value for name, value in told.items() if value or name == "items"}


def _moment(moment: datetime | None) -> str:
    return localtime(moment).isoformat(timespec="seconds") if moment else ""


WRITERS: dict[str, Callable[[HttpRequest, Channel], HttpResponse]] = {
    "feed": atom,
    "rss": rss,
    "json": json_feed,
}
