"""What an older release left comes through every migration since: a populated copy, backed up by
the release with the one initial migration, restored and brought forward by this one.

Migrations are forward-only. A new one that loses a row, breaks the chain of the trail or drops its
triggers fails here.
"""

import json
import shutil
import zipfile

import pytest

from tests.conftest import sound_document
from tests.operation.portals import ROOT, manage

COPY = ROOT / "tests" / "samples" / "backup_0001.zip"
SAID = """
import json
from reports.archive.store import to_document
from reports.models import AnnualReport, Original, TrailHead
reports = AnnualReport.objects.order_by("year", "revision")
print(json.dumps({
    "states": [[r.year, r.revision, r.status] for r in reports],
    "texts": [to_document(r).texts for r in reports],
    "original": Original.objects.get().read().decode(),
    "entries": TrailHead.objects.get().number,
}))
"""


@pytest.fixture(scope="module")
def brought_forward(tmp_path_factory):
    folder = tmp_path_factory.mktemp("upgrade")
    shutil.unpack_archive(COPY, folder / "copy")
    restored = manage(folder / "var", "restore", str(folder / "copy"))
    assert restored.returncode == 0, restored.stderr
    return folder / "var"


def asked(var, code: str):
    return manage(var, "shell", "--no-imports", "-c", code)


@pytest.mark.slow
def test_nothing_is_lost(brought_forward):
    said = json.loads(asked(brought_forward, SAID).stdout)
    texts = [sound_document(agency="焦作市教育局", year=year).texts for year in (2022, 2023, 2023)]
    assert said == {
        "states": [[2022, 1, "in_review"], [2023, 1, "published"], [2023, 2, "draft"]],
        "texts": texts,
        "original": "一份原件。",
        "entries": 9,
    }


@pytest.mark.slow
def test_nothing_is_left_to_migrate_and_the_trail_holds(brought_forward):
    assert manage(brought_forward, "migrate", "--check").returncode == 0
    verified = manage(brought_forward, "verify_trail")
    assert (verified.returncode, verified.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize(
    "query",
    [
        "UPDATE reports_trailentry SET reason = 'x' WHERE number = 1",
        "DELETE FROM reports_trailentry",
    ],
)
def test_the_trail_is_still_sealed(brought_forward, query):
    tried = asked(
        brought_forward, f"from django.db import connection as c; c.cursor().execute({query!r})"
    )
    assert tried.returncode != 0


def test_the_copy_is_of_the_initial_migration_alone():
    """What this file is about: a copy made anew by a later release would prove nothing."""
    said = json.loads(zipfile.ZipFile(COPY).read("manifest.json"))
    ours = [name for name in said["migrations"] if name.startswith("reports.")]
    assert ours == ["reports.0001_initial"]
