"""Kazakh words that only look as if they had an ending."""

WHOLE = frozenset(
    """
    алтын әкім бағым басқа білім бөлім ғылым жауын жиын жыйын келін келісім киім күтім қадам қалам
    қарын қауым қойын құйын қысым маусым мойын мүсін мұғалім мұрын ойын орын өкім өлім өнім сенім
    сезім тәлім тыйым тұман түсім ұғым ұйым шешім шығарым шығын
    """.split()
)
"""Nouns of their own right from which nothing is cut: «ойын» (game) is not «ой-ы-н» (his thought).

Written from the headwords of «Қазақ тілінің түсіндірме сөздігі»; the shorter reading is possible
for some, but rare in news.
"""
