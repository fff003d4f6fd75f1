"""What the letters of 2021 and Arabic letters do not tell, so that a word may not come back.

Any word without these reasons comes back from `to_latin` and `to_arabic` as it was; many a word
with one of them does too.
"""

import re

from languages.scripts import back_arabic, back_latin
from languages.scripts.back_latin import beginning

_V = "аәеёиоөуұүыіэюя"
_IF = "е(?:м|к|ң(?:із)?(?:дер)?)?$"
_ALWAYS = {
    "э ё ъ ь": "[эёъь]",
    "й elsewhere than after a vowel, и after one": (
        rf"(?<![аәеийоөұүыіюя])(?<![^{_V}]у)й|(?<=[аәеийоөұүыіюя])и|(?<=[^{_V}]у)и"
    ),
    "ц before a vowel that тс stands before, or тс elsewhere": (
        f"(?<=.)ц[аәыіөұү]|(?<=.)ц{_IF}|^тс|тс(?![аәыіөұү]|{_IF})"
    ),
    "шш, and щ after т or ш": "шш|[тш]щ",
}
_LATIN = {
    "һ": "һ",
    "сх цх, as the sh of 2018": "[сц]х",
    "ч before a vowel that тш stands before, or тш elsewhere": (
        "(?<=.)ч[әыіөұү]|^тш|тш(?![әыіөұү])"
    ),
    "я ю йа йу иа иу where another of them is usual": (rf"[^{_V}й]я|[дрзц]юм|й[ау]|иу|(?:^|у)иа"),
    "і beside a vowel that it never meets, as the й of 2018 does": "[аеёоыәөүұя]і|і[аоы]",
}
_ARABIC = {
    "я ю ия ию ий йа йу иа иу where another of them is usual": (
        rf"[^{_V}й][яю]|(?:^|у)и[яю]|ий|[йи][ау]"
    ),
    "front and back vowels, or front ones with қ ғ, or back ones with к г": (
        "(?=.*[аоұыяқғ]).*[әөүіекг]"
    ),
    "ә or ө after another vowel": f"[{_V}].*[әө]",
    "ә or ө in a word with signs of a borrowed one": (
        rf"(?=.*[әө])(?:.*[вф]|.*(?:ц|тс)и|[цщ]|тс|[^{_V}]{{2}})|ө.*и"
    ),
    "-мен after a front word without е г к": "^[^екг]*[әөүі][^екг]*[мбп]ен(?:ен)?$",
    "і after a vowel that it never follows": "[аеёоыәөүұя]і",
    "-айев, -ейев": "[ае]йев",
    "-ұлы, -қызы, which are set apart": ".(?:ұлы|қызы)",
}

LOST: dict[str, dict[str, re.Pattern[str]]] = {
    script: {reason: re.compile(pattern) for reason, pattern in reasons.items()}
    for script, reasons in (("latn", _ALWAYS | _LATIN), ("arab", _ALWAYS | _ARABIC))
}
"""For each script, the reasons, with a pattern of the small Cyrillic words that have them."""

LIKE_KNOWN = "begins like a word known by heart"
"""A reason that is no pattern: the beginning is spelled as one of `back_words.KNOWN` is."""


def why_lost(word: str, script: str) -> tuple[str, ...]:
    """The reasons for which a small Cyrillic word may not come back from "latn" or "arab".

    KeyError for another script. Meant for words, not for long texts.
    """
    reasons = [reason for reason, pattern in LOST[script].items() if pattern.search(word)]
    if script == "latn":
        found, _ = beginning(back_latin.spelling(word), back_latin.KNOWN_2021)
    else:
        found, _ = beginning(back_arabic.open_spelling(word), back_arabic.KNOWN_OPEN)
    if not word.startswith(found):
        reasons.append(LIKE_KNOWN)
    return tuple(reasons)
