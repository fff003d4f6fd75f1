"""The database itself refuses a ring of parents: a named trigger on each kind of database.

A later migration that makes the table anew on SQLite drops the trigger with it and has to put
it back; tests/regions/test_tree.py fails where that was forgotten.
"""

from django.db import migrations

# Two people may move two regions at the same moment, each move sound by itself: on PostgreSQL
# moves take turns. SQLite has one writer at a time anyway.
POSTGRESQL = [
    """
    CREATE FUNCTION region_is_not_its_own_ancestor() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM pg_advisory_xact_lock(hashtext('region_is_not_its_own_ancestor'));
        IF EXISTS (
            WITH RECURSIVE line(id) AS (
                SELECT NEW.parent_id
                UNION
                SELECT region.parent_id
                FROM regions_region region JOIN line ON region.id = line.id
            )
            SELECT 1 FROM line WHERE id = NEW.id
        ) THEN
            RAISE EXCEPTION 'region_is_not_its_own_ancestor'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'region_is_not_its_own_ancestor';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER region_is_not_its_own_ancestor BEFORE INSERT OR UPDATE OF parent_id ON regions_region
    FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION region_is_not_its_own_ancestor()
    """,
]
# SQLite takes no recursive query inside a trigger, but it takes a view that holds one.
SQLITE = [
    """
    CREATE VIEW regions_line AS
    WITH RECURSIVE line(region, ancestor) AS (
        SELECT id, parent_id FROM regions_region WHERE parent_id IS NOT NULL
        UNION
        SELECT line.region, above.parent_id
        FROM line JOIN regions_region above ON above.id = line.ancestor
        WHERE above.parent_id IS NOT NULL
    )
    SELECT region, ancestor FROM line
    """,
    """
    CREATE TRIGGER region_is_not_its_own_ancestor AFTER UPDATE OF parent_id ON regions_region
    WHEN NEW.parent_id IS NOT NULL
    BEGIN
        SELECT RAISE(ABORT, 'CHECK constraint failed: region_is_not_its_own_ancestor')
        WHERE EXISTS (SELECT 1 FROM regions_line WHERE region = NEW.id AND ancestor = NEW.id);
    END
    """,
]
UNDO = {
    "postgresql": [
        "DROP TRIGGER region_is_not_its_own_ancestor ON regions_region",
        "DROP FUNCTION region_is_not_its_own_ancestor()",
    ],
    "sqlite": ["DROP TRIGGER region_is_not_its_own_ancestor", "DROP VIEW regions_line"],
}


def _execute(schema_editor, statements):
    for statement in statements:
        schema_editor.execute(statement)


def add(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    _execute(schema_editor, {"postgresql": POSTGRESQL, "sqlite": SQLITE}[vendor])


def remove(apps, schema_editor):
    _execute(schema_editor, UNDO[schema_editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("regions", "0001_tables")]
    operations = [migrations.RunPython(add, remove)]
