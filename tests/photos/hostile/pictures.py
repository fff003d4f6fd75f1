"""Hostile pictures, made here byte by byte: what is refused, and what is stored without harm."""

import io
import struct
import zipfile
import zlib

from PIL import Image, PngImagePlugin

EVIL = b"<script>alert(1)</script>"
MEGABYTE = 1024 * 1024


def sound(form="JPEG", size=(80, 60), mode="RGB", **options):
    written = io.BytesIO()
    Image.new(mode, size, 90).save(written, form, **options)
    return written.getvalue()


def zipped(name="evil.html", words=EVIL):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(name, words)
    return written.getvalue()


# PNG.


def chunk(kind, words=b""):
    return (
        struct.pack(">I", len(words)) + kind + words + struct.pack(">I", zlib.crc32(kind + words))
    )


def header(width, height, depth=8, colour=2, interlace=0):
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace))


def png(*chunks):
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + chunk(b"IEND")


def pixels(width, height, channels=3):
    return chunk(b"IDAT", zlib.compress(b"\0" * (1 + width * channels) * height))


def small_png(*before):
    return png(header(4, 4), *before, pixels(4, 4))


def with_text(words):
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", words)
    return sound("PNG", pnginfo=told)


# JPEG.


def segment(marker, words):
    return bytes((0xFF, marker)) + struct.pack(">H", len(words) + 2) + words


def with_segments(*segments):
    whole = sound()
    return whole[:2] + b"".join(segments) + whole[2:]


def jpeg_of_size(width, height):
    """A sound JPEG whose header tells another size."""
    whole = bytearray(sound())
    place = whole.index(b"\xff\xc0") + 5
    whole[place : place + 4] = struct.pack(">HH", height, width)
    return bytes(whole)


def jpeg_of_no_samples():
    whole = bytearray(sound())
    place = whole.index(b"\xff\xc0") + 10
    for component in range(3):
        whole[place + 1 + 3 * component] = 0
    return bytes(whole)


def moving(form):
    written = io.BytesIO()
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "green", "blue")]
    frames[0].save(written, form, save_all=True, append_images=frames[1:], duration=50)
    return written.getvalue()


def other(form):
    return sound(form, mode="P" if form == "GIF" else "RGB")


def with_size_in_vp8x(width, height):
    """A WebP whose frame says less than its canvas."""
    whole = sound("WEBP")
    canvas = b"\0\0\0\0" + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + canvas + whole[12:]
    return b"RIFF" + struct.pack("<I", len(body)) + body


JPEG, PNG, WEBP, AVIF = (sound(form) for form in ("JPEG", "PNG", "WEBP", "AVIF"))
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
TRAILERS = {
    "html": b"<!DOCTYPE html><p>" + EVIL,
    "script": EVIL,
    "php": b"<?php system($_GET[0]); ?>",
    "zip": zipped(),
    "jar": zipped("META-INF/MANIFEST.MF", b"Main-Class: Evil"),
    "pdf": b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj",
    "rar": b"Rar!\x1a\x07\x01\x00evil",
    "7z": b"7z\xbc\xaf\x27\x1cevil",
    "svg": SVG,
    "iframe": b"<iframe src=javascript:alert(1)>",
}

