import pytest
from django.contrib import admin
from django.db.models.fields.files import FieldFile
from django.test import Client
from django.urls import reverse

from tests import cast

CHANGE = "admin:articles_article_change"


@pytest.fixture
def desk(db):
    """Somebody's browser: desk("boris")."""

    def enter(name):
        client = Client()
        client.force_login(cast.user(name))
        return client

    return enter


def address(row, page="change"):
    meta = row._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=[row.pk])


def sent(page):
    """What the browser would send if nothing were typed: the fields of the page's forms."""
    given = {}
    form = page.context["adminform"].form
    for each in [form, *getattr(form, "editions", {}).values()]:
        given |= _fields(each)
    for inline in page.context["inline_admin_formsets"]:
        for each in [inline.formset.management_form, *inline.formset.forms]:
            given |= _fields(each)
    return given


def _fields(form):
    found = {}
    for bound in form:
        value = bound.value()
        widget = bound.field.widget
        if value is None or value is False or value == "":
            continue
        if hasattr(widget, "decompress"):
            parts = value if isinstance(value, list) else widget.decompress(value)
            for number, part in enumerate(parts):
                found[f"{bound.html_name}_{number}"] = widget.widgets[number].format_value(part)
        elif isinstance(value, list):
            found[bound.html_name] = [getattr(each, "pk", each) for each in value]
        elif isinstance(value, FieldFile):
            continue
        else:
            found[bound.html_name] = "on" if value is True else widget.format_value(value)
            if isinstance(found[bound.html_name], list):
                found[bound.html_name] = found[bound.html_name][0]
    return {name: "" if value is None else value for name, value in found.items()}


def said(answer):
    """The messages of the page that an answer leads to."""
    return " ".join(str(message) for message in answer.context["messages"])


@pytest.fixture
def tables():
    return list(admin.site._registry)
