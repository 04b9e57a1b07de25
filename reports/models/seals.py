"""What the database itself refuses, whoever asks it (触发器): changes to the trail, to contents
kept under their digest, and to what was published.

Stated once for SQLite and PostgreSQL, and installed after every ``migrate``: a migration that
rebuilds a table drops its triggers, and finds them again behind it. Every name in the statements
is this file's own, none is anybody's input.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from .report import PUBLIC, Status

PREFIX = "reports_seal"
ROWS = ("reports_disclosurerow", "reports_applicationrow", "reports_challengerow")
BESIDE = (*ROWS, "reports_judgement", "reports_remark", "reports_annualreport_makers")
# ruff: noqa: S608
# What may still happen to a published revision: it is superseded or withdrawn, and says so.
MOVING = frozenset({"status", "version", "withdrawn_at", "withdrawn_by_id", "withdrawal_reason"})

_SHOWN = ", ".join(f"'{status}'" for status in PUBLIC)
_OF_PUBLISHED = (
    "EXISTS (SELECT 1 FROM reports_annualreport r"
    f" WHERE r.id = {{side}}.{{key}} AND r.status IN ({_SHOWN}))"
)


@dataclass(frozen=True)
class Seal:
    """One refusal: ``verb`` on ``table`` when ``condition`` holds of OLD and NEW; empty: always.

    ``silently`` leaves the row as it is instead of failing: for what is kept under its own digest
    and offered again.
    """

    table: str
    verb: str
    sentence: str
    condition: str = ""
    silently: bool = False

    @property
    def name(self) -> str:
        return f"{PREFIX}_{self.table.removeprefix('reports_')}_{self.verb.lower()}"


def seals() -> Iterator[Seal]:
    """Every refusal. An INSERT that replaces a row deletes it without a word (SQLite's INSERT OR
    REPLACE), so that inserting what is there is refused as well."""
    yield from _append_only("reports_trailentry", "number", "entries are never changed or deleted")
    yield from _append_only("reports_trailanchor", "day", "published heads are never changed")
    yield from _append_only("reports_content", "digest", "contents are never changed or deleted")
    yield from _append_only("reports_original", "id", "originals are never changed or deleted")
    yield from _published()
    for table in BESIDE:
        yield from _beside_published(table)


def _append_only(table: str, key: str, sentence: str) -> Iterator[Seal]:
    yield Seal(table, "UPDATE", sentence)
    yield Seal(table, "DELETE", sentence)
    there = f"EXISTS (SELECT 1 FROM {table} t WHERE t.{key} = NEW.{key})"
    yield Seal(table, "INSERT", sentence, there, silently=table == "reports_content")


def _published() -> Iterator[Seal]:
    table, sentence = "reports_annualreport", "a published report is never changed or deleted"
    shown = f"OLD.status IN ({_SHOWN})"
    back = f"NEW.status NOT IN ('{Status.SUPERSEDED}', '{Status.WITHDRAWN}')"
    ended = f"OLD.status = '{Status.WITHDRAWN}'"
    frozen = " OR ".join(f"OLD.{c} {{differs}} NEW.{c}" for c in _columns() if c not in MOVING)
    moved = " OR ".join(f"OLD.{column} {{differs}} NEW.{column}" for column in sorted(MOVING))
    changed = f"{frozen} OR (({ended} OR {back}) AND ({moved}))"
    yield Seal(table, "UPDATE", sentence, f"{shown} AND ({changed})")
    yield Seal(table, "DELETE", sentence, shown)
    there = f"(t.id = NEW.id OR {_same('agency_id', 'year', 'revision')})"
    replaced = f"SELECT 1 FROM {table} t WHERE t.status IN ({_SHOWN}) AND {there}"
    yield Seal(table, "INSERT", sentence, f"EXISTS ({replaced})")


def _same(*columns: str) -> str:
    return "(" + " AND ".join(f"t.{column} = NEW.{column}" for column in columns) + ")"


def _columns() -> list[str]:
    model = apps.get_model("reports", "AnnualReport")
    return [field.column for field in model._meta.concrete_fields]


def _beside_published(table: str) -> Iterator[Seal]:
    """Rows that belong to a report: when it is published they are its content too."""
    key = "annualreport_id" if table.endswith("_makers") else "report_id"
    of = {side: _OF_PUBLISHED.format(side=side, key=key) for side in ("OLD", "NEW")}
    sentence = "what belongs to a published report is never changed"
    yield Seal(table, "UPDATE", sentence, f"{of['OLD']} OR {of['NEW']}")
    yield Seal(table, "DELETE", sentence, of["OLD"])
    yield Seal(table, "INSERT", sentence, of["NEW"])


def install(connection: BaseDatabaseWrapper) -> None:
    """Every seal as it is stated now; safe to repeat."""
    remove(connection)
    for statement in _statements(connection.vendor):
        with connection.cursor() as cursor:
            cursor.execute(statement)


def install_after_migrate(using: str, **kwargs) -> None:
    """The receiver of ``post_migrate``; nothing while the tables are not all there (a migration
    backwards, or to an older one)."""
    connection = connections[using]
    if {seal.table for seal in seals()} <= set(connection.introspection.table_names()):
        install(connection)


def remove(connection: BaseDatabaseWrapper) -> None:
    """The database without seals: for a test that cleans up, and before they are put on anew."""
    with connection.cursor() as cursor:
        for name, table in installed(connection):
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{on}")


def installed(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """The name and the table of every trigger on the portal's own tables."""
    asked = {
        "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": (
            "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            " WHERE NOT tgisinternal AND pg_class.relnamespace = current_schema()::regnamespace"
        ),
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        return [(name, table) for name, table in cursor.fetchall() if table.startswith("reports_")]


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of seals that are stated and not installed."""
    there = {name for name, _ in installed(connection)}
    return sorted({seal.name for seal in seals()} - there)


def _statements(vendor: str) -> Iterator[str]:
    if vendor == "postgresql":
        yield from _postgresql()
    else:
        yield from map(_sqlite, seals())


def _sqlite(seal: Seal) -> str:
    when = f"WHEN {seal.condition.format(differs='IS NOT')}" if seal.condition else ""
    refusal = "IGNORE" if seal.silently else f"ABORT, '{seal.sentence}'"
    return (
        f"CREATE TRIGGER {seal.name} BEFORE {seal.verb} ON {seal.table} {when}"
        f" BEGIN SELECT RAISE({refusal}); END"
    )


def _postgresql() -> Iterator[str]:
    for seal in seals():
        condition = seal.condition.format(differs="IS DISTINCT FROM") or "TRUE"
        refusal = "RETURN NULL" if seal.silently else f"RAISE EXCEPTION '{seal.sentence}'"
        kept = "OLD" if seal.verb == "DELETE" else "NEW"
        yield (
            f"CREATE OR REPLACE FUNCTION {seal.name}() RETURNS trigger LANGUAGE plpgsql AS $$"
            f" BEGIN IF {condition} THEN {refusal}; END IF; RETURN {kept}; END $$"
        )
        yield (
            f"CREATE TRIGGER {seal.name} BEFORE {seal.verb} ON {seal.table}"
            f" FOR EACH ROW EXECUTE FUNCTION {seal.name}()"
        )
    yield (
        f"CREATE OR REPLACE FUNCTION {PREFIX}_truncate() RETURNS trigger LANGUAGE plpgsql AS $$"
        " BEGIN RAISE EXCEPTION 'sealed tables are never emptied'; END $$"
    )
    for table in sorted({seal.table for seal in seals()}):
        yield (
            f"CREATE TRIGGER {PREFIX}_{table.removeprefix('reports_')}_truncate"
            f" BEFORE TRUNCATE ON {table} FOR EACH STATEMENT"
            f" EXECUTE FUNCTION {PREFIX}_truncate()"
        )
