"""Tries to log in that failed or are under way, kept for as long as they count."""

from datetime import datetime, timedelta

from django.db import models

PERIOD = timedelta(minutes=15)


class LoginAttemptQuerySet(models.QuerySet):
    def locked_until(self, limit: int) -> datetime | None:
        """The end of the lock that these attempts began, be it over or not.

        One begins where as many as the limit failed within the period, and lasts as long.
        """
        newest = list(self.order_by("-at", "-pk").values_list("at", flat=True)[:limit])
        if len(newest) < limit or newest[0] - newest[-1] >= PERIOD:
            return None
        return newest[0] + PERIOD

    def by_address(self) -> "models.QuerySet":
        """Each address with the number of its attempts, the most first."""
        counted = self.values("address").annotate(count=models.Count("pk"))
        return counted.order_by("-count", "address").values_list("address", "count")


class LoginAttempt(models.Model):
    account = models.CharField(max_length=64)
    browser = models.CharField(max_length=30, blank=True)
    address = models.CharField(max_length=50)
    at = models.DateTimeField()

    objects = LoginAttemptQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["account", "browser", "-at"], name="attempts_on_an_account"),
            models.Index(fields=["address", "-at"], name="attempts_from_an_address"),
        ]

    def __str__(self) -> str:
        return f"{self.address} {self.at:%Y-%m-%d %H:%M:%S}"

    def take_back(self) -> None:
        """The password was right, or was not looked at."""
        self.delete()
