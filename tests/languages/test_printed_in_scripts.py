"""What dates, numbers and their like print in Kazakh, in the other two scripts."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from babel.dates import format_timedelta

from languages.dates import (
    PartialDate,
    format_date,
    format_day,
    format_moment,
    format_period,
    format_range,
    short_date,
)
from languages.names import MONTHS, WEEKDAYS
from languages.numbers import format_money, format_number, format_percent, short_money
from languages.plurals import counted
from languages.relative import relative
from languages.scripts import to_arabic, to_latin
from languages.sentences import between, on_date, on_weekday, since, until
from languages.spoken import ordinal, spell, with_case

NOW = datetime(2025, 9, 18, 14, 5, tzinfo=ZoneInfo("Asia/Almaty"))
DAY = date(2025, 9, 18)
FRIDAY = date(2025, 9, 19)


def known(text):
    return PartialDate.parse(text)


def spaced(text):
    return text.replace("\xa0", "~")


def without_hamza(text):
    return text.translate({0x621: None, 0x674: None})


@pytest.mark.parametrize(
    ("printed", "latin", "arabic"),
    [
        (format_date(DAY, "kk"), "18~qyrküiek 2025", "18~قىركۇيەك 2025"),
        (format_date(known("2025-01"), "kk"), "qañtar 2025", "قاڭتار 2025"),
        (short_date(known("2025-10-02"), "kk", DAY), "2~qazan", "2~قازان"),
        (format_day(FRIDAY, "kk"), "19~qyrküiek 2025, jūma", "19~قىركۇيەك 2025، جۇما"),
        (format_moment(NOW, "kk"), "18~qyrküiek 2025, 14:05", "18~قىركۇيەك 2025، 14:05"),
        (
            format_period(NOW, NOW + timedelta(hours=1), "kk"),
            "18~qyrküiek 2025, 14:05–15:05",
            "18~قىركۇيەك 2025، 14:05–15:05",
        ),
        (
            format_range(known("2022-06-08"), known("2022-06-11"), "kk"),
            "8–11~mausym 2022",
            "8–11~ماۋسىم 2022",
        ),
        (
            format_range(known("2022-06"), known("2025-02"), "kk"),
            "mausym 2022~– aqpan 2025",
            "ماۋسىم 2022~– اقپان 2025",
        ),
        (format_range(known("2025"), None, "kk"), "2025~–", "2025~–"),
        (on_date(DAY, "kk"), "2025~jylğy 18~qyrküiekte", "2025~جىلعى 18~قىركۇيەكتە"),
        (on_date(known("2027"), "kk"), "2027~jyly", "2027~جىلى"),
        (on_weekday(FRIDAY, "kk"), "jūma~künı", "جۇما~كۇنى"),
        (since(known("2019"), "kk"), "2019~jyldan bastap", "2019~جىلدان باستاپ"),
        (until(known("2025-02"), "kk"), "2025~jylğy aqpanğa deiın", "2025~جىلعى اقپانعا دەيىن"),
        (
            between(known("2025-09-18"), known("2025-09-20"), "kk", today=DAY),
            "18~qyrküiekten 20~qyrküiekke deiın",
            "18~قىركۇيەكتەن 20~قىركۇيەككە دەيىن",
        ),
        (relative(NOW, NOW, "kk"), "jaña ğana", "جاڭا عانا"),
        (relative(NOW - timedelta(minutes=5), NOW, "kk"), "5~minut būryn", "5~مينۋت بۇرىن"),
        (relative(NOW + timedelta(hours=1), NOW, "kk"), "1~sağattan keiın", "1~ساعاتتان كەيىن"),
        (relative(NOW - timedelta(days=1), NOW, "kk"), "keşe, 14:05", "كەشە، 14:05"),
        (relative(NOW + timedelta(days=1), NOW, "kk"), "erteñ, 14:05", "ەرتەڭ، 14:05"),
        (format_number(Decimal("-1234567.5"), "kk"), "−1~234~567,5", "−1~234~567,5"),
        (format_percent(Decimal("6.5"), "kk"), "6,5%", "6,5%"),
        (short_money(2 * 10**9, "USD", "kk"), "2~mlrd~dollar", "2~ملرد~دوللار"),
        (format_money(2 * 10**9, "USD", "kk"), "2~mlrd~AQŞ dollary", "2~ملرد~ا ق ش دوللارى"),
        (format_money(321 * 10**9, "KZT", "kk"), "321~mlrd~₸", "321~ملرد~₸"),
        (format_money(10**9, "EUR", "kk"), "1~mlrd~euro", "1~ملرد~ەۋرو"),
        (format_money(20_000, "RUB", "kk"), "20~myñ~rubl", "20~مىڭ~رۋبل"),
        (counted(5, "kk", "жоба"), "5~joba", "5~جوبا"),
        (with_case(1000, "ablative"), "1000-nan", "1000-نان"),
        (with_case(2025, "dative"), "2025-ke", "2025-كە"),
        (with_case(Decimal("6.5"), "ablative"), "6,5-ten", "6,5-تەن"),
        (ordinal(6, "kk"), "6-şy", "6-شى"),
        (spell(3, "kk"), "üş", "ءۇش"),
        (spell(121, "kk"), "jüz jiyrma bır", "ءجۇز جيىرما ءبىر"),
    ],
)
def test_what_is_printed_can_be_read_in_every_script(printed, latin, arabic):
    assert spaced(to_latin(printed)) == latin
    assert spaced(to_arabic(printed)) == arabic


def test_a_front_ordinal_is_spelled_alike_but_for_the_hamza():
    assert to_latin(ordinal(5, "kk")) == "5-şı"
    assert without_hamza(to_arabic(ordinal(5, "kk"))) == "5-شى"


def test_names_in_arabic_letters_are_those_of_cldr():
    locale = Locale.parse("kk_Arab")
    months, days = locale.months["stand-alone"]["wide"], locale.days["format"]["wide"]
    assert [to_arabic(name) for name in MONTHS["kk"]] == [months[n] for n in range(1, 13)]
    assert [to_arabic(name) for name in WEEKDAYS["kk"]] == [days[n] for n in range(7)]


@pytest.mark.parametrize("unit", ["minute", "hour"])
@pytest.mark.parametrize("sign", [1, -1])
def test_relative_times_in_arabic_letters_are_those_of_cldr(unit, sign):
    span = sign * timedelta(**{f"{unit}s": 5})
    said = format_timedelta(
        span, granularity=unit, threshold=100, add_direction=True, locale="kk_Arab"
    )
    assert to_arabic(relative(NOW + span, NOW, "kk")).replace("\xa0", " ") == said
