"""What every kind of file has in common."""

from datetime import UTC, datetime

import pytest

from reports.statute import FORMATS
from reports.statute.document import Document
from reports.writers import WRITERS, Imprint, write
from tests.writers.reports import blank, large_city

IMPRINT = Imprint(
    address="https://example.gov.cn/agencies/jyj/2023/",
    published=datetime(2024, 1, 25, 2, 30, tzinfo=UTC),
    producer="张三",
    reviewer="李四",
    publisher="王五",
    contact="某市教育局，人民路1号，454000，0391-3569000",
    notes=("第三部分总计含跨年度并案 1 件。",),
)


def test_kinds():
    assert {kind: (w.label, w.media_type, w.extension) for kind, w in WRITERS.items()} == {
        "docx": (
            "Word",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".docx",
        ),
        "pdf": ("PDF", "application/pdf", ".pdf"),
        "xlsx": (
            "Excel",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ".xlsx",
        ),
        "csv": ("CSV", "text/csv; charset=utf-8", ".csv"),
        "json": ("JSON", "application/json", ".json"),
    }


def test_unknown_kind():
    with pytest.raises(KeyError):
        write(blank(), "odt")


@pytest.mark.parametrize("imprint", [None, IMPRINT], ids=["bare", "imprint"])
@pytest.mark.parametrize("kind", WRITERS)
def test_same_report_same_bytes(kind, imprint):
    assert write(large_city(), kind, imprint=imprint) == write(large_city(), kind, imprint=imprint)


@pytest.mark.parametrize("key", FORMATS)
@pytest.mark.parametrize("kind", WRITERS)
def test_blank_form(kind, key):
    assert write(blank(key), kind)


@pytest.mark.parametrize("kind", WRITERS)
def test_control_characters_break_no_file(kind):
    report = Document("某局\x0b", 2023, "2021", texts={"problems": "甲\x00乙\x1f\x07丙\ufffe"})
    assert write(report, kind, imprint=Imprint(contact="\x01电话"))


def test_imprint_prints_what_is_stated():
    assert Imprint().lines == ()
    assert IMPRINT.lines == (
        ("发布时间", "2024-01-25 10:30"),
        ("制作", "张三"),
        ("审核", "李四"),
        ("发布", "王五"),
        ("联系方式", "某市教育局，人民路1号，454000，0391-3569000"),
        ("网址", "https://example.gov.cn/agencies/jyj/2023/"),
        ("说明", "第三部分总计含跨年度并案 1 件。"),
    )
