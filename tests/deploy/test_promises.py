"""docs/security.md names no test, command or file that does not exist."""

import re

import pytest

from tests.operation.portals import ROOT

TEXT = (ROOT / "docs" / "security.md").read_text()
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TEXT.splitlines()
    if line.startswith("| ") and not line.startswith("| promise")
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0][:40] for row in ROWS])
def test_each_promise_names_what_fails(row):
    promise, how, proof = row
    assert (bool(promise), bool(how)) == (True, True)
    tests = re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", proof)
    targets = re.findall(r"`make (\w+)`", proof)
    assert tests or targets or "no test" in proof
    for file, name in tests:
        text = (ROOT / "tests" / file).read_text()
        assert not name or f"def {name}(" in text
    makefile = (ROOT / "Makefile").read_text()
    assert [target for target in targets if not re.search(rf"^{target}:", makefile, re.M)] == []
