"""Facts as the tables of cases write them, and the tables."""

import csv
from pathlib import Path

from languages.compare import Day, Kind, Measured

CASES = Path(__file__).parent.parent / "cases"


def cases(name):
    """The rows of a table, without its heading."""
    with (CASES / f"compare_{name}.tsv").open(encoding="utf-8", newline="") as table:
        return list(csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def written(kind, value):
    """«sum 2000000000 USD», «date ?-09-18», «speech [number 5; date 2027]»."""
    match value:
        case Measured(amount, unit):
            return f"{kind} {plain(amount)} {unit}"
        case Day(year, month, day):
            parts = (f"{part:02}" for part in (month, day) if part is not None)
            return f"{kind} " + "-".join([str(year or "?"), *parts])
        case (hour, minute) if kind is Kind.TIME:
            return f"{kind} {hour}:{minute:02}"
        case (one, other) if kind is Kind.RATIO:
            return f"{kind} {one} {other}"
        case tuple():
            return f"{kind} [{'; '.join(written(*inner) for inner in value)}]"
        case int() | str():
            return f"{kind} {value}"
    return f"{kind} {plain(value)}"


def plain(amount):
    return f"{amount:f}".rstrip("0").rstrip(".") if "." in f"{amount:f}" else f"{amount:f}"


def found(facts):
    return "; ".join(written(fact.kind, fact.value) for fact in facts)
