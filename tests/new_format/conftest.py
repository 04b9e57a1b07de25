"""A format that does not exist yet, in force."""

import pytest

from tests.new_format.formats import ADDED, Added, in_force, new_format

QUICK = ("part four", "deeper in part three")  # the two that have found most


@pytest.fixture(
    params=[name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in ADDED]
)
def added(request) -> Added:
    """The new row: by turns in part two, three and four, and deeper than any row of today."""
    return ADDED[request.param]


@pytest.fixture
def form(added):
    """The next format, in force."""
    with in_force(new_format(added)) as form:
        yield form


@pytest.fixture
def new_labels(added) -> list[str]:
    """What only the new format prints."""
    return [*filter(None, [added.label, added.branch])]
