"""Files whole or not at all, rendered once, bundles that follow what is in force."""

import csv
import hashlib
import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from reports.archive.act import Act
from reports.archive.store import to_document
from reports.desk.taking import take
from reports.models import Agency, AnnualReport, Site, Status
from reports.readers import read
from reports.renditions import files
from reports.renditions.bundles import bundle, rendered_bundle
from reports.renditions.replacing import clear_leftovers, replacing
from reports.renditions.upkeep import keep_up
from reports.statute.document import from_dict
from reports.writers import WRITERS
from tests.conftest import AT


def bytes_by_kind(report) -> dict[str, bytes | None]:
    there = files.rendered(report, to_document(report))
    return {kind: files.bytes_of(rendition) for kind, rendition in there.items()}


def test_every_file_is_of_the_report(published_report):
    assert bytes_by_kind(published_report) == {}
    files.render(published_report)
    written = bytes_by_kind(published_report)
    assert written.keys() == WRITERS.keys()
    for kind in ("docx", "xlsx", "json"):
        assert read(written[kind]).document == to_document(published_report)
    assert written["pdf"].startswith(b"%PDF")


def test_rendering_again_gives_the_same_bytes(published_report):
    files.render(published_report)
    before = bytes_by_kind(published_report)
    files.render(published_report)
    assert bytes_by_kind(published_report) == before


def test_a_rendition_says_what_its_bytes_are(published_report, renditions):
    files.render(published_report)
    for rendition in published_report.renditions.all():
        data = (renditions / rendition.path).read_bytes()
        assert (rendition.size, rendition.sha256, rendition.sm3) == (
            len(data),
            hashlib.sha256(data).hexdigest(),
            hashlib.new("sm3", data).hexdigest(),
        )


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"forged")])
def test_a_file_that_was_damaged_is_not_served_and_made_anew(
    published_report, renditions, client, damage, capsys
):
    files.render(published_report)
    address = "/agencies/jiaozuo-education/2023/report.json"
    whole = b"".join(client.get(address).streaming_content)
    damage(renditions / published_report.renditions.get(kind="json").path)
    assert client.get(address).status_code == 503
    with pytest.raises(CommandError, match="不见了或者被改动"):
        call_command("verify_trail")
    call_command("render")
    assert "生成了 1 份" in capsys.readouterr().out
    assert b"".join(client.get(address).streaming_content) == whole


def test_withdrawn_files_are_removed_and_leftovers_cleared(published_report, publisher, renditions):
    files.render(published_report)
    part = renditions / ".parts" / "killed"
    part.write_bytes(b"half")
    os.utime(part, (0, 0))
    withdrawn = take(
        "withdraw",
        report=published_report,
        version=published_report.version,
        act=Act(publisher, AT),
        reason="有误",
    )
    assert list(keep_up()) == []
    assert list(withdrawn.renditions.all()) == []
    assert [path for path in renditions.rglob("*") if path.is_file()] == []


def test_publishing_renders(approved_report, publisher, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        report = take(
            "publish",
            report=approved_report,
            version=approved_report.version,
            act=Act(publisher, AT),
            secrecy=True,
        )
    assert not files.is_stale(report)


def test_a_disk_that_is_full_stops_no_publication(
    approved_report, publisher, django_capture_on_commit_callbacks, monkeypatch, caplog
):
    def full(path):
        raise OSError("磁盘已满")

    monkeypatch.setattr(files, "replacing", full)
    with django_capture_on_commit_callbacks(execute=True):
        report = take(
            "publish",
            report=approved_report,
            version=approved_report.version,
            act=Act(publisher, AT),
            secrecy=True,
        )
    assert (report.status, files.is_stale(report)) == (Status.PUBLISHED, True)
    assert "文件没有生成，由 tick 再试" in caplog.text


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


def test_a_failure_leaves_nothing(renditions):
    path = renditions / "folder" / "report.docx"
    with pytest.raises(RuntimeError), replacing(path) as file:
        file.write(b"half")
        raise RuntimeError
    assert [path for path in renditions.rglob("*") if path.is_file()] == []


def test_a_failure_keeps_what_was_there(renditions):
    path = renditions / "report.docx"
    path.parent.mkdir()
    path.write_bytes(b"whole")
    with pytest.raises(RuntimeError), replacing(path) as file:
        file.write(b"half")
        raise RuntimeError
    assert [p.read_bytes() for p in renditions.rglob("*") if p.is_file()] == [b"whole"]


def test_command_renders_what_is_missing(published_report, draft, renditions, capsys):
    call_command("render")
    assert capsys.readouterr().out == "生成了 1 份报告的文件，核对了 1 个年度的压缩包。\n"
    call_command("render")
    assert "生成了 0 份" in capsys.readouterr().out
    next(renditions.rglob("report.pdf")).unlink()
    call_command("render")
    assert "生成了 1 份" in capsys.readouterr().out
    call_command("render", all=True)
    assert "生成了 1 份" in capsys.readouterr().out


def test_drafts_are_not_rendered(draft, renditions, capsys):
    call_command("render")
    assert "生成了 0 份" in capsys.readouterr().out
    assert not list(renditions.rglob("report.*"))


def test_bundle_holds_the_year(published_report):
    with zipfile.ZipFile(bundle(2023)) as archive:
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
    path = bundle(2023)
    written = path.stat().st_mtime_ns
    assert bundle(2023).stat().st_mtime_ns == written
    assert rendered_bundle(2023) == path
    AnnualReport.objects.update(
        status=Status.WITHDRAWN,
        withdrawn_at=published_report.published_at,
        withdrawn_by=published_report.published_by,
        withdrawal_reason="有误",
    )
    assert rendered_bundle(2023) is None  # what is no longer in force is not handed out
    with zipfile.ZipFile(bundle(2023)) as archive:
        assert json.loads(archive.read("reports-2023.json")) == []


def test_bundle_of_yesterday_is_served_while_all_in_it_is_in_force(published_report, publisher):
    assert rendered_bundle(2023) is None
    path = bundle(2023)
    AnnualReport.objects.create(
        agency=Agency.objects.create(code="new", name="另一局", kind=published_report.agency.kind),
        year=2023,
        status=Status.PUBLISHED,
        published_at=AT,
        published_by=publisher,
    )
    assert rendered_bundle(2023) == path


def test_a_part_that_vanishes_while_it_is_looked_at_is_nobodys_leftover(renditions, monkeypatch):
    """Another process has just put it in its place."""
    parts = renditions / ".parts"
    parts.mkdir(parents=True)
    monkeypatch.setattr(Path, "glob", lambda folder, pattern: iter([parts / "gone"]))
    assert clear_leftovers() == 0
