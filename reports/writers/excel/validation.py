"""What may be typed into a cell, by its measure, and what Excel says before and after."""

from __future__ import annotations

from reports.statute.measure import Measure

_PROMPT = "没有的请填 0。"


def validation(measure: Measure) -> dict[str, object]:
    """Options for XlsxWriter: counts are integers ≥ 0, 增/减 any integer, amounts decimals ≥ 0. An
    amount with a free unit is typed with it (251000元), so that nothing is refused."""
    if measure.is_free:
        return {"validate": "any", "input_message": "请连同单位填写，如 251000元、160.5万元。"}
    if measure.decimal:
        allowed = {"validate": "decimal", "criteria": ">=", "value": 0}
        must = f"应为不小于 0 的数，单位：{measure.unit}。"
    elif measure.signed:
        allowed = {"validate": "integer", "criteria": ">=", "value": -(10**15)}
        must = "应为整数；减少的写负数。"
    else:
        allowed = {"validate": "integer", "criteria": ">=", "value": 0}
        must = f"应为不小于 0 的整数，单位：{measure.unit}。"
    return {
        **allowed,
        "input_message": must + _PROMPT,
        "error_title": "填写有误",
        "error_message": must,
    }
