"""Pictures that other sites show."""

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Left

from articles.models.cards import SocialCard
from articles.models.public import public_at
from photos.models import Photo, Rendition

# Of the picture that other sites show beside a link, in pixels at most.
CARD_WIDTH = 1280
# Their folder beside the renditions.
CARDS = "cards"
# What a card is drawn as begins with what its photograph is rendered as, or with this.
PLAIN = "0" * 32


def cards(photos: Iterable[int]) -> dict[int, Rendition]:
    """Of each photograph that may be shown today, the 16:9 JPEG that other sites show."""
    shown = Photo.objects.shown().filter(pk__in=list(photos), is_plate=False)
    files = Rendition.objects.filter(photo__in=shown, width__lte=CARD_WIDTH)
    files = files.filter(ratio=Rendition.Ratio.WIDE, format=Rendition.Format.JPEG)
    return {each.photo_id: each for each in files.order_by("width")}


def shown_cards() -> QuerySet:
    """The cards of what is public, those over a photograph while that may be shown as it is."""
    public = SocialCard.objects.filter(
        public_at(None, "publication__"), publication__erased_at=None
    )
    begun = public.alias(
        photo_then=Left("drawn_as", len(PLAIN)),
        photo_now=Left("publication__lead_photo__rendered_as", len(PLAIN)),
    )
    is_same = Q(photo_then=F("photo_now"), publication__lead_photo__in=Photo.objects.shown())
    return begun.filter(Q(photo_then=PLAIN) | is_same).order_by()


def social_card(name: str) -> SocialCard | None:
    """What is kept under this name, where it may be shown now."""
    kept = shown_cards().filter(name=f"{CARDS}/{name}")
    return kept.select_related("publication__lead_photo").first()
