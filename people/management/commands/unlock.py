"""Lets somebody try to log in again at once, where too many attempts have failed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from people.attempts import LoginAttempt
from people.throttle import account_key, network


class Command(BaseCommand):
    help = "Forgets the failed log-ins of accounts or from addresses; nobody has to wait then."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("names", nargs="*", metavar="NAME", help="A user name.")
        parser.add_argument("--address", action="append", default=[], help="A client's address.")
        parser.add_argument("--list", action="store_true", help="From where log-ins have failed.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            return self._list()
        if not (options["names"] or options["address"]):
            raise CommandError("Name an account, or an address by --address.")
        keys = [account_key(name) for name in options["names"]]
        forgotten, _ = LoginAttempt.objects.filter(account__in=keys).delete()
        addresses = [network(text) for text in options["address"]]
        also, _ = LoginAttempt.objects.filter(address__in=addresses).delete()
        self.stdout.write(f"Failed log-ins forgotten: {forgotten + also}.")

    def _list(self) -> None:
        for address, count in LoginAttempt.objects.by_address():
            self.stdout.write(f"{address}: {count}")
