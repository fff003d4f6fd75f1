"""Two texts of one edition that were written at the same time, put together by paragraph."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles.body import Paragraph, paragraphs
from articles.models import Edition, Revision, StaleBase, Step
from articles.permissions import require
from desk.autosave import EMPTY, text_is_saved
from languages.differences import Part, differences_in_order, parts
from people.models import User

THEIRS, MINE, BOTH, NEITHER = "theirs", "mine", "both", "neither"
WAITS = {"is_beside": True, "erased_at": None}
NAMES = {"title": gettext_lazy("Title"), "lead": gettext_lazy("Lead")}


@dataclass(frozen=True)
class Same:
    """Paragraphs in a row that both texts have."""

    paragraphs: list[Paragraph]

    @property
    def kept(self) -> list[Paragraph]:
        return self.paragraphs


@dataclass(frozen=True)
class Row:
    """A title, lead or paragraph that differs, and which of the two is to stand."""

    name: str
    theirs: Paragraph | None
    mine: Paragraph | None
    choice: str
    has_moved: bool = False

    @property
    def label(self) -> Any:
        return NAMES.get(self.name, "")

    @property
    def values(self) -> list[str]:
        if self.label:
            return [THEIRS, MINE]
        if self.theirs and self.mine:
            return [THEIRS, MINE, BOTH, NEITHER]
        return [THEIRS if self.theirs else MINE, NEITHER]

    @property
    def is_chosen(self) -> bool:
        return self.choice in self.values

    @property
    def kept(self) -> list[Paragraph]:
        wanted = {BOTH: (THEIRS, MINE)}.get(self.choice, (self.choice,))
        sides = {THEIRS: self.theirs, MINE: self.mine}
        return [side for name, side in sides.items() if side and name in wanted]

    @property
    def is_form(self) -> bool:
        """Whether the words are the same, and a link, a photo or the form of it is not."""
        return bool(self.theirs and self.mine) and self.theirs.text == self.mine.text

    @property
    def their_parts(self) -> list[Part]:
        return [part for part in self._parts() if part.kind != "added"]

    @property
    def my_parts(self) -> list[Part]:
        return [part for part in self._parts() if part.kind != "removed"]

    def _parts(self) -> tuple[Part, ...]:
        if not (self.theirs and self.mine):
            return (Part("same", (self.theirs or self.mine or NOTHING).text),)
        if self.is_form:
            return parts(self.theirs.html, self.mine.html)
        return parts(self.theirs.text, self.mine.text)


NOTHING = Paragraph("", "")


@dataclass(frozen=True)
class Both:
    """Two texts beside each other; what only one side has changed is chosen already."""

    title: Same | Row
    lead: Same | Row
    body: list[Same | Row]

    @property
    def pieces(self) -> list[Same | Row]:
        return [self.title, self.lead, *self.body]

    @property
    def rows(self) -> list[Row]:
        return [piece for piece in self.pieces if isinstance(piece, Row)]

    @property
    def open_rows(self) -> list[Row]:
        return [row for row in self.rows if not row.is_chosen]

    @property
    def text(self) -> dict[str, str]:
        """The texts put together, of whole paragraphs."""
        return {
            "title": "".join(each.text for each in self.title.kept),
            "lead": "".join(each.text for each in self.lead.kept),
            "body": "".join(each.html for piece in self.body for each in piece.kept),
        }


Choices = Callable[[str], str | None]


def beside(
    base: dict[str, str], theirs: dict[str, str], mine: dict[str, str], chosen: Choices
) -> Both:
    """`chosen` gives what was picked for the row of a name, None where nothing was picked yet."""
    title, lead = (
        _line(name, base[name], theirs[name], mine[name], chosen) for name in ("title", "lead")
    )
    bodies = [paragraphs(text["body"]) for text in (base, theirs, mine)]
    return Both(title, lead, _folded(_body(*bodies, chosen)))


def _line(name: str, base: str, theirs: str, mine: str, chosen: Choices) -> Same | Row:
    sides = Paragraph(theirs, theirs), Paragraph(mine, mine)
    if theirs == mine:
        return Same([sides[0]])
    proposed = MINE if theirs == base else THEIRS if mine == base else ""
    return Row(name, *sides, _first(chosen(name), proposed))


def _body(
    base: list[Paragraph], theirs: list[Paragraph], mine: list[Paragraph], chosen: Choices
) -> Iterator[Same | Row]:
    before = {each.html for each in base}
    elsewhere = {each.html for each in theirs} & {each.html for each in mine}
    found = differences_in_order([each.text for each in theirs], [each.text for each in mine])
    for number, change in enumerate(found):
        old = None if change.old_place is None else theirs[change.old_place]
        new = None if change.new_place is None else mine[change.new_place]
        if old and new and old.html == new.html:
            yield Same([old])
            continue
        has_moved = not (old and new) and (old or new or NOTHING).html in elsewhere
        proposed = (
            THEIRS if has_moved and old else NEITHER if has_moved else _sole(before, old, new)
        )
        name = f"p{number}"
        yield Row(name, old, new, _first(chosen(name), proposed), has_moved)


def _sole(before: set[str], theirs: Paragraph | None, mine: Paragraph | None) -> str:
    """What the only one who changed something made of it; nothing where both changed it."""
    if theirs and mine:
        return THEIRS if mine.html in before else MINE if theirs.html in before else ""
    only = theirs or mine or NOTHING
    if only.html in before:  # the other one took it out
        return NEITHER
    return THEIRS if theirs else MINE


def _first(chosen: str | None, proposed: str) -> str:
    return proposed if chosen is None else chosen


def _folded(pieces: Iterator[Same | Row]) -> list[Same | Row]:
    found: list[Same | Row] = []
    for piece in pieces:
        if isinstance(piece, Same) and found and isinstance(found[-1], Same):
            found[-1].paragraphs.extend(piece.paragraphs)
        else:
            found.append(piece)
    return found


# The page.


def left_beside(editions: Iterable[Edition], user: User) -> dict[int, Revision]:
    """By edition, this user's last text kept beside another one, not yet put together with it."""
    here = [edition for edition in editions if edition.pk]
    finished = Step.objects.filter(edition__in=here, name=Step.Name.PUT_TOGETHER)
    kept = Revision.objects.filter(edition__in=here, author=user, **WAITS)
    waiting = kept.exclude(pk__in=finished.filter(revision__isnull=False).values("revision"))
    return {revision.edition_id: revision for revision in waiting.order_by("pk")}


