"""The numbers of sub-headings, which the texts no longer hold, as the file prints them."""

import pytest

from reports.readers import read
from reports.rules import Context, examine
from tests.rules.corpus import SAMPLES

GIVEN = (SAMPLES / "jiaozuo_education_2023.txt").read_text(encoding="utf-8")


def told(text: str) -> list[tuple[str, str]]:
    """(place, message) of what is said about numbers of sub-headings, without the line."""
    reading = read(text.encode())
    found = examine(reading.document, context=Context(), read=reading.findings)
    return [
        (f.place, f.message.partition("：")[2]) for f in found if f.rule == "structure.numbering"
    ]


def renumbered(*numbers: str) -> str:
    text, rest = "", GIVEN
    for official, printed in zip("一二三四五", numbers, strict=True):
        before, _, rest = rest.partition(f"（{official}）")
        text += f"{before}{printed}"
    return text + rest


@pytest.mark.parametrize(
    ("numbers", "findings"),
    [
        (("（一）", "（二）", "（三）", "（四）", "（五）"), []),
        (("(一)", "(二)", "(三)", "(四)", "(五)"), []),
        (("1.", "2.", "3.", "4.", "5."), []),
        (("", "", "", "", ""), []),
        (
            ("（二）", "（三）", "（四）", "（五）", "（六）"),
            [("overview.proactive", "序号从“（二）”开始，前面没有“（一）”。")],
        ),
        (
            ("（一）", "（二）", "（二）", "（三）", "（四）"),
            [("overview.management", "序号重复：“（二）”之后是“（二）”。")],
        ),
        (
            ("（一）", "（二）", "（三）", "（五）", "（六）"),
            [("overview.platform", "序号跳号：“（三）”之后是“（五）”。")],
        ),
    ],
)
def test_numbers_as_printed(numbers, findings):
    assert told(renumbered(*numbers)) == findings


def test_a_list_within_a_text_is_none_of_them():
    listed = GIVEN.replace("（二）", "（一）图解两期。\n（二）视频一期。\n（二）", 1)
    assert told(listed) == []


def test_a_sub_heading_of_the_reports_own_is_counted():
    own = "（一）组织领导有力。\n（二）"
    assert told(renumbered(own, "（三）", "（四）", "（五）", "（六）")) == []
