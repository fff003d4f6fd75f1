import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.endings import ENDINGS, LONGEST, Cutter, stems

kazakh = st.text(alphabet="аәбгғдежзийкқлмнңоөпрстуұүшыіьюя", max_size=40)


@pytest.mark.parametrize(
    "ending",
    "лар лер дар дер тар тер ым ім ың ің ңыз ңіз ыңыз іңіз ы і сы сі мыз міз ымыз іміз ның нің дың "
    "дің тың тің ға ге қа ке ына іне ны ні ды ді ты ті сын ін да де та те ында інде дан ден тан "
    "тен нан нен мен бен пен дағы дегі тағы тегі ындағы нікі дікі тікі ларымыздың лерінде "
    "дағылардың".split(),
)
def test_the_endings_of_the_grammar_are_known(ending):
    assert ending in ENDINGS


@pytest.mark.parametrize(
    "ending", ["", "м", "ң", "мын", "дас", "лық", "ші", "лерның", "ларі", "дең"]
)
def test_what_is_no_ending_of_a_noun_is_not_among_them(ending):
    assert ending not in ENDINGS


@pytest.mark.parametrize("ending", ["лардыңлар", "дыңлар", "сылар", "даның"])
def test_the_order_is_plural_possessive_case(ending):
    assert ending not in ENDINGS


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("қалалар", "қала"),
        ("үйлер", "үй"),
        ("жолдар", "жол"),
        ("адамдар", "адам"),
        ("қыздар", "қыз"),
        ("ағаштар", "ағаш"),
        ("клубтар", "клуб"),
        ("қаланың", "қала"),
        ("адамның", "адам"),
        ("жердің", "жер"),
        ("кітаптың", "кітап"),
        ("адамнан", "адам"),
        ("елден", "ел"),
        ("қызбен", "қыз"),
        ("пойызбен", "пойыз"),
        ("ауданындағы", "аудан"),
        ("ауылдағылардың", "ауыл"),
        ("балаларымыздан", "бала"),
        ("елімізде", "ел"),
        ("үйіме", "үй"),
        ("Мәскеуде".lower(), "мәскеу"),
        ("суы", "су"),
        ("келуі", "келу"),
        ("баруы", "бару"),
        ("тоқаевтың", "тоқаев"),
        ("бектеновтің", "бектенов"),
        ("банктің", "банк"),
        ("рубльге", "рубль"),
        ("қаупі", "қауп"),
        ("ресурсы", "ресурс"),
        ("баланікі", "бала"),
    ],
)
def test_a_legal_ending_leaves_the_stem(word, stem):
    assert stem in stems(word)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("орта", "ор"),  # after р it would be -да
        ("баспа", "бас"),
        ("жолде", "жол"),  # the vowels do not agree
        ("елға", "ел"),
        ("адамдан", "адам"),  # after м it is -нан
        ("қызмен", "қыз"),
        ("ақын", "ақ"),  # would be «ағын»
        ("қалам", "қала"),
        ("отан", "о"),
        ("сттан", "ст"),
    ],
)
def test_an_ending_that_does_not_fit_is_not_cut(word, stem):
    assert stem not in stems(word)


def test_letters_that_stand_for_several_are_cut_too():
    typed = Cutter(str.maketrans("әғқңөұүһі", "агкноуухи"))
    assert "акимдик" in typed.stems("акимдиктин")
    assert "акимдик" not in stems("акимдиктин")


@given(kazakh)
def test_a_stem_and_its_ending_are_the_word(word):
    found = stems(word)
    assert found == sorted(found, key=len, reverse=True)
    for stem in found:
        assert len(stem) >= 2
        assert word.startswith(stem)
        assert word[len(stem) :] in ENDINGS


@given(st.text(max_size=30))
def test_any_text_gives_a_result(word):
    assert all(word.startswith(stem) for stem in stems(word))


def test_a_megabyte_of_letters_ends():
    assert stems("а" * 1_000_000) == []
    assert max(map(len, ENDINGS)) == LONGEST
