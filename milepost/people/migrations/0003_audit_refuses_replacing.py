"""On SQLite, INSERT OR REPLACE removes a line without asking the DELETE trigger; refuse a number that is taken."""

from django.db import migrations

REFUSE = (
    "CREATE TRIGGER people_audit_no_replace BEFORE INSERT ON people_auditevent "
    "WHEN EXISTS (SELECT 1 FROM people_auditevent WHERE id = NEW.id) "
    "BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only'); END"
)


def add(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(REFUSE, params=None)


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER people_audit_no_replace")


class Migration(migrations.Migration):
    dependencies = [("people", "0002_audit_is_append_only")]

    operations = [migrations.RunPython(add, remove)]
