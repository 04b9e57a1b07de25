"""import_reports: what enters, what is told, and that a second run imports nothing."""

import csv
import io
import os
import re
import shutil
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from reports.archive.store import to_document
from reports.archive.trail import broken_links
from reports.intake.taking_in import importer
from reports.models import Agency, AgencyKind, AnnualReport, Original, Staff, Status, TrailEntry
from reports.writers import write
from tests.conftest import sound_document
from tests.readers.shapes import plain_page

pytestmark = pytest.mark.slow  # each starts processes that read


def run(*paths: Path, jobs: int = 1, **options) -> tuple[str, list[dict[str, str]]]:
    """The summary line and the list of problems."""
    out = io.StringIO()
    call_command("import_reports", *map(str, paths), jobs=jobs, stdout=out, **options)
    summary, report = re.fullmatch(r"(.*)\n问题清单：(.*)\n", out.getvalue(), re.DOTALL).groups()
    with Path(report).open(encoding="utf-8-sig", newline="") as file:
        return summary, list(csv.DictReader(file))


@pytest.mark.slow
def test_a_folder_of_mixed_files(folder):
    summary, problems = run(folder, create_agencies="政府部门")
    assert summary == "共 14 个文件：导入 12，已在库 0，未导入 2。"
    assert AnnualReport.objects.published().count() == 12
    for report in AnnualReport.objects.select_related("agency"):
        expected = sound_document(agency=report.agency.name, year=report.year)
        stored = to_document(report)
        assert stored.figures == expected.figures
    refused = {Path(p["文件"]).name: p["说明"] for p in problems if p["结果"] == "未导入"}
    assert set(refused) == {"照片.png", "说明.txt"}
    assert "这是一张图片" in refused["照片.png"]
    assert list(broken_links()) == []
    assert set(TrailEntry.objects.values_list("action", flat=True)) == {"导入"}


@pytest.mark.slow
def test_second_run_imports_nothing(folder):
    run(folder, create_agencies="政府部门")
    before = list(AnnualReport.objects.values()), list(TrailEntry.objects.values())
    summary, _ = run(folder, create_agencies="政府部门")
    assert summary == "共 14 个文件：导入 0，已在库 12，未导入 2。"
    assert before == (list(AnnualReport.objects.values()), list(TrailEntry.objects.values()))


@pytest.mark.slow
def test_on_two_cores_as_on_one(folder):
    summary, _ = run(folder, create_agencies="政府部门", jobs=2)
    assert summary == "共 14 个文件：导入 12，已在库 0，未导入 2。"
    summary, _ = run(folder, create_agencies="政府部门", jobs=2)
    assert summary == "共 14 个文件：导入 0，已在库 12，未导入 2。"


def test_originals_are_kept(folder, originals):
    run(folder, create_agencies="政府部门")
    for original in Original.objects.select_related("report__agency"):
        assert original.read() == (folder / Path(original.name).name).read_bytes()
    assert sum(1 for path in originals.rglob("*") if path.is_file()) == 12


def test_an_original_written_by_half_is_written_again(folder, originals):
    run(folder, create_agencies="政府部门")
    paths = [originals / original.path for original in Original.objects.all()]
    whole = paths[0].read_bytes()
    paths[0].write_bytes(whole[:10])
    Original.objects.first().keep(whole)
    assert paths[0].read_bytes() == whole


def test_dry_run_writes_nothing(folder, originals):
    summary, _ = run(folder, create_agencies="政府部门", dry_run=True)
    assert summary == "共 14 个文件（试运行，没有写入）：导入 12，已在库 0，未导入 2。"
    assert not AnnualReport.objects.exists()
    assert not Agency.objects.exists()
    assert not Staff.objects.exists()
    assert not originals.exists()


def test_zip_archive(folder, tmp_path):
    archive = tmp_path / "all.zip"
    shutil.make_archive(str(archive.with_suffix("")), "zip", folder)
    with zipfile.ZipFile(archive, "a") as opened:
        opened.writestr("__MACOSX/._x.docx", b"x")
    summary, _ = run(archive, create_agencies="政府部门")
    assert summary == "共 14 个文件：导入 12，已在库 0，未导入 2。"


def test_unknown_agencies_are_told_not_made(folder):
    summary, problems = run(folder)
    assert summary == "共 14 个文件：导入 0，已在库 0，未导入 14。"
    assert any("库中没有“甲局”这个行政机关" in problem["说明"] for problem in problems)
    assert not Agency.objects.exists()


