"""What a saved text names inside its body: found by an index, not by reading all texts."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.desk import Revision


class Mention(models.Model):
    """A photo, a file or a person named by one revision; made from its body, never edited."""

    class Kind(models.TextChoices):
        PHOTO = "photo", _("photo")
        FILE = "file", _("file for readers")
        PERSON = "person", _("person")

    revision = models.ForeignKey(
        Revision, models.CASCADE, related_name="mentions", verbose_name=_("revision")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    slug = models.CharField(_("address"), max_length=100)

    class Meta:
        verbose_name = pgettext_lazy("of a thing in a text", "mention")
        verbose_name_plural = pgettext_lazy("of things in texts", "mentions")
        ordering = ["revision", "kind", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "kind", "slug"], name="revision_mentions_a_thing_once"
            )
        ]
        indexes = [models.Index(fields=["kind", "slug", "revision"], name="mention_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.revision_id}: {self.kind} {self.slug}"
