import gc
import itertools
import os
import socket

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings
from django.utils import translation

from tests.database import copy_of_the_migrated

# How long an example takes depends on the machine, and nothing here measures time. A run that has
# to pass asks the same examples each time; other runs look for new ones.
hypothesis.settings.register_profile(
    "onir", deadline=None, print_blob=True, derandomize="CI" in os.environ
)
hypothesis.settings.load_profile("onir")

# What Django and its libraries hold is never garbage; looking through it is a tenth of the time.
gc.freeze()
gc.set_threshold(50_000, 20, 50)

LOOPBACK = ("localhost", "127.0.0.1", "::1", "", None)


class LeavesTheMachine(AssertionError):
    """A test tried to reach another machine."""


@pytest.fixture(scope="session", autouse=True)
def no_network():
    """Nothing in the tests leaves this machine, not even to ask for an address."""
    connect, connect_ex, getaddrinfo = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def refuse_others(family, host):
        if family != socket.AF_UNIX and host not in LOOPBACK:
            raise LeavesTheMachine(f"a test may not reach {host}")

    def guarded_connect(self, address):
        refuse_others(self.family, address[0])
        return connect(self, address)

    def guarded_connect_ex(self, address):
        refuse_others(self.family, address[0])
        return connect_ex(self, address)

    def guarded_getaddrinfo(host, *args, **kwargs):
        refuse_others(socket.AF_INET, host.decode() if isinstance(host, bytes) else host)
        return getaddrinfo(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)
        yield


@pytest.fixture(scope="session")
def media_folders(tmp_path_factory):
    """Addresses of folders that are not there yet: most tests have no use for one."""
    root = tmp_path_factory.mktemp("media")
    return (root / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def alone(settings, media_folders):
    """No test sees the files or the language of another one."""
    settings.MEDIA_ROOT = next(media_folders)
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(scope="session", autouse=True)
def fast_passwords():
    """Passwords are hashed fast."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session", autouse=True)
def static_files_found_when_asked_for():
    """Else every new client reads through all folders of them first."""
    with override_settings(WHITENOISE_AUTOREFRESH=True):
        yield


if settings.DATABASES["default"]["ENGINE"] == "newsroom.sqlite":

    @pytest.fixture(scope="session")
    def django_db_modify_db_settings_xdist_suffix():
        """SQLite's test database lies in the memory of its own process, under one name."""

    @pytest.fixture(scope="session")
    def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
        """What lies in memory is kept while it is open: here, until Django's own end."""
        with copy_of_the_migrated(connection.creation._get_test_db_name()):
            yield
