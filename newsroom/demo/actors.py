"""Loads people with their posts, and organisations."""

from newsroom.demo.content import Loaded, Row, add, both, known
from newsroom.demo.places import add_names
from people.models import Organisation, OrganisationName, Person, PersonName, Term

# People in public office, and those who do not exist. The coach, the player and the businessman
# are named in stories and get no page by that.
WITH_A_PAGE = (
    "nurlan-uranhaev",
    "berik-uali",
    "olzhas-bektenov",
    "dauren-koigeldin",
    "nurzhan-abdikarimov",
    "erbolat-ospanov",
    "demo-editor",
    "demo-librarian",
)
# The posts that are the head of their region. The content file says it in the title's words alone.
HEADS = (
    "uranhaev-akim-abai",
    "uali-akim-abai",
    "koigeldin-akim-makanshy",
    "abdikarimov-akim-zhanasemey",
)


def add_organisations(content: Row, loaded: Loaded) -> None:
    for row in content["organisations"]:
        organisation = loaded.organisations[row["id"]] = add(
            Organisation,
            **loaded.reference(row),
            kind=row["type"],
            **both("short", row.get("short")),
            region=loaded.regions[row["region"]] if row["region"] else None,
            is_invented=row["invented"],
        )
        add_names(row, loaded, OrganisationName, organisation=organisation)


def add_people(content: Row, loaded: Loaded) -> None:
    for row in content["people"]:
        person = loaded.people[row["id"]] = add(
            Person,
            **loaded.reference(row),
            **both("short", row.get("short")),
            has_page=row["slug"] in WITH_A_PAGE,
            is_invented=row["invented"],
        )
        add_names(row, loaded, PersonName, person=person)
        for term in row["terms"]:
            loaded.terms[term["id"]] = _add_term(term, person, loaded)


def _add_term(row: Row, person: Person, loaded: Loaded) -> Term:
    seen_on = sorted(date for value in row["seen_on"] if (date := known(value)))
    return add(
        Term,
        person=person,
        **both("title", row["title"]),
        region=loaded.regions[row["region"]] if row["region"] else None,
        organisation=loaded.organisations[row["organisation"]] if row["organisation"] else None,
        is_head=row["id"] in HEADS,
        start=known(row["start"]),
        end=known(row["end"]),
        first_seen_on=seen_on[0] if seen_on else None,
        last_seen_on=seen_on[-1] if seen_on else None,
        **loaded.fact(row),
    )
