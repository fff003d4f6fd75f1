"""What an operator got wrong is told in one sentence, and the exit code is not 0."""

import pytest

REFUSALS = [
    ({"DATABASE_URL": "postgres//onir"}, "DATABASE_URL is not an address of a database"),
    ({"DATABASE_URL": "mysql://u:p@localhost/onir"}, "DATABASE_URL is not an address"),
    ({"DATABASE_URL": "postgres://u@localhost:port/onir"}, "DATABASE_URL is not an address"),
    ({"SITE_URL": "onir.example"}, "SITE_URL is “onir.example”"),
    ({"SITE_URL": "https://onir.example/news/"}, "write the scheme and host alone"),
    ({"SITE_URL": "https://onir.example"}, "SECRET_KEY is not set"),
    ({"DEBUG": "maybe"}, "DEBUG is “maybe”; write 1 or 0."),
    ({"TRUSTED_PROXIES": "yes"}, "TRUSTED_PROXIES is “yes”; write a number like 0 or 1."),
    ({"TRUSTED_PROXIES": "-1"}, "TRUSTED_PROXIES is “-1”"),
    ({"TIME_ZONE": "Mars/Phobos"}, "TIME_ZONE is “Mars/Phobos”"),
]
UNANSWERED = [
    "postgres://onir@127.0.0.1:1/onir",
    "sqlite:////no/such/folder/onir.sqlite3",
]


def assert_refused_in_one_sentence(done, sentence):
    assert done.returncode == 1
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""


@pytest.mark.parametrize(("env", "sentence"), REFUSALS)
def test_nonsense_is_refused(run, env, sentence):
    assert_refused_in_one_sentence(run("manage.py", "check", **env), sentence)


@pytest.mark.parametrize("address", UNANSWERED)
def test_a_database_that_does_not_answer(run, address):
    done = run("manage.py", "migrate", "--verbosity", "0", DATABASE_URL=address)
    assert_refused_in_one_sentence(done, "The database named by DATABASE_URL did not answer")


def test_a_newsroom_for_readers_starts_with_a_key(run):
    env = {"SITE_URL": "https://onir.example", "SECRET_KEY": "k" * 60}
    done = run("manage.py", "check", DATABASE_URL="sqlite://:memory:", **env)
    assert done.returncode == 0, done.stderr