@require_http_methods(["GET", "POST"])
def side_by_side(request: HttpRequest, article: int, revision: int) -> HttpResponse:
    """The text that came second beside the saved one; POST saves what was picked of both."""
    rows = Revision.objects.select_related("edition__current_revision__author", "author", "base")
    kept = get_object_or_404(rows, pk=revision, edition__article=article, **WAITS)
    edition, user = kept.edition, request.user
    require(user, "save_draft", edition)
    if request.method == "POST":
        return _put_together(request, kept)
    return _page(request, kept, edition.current_revision, lambda _name: None)


def _put_together(request: HttpRequest, kept: Revision) -> HttpResponse:
    edition: Edition = kept.edition
    theirs = _saved_one(edition, request.POST.get("theirs", ""))
    if "leave" in request.POST:
        return _leave(request, kept)
    both = _both(kept, theirs, lambda name: request.POST.get(name, ""))
    if both.open_rows:
        messages.error(request, _("Choose for each difference which of the two is to stand."))
        return _page(request, kept, theirs, lambda name: request.POST.get(name, ""))
    user: Any = request.user
    try:
        with text_is_saved(user, edition, seen=""):  # what is typed elsewhere stays
            edition.save_draft(by=user, base=theirs, answers=kept.counterpart(), **both.text)
    except StaleBase as stale:
        _note(edition, user, kept)
        messages.warning(request, " ".join(stale.messages))
        return redirect("admin:side_by_side", edition.article_id, stale.kept.pk)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return _page(request, kept, theirs, lambda name: request.POST.get(name, ""))
    _note(edition, user, kept)
    messages.success(request, _("The text put together is saved."))
    return _go_on(edition, user)


def _leave(request: HttpRequest, kept: Revision) -> HttpResponse:
    """The saved text stands as it is; the other one stays in the history."""
    user: Any = request.user
    _note(kept.edition, user, kept)
    messages.success(request, _("The saved text stands. The other one stays in the history."))
    return _go_on(kept.edition, user)


def _note(edition: Edition, user: User, kept: Revision) -> None:
    edition.note_step(Step.Name.PUT_TOGETHER, by=user, revision=kept)


def _go_on(edition: Edition, user: User) -> HttpResponse:
    """To the next text of this user that waits beside another one, else to the article."""
    others = edition.article.editions.filter(language__in=user.languages)
    if found := next(iter(left_beside(others, user).values()), None):
        return redirect("admin:side_by_side", edition.article_id, found.pk)
    return redirect("admin:articles_article_change", edition.article_id)


def _saved_one(edition: Edition, number: str) -> Revision:
    """The revision that the page showed as the saved one."""
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        raise Http404
    return get_object_or_404(Revision, pk=int(number), edition=edition)


def _both(kept: Revision, theirs: Revision, chosen: Choices) -> Both:
    base = kept.base.text if kept.base else EMPTY
    return beside(base, theirs.text, kept.text, chosen)


def _page(request: HttpRequest, kept: Revision, theirs: Revision, chosen: Choices) -> HttpResponse:
    both = _both(kept, theirs, chosen)
    context = {
        **admin.site.each_context(request),
        "title": _("Two texts side by side"),
        "edition": kept.edition,
        "language_name": dict(settings.LANGUAGES)[kept.edition.language],
        "theirs": theirs,
        "mine": kept,
        "both": both,
        "is_nav_sidebar_enabled": False,
    }
    return render(request, "desk/side_by_side.html", context)
