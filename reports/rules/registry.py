"""Every rule by its id, in the order of the catalogue."""

from . import agencies, cells, deadline, last_year, part_two, structure, summary, text, wording
from .rule import Rule

RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        *cells.RULES,
        part_two.rules_power,
        part_two.stock_floor,
        part_two.fee_unstated,
        part_two.fee_unit,
        last_year.carry_over,
        last_year.stock,
        last_year.jump,
        last_year.copied_text,
        agencies.copied_text,
        summary.roll_up,
        *text.RULES,
        *structure.RULES,
        *wording.RULES,
        deadline.late,
    )
}
