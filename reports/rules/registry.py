"""Every rule by its id, in the order of the catalogue."""

from . import agencies, cells, deadline, part_two, structure, summary, text, wording, years
from .rule import Rule

RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        *cells.RULES,
        part_two.rules_power,
        part_two.stock_floor,
        part_two.fee_unstated,
        part_two.fee_unit,
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
