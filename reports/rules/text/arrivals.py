"""Words for what came in, was carried over and was finished, and the cells they may mean."""

import re
from functools import lru_cache

from ..statements import Counted
from .figures import Sum, total

_APPLICANTS = r"公民·法人(?:或者?|和|及|以及)?其[他它]组织|社会公众|公众|人民群众|群众|申请人"
_FILL = (
    rf"(?:的|了|到|政府|政务|信息|公开|依法?|{_APPLICANTS}|向我局|向本机关|提出|提交|递交|申请|事项|案件|办件|件|"
    r"数量|总数|总量|件数|数|量|共计|总计|合计|共|计|为|有|：|各类|当年|本年度?|全年|·|\d{4}年度?)*$"
)
_HEAD = r"(?:全年|本年度?|我[局委厅办镇]|本[机关单位局委厅办]+|20\d\d年度?|共有?|总计|年内|·)*"
_WORDS = {
    "new": r"(?:新收到?|新接收|新受理|新接到|新增)" + _FILL,
    "accepted": r"受理" + _FILL,
    "finished": r"(?:办结|办理完毕)" + _FILL,
    "received": r"(?:收到|接到|收办|接收|收悉|共收|登记)" + _FILL,
    "bare": rf"^{_HEAD}(?:(?:政府|政务)?信息公开申请|依申请公开(?:政府信息)?(?:申请|件))" + _FILL,
}
_PART = re.compile(
    r"网上|网络|网站|线上|线下|信函|信件|邮寄|邮件|邮箱|当面|现场|窗口|传真|平台|电话|柜台|自然人|个人|企业|"
    r"律师|科研|公益|法律服务|涉及|有效|无效|撤回|补正|征地|拆迁|类(?!申请)"
)
_EMPTY = re.compile(r"(?:共计?|总计|合计|计|数量|为|有)*")


@lru_cache(maxsize=16)
def _patterns(year: int) -> dict[str, re.Pattern[str]]:
    """The words of each kind, at the end of what stands before a number."""
    last = rf"(?:上一?年度?末?|去年|往年|{year - 1}年度?)"
    carried = {
        "carried_in": rf"{last}[^，]{{0,6}}(?:结转|转入|转结|转来|遗留)[^，]{{0,14}}$"
        rf"|(?:结转|转入)的?{last}[^，]{{0,14}}$",
        "carried_out": rf"(?:结转|转结|转入|转|延续)(?:至|到|入)?{following(year)}[^，]{{0,10}}$",
    }
    return {key: re.compile(words) for key, words in (carried | _WORDS).items()}


def following(year: int) -> str:
    """Words for the year after the report year."""
    return rf"(?:下一?年度?|次年度?|明年|{year + 1}年度?)"


def kind(said: Counted, year: int) -> str | None:
    """Which of these a number is said of: by its clause, or by the one before if its own says
    nothing (「收到政府信息公开申请，共12件」)."""
    for key, pattern in _patterns(year).items():
        if pattern.search(said.before):
            return key
        if says_nothing(said) and pattern.search(said.chain[-1]):
            return key
    return None


def says_nothing(said: Counted) -> bool:
    return bool(said.chain) and bool(_EMPTY.fullmatch(said.before))


def meanings(key: str, said: Counted, year: int) -> list[Sum]:
    """The sums of cells that a number of a kind may stand for; none if it is ambiguous."""
    if key in ("carried_in", "carried_out"):
        return [total(key)]
    if not said.of_this_year(year):
        return []
    if key == "new":
        return [total("received")]
    if _PART.search(said.since) or re.search("其中|分别", said.lead):
        return []
    if said.sentence.foreign_at_end:  # 「我局收到5件，各分局收到9件」 may be parts of a sum
        return []
    if key == "finished":
        return [total("result.total")]
    if key == "accepted" and re.search("收到|接到|新收", said.lead):
        return []
    return [total("received"), total("received", "carried_in")]
