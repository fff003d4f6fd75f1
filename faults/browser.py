"""Somebody's browser: real requests, a session's cookies, and the fields of a page's form."""

import http.client
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from faults.ground import PASSWORD

LOGIN = "/admin/login/"
GONE = (ConnectionError, http.client.HTTPException, TimeoutError)


class Browser:
    """One person's. Every request is a connection of its own."""

    def __init__(self, port: int, name: str) -> None:
        self.port, self.name = port, name
        self.cookies: SimpleCookie = SimpleCookie()

    def log_in(self) -> None:
        """Through the log-in page, as people do."""
        fields = Fields.of(self.get(LOGIN))
        status = self.post(LOGIN, fields | {"username": self.name, "password": PASSWORD})
        if status != http.client.FOUND:
            raise ValueError(f"{self.name} could not log in: {status}")

    def get(self, address: str) -> str:
        answer, text = self._ask(self._send("GET", address))
        if answer != http.client.OK:
            raise ValueError(f"{address} answered {answer}")
        return text

    def post(self, address: str, fields: dict[str, str | list[str]]) -> int:
        return self._ask(self.begin_post(address, fields))[0]

    def begin_post(
        self, address: str, fields: dict[str, str | list[str]]
    ) -> http.client.HTTPConnection:
        """Send a form, and do not wait for the answer."""
        return self._send("POST", address, urlencode(fields, doseq=True))

    def answer(self, connection: http.client.HTTPConnection) -> int | None:
        """The status of the answer; None where the server is gone without one."""
        try:
            return self._ask(connection)[0]
        except GONE:
            return None

    def _send(self, method: str, address: str, body: str = "") -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        cookies = "; ".join(f"{name}={each.value}" for name, each in self.cookies.items())
        headers = {"Cookie": cookies, "Accept-Language": "ru"}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, address, body=body, headers=headers)
        return connection

    def _ask(self, connection: http.client.HTTPConnection) -> tuple[int, str]:
        try:
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(cookie)
        return answer.status, text


class Fields(HTMLParser):
    """What a browser would send if nothing were typed or pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str | list[str]] = {}
        self.open = ""
        self.choices: list[str] | None = None

    @classmethod
    def of(cls, page: str) -> dict[str, str | list[str]]:
        reader = cls()
        reader.feed(page)
        return reader.found

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in given}
        name = attributes.get("name", "")
        if tag == "input" and name:
            self._input(name, attributes)
        elif tag == "textarea" and name:
            self.open, self.found[name] = name, ""
        elif tag == "select" and name:
            self.choices = []
            self.found[name] = self.choices
        elif tag == "option" and self.choices is not None and "selected" in attributes:
            self.choices.append(attributes.get("value", ""))

    def _input(self, name: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("type", "text")
        is_pressed = kind in ("submit", "button", "file", "image", "reset")
        is_empty = kind in ("checkbox", "radio") and "checked" not in attributes
        if not is_pressed and not is_empty:
            self.found[name] = attributes.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.open = ""
        elif tag == "select":
            self.choices = None

    def handle_data(self, text: str) -> None:
        if self.open:
            # A browser leaves out the line break right after the tag.
            written = str(self.found[self.open])
            self.found[self.open] = written + (text if written else text.removeprefix("\n"))
