"""The scenarios on one database, that of DATABASE_URL; prints a line of JSON for each."""

import argparse
import json
import platform
import random
import sys
import time
import traceback
from dataclasses import asdict, dataclass

import django

django.setup()

from django.db import connection  # noqa: E402

from faults import cuts, desks, due, late, poison, storm, web  # noqa: E402
from faults.databases import databases  # noqa: E402
from faults.ground import lay  # noqa: E402
from faults.looking import Found  # noqa: E402
from faults.processes import NeverHappened  # noqa: E402
from faults.sizes import SIZES, Sizes  # noqa: E402

SCENARIOS = {
    "web": ("web process killed during saves and publishes", web.killed_web_process),
    "workers2": ("2 workers at once over what is due", due.two_workers),
    "workers8": ("8 workers at once over what is due", due.eight_workers),
    "killed": ("worker killed while effects are due", due.killed_worker),
    "nobody": ("no worker at all: texts go public by themselves", due.no_worker),
    "pairs": ("two people save one text at once", desks.one_text),
    "languages": ("two people save two languages at once", desks.two_languages),
    "storm": ("4 processes publish, call back, withdraw at once", storm.storm),
    "cuts": ("connections cut in mid-transaction", cuts.cut_connections),
    "off": ("worker off an hour", late.off_an_hour),
    "poison": ("one effect in a hundred always fails", poison.poisoned),
}
ON_POSTGRES_ALONE = ("cuts",)


@dataclass
class Line:
    """One scenario on one database, as the table has it."""

    scenario: str
    database: str
    seconds: float
    counts: dict[str, int]
    notes: dict[str, int]
    faults: list[str]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="long")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs="*", choices=SCENARIOS, default=list(SCENARIOS))
    told = parser.parse_args()
    return run(SIZES[told.size], told.seed, told.only)


def run(sizes: Sizes, seed: int, names: list[str]) -> int:
    """Each scenario on a fresh copy; 1 where any fault was found."""
    place = databases()
    has_faults = False
    try:
        place.begin()
        print(json.dumps({"versions": versions()}), flush=True)
        lay(sizes.stories)
        for name in names:
            if connection.vendor == "sqlite" and name in ON_POSTGRES_ALONE:
                continue
            place.copy(name)
            line = _run(name, sizes, random.Random(f"{seed} {name}"))
            has_faults = has_faults or bool(line.faults)
            print(json.dumps(asdict(line), ensure_ascii=False), flush=True)
    finally:
        place.remove_all()
    return int(has_faults)


def versions() -> str:
    number = ".".join(map(str, connection.get_database_version()))
    python = f"Python {platform.python_version()}"
    return f"{connection.display_name} {number}, Django {django.__version__}, {python}."


def _run(name: str, sizes: Sizes, chance: random.Random) -> Line:
    title, scenario = SCENARIOS[name]
    found, begun_at = Found(), time.monotonic()
    try:
        scenario(sizes, chance, found)
    except NeverHappened as error:
        traceback.print_exc()
        found.add("failed", str(error))
    sentences = [f"{kind}: {each}" for kind, told in found.faults.items() for each in told]
    seconds = round(time.monotonic() - begun_at, 1)
    notes = dict(found.notes)
    return Line(title, connection.display_name, seconds, found.counts, notes, sentences)


if __name__ == "__main__":
    sys.exit(main())
