"""The largest picture of each kind that is taken keeps a whole process below 300 MB."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
MEGABYTES_AT_MOST = 300

# A server's process with all it loads; says what it took at most, in megabytes. What the system
# tells of a process by getrusage includes what its parent held when it was begun.
PROCESS = """
import re, sys
import django
django.setup()
from django.contrib import admin
from django.core.files import File
from django.urls import get_resolver
get_resolver().url_patterns
from photos import files, metadata, renditions
from photos.decoding import decoded, upright
from photos.models import Photo

renditions._stored = lambda photo, ratio, form, picture, options: picture.save(
    open("/dev/null", "wb"), form, **options
)
with open(sys.argv[1], "rb") as opened:
    picture = File(opened)
    metadata.read(picture)
    files.checked_picture(picture)
    files.pixels_digest(picture)
    photo = Photo(file="originals/a.png", width=1, height=1)
    for _ in renditions.rendered(photo, upright(decoded(picture))):
        pass
with open("/proc/self/status") as told:
    print(int(re.search(r"VmHWM:\\s+([0-9]+) kB", told.read())[1]) // 1024)
"""

TURNED = Image.Exif()
TURNED[0x0112] = 6
# Kind, mode, size in pixels, how it is written: each a little below what is refused.
LARGEST = {
    "png": ("PNG", "RGB", (8400, 5700), {}),
    "png that is turned": ("PNG", "RGB", (7800, 5300), {"exif": TURNED}),
    "png with alpha": ("PNG", "RGBA", (5800, 3950), {}),
    "png that is narrow and turned": ("PNG", "RGB", (1000, 14_900), {"exif": TURNED}),
    "jpeg": ("JPEG", "RGB", (9400, 6300), {}),
    "jpeg in many scans": ("JPEG", "RGB", (6400, 4600), {"progressive": True, "subsampling": 0}),
    "webp": ("WEBP", "RGB", (4240, 2830), {"method": 0}),
    "avif": ("AVIF", "RGB", (4400, 2950), {"speed": 10}),
}


@pytest.mark.parametrize(("form", "mode", "size", "options"), LARGEST.values(), ids=LARGEST)
def test_it_stays_below_the_limit(tmp_path, form, mode, size, options):
    path = tmp_path / "picture"
    Image.new(mode, size, 90).save(path, form, **options)
    told = subprocess.run(
        [sys.executable, "-c", PROCESS, path],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "newsroom.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert int(told.stdout) < MEGABYTES_AT_MOST
