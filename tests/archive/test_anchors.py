"""Published heads: what is cut, rewritten or emptied is found from them, with and without us."""

import json
import sqlite3
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from reports.archive import anchors, trail
from reports.archive.act import Act
from reports.models import TrailAnchor, TrailEntry, TrailHead
from reports.models.trail_entry import START
from tests.conftest import AT, Unsealed

SCRIPT = Path("docs/verify_heads.py")
TOMORROW = AT + timedelta(days=1)
FIELDS = [field.name for field in TrailEntry._meta.fields]


@pytest.fixture
def anchored(published_report, settings, tmp_path):
    """Five entries, published on two days; what a careful reader kept lies in ``tmp_path``."""
    anchors.anchor(at=AT)
    trail.note("查看", report=published_report, act=Act(published_report.published_by, AT))
    anchors.anchor(at=TOMORROW)
    anchors.write_out()
    (tmp_path / "key.pem").write_text(anchors.public_key())
    (tmp_path / "heads.jsonl").write_bytes(settings.TRAIL_HEADS_FILE.read_bytes())
    return published_report


def outside(tmp_path: Path) -> tuple[int, str]:
    """What the script says, in a process that knows nothing of the portal."""
    trail_file = tmp_path / "entries.jsonl"
    rows = TrailEntry.objects.order_by("number").values(*FIELDS)
    lines = (json.dumps(row | {"at": row["at"].isoformat()}, ensure_ascii=False) for row in rows)
    trail_file.write_text("\n".join(lines))
    return run_script(tmp_path, trail_file)


def run_script(tmp_path: Path, trail_file: Path) -> tuple[int, str]:
    arguments = [tmp_path / "heads.jsonl", tmp_path / "key.pem", trail_file]
    done = subprocess.run(
        [sys.executable, "-I", SCRIPT, *arguments], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def forge(statement: str) -> None:
    with Unsealed(connection), connection.cursor() as cursor:
        cursor.execute(statement)


def rewrite() -> None:
    """Make the whole chain anew over changed entries, as whoever owns the database can."""
    entries = list(TrailEntry.objects.order_by("number"))
    with Unsealed(connection):
        TrailEntry.objects.all().delete()
        TrailHead.objects.update(number=0, hash=START, sm3=START)
        for entry in entries:
            said = {name: getattr(entry, name) for name in trail.SEALED[1] if name != "number"}
            del said["previous_hash"]
            trail._append(**said | {"actor_name": entry.actor_name.replace("王发布", "李发布")})


def test_a_whole_trail_is_proven(anchored, tmp_path):
    assert [(made.number, made.day) for made in TrailAnchor.objects.all()] == [
        (5, AT.date()),
        (6, TOMORROW.date()),
    ]
    assert list(anchors.unproven()) == []
    assert outside(tmp_path) == (0, "留痕完整，与 2 天的公示一致。\n")


@pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="entries of a server are exported, as in the other tests",
)
def test_a_copy_of_the_database_is_read_as_well(anchored, tmp_path):
    copy = sqlite3.connect(tmp_path / "copy.sqlite3")
    copy.create_function("REGEXP", 2, lambda pattern, value: True)  # a CHECK of Django's asks it
    copy.executescript("\n".join(connection.connection.iterdump()))
    copy.close()
    assert run_script(tmp_path, tmp_path / "copy.sqlite3")[0] == 0


@pytest.mark.parametrize(
    ("forgery", "sentence"),
    [
        (lambda: forge("DELETE FROM reports_trailentry WHERE number = 6"), "现在只有 5 条"),
        (lambda: forge("DELETE FROM reports_trailentry"), "现在只有 0 条"),
        (rewrite, "第 5 条留痕与 2024-01-15 公示的不同"),
        (
            lambda: forge("UPDATE reports_trailentry SET actor = 'x' WHERE number = 3"),
            "第 3 条留痕记录的内容被改动",
        ),
    ],
    ids=["cut", "emptied", "rewritten", "changed"],
)
def test_what_was_done_to_the_trail_is_found_from_the_heads_alone(
    anchored, tmp_path, forgery, sentence
):
    forgery()
    code, said = outside(tmp_path)
    assert code == 1
    assert sentence in said
    with pytest.raises(CommandError):
        call_command("verify_trail")


def test_a_rewritten_chain_is_whole_in_itself(anchored):
    """Which is why heads are published: the chain alone notices nothing."""
    rewrite()
    assert list(trail.broken_links()) == []
    assert len(list(anchors.unproven())) == 2


@pytest.mark.parametrize("name", ["number", "sha256", "sm3", "day", "at"])
def test_a_published_head_is_signed_whole(anchored, tmp_path, name):
    first, _ = (tmp_path / "heads.jsonl").read_text().splitlines()
    value = {"number": 4, "day": "2024-01-14", "at": "x"}.get(name, START)
    (tmp_path / "heads.jsonl").write_text(json.dumps(json.loads(first) | {name: value}) + "\n")
    code, said = outside(tmp_path)
    assert (code, "不是用这个密钥签名的" in said) == (1, True)


def test_a_forged_anchor_is_found(anchored):
    forge("UPDATE reports_trailanchor SET number = 4 WHERE day = '2024-01-15'")
    said = list(anchors.unproven())
    assert said[0] == "2024-01-15 的留痕公示被改动，或者不是用现在的密钥签名的。"
    assert said[1].startswith("公示文件中的一行在库中没有")


def test_an_emptied_table_of_anchors_is_found_by_the_file(anchored):
    forge("DELETE FROM reports_trailanchor")
    assert len(list(anchors.unproven())) == 2


def test_a_line_that_a_kill_left_half_is_no_forgery(anchored, settings):
    path = settings.TRAIL_HEADS_FILE
    whole = path.read_text()
    path.write_text(whole[:-30])
    anchors.write_out()
    assert path.read_text() == whole
    assert list(anchors.unproven()) == []


def test_one_anchor_a_day(anchored):
    assert anchors.anchor(at=AT) is None
    assert anchors.anchor(at=AT + timedelta(hours=3)) is None


def test_an_empty_trail_has_none(db):
    assert anchors.anchor(at=AT) is None


def test_the_key_is_the_portals_alone(anchored, settings):
    assert stat.S_IMODE(settings.TRAIL_KEY_FILE.stat().st_mode) == 0o600
    before = settings.TRAIL_KEY_FILE.read_bytes()
    anchors.signing_key()
    assert settings.TRAIL_KEY_FILE.read_bytes() == before


def test_sm3_is_a_chain_of_its_own(anchored):
    forge("UPDATE reports_trailentry SET sm3 = hash WHERE number = 2")
    assert next(trail.broken_links()) == "第 2 条留痕记录的内容被改动。"
