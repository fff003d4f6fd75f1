"""Who makes the newspaper and answers for it, as the law asks it to say."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Imprint(models.Model):
    """One row: what stands on the page about the site and at the foot of every page."""

    class AgeMark(models.TextChoices):
        ALL = "0+", "0+"
        SIX = "6+", "6+"
        TWELVE = "12+", "12+"
        SIXTEEN = "16+", "16+"
        EIGHTEEN = "18+", "18+"

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    editor_in_chief = models.CharField(_("editor-in-chief"), max_length=200, blank=True)
    registration = models.CharField(
        _("registration"),
        max_length=300,
        blank=True,
        help_text=_("Of the medium: the number of its certificate, its date, and who issued it."),
    )
    postal_address = models.CharField(_("postal address"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    age_mark = models.CharField(_("age mark"), max_length=3, choices=AgeMark, blank=True)
    about = models.TextField(
        _("about the newsroom"),
        blank=True,
        help_text=_("Paragraphs are separated by an empty line."),
    )

    class Meta:
        verbose_name = _("imprint")
        verbose_name_plural = _("imprint")
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="there_is_one_imprint")
        ]

    def __str__(self) -> str:
        return str(_("imprint"))
