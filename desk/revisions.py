"""The history of an edition: each text ever saved, any two compared, an earlier one restored."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.models import Edition, Publication, Revision, StaleBase, Step
from articles.permissions import can
from desk.comparing import changes, compare
from languages.differences import Size, size

ON_A_PAGE = 25
LETTERS = 1_000_000  # of text that one page compares to tell how much was changed
EMPTY = {"title": "", "lead": "", "body": ""}


@dataclass
class Row:
    """A revision in the list."""

    number: int
    revision: Revision
    size: Size | None
    marks: list[str]
    restored_from: int | None
    may_restore: bool


def revisions(request: HttpRequest, pk: int) -> HttpResponse:
    edition = get_object_or_404(Edition.objects.select_related("article"), pk=pk)
    if not can(request.user, "view", edition):
        raise PermissionDenied
    page = Paginator(_texts(edition), ON_A_PAGE).get_page(request.GET.get("page"))
    old, new = _chosen(edition, request)
    marks = Marks(edition)
    may_restore = can(request.user, "restore", edition)
    shown = _with_chosen(page, old, new)
    rows = list(_rows(edition, shown, marks, may_restore))
    numbers = {row.revision.pk: row.number for row in rows}
    context = {
        **admin.site.each_context(request),
        "title": _("Revisions"),
        "edition": edition,
        "language_name": dict(settings.LANGUAGES)[edition.language],
        "page": page,
        "page_range": page.paginator.get_elided_page_range(page.number),
        "rows": rows,
        "may_restore": may_restore,
        **_compared(old, new, numbers),
        **_checked(rows, old, new),
        "is_nav_sidebar_enabled": False,
    }
    return render(request, "desk/revisions.html", context)


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """An earlier text becomes a new revision."""
    edition = get_object_or_404(Edition, pk=pk)
    if not can(request.user, "restore", edition):
        raise PermissionDenied
    revision = _revision(edition, request.POST.get("revision"))
    base = _revision(edition, request.POST.get("base"))
    user: Any = request.user
    try:
        edition.restore(by=user, revision=revision, base=base)
    except StaleBase as stale:
        said = _("%(author)s saved this text meanwhile. Look at the history again.")
        messages.error(request, said % {"author": stale.current.author})
        return redirect("admin:edition_revisions", pk)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("admin:edition_revisions", pk)
    messages.success(request, _("The earlier text is restored as a new revision."))
    return redirect("admin:articles_article_change", edition.article_id)


def _texts(edition: Edition) -> QuerySet[Revision]:
    return edition.revisions.select_related("author", "base").order_by("-pk")


def _revision(edition: Edition, number: str | None) -> Revision:
    """One of this edition's own; another's is not found."""
    if not (number and number.isascii() and number.isdigit()):
        raise Http404
    return get_object_or_404(_texts(edition), pk=int(number))


def _chosen(edition: Edition, request: HttpRequest) -> tuple[Revision | None, Revision | None]:
    """The two that are compared, the earlier first, whichever way they were picked."""
    if not {"old", "new"} <= request.GET.keys():
        return None, None
    picked = [_revision(edition, request.GET.get(name)) for name in ("old", "new")]
    old, new = sorted(picked, key=lambda revision: revision.pk)
    return old, new


def _with_chosen(page: Page, *chosen: Revision | None) -> list[Revision]:
    """Those chosen on another page stand here too, so that they can be compared with these."""
    shown = {revision.pk: revision for revision in [*page, *chosen] if revision}
    return [shown[pk] for pk in sorted(shown, reverse=True)]


def _rows(
    edition: Edition, shown: list[Revision], marks: "Marks", may_restore: bool
) -> Iterator[Row]:
    order = list(edition.revisions.order_by("pk").values_list("pk", flat=True))
    numbers = {pk: number for number, pk in enumerate(order, start=1)}
    restored = _restored(edition, shown)
    for revision, changed in zip(shown, _sizes(shown), strict=True):
        is_current = revision.pk == edition.current_revision_id
        yield Row(
            number=numbers[revision.pk],
            revision=revision,
            size=changed,
            marks=marks.of(revision),
            restored_from=numbers.get(restored.get(revision.pk, 0)),
            may_restore=may_restore and not is_current and revision.erased_at is None,
        )


def _sizes(shown: list[Revision]) -> Iterator[Size | None]:
    """Words added and removed against the text that each was written over.

    None where the page has compared enough already: such a text is long, and is compared alone.
    """
    left = LETTERS
    for revision in shown:
        old = revision.base.text if revision.base else EMPTY
        key = f"size:{sha256(repr((old, revision.text)).encode()).hexdigest()}"
        if (known := cache.get(key)) is None and left > 0:
            left -= len(old["body"]) + len(revision.body)
            known = size(changes(old, revision.text))
            cache.set(key, known, timeout=None)
        yield known


def _restored(edition: Edition, shown: list[Revision]) -> dict[int, int]:
    steps = edition.steps.filter(name=Step.Name.RESTORE, revision__in=shown)
    return {step.revision_id: int(step.note) for step in steps if step.note.isdigit()}


class Marks:
    """What each revision of an edition is, or was, to the newsroom and to readers."""

    def __init__(self, edition: Edition) -> None:
        current = edition.current_publication()
        begun = edition.publications.begun().exclude(kind__in=Publication.ENDS)
        public = current.revision_id if current and not current.is_an_end else None
        self.rows = [
            ({edition.current_revision_id}, _("current")),
            ({edition.submitted_revision_id}, _("submitted")),
            ({edition.approved_revision_id}, _("approved")),
            ({public}, _("public")),
            (set(begun.values_list("revision_id", flat=True)) - {public}, _("was public")),
            (
                set(edition.publications.waiting().values_list("revision_id", flat=True)),
                _("waits for its moment"),
            ),
        ]

    def of(self, revision: Revision) -> list[str]:
        marks = [name for revisions, name in self.rows if revision.pk in revisions]
        if revision.is_beside:
            marks.append(_("kept beside"))
        if revision.erased_at:
            marks.append(_("erased by law"))
        return marks


def _compared(
    old: Revision | None, new: Revision | None, numbers: dict[int, int]
) -> dict[str, Any]:
    if old is None or new is None:
        return {}
    return {
        "old": old,
        "new": new,
        "old_number": numbers[old.pk],
        "new_number": numbers[new.pk],
        "comparison": compare(old.text, new.text),
    }


def _checked(
    rows: Iterable[Row], old: Revision | None, new: Revision | None
) -> dict[str, int | None]:
    """Whose buttons are pressed: those compared, or else the last two."""
    last = [row.revision.pk for row in rows][:2]
    return {
        "checked_old": old.pk if old else last[-1] if last else None,
        "checked_new": new.pk if new else last[0] if last else None,
    }
