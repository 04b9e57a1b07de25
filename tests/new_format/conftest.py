"""A format that does not exist yet, in force."""

import pytest

from tests.new_format.formats import ADDED, in_force, new_format


@pytest.fixture(params=ADDED)
def added(request) -> str:
    """The table that has the new row: by turns part two, three and four."""
    return request.param


@pytest.fixture
def form(added):
    """The format of 2030."""
    with in_force(new_format(added)) as form:
        yield form


@pytest.fixture
def new_label(added) -> str:
    """What the new row is called."""
    return ADDED[added][2]
