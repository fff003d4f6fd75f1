from languages.typography import Fault, faults


def test_a_fault_is_what_stands_and_what_should_stand():
    assert faults('Он читал "Абай" - да...', "ru") == [
        Fault(9, 10, '"', "«"),
        Fault(14, 17, '" -', "»\xa0—"),
        Fault(20, 23, "...", "…"),
    ]


def test_a_fault_is_no_wider_than_what_is_wrong():
    assert faults("«Да» - «нет»", "ru") == [Fault(4, 6, " -", "\xa0—")]
    assert faults("слово   дело", "ru") == [Fault(6, 8, "  ", "")]
    assert faults("зал 5 x 7 м", "ru") == [
        Fault(5, 8, " x ", "\xa0×\xa0"),
        Fault(9, 10, " ", "\xa0"),
    ]


def test_faults_know_the_language():
    assert faults("Астана\xa0– елорда", "kk") == []
    assert faults("Астана\xa0– столица", "ru") == [Fault(7, 8, "–", "—")]


def test_an_address_is_no_fault():
    assert faults("https://onir.kz/a--b/2019-2024...", "ru") == [Fault(30, 33, "...", "…")]
