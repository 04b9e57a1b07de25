"""Labels as real files print them."""

import pytest

from reports.statute import FORMATS
from reports.statute.headings import leaves
from reports.statute.labels import bare, match, normalise

APPLICATIONS = FORMATS["2021"].tables["applications"].blocks[0]


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("(一) 予以公开", "result.granted"),
        ("（一）予以公开", "result.granted"),
        ("一)予以公开", "result.granted"),
        ("予以公开", "result.granted"),
        ('3.危及"三安全一稳定"', "result.refused.security_and_stability"),
        ("３．危及「三安全一稳定」", "result.refused.security_and_stability"),
        ("3、危及‘三安全\n一稳定’", "result.refused.security_and_stability"),
        ("（二）部分公开(区分处理的,只计这一情形,不计其他情形)", "result.partly_granted"),
        ("一、本年新收 政府信息公开申请数量", "received"),
        ("天气", None),
        ("", None),
    ],
)
def test_match_rows(printed, key):
    found = match(printed, leaves(APPLICATIONS.rows))
    assert (found.key if found else None) == key


def test_same_label_in_two_branches_is_no_match():
    challenges = FORMATS["2021"].tables["challenges"].blocks[0]
    columns = [*leaves(challenges.columns), *leaves(challenges.columns)]
    assert match("结果维持", columns) is None


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.key)
def test_every_label_matches_itself(form):
    for table in form.tables.values():
        for block in table.blocks:
            for leaf in leaves(block.rows):
                assert match(leaf.label, leaves(block.rows)) is leaf


def test_normalise_and_bare():
    assert normalise("结果\u00a0维持") == "结果维持"
    assert bare("（七）总计") == bare("总 计") == "总计"
