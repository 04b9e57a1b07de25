"""Every rule by its id, in the order of the catalogue."""

from . import agencies, arithmetic, deadline, disclosures, structure, summary, text, wording, years
from .rule import Rule

RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        *arithmetic.RULES,
        disclosures.rules_power,
        disclosures.stock_floor,
        disclosures.fee_unstated,
        disclosures.fee_unit,
        years.carry_over,
        years.stock,
        years.jump,
        years.copied_text,
        agencies.copied_text,
        summary.roll_up,
        *text.RULES,
        *structure.RULES,
        *wording.RULES,
        deadline.late,
    )
}
