"""The newsroom's settings, with receivers that keep account of themselves."""

import os

from newsroom.settings import *  # noqa: F403

RECEIVERS = {
    "publication_began": [
        "newsroom.receivers.tell_those_concerned",
        "faults.receivers.note",
        "faults.receivers.fail_where_poisoned",
    ]
}
# Logging in is no part of what is tried here.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


class _FromModels(dict):
    """Says of every app that its tables are made from its models."""

    def __contains__(self, app: object) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


# What is said of failures that are meant to happen would hide the rest.
LOG = os.environ.get("FAULTS_LOG", os.devnull)
LOGGING["handlers"] = {"console": {"class": "logging.FileHandler", "filename": LOG}}  # noqa: F405
# A short run has no time for all migrations.
if os.environ.get("FAULTS_TABLES") == "models":
    MIGRATION_MODULES = _FromModels()
