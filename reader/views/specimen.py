"""Every part of the design on one page: both languages, light and dark, both directions."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from reader.datelines import Dateline
from reader.lines import Line
from reader.links import Link
from reader.pages import page

# Words in which each part is shown; nobody and nothing real is told of.
WORDS = {
    "ru": {
        "name": "Русский",
        "section": "Рубрика",
        "title": "Образец: на пограничной станции из-за ветра задержали 20-й поезд",
        "lead": "Так набран лид: два-три предложения о том, что случилось, где и когда.",
        "text": "Так набран текст. В нём есть ссылка, выделенное слово и «кавычки», 1500 ₸ и № 7.",
        "linked": "ссылка",
        "stressed": "курсив там, где он есть",
        "subhead": "Подзаголовок в тексте",
        "said": "Прямая речь стоит отдельно, и всегда сказано, кто говорит и кем служит.",
        "speaker": "имя и должность",
        "pulled": "Выноска повторяет самое важное",
        "boxed": "Справка: то, что полезно знать рядом с текстом.",
        "note": "Исправление",
        "told": "Что было неверно, и как верно.",
        "label": "Образец, вымышлено",
        "genre": "Мнение",
        "day": "23 ноября 2026, 14:05",
        "place": "Район",
        "other_place": "Округ",
        "stage": "план",
        "removed": "удалено",
        "added": "добавлено",
        "older": "Более ранние",
        "button": "Показать",
        "figure": "345,6",
        "row": "Показатель",
        "source": "Источник",
        "person": "Имя Фамилия",
    },
    "kk": {
        "name": "Қазақша",
        "section": "Айдар",
        "title": "Үлгі: шекаралық стансада жел салдарынан ҚХР-дың пойызы кешікті",
        "lead": "Лид осылай терілген: не болды, қайда, қашан – екі-үш сөйлем.",
        "text": "Мәтін осылай терілген. Мұнда сілтеме, ерекше сөз, «тырнақша», 1500 ₸, № 7 бар.",
        "linked": "сілтеме",
        "stressed": "ерекшеленген сөз: әғқңөұүһі",
        "subhead": "Мәтіндегі тақырыпша",
        "said": "Төл сөз бөлек тұрады, кім айтқаны және қандай лауазымда екені әрдайым жазылады.",
        "speaker": "аты-жөні мен лауазымы",
        "pulled": "Ең маңызды сөз бөлек шығарылады",
        "boxed": "Анықтама: мәтінмен қатар білген пайдалы.",
        "note": "Түзету",
        "told": "Не қате болғаны және дұрысы қандай екені.",
        "label": "Үлгі, ойдан шығарылған",
        "genre": "Пікір",
        "day": "23 қараша 2026, 14:05",
        "place": "Аудан",
        "other_place": "Аймақ",
        "stage": "жоспар",
        "removed": "өшірілген",
        "added": "қосылған",
        "older": "Бұрынғылары",
        "button": "Көрсету",
        "figure": "345,6",
        "row": "Көрсеткіш",
        "source": "Дереккөз",
        "person": "Аты Тегі",
    },
}
SHOWN = (("ru", "cyrl"), ("kk", "cyrl"), ("kk", "arab"))


@dataclass(frozen=True, slots=True)
class Specimen:
    """The parts in one language, script and theme."""

    language: str
    script: str
    theme: str
    words: dict[str, str]
    lines: list[Line]


@require_safe
def specimen(request: HttpRequest, language: str) -> HttpResponse:
    specimens = [
        Specimen(written, script, theme, WORDS[written], [_line(WORDS[written])] * 3)
        for theme in ("light", "dark")
        for written, script in SHOWN
    ]
    return page(request, "specimen", language, versions={}, specimens=specimens)


def _line(words: dict[str, str]) -> Line:
    """A story as lists show it; it leads nowhere."""
    return Line(
        number=0,
        publication=0,
        address="#main",
        title=words["title"],
        teaser=words["lead"],
        label=words["label"],
        genre=words["genre"],
        dateline=Dateline(words["day"], "2026-11-23T14:05:00+05:00"),
        section=Link(words["section"], "#main"),
        section_id=0,
        photo_id=None,
    )
