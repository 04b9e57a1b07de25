"""How sentences are read: the statements of a sentence as whole structures."""

from decimal import Decimal

import pytest

from reports.rules.text import statements_of
from reports.rules.text.statement import Body, Period
from reports.statute.document import Document

QUIET = {
    "objects": (),
    "actions": (),
    "period": Period.YEAR,
    "body": Body.OWN,
    "among": False,
    "change": "",
    "each": False,
    "whole": False,
    "denied": False,
    "limits": (),
}


def report(texts: dict[str, str]) -> Document:
    return Document("焦作市教育局", 2023, "2021", texts=texts)


def read(text: str) -> list[dict]:
    """The statements of a text: words, value and unit, and whatever is not as usual."""
    told = statements_of(report({"overview.on_request": text}))
    return [_unusual(one.statement) for one in told]


def _unusual(statement) -> dict:
    fields = statement._asdict()
    said = {name: fields[name] for name, quiet in QUIET.items() if fields[name] != quiet}
    quantity = statement.quantity
    about = {} if quantity.exact else {"exact": False}
    return {"words": statement.words, "number": (quantity.value, quantity.unit)} | about | said


APPLICATIONS = ("applications",)


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "2023年，新收信息公开申请17件，办结15件，转下一年2件。",
            [
                {
                    "words": "新收信息公开申请17件",
                    "number": (17, "件"),
                    "objects": APPLICATIONS,
                    "actions": ("new",),
                },
                {
                    "words": "办结15件",
                    "number": (15, "件"),
                    "objects": APPLICATIONS,
                    "actions": ("finished",),
                },
                {
                    "words": "转下一年2件",
                    "number": (2, "件"),
                    "objects": APPLICATIONS,
                    "actions": ("carried_out",),
                },
            ],
        ),
        (
            "收到8份信息公开申请（网上5份），部分公开3，占37.5%。",
            [
                {
                    "words": "收到8份",
                    "number": (8, "份"),
                    "objects": APPLICATIONS,
                    "actions": ("received",),
                },
                {
                    "words": "网上5份",
                    "number": (5, "份"),
                    "objects": APPLICATIONS,
                    "among": True,
                    "limits": ("网上", "……"),
                },
                {
                    "words": "部分公开3",
                    "number": (3, ""),
                    "objects": APPLICATIONS,
                    "actions": ("result.partly_granted",),
                },
                {
                    "words": "占37.5%",
                    "number": (Decimal("37.5"), "%"),
                    "objects": APPLICATIONS,
                    "limits": ("……",),
                },
            ],
        ),
        (
            "因信息公开引起的行政复议、行政诉讼共5件。",
            [
                {
                    "words": "行政诉讼共5件",
                    "number": (5, "件"),
                    "objects": ("review", "suit"),
                    "whole": True,
                }
            ],
        ),
        (
            "全系统收到信息公开申请约40件，其中局机关收到12件，比上年增加2件。",
            [
                {
                    "words": "全系统收到信息公开申请约40件",
                    "number": (40, "件"),
                    "exact": False,
                    "objects": APPLICATIONS,
                    "actions": ("received",),
                    "body": Body.OTHER,
                },
                {
                    "words": "其中局机关收到12件",
                    "number": (12, "件"),
                    "objects": APPLICATIONS,
                    "actions": ("received",),
                    "among": True,
                },
                {
                    "words": "比上年增加2件",
                    "number": (2, "件"),
                    "objects": APPLICATIONS,
                    "among": True,
                    "change": "up",
                    "period": Period.LAST,
                    "whole": True,
                    "limits": ("……",),
                },
            ],
        ),
        (
            "未收到信息公开申请，上半年没有发生行政复议、行政诉讼。",
            [
                {
                    "words": "未收到信息公开申请",
                    "number": (0, ""),
                    "objects": APPLICATIONS,
                    "actions": ("received",),
                    "denied": True,
                },
                {
                    "words": "没有发生行政复议、行政诉讼",
                    "number": (0, ""),
                    "objects": ("review", "suit"),
                    "period": Period.PART,
                    "denied": True,
                },
            ],
        ),
        ("未收到申请积压的反映，未发生行政诉讼败诉。", []),
        (
            "部分公开、不予公开各1件。",
            [
                {
                    "words": "不予公开各1件",
                    "number": (1, "件"),
                    "objects": APPLICATIONS,
                    "actions": ("result.refused",),
                    "each": True,
                }
            ],
        ),
    ],
)
def test_statements_of_a_sentence(text, statements):
    assert read(text) == statements


@pytest.mark.parametrize(
    ("text", "objects", "actions"),
    [
        ("不同意公开3件。", APPLICATIONS, ("result.refused",)),
        ("不予受理3件。", APPLICATIONS, ("told",)),
        ("结转办理3件。", APPLICATIONS, ("carried",)),
        ("属于行政执法案卷3件。", APPLICATIONS, ("result.refused.enforcement_file",)),
        ("信息公开申请表3份。", ("other",), ()),
    ],
)
def test_a_term_within_a_longer_word_is_not_seen(text, objects, actions):
    (one,) = statements_of(report({"overview.on_request": text}))
    assert (one.statement.objects, one.statement.actions) == (objects, actions)


def test_what_is_told_of_a_statement():
    document = report({"overview.on_request": "规范办理。全年新收信息公开申请 1,112 件。"})
    (one,) = statements_of(document)
    assert (one.place, one.words, one.described, one.cells) == (
        "overview.on_request:5-23",
        "全年新收信息公开申请 1,112 件",
        "读作：新收申请，1,112 件，全年，本机关",
        ("applications/received/total",),
    )


def test_statements_come_in_printed_order():
    texts = {"overview.on_request": "收到申请3件。", "overview.proactive": "公开信息20条。"}
    told = statements_of(report(texts))
    assert [one.words for one in told] == ["公开信息20条", "收到申请3件"]
