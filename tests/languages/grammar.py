"""School grammar of Kazakh, written a second time, to check the tables against."""

BACK, FRONT = set("аоұы"), set("әеөүіэ")
VOWELS = BACK | FRONT
NASALS, SONANTS, HISSING = set("мнң"), set("рлйу"), set("зж")
WORDS = {
    0: "нөл",
    **dict(enumerate("бір екі үш төрт бес алты жеті сегіз тоғыз он".split(), start=1)),
    **dict(
        zip(
            range(20, 100, 10),
            "жиырма отыз қырық елу алпыс жетпіс сексен тоқсан".split(),
            strict=True,
        )
    ),
}


def is_back(word):
    return next(letter in BACK for letter in reversed(word) if letter in VOWELS)


def ending(word, case):
    """The ending of a noun without possessive, after its last vowel and its last sound."""
    last, back = word[-1], is_back(word)
    if last in VOWELS:
        first = {
            "genitive": "н",
            "dative": "г",
            "accusative": "н",
            "locative": "д",
            "ablative": "д",
        }
    elif last in NASALS:
        first = {
            "genitive": "н",
            "dative": "г",
            "accusative": "д",
            "locative": "д",
            "ablative": "н",
        }
    elif last in SONANTS | HISSING:
        first = {
            "genitive": "д",
            "dative": "г",
            "accusative": "д",
            "locative": "д",
            "ablative": "д",
        }
    else:
        first = {
            "genitive": "т",
            "dative": "к",
            "accusative": "т",
            "locative": "т",
            "ablative": "т",
        }
    if case == "instrumental":
        soft = last in VOWELS | NASALS | SONANTS
        return ("м" if soft else "б" if last in HISSING else "п") + "ен"
    if case == "dative":
        return {("г", True): "ға", ("г", False): "ге", ("к", True): "қа", ("к", False): "ке"}[
            first[case], back
        ]
    rest = {"genitive": "ың", "accusative": "ы", "locative": "а", "ablative": "ан"}[case]
    return first[case] + (rest if back else rest.replace("ы", "і").replace("а", "е"))


def in_words(number):
    """A whole number below 10**15 as Kazakh says it."""
    if number == 0:
        return [WORDS[0]]
    said = []
    for power, name in ((12, "триллион"), (9, "миллиард"), (6, "миллион"), (3, "мың"), (0, None)):
        hundreds, rest = divmod(number // 10**power % 1000, 100)
        if hundreds:
            said += ([WORDS[hundreds]] if hundreds > 1 else []) + ["жүз"]
        said += [WORDS[part] for part in (rest // 10 * 10, rest % 10) if part]
        if name and (hundreds or rest):
            said.append(name)
    return said
