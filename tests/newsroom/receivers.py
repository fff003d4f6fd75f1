"""Receivers that do not work."""

from django.utils import timezone

from articles.models import Heartbeat


def fail(subject):
    raise ValueError("it never works")


def fail_half_way(subject):
    Heartbeat.objects.create(name="half", at=timezone.now())
    raise ValueError("it never works")
