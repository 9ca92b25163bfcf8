"""The audit trail refuses UPDATE and DELETE in the database itself, whoever asks."""

from django.db import migrations

SQLITE = [
    f"CREATE TRIGGER people_audit_no_{verb.lower()} BEFORE {verb} ON people_auditevent "
    "BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only'); END"
    for verb in ("UPDATE", "DELETE")
]
POSTGRES = [
    "CREATE FUNCTION people_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'The audit trail is append-only'; END $$",
    "CREATE TRIGGER people_audit_append_only BEFORE UPDATE OR DELETE ON people_auditevent "
    "FOR EACH ROW EXECUTE FUNCTION people_audit_refuse()",
    "CREATE TRIGGER people_audit_no_truncate BEFORE TRUNCATE ON people_auditevent "
    "FOR EACH STATEMENT EXECUTE FUNCTION people_audit_refuse()",
]
UNDO_SQLITE = [f"DROP TRIGGER people_audit_no_{verb}" for verb in ("update", "delete")]
UNDO_POSTGRES = [
    "DROP TRIGGER people_audit_append_only ON people_auditevent",
    "DROP TRIGGER people_audit_no_truncate ON people_auditevent",
    "DROP FUNCTION people_audit_refuse()",
]


def _run(schema_editor, sqlite, postgres):
    for statement in sqlite if schema_editor.connection.vendor == "sqlite" else postgres:
        schema_editor.execute(statement, params=None)


def add(apps, schema_editor):
    _run(schema_editor, SQLITE, POSTGRES)


def remove(apps, schema_editor):
    _run(schema_editor, UNDO_SQLITE, UNDO_POSTGRES)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [migrations.RunPython(add, remove)]
