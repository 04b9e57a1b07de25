"""Labels as real files print them."""

import pytest

from reports.statute import FORMATS
from reports.statute.labels import bare, normalise

ROWS = FORMATS["2021"].tables["applications"].rows


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
def test_printed_rows_are_the_rows_of_the_format(printed, key):
    alike = [row for row, (first, *_) in ROWS.items() if bare(first.row.label) == bare(printed)]
    assert alike == ([key] if key else [])


def test_normalise_and_bare():
    assert normalise("结果\u00a0维持") == "结果维持"
    assert bare("（七）总计") == bare("总 计") == "总计"
