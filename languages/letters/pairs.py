"""Which letters follow each other in the words of a language: a set of pairs for each.

Counted in public frequency lists of words (Russian, English: the data of Wordfreq 3) and in the
words of a spelling dictionary (Kazakh: hunspell-kk) with the endings of `languages.endings`. Pairs
rarer than 3 in 100,000 (English: 12) are left out. A space is the edge of a word. What Russian has,
Kazakh has in loan words and names.
"""

_RUSSIAN = """
_:абвгдежзийклмнопрстуфхцчшщэюя а:_абвгдежзийклмнопрстуфхцчшщэюяё б:_абвдежиклмнорсухщъыьэюя
в:_авгдезиклмнопрстухцчшщыьяё г:_авгдеиклмнорсту д:_абвгдежзиклмнопрстухцчшъыьэюяё
е:_абвгдежзийклмнопрстуфхцчшщюя ж:_абдеикносуьё з:_абвгдежиклмнорсуъыья
и:_абвгдежзийклмнопрстуфхцчшщэюя й:_бвдезклмнорстфцчш к:_авезиклмнорстуцшэ
л:_абвгдежзиклмнопстучыьэюяё м:_абвгеиклмнопрсуфцчыьэяё н:_абвгдежзиклнорстуфхцчшщыьюяё
о:_абвгдежзийклмнопрстуфхцчшщэюя п:_аеиклнопрстуцчыья р:_абвгдежзиклмнопрстуфхцчшщыьэюяё
с:_абвгдеиклмнопрстуфхцчшъыьэюяё т:_абвгдеиклмнопрстуфхцчыьэюяё у:_абвгдежзийклмнопрстфхцчшщэюя
ф:_аеилорстуф х:_авеилмнорстуэ ц:_авеикоуы ч:_аеиклнортушьё ш:_авеиклмнопртуьё щ:аеину ъ:ея
ы:_бвгдежзийклмнпрстхчшя ь:_бвгдезикмнопстфцчшщюяё э:_вдйклмнпрстф ю:_бгджзклмнрстхцчшщю
я:_бвгдежзйклмнпрстхцчшщюя ё:_влмнрт
"""
_KAZAKH = """
_:абвгдежзиклмнопрстуфхцчшыэюіғқүұәө а:_абвгдежзийклмнпрстуфхцчшюяғқң б:_адежзилорсуыюіүұәө
в:_аеиклорті г:_адеикнортуіүө д:_аежиортуыіүұәө е:_абвгджзйклмнопрстуфхцшюяқң ж:_абдеиоушыэіүұәө
з:_абгдеимностушыіғқә и:_абвгдежзйклмнопрстуфхцшыюяіғқ й:_бгдезклмнпрстшыіғқ
к:_абвдеиклмопрстуцшыіқңүұәө л:_абгдежиклмнопрстухшыьюяіғқұә м:_абгдежиклмнопстушыьіғқүұәө
н:_абвгдежзикмнопстуфхцшыьіғқұә о:_абвгджзйклмнопрстфхцчшэюяғқң п:_абеиклопрстухшыіқә
р:_абвгдежзиклмнопрстуфхчшыьяіғқұә с:_аеиклмопстуфшыіқүұәө т:_абвежикмнопрстучшыіқүұәө
у:_абгдежзйклмнпрстхчшыіғқә ф:_аеилорту х:абинорт ц:_еи ч:_аежкэ ш:_аеикопстуыіқүұәө щ:ы ъ:е
ы:_бгджзйклмнпрстшғқң ь:_демт э:вклнп ю:_дйлрты я:_гдзлнрстуцшғқң і:_бгджзклмнпрстшң ғ:адиуыұ
қ:_абимопстухшықұ ң:_абгдежкнстшыіғқ ү:бгджзйклмнпрстшң ұ:абджзйлмнпрстхшщяғқң ә:_бджзйклмнпрстушң
ө:бгжзйклмнпрстшң
"""
_ENGLISH = """
_:abcdefghijklmnopqrstuvwxyz a:_abcdefghijklmnoprstuvwxyz b:_abeilorsuy c:_acehiklorstuy
d:_abdeghilmnorsuvwy e:_abcdefghiklmnopqrstuvwxyz f:_aefilorstuy g:_aeghilmnorstuy
h:_aehilmnorstuwy i:_abcdefgiklmnopqrstuvxz j:aeiou k:_aehilnorsuy l:_abcdefgiklmopstuvy
m:_abceimnopsuy n:_abcdefghijklmnoprstuvwyz o:_abcdefghiklmnoprstuvwxyz p:_aehiloprstuy q:u
r:_abcdefghiklmnoprstuvwy s:_abcdefhiklmnopqrstuwy t:_abcefhilmnorstuwyz u:_abcdefgiklmnoprst
v:_aeio w:_aehilnors x:_aceipt y:_abcdeilmnoprstu z:_aeioz
"""


def _pairs(table: str) -> frozenset[str]:
    """The pairs of a table that lists, after each letter, those that follow it."""
    rows = (row.replace("_", " ").split(":") for row in table.split())
    return frozenset(first + second for first, others in rows for second in others)


RUSSIAN_PAIRS = _pairs(_RUSSIAN)
KAZAKH_PAIRS = RUSSIAN_PAIRS | _pairs(_KAZAKH)
ENGLISH_PAIRS = _pairs(_ENGLISH)
