"""Folders of files as agencies keep them."""

from pathlib import Path

import pytest

from reports.models import AgencyKind
from reports.writers import write
from tests.conftest import sound_document


@pytest.fixture
def originals(settings, tmp_path):
    """Originals and lists of problems go to a folder of the test's own."""
    settings.VAR = tmp_path / "var"
    settings.VAR.mkdir()
    settings.STORAGES = settings.STORAGES | {
        "originals": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": settings.VAR / "originals"},
        }
    }
    return settings.VAR / "originals"


@pytest.fixture
def folder(db, originals, tmp_path) -> Path:
    """Twelve reports of two agencies in four kinds of file, and two files that are none."""
    AgencyKind.objects.get_or_create(name="政府部门")
    folder = tmp_path / "reports"
    (folder / "2019").mkdir(parents=True)
    kinds = ("docx", "json", "csv", "xlsx")
    for n, year in enumerate(range(2019, 2025)):
        for agency in ("甲局", "乙局"):
            kind = kinds[(n + len(agency) + (agency == "甲局")) % 4]
            data = write(sound_document(agency=agency, year=year), kind)
            (folder / f"{agency}{year}.{kind}").write_bytes(data)
    (folder / "2019" / "照片.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "说明.txt").write_text("这里是历年的报告。")
    (folder / ".隐藏").write_text("x")
    return folder
