"""Sentences invented over the lexicon: a true one is never found, one changed number always is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.rules.text.lexicon import LEXICON
from tests.rules.given import applications, clean, found

TABLES = ("text.applications", "text.challenges", "text.none", "text.parts_of_sum", "text.twice")


def words_of(*senses: str) -> st.SearchStrategy[str]:
    """A word of the lexicon that means one of these."""
    words = [
        word for _, sense, all_words in LEXICON for word in all_words.split() if sense in senses
    ]
    return st.sampled_from(sorted(set(words)))


APPLIED = st.sampled_from(
    [
        "政府信息公开申请",
        "信息公开申请",
        "政府信息公开的申请",
        "依申请公开申请",
        "政府信息依申请公开件",
    ]
)
LEADS = st.sampled_from(
    ["", "全年", "2023年，", "2023年度，我局", "本年度，本机关", "一年来，我局"]
)
WHOLE = st.sampled_from(["", "共", "累计", "共计"])
UNITS = st.sampled_from(["件", "宗", "起", "份"])
counts = st.integers(0, 5000)
RESULTS = ("granted", "partly_granted", "refused", "unavailable", "not_handled", "other")
ROWS = (
    "result__granted",
    "result__partly_granted",
    "result__refused__internal_affairs",
    "result__unavailable__not_held",
    "result__not_handled__duplicate",
    "result__other__other",
)
WORDS = {
    "result.granted": "予以公开",
    "result.partly_granted": "部分公开",
    "result.refused": "不予公开",
    "result.unavailable": "无法提供",
    "result.not_handled": "不予处理",
    "result.other": "其他处理",
}


@st.composite
def accounts(draw):
    """A report's totals of part three, and a true account of them, in pieces: (words, number)."""
    results = draw(st.lists(counts, min_size=6, max_size=6))
    carried_in = draw(st.integers(0, sum(results)))
    carried_out = draw(counts)
    received = sum(results) - carried_in + carried_out
    unit = draw(UNITS)
    arrived = f"{draw(LEADS)}{draw(WHOLE)}{draw(words_of('new'))}{draw(APPLIED)}"
    pieces = [(arrived, received), ("上年结转", carried_in), ("办结", sum(results))]
    pieces.append((draw(st.sampled_from(["结转下年度", "转下一年", "结转至2024年"])), carried_out))
    named = dict(zip(WORDS, results, strict=True))
    for sense in draw(st.permutations(list(WORDS))):
        pieces.append((draw(st.just(WORDS[sense]) | words_of(sense)), named[sense]))
    totals = dict(zip(ROWS, results, strict=True)) | {
        "received": received,
        "carried_in": carried_in,
        "carried_out": carried_out,
        "result__total": sum(results),
    }
    return applications(**totals), pieces, unit


def written(pieces: list[tuple[str, int]], unit: str) -> str:
    told = [f"{words}{number}{unit}" for words, number in pieces]
    return f"{'，'.join(told[:4])}。办理结果：{'、'.join(told[4:])}。"


def all_found(text: str, figures: dict[str, int]) -> list:
    document = clean({"overview.on_request": text}, figures)
    return [finding for id in TABLES for finding in found(id, document)]


@settings(max_examples=150, deadline=None)
@given(accounts())
def test_a_true_account_is_never_found(account):
    figures, pieces, unit = account
    assert all_found(written(pieces, unit), figures) == []


@settings(max_examples=150, deadline=None)
@given(accounts(), st.integers(0, 9), st.integers(1, 99))
def test_a_changed_number_is_always_found(account, which, more):
    figures, pieces, unit = account
    words, number = pieces[which]
    pieces[which] = (words, number + more)
    document = clean({"overview.on_request": written(pieces, unit)}, figures)
    (finding,) = found("text.applications", document)
    assert f"（{number + more}）" in finding.message


@settings(max_examples=100, deadline=None)
@given(LEADS, words_of("not"), words_of("received"), APPLIED, st.integers(1, 50))
def test_a_denial_is_found_beside_a_figure_only(lead, denial, verb, applied, number):
    text = f"{lead}{denial}{verb}{applied}。"
    received = applications(received=number, result__total=number, result__granted=number)
    assert [f.rule for f in all_found(text, received)] == ["text.none"]
    assert all_found(text, {}) == []
    of_others = f"{lead}所属事业单位{denial}{verb}{applied}。"
    assert all_found(of_others, received) == []


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 900), min_size=3, max_size=9), st.integers(1, 50))
def test_parts_make_their_whole(parts, more):
    names = ["动态类", "公告类", "政策类", "财政类", "人事类", "规划类", "统计类", "概况类"]
    listed = [f"{name}{part}条" for name, part in zip(names, parts[:-1], strict=False)]
    text = f"全年公开信息{sum(parts)}条，其中{'；'.join(listed)}；其他{parts[-1]}条。"
    assert all_found(text, {}) == []
    wrong = text.replace(f"其他{parts[-1]}条", f"其他{parts[-1] + more}条")
    assert [f.rule for f in all_found(wrong, {})] == ["text.parts_of_sum"]
