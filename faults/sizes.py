"""How much of everything is tried."""

from dataclasses import dataclass, fields
from typing import Self


@dataclass(frozen=True)
class Sizes:
    """The long run's figures; a shorter one divides them."""

    stories: int = 150
    web_kills: int = 200
    due: int = 200
    worker_kills: int = 200
    pairs: int = 500
    cuts: int = 100
    off: int = 60
    poison_of: int = 300
    steps_each: int = 150
    is_long: bool = True

    @classmethod
    def tenth(cls) -> Self:
        long = cls()
        parts = {each.name: getattr(long, each.name) // 10 for each in fields(long)[:-1]}
        return cls(**parts | {"stories": 20, "is_long": False})

    @classmethod
    def short(cls) -> Self:
        """For `make test`: seconds, not minutes."""
        return cls(
            stories=12,
            web_kills=4,
            due=20,
            worker_kills=5,
            pairs=8,
            cuts=4,
            off=6,
            poison_of=12,
            steps_each=8,
            is_long=False,
        )


SIZES = {"long": Sizes(), "tenth": Sizes.tenth(), "short": Sizes.short()}
