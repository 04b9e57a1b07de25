"""What the text says in numbers, against the tables and against itself."""

from .none import none
from .parts_of_sum import parts_of_sum
from .rate import rate
from .tables import applications, challenges, disclosures
from .twice import twice

RULES = (applications, challenges, disclosures, none, parts_of_sum, rate, twice)
