"""compare_reports: who is like whom, kept for the checks, the same at every run."""

from dataclasses import replace

import pytest
from django.core.management import call_command

from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.archive.store import store, to_document
from reports.models import Agency, AnnualReport, Likeness, Post, Role
from tests.conftest import AT

LONG = "，".join(f"第{n}项工作按照要求认真落实到位" for n in range(40)) + "。"
WORDS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"
OTHER = "；".join(f"{word}方面另有{n}种情形" for n, word in enumerate(WORDS)) + "。"


@pytest.fixture
def copied(draft, producer, kind):
    """Two drafts with the same part one, and one of its own."""
    texts = to_document(draft).texts | {"overview.proactive": LONG}
    document = replace(to_document(draft), texts=texts)
    store(document, report=draft, version=draft.version, act=Act(producer, AT))
    for code, text in (("a", LONG), ("b", OTHER)):
        agency = Agency.objects.create(code=code, name=f"{code}局", kind=kind)
        Post.objects.create(staff=producer, agency=agency, role=Role.PRODUCER)
        report = open_report(agency=agency, year=2023, act=Act(producer, AT))
        texts = document.texts | {"overview.proactive": text}
        said = replace(document, agency=agency.name, texts=texts)
        store(said, report=report, version=report.version, act=Act(producer, AT))
    published = {"status": "published", "published_at": AT, "published_by": producer}
    AnnualReport.objects.filter(agency__code__in=["a", "b"]).update(**published)


def test_copies_of_published_reports_are_found(copied, capsys):
    call_command("compare_reports", 2023)
    assert capsys.readouterr().out == "比对了 3 份报告，1 处与其他机关雷同。\n"
    pairs = Likeness.objects.values_list("report__agency__code", "other_code", "part")
    assert list(pairs) == [("jiaozuo-education", "a", "overview")]  # a draft is told of to nobody
    call_command("compare_reports", 2023)
    assert Likeness.objects.count() == 1
