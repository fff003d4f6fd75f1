"""Renditions show what the editor wants seen, carry the maker's name and nothing else of a file."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageCms, ImageDraw

from photos import metadata, originals, renditions
from photos.models import Photo, Rendition
from photos.shapes import shapes

pytestmark = pytest.mark.django_db

GPS, ORIENTATION, ARTIST = 0x8825, 0x0112, 0x013B
FORMATS = ("avif", "jpeg")


def photo(image=None, form="JPEG", fields=(), **options):
    written = io.BytesIO()
    (image or Image.new("RGB", (800, 600), "#346")).save(written, form, **options)
    file = SimpleUploadedFile(f"a.{form.lower()}", written.getvalue())
    return Photo.objects.add(file, slug="steppe", **dict(fields))


def opened(rendition):
    with originals.renditions().open(rendition.name) as file:
        image = Image.open(io.BytesIO(file.read()))
    image.load()
    return image


def one(photo, ratio="natural", form="jpeg"):
    """The widest."""
    return opened(photo.renditions.filter(ratio=ratio, format=form).latest("width"))


def colour_at(image, across, down):
    return image.convert("RGB").getpixel((int(image.width * across), int(image.height * down)))


def is_near(colour, wanted):
    return all(abs(a - b) < 30 for a, b in zip(colour, wanted, strict=True))


def quarters():
    """Red, green, blue and white, from the left above to the right below."""
    image = Image.new("RGB", (800, 600), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 399, 299), "#ff0000")
    draw.rectangle((400, 0, 799, 299), "#00ff00")
    draw.rectangle((0, 300, 399, 599), "#0000ff")
    return image


def widths(photo, ratio, form="jpeg"):
    rows = photo.renditions.filter(ratio=ratio, format=form).order_by("width")
    return list(rows.values_list("width", flat=True))


def test_a_large_photo_gets_every_width_in_both_formats():
    shown = photo(Image.new("RGB", (4000, 3000)))
    renditions.make(shown)
    for form in FORMATS:
        assert widths(shown, "natural", form) == [320, 640, 960, 1280, 1920]
        assert widths(shown, "16x9", form) == [320, 640, 960, 1280, 1920]
        assert widths(shown, "4x3", form) == [320, 640, 960, 1280]
        assert widths(shown, "1x1", form) == [320, 640, 960]
    for each in shown.renditions.all():
        assert opened(each).size == (each.width, each.height)
        assert originals.renditions().size(each.name) == each.bytes
    assert opened(shown.renditions.get(ratio="16x9", format="avif", width=1280)).size == (1280, 720)


def test_nothing_is_enlarged():
    shown = photo(Image.new("RGB", (700, 300)))
    renditions.make(shown)
    assert widths(shown, "natural") == [320, 640, 700]
    assert widths(shown, "16x9") == [320, 533]
    assert widths(shown, "4x3") == [320, 400]
    assert widths(shown, "1x1") == [300]


def test_a_tower_is_made_no_larger_than_a_photo():
    tall = next(shape for shape in shapes(2000, 15_000, "0.5x0.5") if shape.ratio == "natural")
    assert tall.sizes == [(640, 4800), (320, 2400)]
    assert next(iter(shapes(10, 9000, "0.5x0.5"))).sizes == [(10, 9000)]


@pytest.mark.parametrize(
    ("focal_point", "wanted"),
    [
        ("0.1x0.1", (255, 0, 0)),
        ("0.9x0.1", (0, 255, 0)),
        ("0.1x0.9", (0, 0, 255)),
        ("0.9x0.9", (255, 255, 255)),
        ("1x1", (255, 255, 255)),
    ],
)
def test_a_crop_keeps_the_focal_point(focal_point, wanted):
    image = quarters().crop((0, 0, 800, 600)).resize((1600, 400))
    shown = photo(image, fields={"focal_point": focal_point})
    renditions.make(shown)
    square = one(shown, "1x1")
    across, down = map(float, focal_point.split("x"))
    assert is_near(colour_at(square, 0.9 if across > 0.5 else 0.1, min(down, 0.95)), wanted)


@pytest.mark.parametrize("focal_point", ["", "x", "nonsense", "0.5", "nanxnan", "1e9x-5"])
def test_a_focal_point_that_is_none_does_no_harm(focal_point):
    for shape in shapes(800, 600, focal_point):
        left, top, right, bottom = shape.box
        assert 0 <= left < right <= 800
        assert 0 <= top < bottom <= 600


def turned(turn):
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    return exif


@pytest.mark.parametrize(
    ("turn", "red_at"),
    [
        (1, (0.2, 0.2)),
        (2, (0.8, 0.2)),
        (3, (0.8, 0.8)),
        (4, (0.2, 0.8)),
        (5, (0.2, 0.2)),
        (6, (0.8, 0.2)),
        (7, (0.8, 0.8)),
        (8, (0.2, 0.8)),
    ],
)
def test_a_photo_stands_as_the_camera_was_held(turn, red_at):
    shown = photo(quarters(), exif=turned(turn))
    renditions.make(shown)
    image = one(shown)
    assert is_near(colour_at(image, *red_at), (255, 0, 0))
    assert (image.width > image.height) == (turn < 5)


def test_where_it_was_taken_and_with_what_never_leaves():
    exif = turned(1)
    exif[0x010F] = "Secret camera"
    exif.get_ifd(GPS)[2] = (49.0, 57.0, 1.0)
    exif[ARTIST] = "Somebody else"
    shown = photo(exif=exif, comment=b"Secret words", xmp=b"<x:xmpmeta>Secret place</x:xmpmeta>")
    renditions.make(shown)
    for each in shown.renditions.all():
        whole = originals.renditions().open(each.name).read()
        assert b"Secret" not in whole
        assert b"Somebody" not in whole
        assert not opened(each).getexif().get_ifd(GPS)
        assert "icc_profile" not in opened(each).info


def test_creator_credit_and_copyright_are_written_into_each():
    fields = {
        "creator": "Айгерім <Смағұлова>",
        "credit_ru": "Өңір & Ко",
        "credit_kk": "Өңір",
        "copyright": "© 2026 Өңір",
    }
    shown = photo(fields=fields)
    renditions.make(shown)
    for each in shown.renditions.all():
        packet = opened(each).info["xmp"].decode()
        assert "<rdf:li>Айгерім &lt;Смағұлова&gt;</rdf:li>" in packet
        assert "<photoshop:Credit>Өңір &amp; Ко / Өңір</photoshop:Credit>" in packet
        assert ">© 2026 Өңір</rdf:li>" in packet
    jpeg = shown.renditions.filter(format="jpeg").first()
    told = metadata.read(ContentFile(originals.renditions().open(jpeg.name).read()))
    assert (told.creator, told.copyright) == ("Айгерім <Смағұлова>", "© 2026 Өңір")


def test_colours_are_those_of_a_screen():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    shown = photo(Image.new("RGB", (400, 300), "#c02040"), icc_profile=lab)
    renditions.make(shown)
    assert is_near(colour_at(one(shown), 0.5, 0.5), (0xC0, 0x20, 0x40))


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "I;16", "RGBA"])
def test_every_kind_of_png_becomes_a_picture(mode):
    shown = photo(Image.new(mode, (400, 300)), form="PNG")
    renditions.make(shown)
    assert one(shown).mode == "RGB"


def test_what_is_transparent_is_white():
    shown = photo(Image.new("RGBA", (400, 300), (255, 0, 0, 0)), form="PNG")
    renditions.make(shown)
    assert is_near(colour_at(one(shown, form="avif"), 0.5, 0.5), (255, 255, 255))


# When they are due.


def test_a_new_photo_is_due_and_done_when_made():
    shown = photo()
    assert shown.rendering_due_at <= timezone.now()
    assert renditions.make_next() is True
    shown.refresh_from_db()
    assert shown.rendering_due_at is None
    assert shown.rendered_as == shown.to_be_rendered()
    assert renditions.make_next() is False


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("focal_point", "0.2x0.2"),
        ("creator", "Айгерім"),
        ("credit_kk", "Өңір"),
        ("credit_ru", "Өңір"),
        ("copyright", "©"),
    ],
)
@pytest.mark.parametrize("is_partial", [True, False], ids=["that column", "the row"])
def test_what_renditions_show_makes_new_ones_due(field, value, is_partial):
    shown = photo()
    renditions.make(shown)
    shown = Photo.objects.get()
    setattr(shown, field, value)
    shown.save(**({"update_fields": [field]} if is_partial else {}))
    assert Photo.objects.due(timezone.now()).get() == shown


def test_other_words_make_nothing_due():
    shown = photo()
    renditions.make(shown)
    for options in ({}, {"update_fields": ["alt_ru", "caption_ru"]}):
        shown = Photo.objects.get()
        shown.alt_ru, shown.caption_ru = "Степь", f"Степь {options}"
        shown.save(**options)
    assert not Photo.objects.exclude(rendering_due_at=None).exists()


def test_a_row_read_before_the_worker_came_does_not_undo_its_work():
    photo()
    before = Photo.objects.get()
    renditions.make_next()
    before.caption_ru = "Степь"
    before.save()
    after = Photo.objects.get()
    assert after.rendered_as == after.to_be_rendered()
    assert after.rendering_due_at is None


def test_another_file_is_another_picture():
    shown = photo()
    renditions.make(shown)
    digest, before = shown.pixels_digest, set(shown.renditions.values_list("name", flat=True))
    shown = Photo.objects.get()
    written = io.BytesIO()
    quarters().save(written, "PNG")
    shown.file = SimpleUploadedFile("b.png", written.getvalue())
    shown.save(update_fields=["file", "width", "height"])
    shown = Photo.objects.get()
    assert shown.rendering_due_at is not None
    assert shown.pixels_digest not in ("", digest)
    renditions.make_next()
    assert before.isdisjoint(shown.renditions.values_list("name", flat=True))


def files():
    return {f"renditions/{name}" for name in originals.renditions().listdir("renditions")[1]}


def rows():
    return set(Rendition.objects.values_list("name", flat=True))


def test_new_ones_take_the_place_of_the_old_together(django_capture_on_commit_callbacks):
    shown = photo()
    renditions.make(shown)
    before = rows()
    Photo.objects.update(focal_point="0.1x0.1")
    with django_capture_on_commit_callbacks(execute=True):
        renditions.make(Photo.objects.get())
    assert files() == rows()
    assert len(rows()) == len(before)
    assert rows().isdisjoint(before)


def test_made_twice_it_is_the_same(django_capture_on_commit_callbacks):
    shown = photo()
    renditions.make(shown)
    before = rows()
    with django_capture_on_commit_callbacks(execute=True):
        renditions.make(shown)
    assert files() == rows() == before


def test_two_photos_of_one_file_share_no_names():
    one = photo()
    renditions.make(one)
    file = SimpleUploadedFile("a.jpg", one.file.storage.open(one.file.name).read())
    two = Photo.objects.add(file)
    renditions.make(two)
    assert Photo.objects.same_picture(two.pixels_digest) == one
    assert not set(one.renditions.values_list("name")) & set(two.renditions.values_list("name"))


def test_a_photo_changed_meanwhile_stays_due_and_its_readers_see_no_mixture():
    shown = photo()
    Photo.objects.update(focal_point="0.1x0.1")
    renditions.make(shown)
    assert not rows()
    assert not files()
    assert renditions.make_next() is True
    assert files() == rows()


def test_a_photo_deleted_meanwhile_leaves_nothing():
    shown = photo()
    gone = Photo.objects.get()
    shown.delete()
    renditions.make(gone)
    assert not files()


def test_a_photo_is_taken_by_one_worker_until_its_lease_ends(monkeypatch):
    photo()
    monkeypatch.setattr(renditions, "make", lambda photo: None)  # a worker that was killed
    assert renditions.make_next() is True
    assert renditions.make_next() is False
    with time_machine.travel(timezone.now() + renditions.LEASE, tick=False):
        assert renditions.make_next() is True


def test_what_fails_is_kept_and_tried_later_and_later():
    shown = photo()
    shown.file.storage.delete(shown.file.name)
    waits, now = [], timezone.now()
    for _ in range(12):
        with time_machine.travel(now, tick=False):
            assert renditions.make_next() is True
            assert renditions.make_next() is False
        shown = Photo.objects.get()
        waits.append(shown.rendering_due_at - now)
        now = shown.rendering_due_at
    assert waits[:3] == [timedelta(minutes=minutes) for minutes in (1, 2, 4)]
    assert waits[-1] == timedelta(hours=6)
    assert shown.rendering_failure.startswith("12. FileNotFoundError")


def test_a_failure_keeps_the_old_renditions_and_blocks_nobody():
    shown = photo()
    renditions.make(shown)
    before = rows()
    shown.file.storage.delete(shown.file.name)
    Photo.objects.update(focal_point="0.1x0.1", rendering_due_at=timezone.now())
    other = Photo.objects.add(
        SimpleUploadedFile("b.jpg", originals.renditions().open(min(before)).read()), slug="other"
    )
    while renditions.make_next():
        pass
    assert other.renditions.exists()
    assert before < rows()


def test_mending_a_photo_that_failed_makes_it_due_at_once():
    shown = photo()
    shown.file.storage.delete(shown.file.name)
    renditions.make_next()
    shown = Photo.objects.get()
    shown.creator = "Айгерім"
    shown.save(update_fields=["creator"])
    shown = Photo.objects.get()
    assert shown.rendering_failure == ""
    assert shown.rendering_due_at <= timezone.now()


def test_an_old_picture_that_is_none_is_refused_with_a_sentence():
    shown = photo()
    path = shown.file.storage.path(shown.file.name)
    with open(path, "wb") as file:
        file.write(b"not a picture")
    with pytest.raises(ValidationError):
        renditions.make(shown)
    renditions.make_next()
    assert Photo.objects.get().rendering_failure.startswith("1. ValidationError: ")


def test_an_old_row_gets_the_digest_of_its_pixels():
    shown = photo()
    digest = shown.pixels_digest
    Photo.objects.update(pixels_digest="")
    renditions.make_next()
    assert Photo.objects.get().pixels_digest == digest


def test_rebuild_makes_what_is_missing_and_leaves_the_rest():
    shown = photo()
    assert renditions.rebuild() == (1, 0)
    assert renditions.rebuild() == (0, 0)
    originals.renditions().delete(shown.renditions.first().name)
    assert renditions.rebuild() == (1, 0)
    assert files() == rows()
    shown.file.storage.delete(shown.file.name)
    originals.renditions().delete(shown.renditions.first().name)
    assert renditions.rebuild() == (0, 1)


def test_the_sweep_takes_what_no_row_names_and_nobody_writes():
    shown = photo()
    renditions.make(shown)
    kept = rows()
    storage = originals.renditions()
    storage.save("renditions/left.avif", ContentFile(b"a"))
    storage.save("originals/left.jpeg.abcd.part", ContentFile(b"a"))
    renditions.sweep()
    assert storage.exists("renditions/left.avif")
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        renditions.sweep()
    assert files() == kept
    assert not storage.exists("originals/left.jpeg.abcd.part")
    assert storage.exists(shown.file.name)
