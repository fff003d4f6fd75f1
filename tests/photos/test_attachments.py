"""Readers are given plain documents: what a file is, its name and its bytes say alike."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from photos.files import checked_attachment
from photos.models import Attachment
from tests.photos.hostile.pictures import EVIL, JPEG, SVG

pytestmark = pytest.mark.django_db

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
OPEN = "application/vnd.oasis.opendocument."
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n"


def archive(**members):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, words in members.items():
            opened.writestr(name, words)
    return written.getvalue()


def claiming(size, whole):
    """The archive with a list that tells another size of its first member."""
    place = whole.index(b"PK\x01\x02") + 24
    return whole[:place] + size.to_bytes(4, "little") + whole[place + 4 :]


def office(kind, **more):
    told = {"[Content_Types].xml": f'<Types><Override ContentType="{kind}"/></Types>'}
    return archive(**told, **{"word/document.xml": "<w/>"}, **more)


def open_document(kind, **more):
    return archive(mimetype=OPEN + kind, **{"content.xml": "<o/>"}, **more)


SOUND = {
    "a.pdf": PDF,
    "СМЕТА.PDF": PDF,
    "a.docx": office(WORD),
    "a.xlsx": office(SHEET),
    "a.odt": open_document("text"),
    "a.ods": open_document("spreadsheet"),
    "a.csv": "аудан;саны\nҮржар;1\n".encode(),
    "of another time.csv": "район;число\n".encode("cp1251"),
    "a.txt": b"words\r\n\twords < words\n",
}
MANY = {f"{number:0200}": "" for number in range(5000)}
REFUSED = {
    "nothing": ("a.pdf", b"", "empty"),
    "too large": ("a.pdf", PDF + b"a" * 40 * 1024 * 1024, "too_large"),
    "a page": ("a.html", EVIL, "not_attached"),
    "a drawing": ("a.svg", SVG, "not_attached"),
    "a picture": ("a.jpg", JPEG, "not_attached"),
    "a program": ("a.exe", b"MZ", "not_attached"),
    "an archive": ("a.zip", archive(a="a"), "not_attached"),
    "a document that may have macros": ("a.docm", office(WORD), "not_attached"),
    "no end of its name": ("pdf", PDF, "not_attached"),
    "two ends": ("a.pdf.html", PDF, "not_attached"),
    "a page called pdf": ("a.pdf", b"<html>" + EVIL, "not_as_named"),
    "a picture called pdf": ("a.pdf", JPEG, "not_as_named"),
    "a page called txt": ("a.txt", b"<!DOCTYPE html>" + EVIL, "not_as_named"),
    "a script called csv": ("a.csv", b"a;b\n" + EVIL, "not_as_named"),
    "a drawing called csv": ("a.csv", SVG, "not_as_named"),
    "a script far behind": ("a.txt", b"a\n" * (512 * 1024 - 3) + EVIL, "not_as_named"),
    "a program called txt": ("a.txt", b"\x7fELF\x02\x01\x01\0\0", "not_as_named"),
    "an archive called docx": ("a.docx", archive(a="a"), "not_as_named"),
    "a table called docx": ("a.docx", office(SHEET), "not_as_named"),
    "a text called ods": ("a.ods", open_document("text"), "not_as_named"),
    "a template with macros": ("a.docx", office(WORD.replace("main", "macro")), "not_as_named"),
    "a pdf called docx": ("a.docx", PDF, "not_as_named"),
    "half an archive": ("a.docx", office(WORD)[:100], "not_as_named"),
    "an end of an archive alone": ("a.docx", b"PK\x05\x06" + b"\0" * 18, "not_as_named"),
    "a bomb": ("a.docx", claiming(401 * 1024 * 1024, office(WORD)), "not_as_named"),
    "a list without end": ("a.docx", office(WORD, **MANY), "not_as_named"),
    "a list beyond the end": (
        "a.docx",
        b"PK\x06\x06" + b"\xff" * 52 + b"PK\x06\x07" + b"\0" * 16 + office(WORD)[-200:],
        "not_as_named",
    ),
    "macros": ("a.docx", office(WORD, **{"word/vbaProject.bin": "a"}), "has_macros"),
    "macros of a table": ("a.xlsx", office(SHEET, **{"xl/vbaProject.bin": "a"}), "has_macros"),
    "old macros": ("a.xlsx", office(SHEET, **{"xl/macrosheets/a.xml": "a"}), "has_macros"),
    "controls": ("a.docx", office(WORD, **{"word/activeX/a.bin": "a"}), "has_macros"),
    "scripts": ("a.odt", open_document("text", **{"Basic/script-lc.xml": "a"}), "has_macros"),
    "other scripts": ("a.ods", open_document("spreadsheet", **{"Scripts/a.py": "a"}), "has_macros"),
}


@pytest.mark.parametrize(("name", "bytes_"), SOUND.items(), ids=SOUND)
def test_a_document_is_taken(name, bytes_):
    file = checked_attachment(SimpleUploadedFile(name, bytes_))
    assert file.read() == bytes_


@pytest.mark.parametrize(("name", "bytes_", "code"), REFUSED.values(), ids=REFUSED)
def test_anything_else_is_refused_with_a_sentence(settings, name, bytes_, code):
    with pytest.raises(ValidationError) as refusal:
        Attachment.objects.add(SimpleUploadedFile(name, bytes_), title_ru="а", title_kk="а")
    assert refusal.value.code == code
    assert refusal.value.messages[0].endswith(".")
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def test_a_document_lies_under_a_name_of_ours():
    file = SimpleUploadedFile("../Смета\u202e 2026.PDF", PDF)
    attachment = Attachment.objects.add(file, title_ru="Смета", title_kk="Смета")
    assert attachment.file.name.endswith(".pdf")
    assert attachment.file.name.startswith("originals/")
    assert "2026" not in attachment.file.name
    assert attachment.bytes == len(PDF)
