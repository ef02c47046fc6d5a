"""
The database marks people with their first role, and deletes nobody who has the mark.

Their name stays on what they did: notes, refunds, parcels, pages. Many tables, some of other people's programs, would
lose their rows or the name with the person; one rule about the person holds for all of them.
"""

from django.db import migrations

KEEP = """
CREATE FUNCTION mark_who_has_a_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE users_user SET has_worked_here = true WHERE id = NEW.user_id AND NOT has_worked_here;
    RETURN NULL;
END $$;

CREATE TRIGGER group_marks_who_works_here AFTER INSERT OR UPDATE ON users_user_groups
    FOR EACH ROW EXECUTE FUNCTION mark_who_has_a_role();

CREATE TRIGGER permission_marks_who_works_here AFTER INSERT OR UPDATE ON users_user_user_permissions
    FOR EACH ROW EXECUTE FUNCTION mark_who_has_a_role();

CREATE FUNCTION keep_mark_of_who_worked_here() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.is_staff OR NEW.is_superuser THEN
        NEW.has_worked_here := true;
    ELSIF TG_OP = 'UPDATE' THEN
        NEW.has_worked_here := NEW.has_worked_here OR OLD.has_worked_here;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER mark_of_who_worked_here_is_kept BEFORE INSERT OR UPDATE ON users_user
    FOR EACH ROW EXECUTE FUNCTION keep_mark_of_who_worked_here();

CREATE FUNCTION keep_who_worked_here() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.has_worked_here THEN
        RAISE EXCEPTION 'people who have worked here are never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
END $$;

CREATE TRIGGER who_worked_here_is_kept BEFORE DELETE ON users_user
    FOR EACH ROW EXECUTE FUNCTION keep_who_worked_here();
"""

FORGET = """
DROP TRIGGER who_worked_here_is_kept ON users_user;
DROP TRIGGER mark_of_who_worked_here_is_kept ON users_user;
DROP TRIGGER permission_marks_who_works_here ON users_user_user_permissions;
DROP TRIGGER group_marks_who_works_here ON users_user_groups;
DROP FUNCTION keep_who_worked_here();
DROP FUNCTION keep_mark_of_who_worked_here();
DROP FUNCTION mark_who_has_a_role();
"""


class Migration(migrations.Migration):
    dependencies = [("users", "0007_mark_who_worked_here")]

    operations = [migrations.RunSQL(KEEP, FORGET)]
