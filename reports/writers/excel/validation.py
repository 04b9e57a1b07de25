"""What may be typed into a cell, by its measure, and what Excel says before and after."""

from __future__ import annotations

from reports.statute.measure import Measure

_PROMPT = "没有的请填 0。"


def validation(measure: Measure) -> dict[str, object]:
    """Options for XlsxWriter: within the bounds that the measure states. An
    amount with a free unit is typed with it (251000元), so that nothing is refused."""
    if measure.is_free:
        return {"validate": "any", "input_message": "请连同单位填写，如 251000元、160.5万元。"}
    largest = measure.bound - 1
    must = f"应为{measure.must}，单位：{measure.unit}。"
    if measure.signed:
        must += "减少的写负数。"
    return {
        "validate": "decimal" if measure.decimal else "integer",
        "criteria": "between",
        "minimum": -largest if measure.signed else 0,
        "maximum": largest,
        "input_message": must + _PROMPT,
        "error_title": "填写有误",
        "error_message": must,
    }
