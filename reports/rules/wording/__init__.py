"""What a report must not say: what is left of a template, slips of the pen, words out of date."""

from .brackets import unpaired
from .doubled import doubled
from .notice import notice
from .old_format import old_format
from .report_years import years
from .residue import residue
from .word_list import word_list

RULES = (old_format, residue, notice, doubled, years, word_list)
__all__ = ["RULES", "unpaired"]
