"""Who the demo newsroom says it is: nobody real."""

from articles.models import Imprint

ABOUT = {
    "ru": "Это демонстрационная редакция: она показывает, как работает сайт. Часть материалов "
    "придумана, и на каждом таком материале стоит пометка.\n\n"
    "Названные здесь издатель, редактор и адрес почты ненастоящие.",
    "kk": "Бұл\N{NO-BREAK SPACE}– көрсетілім редакциясы: ол сайттың "
    "қалай жұмыс істейтінін көрсетеді. "
    "Материалдардың бір бөлігі ойдан шығарылған, олардың әрқайсысында белгі тұр.\n\n"
    "Мұнда аталған баспагер, редактор және пошта мекенжайы шын емес.",
}


def add_imprint() -> Imprint:
    return Imprint.objects.create(
        publisher_ru="демонстрационная редакция «Өңір»",
        publisher_kk="«Өңір» көрсетілім редакциясы",
        editor_in_chief_ru="Тимур (вымышленное лицо)",
        editor_in_chief_kk="Тимур (ойдан шығарылған адам)",
        email="desk@example.org",
        age_mark=Imprint.AgeMark.SIX,
        about_ru=ABOUT["ru"],
        about_kk=ABOUT["kk"],
    )
