"""The house stands as docs/development.md draws it: imports point down, and a statutory label is
stated once."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from reports.statute import FORMATS

ROOT = Path(__file__).parent.parent
FLOORS = "floors: imports point down only"
STATED_ONCE = sorted(
    {label for form in FORMATS.values() for table in form.tables.values() for label in table.labels}
    | {part.heading for form in FORMATS.values() for part in form.parts}
    | {passage.heading for form in FORMATS.values() for passage in form.passages.values()}
)


def broken_contracts(house: Path) -> list[str]:
    """The names of the contracts of pyproject.toml that a copy of the house breaks."""
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"],
        cwd=house,
        env=os.environ | {"PYTHONPATH": str(house), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return [line.removesuffix(" BROKEN") for line in done.stdout.split("\n") if " BROKEN" in line]


@pytest.fixture
def house(tmp_path) -> Path:
    """A copy of the house, to be turned upside down."""
    for room in ("portal", "reports"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_imports_keep_every_contract(house):
    assert broken_contracts(house) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "turned", "contract"),
    [
        ("reports/statute/schema.py", "from reports.rules import rule", FLOORS),
        ("reports/archive/trail.py", "from reports.desk import taking", FLOORS),
        ("reports/models/report.py", "from reports.readers import read", FLOORS),
        ("reports/public/home.py", "from reports.desk import workbench", FLOORS),
        ("reports/writers/json.py", "import django", "ground and files know no Django"),
        ("reports/statute/schema.py", "from . import layout", "no room runs in a circle"),
    ],
)
def test_one_import_turned_around_breaks_a_contract(house, file, turned, contract):
    path = house / file
    path.write_text(path.read_text() + f"\n{turned}\n")
    assert contract in broken_contracts(house)


def test_a_statutory_label_stands_only_in_the_statute():
    places = [
        f"{path.relative_to(ROOT)}: {label}"
        for folder in ("reports", "portal", "templates", "static")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in {".py", ".html", ".css", ".js", ".typ", ".json"}
        and not {"statute", "migrations"} & set(path.relative_to(ROOT / folder).parts[:1])
        for label in STATED_ONCE
        if len(label) >= 6 and label in path.read_text()
    ]
    assert places == []


def test_csv_is_taken_apart_in_one_place():
    """Elsewhere it would be taken apart in another way: other encodings, other quotes."""
    takers = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "reports").rglob("*.py"))
        if any(word in path.read_text() for word in ("csv.reader", "csv.DictReader"))
    ]
    assert takers == ["reports/readers/kinds/csv_rows.py"]


# The floors of docs/development.md; public modules of one floor are told apart by their file names.
FLOORS_OF = {
    "ground": ("statute", "rules"),
    "first": ("models", "readers", "writers"),
    "second": ("archive", "intake"),
    "third": ("renditions",),
    "roof": ("desk", "public", "office", "accounts", "operation", "management"),
}
DJANGOS_CLASSES = {"Command", "Migration"}  # Django finds them by name, one in each module
DJANGOS_FILES = {"__init__.py", "urls.py"}


def twice(named: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The names that stand in more than one place."""
    places: dict[str, list[str]] = {}
    for name, place in named:
        places.setdefault(name, []).append(place)
    return {name: found for name, found in places.items() if len(found) > 1}


def modules(*rooms: str) -> Iterator[Path]:
    for room in rooms:
        yield from sorted((ROOT / "reports" / room).rglob("*.py"))


def test_no_two_public_classes_share_a_name():
    """One word for one thing. What is nested in a class goes by the name of that class too."""
    named = (
        (node.name, str(path.relative_to(ROOT)))
        for path in modules(".")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    found = twice(named)
    assert {name: places for name, places in found.items() if name not in DJANGOS_CLASSES} == {}


@pytest.mark.parametrize("floor", FLOORS_OF)
def test_no_two_modules_of_one_floor_share_a_file_name(floor):
    named = ((path.name, str(path.relative_to(ROOT))) for path in modules(*FLOORS_OF[floor]))
    found = twice(named)
    assert {name: places for name, places in found.items() if name not in DJANGOS_FILES} == {}


def test_every_room_is_on_a_floor():
    rooms = {path.parent.name for path in (ROOT / "reports").glob("*/__init__.py")}
    assert rooms - {"migrations", "templatetags"} == {r for f in FLOORS_OF.values() for r in f}


def test_a_year_as_a_condition_stands_only_in_the_statute():
    """Nor does a rule, a reader or a page ask for a format by its key."""
    asked = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.value!r}"
        for path in modules(".")
        if not {"statute", "migrations"} & set(path.parts)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant)
        and re.fullmatch(r"'?20(?!00)\d\d[a-z]?'?", repr(node.value))
    ]
    assert asked == []
