"""The page of a report: everything of the report, everything about it."""

import pytest
from django.db import connection

from reports.archive.store import to_document
from reports.models import AnnualReport, Judgement
from reports.public.report_page import phrases
from tests.conftest import AT, Unsealed
from tests.public.page import figures, meta, parse, text, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, published_report):
    return parse(client.get("/agencies/jiaozuo-education/2023/"))


def test_title(page):
    assert texts(page, "//h1") == ["焦作市教育局2023年政府信息公开工作年度报告"]
    assert texts(page, "//title") == [
        "焦作市教育局2023年政府信息公开工作年度报告 - 政府信息公开工作年度报告"
    ]


@pytest.mark.parametrize(
    ("title", "pieces"),
    [
        ("某局2023年政府信息公开工作年度报告", ["某局2023年", "政府信息公开工作年度报告"]),
        ("某局 2023 年工作报告", ["某局 2023 年", "工作报告"]),
        ("另有题名", ["另有题名"]),
    ],
)
def test_a_title_breaks_between_its_phrases(title, pieces):
    assert list(phrases(AnnualReport(year=2023, title=title))) == pieces


def test_six_parts_with_official_headings_and_contents(page):
    official = [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]
    assert texts(page, "//section[@class='part prose']/h2") == official
    assert texts(page, "//nav[@class='contents']//a") == official
    for link in page.xpath("//nav[@class='contents']//a/@href"):
        assert len(page.xpath("//section[@id=$anchor]", anchor=link.removeprefix("#"))) == 1
    assert texts(page, "//h3") == [
        "（一）主动公开",
        "（二）依申请公开",
        "（三）政府信息管理",
        "（四）政府信息公开平台建设",
        "（五）监督保障",
    ]


def test_every_text_in_its_part(page, published_report):
    stated = to_document(published_report).texts
    parts = page.xpath("//div[@class='part prose'] | //section")
    printed = [text(p) for part in parts for p in part.xpath("p[not(@class)]")]
    assert printed == list(stated.values())


def test_every_figure(page):
    granted = ["1", "0", "0", "0", "0", "0", "1"]
    expected = [["0"] * 7 for _ in range(25)]
    expected[0] = expected[2] = expected[23] = granted
    assert figures(page, "applications") == expected
    assert figures(page, "challenges") == [["0"] * 15]
    assert figures(page, "disclosures") == [["0"] * 3] * 2 + [["0"]] * 4


def test_directory(page):
    terms, values = texts(page, "//dl[@class='directory']//dt"), texts(page, "//dl//dd")
    assert dict(zip(terms, values, strict=False)) == {
        "索引号": "jiaozuo-education-2023-1",
        "体裁分类": "政府信息公开年报",
        "发布机构": "焦作市教育局",
        "成文日期": "2024-01-15",
        "发布日期": "2024-01-15 09:30",
        "有效性": "有效",
        "名称": "焦作市教育局2023年政府信息公开工作年度报告",
        "内容概述": "焦作市教育局2023年度：总体情况；主动公开政府信息情况；"
        "收到和处理政府信息公开申请情况；"
        "政府信息公开行政复议、行政诉讼情况；存在的主要问题及改进情况；其他需要报告的事项。",
        "关键词": "政府信息公开；年度报告；焦作市教育局；2023年",
    }


def test_who_made_reviewed_and_published_it_and_when(page):
    assert texts(page, "//dl[@class='signatures']/div") == [
        "制作张制作，2024-01-15 09:30",
        "审核李审核，2024-01-15 09:30",
        "发布王发布，2024-01-15 09:30",
    ]


def test_meta_tags(page, settings):
    tags = meta(page)
    described = tags.pop("Description")
    assert described.startswith("焦作市教育局2023年度：总体情况；")
    assert tags == {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "SiteName": settings.SITE["name"],
        "ColumnName": "政府信息公开年报",
        "ColumnType": "政府信息公开年报",
        "ArticleTitle": "焦作市教育局2023年政府信息公开工作年度报告",
        "PubDate": "2024-01-15 09:30",
        "ContentSource": "焦作市教育局",
        "Author": "焦作市教育局",
        "Keywords": "政府信息公开,年度报告,焦作市教育局,2023年",
    }


def test_format_2019(client, published, agency):
    published(agency, 2020)
    page = parse(client.get("/agencies/jiaozuo-education/2020/"))
    rows = [len(figures(page, key)) for key in ("disclosures", "applications", "challenges")]
    assert rows == [8, 23, 1]


def test_what_is_not_stated_is_said(client, published, agency):
    published(agency, 2022, problems="第一段。\n第二段。")
    page = parse(client.get("/agencies/jiaozuo-education/2022/"))
    assert texts(page, "//section[@id='problems']/p") == ["第一段。", "第二段。"]
    assert texts(page, "//section[@id='other_matters']/p") == ["（报告未填写）"]
    assert texts(page, "//section[@id='overview']/p") == ["（报告未填写）"] * 5
    assert page.xpath("//*[@id='preamble']") == []
    assert page.xpath("//dl[@class='signatures']/div/dt/text()") == ["发布"]


def test_markup_in_a_report_is_text(client, published, agency):
    attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    published(agency, 2022, title=attack, preamble=attack, other_matters=attack)
    page = parse(client.get("/agencies/jiaozuo-education/2022/"))
    assert page.xpath("//script | //img | //@style | //@onerror") == []
    assert texts(page, "//section[@id='other_matters']/p") == [attack]
    assert texts(page, "//h1") == [attack]
    assert meta(page)["ArticleTitle"] == attack


def test_queries(client, published_report, many, django_assert_num_queries):
    with django_assert_num_queries(7):
        client.get("/agencies/jiaozuo-education/2023/")
    many(30)
    with django_assert_num_queries(7):
        client.get("/agencies/jiaozuo-education/2023/")


def test_public_explanations_are_printed_with_the_report(client, published_report, reviewer):
    said = {"rule": "challenges.row_total", "message": "总计不符。", "kind": "overridden"}
    with Unsealed(connection):
        Judgement.objects.bulk_create(
            Judgement(
                report=published_report,
                fingerprint=explanation,
                explanation=explanation,
                public=public,
                by=reviewer,
                at=AT,
                **said,
            )
            for public, explanation in ((True, "上级口径如此"), (False, "内部原因"))
        )
    html = client.get(published_report.get_absolute_url()).content.decode()
    assert "总计不符。说明：上级口径如此" in html
    assert "内部原因" not in html


@pytest.mark.parametrize("address", ["", "v1/", "report.json", "v1/report.pdf"])
def test_what_was_forged_is_not_shown(client, published_report, address, caplog):
    with Unsealed(connection):
        published_report.application_rows.filter(row="received").update(natural_person=1234)
    response = client.get(f"/agencies/jiaozuo-education/2023/{address}")
    assert response.status_code == 503
    assert "与发布时的记录不符" in response.content.decode()
    assert "1234" not in response.content.decode()
    assert [r.levelname for r in caplog.records if r.name == "reports.public.errors"] == [
        "CRITICAL"
    ]
