"""Left-to-right runs that a right-to-left line would tear apart, and what keeps them whole.

By the Unicode Bidirectional Algorithm (UAX 9) a plain number, a Latin name, «6,5», «14:05» and
«10 000» with no-break spaces stand rightly in an Arabic line by themselves, and a range is read
from the right as the line is; they are left alone. What is torn: a sign before a number (it goes
behind it), groups of digits with ordinary spaces or hyphens and telephone numbers (the groups
change places), degrees, addresses that end in a sign, and a Latin name before a sign and a number
(both join it).
"""

import re
from collections.abc import Callable, Iterable

LRI, PDI = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"

# [0-9], not \d: Arabic digits have rules of their own.
_NUMBER = r"[0-9]++(?:[.,][0-9]++)*+"
_SIGN = r"[+±$€£¥₸₽\N{MINUS SIGN}-]"
_TORN = rf"""(?<![\w){PDI}])(?<![0-9][.,])(?:
        # −15,5 °C, -3, $2, +7 (727) 123-45-67; (727) 123 45 67; 8 701 123 45 67, 2026-01-20; 10 000
        (?: {_SIGN} \(?{_NUMBER} (?:[ ]?[()-][ ]?[0-9]++ | [ ][0-9]++)*+
          | (?:[0-9]{{1,3}}[ ])? \([0-9]{{2,5}}\) (?:[ -]?[0-9]++)++
          | [0-9]{{1,4}} (?:[ -][0-9]{{2,4}}(?![0-9])){{2,}}+ (?:,[0-9]++)?+
          | [0-9]{{1,3}} [ ][0-9]{{3}}(?![0-9]) (?:,[0-9]++)?+
        ) (?:[ \N{{NO-BREAK SPACE}}]?°[ ]?[CF](?![A-Za-z]))?+
      | {_NUMBER} [ \N{{NO-BREAK SPACE}}]?°(?:[ ]?[CF](?![A-Za-z]))?+
      | [A-Za-z][A-Za-z0-9]*+ (?:\#|\+\+?+) (?![\w+{LRI}])
    )"""

# A Latin name draws the signs and the number after it into its own direction: «SMI, 24 ақпан».
_LATIN = r"[A-Za-z0-9](?:[A-Za-z0-9À-ɏ&'’]|[./+-](?=[A-Za-z0-9]))*+"
_CLOSING = r"""[,،;؛:.!?…»”"')\]]"""
_TAKING = rf"""(?<![\w){PDI}])(?<![A-Za-z0-9À-ɏ&'’][ ./+&'’-])
    (?P<name>{_LATIN}(?:[ ]{_LATIN})*+)
    (?=(?:{_CLOSING}{{1,3}}\s|\s[–—-]\s|\s?[(\[«“"])[^\w\s]?[0-9])"""
_RUN = re.compile(f"{LRI}[^{PDI}]*+|{_TORN}|{_TAKING}", re.VERBOSE)


# A text without any of these needs none of the longer looks. A search for one of a set is quick, so
# what stands after it is looked at last.
_MAY_TEAR = re.compile(
    rf"[A-Za-z°0-9({_SIGN[1:-1]}]"
    rf"(?:(?<=[A-Za-z°])|(?<={_SIGN})[(0-9]|(?<=[0-9])[ ][0-9(]|(?<=\()[0-9])"
)


def isolate(
    parts: Iterable[tuple[str, bool]],
    mark: Callable[[str], str],
    *,
    before: str = "",
    after: str = "",
) -> str:
    """The parts joined, with each run that would be torn, and each address, as `mark` writes it.

    For text that goes into a right-to-left line between `before` and `after`, of which a few signs
    will do; a part comes with whether it is an address. What stands between LRI and PDI already is
    left.
    """
    done = []
    for part, is_kept in parts:
        if not is_kept:
            done.append(_untorn(part, mark, before, after))
        else:
            is_plain = part[0] == "&" or before.endswith(LRI)
            done.append(part if is_plain else mark(part))
        before = part
    return "".join(done)


def _untorn(text: str, mark: Callable[[str], str], before: str, after: str) -> str:
    if not _MAY_TEAR.search(text):
        return text
    before, end = before[-2:], len(before[-2:] + text)
    parts, place = [], len(before)
    whole = before + text + after
    for found in _RUN.finditer(whole, place):
        # A run that goes on in the next text is isolated as far as it stands in this one.
        run = found if found.end() <= end else _RUN.match(whole, found.start(), end)
        if run and run.start() < end and _is_torn(run):
            parts += [whole[place : run.start()], mark(run[0])]
            place = run.end()
    return "".join([*parts, whole[place:end]])


def _is_torn(run: re.Match[str]) -> bool:
    if run["name"]:
        return re.search("[A-Za-z]", run["name"]) is not None
    return run[0][0] != LRI


def with_element(run: str) -> str:
    """For text in HTML: nothing that a reader would copy along."""
    return f'<bdi dir="ltr">{run}</bdi>'


def with_characters(run: str) -> str:
    """For titles and attributes, which hold no elements."""
    return f"{LRI}{run}{PDI}"
