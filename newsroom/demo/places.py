"""Loads sources, and regions with their names and numbers."""

from decimal import Decimal

from django.db import models

from facts.models import Bound, Certainty, Source
from newsroom.demo.content import Loaded, Row, add, both, is_unsure, known
from regions.models import Region, RegionName, Statistic

CHINESE = "zh"
# What every page names at its head, from the oblast across the border to the county.
IN_NAVIGATION = ("abai", "urjar", "xinjiang", "tarbagatay", "shagantogay")


def add_sources(content: Row, loaded: Loaded) -> None:
    for row in content["sources"]:
        loaded.sources[row["id"]] = add(
            Source,
            outlet=row["outlet"],
            title=row["title"] or "",
            language=row["language"],
            published_on=known(row["date"]),
            **both("subject", row["subject"]),
        )


def add_regions(content: Row, loaded: Loaded) -> None:
    for row in content["regions"]:
        region = loaded.regions[row["id"]] = _add_region(row, loaded)
        add_names(row, loaded, RegionName, region=region)
        for measure in row.get("statistics", []):
            add_measure(measure, loaded, Statistic, region=region)
    for row in content["regions"]:
        _set_centre(row, loaded)


def _add_region(row: Row, loaded: Loaded) -> Region:
    return add(
        Region,
        **loaded.reference(row),
        kind=row["type"],
        parent=loaded.regions[row["parent"]] if row["parent"] else None,
        is_in_navigation=row["slug"] in IN_NAVIGATION,
        **_established(row, loaded),
        **_chinese_name(row),
        **_coordinates(row),
    )


def _established(row: Row, loaded: Loaded) -> Row:
    told = row.get("established")
    if told is None or is_unsure(told):
        return {}
    return {"established_on": known(told["date"]), "established_source": loaded.source(told)}


def _chinese_name(row: Row) -> Row:
    for spelling in row["spellings"]:
        if spelling["script"] == CHINESE:
            return {
                "chinese_name": spelling["value"],
                "chinese_name_certainty": spelling["certainty"],
            }
    return {}


def _coordinates(row: Row) -> Row:
    point = row.get("coordinates")
    if point is None or is_unsure(point):
        return {}
    return {"latitude": Decimal(str(point["lat"])), "longitude": Decimal(str(point["lon"]))}


def _set_centre(row: Row, loaded: Loaded) -> None:
    """Only once all are there: the centre is itself a part of what it is the centre of."""
    if centre := row.get("centre"):
        region = loaded.regions[row["id"]]
        region.centre = loaded.regions[centre]
        region.save(update_fields=["centre"])


def add_names(row: Row, loaded: Loaded, model: type[models.Model], **owner: models.Model) -> None:
    """Spellings in other letters, and aliases. A region's Chinese name has a column of its own."""
    for spelling in row["spellings"]:
        if not (model is RegionName and spelling["script"] == CHINESE):
            names = {"letters": spelling["script"], "text": spelling["value"]}
            add(model, **owner, **names, is_alias=False, **loaded.fact(spelling))
    alias = {"is_alias": True, "certainty": Certainty.RULE, "public_from": loaded.now}
    for letters, texts in row.get("alt_names", {}).items():
        for text in texts:
            add(model, **owner, letters=letters, text=text, **alias)


def add_measure(row: Row, loaded: Loaded, model: type[models.Model], **owner: models.Model) -> None:
    add(
        model,
        **owner,
        key=row["key"],
        **both("label", row["label"]),
        value=Decimal(str(row["value"])),
        unit=row["unit"],
        bound=row.get("bound", Bound.EXACT),
        is_planned=row.get("planned", False),
        as_of=known(row["as_of"]),
        **loaded.fact(row),
    )
