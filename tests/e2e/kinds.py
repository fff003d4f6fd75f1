"""Every kind of page that readers see, by name, on the demo newsroom."""

# Stories by their place in the demo. A story answers any slug with its own.
STORIES = {"article": 0, "invented-article": 11}
CORRECTED = 7
LITE = ("front", "article", "region")
PAGES = {
    "front": "",
    "news": "news/",
    "archive": "archive/",
    "archive-month": "archive/2025/09/",
    "archive-day": "archive/2025/09/18/",
    "section": "sections/economy/",
    "tag": "tags/memorandum/",
    "regions": "regions/",
    "region": "regions/abai/",
    "far-region": "regions/shagantogay/",
    "people": "people/",
    "person": "people/nurlan-uranhaev/",
    "quotes": "people/nurlan-uranhaev/quotes/",
    "organisation": "organisations/akimat-abai/",
    "projects": "projects/",
    "project": "projects/ayagoz-bakhty-rail/",
    "agreement": "agreements/memo-urjar-shagantogay/",
    "corrections": "corrections/",
    "about": "about/",
    "scripts": "about/scripts/",
    "design": "about/design/",
}
# What answers 404.
MISSING = {"not-found": "news/999999/x/"}
# Stories of the demo that are no longer told, where somebody has taken these steps with them.
GONE = {"withdraw": 9, "retract": 10}


def pages(code: str, first: int = 1) -> dict[str, str]:
    """The path of each kind of page, by its first part; `first` is the demo's first story."""
    paths = PAGES | {name: f"news/{first + place}/x/" for name, place in STORIES.items()}
    paths["changes"] = f"news/{first + CORRECTED}/x/changes/"
    paths["mistakes"] = f"mistakes/?page=/{code}/news/{first}/x/"
    full = {name: f"/{code}/{path}" for name, path in paths.items()}
    return full | {f"lite-{name}": f"/lite{full[name]}" for name in LITE}


def missing(code: str) -> dict[str, str]:
    return {name: f"/{code}/{path}" for name, path in MISSING.items()}


def gone(code: str, first: int = 1) -> dict[str, str]:
    return {name: f"/{code}/news/{first + place}/x/" for name, place in GONE.items()}
