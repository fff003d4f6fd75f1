"""A newsroom of some age as the desk sees it: many articles about the same few things."""

from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from articles.models import Article, Edition, Pairing, Revision, Tag
from people.models import Person
from regions.models import Region
from tests.reader.conftest import archive


def fill(count):
    """Adds that many articles, public in both languages, whose Kazakh is owed two paragraphs."""
    archive(count, [model.objects.order_by("pk").first() for model in (Region, Person, Tag)])
    _give_texts()
    numbers = Article.objects.filter(pairing=None).order_by("pk").values_list("pk", flat=True)
    Pairing.objects.bulk_create(Pairing(article_id=number, owed_kk=2) for number in numbers)


def _give_texts():
    """What is on record is what the desk has saved last, and approved."""
    last = Revision.objects.filter(edition=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    number = Cast("article_id", CharField())
    Edition.objects.filter(current_revision=None).update(
        current_revision=Subquery(last),
        approved_revision=Subquery(last),
        stage=Edition.Stage.APPROVED,
        headline=Concat(F("language"), Value(" Заголовок о районе "), number),
    )
