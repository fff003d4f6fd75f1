"""Spellings of Latin and Arabic queries, and the Cyrillic letters that each may stand for."""

Readings = tuple[tuple[str, int], ...]
"""Cyrillic readings of a spelling, each with how unlikely it is: 0 for the usual one."""


Table = dict[str, Readings]


def _table(lines: str) -> Table:
    """A table from lines «spelling reading reading+3»; a reading is as unlikely as its place says.

    «^» before a spelling: at the beginning of a word; «*»: after a vowel; «$» after: at the end;
    «_» after: before a consonant; «-» as a reading: nothing.
    """
    table: Table = {}
    for line in filter(None, lines.splitlines()):
        spelling, *readings = line.split()
        table[spelling] = tuple(_reading(text, place) for place, text in enumerate(readings))
    return table


def _reading(text: str, place: int) -> tuple[str, int]:
    letters, _, cost = text.partition("+")
    return letters.replace("-", ""), int(cost or place)


# Spellings of all systems in both languages: 2021, 2018, ASCII, BGN/PCGN and ISO 9.
_COMMON = """
b б
v в
d д
z з
k к
m м
p п
r р
t т
u у
f ф
h х
o о
a а
g г
ch ч
ck к
ç ч
č ч
š ш
ž ж
zh ж
sh ш сх+3
shch щ шч+3
sch щ ш
ts ц тс
x кс х
é е
è э
*ia я иа
*iu ю иу
iia ия
iiu ию
"""

KAZAKH = _table(
    _COMMON
    + """
l л
l$ л ль+2
l_ л ль+2
n н
s с
c ц к с ч
w у в
j ж
dj дж ж
dzh дж ж
e е э+3
^e е э
*e е э
i и
*i й и
ii ии ий
*ii йи ии ий
ii$ ий ии
y ы
*y й ы
ya я
yu ю
yo ё йо
ye е ые
^ye е
*ye йе е
^ia я иа
ia иа я ия
^iu ю
iu ю иу ию
io ио ё
^yi и й
kh х к
gh ғ
ng ң нг
ngh нғ
tsh тш
q қ
ä ә
á ә
ğ ғ
ǵ ғ
ñ ң
ń ң
ö ө
ó ө
ü ү
ú ү
ū ұ
ŭ ұ
ý у
ı і ы
*ı й і ы
ï и
*ï й и
ş ш
tş ч тш
şş щ шш
ė э
' -
"""
)

# Only where a word is typed without any mark: someone who has ş and ä writes them everywhere.
BARE = _table("""
s с ш+2
ts ц тс тш ч
""")

RUSSIAN = _table(
    _COMMON
    + """
l л
l$ л ль
l_ л ль
t$ т ть
ts ц тс тьс
n н
n$ н нь
n_ н нь+2
d$ д дь+2
r$ р рь
r_ р рь+2
s с
s$ с сь+2
s_ с сь+3
z$ з зь+2
v$ в вь+2
m$ м мь+3
b$ б бь+3
p$ п пь+3
d_ д дь+3
t_ т ть+3
z_ з зь+3
sh$ ш шь+2
ch$ ч чь+2
zh$ ж жь+2
shch$ щ
j ж дж й+3
*j й ж дж
dj дж ж
c ц к с
q к
w в у
h х г+3
kh х кх+3
e е э+3
^e е э
*e е э+2
y ы й+3
y$ ы ий ый
*y й ы+2
zh ж дж+2
ya я ья+2
^ya я
*ya я
yu ю ью+2
^yu ю
*yu ю
yo ё ьё+2 йо
^yo ё йо
*yo ё йо
ye е ье ые+2
^ye е
*ye е ые
i и
*i и й
*i$ й и
ie ие ье+2 е
ia иа ия я
ia$ ия я иа
iu ю ию иу
io ио ё
ä а я
á а
å а
â я
ğ г
ǵ г
ñ н нь
ń н нь
ö о е
ó о
ô о
ü у ю
ú у
ū у
û ю
ŭ у
ý у й
ı и ы
*ı й и ы
ş ш
tş ч
şş щ
ŝ щ
ë ё
ė э
ï и
i' ий
' ь ъ -
"""
)

# Arabic letters, in Latin ones with open vowels.
OPEN = _table("""
b б
v в
g г
ğ ғ
d д
e е
^e е э
*e е э
j ж
z з
i и
*i й и
i$ и ий
*i$ й и
^ia я ия
ia ия я иа
*ia я
^iu ю ию
iu ию ю иу
*iu ю
io ио ё
k к
q қ
l л ль+3
m м
n н
ñ ң
o о
p п
r р
s с
ts ц тс
t т
u у
ū ұ
f ф
h х
һ һ
ч ч
ş ш
şş щ шш
a а
ö ө
ü ү
y ы і
""")
OPEN_FRONT = OPEN | _table("y і ы")
