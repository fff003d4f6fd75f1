import pytest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", set()),
        ("postgres", {"postgres"}),
        ("postgres,browser", {"postgres", "browser"}),
        (" browser , ", {"browser"}),
    ],
)
def test_require_is_read(test_script, text, words):
    assert test_script.read_required(text) == words


def test_an_unknown_word_in_require_is_refused_with_a_sentence(test_script):
    with pytest.raises(SystemExit, match="it does not know postgresql"):
        test_script.read_required("postgresql,browser")


def test_what_is_left_out_fails_where_it_is_required(test_script, monkeypatch):
    monkeypatch.setattr(test_script, "find_postgres", lambda: None)
    report = test_script.Report()
    test_script.run_on_postgres([], report, must=False)
    assert (report.failed, len(report.left_out)) == ([], 1)
    test_script.run_on_postgres([], report, must=True)
    assert "REQUIRE asks for it" in report.failed[0]


def test_a_run_that_failed_is_reported(test_script, monkeypatch, capsys):
    class Failed:
        returncode = 1

    monkeypatch.delenv("REQUIRE", raising=False)
    monkeypatch.setattr(test_script.subprocess, "run", lambda *args, **kwargs: Failed)
    monkeypatch.setattr(test_script, "find_postgres", lambda: None)
    monkeypatch.setattr(test_script, "find_chromium", lambda: None)
    assert test_script.main([]) == 1
    said = capsys.readouterr().out
    assert "FAILED: the suite on SQLite." in said
    assert "Left out: the browser suite, because Chromium was not found." in said


def test_the_newsroom_s_own_settings_do_not_reach_the_tests(test_script, monkeypatch):
    environments = []

    class Passed:
        returncode = 0

    def run(command, *, env, **kwargs):
        environments.append(env)
        return Passed

    monkeypatch.setenv("DATABASE_URL", "postgres://onir@db.example/onir")
    monkeypatch.setattr(test_script.subprocess, "run", run)
    test_script.run("the suite", ["tests"], [], test_script.Report())
    assert "DATABASE_URL" not in environments[0]
