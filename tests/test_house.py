"""The house stands as docs/development.md draws it: imports point down, and a statutory label is
stated once."""

import ast
from pathlib import Path

import pytest

from reports.statute import FORMATS

ROOT = Path(__file__).parent.parent
REPORTS = ROOT / "reports"
# What each room may import: rooms of reports by name, and whether Django.
GROUND = {"statute"}
FIRST = {"models", "examine"} | GROUND
SECOND = {
    "archive",
    "examination",
    "judging",
    "notices",
    "previews",
    "remarks",
    "seen",
    "steps",
    "workflow",
    "trail",
    "refusals",
} | FIRST
ROOMS = {
    "statute": (GROUND, False),
    "readers": (GROUND | {"readers"}, False),
    "writers": (GROUND | {"writers"}, False),
    "examine": (GROUND | {"examine"}, False),
    "models": (FIRST, True),
    "archive": (SECOND - {"workflow", "examination", "judging"}, True),
    "examination": (SECOND - {"workflow", "judging"}, True),
    "judging": (SECOND - {"workflow"}, True),
    "intake": (SECOND - {"workflow"}, True),
    "press": (SECOND | {"writers"}, True),
    "trail": (FIRST, True),
    "seen": ({"trail"} | FIRST, True),
    "remarks": ({"trail", "refusals", "notices"} | FIRST, True),
    "previews": ({"trail", "refusals"} | FIRST, True),
    "logins": ({"trail"} | FIRST, True),
    "refusals": (GROUND, False),
    "notices": (FIRST, True),
    "steps": ({"refusals"} | FIRST, True),
    "workflow": (SECOND, True),
}
STATED_ONCE = sorted(
    {label for form in FORMATS.values() for table in form.tables.values() for label in table.labels}
    | {part.heading for form in FORMATS.values() for part in form.parts}
    | {passage.heading for form in FORMATS.values() for passage in form.passages.values()}
)


def imported(path: Path) -> set[str]:
    """The modules a file imports, relative ones made absolute."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = list(package[: len(package) - node.level + 1]) if node.level else []
            start = ".".join([*base, *filter(None, [node.module])])
            names |= {f"{start}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("room", ROOMS)
def test_imports_point_down(room):
    allowed, django = ROOMS[room]
    files = [REPORTS / f"{room}.py"] if (REPORTS / f"{room}.py").exists() else []
    files += sorted((REPORTS / room).rglob("*.py"))
    assert files
    for path in files:
        for name in imported(path):
            parts = name.split(".")
            if parts[0] == "reports" and len(parts) > 1:
                assert parts[1] in allowed | {room}, f"{path} imports {name}"
            assert django or parts[0] != "django", f"{path} imports {name}"


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
