"""The drawn plates that stand where there is no photograph (bin/demo_plates.py draws them)."""

from pathlib import Path

from django.core.files import File

from newsroom.demo.content import FIXTURES, Loaded, Row
from photos.models import Photo

PLATES = FIXTURES / "photos"
ALT = {
    "ru": "Рисованная заглушка на месте снимка, фотографии нет. Подпись: {caption}",
    "kk": "Сурет орнындағы салынған тақтайша, фотосурет жоқ. Жазуы: {caption}",
}


def path_of(slug: str) -> Path:
    return PLATES / f"{slug}.png"


def add_plates(content: Row, loaded: Loaded) -> None:
    for row in content["photos"]:
        with path_of(row["slug"]).open("rb") as plate:
            loaded.photos[row["id"]] = Photo.objects.add(
                File(plate, name=f"{row['slug']}.png"),
                slug=row["slug"],
                is_plate=row["kind"] == "plate",
                public_from=loaded.now,
                **_words(row),
            )


def _words(row: Row) -> dict[str, str]:
    words = {}
    for language, alt in ALT.items():
        words[f"alt_{language}"] = alt.format(caption=row["caption"][language])
        words[f"caption_{language}"] = row["caption"][language]
        words[f"credit_{language}"] = row["credit"][language]
    return words


def bring_missing_files() -> int:
    """Put each plate's file where the newsroom keeps its photos; `loaddata` brings rows alone."""
    missing = [
        photo
        for photo in Photo.objects.filter(is_plate=True)
        if path_of(photo.slug).exists() and not photo.file.storage.exists(photo.file.name)
    ]
    for photo in missing:
        with path_of(photo.slug).open("rb") as plate:
            photo.file.storage.save(photo.file.name, File(plate))
    return len(missing)
