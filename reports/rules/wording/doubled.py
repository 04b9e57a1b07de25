"""Words written twice, and brackets and quotation marks without their other half."""

import re
from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..prose import Prose, texts
from ..rule import PRACTICE, Found, Group, rule
from .brackets import unpaired

_TWICE = re.compile(r"([\u4e00-\u9fff]{2,20}?)\1")
_SIGNS_TWICE = re.compile(r"([，。；：、！？])[，。；：、]|[，；、：]\n?(?=。)")
_PARTICLE = re.compile(r"(?<!目)的的(?!确|士)")
_SPOKEN = re.compile(r"[一二两三四五六七八九十百千每逐很又越再]")
_LED_TWICE = re.compile(  # 「可通过可以通过」: a word that leads a phrase, and again at once
    r"(通过|按照|根据|依据|依照|由于|关于|对于|以及|并且|为了|可以|截至|截止)[\u4e00-\u9fff]{0,2}\1"
)
_CLAUSE_TWICE = re.compile(  # a whole clause, and again behind a comma
    r"(?:(?<=[，。；：\n])|^)([\u4e00-\u9fff]{2,20}+)，\1"
)
_BEHIND_COMMA = re.compile(r"[，：]([\u4e00-\u9fff]{3,20}+)(?=[，。；：])")
_COMPOUND = re.compile(  # one word ends and the next begins: 各部门部门预算, 县政府政府采购
    r"政府政府(?:信息|网站|部门|公报|门户|数据|采购|工作报告|规章|债务|投资|服务|购买|文件|职能|常务|预算|开放|购房|储备)|"
    r"部门部门(?:预算|决算|规章|职责|动态|文件|网站|信息|职能|收支|联动)|"
    r"单位单位(?:网站|预算|决算|职责|概况|收支|信息)|办公室办公室(?:主任|副主任|负责人)|"
    r"网站网站(?:年报|年度|地图|首页|群|监管)|机关机关(?:党委|事务|干部|作风|服务)|"
    r"会议会议(?:纪要|精神|图解)|系统系统(?:推进|性|梳理|谋划)|企业企业(?:家|信用|登记)|社区社区(?:干部|工作者|书记)|"
    r"公开公开栏"
)
_DOES = re.compile(  # a verb, and a noun that begins with it: 规范规范性文件, 学习学习强国
    r"规范规范性|学习学习强国|研究研究(?:所|院|生|中心)|服务服务(?:对象|中心|业)|"
    r"公开公开(?:栏|事项|目录|指南|属性)|公示公示(?:牌|栏)|宣传宣传(?:册|栏|部)|培训培训(?:班|教材)"
)
_NAMED = re.compile(r"(?:人民|各级|各地|[省市县区州旗乡镇盟各本我级属关财委办局心合团民])$")


@rule(
    "wording.doubled",
    Group.STRUCTURE,
    Severity.WARNING,
    title="重复的字词、不成对的括号和引号",
    what="同一个词或标点连写两遍；括号、引号、书名号缺一半。",
    why="这是编辑和粘贴时的常见差错。",
    mend="请删去重复的字词，补全括号和引号。",
    source=PRACTICE,
)
def doubled(document: Document, context: Context) -> Iterator[Found]:
    for prose in texts(document):
        yield from _twice(prose)
        for position in unpaired(prose.folded):
            sign = prose.quote(position, position + 1)
            place = prose.place(position, position + 1)
            yield Found(place, f"“{_around(prose, position)}”中的“{sign}”没有成对。")


def _twice(prose: Prose) -> Iterator[Found]:
    spans = [
        match.span()
        for pattern in (_TWICE, _LED_TWICE, _CLAUSE_TWICE, _PARTICLE, _SIGNS_TWICE)
        for match in pattern.finditer(prose.folded)
        if not _meant(prose.folded, match)
    ]
    for start, end in (*spans, *_ends_twice(prose.folded)):
        yield Found(prose.place(start, end), f"“{prose.quote(start, end)}”疑为重复。")


def _ends_twice(text: str) -> Iterator[tuple[int, int]]:
    """「完善信息公开制度，信息公开制度。」: the end of a clause, and again as the next."""
    for match in _BEHIND_COMMA.finditer(text):
        start = match.start() - len(match[1])
        goes_on = start > 0 and "\u4e00" <= text[start - 1] <= "\u9fff"
        if goes_on and text.startswith(match[1], start):
            yield start, match.end()


def _meant(text: str, match: re.Match[str]) -> bool:
    """「一项一项」, and 「各级政府政府信息公开」, where one word ends and the next begins: the
    first must close a name (not 「进一步加强政府政府信息公开」)."""
    if _SPOKEN.match(match[0]) or _DOES.match(text, match.start()):
        return True
    return any(
        found.start() <= match.start()
        and match.end() <= found.end()
        and _NAMED.search(text, max(0, found.start() - 3), found.start())
        for found in _COMPOUND.finditer(text, match.start(), match.end() + 5)
    )


def _around(prose: Prose, position: int) -> str:
    return prose.quote(max(0, position - 6), min(len(prose.folded), position + 7))
