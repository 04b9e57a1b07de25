"""read_report and check_report on the given report, and on what is none."""

import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command

GIVEN = Path(__file__).parent.parent / "samples" / "jiaozuo_education_2023.txt"


def run(capsys, *words: str) -> tuple[int, str, str]:
    """Exit status, standard output, standard error."""
    status = 0
    try:
        call_command(*words)
    except SystemExit as stopped:
        status = stopped.code
    out, err = capsys.readouterr()
    return status, out, err


def test_read_the_given_report(capsys):
    status, out, _ = run(capsys, "read_report", str(GIVEN), "--json")
    shape = json.loads(out)
    cells = {
        (table, row, column): value
        for table, rows in shape["figures"].items()
        for row, columns in rows.items()
        for column, value in columns.items()
    }
    assert status == 0
    assert (shape["agency"], shape["year"], shape["format"]) == ("焦作市教育局", 2023, "2021")
    assert len(cells) == 200
    assert {key: value for key, value in cells.items() if value not in (0, "0")} == {
        ("disclosures", "art20_1.normative_documents", "issued"): 3,
        ("disclosures", "art20_1.normative_documents", "repealed"): 1,
        ("disclosures", "art20_1.normative_documents", "in_force"): 6,
    }
    assert all(shape["texts"][key] for key in shape["texts"] if key != "preamble")


def test_read_for_a_person(capsys):
    status, out, _ = run(capsys, "read_report", str(GIVEN))
    assert status == 0
    assert "机关：焦作市教育局　年度：2023" in out
    assert "行政规范性文件：本年制发件数 3，本年废止件数 1，现行有效件数 6" in out
    assert "本年度无其他需要报告的事项。" in out


def test_check_the_given_report(capsys):
    status, out, _ = run(capsys, "check_report", str(GIVEN), "--json")
    assert status == 0
    assert [f for f in json.loads(out)["findings"] if f["severity"] == "error"] == []


def spots() -> list[int]:
    """Where the 190 numbers of parts three and four stand in the given report."""
    text = GIVEN.read_text()
    start, end = text.index("三、收到和处理"), text.index("五、存在的主要问题")
    return [found.start() for found in re.finditer(r"\b0\b", text) if start < found.start() < end]


def test_the_given_report_has_190_numbers():
    assert len(spots()) == 190


@pytest.mark.parametrize("spot", spots())
def test_any_changed_number_is_found(capsys, tmp_path, spot):
    text = GIVEN.read_text()
    changed = tmp_path / "changed.txt"
    changed.write_text(f"{text[:spot]}7{text[spot + 1 :]}")
    status, out, _ = run(capsys, "check_report", str(changed))
    assert status == 1
    assert re.search(r"错误　(applications|challenges)\.\w+　(applications|challenges)/\S+　“", out)


def test_several_files_at_once(capsys):
    status, out, _ = run(capsys, "check_report", str(GIVEN), str(GIVEN), "--json")
    assert status == 0
    assert [shape["agency"] for shape in json.loads(out)] == ["焦作市教育局"] * 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "文件是空的"),
        (b"all: test\n\tpytest\n", "不是一份政府信息公开工作年度报告"),
        (None, "没有这个文件"),
    ],
)
@pytest.mark.parametrize("command", ["read_report", "check_report"])
def test_what_is_no_report(capsys, tmp_path, command, content, sentence):
    path = tmp_path / "file.txt"
    if content is not None:
        path.write_bytes(content)
    status, out, err = run(capsys, command, str(path))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert sentence in err


def test_a_folder_is_no_report(capsys, tmp_path):
    assert run(capsys, "read_report", str(tmp_path))[::2] == (
        2,
        f"{tmp_path}：这是一个文件夹，请给出其中的文件。\n",
    )


def test_gb18030_is_read(capsys, tmp_path):
    path = tmp_path / "gb.txt"
    path.write_bytes(GIVEN.read_text().encode("gb18030"))
    assert run(capsys, "read_report", str(path), "--json") == run(
        capsys, "read_report", str(GIVEN), "--json"
    )


def test_a_missing_and_a_doubled_row_are_named(capsys, tmp_path):
    lines = GIVEN.read_text().splitlines(keepends=True)
    row = next(line for line in lines if "属于国家秘密" in line)
    path = tmp_path / "file.txt"
    path.write_text("".join(line for line in lines if line is not row))
    status, out, _ = run(capsys, "check_report", str(path))
    assert status == 1
    assert "cell.missing　applications/result.refused.state_secret　" in out
    path.write_text("".join(line + row if line is row else line for line in lines))
    status, out, _ = run(capsys, "check_report", str(path))
    assert status == 1
    assert "read.row_doubled　applications/result.refused.state_secret" in out


def test_check_report_lists_how_each_sentence_was_read(capsys):
    _, out, _ = run(capsys, "check_report", str(GIVEN), "--statements")
    lines = [line.strip().split("　") for line in out.splitlines() if "读作" in line]
    assert lines[8] == [
        "overview.on_request:32-43",
        "未收到政府信息公开申请",
        "读作：收到申请，没有，全年，本机关",
        "核对：三、收到和处理政府信息公开申请情况：一、本年新收政府信息公开申请数量／申请人情况—总计"
        "（applications/received/total）",
    ]
    assert len(lines) == 12
    _, out, _ = run(capsys, "check_report", str(GIVEN))
    assert "读作" not in out
