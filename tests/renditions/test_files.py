"""The press: files whole or not at all, rendered once, bundles that follow what is in force."""

import csv
import io
import json
import zipfile

import pytest
from django.core.management import call_command

from reports.archive.store import to_document
from reports.models import AnnualReport, Site, Status
from reports.readers import read
from reports.renditions import files
from reports.statute.document import from_dict
from reports.writers import WRITERS


def test_every_file_is_of_the_report(published_report):
    for kind in ("docx", "xlsx", "json"):
        path = files.pressed(published_report, kind)
        assert read(path.read_bytes()).document == to_document(published_report)
    assert files.pressed(published_report, "pdf").read_bytes().startswith(b"%PDF")


def test_pressing_again_gives_the_same_bytes(published_report):
    files.press(published_report)
    paths = [files.pressed(published_report, kind) for kind in WRITERS]
    before = [path.read_bytes() for path in paths]
    files.press(published_report)
    assert before == [path.read_bytes() for path in paths]


def test_imprint_names_the_three_people(published_report):
    Site.objects.create(url="https://example.gov.cn", contact="0391-1234567")
    imprint = files.imprint(published_report)
    assert (imprint.producer, imprint.reviewer, imprint.publisher) == (
        "张制作",
        "李审核",
        "王发布",
    )
    assert imprint.address == "https://example.gov.cn/agencies/jiaozuo-education/2023/"
    assert imprint.contact == "0391-1234567"


def test_a_failure_leaves_nothing(tmp_path):
    path = tmp_path / "folder" / "report.docx"
    with pytest.raises(RuntimeError), files.replacing(path) as file:
        file.write(b"half")
        raise RuntimeError
    assert list(path.parent.iterdir()) == []


def test_a_failure_keeps_what_was_there(tmp_path):
    path = tmp_path / "report.docx"
    path.write_bytes(b"whole")
    with pytest.raises(RuntimeError), files.replacing(path) as file:
        file.write(b"half")
        raise RuntimeError
    assert [p.read_bytes() for p in tmp_path.iterdir() if p.is_file()] == [b"whole"]


def test_command_renders_what_is_missing(published_report, draft, pressed, capsys):
    call_command("render")
    assert capsys.readouterr().out == "生成了 1 份报告的文件，核对了 1 个年度的压缩包。\n"
    call_command("render")
    assert "生成了 0 份" in capsys.readouterr().out
    next(pressed.rglob("report.pdf")).unlink()
    call_command("render")
    assert "生成了 1 份" in capsys.readouterr().out
    call_command("render", all=True)
    assert "生成了 1 份" in capsys.readouterr().out


def test_drafts_are_not_pressed(draft, pressed, capsys):
    call_command("render")
    assert "生成了 0 份" in capsys.readouterr().out
    assert not list(pressed.rglob("report.*"))


def test_bundle_holds_the_year(published_report):
    with zipfile.ZipFile(files.bundle(2023)) as archive:
        assert sorted(archive.namelist()) == [
            "figures.tableschema.json",
            "report.schema.json",
            "reports-2023.csv",
            "reports-2023.json",
        ]
        shapes = json.loads(archive.read("reports-2023.json"))
        lines = list(
            csv.DictReader(io.StringIO(archive.read("reports-2023.csv").decode("utf-8-sig")))
        )
    assert [from_dict(shape) for shape in shapes] == [to_document(published_report)]
    assert len(lines) == 200


def test_bundle_follows_what_is_in_force(published_report):
    path = files.bundle(2023)
    written = path.stat().st_mtime_ns
    assert files.bundle(2023).stat().st_mtime_ns == written
    AnnualReport.objects.update(
        status=Status.WITHDRAWN,
        withdrawn_at=published_report.published_at,
        withdrawn_by=published_report.published_by,
        withdrawal_reason="有误",
    )
    with zipfile.ZipFile(files.bundle(2023)) as archive:
        assert json.loads(archive.read("reports-2023.json")) == []
