"""Seal the trail in the database itself, and begin with the customary kinds of agency."""

from django.db import migrations

SQLITE = [
    f"""
    CREATE TRIGGER reports_event_no_{verb.lower()} BEFORE {verb} ON reports_event
    BEGIN SELECT RAISE(ABORT, 'events are never changed or deleted'); END
    """
    for verb in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    """
    CREATE FUNCTION reports_event_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'events are never changed or deleted'; END $$
    """,
    """
    CREATE TRIGGER reports_event_no_change BEFORE UPDATE OR DELETE ON reports_event
    FOR EACH ROW EXECUTE FUNCTION reports_event_refuse()
    """,
    """
    CREATE TRIGGER reports_event_no_truncate BEFORE TRUNCATE ON reports_event
    FOR EACH STATEMENT EXECUTE FUNCTION reports_event_refuse()
    """,
]
UNDO = {
    "sqlite": [
        "DROP TRIGGER reports_event_no_update",
        "DROP TRIGGER reports_event_no_delete",
    ],
    "postgresql": [
        "DROP TRIGGER reports_event_no_change ON reports_event",
        "DROP TRIGGER reports_event_no_truncate ON reports_event",
        "DROP FUNCTION reports_event_refuse()",
    ],
}
# Deadlines of 政府信息公开条例 art. 49; townships report by local order only.
KINDS = (
    ("人民政府", 10, True, 3, 31),
    ("政府部门", 20, False, 1, 31),
    ("乡镇街道", 30, True, None, None),
    ("其他单位", 40, False, 1, 31),
)


def seal(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[vendor]:
        schema_editor.execute(statement)


def unseal(apps, schema_editor):
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def begin(apps, schema_editor):
    kinds = apps.get_model("reports", "AgencyKind").objects
    for name, order, government, month, day in KINDS:
        kinds.create(
            name=name,
            order=order,
            is_government=government,
            deadline_month=month,
            deadline_day=day,
        )
    apps.get_model("reports", "ChainHead").objects.create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]
    operations = [
        migrations.RunPython(begin, migrations.RunPython.noop),
        migrations.RunPython(seal, unseal),
    ]
