"""`make bench`: every benchmark as a table; fails where a bound is passed."""

import sys

from bench import desk, pages, pictures, text
from bench.measure import table
from bench.site import newsroom


def main() -> int:
    with newsroom():
        figures = [*text.figures(), *pages.figures(), *desk.figures(), *pictures.figures()]
    print(table(figures))
    over = [figure.name for figure in figures if figure.is_over]
    print(f"\nOver their bounds: {', '.join(over)}." if over else "\nAll within their bounds.")
    return bool(over)


if __name__ == "__main__":
    sys.exit(main())
