#!/usr/bin/env python
"""Runs Django's and the newsroom's commands; what an operator got wrong is told in one sentence."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db.utils import OperationalError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"The newsroom cannot start: {error}")
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        sys.exit(f"The database named by DATABASE_URL did not answer: {reason}")


if __name__ == "__main__":
    main()
