"""The editor of an article's text: a text area with HTML that becomes a rich one in the browser."""

from typing import Any

from django import forms
from django.forms.widgets import Script
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django_prose_editor.widgets import importmap
from js_asset import JSON, ImportMap, Media

# What the editor says, by the names that its buttons have.
WORDS = {
    "bold": _("Bold"),
    "italic": _("Italic"),
    "heading2": _("Heading 2"),
    "heading3": _("Heading 3"),
    "heading4": _("Heading 4"),
    "paragraph": _("Paragraph"),
    "bulletList": _("List"),
    "orderedList": _("Numbered list"),
    "blockquote": _("Quotation"),
    "aside": _("Box beside the text"),
    "horizontalRule": _("Line"),
    "link": _("Link"),
    "unlink": _("Remove the link"),
    "table": _("Table"),
    "table:addColumnAfter": _("Add a column"),
    "table:deleteColumn": _("Delete the column"),
    "table:addRowAfter": _("Add a row"),
    "table:deleteRow": _("Delete the row"),
    "table:mergeCells": _("Join the cells"),
    "table:splitCell": _("Split the cell"),
    "table:toggleHeaderCell": _("Heading cell"),
    "table:deleteTable": _("Delete the table"),
    "history:undo": _("Undo"),
    "history:redo": _("Redo"),
    "photo": _("Photo"),
    "speaker": _("Who says it"),
    "kind": _("Leads to"),
    "address": _("web address"),
    "article": _("article"),
    "region": _("region"),
    "person": _("person"),
    "organisation": _("organisation"),
    "project": _("project"),
    "agreement": _("agreement"),
    "to": _("Address, or the name of the thing"),
    "photo_slug": _("Photo: type a part of its caption, then choose"),
    "size": _("Size"),
    "size:": _("as the text"),
    "size:small": _("small"),
    "size:wide": _("wide"),
    "size:full": _("the whole width"),
    "person_slug": _("Person: type a part of the name, then choose"),
    "term": _("Post held then"),
    "none": _("none"),
    "apply": _("Apply"),
    "cancel": _("Cancel"),
    "remove": _("Remove"),
    "figure": _("Photo"),
    "gallery": _("Gallery"),
    "embed": _("From another site"),
    "menu": _("Formatting"),
}


class BodyEditor(forms.Textarea):
    """Without JavaScript it stays what it is: a text area with HTML."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 24, "data-body-editor": "", **(attrs or {})})

    @property
    def media(self) -> forms.Media:
        words = {"words": WORDS, "names": reverse_lazy("admin:names")}
        return Media(
            importmap=importmap | ImportMap({"desk/body_nodes": "desk/body_nodes.js"}),
            css={
                "all": [
                    "django_prose_editor/material-icons.css",
                    "django_prose_editor/editor.css",
                    "desk/body.css",
                ]
            },
            js=[
                JSON(words, id="body-editor-words"),
                Script("desk/body_editor.js", type="module"),
            ],
        )

    def use_required_attribute(self, initial: Any) -> bool:
        # The browser cannot point at a text area that the editor hides.
        return False
