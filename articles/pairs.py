"""Keeps the pairs of an article's paragraphs, which `articles.pairing` works out.

Whoever writes them holds the row of the edition already, and takes the row of the pairs then; the
other language's text is read after that, so that of two who save at once the second sees the first.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.pairing import Pairing
from articles.pairing import OTHER, Book, Pair, after_save, cut, paired_anew, settled
from articles.permissions import require
from languages import LANGUAGES

if TYPE_CHECKING:
    from articles.models.article import Article
    from articles.models.desk import Edition, Revision
    from people.models import User

type Texts = Mapping[str, "Edition"]
type Revisions = Mapping[int, "Revision"]


def follow(
    edition: "Edition", *, before: "Revision | None", answers: "Revision | None" = None
) -> None:
    """Bring the pairs up to a text that was saved just now, in the same transaction.

    `before` is the text that it replaces. `answers` is the other language's text that its writer
    had before them; where it is not said, that is the one of now.
    """
    if len(_texts(edition.article)) < len(LANGUAGES):
        return
    row, is_new = _locked(edition.article)
    texts = _texts(edition.article)
    seen = answers or texts[OTHER[edition.language]].current_revision
    if before is None or not any(before.text.values()):
        before = edition.current_revision
    book = _book(row.pairs, texts, before.pk, seen.pk)
    if is_new:
        book = _begun(book, edition.language, before.pk, seen.pk)
    _keep(row, after_save(book, edition.language, before.pk, seen.pk))


def _begun(book: Book, language: str, before: int, seen: int) -> Book:
    """The first pairs: of the texts before this save, or of a first text and its source."""
    is_first = before == book.now[language]
    source = seen if is_first else book.now[OTHER[language]]
    return book.over(paired_anew(book.at({language: before, OTHER[language]: source})).pairs)


@transaction.atomic
def settle(
    edition: "Edition",
    *,
    by: "User",
    seen: "Revision",
    names: Collection[str] | None = None,
) -> None:
    """Keep that paragraphs need no change: those of these debts, or all of them.

    It is said of the other language's text that was `seen`. ValidationError where one of the debts
    is not there any more.
    """
    require(by, "save_draft", edition)
    list(type(edition).objects.select_for_update(of=("self",), no_key=True).filter(pk=edition.pk))
    row, is_new = _locked(edition.article)
    texts = _texts(edition.article)
    if len(texts) == len(LANGUAGES):
        book = _book(row.pairs, texts, seen.pk)
        book = paired_anew(book) if is_new else book
        known = {debt.name for debt in book.debts(edition.language, seen.pk)}
        if not set(names or ()) <= known:
            raise ValidationError(
                _("This paragraph has changed meanwhile. Look at it again."), code="changed"
            )
        _keep(row, settled(book, edition.language, names, seen.pk))


def book_of(article: "Article") -> Book | None:
    """The pairs as they stand, nothing written; None where one language has no text."""
    return books_of([article.pk]).get(article.pk)


def books_of(articles: Collection[int]) -> dict[int, Book]:
    """The same for several articles by their numbers, in three questions."""
    texts: defaultdict[int, dict[str, Edition]] = defaultdict(dict)
    for edition in _with_words(articles):
        texts[edition.article_id][edition.language] = edition
    whole = {pk: found for pk, found in texts.items() if len(found) == len(LANGUAGES)}
    rows = Pairing.objects.in_bulk(whole, field_name="article_id")
    named = {pk: [Pair.read(pair) for pair in row.pairs] for pk, row in rows.items()}
    older = _older([pair for pairs in named.values() for pair in pairs], whole.values())
    books = {pk: _bound(named.get(pk, []), found, older) for pk, found in whole.items()}
    return {pk: book if pk in rows else paired_anew(book) for pk, book in books.items()}


def recount(article: "Article") -> None:
    """Count again what is owed, where another language has become the source."""
    row = Pairing.objects.select_for_update(of=("self",)).filter(article=article).first()
    texts = _texts(article)
    if row and len(texts) == len(LANGUAGES):
        _keep(row, _book(row.pairs, texts))


def forget(article: "Article") -> None:
    """A text is erased: nothing is owed to it, and the next one begins anew."""
    Pairing.objects.filter(article=article).delete()


def _texts(article: "Article") -> Texts:
    """The editions that have words, by language."""
    return {edition.language: edition for edition in _with_words([article.pk])}


def _with_words(articles: Collection[int]) -> Iterable["Edition"]:
    editions = apps.get_model("articles", "Edition").objects  # whose module needs this one
    rows = editions.filter(article__in=articles, current_revision__erased_at=None)
    return rows.exclude(current_revision=None).select_related("current_revision")


def _locked(article: "Article") -> tuple[Pairing, bool]:
    rows = Pairing.objects.select_for_update(of=("self",))
    return rows.get_or_create(article=article)


def _book(written: list, texts: Texts, *others: int) -> Book:
    """`others` are versions that are asked about beside those of the pairs and of now."""
    pairs = [Pair.read(pair) for pair in written]
    return _bound(pairs, texts, _older(pairs, [texts], *others))


def _older(pairs: list[Pair], texts: Iterable[Texts], *others: int) -> Revisions:
    """The versions that pairs name, and others, without those of now."""
    editions = [edition for found in texts for edition in found.values()]
    if not editions:
        return {}
    named = {side.revision for pair in pairs for side in (pair.ru, pair.kk) if side}
    wanted = (named | set(others)) - {edition.current_revision_id for edition in editions}
    return type(editions[0].current_revision).objects.in_bulk(wanted) if wanted else {}


def _bound(pairs: list[Pair], texts: Texts, older: Revisions) -> Book:
    now = {language: edition.current_revision for language, edition in texts.items()}
    editions = {edition.pk for edition in texts.values()}
    own = {pk: revision for pk, revision in older.items() if revision.edition_id in editions}
    versions = own | {revision.pk: revision for revision in now.values()}
    cuts = {pk: cut(revision.text) for pk, revision in versions.items()}
    numbers = {language: revision.pk for language, revision in now.items()}
    return Book(tuple(pairs), cuts, numbers, _debtors(texts))


def _debtors(texts: Texts) -> frozenset[str]:
    """A translation owes its source; two that were written for themselves owe each other."""
    originals = {lang for lang, each in texts.items() if each.origin == each.Origin.ORIGINAL}
    return frozenset(LANGUAGES) - originals if len(originals) == 1 else frozenset(LANGUAGES)


def _keep(row: Pairing, book: Book) -> None:
    row.pairs = [pair.written() for pair in book.pairs]
    for language in LANGUAGES:
        owed = len(book.debts(language))
        since = getattr(row, f"owed_{language}_since") or timezone.now()
        setattr(row, f"owed_{language}", owed)
        setattr(row, f"owed_{language}_since", since if owed else None)
    row.save()
