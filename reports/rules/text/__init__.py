"""What the text says in numbers, against the tables and against itself."""

from reports.statute.document import Document

from ..context import Context
from .none import none
from .parts_of_sum import parts_of_sum
from .rate import rate
from .reading import Said, said
from .tables import applications, challenges, disclosures
from .twice import twice

RULES = (applications, challenges, disclosures, none, parts_of_sum, rate, twice)
__all__ = ["RULES", "Said", "statements_of"]

_NOTHING_KNOWN = Context()


def statements_of(document: Document, context: Context = _NOTHING_KNOWN) -> tuple[Said, ...]:
    """How each number and each denial of the text was read, in printed order: its ``place`` and
    ``words``, what they were read as (``described``), and the ``cells`` it is compared with."""
    return tuple(sorted(said(document, context), key=lambda one: _order(document, one)))


def _order(document: Document, one: Said) -> tuple[int, int]:
    keys = list(document.texts)
    return keys.index(one.statement.prose.key), one.statement.start
