"""Words that the press or a published table spells otherwise than the letters would give.

Each row: the word as written in Cyrillic, what is wanted, and where it was seen. Rows hold with
every ending and in capitals. A newsroom's own names come on top of them and win.
"""

from typing import NamedTuple


class Row(NamedTuple):
    """A word, its spelling in the other script, and where that was read."""

    written: str
    wanted: str
    source: str


_CLDR = "Unicode CLDR 48, territories in kk_Arab"
_KAZINFORM = "Kazinform, ar.inform.kz, "
_TABLE_2021 = (
    "m.sports.ru/tribuna/blogs/kzstories/2883175.html, quoting the rules of January 2021: "
    "after a consonant ё ю я are ö ü ä"
)

LATIN_2021 = (
    Row("актёр", "aktör", _TABLE_2021),
    Row("сюрреализм", "sürrealizm", _TABLE_2021),
    Row("заряд", "zaräd", _TABLE_2021),
)

ARABIC = (
    Row("Шыңжаң", "شينجياڭ", _KAZINFORM + "14.10.2025, on Xinjiang; Ili's own kazakh.ylxw.com.cn"),
    Row("Вьетнам", "ۆيەتنام", _CLDR),
    Row("Франция", "فرانسيا", _CLDR + "; " + _KAZINFORM + "abai175_a3550736 (Egemen: فرانتسيا)"),
    Row("Швейцария", "شۆەيساريا", _CLDR),
    Row(
        "ЭКСПО", "ەكسپو", "Egemen, ar.egemen.kz article 153928; by its capitals it would be spelled"
    ),
    # Compounds that keep the sign of their first part, in spite of the қ or ғ of the second.
    Row("төраға", "ءتوراعا", _KAZINFORM + "26.09.2025; qamshy.kz/tote/article/291"),
    Row("бірақ", "ءبىراق", _KAZINFORM + "on Silk Way Star, 2025 (Egemen: بىراق)"),
    Row("бірқатар", "ءبىرقاتار", _KAZINFORM + "14.10.2025 and a3368040"),
    Row("біржақты", "ءبىرجاقتى", "qamshy.kz/tote/article/291"),
)

SURNAMES = (
    Row("аев", "ايەۆ", _KAZINFORM + "توقايەۆ, بوزىمبايەۆ, بالايەۆا (Egemen: اەۆ)"),
    Row("еев", "ەيەۆ", _KAZINFORM + "ميرزيەيەۆا, on UNESCO in Samarkand (2025)"),
)
"""Ends of surnames in Arabic letters; -аева, -аевич and case endings may follow."""
