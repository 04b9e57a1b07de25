"""Text against table: what a finding says, where it points, what it is compared with.

Which sentences are found and which are not is the matter of the corpus (``test_corpus``).
"""

import pytest

from reports.rules import RULES, Context, Severity
from tests.rules.given import applications, clean, found, told, words_at


def only(id: str, key: str, text: str, figures: dict):
    document = clean({key: text}, figures)
    (finding,) = RULES[id].findings(document, Context())
    return finding, words_at(document, finding.place)


def test_applications():
    finding, words = only(
        "text.applications",
        "overview.on_request",
        "规范办理流程。全年共收到 政府信息公开申请 13 件，均已按时答复。",
        applications(received=12, carried_in=2, result__total=14),
    )
    assert words == "全年共收到 政府信息公开申请 13 件"
    assert finding.message == (
        "“依申请公开”称“全年共收到 政府信息公开申请 13 件”（13），第三部分表中"
        "“一、本年新收政府信息公开申请数量”总计为12，"
        "“一、本年新收政府信息公开申请数量”总计与“二、上年结转政府信息公开申请数量”总计之和为14。"
    )
    assert finding.also == ("applications/received/total",)
    assert finding.severity is Severity.WARNING


def test_applications_of_a_branch():
    finding, words = only(
        "text.applications",
        "overview.on_request",
        "全年收到申请9件，不予公开3件。",
        applications(
            received=9, result__refused__state_secret=1, result__refused__internal_affairs=1
        ),
    )
    assert words == "不予公开3件"
    assert finding.message.endswith("“（三）不予公开”各项之和为2。")


def test_applications_all_done():
    finding, words = only(
        "text.applications",
        "overview.on_request",
        "收到申请9件，均已办结。",
        applications(received=9, result__total=8, carried_out=1),
    )
    assert words == "均已办结"
    assert finding.also == ("applications/carried_out/total",)


def test_applications_in_format_2019():
    document = clean(
        {"overview.on_request": "全年收到申请9件，其他处理2件。"},
        applications(received=9, result__other=1),
        year=2020,
    )
    assert len(found("text.applications", document)) == 1


def test_a_cell_not_stated_is_not_compared():
    document = clean({"overview.on_request": "全年收到政府信息公开申请9件。"})
    figures = {key: dict(cells) for key, cells in document.figures.items()}
    figures["applications"]["received", "total"] = None
    blank = type(document)(document.agency, 2023, "2021", document.title, document.texts, figures)
    assert found("text.applications", blank) == []


def test_challenges():
    finding, words = only(
        "text.challenges",
        "overview.on_request",
        "因政府信息公开被申请行政复议3件。",
        {"challenges/review/total": 2},
    )
    assert words == "因政府信息公开被申请行政复议3件"
    assert finding.message == (
        "“依申请公开”称“因政府信息公开被申请行政复议3件”（3），第四部分表中“行政复议”总计为2。"
    )
    assert finding.also == ("challenges/review/total",)


def test_disclosures():
    finding, words = only(
        "text.disclosures",
        "overview.management",
        "本年度制发规范性文件4件。",
        {"disclosures/art20_1.normative_documents/issued": 3},
    )
    assert words == "本年度制发规范性文件4件"
    assert "（4），第二部分表中“行政规范性文件”本年制发件数为3。" in finding.message


def test_disclosures_fee():
    finding, words = only(
        "text.disclosures",
        "overview.proactive",
        "收取行政事业性收费19.5万元。",
        {"disclosures/art20_8.fees/amount": "18.8710"},
    )
    assert words == "收取行政事业性收费19.5万元"
    assert finding.message.endswith(
        "（19.5），第二部分表中“行政事业性收费”本年收费金额（单位：万元）为18.8710万元。"
    )


def test_none():
    finding, words = only(
        "text.none",
        "overview.on_request",
        "全年未收到政府信息公开申请。",
        applications(received=2),
    )
    assert (words, finding.severity) == ("未收到政府信息公开申请", Severity.ERROR)
    assert finding.message == (
        "“依申请公开”称“未收到政府信息公开申请”，第三部分表中新收申请总计为2。"
    )


@pytest.mark.parametrize(
    ("review", "suit", "said"),
    [
        (1, 0, "第四部分行政复议表中总计为1"),
        (0, 2, "第四部分行政诉讼表中总计为2"),
        (1, 2, "第四部分行政复议表中总计为1，第四部分行政诉讼表中总计为2"),
    ],
)
def test_none_names_what_is_contradicted(review, suit, said):
    finding, _ = only(
        "text.none",
        "overview.supervision",
        "未发生因政府信息公开引起的行政复议、行政诉讼。",
        {"challenges/review/total": review, "challenges/suit.direct/total": suit},
    )
    assert said in finding.message


def test_parts_of_sum():
    finding, words = only(
        "text.parts_of_sum",
        "overview.proactive",
        "共发布信息732条，其中动态500条、公告200条、其他42条。",
        {},
    )
    assert words == "732条，其中动态500条、公告200条、其他42条"
    assert finding.message.endswith("总数为732，各分项500＋200＋42，合计742。")


def test_rate_of_change():
    finding, words = only(
        "text.rate",
        "overview.proactive",
        "公开信息3646条，较上年3607条增长1.05%。",
        {},
    )
    assert words == "1.05%"
    assert finding.message == "正文写“1.05%”，按旁边的数字，由3607到3646，增长应为1.08%。"


def test_rate_of_a_share():
    document = clean({"overview.proactive": "公开信息79条，其中政策26条，占39.2%。"})
    ((_, message),) = told("text.rate", document)
    assert message == "正文写“39.2%”，按旁边的数字，26占79，应为32.91%。"
