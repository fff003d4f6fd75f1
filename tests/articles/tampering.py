"""Edits of the stored record as somebody would make them who has the database's password."""

import json
from datetime import timedelta

from django.db import connection, models
from django.utils.dateparse import parse_datetime

from articles.models import Entry, Publication, RecordEntry, RecordHead
from articles.record import canonical, digest_of, words_digest

TABLES = (Publication, Entry, RecordEntry, RecordHead)
DIRECT = {"is_direct": True}
WORDS = ("slug", "title", "lead", "byline", "translator", "source", "label", "note", "body")


class Nothing(Exception):
    """There is nothing to edit in this way."""


def tables():
    """All that an edit could change."""
    return {table: sorted(table.objects.values_list(), key=str) for table in TABLES}


def sql(order, values=()):
    with connection.cursor() as cursor:
        cursor.execute(order, values)


def update(row, column, value):
    update_all(row, {column: value})


def update_all(row, values):
    """In one order, as some rules of the tables ask for it."""
    meta = row._meta
    columns = ", ".join(f'"{column}" = %s' for column in values)
    order = f'UPDATE {meta.db_table} SET {columns} WHERE "{meta.pk.column}" = %s'  # noqa: S608
    sql(order, [*values.values(), row.pk])


def delete(row):
    meta = row._meta
    order = f'DELETE FROM {meta.db_table} WHERE "{meta.pk.column}" = %s'  # noqa: S608
    sql(order, [row.pk])


def insert(row, **columns):
    """A copy of a row with other values; what the copy does not say is as in the row."""
    meta = row._meta
    values = {field.column: prepared(field, field.value_from_object(row)) for field in fields(row)}
    values |= columns
    names = ", ".join(f'"{name}"' for name in values)
    places = ", ".join(["%s"] * len(values))
    order = f"INSERT INTO {meta.db_table} ({names}) VALUES ({places})"  # noqa: S608
    sql(order, list(values.values()))


def fields(row):
    return row._meta.concrete_fields


def prepared(field, value):
    return field.get_db_prep_save(value, connection)


def any_of(rows, chance):
    found = list(rows)
    if not found:
        raise Nothing
    return chance.choice(found)


def publications():
    return Publication.objects.order_by("pk")


def change(table, column, chance, rows=None):
    """Another value in one column of one row."""
    row = any_of(table.objects.order_by("pk") if rows is None else rows, chance)
    field = next(each for each in table._meta.concrete_fields if each.column == column)
    value = field.value_from_object(row)
    edited = another(field, value, chance)
    # Nothing asks a text what it says when it is edited in the table.
    update(row, column, edited if isinstance(edited, str) else prepared(field, edited))


def another(field, value, chance):
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateTimeField):
        moment = value or publications().first().public_from
        return moment + timedelta(microseconds=chance.choice([-(10**9), -1, 1, 10**9]))
    if isinstance(field, models.ForeignKey):
        keys = set(field.related_model.objects.values_list("pk", flat=True)) - {value}
        return chance.choice(sorted(keys) or [(value or 0) + 10_000])
    if isinstance(field, models.IntegerField):
        return (value or 0) + chance.choice([1, 2, 100])
    return another_text(str(value or ""), chance, field.max_length)


def another_text(text, chance, most):
    place = chance.randrange(len(text) + 1)
    letter = chance.choice("яң7")
    edited = chance.choice(
        [text[:place] + letter + text[place:], text[:place] + text[place + 1 :], letter]
    )
    return edited[:most]


# Publications.


def edit_words(chance):
    change(Publication, chance.choice(WORDS), chance)


def edit_any_column(chance):
    columns = [field.column for field in Publication._meta.concrete_fields]
    change(Publication, chance.choice(columns), chance)


def move_a_moment(chance):
    moments = ("public_from", "public_until", "first_public_at", "called_back_at", "erased_at")
    change(Publication, chance.choice(moments), chance)


def forget_a_call_back(chance):
    row = any_of(Publication.objects.exclude(called_back_at=None).order_by("pk"), chance)
    after = prepared(
        Publication._meta.get_field("public_until"), row.public_from + timedelta(hours=1)
    )
    update_all(row, {"called_back_at": None, "public_until": after})


def forget_an_erasure(chance):
    row = any_of(Publication.objects.exclude(erased_at=None).order_by("pk"), chance)
    update_all(row, {"erased_at": None, "title": "Другое", "slug": "drugoe"})


def swap_words(chance):
    first, second = two(publications(), chance)
    for column in WORDS:
        one, other = getattr(first, column), getattr(second, column)
        update(first, column, other)
        update(second, column, one)


def swap_order(chance):
    """The moments of two publications of one edition."""
    one = any_of(publications(), chance)
    first, second = two(publications().filter(edition=one.edition_id), chance)
    aside = first.public_from + timedelta(days=9999)
    for row, value in ((first, aside), (second, first.public_from), (first, second.public_from)):
        field = Publication._meta.get_field("public_from")
        update(row, "public_from", prepared(field, value))


def renumber(chance):
    row = any_of(publications(), chance)
    number = row.pk + 10_000
    insert(row, id=number, public_until=None, called_back_at=prepared_now(row))
    sql("UPDATE articles_entry SET publication_id = %s WHERE publication_id = %s", [number, row.pk])
    delete(row)


