"""Duplicates of tags, people and organisations become one; nothing that names them is lost."""

from articles.models import Tag
from people.models import Organisation, Person

KINDS = {"tag": Tag, "person": Person, "organisation": Organisation}
