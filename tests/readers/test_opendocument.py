"""OpenDocument texts and workbooks: what LibreOffice and WPS write into them."""

import pytest

from reports.readers import Unreadable, read
from tests.readers.blocks import KINDS, blocks_of, odt
from tests.readers.opendocument import body_of, odt_file, package
from tests.readers.reports import GIVEN, WHOLE
from tests.readers.test_tables import rules_of


@pytest.mark.parametrize("form", WHOLE)
@pytest.mark.parametrize("kind", ["odt", "ods"])
def test_a_whole_report(form, kind):
    document = WHOLE[form]
    reading = read(KINDS[kind](list(blocks_of(document))))
    assert reading.document == document
    assert rules_of(reading) == []


def printed(paragraphs: str, styles: str = "") -> list[str]:
    """The paragraphs that a report's last text is read from these elements."""
    body = body_of(odt([*list(blocks_of(GIVEN))[:-1], "丁卯"]), "text")
    data = odt_file(body.replace("<text:p>丁卯</text:p>", paragraphs), styles)
    return read(data).document.texts["other_matters"].split("\n")


@pytest.mark.parametrize(
    ("paragraph", "lines"),
    [
        ('<text:p>甲<text:s text:c="3"/>乙<text:tab/>丙</text:p>', ["甲   乙\t丙"]),
        ("<text:p>甲<text:line-break/>乙</text:p>", ["甲", "乙"]),
        ("<text:p>甲<text:span>乙<text:span>丙</text:span></text:span>丁</text:p>", ["甲乙丙丁"]),
        ('<text:p>甲<text:s text:c="99999999"/>乙</text:p>', ["甲" + " " * 200 + "乙"]),
        (
            "<text:tracked-changes><text:p>旧</text:p></text:tracked-changes>"
            "<text:p>甲<office:annotation><text:p>批注</text:p></office:annotation>乙</text:p>",
            ["甲乙"],
        ),
        (
            "<text:p>甲<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>脚注内容</text:p></text:note-body></text:note>乙</text:p>",
            ["甲乙", "脚注内容"],
        ),
        (
            "<text:p>甲<draw:frame><draw:text-box><text:p>框内</text:p></draw:text-box>"
            "</draw:frame></text:p>",
            ["甲", "框内"],
        ),
        ("<text:section><text:h>甲</text:h><text:p>乙</text:p></text:section>", ["甲", "乙"]),
    ],
)
def test_paragraphs(paragraph, lines):
    assert printed(paragraph) == lines


def test_numbers_of_lists_are_printed():
    styles = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        'style:num-prefix="（" style:num-suffix="）" style:num-format="一, 二, 三, ..."/>'
        '<text:list-level-style-number text:level="2" style:num-suffix="." '
        'style:num-format="1" text:start-value="4"/></text:list-style>'
    )
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = f"<text:list>{item.format('丙', '')}{item.format('丁', '')}</text:list>"
    items = item.format("甲", inner) + item.format("乙", "")
    body = f'<text:list text:style-name="L">{items}</text:list>'
    assert printed(body, styles) == ["（一）甲", "4.丙", "5.丁", "（二）乙"]


def test_a_workbook_keeps_every_digit_and_leaves_out_what_is_hidden():
    body = body_of(KINDS["ods"](list(blocks_of(GIVEN))), "spreadsheet")
    zero = 'office:value="0"><text:p>0<'
    fee = body.index(zero, body.index("行政事业性收费"))
    body = f'{body[:fee]}office:value="18.871"><text:p>18.8710<{body[fee + len(zero) :]}'
    hidden = (
        '<table:table table:style-name="h" table:name="x"><table:table-row><table:table-cell>'
        "<text:p>隐藏的文字</text:p></table:table-cell></table:table-row></table:table>"
    )
    styles = (
        '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    )
    reading = read(package("spreadsheet", body + hidden, styles))
    amount = reading.document.figures["disclosures"]["art20_8.fees", "amount"]
    assert str(amount) == "18.8710"
    assert reading.document.texts == GIVEN.texts


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (package("presentation", ""), "演示文稿"),
        (package("text", "", **{"META-INF/manifest": "<a>encryption-data</a>"}), "密码"),
        (package("text", "<text:p>&a;</text:p>"), "损坏"),
        (package("text", "<text:section>" * 300 + "</text:section>" * 300), "嵌套|损坏"),
        (package("text", "<text:p/>" * 300_001), "元素|解开"),
        (package("text", ""), "不是一份"),
        (package("spreadsheet", ""), "不是一份"),
    ],
    ids=["slides", "locked", "entity", "deep", "many", "empty text", "empty workbook"],
)
def test_hostile_files_are_refused(data, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read(data)


def test_repeated_cells_and_rows_stay_within_bounds():
    row = (
        '<table:table-row table:number-rows-repeated="99999999"><table:table-cell '
        'table:number-columns-repeated="99999999"><text:p>甲</text:p></table:table-cell>'
        "</table:table-row>"
    )
    with pytest.raises(Unreadable):
        read(package("spreadsheet", f'<table:table table:name="a">{row}</table:table>' * 60))
