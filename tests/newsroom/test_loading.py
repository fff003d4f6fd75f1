"""What is no empty newsroom is left as it is; what cannot be loaded whole is not loaded at all."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from newsroom.demo import content
from newsroom.demo.loading import is_empty, load
from people.models import User
from regions.models import Region

pytestmark = pytest.mark.django_db


def test_a_newsroom_with_one_region_of_its_own_is_left_alone():
    Region.objects.create(slug="own", name_ru="Своя", name_kk="Өз", kind=Region.Kind.CITY)
    assert not load(now=timezone.now())
    assert Region.objects.count() == 1


def test_a_colleague_who_has_a_demo_name_is_left_alone():
    User.objects.create_user("boris")
    assert not load(now=timezone.now())
    assert not Region.objects.exists()


def test_half_a_newsroom_is_never_left_behind(monkeypatch):
    rows = content.read()
    rows["articles"][-1]["ru"]["body"] = "<script>alert(1)</script>" + "x" * 2_000_000
    monkeypatch.setattr(content, "read", lambda: rows)
    with pytest.raises(ValidationError):
        load(now=timezone.now())
    assert is_empty()