REFUSED = {
    "nothing": b"",
    "one byte": b"\xff",
    "zeros": b"\0" * 5000,
    "text": b"not a picture",
    "html": b"<!DOCTYPE html><html><body>" + EVIL,
    "svg": SVG,
    "svg after a declaration": b'<?xml version="1.0"?>' + SVG,
    "svg with an entity bomb": b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG,
    "gif": other("GIF"),
    "gif that is a script": b"GIF89a/*" + b"\0" * 20 + b"*/=alert(1)",
    "bmp": other("BMP"),
    "tiff": other("TIFF"),
    "ico": other("ICO"),
    "ppm": other("PPM"),
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(evil) run\n",
    "pdf": b"%PDF-1.7\n" + JPEG,
    "zip": zipped(),
    "program": b"\x7fELF" + b"\0" * 200,
    "playlist": b"#EXTM3U\nhttp://127.0.0.1/evil",
    "mvg": b"push graphic-context\nimage over 0,0 0,0 'https://127.0.0.1/x.php?'\npop",
    "jpeg cut in its header": JPEG[:100],
    "jpeg cut in its pixels": sound(size=(400, 300))[:-400],
    "jpeg of its first marker": JPEG[:4],
    "jpeg without its end and half": JPEG[: len(JPEG) // 2],
    "jpeg with a scan of nothing": JPEG[: JPEG.index(b"\xff\xda") + 14],
    "jpeg with samples of no size": jpeg_of_no_samples(),
    "png cut in its pixels": PNG[:60],
    "png of its signature": PNG[:8],
    "png without pixels": png(header(4, 4)),
    "png with broken pixels": png(header(40, 40), chunk(b"IDAT", b"\x78\x9cbroken")),
    "png with a broken sum": PNG[:20] + b"\xee" + PNG[21:],
    "png of no size": png(header(0, 0), pixels(1, 1)),
    "png of an unknown colour": png(header(4, 4, colour=5), pixels(4, 4)),
    "webp cut": WEBP[:30],
    "avif cut": AVIF[: len(AVIF) // 2],
    "avif of its first box": AVIF[:32],
    "bomb of pixels, png": png(header(50_000, 50_000), pixels(1, 1)),
    "bomb just over the limit": png(header(9000, 7000), pixels(1, 1)),
    "bomb of two thousand million pixels": png(header(2**31 - 1, 1), pixels(1, 1)),
    "bomb that is one line": png(header(20_001, 2), pixels(1, 1)),
    "bomb that is one column": png(header(2, 20_001), pixels(1, 1)),
    "bomb of alpha": png(header(6000, 5000, colour=6), pixels(1, 1, 4)),
    "bomb in a real pack": png(header(10_000, 6100), pixels(10_000, 6100)),
    "bomb of pixels, jpeg": jpeg_of_size(65_000, 65_000),
    "bomb of pixels, webp": with_size_in_vp8x(16_000, 16_000),
    "bomb of text": small_png(chunk(b"zTXt", b"a\0\0" + zlib.compress(b"a" * 20 * MEGABYTE))),
    "bomb of international text": small_png(
        chunk(b"iTXt", b"a\0\1\0\0\0" + zlib.compress(b"a" * 20 * MEGABYTE))
    ),
    "bomb of a colour profile": small_png(
        chunk(b"iCCP", b"a\0\0" + zlib.compress(b"a" * 20 * MEGABYTE))
    ),
    "nine megabytes of exif": with_segments(
        *[segment(0xE1, b"Exif\0\0" + b"a" * 60_000) for _ in range(160)]
    ),
    "nine megabytes of colour profile": with_segments(
        *[segment(0xE2, b"ICC_PROFILE\0" + bytes((n + 1, 160)) + b"a" * 60_000) for n in range(160)]
    ),
    "nine megabytes of comments": with_segments(*[segment(0xFE, b"a" * 60_000)] * 160),
    "nine megabytes of text in a png": small_png(*[chunk(b"tEXt", b"a\0" + b"a" * 900_000)] * 10),
    "nine megabytes of exif in a png": small_png(chunk(b"eXIf", b"a" * 9 * MEGABYTE)),
    "moving png": moving("PNG"),
    "moving webp": moving("WEBP"),
    "moving avif": moving("AVIF"),
    "comment with a script": with_segments(segment(0xFE, EVIL)),
    "exif with a page": with_segments(segment(0xE1, b"Exif\0\0<html><body onload=alert(1)>")),
    "png with a script in its text": with_text(EVIL.decode()),
    "pdf in a comment": with_segments(segment(0xFE, b"%PDF-1.4\n1 0 obj")),
    "more than forty megabytes": JPEG + b"\0" * (40 * MEGABYTE),
} | {
    f"{form} with {kind} behind it": picture + trailer
    for form, picture in (("jpeg", JPEG), ("png", PNG), ("webp", WEBP))
    for kind, trailer in TRAILERS.items()
}

# The name that is sent with it, and the bytes.
HARMLESS = {
    "zeros behind it": ("a.jpg", JPEG + b"\0" * 5000),
    "a film behind it, as telephones send it": ("a.jpg", JPEG + b"\0\0\0\x18ftypmp42" + b"\0" * 99),
    "broken exif": ("a.jpg", with_segments(segment(0xE1, b"Exif\0\0II*\0\xff\xff\xff\xff"))),
    "exif that goes in circles": (
        "a.jpg",
        with_segments(
            segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0\1\0i\x87\4\0\1\0\0\0\x08\0\0\0\0\0\0\0")
        ),
    ),
    "a turn that does not exist": (
        "a.jpg",
        with_segments(
            segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\x63\0\0\0\0\0\0\0")
        ),
    ),
    "a colour profile that is none": (
        "a.jpg",
        with_segments(segment(0xE2, b"ICC_PROFILE\0\1\1" + b"evil" * 50)),
    ),
    "iptc that lies about its length": (
        "a.jpg",
        with_segments(
            segment(0xED, b"Photoshop 3.0\x008BIM\4\4\0\0\0\0\0\x10\x1c\2\x50\xff\xff" + b"a" * 11)
        ),
    ),
    "the name of a page": ("evil.html", JPEG),
    "the name of a program": ("evil.php", JPEG),
    "the name of a drawing": ("evil.svg", PNG),
    "two ends of a name": ("evil.jpg.php", JPEG),
    "the end of another picture": ("evil.jpg", PNG),
    "no end of a name": ("evil", JPEG),
    "a name that climbs": ("../../../etc/passwd.jpg", JPEG),
    "a name of another system": ("..\\..\\windows\\evil.jpg", JPEG),
    "a name from the root": ("/etc/cron.d/evil.jpg", JPEG),
    "a name with an end of line": ("evil\r\nSet-Cookie: a=b.jpg", JPEG),
    "a name that turns round": ("evil\u202egpj.exe", JPEG),
    "a name with a zero": ("evil.php\0.jpg", JPEG),
    "a name of markup": ('"><script>alert(1)</script>.jpg', JPEG),
    "a name of 5000 letters": ("е" * 5000 + ".jpg", JPEG),
    "a hidden name": (".htaccess", JPEG),
    "a name of dots": ("....jpg", JPEG),
    "one pixel": ("a.png", sound("PNG", size=(1, 1))),
    "a line of pixels": ("a.png", sound("PNG", size=(9000, 1))),
    "a column of pixels": ("a.jpg", sound(size=(1, 9000))),
    "sixteen bits": ("a.png", sound("PNG", mode="I;16")),
    "a palette": ("a.png", sound("PNG", mode="P")),
    "nothing but alpha": ("a.png", sound("PNG", mode="LA")),
    "four inks": ("a.jpg", sound(mode="CMYK")),
}
