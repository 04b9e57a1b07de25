"""A copy is whole, verified, and comes back as it was, into an empty place only; on SQLite and on
PostgreSQL. What is interrupted leaves nothing that could be taken for a copy."""

import hashlib
import json
import os
import shutil
import threading
import uuid
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection

from reports.archive.act import Act
from reports.archive.trail import broken_links, note
from reports.models import Original, TrailHead
from reports.operation.backup import making
from reports.operation.backup.making import back_up, copies
from reports.operation.backup.manifest import Manifest
from tests.conftest import AT
from tests.operation.portals import manage

DATA = "一份原件。".encode()


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    """Originals and stamps of a test's own."""
    settings.VAR = tmp_path / "var"
    settings.VAR.mkdir()
    settings.BACKED_UP = {"originals": settings.VAR / "originals"}
    settings.STORAGES = settings.STORAGES | {
        "originals": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": settings.VAR / "originals"},
        }
    }


@pytest.fixture
def place(tmp_path):
    return tmp_path / "backups"


@pytest.fixture
def portal(transactional_db, published_report):
    """A published report with its original."""
    digest = hashlib.sha256(DATA).hexdigest()
    original = Original(report=published_report, name="原件.txt", digest=digest, size=len(DATA))
    original.keep(DATA)
    original.save()
    return published_report


@pytest.fixture
def elsewhere(tmp_path):
    """Where an empty database of the same kind is, as environment for a command."""
    var = tmp_path / "elsewhere"
    if connection.vendor == "sqlite":
        yield var, {}
        return
    name = f"restored_{uuid.uuid4().hex[:8]}"
    parts = urlsplit(os.environ["DATABASE_URL"])
    kept = {key: os.environ[key] for key in ("PG_BIN",) if key in os.environ}
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield var, kept | {"DATABASE_URL": urlunsplit(parts._replace(path=f"/{name}"))}
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def dumped(text: str):
    """Every row of the portal, the trail among them; but for what stands of rendered files, which
    are in no backup and are rendered anew."""
    rows = [row for row in json.loads(text) if row["model"] != "reports.rendition"]
    return sorted(rows, key=lambda row: (row["model"], str(row["pk"])))


@pytest.mark.slow
def test_what_comes_back_is_what_was(portal, place, elsewhere, capsys):
    var, said = elsewhere
    call_command("backup", str(place))
    restored = manage(var, "restore", str(place), **said)
    assert restored.returncode == 0, restored.stderr
    assert "SECRET_KEY 与备份时不是同一个" in restored.stderr
    capsys.readouterr()
    call_command("dumpdata", "reports")
    ours = dumped(capsys.readouterr().out)
    assert dumped(manage(var, "dumpdata", "reports", **said).stdout) == ours
    assert len({row["model"] for row in ours}) > 8
    assert (var / "originals" / Original.objects.get().path).read_bytes() == DATA
    verified = manage(var, "verify_trail", **said)
    count = TrailHead.objects.get().number
    assert verified.stdout == f"留痕记录完整，共 {count} 条；1 份报告与留痕一致。\n"
    again = manage(var, "restore", str(place), **said)
    assert (again.returncode, "只能在空的地方" in again.stderr) == (1, True)


@pytest.mark.slow
def test_a_copy_made_while_others_write_is_one_moment(portal, publisher, place, elsewhere):
    """Somebody acts all the time; whichever moment the copy shows, its trail holds."""
    var, said = elsewhere
    began, ended = threading.Event(), threading.Event()

    def act():
        while not ended.is_set():
            note("查看", report=portal, act=Act(publisher, AT))
            began.set()
        connection.close()

    busy = threading.Thread(target=act)
    busy.start()
    try:
        assert began.wait(timeout=60)
        before = TrailHead.objects.get().number
        copy = back_up(place)
        after = TrailHead.objects.get().number
    finally:
        ended.set()
        busy.join()
    assert before <= Manifest.read(copy).head[0] <= after
    restored = manage(var, "restore", str(place), **said)
    assert restored.returncode == 0, restored.stderr


@pytest.mark.slow
def test_the_copy_keeps_its_triggers(portal, place, elsewhere):
    var, said = elsewhere
    call_command("backup", str(place))
    assert manage(var, "restore", str(place), **said).returncode == 0
    change = "from django.db import connection as c; c.cursor().execute({!r})"
    for query in ("UPDATE reports_trailentry SET reason = 'x'", "DELETE FROM reports_trailentry"):
        tried = manage(var, "shell", "--no-imports", "-c", change.format(query), **said)
        assert tried.returncode != 0


