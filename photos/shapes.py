"""Which renditions a photo gets: ratios, widths, and what part of the photo each shows."""

from dataclasses import dataclass

WIDTHS = {
    "natural": (320, 640, 960, 1280, 1920),
    "16x9": (320, 640, 960, 1280, 1920),
    "4x3": (320, 640, 960, 1280),
    "1x1": (320, 640, 960),
}
RATIOS = {"16x9": 16 / 9, "4x3": 4 / 3, "1x1": 1.0}
# A picture as tall as a tower is not also made wide: it would take as much memory as a photo.
PIXELS_AT_MOST = 4_000_000

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Shape:
    """A part of the photo (left, top, right, bottom in its pixels) and the sizes it is shown in."""

    ratio: str
    box: Box
    sizes: list[tuple[int, int]]  # the largest first


def shapes(width: int, height: int, focal_point: str) -> list[Shape]:
    """All of a photo's shapes; `width` and `height` are those of the picture as it is seen."""
    return [
        Shape(ratio, box, _sizes(box, WIDTHS[ratio]))
        for ratio in WIDTHS
        for box in [_box(width, height, RATIOS.get(ratio), focal_point)]
    ]


def _box(width: int, height: int, ratio: float | None, focal_point: str) -> Box:
    """The largest part of this ratio around the focal point; all of it without a ratio."""
    if ratio is None:
        return (0, 0, width, height)
    wide, high = min(width, height * ratio), min(height, width / ratio)
    across, down = _fractions(focal_point)
    left = min(max(across * width - wide / 2, 0), width - wide)
    top = min(max(down * height - high / 2, 0), height - high)
    return (left, top, min(left + wide, width), min(top + high, height))


def _fractions(focal_point: str) -> tuple[float, float]:
    """«0.5x0.25» as numbers from 0 to 1; the middle for what is no such thing."""
    try:
        # In this order: what is no number becomes 0.
        across, down = (min(max(0.0, float(part)), 1.0) for part in focal_point.split("x"))
    except ValueError:
        return 0.5, 0.5
    return across, down


def _sizes(box: Box, widths: tuple[int, ...]) -> list[tuple[int, int]]:
    """The widths that the part fills, and its own instead of those that it does not."""
    own = max(1, round(box[2] - box[0]))
    ratio = (box[3] - box[1]) / (box[2] - box[0])
    wanted = {min(width, own) for width in widths}
    sizes = [(width, max(1, round(width * ratio))) for width in sorted(wanted, reverse=True)]
    small = [size for size in sizes if size[0] * size[1] <= PIXELS_AT_MOST]
    return small or sizes[-1:]
