"""A story of the light edition: no pictures, and what they show in words."""

from functools import cached_property

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from articles.body import Picture, figure
from photos.models import Photo
from reader.stories import Story


class LiteStory(Story):
    @cached_property
    def lead_photo(self) -> SafeString:
        photo = self._lead
        if photo is None or photo.slug in self.markers.photos:
            return SafeString("")
        return figure(_in_words(photo, self.language), "lead")

    @property
    def card(self) -> None:
        return None

    @property
    def frames(self) -> list[str]:
        return []

    def _picture(self, slug: str, size: str) -> Picture | None:
        photo = next((each for each in self._photos.values() if each.slug == slug), None)
        return photo and _in_words(photo, self.language)


def _in_words(photo: Photo, language: str) -> Picture:
    """The caption alone, which says as well what is to be seen; on a plate there is nothing."""
    told = {name: getattr(photo, f"{name}_{language}") or "" for name in ("alt", "caption")}
    alt = "" if photo.is_plate else told["alt"].rstrip(".")
    seen = gettext("Picture: %(what)s.") % {"what": alt} if alt else ""
    return Picture(
        src="",
        width=0,
        height=0,
        alt="",
        caption=" ".join(filter(None, (seen, told["caption"]))),
        credit=getattr(photo, f"credit_{language}") or "",
        language=language,
        has_ended=not photo.is_shown,
    )
