"""The public record proves itself: whatever is edited in the tables beside the steps is found."""

import os
import random
from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from articles import record
from articles.models import Entry, Erasure, Publication, RecordEntry, RecordHead
from articles.verifying import verify
from newsroom.management.commands.verify_record import Command, read_head
from tests import cast
from tests.articles import tampering

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
EDITS = 100
# As everywhere: a run that has to pass asks the same each time, others look for new ones.
SEED = 4 if "CI" in os.environ else random.SystemRandom().randrange(10**6)


@pytest.fixture
def record_of_a_week():
    """Texts that were published, replaced, scheduled, called back, withdrawn, retracted, erased."""
    stories = [cast.article(credited_to_ru="Газета") for _ in range(3)]
    with time_machine.travel(timezone.now() - 100 * HOUR) as clock:
        for number, story in enumerate(stories):
            for language in ("ru", "kk"):
                cast.published(story, language, f"Текст {number} {language}")
                clock.shift(HOUR)
                change(story.edition(language), f"Правка {number} {language}")
                clock.shift(HOUR)
        waits = change(stories[0].edition("ru"), "Позже", at=timezone.now() + 10 * HOUR)
        clock.shift(HOUR)
        waits.edition.call_back(by=cast.user("timur"), publication=waits)
        stories[1].edition("ru").withdraw(by=cast.user("timur"), note="Отозвано")
        stories[2].edition("kk").retract(by=cast.user("timur"), note="Опровергнуто")
        clock.shift(HOUR)
        erase(stories[2].edition("ru"))
    return stories


