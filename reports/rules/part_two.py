"""Part two (主动公开): its figures in themselves and against last year's."""

import re
from collections.abc import Iterator
from decimal import Decimal

from reports.statute.document import Document, printed
from reports.statute.findings import Severity

from .context import Context
from .prose import fold
from .rule import FORM_2021, FORMS, PRACTICE, Found, Group, Needs, rule

TABLE = "disclosures"
RULES_ROW = "art20_1.rules"
FEE = ("art20_8.fees", "amount")
_NO_FEE = re.compile(
    r"(?:未|没有|无|不存在)(?:收取|产生|发生|开展|涉及)?(?:过|任何)?(?:行政)?事业性收费(?!减|调|目录|变)|"
    r"事业性收费[^，。；]{0,6}(?:为|：)(?:0|零|无)(?![.\d])"
)


@rule(
    "disclosures.rules_power",
    Group.ARITHMETIC,
    Severity.ERROR,
    title="无权制定规章",
    what="没有规章制定权的机关，规章一行应为 0。",
    why="只有国务院部门、省级和设区的市、自治州人民政府可以制定规章；常见错误是把规范性文件填成规章。",
    mend="请改填规范性文件一行；确有制定权的，请管理员在机关资料中标明。",
    source="《中华人民共和国立法法》",
)
def rules_power(document: Document, context: Context) -> Iterator[Found]:
    if context.rule_making is not False:
        return
    for cell in document.form.tables[TABLE].rows.get(RULES_ROW, ()):
        if value := document.stated(cell):
            yield Found(
                cell.place,
                f"“{cell.row.label}”的“{cell.column.label}”为{value}，"
                "本机关没有规章制定权，应为0。",
            )


@rule(
    "disclosures.stock_floor",
    Group.ARITHMETIC,
    Severity.WARNING,
    title="现行有效不少于本年净增",
    what="现行有效的件数不应少于本年制发减本年废止。",
    why="本年制发而未废止的，年末必然有效。",
    mend="请核对三项件数；现行有效是年末存量，不是本年新增。",
    source=FORM_2021,
)
def stock_floor(document: Document, context: Context) -> Iterator[Found]:
    form = document.form
    for succession in form.successions(form):
        if succession.change is None:
            continue
        figures = document.figures[succession.table]
        stock, issued, repealed = map(figures.get, (succession.place, *succession.change))
        if None in (issued, repealed, stock) or stock >= issued - repealed:
            continue
        cell = form.tables[succession.table].cell[succession.place]
        yield Found(
            cell.place,
            f"{cell.name}为{stock}，少于本年制发{issued}减本年废止{repealed}的差"
            f"{issued - repealed}。",
        )


@rule(
    "disclosures.fee_unstated",
    Group.ARITHMETIC,
    Severity.WARNING,
    title="收费与第六部分不一致",
    what="表中事业性收费大于 0，而第六部分写没有收费。",
    why="同一报告内的两处说法相反。",
    mend="请核对收费金额；第六部分如指信息处理费，请写明“信息处理费”。",
    source=PRACTICE,
)
def fee_unstated(document: Document, context: Context) -> Iterator[Found]:
    amount = document.figures[TABLE].get(FEE)
    prose = fold("other_matters", document.texts["other_matters"])
    said = _NO_FEE.search(prose.folded)
    if amount and said:
        cell = document.form.tables[TABLE].cell[FEE]
        yield Found(
            prose.place(*said.span()),
            f"第六部分称“{prose.quote(*said.span())}”，第二部分“{cell.row.label}”的"
            f"“{cell.column.label}”为{printed(amount)}。",
            also=(cell.place,),
        )


@rule(
    "disclosures.fee_unit",
    Group.ARITHMETIC,
    Severity.WARNING,
    title="收费金额的单位",
    what="事业性收费达到上年的 1000 倍以上或千分之一以下。",
    why="常见错误是把元填成万元，相差一万倍。",
    mend="请核对单位：本格以万元为单位。",
    source=FORMS,
    needs=Needs.PREVIOUS,
)
def fee_unit(document: Document, context: Context) -> Iterator[Found]:
    now = document.figures[TABLE].get(FEE)
    then = context.previous.figures[TABLE].get(FEE)
    factor = Decimal(context.settings.fee_factor)
    if not now or not then or then / factor < now < then * factor:
        return
    cell = document.form.tables[TABLE].cell[FEE]
    yield Found(
        cell.place,
        f"“{cell.row.label}”的“{cell.column.label}”为{printed(now)}，{document.year - 1}年为"
        f"{printed(then)}，请核对是否把元填成了万元。",
    )
