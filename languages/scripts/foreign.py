"""Cyrillic letters of other languages, as the Kazakh letters that stand for them in a name.

Serbian, Ukrainian, Belarusian, Uzbek, Tajik, Bashkir, Tatar, Kyrgyz and the like; each by its sound
in its own language (en.wikipedia.org, «List of Cyrillic letters»). Letters of old or rare alphabets
that are not here stay as they are in every script.
"""

_SMALL = {
    "ѐ": "е", "ђ": "дж", "ѓ": "г", "є": "е", "ѕ": "з", "ї": "и", "ј": "й", "љ": "ль", "њ": "нь",
    "ћ": "ч", "ќ": "к", "ѝ": "и", "ў": "у", "џ": "дж", "ґ": "г", "ҙ": "з", "җ": "ж", "ҕ": "ғ",
    "ҡ": "қ", "ҝ": "г", "ҟ": "қ", "ҥ": "ң", "ҫ": "с", "ҳ": "х", "ҷ": "ж", "ҹ": "ж", "ӂ": "ж",
    "ӄ": "қ", "ӈ": "ң", "ӑ": "а", "ӓ": "ә", "ӗ": "е", "ӛ": "ә", "ӝ": "ж", "ӟ": "з", "ӣ": "и",
    "ӥ": "и", "ӧ": "ө", "ӫ": "ө", "ӭ": "э", "ӯ": "у", "ӱ": "ү", "ӳ": "ү", "ӵ": "ч", "ӹ": "ы",
    "ѣ": "е", "ѳ": "ө", "ѵ": "и", "ѫ": "у", "ѧ": "я",
}  # fmt: skip

FOREIGN = _SMALL | {letter.upper(): kazakh.capitalize() for letter, kazakh in _SMALL.items()}
"""Letter to Kazakh spelling, small and capital."""
