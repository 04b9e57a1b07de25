"""The published schemas say what the statute says."""

from pathlib import Path

import pytest

from reports.writers.schema import FILES, as_text

DOCS = Path(__file__).parents[2] / "docs" / "schema"


@pytest.mark.parametrize("name", FILES)
def test_published_schema_is_the_statutes(name):
    """If not: ``python -m reports.writers.schema docs/schema``."""
    assert (DOCS / name).read_text(encoding="utf-8") == as_text(FILES[name]())
