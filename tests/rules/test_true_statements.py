"""Any true account of the figures draws nothing; one number changed is found."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.rules.given import clean, found, with_text

ROWS = (
    "result__granted",
    "result__partly_granted",
    "result__refused__internal_affairs",
    "result__unavailable__not_held",
    "result__not_handled__duplicate",
    "result__other__other",
)
NAMES = ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")
ACCOUNTS = (
    "全年共收到政府信息公开申请{received}件，上年结转{carried_in}件。其中，{outcomes}。",
    "2023年，本局新收政府信息公开申请{received}件，上年度结转{carried_in}件，"
    "办结{total}件，结转下年度{carried_out}件。办理结果：{outcomes}。",
    "本年度受理申请{both}件（含上年结转{carried_in}件），{carried_out}件结转下年度继续办理。",
    "1月1日至12月31日，收到公民、法人或其他组织的信息公开申请{received}件，{after}。",
)
counts = st.integers(0, 3000)


def figures(outcomes: list[int], carried_in: int, carried_out: int) -> dict[str, int] | None:
    total = sum(outcomes)
    received = total + carried_out - carried_in
    rows = dict(zip(ROWS, outcomes, strict=True))
    known = {"received": received, "carried_in": carried_in, "carried_out": carried_out}
    return known | rows | {"result__total": total} if received >= 0 else None


def told(account: str, values: dict[str, int]) -> str:
    outcomes = [values[row] for row in ROWS]
    pairs = list(zip(NAMES, outcomes, strict=True))
    return account.format(
        **values,
        both=values["received"] + values["carried_in"],
        total=values["result__total"],
        outcomes="、".join(f"{name}{n}件" for name, n in pairs),
        after="，".join(f"{n}件{name}" for name, n in pairs),
    )


stated = st.builds(
    figures, st.lists(counts, min_size=len(ROWS), max_size=len(ROWS)), counts, counts
).filter(bool)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ACCOUNTS), stated)
def test_a_true_account_draws_nothing(account, values):
    document = with_text("overview.on_request", told(account, values), **values)
    for id in ("text.applications", "text.none", "text.parts_of_sum", "text.rate"):
        assert found(id, document) == [], document.texts["overview.on_request"]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ACCOUNTS), stated, st.sampled_from(ROWS), st.integers(1, 9))
def test_one_number_changed_is_found(account, values, row, more):
    assume("outcomes" in account or "after" in account)
    wrong = values | {row: values[row] + more}
    document = with_text("overview.on_request", told(account, wrong), **values)
    (finding,) = found("text.applications", document)
    assert str(wrong[row]) in finding.message


OTHERS = {
    "全年因政府信息公开被申请行政复议{}件、提起行政诉讼{}件。": (
        "text.challenges",
        ("challenges/review/total", "challenges/suit.direct/total"),
    ),
    "本年度制发规范性文件{}件，废止{}件，现行有效{}件。": (
        "text.disclosures",
        tuple(
            f"disclosures/art20_1.normative_documents/{column}"
            for column in ("issued", "repealed", "in_force")
        ),
    ),
    "全年作出行政许可决定{}件、行政处罚决定{}件，实施行政强制措施{}件。": (
        "text.disclosures",
        (
            "disclosures/art20_5.licences/decisions",
            "disclosures/art20_6.penalties/decisions",
            "disclosures/art20_6.compulsory_measures/decisions",
        ),
    ),
}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(OTHERS)), st.lists(counts, min_size=3, max_size=3), st.integers(0, 9))
def test_other_tables(account, numbers, more):
    id, places = OTHERS[account]
    numbers = numbers[: len(places)]
    said = [numbers[0] + more, *numbers[1:]]
    cells = dict(zip(places, numbers, strict=True))
    document = clean({"overview.on_request": account.format(*said)}, cells)
    assert [f.also for f in found(id, document)] == ([(places[0],)] if more else [])


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 2))
def test_a_rate_that_follows_from_its_numbers_draws_nothing(now, then, places):
    step = Decimal(1).scaleb(-places)
    change = (Decimal(abs(now - then)) / then * 100).quantize(step, ROUND_HALF_UP)
    word = "增长" if now >= then else "下降"
    part, whole = sorted((now, then))
    share = (Decimal(part) / whole * 100).quantize(step, ROUND_HALF_UP)
    text = (
        f"公开信息{now}条，较上年的{then}条{word}{change}%。"
        f"公开信息{whole}条，其中政策{part}条，占{share}%。"
    )
    assert found("text.rate", clean({"overview.proactive": text})) == []
    wrong = text.replace(f"{change}%", f"{change + 2}%")
    assert len(found("text.rate", clean({"overview.proactive": wrong}))) >= 1
