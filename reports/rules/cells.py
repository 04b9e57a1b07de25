"""The rules of the cells and of the arithmetic (勾稽关系), which ``reports.statute`` evaluates."""

from collections.abc import Callable, Iterator

from reports.statute import checks
from reports.statute.document import Document
from reports.statute.findings import Finding, Severity

from .context import Context
from .rule import FORMS, Check, Found, Group, Needs, Rule

_COUNT_AGAIN = "请对照台账核对该行、该列的每一个数。"


def _all(check: Callable[[Document], list[Finding]]) -> Check:
    def function(document: Document, context: Context) -> Iterator[Found]:
        return (Found(f.place, f.message) for f in check(document))

    return function


def _equations(id: str) -> Check:
    def function(document: Document, context: Context) -> Iterator[Found]:
        for equation in document.form.equations:
            if equation.rule != id:
                continue
            if finding := equation.finding(document.figures[equation.table]):
                yield Found(finding.place, finding.message)

    return function


def _relation(id: str, title: str, what: str) -> Rule:
    why = "表内数字必须自洽，不平即有漏计或重计。"
    args = (title, what, why, _COUNT_AGAIN, FORMS, Needs.REPORT, _equations(id))
    return Rule(id, Group.ARITHMETIC, Severity.ERROR, *args)


RULES = (
    Rule(
        "cell.missing",
        Group.CELLS,
        Severity.ERROR,
        "单元格未填",
        "表格中的每一格都要填写数字；空白、“/”、“-”视为未填。",
        "未填与 0 含义不同，汇总时无法区分“没有”与“漏报”。",
        "没有的填 0；有的补填实际数。",
        FORMS,
        Needs.REPORT,
        _all(checks.missing),
    ),
    Rule(
        "cell.not_a_count",
        Group.CELLS,
        Severity.ERROR,
        "不是有效的数",
        "件数应为不小于 0 的整数；只有“增/减”可为负数，只有金额可带小数。",
        "件数不可能是负数或小数。",
        "请改为实际件数；金额按万元填写。",
        FORMS,
        Needs.REPORT,
        _all(checks.not_counts),
    ),
    Rule(
        "cell.label",
        Group.CELLS,
        Severity.WARNING,
        "表头与格式不一致",
        "导入文件的表头、行名应与国务院办公厅规定的格式一致。",
        "表头改动后，数字的含义可能随之改变。",
        "请按规定格式核对该行、该列，必要时重新下载空白表格。",
        FORMS,
        Needs.REPORT,
        None,  # the reader of a file
    ),
    _relation(
        "applications.balance",
        "收到与处理相等",
        "第三部分每一列：新收与上年结转之和，等于办理结果总计与结转下年度之和。",
    ),
    _relation(
        "applications.row_total",
        "每行总计",
        "第三部分每一行：总计等于自然人与五类组织之和。",
    ),
    _relation(
        "applications.column_total",
        "办理结果总计",
        "第三部分每一列：办理结果的总计等于各项办理结果之和。",
    ),
    _relation(
        "challenges.row_total",
        "复议诉讼总计",
        "第四部分：每一类的总计等于维持、纠正、其他结果与尚未审结之和。",
    ),
)
