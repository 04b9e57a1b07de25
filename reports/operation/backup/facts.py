"""What a database says of itself, asked in SQL: the copy may be of another release than the
models."""

from collections.abc import Callable

from .manifest import DatabaseFacts

Ask = Callable[[str], list[tuple]]


def facts(ask: Ask) -> DatabaseFacts:
    """Head of the trail, migrations, originals. ``ask`` gives the rows of a query."""
    heads = ask("SELECT number, hash FROM reports_trailhead WHERE id = 1")
    migrations = ask("SELECT app, name FROM django_migrations ORDER BY app, name")
    return DatabaseFacts(
        head=tuple(heads[0]) if heads else (0, ""),
        migrations=tuple(f"{app}.{name}" for app, name in migrations),
        originals=tuple(row[0] for row in ask("SELECT digest FROM reports_original ORDER BY 1")),
    )
