"""The history of a reference thing: its versions, any two compared, an earlier one restored."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from articles.permissions import can
from desk.restoring import restore
from desk.shown_changes import Shown, label, name_in, name_of
from desk.thing_versions import REPLACED, Key, RowChange, State, Version, changed, versions

ON_A_PAGE = 25
IN_SHORT = 5


@dataclass(frozen=True)
class Row:
    """A version in the list: what changed in it, in short."""

    version: Version
    summary: list[str]
    more: int
    restored_from: int | None


def history(page: admin.ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    """GET shows versions; POST restores the one that is named in `version`."""
    thing = _thing(page, object_id)
    found = versions(*thing)
    row = page.get_object(request, object_id)
    if not found and row is None:
        raise Http404
    if not page.has_view_or_change_permission(request, row):
        raise PermissionDenied
    if request.method == "POST":
        return _restore(page, request, thing, found)
    return _show(page, request, thing, found, row)


def _thing(page: admin.ModelAdmin, object_id: str) -> Key:
    try:
        return page.model, page.model._meta.pk.to_python(unquote(object_id))
    except ValidationError:
        raise Http404 from None


def _show(
    page: admin.ModelAdmin, request: HttpRequest, thing: Key, found: list[Version], row: Any
) -> HttpResponse:
    latest = found[::-1]
    listed = Paginator(latest, ON_A_PAGE).get_page(request.GET.get("page"))
    old, new = _chosen(request, found)
    shown = [each for each in latest if each in listed.object_list or each in (old, new)]
    numbers = {version.name: version.number for version in found}
    may_restore = _may_restore(page, request, row)
    context = {
        **page.admin_site.each_context(request),
        "title": _("History"),
        "opts": page.opts,
        "thing": row,
        "thing_name": str(row) if row else name_of(found[-1].state[thing].row),
        "page": listed,
        "page_range": listed.paginator.get_elided_page_range(listed.number),
        "rows": [_row(version, thing, numbers) for version in shown],
        "latest": latest[0] if latest else None,
        "may_restore": may_restore,
        "is_nav_sidebar_enabled": False,
        "old": old,
        "new": new,
        "changes": Shown(changed(old.state, new.state), thing).rows() if old and new else [],
        "checked_old": old or (shown[1] if len(shown) > 1 else None),
        "checked_new": new or (shown[0] if shown else None),
    }
    return render(request, "desk/reference_history.html", context)


def _may_restore(page: admin.ModelAdmin, request: HttpRequest, row: Any) -> bool:
    if row is None:
        return page.has_add_permission(request)
    return page.has_change_permission(request, row)


def _row(version: Version, thing: Key, numbers: dict[str, int]) -> Row:
    restored = numbers.get(version.reason.removeprefix("restores "))
    summary = [_in_short(change, thing) for change in changed(version.before, version.state)]
    if version.reason == REPLACED:
        summary.insert(0, _("file replaced"))
    return Row(version, summary[:IN_SHORT], len(summary[IN_SHORT:]), restored)


def _in_short(change: RowChange, thing: Key) -> str:
    name = name_in(thing, change.record)
    if change.kind == "changed":
        fields = ", ".join(label(each) for each in change.fields)
        return f"{name} ({fields})" if name else fields
    if not name:
        return _("begun") if change.kind == "added" else _("deleted")
    return f"{'+' if change.kind == 'added' else '−'} {name}"


def _named(found: list[Version], name: str | None) -> Version:
    """One of this thing's own versions; another's is not found."""
    for version in found:
        if version.name == name:
            return version
    raise Http404


def _chosen(
    request: HttpRequest, found: list[Version]
) -> tuple[Version, Version] | tuple[None, None]:
    """The two that are compared, the earlier first; `old` may be left out: the one before."""
    if not (asked := request.GET.get("new")):
        return None, None
    new = _named(found, asked)
    if not request.GET.get("old"):
        before = found.index(new) - 1
        return (found[before] if before >= 0 else _nothing(new)), new
    old, new = sorted([new, _named(found, request.GET["old"])], key=lambda each: each.number)
    return old, new


def _nothing(first: Version) -> Version:
    """What there was before the first version."""
    state: State = {}
    return Version(0, first.records, state, state)


def _restore(
    page: admin.ModelAdmin, request: HttpRequest, thing: Key, found: list[Version]
) -> HttpResponse:
    row = thing[0]._base_manager.filter(pk=thing[1]).first()
    if not _may_restore(page, request, row):
        raise PermissionDenied
    version = _named(found, request.POST.get("version"))
    if request.POST.get("latest") != found[-1].name:
        messages.error(request, _("Somebody else saved meanwhile. Look at the history again."))
        return redirect(request.path)
    try:
        written = restore(version, thing=thing, may=partial(can, request.user))
    except ValidationError as refused:
        said = " ".join(refused.messages)
        messages.error(request, _("Nothing was restored. %(reason)s") % {"reason": said})
        return redirect(request.path)
    _tell(page, request, thing, version, found[-1], written)
    return redirect(request.path)


def _tell(
    page: admin.ModelAdmin,
    request: HttpRequest,
    thing: Key,
    version: Version,
    last: Version,
    written: list[Any],
) -> None:
    if not written:
        messages.info(request, _("Everything stands as it did then; nothing was changed."))
        return
    row = thing[0]._base_manager.get(pk=thing[1])
    page.log_change(request, row, f"restored: {version.name}")
    number = {"number": version.number}
    messages.success(request, _("Version %(number)d is restored as a new version.") % number)
    since = [
        name_in(thing, record)
        for key, record in last.state.items()
        if not record.is_gone and (key not in version.state or version.state[key].is_gone)
    ]
    if since:
        kept = {"rows": "; ".join(since)}
        messages.info(request, _("Added since then and kept: %(rows)s") % kept)