def prepared_now(row):
    return prepared(Publication._meta.get_field("called_back_at"), row.public_from)


def delete_publication(chance):
    row = any_of(publications(), chance)
    sql("DELETE FROM articles_entry WHERE publication_id = %s", [row.pk])
    delete(row)


def insert_publication(chance):
    """One that never was, so that no rule of the table stops it: called back, or before others."""
    row = any_of(publications(), chance)
    field = Publication._meta.get_field("public_from")
    early = prepared(field, row.public_from - timedelta(days=chance.randrange(1, 100)))
    before = {"public_from": early, "first_public_at": early}
    until = {"public_until": prepared(field, row.public_from)}
    called_back = {"called_back_at": prepared_now(row)}
    insert(row, id=row.pk + 10_000, **chance.choice([before | until, called_back]))


def put_erased_words_back(chance):
    row = any_of(Publication.objects.exclude(erased_at=None).order_by("pk"), chance)
    update(row, chance.choice([*WORDS, "salt"]), "Стёртое")


def blank_words_as_if_erased(chance):
    row = any_of(publications().filter(erased_at=None).exclude(title=""), chance)
    update_all(row, dict.fromkeys((*WORDS, "salt"), "") | {"erased_at": prepared_now(row)})


# What a story is about.


def places():
    return Entry.objects.filter(**DIRECT).order_by("pk")


def remove_place(chance):
    delete(any_of(places(), chance))


def add_place(chance):
    row = any_of(places(), chance)
    insert(row, id=row.pk + 10_000, thing=row.thing + chance.randrange(1, 50))


def change_place(chance):
    columns = ("list", "thing", "language", "at", "article_number", "is_direct", "publication_id")
    column = chance.choice(columns)
    if column == "list":
        update(any_of(places(), chance), "list", chance.choice(["region", "person", "tag"]))
    else:
        change(Entry, column, chance, places())


def place_an_erased_text(chance):
    erased = any_of(Publication.objects.exclude(erased_at=None).order_by("pk"), chance)
    insert(any_of(places(), chance), id=10_000, publication_id=erased.pk)


# The chain.


def edit_link(chance):
    columns = ("number", "event", "at", "publication_number", "told", "digest")
    change(RecordEntry, chance.choice(columns), chance)


def delete_link(chance):
    delete(any_of(RecordEntry.objects.order_by("pk"), chance))


def insert_link(chance):
    last = RecordEntry.objects.order_by("pk").last()
    insert(any_of(RecordEntry.objects.order_by("pk"), chance), number=last.pk + 1)


def swap_links(chance):
    first, second = two(RecordEntry.objects.order_by("pk"), chance)
    for column in ("event", "publication_number", "told"):
        one, other = getattr(first, column), getattr(second, column)
        update(first, column, other)
        update(second, column, one)


def edit_head(chance):
    change(RecordHead, chance.choice(["seed", "number", "digest"]), chance)


def cut_tail(chance):
    """The last links gone with the publications that they tell of, and the head put back."""
    links = list(RecordEntry.objects.order_by("pk"))
    last = len(links) - 1
    while links[last].event != RecordEntry.Event.PUBLISHED:
        last -= 1
    for link in links[last:]:
        delete(link)
    number = links[last].publication_number
    for row in Publication.objects.filter(pk__gte=number):
        sql("DELETE FROM articles_entry WHERE publication_id = %s", [row.pk])
        delete(row)
    before = until_told(links[:last])
    for row in Publication.objects.all():
        field = Publication._meta.get_field("public_until")
        update(row, "public_until", prepared(field, before.get(row.pk)))
    write_head(links[:last])


def until_told(links):
    """The end of each publication as the links that are left tell it."""
    told = {}
    for link in links:
        said = json.loads(link.told)
        if "until" in said:
            told[link.publication_number] = parse_datetime(said["until"] or "")
    return told


def write_head(links):
    head = RecordHead.objects.get()
    update(head, "number", links[-1].number)
    update(head, "digest", links[-1].digest)


def rewrite_history(chance):
    """Another note in a publication, and a chain that proves it from there on."""
    link = any_of(RecordEntry.objects.filter(event="published").order_by("pk"), chance)
    publication = Publication.objects.get(pk=link.publication_number)
    if publication.erased_at:
        raise Nothing
    publication.note += "Иначе."
    update(publication, "note", publication.note)
    direct = publication.entries.filter(is_direct=True).values_list("list", "thing")
    said = json.loads(link.told) | {"words": words_digest(publication, direct)}
    update(link, "told", canonical(said))
    links = list(RecordEntry.objects.order_by("pk"))
    digest = RecordHead.objects.get().seed
    for each in links:
        each.digest = digest = digest_of(each, digest)
        update(each, "digest", digest)
    write_head(links)


def two(rows, chance):
    found = list(rows)
    if len(found) < 2:
        raise Nothing
    return chance.sample(found, 2)


EDITS = (
    edit_words,
    edit_any_column,
    move_a_moment,
    forget_a_call_back,
    forget_an_erasure,
    swap_words,
    swap_order,
    renumber,
    delete_publication,
    insert_publication,
    put_erased_words_back,
    blank_words_as_if_erased,
    remove_place,
    add_place,
    change_place,
    place_an_erased_text,
    edit_link,
    delete_link,
    insert_link,
    swap_links,
    edit_head,
    cut_tail,
    rewrite_history,
)
