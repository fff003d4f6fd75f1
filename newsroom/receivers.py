"""What follows a publication; settings.RECEIVERS names these functions."""

from articles.models import Notice, Publication, Step
from newsroom import cards


def tell_those_concerned(publication: int) -> None:
    """Tell the author, and whoever scheduled it, that a text is public now.

    Whoever published at once knows it already.
    """
    began = Publication.objects.select_related("revision").get(pk=publication)
    if began.called_back_at or began.erased_at:
        return
    told = {began.revision.author_id, began.published_by_id}
    if not Step.objects.filter(publication=began, name=Step.Name.SCHEDULE).exists():
        told.discard(began.published_by_id)
    notices = [Notice(user_id=user, publication=began) for user in sorted(told)]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)


def draw_card(publication: int) -> None:
    """Draw the pictures that other sites show beside links to it, one in each of its letters."""
    cards.draw_for(publication)
