"""The lock and the inventory are of what requirements.txt pins."""

import json
import re

import pytest

from tests.operation.portals import ROOT

PINNED = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*\])?==([^\s;\\]+)", re.M)


def pins(name: str) -> dict[str, str]:
    """Every package that a file pins, by its normalised name."""
    found = PINNED.findall((ROOT / name).read_text())
    return {re.sub(r"[-_.]+", "-", package).lower(): version for package, version in found}


def test_the_lock_holds_what_is_pinned():
    locked = pins("requirements.lock")
    assert pins("requirements.txt").items() <= locked.items()


def test_every_package_of_the_lock_has_hashes():
    entries = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text().strip())
    packages = [entry for entry in entries if PINNED.match(entry)]
    assert [entry for entry in packages if "--hash=sha256:" not in entry] == []
    assert len(packages) == len(pins("requirements.lock"))


def components() -> dict[str, dict]:
    said = json.loads((ROOT / "docs" / "inventory" / "components.cdx.json").read_text())
    assert (said["bomFormat"], said["specVersion"]) == ("CycloneDX", "1.6")
    return {re.sub(r"[-_.]+", "-", c["name"]).lower(): c for c in said["components"]}


def test_the_inventory_is_of_this_lock():
    found = components()
    assert {name: found[name]["version"] for name in found} == pins("requirements.lock")


@pytest.mark.parametrize("name", sorted(pins("requirements.lock")))
def test_every_licence_is_listed(name):
    text = (ROOT / "docs" / "inventory" / "licences.md").read_text()
    rows = re.findall(r"^\| (\S+)\s+\| (\S+)\s+\| (.+?)\s*\|", text, re.M)
    listed = {re.sub(r"[-_.]+", "-", row[0]).lower(): row[2] for row in rows}
    assert listed.get(name) not in (None, "UNKNOWN", "")
