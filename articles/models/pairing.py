"""Which paragraphs of the two languages answer each other, and what a language owes the other."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class PairingQuerySet(models.QuerySet):
    def owing(self, language: str):
        """Articles whose text in a language has paragraphs to be looked at, the oldest first."""
        owed = self.filter(**{f"owed_{language}__gt": 0})
        return owed.order_by(f"owed_{language}_since", "article_id")


class Pairing(models.Model):
    """What each paragraph of an article answers in the other language: `articles.pairing`.

    `pairs` names paragraphs by their revision and place, so no text stands here; what is owed is
    counted at each save, so that the desk's first page need not read any text.
    """

    article = models.OneToOneField(
        Article, models.CASCADE, related_name="pairing", verbose_name=_("article")
    )
    pairs = models.JSONField(_("pairs"), default=list)
    owed_ru = models.PositiveIntegerField(_("paragraphs owed in Russian"), default=0)
    owed_kk = models.PositiveIntegerField(_("paragraphs owed in Kazakh"), default=0)
    owed_ru_since = models.DateTimeField(_("owed in Russian since"), null=True)
    owed_kk_since = models.DateTimeField(_("owed in Kazakh since"), null=True)

    objects = PairingQuerySet.as_manager()

    class Meta:
        verbose_name = _("pairing of paragraphs")
        verbose_name_plural = _("pairings of paragraphs")
        ordering = ["article"]
        indexes = [
            models.Index(
                fields=[f"owed_{language}_since"],
                condition=models.Q(**{f"owed_{language}__gt": 0}),
                name=f"owed_in_{language}",
            )
            for language in ("ru", "kk")
        ]

    def __str__(self) -> str:
        return str(self.article_id)
