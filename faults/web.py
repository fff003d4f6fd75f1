"""The web process is killed while editors save and publish through their browsers."""

import random
import time
from dataclasses import dataclass, field
from importlib import import_module

from django.test import Client
from django.urls import reverse

from articles.models import Edition, Publication, Revision
from faults.browser import Browser, Fields
from faults.ground import approved
from faults.looking import Found, look
from faults.processes import WebServer, wait_for_workers, workers
from faults.sizes import Sizes
from tests import cast

DONE, REFUSED = 302, 200
# What editors do, and who of them may.
PRESSES = {"save": "aigerim", "publish": "boris", "publish_urgently": "timur"}
COLD_EVERY = 20


@dataclass
class Attempt:
    """One form that was sent: to be found afterwards where its answer came."""

    edition: Edition
    press: str
    title: str
    address: str
    fields: dict[str, str | list[str]]
    answer: int | None = None

    def texts(self) -> int:
        return Revision.objects.filter(edition=self.edition, title=self.title).count()

    def publications(self) -> int:
        return Publication.objects.filter(edition=self.edition, title=self.title).count()

    def is_there(self) -> bool:
        is_saved = Edition.objects.filter(pk=self.edition.pk, headline=self.title).exists()
        return is_saved and (self.press == "save" or self.publications() > 0)

    def __str__(self) -> str:
        return f"edition {self.edition.pk}, {self.press} of “{self.title}”"


@dataclass
class Rhythm:
    """How long the server usually takes to answer; kills are spread over that, and a bit more."""

    usual: dict[str, float] = field(default_factory=dict)

    def hear(self, press: str, seconds: float) -> None:
        self.usual[press] = (self.usual.get(press, seconds) * 3 + seconds) / 4

    def moment(self, press: str, chance: random.Random) -> float:
        return chance.uniform(0, 1.2 * self.usual[press])


def killed_web_process(sizes: Sizes, chance: random.Random, found: Found) -> None:
    """Every answer that came is looked for, and every form is sent a second time."""
    _warm_up()
    server = WebServer()
    server.start()
    try:
        _kill_again_and_again(server, sizes, chance, found)
    finally:
        server.kill()
    with workers(1):
        wait_for_workers()
    look(found)


def _kill_again_and_again(
    server: WebServer, sizes: Sizes, chance: random.Random, found: Found
) -> None:
    browsers = {name: Browser(server.port, name) for name in PRESSES.values()}
    for browser in browsers.values():
        browser.log_in()
    rhythm, editions = Rhythm(), list(approved().filter(language="ru"))
    for number in range(sizes.web_kills):
        begun_at = time.monotonic()
        attempt = _open(browsers, editions[number % len(editions)], number)
        # Showing the page takes about as long as taking it back.
        rhythm.usual.setdefault(attempt.press, time.monotonic() - begun_at)
        _send_and_kill(server, browsers, attempt, rhythm.moment(attempt.press, chance))
        found.tries += 1
        found.kills += 1
        start = server.start_cold if _is_cold(sizes, number) else server.start
        start()
        _look_for(attempt, found)
        _send_again(browsers, attempt, rhythm, found)


def _is_cold(sizes: Sizes, number: int) -> bool:
    return sizes.is_long and number % COLD_EVERY == 0


def _warm_up() -> None:
    """What is loaded here need not be loaded by every process that is forked."""
    import_module("django.core.servers.basehttp")
    import_module("newsroom.wsgi")
    client = Client(headers={"host": "localhost"})
    client.force_login(cast.user("timur"))
    client.get(address_of(approved()[0]))


def address_of(edition: Edition) -> str:
    return reverse("admin:articles_article_change", args=[edition.article_id])


def _open(browsers: dict[str, Browser], edition: Edition, number: int) -> Attempt:
    """Open the article's page, and write and press what is next in turn."""
    press = list(PRESSES)[number % len(PRESSES)]
    edition.refresh_from_db()
    is_begun = edition.publications.exists()
    if press == "publish" and is_begun:
        press = "save"
    address = address_of(edition)
    fields = Fields.of(browsers[PRESSES[press]].get(address))
    title = edition.headline
    if press != "publish":
        title = f"Текст, попытка {number}"
        fields |= {"ru-title": title, "ru-body": f"<p>Абзац {number}.</p>"}
    if press != "save":
        fields |= {"_step": f"ru:{press}", "ru-urgent_reason": "Срочно."}
    if is_begun:
        fields |= {"ru-kind": "update"}
    return Attempt(edition, press, title, address, fields | {"_continue": "1"})


def _send_and_kill(
    server: WebServer, browsers: dict[str, Browser], attempt: Attempt, after: float
) -> None:
    browser = browsers[PRESSES[attempt.press]]
    connection = browser.begin_post(attempt.address, attempt.fields)
    time.sleep(after)
    server.kill()
    attempt.answer = browser.answer(connection)


def _look_for(attempt: Attempt, found: Found) -> None:
    is_there = attempt.is_there()
    if attempt.answer == DONE and not is_there:
        found.add("lost", f"{attempt} was acknowledged, and is not there")
    elif attempt.answer not in (DONE, None):
        found.add("failed", f"{attempt} was answered with {attempt.answer}")
    told = "answered" if attempt.answer else "done, not answered" if is_there else "not done"
    found.notes[f"killed: {told}"] += 1


def _send_again(
    browsers: dict[str, Browser], attempt: Attempt, rhythm: Rhythm, found: Found
) -> None:
    """As somebody does who saw no answer: the same form once more changes nothing twice."""
    begun_at = time.monotonic()
    answer = browsers[PRESSES[attempt.press]].post(attempt.address, attempt.fields)
    rhythm.hear(attempt.press, time.monotonic() - begun_at)
    if answer not in (DONE, REFUSED):
        found.add("failed", f"{attempt} sent again was answered with {answer}")
    elif not attempt.is_there():
        found.add("lost", f"{attempt} sent again is not there, answered with {answer}")
    if attempt.texts() > 1 or attempt.publications() > 1:
        found.add("doubled", f"{attempt} is there twice")
