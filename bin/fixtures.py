"""The fixtures for `loaddata`, made from the demo's content file.

.venv/bin/python bin/fixtures.py write    make fixtures/reference.json and fixtures/demo.json anew
.venv/bin/python bin/fixtures.py check    fail where they are not what would be written
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def make() -> dict[Path, str]:
    """The fixtures' texts by their paths, out of a newsroom in memory."""
    with tempfile.TemporaryDirectory() as media:
        os.environ |= {
            "DATABASE_URL": "sqlite://:memory:",
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "MEDIA_ROOT": media,
            "TIME_ZONE": "Asia/Almaty",
        }
        import django
        from django.core.management import call_command
        from django.utils import translation

        django.setup()
        call_command("migrate", verbosity=0)
        from newsroom.demo import fixtures

        with translation.override("ru"):
            return {
                ROOT / "fixtures" / f"{name}.json": text for name, text in fixtures.make().items()
            }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=("write", "check"))
    is_check = parser.parse_args().action == "check"
    stale = {path: text for path, text in make().items() if read(path) != text}
    for path, text in stale.items():
        if is_check:
            print(f"{path.relative_to(ROOT)} is stale; run bin/fixtures.py write.")
        else:
            path.write_text(text, encoding="utf-8")
            print(f"Wrote {path.relative_to(ROOT)}.")
    return bool(is_check and stale)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