@pytest.fixture
def taken_back(db):
    """What a test edits breaks rules of the tables; it is taken back before they are asked."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def change(edition, title, kind="correction", **options):
    revision = cast.approved(edition, title)
    timur = cast.user("timur")
    return edition.publish(by=timur, revision=revision, kind=kind, **options)


def erase(edition):
    asked = edition.ask_erasure(by=cast.user("timur"), ground="Закон", note="Стёрто")
    edition.erase(by=cast.user("root"), erasure=asked)


def head():
    return RecordHead.objects.values_list("number", "digest").get()


def test_a_record_that_nobody_edited_is_proved(record_of_a_week):
    report = verify(head())
    assert report.faults == []
    assert report.publications == Publication.objects.count() > 12
    assert report.entries == RecordEntry.objects.count()
    assert (report.number, report.digest) == head()


def test_an_erased_text_is_told_as_such_and_the_rest_still_proves(record_of_a_week):
    report = verify(head())
    assert report.faults == []
    assert report.erased == Publication.objects.exclude(erased_at=None).count() == 2
    assert Erasure.objects.exclude(confirmed_at=None).count() == 1


def test_of_a_hundred_random_edits_all_are_found(record_of_a_week):
    chance, kept = random.Random(SEED), head()
    unnoticed, refused, made = [], 0, 0
    while made < EDITS:
        edit = chance.choice(tampering.EDITS)
        faults = found_after(edit, chance, kept)
        if faults is None:
            refused += 1
            continue
        made += 1
        if not faults:
            unnoticed.append(edit.__name__)
    assert unnoticed == [], f"seed {SEED}"
    assert refused < 10 * EDITS
    assert verify(kept).faults == []


def test_each_way_to_edit_and_each_column_is_found(record_of_a_week):
    kept = head()
    edits = {edit.__name__: edit for edit in tampering.EDITS}
    edits |= {
        field.column: partial(tampering.change, Publication, field.column)
        for field in Publication._meta.concrete_fields
    }
    assert [name for name, edit in edits.items() if not once(edit, kept)] == []


def once(edit, kept):
    """What is found after an edit that the database does not refuse."""
    tries = (found_after(edit, random.Random(seed), kept) for seed in range(50))
    return next((faults for faults in tries if faults is not None), None)


def found_after(edit, chance, kept):
    """What is found after one edit, which is taken back; None where it was refused or was none."""
    before = tampering.tables()
    found = None
    try:
        with transaction.atomic():
            edit(chance)
            if tampering.tables() != before:
                found = verify(kept).faults
            transaction.set_rollback(True)
    except (IntegrityError, tampering.Nothing):
        return None
    return found


def test_a_tail_that_was_cut_off_neatly_is_found_by_the_head_alone(taken_back, record_of_a_week):
    kept = head()
    tampering.cut_tail(random.Random(1))
    assert verify().faults == []
    assert verify(kept).faults == [f"The chain is cut off before entry {kept[0]}, which was kept."]


def test_a_chain_written_anew_is_found_by_the_head_alone(taken_back, record_of_a_week):
    kept = head()
    tampering.rewrite_history(random.Random(1))
    assert verify().faults == []
    assert verify(kept).faults == [f"Entry {kept[0]} is not the one of the head that was kept."]


def test_what_came_after_a_head_is_no_fault(record_of_a_week):
    kept = head()
    change(record_of_a_week[0].edition("kk"), "Тағы бірі")
    assert verify(kept).faults == []
    assert head()[0] > kept[0]


def test_two_records_of_the_same_do_not_have_the_same_digests():
    publication = cast.published(cast.article())
    first = record.words_digest(publication, [])
    publication.salt = "another"
    assert record.words_digest(publication, []) != first


# The command.


def said(capsys, *options):
    call_command("verify_record", *options)
    return capsys.readouterr().out


def test_the_command_proves_the_record_and_prints_its_head(record_of_a_week, capsys):
    out = said(capsys)
    number, digest = head()
    assert f"{RecordEntry.objects.count()} entries; 2 publications are erased by law." in out
    assert out.endswith(f"The record holds.\nhead {number} {digest}\n")


def test_what_the_command_printed_is_a_head_to_keep(taken_back, record_of_a_week, capsys, tmp_path):
    kept = tmp_path / "kept.txt"
    kept.write_text(said(capsys))
    change(record_of_a_week[0].edition("kk"), "Тағы бірі")
    kept.write_text(kept.read_text() + said(capsys, "--head", str(kept)))
    assert read_head(str(kept)) == head()
    tampering.cut_tail(random.Random(1))
    with pytest.raises(CommandError, match="does not hold: 1 fault"):
        said(capsys, "--head", str(kept))
    assert "cut off before entry" in capsys.readouterr().err


def test_a_record_without_publications_has_a_head_too(taken_back, capsys, tmp_path):
    kept = tmp_path / "kept.txt"
    cast.published(cast.article())
    for table in (Entry, Publication, RecordEntry):
        table.objects.all()._raw_delete("default")
    RecordHead.objects.update(number=0, digest=F("seed"))
    kept.write_text(said(capsys))
    assert read_head(str(kept))[0] == 0
    assert said(capsys, "--head", str(kept)).count("The record holds.") == 1


def test_the_head_of_another_newsroom_is_not_ours(record_of_a_week, capsys, tmp_path):
    kept = tmp_path / "kept.txt"
    kept.write_text(f"head 3 {'ab' * 32}\n")
    with pytest.raises(CommandError, match="does not hold"):
        said(capsys, "--head", str(kept))
    assert "Entry 3 is not the one of the head that was kept." in capsys.readouterr().err


@pytest.mark.parametrize(
    "nonsense",
    [
        b"",
        b"nonsense",
        b"head",
        b"head 12",
        b"head 12 abc",
        b"head -1 " + b"a" * 64,
        b"head 1e3 " + b"a" * 64,
        b"head 12 " + b"G" * 64,
        b"head 12 " + b"a" * 65,
        b"head 9999999999999999999 " + b"a" * 64,
        "head ١٢ ".encode() + b"a" * 64,
        b"\xff\xfe\x00head 12",
        b"\x00" * 100,
    ],
)
def test_a_file_without_a_head_is_a_sentence(tmp_path, nonsense):
    kept = tmp_path / "kept.txt"
    kept.write_bytes(nonsense)
    with pytest.raises(CommandError, match=r"holds no head|cannot be read") as refused:
        call_command("verify_record", "--head", str(kept))
    assert str(kept) in str(refused.value)


@pytest.mark.parametrize("name", ["missing.txt", "", "."])
def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path, name):
    with pytest.raises(CommandError, match="cannot be read"):
        read_head(str(tmp_path / name))


def test_the_command_ends_with_0_where_the_record_holds_and_with_1_where_not(
    record_of_a_week, monkeypatch, capsys, tmp_path
):
    # The command closes its connections in the end, and with them this test's transaction.
    monkeypatch.setattr("django.core.management.base.connections.close_all", lambda: None)
    line = ["manage.py", "verify_record"]
    Command().run_from_argv(line)
    tampering.change(Publication, "title", random.Random(1))
    for more in ([], ["--head", str(tmp_path / "missing")]):
        with pytest.raises(SystemExit) as ended:
            Command().run_from_argv([*line, *more])
        assert ended.value.code == 1
    assert "The record does not hold: 1 fault" in capsys.readouterr().err
