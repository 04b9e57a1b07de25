"""What the statutory formats have in common: every part that two of them print alike.

Source: 国办公开办函〔2019〕60号, kept by 国办公开办函〔2021〕30号.
"""

from .headings import tree
from .relations import Balance, ColumnTotal, RowTotal
from .schema import Block, Narrative, Passage, Table
from .years import CarryOver

TITLE = "{agency}{year}年政府信息公开工作年度报告"

PREAMBLE = Narrative("preamble", "", (Passage("preamble", "", "编制说明"),))

OVERVIEW = Narrative(
    "overview",
    "一、总体情况",
    (
        Passage("overview.opening", "", "总体情况（开头）"),
        Passage("overview.proactive", "（一）主动公开", "主动公开"),
        Passage("overview.on_request", "（二）依申请公开", "依申请公开"),
        Passage("overview.management", "（三）政府信息管理", "政府信息管理"),
        Passage("overview.platform", "（四）政府信息公开平台建设", "政府信息公开平台建设"),
        Passage("overview.supervision", "（五）监督保障", "监督保障"),
    ),
)

CONTENT = "信息内容"


def article(item: str) -> str:
    """The heading row over a block of part two: the item of article 20 of the Regulation."""
    return f"第二十条第（{item}）项"


PENALTIES = tree((("penalties", "行政处罚"), ("compulsory_measures", "行政强制")), prefix="art20_6")
FEES = tree((("fees", "行政事业性收费"),), prefix="art20_8")


def disclosures(*blocks: Block) -> Table:
    """Part two, with the blocks of a format."""
    return Table("disclosures", "二、主动公开政府信息情况", blocks)


APPLICANTS = tree(
    (
        (
            "",
            "申请人情况",
            (
                ("natural_person", "自然人"),
                (
                    "",
                    "法人或其他组织",
                    (
                        ("business", "商业企业"),
                        ("research", "科研机构"),
                        ("public_welfare", "社会公益组织"),
                        ("legal_service", "法律服务机构"),
                        ("other", "其他"),
                    ),
                ),
                ("total", "总计"),
            ),
        ),
    )
)


def applications(*other_handling: tuple[str, ...]) -> Table:
    """Part three with its branch （六）其他处理, the only one in which the formats differ:
    one row, or the sub-items given."""
    return Table(
        "applications",
        "三、收到和处理政府信息公开申请情况",
        (
            Block(
                corner="（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
                rows=tree(_application_rows(other_handling)),
                columns=APPLICANTS,
            ),
        ),
    )


def _application_rows(other_handling: tuple[tuple[str, ...], ...]) -> tuple[tuple, ...]:
    other = ("other", "（六）其他处理")
    return (
        ("received", "一、本年新收政府信息公开申请数量"),
        ("carried_in", "二、上年结转政府信息公开申请数量"),
        (
            "result",
            "三、本年度办理结果",
            (
                ("granted", "（一）予以公开"),
                (
                    "partly_granted",
                    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
                ),
                (
                    "refused",
                    "（三）不予公开",
                    (
                        ("state_secret", "1.属于国家秘密"),
                        ("prohibited_by_law", "2.其他法律行政法规禁止公开"),
                        ("security_and_stability", "3.危及“三安全一稳定”"),
                        ("third_party_rights", "4.保护第三方合法权益"),
                        ("internal_affairs", "5.属于三类内部事务信息"),
                        ("process_information", "6.属于四类过程性信息"),
                        ("enforcement_file", "7.属于行政执法案卷"),
                        ("administrative_query", "8.属于行政查询事项"),
                    ),
                ),
                (
                    "unavailable",
                    "（四）无法提供",
                    (
                        ("not_held", "1.本机关不掌握相关政府信息"),
                        ("needs_creation", "2.没有现成信息需要另行制作"),
                        ("still_unclear", "3.补正后申请内容仍不明确"),
                    ),
                ),
                (
                    "not_handled",
                    "（五）不予处理",
                    (
                        ("petition", "1.信访举报投诉类申请"),
                        ("duplicate", "2.重复申请"),
                        ("publication", "3.要求提供公开出版物"),
                        ("excessive", "4.无正当理由大量反复申请"),
                        ("confirmation", "5.要求行政机关确认或重新出具已获取信息"),
                    ),
                ),
                (*other, other_handling) if other_handling else other,
                ("total", "（七）总计"),
            ),
        ),
        ("carried_out", "四、结转下年度继续办理"),
    )


CHALLENGES = Table(
    "challenges",
    "四、政府信息公开行政复议、行政诉讼情况",
    (
        Block(
            rows=tree(
                (
                    ("review", "行政复议"),
                    (
                        "suit",
                        "行政诉讼",
                        (("direct", "未经复议直接起诉"), ("after_review", "复议后起诉")),
                    ),
                )
            ),
            columns=tree(
                (
                    ("upheld", "结果维持"),
                    ("corrected", "结果纠正"),
                    ("other", "其他结果"),
                    ("pending", "尚未审结"),
                    ("total", "总计"),
                )
            ),
            across=True,
        ),
    ),
)

PROBLEMS = Narrative(
    "problems",
    "五、存在的主要问题及改进情况",
    (
        Passage("problems", "", "存在的主要问题"),
        Passage("improvements", "", "改进情况"),
    ),
)

OTHER_MATTERS = Narrative(
    "other_matters",
    "六、其他需要报告的事项",
    (Passage("other_matters", "", "其他需要报告的事项"),),
)

RELATIONS = (
    Balance(
        "applications.balance",
        "applications",
        left=("received", "carried_in"),
        right=("result.total", "carried_out"),
    ),
    RowTotal("applications.row_total", "applications", total="total"),
    ColumnTotal("applications.column_total", "applications", total="result.total"),
    RowTotal("challenges.row_total", "challenges", total="total"),
)

CARRY_OVER = CarryOver(
    "years.carry_over", "applications", opening="carried_in", closing="carried_out"
)
