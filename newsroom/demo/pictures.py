"""The demo's pictures and files.

Drawn plates stand where there is no photograph (bin/demo_plates.py draws them). Freely licensed
photographs stand in invented stories alone, and their captions say that they are samples.
"""

from pathlib import Path

from django.core.files import File

from newsroom.demo.content import FIXTURES, Loaded, Row, both
from photos.models import Attachment, Photo

PICTURES, FILES = FIXTURES / "photos", FIXTURES / "files"
ALT_OF_PLATES = {
    "ru": "Рисованная заглушка на месте снимка, фотографии нет. Подпись: {caption}",
    "kk": "Сурет орнындағы салынған тақтайша, фотосурет жоқ. Жазуы: {caption}",
}


def path_of(slug: str) -> Path:
    """The file of a picture; FileNotFoundError where the demo has none that is called so."""
    return _path_in(PICTURES, slug)


def _path_in(folder: Path, slug: str) -> Path:
    found = next(folder.glob(f"{slug}.*"), None)
    if found is None:
        raise FileNotFoundError(folder / slug)
    return found


def add_pictures(content: Row, loaded: Loaded) -> None:
    for row in content["photos"]:
        path = path_of(row["slug"])
        with path.open("rb") as picture:
            loaded.photos[row["id"]] = Photo.objects.add(
                File(picture, name=path.name),
                slug=row["slug"],
                is_plate=row["kind"] == "plate",
                creator=row.get("creator", ""),
                licence=row.get("licence", ""),
                public_from=loaded.now,
                **_words(row),
            )


def add_files(content: Row, loaded: Loaded) -> None:
    for row in content["files"]:
        path = _path_in(FILES, row["slug"])
        with path.open("rb") as file:
            Attachment.objects.add(
                File(file, name=path.name),
                slug=row["slug"],
                public_from=loaded.now,
                **both("title", row["title"]),
            )


def _words(row: Row) -> dict[str, str]:
    alt = row.get("alt") or {
        language: words.format(caption=row["caption"][language])
        for language, words in ALT_OF_PLATES.items()
    }
    return {
        **both("alt", alt),
        **both("caption", row["caption"]),
        **both("credit", row["credit"]),
    }


def bring_missing_files() -> int:
    """Put each demo file where the newsroom keeps its own; `loaddata` brings rows alone."""
    rows = [(PICTURES, photo) for photo in Photo.objects.all()]
    rows += [(FILES, attachment) for attachment in Attachment.objects.all()]
    return sum(_bring(folder, row) for folder, row in rows)


def _bring(folder: Path, row: Photo | Attachment) -> bool:
    """Whether the row is of the demo and its file was missing."""
    file = next(folder.glob(f"{row.slug}.*"), None)
    if file is None or row.file.storage.exists(row.file.name):
        return False
    with file.open("rb") as source:
        row.file.storage.save(row.file.name, File(source))
    return True
