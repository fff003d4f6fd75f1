"""Log-ins are counted: few that fail for an account, more from an address, then one has to wait.

A try is written down before the password is looked at and taken back when it was right, so that
many at once are counted as well, by all server processes together. Who has to wait is told so
whether the account exists or not, and waiting tries are not counted: nobody makes the time longer.
"""

import math
import secrets
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from unicodedata import normalize

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from people.attempts import PERIOD, LoginAttempt

PER_ACCOUNT = 5
PER_ADDRESS = 30
MUST_WAIT = "must_wait"
SALT = "people.throttle"

# A browser that has logged in to an account before is counted by itself: whoever keeps guessing
# from elsewhere does not shut its owner out.
COOKIE = "known_browser"
KNOWN_FOR = timedelta(days=90)


def begin(request: HttpRequest, username: str) -> LoginAttempt:
    """A try that counts as failed until it is taken back; ValidationError where one has to wait."""
    account = account_key(username)
    attempt = LoginAttempt.objects.create(
        account=account,
        browser=known_browser(request, account),
        address=address_of(request),
        at=timezone.now(),
    )
    if until := _locked_until(attempt):
        attempt.take_back()
        raise _must_wait(until - attempt.at)
    return attempt


def _locked_until(attempt: LoginAttempt) -> datetime | None:
    """When the account and the address are both free again; None where they are now."""
    others = LoginAttempt.objects.exclude(pk=attempt.pk)
    ends = (
        others.filter(account=attempt.account, browser=attempt.browser).locked_until(PER_ACCOUNT),
        others.filter(address=attempt.address).locked_until(PER_ADDRESS),
    )
    return max((end for end in ends if end and end > attempt.at), default=None)


def _must_wait(left: timedelta) -> ValidationError:
    minutes = math.ceil(left / timedelta(minutes=1))
    sentence = ngettext(
        "Too many attempts to log in have failed. Try again in %(minutes)d minute.",
        "Too many attempts to log in have failed. Try again in %(minutes)d minutes.",
        minutes,
    )
    return ValidationError(sentence, code=MUST_WAIT, params={"minutes": minutes})


def account_key(username: str) -> str:
    """One key for every way to type a name; what people type here by mistake is not kept."""
    folded = normalize("NFKC", normalize("NFKC", username).casefold()).strip()
    return salted_hmac(SALT, folded, algorithm="sha256").hexdigest()


def address_of(request: HttpRequest) -> str:
    """The client's address, of IPv6 its network (/64): one customer holds all of that.

    `X-Forwarded-For` is believed for as many proxies as TRUSTED_PROXIES says, from its end.
    """
    told = request.headers.get("X-Forwarded-For", "").split(",")
    nearest = request.META.get("REMOTE_ADDR", "")
    proxies = settings.TRUSTED_PROXIES
    text = told[-proxies] if 0 < proxies <= len(told) else nearest
    return network(text) or network(nearest)


def network(text: str) -> str:
    """What an address is counted by; empty for what is none."""
    try:
        address = ip_address(text.strip())
    except ValueError:
        return ""
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((address.packed, 64), strict=False))


def forget_old_attempts(now: datetime) -> int:
    """Deletes what no longer counts; for the worker's hourly chores."""
    # An attempt may count with one that is itself about to be forgotten.
    deleted, _ = LoginAttempt.objects.filter(at__lt=now - 2 * PERIOD).delete()
    return deleted


# The browser of somebody who has been here before


def known_browser(request: HttpRequest, account: str) -> str:
    """What its cookie says for this account; empty where it has none that holds."""
    try:
        marked_for, browser = signing.loads(
            request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KNOWN_FOR
        )
    except (signing.BadSignature, TypeError, ValueError):
        return ""
    return browser if marked_for == account else ""


def remember_browser(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """After a log-in: the browser keeps a mark that the log-in page alone is sent."""
    account = account_key(username)
    browser = known_browser(request, account) or secrets.token_urlsafe(16)
    response.set_cookie(
        COOKIE,
        signing.dumps([account, browser], salt=SALT),
        max_age=KNOWN_FOR,
        path=request.path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
