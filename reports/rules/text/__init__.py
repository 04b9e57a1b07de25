"""What the text says in numbers, against the tables and against itself."""

from .applications import applications
from .challenges import challenges
from .disclosures import disclosures
from .none import none
from .parts_of_sum import parts_of_sum
from .rate import rate

RULES = (applications, challenges, disclosures, none, parts_of_sum, rate)