def test_the_manifest_names_every_file_and_the_head(portal, place):
    copy = back_up(place)
    said = Manifest.read(copy)
    there = {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()}
    assert there == {*said.files, "manifest.json"}
    said.verify(copy)
    head = TrailHead.objects.get()
    assert (said.head, said.missing, said.vendor) == (
        (head.number, head.hash),
        (),
        connection.vendor,
    )
    assert list(broken_links()) == []
    modes = {path.stat().st_mode & 0o077 for path in (copy, *copy.rglob("*"))}
    assert modes == {0}


def spoil_database(copy):
    file = copy / Manifest.read(copy).database
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def lose_an_original(copy):
    next(path for path in (copy / "originals").rglob("*") if path.is_file()).unlink()


def lose_the_manifest(copy):
    (copy / "manifest.json").unlink()


def cut_the_manifest(copy):
    file = copy / "manifest.json"
    file.write_bytes(file.read_bytes()[:-20])


def lead_outside(copy):
    file = copy / "manifest.json"
    file.write_text(file.read_text().replace('"originals/', '"originals/../../'))


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (spoil_database, "备份已损坏"),
        (lose_an_original, "缺少文件"),
        (lose_the_manifest, "没有找到备份"),
        (cut_the_manifest, "清单损坏"),
        (lead_outside, "清单损坏"),
    ],
)
def test_a_spoiled_copy_is_refused_before_anything_is_written(portal, place, spoil, sentence):
    copy = back_up(place)
    spoil(copy)
    shutil.rmtree(storages["originals"].location)
    with pytest.raises(CommandError, match=sentence):
        call_command("restore", str(copy))
    assert not (making.settings.VAR / "originals").exists()


def lost(path):
    path.unlink()


def spoiled(path):
    path.write_bytes(b"x" * len(DATA))


@pytest.mark.parametrize("harm", [lost, spoiled])
def test_an_original_that_the_disk_has_lost_is_told(portal, place, harm):
    harm(Path(storages["originals"].path(Original.objects.get().path)))
    with pytest.raises(CommandError, match="缺少 1 份原件"):
        call_command("backup", str(place))
    assert Manifest.read(copies(place)[-1]).missing == (Original.objects.get().digest,)


def test_rotation_keeps_the_newest_and_shares_what_is_unchanged(portal, place):
    made = [back_up(place, keep=2) for _ in range(4)]
    assert copies(place) == made[2:]
    assert [path.name for path in sorted(place.iterdir())] == [
        ".lock",
        *(path.name for path in made[2:]),
    ]
    first, second = (copy / "originals" / Original.objects.get().path for copy in made[2:])
    assert first.samefile(second)
    for copy in made[2:]:
        Manifest.read(copy).verify(copy)


def test_a_spoiled_file_of_the_last_copy_is_not_shared(portal, place):
    path = f"originals/{Original.objects.get().path}"
    (back_up(place) / path).write_bytes(b"x" * len(DATA))
    assert (back_up(place) / path).read_bytes() == DATA


@pytest.mark.parametrize("error", [OSError("No space left on device"), KeyboardInterrupt()])
def test_what_is_interrupted_leaves_nothing(portal, place, monkeypatch, error):
    whole = back_up(place)

    def full(source, target):
        target.write_bytes(b"half")
        raise error

    storages["originals"].save("ab/new", ContentFile(b"new"))
    monkeypatch.setattr(making.shutil, "copyfile", full)
    with pytest.raises((CommandError, KeyboardInterrupt)):
        call_command("backup", str(place), keep=1)
    assert sorted(path.name for path in place.iterdir()) == [".lock", whole.name]


def test_what_a_kill_left_is_no_copy_and_goes_with_the_next(portal, place):
    half = place / ".half-killed"
    half.mkdir(parents=True)
    (half / "database.dump").write_bytes(b"half")
    with pytest.raises(CommandError, match="没有找到备份"):
        call_command("restore", str(place))
    whole = back_up(place)
    assert sorted(path.name for path in place.iterdir()) == [".lock", whole.name]


def test_one_at_a_time(portal, place):
    with making._alone_in(place), pytest.raises(CommandError, match="另一个备份正在进行"):
        call_command("backup", str(place))
