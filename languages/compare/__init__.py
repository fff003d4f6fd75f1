"""Facts of a Russian or Kazakh text in one normal form, and what two editions do not share.

Numbers, sums, percentages, measures, dates, times and quotations, however they are written: «2 млрд
долларов» is «2 млрд доллар», «18 сентября» «18 қыркүйек», «три» «үш». Texts are plain, without
HTML.
"""

from languages.compare.comparing import Differences, Pair, differences
from languages.compare.finding import facts
from languages.compare.found import Day, Fact, Kind, Measured

__all__ = ["Day", "Differences", "Fact", "Kind", "Measured", "Pair", "differences", "facts"]
