"""The trial format: report years 2019 and 2020. Source: 国办公开办函〔2019〕60号."""

from .headings import tree
from .measure import CHANGE, FREE_AMOUNT, ITEMS
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

_LAST_YEAR, _CHANGE = ("previous_items", "上一年项目数量"), ("change", "本年增/减")
_PROJECTS = tree((_LAST_YEAR, _CHANGE, ("decisions", "处理决定数量")))
_PROJECT_MEASURES = {"previous_items": ITEMS, "change": CHANGE}

DISCLOSURES = disclosures(
    Block(
        label=article("一"),
        corner=CONTENT,
        rows=tree((("rules", "规章"), ("normative_documents", "规范性文件")), prefix="art20_1"),
        columns=tree(
            (
                ("created", "本年新制作数量"),
                ("newly_public", "本年新公开数量"),
                ("total_public", "对外公开总数量"),
            )
        ),
    ),
    Block(
        label=article("五"),
        corner=CONTENT,
        rows=tree(
            (("licences", "行政许可"), ("other_services", "其他对外管理服务事项")),
            prefix="art20_5",
        ),
        columns=_PROJECTS,
        measures=_PROJECT_MEASURES,
    ),
    Block(
        label=article("六"),
        corner=CONTENT,
        rows=PENALTIES,
        columns=_PROJECTS,
        measures=_PROJECT_MEASURES,
    ),
    Block(
        label=article("八"),
        corner=CONTENT,
        rows=FEES,
        columns=tree((_LAST_YEAR, _CHANGE)),
        measures=_PROJECT_MEASURES,
    ),
    Block(
        label=article("九"),
        corner=CONTENT,
        rows=tree((("procurement", "政府集中采购"),), prefix="art20_9"),
        columns=tree((("items", "采购项目数量"), ("amount", "采购总金额"))),
        measures={"items": ITEMS, "amount": FREE_AMOUNT},
    ),
)

FORMAT = Format(
    key="2019",
    source="国办公开办函〔2019〕60号",
    first_year=2019,
    title=TITLE,
    preamble=PREAMBLE,
    parts=(OVERVIEW, DISCLOSURES, applications(), CHALLENGES, PROBLEMS, OTHER_MATTERS),
    relations=RELATIONS,
    years=(CARRY_OVER,),
    fees=False,  # 国办函〔2020〕109号 is in force from 1 January 2021
)
