"""Receivers that keep account: how often an effect was done, when, and by which process."""

import os

from django.db import connection
from django.utils import timezone

from articles.models import Notice

# Without keys, so that nothing but the outbox keeps an effect from being done twice.
TABLES = (
    "CREATE TABLE faults_effect (subject bigint, ran_at double precision, process bigint)",
    "CREATE TABLE faults_poison (subject bigint PRIMARY KEY, how varchar(20))",
)
NOBODY = -1


def make_tables() -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(table)


def note(publication: int) -> None:
    """Write down that this publication's beginning was told."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO faults_effect (subject, ran_at, process) VALUES (%s, %s, %s)",
            [publication, timezone.now().timestamp(), os.getpid()],
        )


def effects() -> list[tuple[int, float, int]]:
    """Publication, moment and process of each effect that was done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT subject, ran_at, process FROM faults_effect")
        return cursor.fetchall()


def fail_where_poisoned(publication: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT how FROM faults_poison WHERE subject = %s", [publication])
        row = cursor.fetchone()
    if row:
        WAYS[row[0]](publication)


def _raise(publication: int) -> None:
    raise ValueError("it never works")


def _break_a_rule(publication: int) -> None:
    poison(publication, "raises")


def _break_a_rule_at_the_end(publication: int) -> None:
    """Both databases look at this key when the transaction is committed."""
    Notice.objects.create(user_id=NOBODY, publication_id=publication)


WAYS = {
    "raises": _raise,
    "statement": _break_a_rule,
    "commit": _break_a_rule_at_the_end,
}


def poison(publication: int, how: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO faults_poison (subject, how) VALUES (%s, %s)", [publication, how]
        )


def heal() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM faults_poison")