def test_wrong_totals_enter_as_printed_and_are_told(originals, agency, tmp_path):
    document = sound_document(agency=agency.name, year=2023)
    figures = {key: dict(table) for key, table in document.figures.items()}
    figures["challenges"]["review", "total"] = 7
    path = tmp_path / "wrong.json"
    path.write_bytes(write(replace(document, figures=figures), "json"))
    summary, problems = run(path)
    assert summary == "共 1 个文件：导入 1，已在库 0，未导入 0。"
    stored = to_document(AnnualReport.objects.get()).figures["challenges"]
    assert stored["review", "total"] == 7
    told = [(p["级别"], p["规则"], p["位置"]) for p in problems if p["规则"]]
    assert told == [("错误", "challenges.row_total", "challenges/review/total")]


def test_a_report_already_there_is_told(originals, published_report, tmp_path):
    path = tmp_path / "again.json"
    path.write_bytes(write(sound_document(agency="焦作市教育局", year=2023), "json"))
    summary, problems = run(path)
    assert summary == "共 1 个文件：导入 0，已在库 0，未导入 1。"
    assert problems[0]["说明"] == "焦作市教育局2023年度报告已在库中，未导入。"


def mapping(tmp_path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "mapping.csv"
    path.write_text("\n".join(["文件,机关,年度,发布时间", *lines]), encoding=encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_mapping_gives_the_date(originals, agency, tmp_path, encoding):
    path = tmp_path / "report.json"
    path.write_bytes(write(sound_document(agency=agency.name, year=2023), "json"))
    table = mapping(tmp_path, "report.json,,,2024-01-30 09:00", encoding=encoding)
    run(path, mapping=table)
    report = AnnualReport.objects.get()
    assert report.published_at == datetime(2024, 1, 30, 1, 0, tzinfo=UTC)
    assert (report.status, report.published_by) == (Status.PUBLISHED, importer())
    assert not importer().is_active


def nameless(year: int = 2023) -> bytes:
    """A report whose text names no agency."""
    return write(replace(sound_document(agency="", year=year), title=""), "json")


def test_agency_from_the_mapping_or_the_folder(originals, agency, other_agency, tmp_path):
    (tmp_path / other_agency.code).mkdir()
    (tmp_path / other_agency.code / "2022.json").write_bytes(nameless(2022))
    (tmp_path / "a.json").write_bytes(nameless())
    table = mapping(tmp_path, f"a.json,{agency.name},,")
    run(tmp_path / "a.json", tmp_path / other_agency.code, mapping=table)
    assert set(AnnualReport.objects.values_list("agency__name", "year")) == {
        (agency.name, 2023),
        (other_agency.name, 2022),
    }


def test_without_a_name_it_is_told(originals, agency, tmp_path):
    (tmp_path / "a.json").write_bytes(nameless())
    summary, problems = run(tmp_path / "a.json")
    assert "未导入 1" in summary
    assert "没有写明行政机关" in problems[0]["说明"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("a.json,焦作市教育局,二三,", "不是四位数的年份"),
        ("a.json,焦作市教育局,,昨天", "应写成 2024-01-30"),
    ],
)
def test_a_wrong_line_of_the_mapping_is_told(originals, agency, tmp_path, line, sentence):
    (tmp_path / "a.json").write_bytes(nameless())
    summary, problems = run(tmp_path / "a.json", mapping=mapping(tmp_path, line))
    assert "未导入 1" in summary
    assert sentence in problems[0]["说明"]


def test_a_mapping_that_is_no_csv_is_told(originals, agency, tmp_path):
    table = mapping(tmp_path, '"' + "a" * 200_000)
    with pytest.raises(CommandError, match="读不出来：引号没有成对，或者一格里的文字太长"):
        call_command("import_reports", str(tmp_path), mapping=table)


def test_what_cannot_begin_does_not(originals, agency, tmp_path):
    with pytest.raises(CommandError, match="没有这个文件或文件夹"):
        run(tmp_path / "nowhere")
    with pytest.raises(CommandError, match="没有“天上”这个机关类别"):
        run(tmp_path, create_agencies="天上")
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n")
    with pytest.raises(CommandError, match="第一行应为"):
        run(tmp_path, mapping=wrong)


def test_interruption_loses_nothing(folder, monkeypatch):
    from reports.management.commands import import_reports

    entered = []
    take_in = import_reports.take_in

    def interrupted(*args, **options):
        if len(entered) == 5:
            raise KeyboardInterrupt
        entered.append(take_in(*args, **options))

    monkeypatch.setattr(import_reports, "take_in", interrupted)
    summary, _ = run(folder, create_agencies="政府部门")
    assert "已中断" in summary
    assert AnnualReport.objects.count() == 5
    monkeypatch.undo()
    summary, _ = run(folder, create_agencies="政府部门")
    assert summary == "共 14 个文件：导入 7，已在库 5，未导入 2。"


def test_a_failing_database_is_told_and_passed_over(folder, monkeypatch):
    from django.db import DatabaseError

    from reports.management.commands import import_reports

    def fail(*args, **options):
        raise DatabaseError("disk full")

    monkeypatch.setattr(import_reports, "take_in", fail)
    summary, problems = run(folder, create_agencies="政府部门")
    assert summary == "共 14 个文件：导入 0，已在库 0，未导入 14。"
    assert any("写入失败，请报告系统管理员：disk full" in p["说明"] for p in problems)


def test_too_early_a_year_is_told(originals, kind, tmp_path):
    Agency.objects.create(code="a", name="甲局", kind=AgencyKind.objects.first())
    path = tmp_path / "a.json"
    path.write_bytes(
        write(sound_document(agency="甲局", year=2019), "json").replace(
            b'"year": 2019', b'"year": 2016'
        )
    )
    summary, problems = run(path)
    assert "未导入 1" in summary
    assert problems[0]["说明"]


def test_a_file_name_in_another_encoding(folder):
    """Unpacked on another system, a Chinese name is no UTF-8."""
    name = os.fsdecode("甲局2023年报".encode("gb18030"))
    (folder / name).write_bytes(write(sound_document(agency="丙局", year=2023), "json"))
    summary, _ = run(folder, create_agencies="政府部门")
    assert summary == "共 15 个文件：导入 13，已在库 0，未导入 2。"
    assert Original.objects.filter(name__endswith="甲局2023年报").exists()
    assert list(broken_links()) == []


def test_an_agency_made_for_a_refused_file_is_made_again(folder, tmp_path):
    mapping = tmp_path / "对照表.csv"
    first = next(folder.glob("甲局2019.*"))
    mapping.write_text(f"文件,发布时间\n{first.name},明天\n")
    summary, _ = run(folder, create_agencies="政府部门", mapping=mapping)
    assert summary == "共 14 个文件：导入 11，已在库 0，未导入 3。"
    assert AnnualReport.objects.filter(agency__name="甲局").count() == 5


def test_the_date_that_a_file_states_is_taken_and_its_source_told(originals, agency, tmp_path):
    """A page's own date, where the mapping says none; the mapping's, where it does."""
    document = sound_document(agency=agency.name, year=2023)
    page = plain_page(document).replace(
        b"<title>", b'<meta name="PubDate" content="2024-01-22 15:30"><title>'
    )
    (tmp_path / "a.html").write_bytes(page)
    _, problems = run(tmp_path / "a.html")
    report = AnnualReport.objects.get()
    assert report.published_at == datetime(2024, 1, 22, 7, 30, tzinfo=UTC)
    told = [p["说明"] for p in problems if "发布时间" in p["说明"]]
    assert told == ["发布时间 2024-01-22 15:30，依据：网页的 PubDate。"]
    (tmp_path / "b.html").write_bytes(page.replace(b"2023", b"2022").replace(b"2024", b"2023"))
    _, problems = run(tmp_path / "b.html", mapping=mapping(tmp_path, "b.html,,,2023-02-01 08:00"))
    report = AnnualReport.objects.get(year=2022)
    assert report.published_at == datetime(2023, 2, 1, 0, 0, tzinfo=UTC)
    told = [p["说明"] for p in problems if "发布时间" in p["说明"]]
    assert told == ["发布时间 2023-02-01 08:00，依据：对照表。"]


def test_a_file_that_names_no_date_is_told(originals, agency, tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(write(sound_document(agency=agency.name, year=2023), "json"))
    _, problems = run(path)
    told = [p["说明"] for p in problems if "发布时间" in p["说明"]]
    assert [sentence.partition("，")[0] for sentence in told] == ["文件没有写明原发布时间"]


@pytest.mark.parametrize("comma", ["，", ";", "\t"])
def test_a_mapping_with_other_commas(originals, agency, tmp_path, comma):
    """As a clerk types it, or as a spreadsheet saves it elsewhere."""
    (tmp_path / "a.json").write_bytes(nameless())
    table = tmp_path / "mapping.csv"
    rows = [("文件", "机关", "年度", "发布时间"), ("a.json", agency.name, "", "2024-01-30")]
    table.write_text("\n".join(map(comma.join, rows)))
    run(tmp_path / "a.json", mapping=table)
    assert AnnualReport.objects.get().agency == agency


def test_a_broken_mapping_is_refused_in_a_sentence(originals, tmp_path):
    table = tmp_path / "mapping.csv"
    table.write_text('文件,机关\n"a.json,甲局\nb.json,乙局\n')
    with pytest.raises(CommandError, match=r"对照表 .*：CSV 第2行读不出来：引号没有成对"):
        run(tmp_path, mapping=table)
