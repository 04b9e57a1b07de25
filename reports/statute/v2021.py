"""The format since report year 2021. Source: 国办公开办函〔2021〕30号."""

from .headings import tree
from .measure import WAN_YUAN
from .parts import (
    CARRY_OVER,
    CHALLENGES,
    CONTENT,
    FEES,
    OTHER_MATTERS,
    OVERVIEW,
    PENALTIES,
    PREAMBLE,
    PROBLEMS,
    RELATIONS,
    TITLE,
    applications,
    article,
    disclosures,
)
from .schema import Block, Format
from .years import Stock

_DECISIONS = tree((("decisions", "本年处理决定数量"),))

DISCLOSURES = disclosures(
    Block(
        label=article("一"),
        corner=CONTENT,
        rows=tree((("rules", "规章"), ("normative_documents", "行政规范性文件")), prefix="art20_1"),
        columns=tree(
            (
                ("issued", "本年制发件数"),
                ("repealed", "本年废止件数"),
                ("in_force", "现行有效件数"),
            )
        ),
    ),
    Block(
        label=article("五"),
        corner=CONTENT,
        rows=tree((("licences", "行政许可"),), prefix="art20_5"),
        columns=_DECISIONS,
    ),
    Block(
        label=article("六"),
        corner=CONTENT,
        rows=PENALTIES,
        columns=_DECISIONS,
    ),
    Block(
        label=article("八"),
        corner=CONTENT,
        rows=FEES,
        columns=tree((("amount", "本年收费金额（单位：万元）"),)),
        measures={"amount": WAN_YUAN},
    ),
)

APPLICATIONS = applications(
    (
        "not_corrected",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    ),
    (
        "fee_unpaid",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    ),
    ("other", "3.其他"),
)

STOCK = Stock(
    "years.stock",
    "disclosures",
    rows=("art20_1.rules", "art20_1.normative_documents"),
    stock="in_force",
    added="issued",
    removed="repealed",
)

FORMAT = Format(
    key="2021",
    source="国办公开办函〔2021〕30号",
    first_year=2021,
    title=TITLE,
    preamble=PREAMBLE,
    parts=(OVERVIEW, DISCLOSURES, APPLICATIONS, CHALLENGES, PROBLEMS, OTHER_MATTERS),
    relations=RELATIONS,
    years=(CARRY_OVER, STOCK),
)
