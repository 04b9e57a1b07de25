"""Against the same agency's report of the year before."""

from reports.rules import Settings
from tests.rules.given import applications, clean, found, told

LAST_YEAR = applications(carried_out=3)
STOCK = "disclosures/art20_1.normative_documents"


def test_carry_over_names_both_numbers():
    previous = clean(year=2022, figures=LAST_YEAR)
    assert told(
        "years.carry_over", clean(figures=applications(carried_in=2)), previous=previous
    ) == [
        (
            f"applications/carried_in/{column}",
            f"“二、上年结转政府信息公开申请数量”的“{label}”为2，2022年报告结转下年度的为3，应当相等。",
        )
        for column, label in (("natural_person", "自然人"), ("total", "总计"))
    ]


def test_carry_over_holds():
    previous = clean(year=2022, figures=LAST_YEAR)
    now = clean(figures=applications(carried_in=3))
    assert found("years.carry_over", now, previous=previous) == []
    assert found("years.carry_over", now) == []


def test_stock():
    previous = clean(year=2022, figures={f"{STOCK}/in_force": 10})
    right = {f"{STOCK}/issued": 3, f"{STOCK}/repealed": 1, f"{STOCK}/in_force": 12}
    wrong = right | {f"{STOCK}/in_force": 13}
    assert found("years.stock", clean(figures=right), previous=previous) == []
    assert told("years.stock", clean(figures=wrong), previous=previous) == [
        (
            f"{STOCK}/in_force",
            "“行政规范性文件”的“现行有效件数”为13；按2022年报告的10，加本年制发3，减本年废止1，应为12。",
        )
    ]


def test_stock_is_never_compared_across_formats():
    previous = clean(year=2020, figures={f"{STOCK}/total_public": 99})
    assert found("years.stock", clean(year=2021), previous=previous) == []


def test_jump():
    def place(then: int, now: int) -> list[str]:
        cell = "disclosures/art20_6.penalties/decisions"
        previous = clean(year=2022, figures={cell: then})
        return [p for p, _ in told("years.jump", clean(figures={cell: now}), previous=previous)]

    jumped = ["disclosures/art20_6.penalties/decisions"]
    assert [place(20, 0), place(20, 101), place(101, 20)] == [jumped] * 3
    assert [place(19, 0), place(1, 6), place(20, 100), place(0, 50)] == [[]] * 4


def test_jump_leaves_single_columns_alone():
    previous = clean(year=2022, figures={"applications/received/business": 40})
    assert found("years.jump", clean(), previous=previous) == []


PROBLEMS = (
    "一是政策解读形式单一，群众看不懂的专业术语较多；二是基层学校公开意识不强，业务培训覆盖面不够。"
)
MEASURES = "一是制作图解和短视频，把招生政策讲清楚；二是分片区轮训校长和信息员，建立季度通报制度。"
OTHER = (
    "今年主要短板在网站检索，家长找不到入学登记的入口；明年将改版首页，开通智能问答，逐条测试链接。"
)


def test_copied_text():
    previous = clean({"problems": PROBLEMS, "improvements": MEASURES}, year=2022)
    copied = clean({"problems": PROBLEMS, "improvements": MEASURES})
    fresh = clean({"problems": OTHER, "improvements": "以上措施由办公室牵头，六月底前完成。"})
    (finding,) = [
        f for f in found("years.copied_text", copied, previous=previous) if f.place == "problems"
    ]
    assert "重合为100%，超过60%" in finding.message
    assert "problems" not in [p for p, _ in told("years.copied_text", fresh, previous=previous)]


def test_copied_text_obeys_its_threshold():
    previous = clean({"problems": PROBLEMS, "improvements": MEASURES}, year=2022)
    half = clean({"problems": PROBLEMS, "improvements": OTHER})
    strict, loose = Settings(copied_problems=0.3), Settings(copied_problems=0.7)
    places = [
        [p for p, _ in told("years.copied_text", half, previous=previous, settings=s)]
        for s in (strict, loose)
    ]
    assert ["problems" in p for p in places] == [True, False]
