"""What a report must have."""

import pytest

from reports.rules import Severity
from reports.statute import FORMATS
from tests.rules.given import clean, found, told, words_at

OVERVIEW = dict.fromkeys((k for k in FORMATS["2021"].passages if k.startswith("overview")), "")


def test_part_missing():
    assert told("structure.part_missing", clean(OVERVIEW | {"other_matters": " \n"})) == [
        ("overview", "缺少“一、总体情况”，或者该部分没有内容。"),
        ("other_matters", "缺少“六、其他需要报告的事项”，或者该部分没有内容。"),
    ]
    assert found("structure.part_missing", clean({"improvements": ""})) == []


def test_overview():
    assert found("structure.overview", clean()) == []
    assert found("structure.overview", clean(OVERVIEW)) == []  # the whole part is missing
    assert told("structure.overview", clean({"overview.platform": ""})) == [
        ("overview.platform", "“一、总体情况”缺少“（四）政府信息公开平台建设”。")
    ]
    assert told("structure.overview", clean(OVERVIEW | {"overview.opening": "工作有序。"})) == [
        ("overview", "“一、总体情况”没有分5个方面写明。")
    ]


@pytest.mark.parametrize(
    ("text", "words", "message"),
    [
        ("一是甲事。二是乙事。四是丙事。", "四是", "序号跳号：“二是”之后是“四是”。"),
        ("一是甲事。二是乙事。二是丙事。", "二是", "序号重复：“二是”之后是“二是”。"),
        ("（一）甲。\n（三）乙。", "（三）", "序号跳号：“（一）”之后是“（三）”。"),
        ("1.甲事。\n2.乙事。\n2.丙事。", "2.", "序号重复：“2.”之后是“2.”。"),
        ("一是甲事。一是乙事。", "一是", "序号重复：“一是”之后是“一是”。"),
        ("第一，甲。第三，乙。", "第三，", "序号跳号：“第一，”之后是“第三，”。"),
    ],
)
def test_numbering(text, words, message):
    document = clean({"improvements": text})
    ((place, told_message),) = told("structure.numbering", document)
    assert (words_at(document, place), told_message) == (words, message)


@pytest.mark.parametrize(
    "text",
    [
        "一是甲事。二是乙事。三是丙事。",
        "问题：一是甲，二是乙。措施：一是丙，二是丁。",
        "（一）甲。\n一是子。二是丑。\n（二）乙。\n一是寅。二是卯。",
        "不足：一是甲。措施：一是乙。",
        "存在一是甲的问题。针对以上问题，一是乙。",
        "一是甲。这三是难点，二是乙。",
        "依据第二十条第（一）项、第（五）项。",
        "公开率由3.5提高到5.8。",
    ],
)
def test_numbering_that_is_right(text):
    assert found("structure.numbering", clean({"improvements": text})) == []


def test_short():
    def result(problems: str, improvements: str = "") -> list[tuple[str, Severity]]:
        document = clean({"problems": problems, "improvements": improvements})
        return [(f.message, f.severity) for f in found("structure.short", document)]

    none = ("第五部分只写了“无”，应写明问题和改进情况。", Severity.ERROR)
    assert result("无。") == result("本年度无存在的问题。") == result("暂无") == [none]
    assert result("解读不够。", "加强解读。") == [
        ("第五部分只有10字，不足30字。", Severity.WARNING)
    ]
    long = "政策解读的形式比较单一，群众看不懂的专业术语还比较多，信息检索也不方便。"
    assert result(long) == [("第五部分只写了问题，没有写改进措施。", Severity.WARNING)]
    assert result(long, "逐项制作图解。") == result(long + "下一步制作图解。") == []
    assert result("") == []


def test_fee_statement():
    silent = {"other_matters": "无其他事项。"}
    assert told("structure.fee_statement", clean(silent)) == [
        ("other_matters", "第六部分没有说明信息处理费的收取情况，没有收取也应说明。")
    ]
    assert found("structure.fee_statement", clean()) == []
    assert found("structure.fee_statement", clean({"other_matters": ""})) == []
    assert found("structure.fee_statement", clean(silent, year=2020)) == []


@pytest.mark.parametrize(
    "text", ["本年度未对申请人收取任何费用。", "未收取依申请公开费用。", "收费情况：无。"]
)
def test_fee_statement_in_other_words(text):
    assert found("structure.fee_statement", clean({"other_matters": text})) == []
    only_levies = {"other_matters": "本年度无行政事业性收费。"}
    assert len(found("structure.fee_statement", clean(only_levies))) == 1


def test_fee_statement_elsewhere_is_a_hint():
    texts = {"other_matters": "无其他事项。", "overview.on_request": "未收取信息处理费。"}
    (finding,) = found("structure.fee_statement", clean(texts))
    assert (finding.severity, finding.also) == (Severity.HINT, ("overview.on_request",))


def test_government():
    texts = {"overview.supervision": "加强业务培训。"}
    city = clean(texts, agency="焦作市人民政府")
    assert told("structure.government", city) == [
        ("overview.supervision", "政府的报告没有写明工作考核、社会评议、责任追究结果。")
    ]
    assert found("structure.government", clean(texts)) == []
    assert found("structure.government", city, is_government=False) == []
    assert len(found("structure.government", clean(texts), is_government=True)) == 1
    assert found("structure.government", clean(agency="焦作市人民政府")) == []


