"""What a browser may choose from: small files of the right shape, none of them the original."""

import re
from html.parser import HTMLParser

import pytest

from photos.models import Photo, Rendition
from tests import cast
from tests.reader.conftest import address, photo

pytestmark = pytest.mark.django_db


class Pictures(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.sources, self.images, self.preloaded = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "source":
            self.sources.append(dict(attrs))
        if tag == "img":
            self.images.append(dict(attrs))


def told(*photos, lead=None, body="", language="ru"):
    story = cast.article(lead_photo=lead)
    marks = "".join(f'<figure data-photo="{each.slug}"></figure>' for each in photos)
    cast.published(story, language, body=f"<p>x</p>{marks}{body}")
    return address(story, language)


def widths(srcset):
    return [int(width) for width in re.findall(r" (\d+)w", srcset)]


@pytest.fixture
def large(db):
    return photo("large", (700, 500))


def test_a_photo_in_a_text_comes_in_two_formats_and_all_widths_it_fills(read, large):
    shown = Pictures(read(told(large)))
    (source,), (image,) = shown.sources, shown.images
    assert source["type"] == "image/avif"
    assert widths(source["srcset"]) == widths(image["srcset"]) == [320, 640, 700]
    assert source["sizes"] == image["sizes"]
    assert (source["width"], source["height"]) == (image["width"], image["height"])
    assert (image["width"], image["height"]) == ("700", "500")
    assert (image["loading"], image["decoding"]) == ("lazy", "async")
    assert "fetchpriority" not in image
    assert image["src"] in image["srcset"]


def test_the_lead_photo_is_cut_higher_in_narrow_windows_and_comes_first(read, large):
    shown = Pictures(read(told(lead=large)))
    (image,) = shown.images
    assert image["fetchpriority"] == "high"
    assert "loading" not in image
    assert "decoding" not in image
    assert round(int(image["width"]) / int(image["height"]), 2) == 1.78
    told_for = [(each.get("media"), each["type"]) for each in shown.sources]
    narrow = "(max-width: 40rem)"
    assert told_for == [(narrow, "image/avif"), (narrow, "image/jpeg"), (None, "image/avif")]
    for source in shown.sources:
        shape = int(source["width"]) / int(source["height"])
        assert round(shape, 2) == (1.33 if source.get("media") else 1.78)


def test_the_lead_photo_on_the_front_page_is_of_the_same_two_shapes(read, large):
    told(lead=large)
    shown = Pictures(read("/ru/"))
    assert len(shown.images) == 1
    assert len(shown.sources) == 3
    assert shown.images[0]["fetchpriority"] == "high"


@pytest.mark.parametrize("size", ["small", "wide", "full"])
def test_each_size_tells_a_browser_how_wide_it_stands(read, large, size):
    plain = Pictures(read(told(large))).images[0]
    body = f'<figure data-photo="large" data-size="{size}"></figure>'
    text = read(told(body=body))
    assert f'class="picture picture--{size}"' in text
    assert Pictures(text).images[0]["sizes"] != plain["sizes"]


def test_a_gallery_is_of_one_shape(read, large):
    photo("high", (200, 300))
    shown = Pictures(read(told(body='<div data-gallery="large high"></div>')))
    shapes = [int(each["width"]) / int(each["height"]) for each in shown.images]
    assert [round(shape, 2) for shape in shapes] == [1.33, 1.33]


def test_a_plate_stays_small_and_whole_wherever_it_stands(read, db):
    plate = photo("drawn", (480, 360), is_plate=True)
    for path in (told(plate), told(lead=plate), told(body='<div data-gallery="drawn"></div>')):
        (image,) = Pictures(read(path)).images
        assert (image["width"], image["height"]) == ("400", "300")
        assert "400px" in image["sizes"]


def test_a_photo_without_renditions_yet_leaves_its_caption(read, large):
    path = told(large, lead=photo("lead"))
    Rendition.objects.all().delete()
    text = read(path)
    assert "<img" not in text
    assert "<source" not in text
    assert text.count("<figcaption>Подпись") == 2
    assert "og:image" not in text


def test_words_are_those_of_the_language_of_the_page(read, large):
    for language, alt, caption in (("ru", "Горы", "Подпись"), ("kk", "Таулар", "Жазу")):
        text = read(told(large, language=language))
        assert Pictures(text).images[0]["alt"] == alt
        assert caption in text


def test_a_caption_of_the_text_stands_in_place_of_the_librarys(read, large):
    text = read(told(body='<figure data-photo="large" data-caption="Здесь и сейчас"></figure>'))
    assert "<figcaption>Здесь и сейчас</figcaption>" in text
    assert "Подпись" not in text


def test_other_sites_are_shown_the_wide_cut_of_the_lead_photo(read, large):
    text = read(told(lead=large))
    (image,) = re.findall(r'<meta property="og:image" content="([^"]+)">', text)
    shown = Rendition.objects.get(name__endswith=image.rpartition("/")[2])
    assert (shown.ratio, shown.format, shown.width) == ("16x9", "jpeg", 700)
    assert f'<meta property="og:image:height" content="{shown.height}">' in text
    assert '<meta property="og:image:alt" content="Горы">' in text
    assert '<meta name="twitter:card" content="summary_large_image">' in text
    assert image.startswith("http")


def test_other_sites_are_shown_no_plate(read, db):
    text = read(told(lead=photo("drawn", (480, 360), is_plate=True)))
    assert "og:image" not in text
    assert '"image"' not in text


def test_many_photos_cost_no_more_questions(count_queries, db):
    one = told(photo("p-0"), lead=photo("lead-1"))
    many = told(*[photo(f"p-{n}") for n in range(1, 9)], lead=Photo.objects.get(slug="lead-1"))
    assert count_queries(many) == count_queries(one)
