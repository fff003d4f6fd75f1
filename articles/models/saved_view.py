"""Lists of articles that somebody has put together and wants to see again."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SavedViewQuerySet(models.QuerySet):
    def seen_by(self, user: models.Model):
        """One's own, then those that others share; by name."""
        return self.filter(Q(user=user) | Q(is_shared=True)).order_by("is_shared", "name", "pk")


class SavedView(models.Model):
    """The filters, the search and the order of the list of articles, under a name."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views", verbose_name=_("user")
    )
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(_("what is asked"), max_length=1000)
    is_shared = models.BooleanField(_("everybody sees it"), default=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "name"],
                name="somebody_has_one_view_of_a_name",
                violation_error_message=_("You have a view of this name; give another one."),
            )
        ]

    def __str__(self) -> str:
        return self.name