def test_contact():
    def message(preamble: str) -> list[str]:
        return [m for _, m in told("structure.contact", clean({"preamble": preamble}))]

    period = "统计期限为2023年1月1日至12月31日。"
    assert message("") == ["编制说明没有写明联系方式（带区号的电话）和统计期限。"]
    assert message(period + "电话：2990011。") == ["编制说明没有写明电话的区号。"]
    assert message("电话：0391—2990011。") == ["编制说明没有写明统计期限。"]
    assert message(period + "联系电话：（0391）2990011") == []


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("", "没有标题，应为“焦作市教育局2023年政府信息公开工作年度报告”。"),
        (
            "焦作市教育局2022年政府信息公开工作年度报告",
            "标题“焦作市教育局2022年政府信息公开工作年度报告”写的是2022年，本报告为2023年。",
        ),
        (
            "焦作市文化局2023年政府信息公开工作年度报告",
            "标题“焦作市文化局2023年政府信息公开工作年度报告”没有写本机关的名称“焦作市教育局”。",
        ),
        (
            "焦作市文化局2023年政府信息公开工作年度报告（焦作市教育局2022年）",
            "标题“焦作市文化局2023年政府信息公开工作年度报告（焦作市教育局2022年）”写的是2022年，"
            "本报告为2023年。",
        ),
        (
            "焦作市教育局政府信息公开工作年度报告",
            "标题“焦作市教育局政府信息公开工作年度报告”没有写年度，本报告为2023年。",
        ),
    ],
)
def test_title(title, message):
    assert told("title.pattern", clean(title=title)) == [("title", message)]


@pytest.mark.parametrize(
    ("agency", "title"),
    [
        ("焦作市教育局", "焦作市教育局 2023 年政府信息公开工作年度报告"),
        ("焦作市教育局", "焦作市教育局二〇二三年政府信息公开工作年度报告"),
        ("焦作市人民政府", "2023年焦作市政府信息公开工作年度报告"),
        ("河南省焦作市教育局", "焦作市教育局2023年政府信息公开工作年度报告"),
        ("焦作市解放区人民政府办公室", "解放区政府办公室2023年政府信息公开工作年度报告"),
        ("深圳市龙岗区人民政府", "龙岗区2023年政府信息公开工作年度报告"),
        ("大冶市东风路街道办事处", "东风路街道2023年政府信息公开工作年度报告"),
        ("牛塘镇人民政府", "牛塘镇2023年信息公开年度报告"),
        ("广元市剑阁县人力资源和社会保障局", "剑阁县人社局2023年政府信息公开工作年度报告"),
        ("焦作市发展和改革委员会", "关于焦作市发改委2023年政府信息公开工作的年度报告"),
        ("焦作市教育局", "焦作市教育局\n２０２３年度政府信息公开工作年度报告"),
    ],
)
def test_titles_that_are_right(agency, title):
    assert found("title.pattern", clean(agency=agency, title=title)) == []


@pytest.mark.parametrize(
    ("agency", "above", "title"),
    [
        ("东风路街道办事处", ("大冶市人民政府",), "大冶市东风路街道2023年政府信息公开工作年度报告"),
        ("东风路街道办事处", ("大冶市人民政府",), "东风路街道办2023年政府信息公开工作年度报告"),
        ("龙岗区人民政府", ("深圳市人民政府",), "深圳市龙岗区2023年政府信息公开工作年度报告"),
        (
            "市场监督管理局",
            ("剑阁县人民政府", "广元市人民政府", "四川省人民政府"),
            "广元市剑阁县市场监管局2023年政府信息公开工作年度报告",
        ),
        (
            "剑阁县公安局义兴派出所",
            ("剑阁县公安局", "剑阁县人民政府"),
            "剑阁县义兴派出所2023年政府信息公开工作年度报告",
        ),
    ],
)
def test_titles_that_are_right_below_the_agencies_above(agency, above, title):
    assert found("title.pattern", clean(agency=agency, title=title), above=above) == []


@pytest.mark.parametrize(
    ("agency", "title"),
    [
        ("市场监督管理局", "剑阁县人民政府2023年政府信息公开工作年度报告"),
        ("市场监督管理局", "剑阁县教育局2023年政府信息公开工作年度报告"),
        ("市场监督管理局", "苍溪县市场监管局2023年政府信息公开工作年度报告"),
        ("义兴镇人民政府", "剑阁县2023年政府信息公开工作年度报告"),
    ],
)
def test_titles_of_others_below_the_agencies_above(agency, title):
    document = clean(agency=agency, title=title)
    assert len(found("title.pattern", document, above=("剑阁县人民政府",))) == 1


def test_a_town_is_not_its_county():
    title = "修武县2023年政府信息公开工作年度报告"
    assert len(found("title.pattern", clean(agency="修武县七贤镇人民政府", title=title))) == 1


