"""The editor of an article's text: a text area with HTML that becomes a rich one in the browser."""

from typing import Any

from django import forms
from django.forms.widgets import Script
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django_prose_editor.widgets import importmap
from js_asset import JSON, ImportMap, Media

from articles.body import embeds

# What the editor's buttons say, by their names.
WORDS = {
    "menu": _("Formatting"),
    "bold": _("Bold"),
    "italic": _("Italic"),
    "heading2": _("Heading 2"),
    "heading3": _("Heading 3"),
    "heading4": _("Heading 4"),
    "paragraph": _("Paragraph"),
    "bulletList": _("List"),
    "orderedList": _("Numbered list"),
    "blockquote": _("Quotation"),
    "pullquote": _("Pull quote"),
    "aside": _("Box beside the text"),
    "horizontalRule": _("Line"),
    "link": _("Link"),
    "file": _("File for readers"),
    "photo": _("Photo"),
    "gallery": _("Gallery"),
    "embed": _("From another site"),
    "speaker": _("Who says it"),
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
}
# What its windows say.
WINDOWS = {
    "apply": _("Apply"),
    "cancel": _("Cancel"),
    "remove": _("Remove"),
    "article": _("article"),
    "region": _("region"),
    "person": _("person"),
    "organisation": _("organisation"),
    "project": _("project"),
    "agreement": _("agreement"),
    "to": _("Address, or words of what it leads to"),
    "file_link": _("File for readers"),
    "file_title": _("Words of its title"),
    "add_file": _("Add a file (opens another window)"),
    "found": _("Found"),
    "nothing_found": _("Nothing is found. Try other words."),
    "choose_one": _("Choose one from the list that opens as you type."),
    "hidden": _("not yet public"),
    "gone": _("Not in the library:"),
    "no_answer": _("The desk does not answer. Try again in a minute."),
    "library": _("Photos of the library"),
    "library_words": _("Words of its caption, description or credit"),
    "upload": _("Or add pictures from this computer"),
    "uploading": _("Being added:"),
    "uploaded": _("added to the library and chosen"),
    "duplicate": _("the library has this picture already; it is chosen"),
    "describe": _("More about the photo (opens another window):"),
    "describe_here": _("Describe the photo: without a description readers are not shown it."),
    "mend_here": _("Mend what is marked in the description of the photo."),
    "choose_photo": _("Choose a photo."),
    "choose_photos": _("Choose at least two photos."),
    "order": _("Order in the gallery"),
    "earlier": _("Move earlier:"),
    "later": _("Move later:"),
    "leave_out": _("Leave out:"),
    "size": _("Size"),
    "size:": _("as the text"),
    "size:small": _("small"),
    "size:wide": _("wide"),
    "size:full": _("the whole width"),
    "caption": _("Caption in this text, in place of the photo's own"),
    "person_name": _("Person: words of the name"),
    "term": _("Post held then"),
    "term_on_date": _("as on the story's date"),
    "held": _("On the story's date:"),
    "not_known": _("not known; choose the post"),
    "embed_address": _("Address of the post or video"),
    "no_pictures": _("Pictures were left out. Add them with the photo button."),
    "text": _("Text"),
    "proof": _("To be mended:"),
    "mend": _("Mend"),
    "mend_all": _("Mend all that is sure"),
    "show": _("Show in the text:"),
}
MODULES = [
    "asking",
    "combobox",
    "describing",
    "dialogs",
    "embeds",
    "links",
    "nodes",
    "paste",
    "photos",
    "proof",
    "quotes",
    "shown",
    "toolbar",
    "words",
]


def _told() -> dict[str, Any]:
    """What static/desk/body_words.js reads: words, and the addresses that the editor asks."""
    providers = {name: provider.name for name, provider in embeds.PROVIDERS.items()}
    addresses = {
        "names": reverse_lazy("admin:names"),
        "embed": reverse_lazy("admin:embed"),
        "proof": reverse_lazy("admin:proof"),
        "upload": reverse_lazy("admin:upload_photos"),
        "describe": reverse_lazy("admin:describe_photos"),
        "add_file": reverse_lazy("admin:photos_attachment_add"),
    }
    return {"words": WORDS | WINDOWS | providers, "addresses": addresses}


class BodyEditor(forms.Textarea):
    """Without JavaScript it stays what it is: a text area with HTML."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 24, "data-body-editor": "", **(attrs or {})})

    @property
    def media(self) -> forms.Media:
        own = {f"desk/body_{name}": f"desk/body_{name}.js" for name in MODULES}
        return Media(
            importmap=importmap | ImportMap(own),
            css={
                "all": [
                    "django_prose_editor/material-icons.css",
                    "django_prose_editor/editor.css",
                    "desk/body.css",
                ]
            },
            js=[
                JSON(_told(), id="body-editor-words"),
                Script("desk/body_editor.js", type="module"),
            ],
        )

    def use_required_attribute(self, initial: Any) -> bool:
        # The browser cannot point at a text area that the editor hides.
        return False
