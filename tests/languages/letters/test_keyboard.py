import pytest
from hypothesis import given

from languages.letters import other_layout
from tests.languages.letters.texts import texts

ENGLISH = """about account agreement airport bank border bridge budget center company country
culture deal district doctor economy energy export factory health history hospital investment
letter market
meeting minister money mountain network office people power project railway region report school
science security station store student system village water winter world KAZ Minerals iPhone Google
Kaspi Halyk Beeline Tele2 Huawei Xiaomi Volkswagen Schneider WhatsApp""".split()
RUSSIAN = """область район город посёлок железная дорога граница переход строительство завод школа
больница министр аким депутат президент правительство соглашение меморандум инвестиции экономика
культура спорт погода ветер найзагай Урджар Шагантогай Тарбагатай Бахты Аягоз Семей Абай Чжэнпин
Тачэн Синьцзян Казахстан Китай Кайрат Уранхаев Бектенов сейчас всегда здесь между который подъезд
объём вещь щётка шёлк цех эхо юность яблоко мышь взгляд вздох встреча пункт МВД СУАР""".split()
KAZAKH = """облыс аудан қала ауыл өңір өлке шекара өткел теміржол құрылыс зауыт мектеп аурухана
министр әкім депутат президент үкімет келісім меморандум инвестиция экономика мәдениет спорт жел
найзағай Үржар Шағантоғай Тарбағатай Бақты Аягөз Семей Абай Шыңжаң Тачэн Қазақстан Қытай Қайрат
Ұранхаев Бектенов қазір әрқашан мұнда арасында ұйым білім ғылым денсаулық дәрігер жаһан гауһар
қаһарман ШҰАА ҚХР ЖШС тау-кен қарым-қатынас шаруашылығы оңтүстік солтүстік""".split()

# Keys of a US keyboard and the letters on them in the Windows layouts.
TYPED_RUSSIAN = str.maketrans(
    "йцукенгшщзхъфывапролджэячсмитьбюЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ",
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>",
)
TYPED_KAZAKH = TYPED_RUSSIAN | str.maketrans("әіңғүұқөһӘІҢҒҮҰҚӨҺ", "2345890-=@#$%*()_+")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ghbdtn", "привет"),
        ("Ehl;fh", "Урджар"),
        ("ghfdbntkmcndj", "правительство"),
        ("Rfpf[cnfy", "Казахстан"),
        ("j,kfcnm", "область"),
        ("k.,k.", "люблю"),
        ("Ehl;fh b Ifufynjufq", "Урджар и Шагантогай"),
        ("ghbdtn? rfr ltkf&", "привет, как дела?"),
        ("-43h", "өңір"),
        (")fpf0cnfy", "Қазақстан"),
        ("ыещку", "store"),
        ("Пщщпду", "Google"),
        ("цщкдв", "world"),
    ],
)
def test_the_other_layout_is_read(text, expected):
    assert other_layout(text) == expected


def test_the_word_lists_are_long_enough():
    assert min(len(ENGLISH), len(RUSSIAN), len(KAZAKH)) >= 60


@pytest.mark.parametrize("word", ENGLISH + RUSSIAN + KAZAKH)
def test_what_is_right_stays(word):
    assert other_layout(word) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "12 345",
        "lf",
        "onir.kz",
        "info@abai.kz",
        "https://abai.gov.kz",
        "Wi-Fi",
        "COVID-19",
        "eGov",
        "HTML",
        "км²",
        "ghbdtn мир",
        "The meeting was held in Almaty on 18 September",
        "Встреча прошла в области Абай 18 сентября",
        "Кездесу Абай облысында 18 қыркүйекте өтті",
    ],
)
def test_there_is_nothing_to_read_otherwise(text):
    assert other_layout(text) is None


def test_most_longer_words_are_read_back():
    russian = [word for word in RUSSIAN if len(word) > 5]
    kazakh = [word for word in KAZAKH if len(word) > 5 and "-" not in word]
    read_russian = [other_layout(word.translate(TYPED_RUSSIAN)) for word in russian]
    read_kazakh = [other_layout(word.translate(TYPED_KAZAKH)) for word in kazakh]
    assert sum(map(str.__eq__, map(str, read_russian), russian)) >= 0.75 * len(russian)
    assert sum(map(str.__eq__, map(str, read_kazakh), kazakh)) >= 0.75 * len(kazakh)


@given(texts)
def test_the_answer_has_another_alphabet(text):
    there = other_layout(text)
    assert there is None or there != text


def test_a_megabyte_ends():
    assert other_layout("а" * 1_000_000) is None
    assert other_layout("1." * 500_000) is None