def test_a_government_is_not_its_department():
    document = clean(title="焦作市2023年政府信息公开工作年度报告")
    assert len(found("title.pattern", document)) == 1


def test_a_department_is_not_its_government():
    document = clean(agency="焦作市人民政府", title="焦作市教育局2023年政府信息公开工作年度报告")
    assert len(found("title.pattern", document)) == 1


def test_period():
    document = clean({"preamble": "数据的统计期限自2022年1月1日起至2022年12月31日止。"})
    ((place, message),) = told("period.wrong", document)
    assert words_at(document, place) == "2022年1月1日起至2022年12月31日"
    assert message == (
        "统计期限写为“2022年1月1日起至2022年12月31日”，应为2023年1月1日至2023年12月31日。"
    )
    assert found("period.wrong", clean()) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("由总体情况、主动公开情况、申请办理情况、存在问题和其他事项五部分组成。", None),
        ("由总体情况、主动公开情况、行政复议、行政诉讼情况、问题及改进情况四个部分组成。", None),
        ("包括总体情况、主动公开情况、申请情况等情况，共六部分。", None),
        ("按照规定的六部分编制。", None),
        (
            "全文分为六个部分：总体情况、主动公开情况、申请情况、复议诉讼情况、存在问题。",
            "写的是“六个部分”，列出的有5个：总体情况、主动公开情况、申请情况、复议诉讼情况、存在问题。",
        ),
        (
            "报告由总体情况、主动公开情况、申请情况、存在问题、其他事项等六部分组成。",
            "写的是“六部分组成”，列出的有5个：总体情况、主动公开情况、申请情况、存在问题、其他事项。",
        ),
    ],
)
def test_parts_named(text, message):
    found_messages = [m for _, m in told("structure.parts_named", clean({"preamble": text}))]
    assert found_messages == ([message] if message else [])


@pytest.mark.parametrize(
    ("key", "text", "messages"),
    [
        ("problems", "（二）甲事。\n（三）乙事。", ["序号从“（二）”开始，前面没有“（一）”。"]),
        ("overview.on_request", "（二）依申请公开方面。", []),
        ("problems", "甲事（二）。", []),
        ("problems", "二是甲事。三是乙事。", []),
    ],
)
def test_numbering_that_starts_late(key, text, messages):
    assert [m for _, m in told("structure.numbering", clean({key: text}))] == messages


@pytest.mark.parametrize(
    ("stated", "wrong"),
    [
        ("2023年1月1日至2023年12月31日", None),
        ("2023年1月至12月", None),
        ("2023年1月1日至12月底", None),
        ("20230101-20231231", None),
        ("2023.01.01—2023.12.31", None),
        ("20231月1日至2023年12月31日", "20231月1日至2023年12月31日"),
        ("2023年1月1日至2023年11月31日", "2023年1月1日至2023年11月31日"),
        ("2023年1月至11月", "2023年1月至11月"),
        ("202311日起至20231231日", "202311日起至20231231日"),
        ("2023年1月1日零时至2023年12月31日24时", None),
        ("2023年1日1日至2023年12月31日", "2023年1日1日至2023年12月31日"),
        ("2023年1月1日算起，至2023年12月31日止", None),
        ("2023年1月1日算起，至2023年12月30日止", "2023年1月1日算起，至2023年12月30日"),
        ("二〇二三年一月一日至二〇二三年十二月三十一日", None),
        (
            "二〇二三年一月一日至二〇二三年十月三十一日",
            "二〇二三年一月一日至二〇二三年十月三十一日",
        ),
        ("2023年度", None),
        ("2022年度", "2022年度"),
    ],
)
def test_a_period_that_cannot_be_read_as_the_year_is_wrong(stated, wrong):
    document = clean({"preamble": f"数据统计期限为{stated}。"})
    words = [words_at(document, place) for place, _ in told("period.wrong", document)]
    assert words == ([wrong] if wrong else [])


@pytest.mark.parametrize(
    "preamble",
    [
        "自2023年1月1日至2023年12月31日为统计期限。",
        "可于2024年1月31日至2024年3月31日查阅，统计期限为2023年全年。",
        "市统计局按《统计法》于2023年3月1日至5月31日开展统计调查。",
    ],
)
def test_other_dates_are_no_period(preamble):
    assert told("period.wrong", clean({"preamble": preamble})) == []


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("（1）建账。\n（2）清理。\n（3）保存。", []),
        ("（1）建账。\n（3）保存。", ["序号跳号：“（1）”之后是“（3）”。"]),
        ("一、压实责任。\n二、严格考核。", []),
        ("一、压实责任。\n三、严格考核。", ["序号跳号：“一、”之后是“三、”。"]),
        ("①业务不熟；②更新不勤；③解读不多。", []),
        ("①业务不熟；②更新不勤；②解读不多。", ["序号重复：“②”之后是“②”。"]),
        ("共收到申请（3）件，公开（1）件。", []),
        ("第（2）项、第（4）项所列情形。", []),
    ],
)
def test_other_ways_of_numbering(text, messages):
    assert [m for _, m in told("structure.numbering", clean({"problems": text}))] == messages
