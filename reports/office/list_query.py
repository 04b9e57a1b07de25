"""What a list is asked for, as an address says it."""

from dataclasses import dataclass, fields
from typing import Self

from django.http import QueryDict


@dataclass(frozen=True)
class ListQuery:
    """The words of a search form; a list adds its own as text fields that are empty by default.
    What is empty asks for nothing, and so does what the list does not know."""

    q: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        return cls(*(query.get(one.name, "").replace("\0", "").strip() for one in fields(cls)))

    def __bool__(self) -> bool:
        return self != type(self)()
