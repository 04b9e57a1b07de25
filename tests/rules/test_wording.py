"""What a report must not say: places, messages and the office's own lists."""

import pytest

from reports.rules import Settings, Severity
from reports.rules.wording import unpaired
from tests.rules.given import clean, found, told, words_at

KEY = "overview.proactive"


def words_found(id: str, text: str, **context: object) -> list[str]:
    document = clean({KEY: text})
    return [words_at(document, place) for place, _ in told(id, document, **context)]


def test_old_format():
    text = "按国办公开办函〔2019〕60号编制，对外公开总数量20件，收费及减免情况：无。"
    expected = ["国办公开办函〔2019〕60号", "对外公开总数量", "收费及减免"]
    assert words_found("wording.old_format", text) == expected
    assert found("wording.old_format", clean({KEY: text}, year=2020)) == []
    ((_, message), *_) = told("wording.old_format", clean({KEY: "收费及减免"}))
    assert message == "“收费及减免”是旧格式的用语，本年度的格式见国办公开办函〔2021〕30号。"


def test_residue():
    text = "XX局，请根据实际情况填写。共收到【】件，×月召开会议。"
    expected = ["XX", "请根据实际情况填写", "【】", "×"]
    assert words_found("wording.residue", text) == expected
    (finding, *_) = found("wording.residue", clean({KEY: text}))
    assert (finding.severity, finding.message) == (
        Severity.ERROR,
        "“XX”像是没有填写的模板文字。",
    )


def test_a_sign_of_multiplication_is_no_residue():
    assert words_found("wording.residue", "5×8项、7×24小时、上线X光查询。") == []


def test_residue_of_the_settings():
    mine = Settings(residue=("某某",))
    assert words_found("wording.residue", "某某局（填写名称）。", settings=mine) == ["某某"]


def test_doubled():
    assert words_found("wording.doubled", "加强政府政府工作，，反映的的问题。") == [
        "政府政府",
        "的的",
        "，，",
    ]
    ((_, message),) = told("wording.doubled", clean({KEY: "加强建设 建设。"}))
    assert message == "“建设 建设”疑为重复。"


def test_doubled_tells_an_unpaired_sign_with_its_surroundings():
    document = clean({KEY: "认真落实《政府信息公开条例，提升水平。"})
    ((place, message),) = told("wording.doubled", document)
    assert words_at(document, place) == "《"
    assert message == "“认真落实《政府信息公开”中的“《”没有成对。"


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("（甲“乙”丙）《丁〈戊〉》", []),
        ("1）甲；2）乙\n一）丙", []),
        ("（1）甲；（2）乙", []),
        ("It’s", []),
        ("（甲", [0]),
        ("甲）", [1]),
        ("“甲“乙", [0, 2]),
        ("（甲“乙）", [2]),
    ],
)
def test_unpaired(text, signs):
    assert unpaired(text) == signs


def test_years():
    document = clean({KEY: "2021年，本局公开信息300条。"})
    ((place, message),) = told("wording.years", document)
    assert words_at(document, place) == "2021年"
    assert message == "句中写“2021年”，本报告为2023年，请核对年份。"
    assert words_found("wording.years", "2022年，公开280条；2024年，将优化专栏。") == []


def test_word_list():
    assert words_found("wording.list", "办理“互联网 督查”留言。") == ["互联网 督查"]
    ((_, message),) = told("wording.list", clean({KEY: "办理“互联网督查”留言。"}))
    assert message == "“互联网督查”应为“互联网+督查”。"
    mine = Settings(word_list={"公众微信号": "微信公众号"})
    assert words_found("wording.list", "公众微信号、互联网督查。", settings=mine) == ["公众微信号"]


@pytest.mark.parametrize(
    "text",
    [
        "请填写《政府信息公开申请表》后寄送。",
        "对待补充材料的申请一次性告知。",
        "登录 http://www.example.gov.cn/a__b/xxgk 查询。",
        "申请人（单位名称）、联系方式应当写明。",
        "申请人根据实际情况填写申请表。",
    ],
)
def test_true_text_is_no_residue(text):
    assert words_found("wording.residue", text) == []


@pytest.mark.parametrize(
    ("text", "doubled"),
    [
        ("各部门部门预算、本单位单位预算均已公开。", []),
        ("各级政府政府信息公开工作有序。县政府政府采购信息已公开。", []),
        ("依申请公开：依申请公开件均已答复。", []),
        ("推进公开工作，工作机制不断完善。", []),
        ("可通过可以通过网站查阅。", ["通过可以通过"]),
        ("2023年，我局，我局认真落实条例。", ["我局，我局"]),
        ("完善信息公开制度，信息公开制度。", ["信息公开制度，信息公开制度"]),
    ],
)
def test_doubled_words_and_compounds(text, doubled):
    assert words_found("wording.doubled", text) == doubled


@pytest.mark.parametrize(
    "letter",
    [
        "国办公开办函〔2019〕60号",
        "国办公开办函[2019]60号",
        "国办公开办函（2019）60 号",
        "国办公开办函2019年第60号",
        "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》",
    ],
)
def test_the_old_letter_by_number_and_by_name(letter):
    assert len(words_found("wording.old_format", f"根据{letter}编制。")) == 1
    assert (
        words_found("wording.old_format", "根据省政府办公厅关于做好年度报告工作的通知编制。") == []
    )


def test_the_text_of_the_notice():
    text = "现将有关格式印发给你们，请遵照执行。此处应写明本机关的情况。"
    assert words_found("wording.notice", text) == ["印发给你们", "请遵照执行", "此处应写明"]
    assert words_found("wording.notice", "市政府印发通知，各单位认真贯彻执行。") == []
