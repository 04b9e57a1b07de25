"""Every rule by its id, in the order of the catalogue."""

from . import arithmetic, years
from .rule import Rule

RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        *arithmetic.RULES,
        years.carry_over,
        years.stock,
        years.jump,
    )
}
