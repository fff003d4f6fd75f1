"""One tag has one identity, however it is typed."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Article, Tag
from tests import cast

pytestmark = pytest.mark.django_db


def tag(slug, ru, kk):
    return Tag(slug=slug, name_ru=ru, name_kk=kk)


def test_capitals_and_spaces_make_no_second_tag():
    tag("kazakhstan", "Казахстан", "Қазақстан").save()
    twin = tag("kazakhstan-2", " казахстан ", "Қазақ елі")
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_a_tag_without_its_kazakh_name_is_refused():
    with pytest.raises(IntegrityError), transaction.atomic():
        tag("border", "граница", "").save()
    with pytest.raises(ValidationError):
        tag("border", "граница", "").full_clean()


def test_taggit_ties_a_tag_to_an_article():
    border = tag("border", "граница", "шекара")
    border.save()
    story = cast.article()
    story.tags.add(border)
    assert list(story.tags.all()) == [border]
    assert list(Article.objects.filter(tags=border)) == [story]
