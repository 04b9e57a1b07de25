"""What a report must have: its parts in their order, and what each must say."""

from .mentions import contact, fee_statement, government
from .numbering import numbering
from .parts_named import parts_named
from .period import wrong_period
from .short import short
from .six_parts import heading, overview, part_missing
from .title import pattern

RULES = (
    part_missing,
    heading,
    overview,
    numbering,
    short,
    fee_statement,
    government,
    contact,
    parts_named,
    pattern,
    wrong_period,
)
