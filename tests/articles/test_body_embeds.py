"""What people copy from other sites, and what becomes of it: a provider and an id."""

import pytest
from django.core.exceptions import ValidationError

from articles.body import clean, render
from articles.body.embeds import PROVIDERS, frame, origins, page, parse

VIDEO = "dQw4w9WgXcQ"


@pytest.mark.parametrize(
    ("copied", "marker"),
    [
        (f"https://www.youtube.com/watch?v={VIDEO}", f"youtube:{VIDEO}"),
        (f"https://www.youtube.com/watch?app=desktop&v={VIDEO}&t=42s", f"youtube:{VIDEO}"),
        (f"http://m.youtube.com/watch?v={VIDEO}#x", f"youtube:{VIDEO}"),
        (f"https://youtu.be/{VIDEO}?si=abc", f"youtube:{VIDEO}"),
        (f"youtu.be/{VIDEO}", f"youtube:{VIDEO}"),
        (f"https://youtube.com/shorts/{VIDEO}/", f"youtube:{VIDEO}"),
        (f"https://www.youtube.com/live/{VIDEO}", f"youtube:{VIDEO}"),
        (f"https://www.youtube-nocookie.com/embed/{VIDEO}", f"youtube:{VIDEO}"),
        (f"  youtube:{VIDEO}\n", f"youtube:{VIDEO}"),
        ("https://t.me/onir_kz/15", "telegram:onir_kz/15"),
        ("https://t.me/s/onir_kz/15", "telegram:onir_kz/15"),
        ("https://telegram.me/onir_kz/15?single", "telegram:onir_kz/15"),
        ("telegram:onir_kz/15", "telegram:onir_kz/15"),
        ("https://www.instagram.com/p/Cx_1-aB2/", "instagram:Cx_1-aB2"),
        ("https://www.instagram.com/reel/Cx_1-aB2/?igsh=1", "instagram:Cx_1-aB2"),
        ("https://instagram.com/onir.kz/p/Cx_1-aB2", "instagram:Cx_1-aB2"),
        (
            "https://www.tiktok.com/@onir.kz/video/7106594312292453675?lang=ru",
            "tiktok:onir.kz/video/7106594312292453675",
        ),
    ],
)
def test_an_address_that_people_copy_becomes_a_marker_that_the_rules_keep(copied, marker):
    assert parse(copied) == parse(marker) == marker
    body = f'<div data-embed="{marker}"></div>'
    assert clean(body) == body
    assert frame(marker).startswith("https://")
    assert parse(page(marker)) == marker


@pytest.mark.parametrize(
    "copied",
    [
        "",
        "   ",
        "text",
        "youtube:short",
        f"youtube:{VIDEO}/x",
        "youtube:" + "a" * 12,
        f"vimeo:{VIDEO}",
        "https://www.youtube.com/",
        "https://www.youtube.com/@onir",
        "https://www.youtube.com/playlist?list=PL1",
        f"https://www.youtube.com/watch?x={VIDEO}",
        f"https://youtube.com.evil.example/watch?v={VIDEO}",
        f"https://evil.example/?https://youtu.be/{VIDEO}",
        f"https://youtu.be@evil.example/{VIDEO}",
        f"javascript://youtu.be/{VIDEO}",
        f"ftp://youtu.be/{VIDEO}",
        "https://youtu.be/<script>01",
        f"https://youtu.be/../{VIDEO}",
        "https://[youtu.be/x",
        "https://t.me/onir_kz",
        "https://t.me/c/12345/6",
        "https://t.me/joinchat/AAAA",
        "https://t.me/onir_kz/0",
        "https://www.instagram.com/onir.kz/",
        "https://vm.tiktok.com/ZMabc/",
        "https://www.tiktok.com/@onir.kz",
        "https://www.tiktok.com/@../video/1",
        "<iframe src=https://www.youtube.com/embed/x></iframe>",
        f"https://youtu.be/{VIDEO}\u0661",
    ],
)
def test_anything_else_is_refused_with_a_sentence(copied):
    with pytest.raises(ValidationError) as refused:
        parse(copied)
    assert refused.value.code == "unknown_embed"
    assert "YouTube" in refused.value.messages[0]


def test_what_the_first_rules_took_stays_a_link_and_gets_no_frame():
    old = '<div data-embed="youtube:a"></div>'
    assert clean(old) == old
    shown = render(old, address=lambda kind, key: None, picture=lambda slug, size: None)
    assert 'href="https://www.youtube.com/watch?v=a"' in shown
    assert "button" not in shown
    assert "data-frame" not in shown


def test_only_the_sites_of_a_page_may_stand_in_its_frames():
    assert origins(()) == []
    assert origins(("youtube:a",)) == []
    assert origins((f"youtube:{VIDEO}", "telegram:onir_kz/15", "telegram:onir_kz/16")) == [
        "https://t.me",
        "https://www.youtube-nocookie.com",
    ]


def test_a_newsroom_may_show_them_from_elsewhere_or_leave_one_out(settings):
    settings.EMBEDS = {"youtube": "http://127.0.0.1:9/{key}?{last}"}
    assert frame(f"youtube:{VIDEO}") == f"http://127.0.0.1:9/{VIDEO}?{VIDEO}"
    assert frame("telegram:onir_kz/15") == ""
    assert origins(("telegram:onir_kz/15", f"youtube:{VIDEO}")) == ["http://127.0.0.1:9"]


def test_each_provider_is_one_that_the_rules_name():
    assert set(PROVIDERS) == {"youtube", "telegram", "instagram", "tiktok"}
