"""
The stock ledger: the database itself writes down each change of a stock record, and lets nobody rewrite one.

`shop.partner.stock` tells why in the setting `seedpearl.stock_movement`, for the rest of its transaction.
"""

from django.db import migrations

WRITE = """
CREATE FUNCTION write_stock_movement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    told jsonb := coalesce(nullif(current_setting('seedpearl.stock_movement', true), ''), '{}')::jsonb;
    is_new boolean := TG_OP = 'INSERT';
    on_hand integer := coalesce(NEW.num_in_stock, 0);
    allocated integer := coalesce(NEW.num_allocated, 0);
    on_hand_before integer := CASE WHEN is_new THEN 0 ELSE coalesce(OLD.num_in_stock, 0) END;
    allocated_before integer := CASE WHEN is_new THEN 0 ELSE coalesce(OLD.num_allocated, 0) END;
BEGIN
    IF on_hand <> on_hand_before OR allocated <> allocated_before THEN
        INSERT INTO partner_stockmovement (
            stockrecord_id, change, allocated_change, on_hand_after, allocated_after,
            reason, note, order_number, made_by_id, made_at
        ) VALUES (
            NEW.id, on_hand - on_hand_before, allocated - allocated_before, on_hand, allocated,
            coalesce(told->>'reason', CASE WHEN is_new THEN 'opening' ELSE 'unexplained' END),
            coalesce(told->>'note', ''), coalesce(told->>'order_number', ''),
            (told->>'by')::bigint, clock_timestamp()
        );
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER stock_record_writes_movement
    AFTER INSERT OR UPDATE OF num_in_stock, num_allocated ON partner_stockrecord
    FOR EACH ROW EXECUTE FUNCTION write_stock_movement();

CREATE FUNCTION keep_stock_movement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Only who did it may be forgotten, when an account is deleted.
    IF (to_jsonb(NEW) - 'made_by_id') IS DISTINCT FROM (to_jsonb(OLD) - 'made_by_id') OR NEW.made_by_id IS NOT NULL THEN
        RAISE EXCEPTION 'a stock movement is never changed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER stock_movement_is_kept
    BEFORE UPDATE ON partner_stockmovement
    FOR EACH ROW EXECUTE FUNCTION keep_stock_movement();
"""

FORGET = """
DROP TRIGGER stock_movement_is_kept ON partner_stockmovement;
DROP FUNCTION keep_stock_movement();
DROP TRIGGER stock_record_writes_movement ON partner_stockrecord;
DROP FUNCTION write_stock_movement();
"""

# Stock that was there before the ledger gets one movement that explains what no movement explains yet.
OPEN = """
INSERT INTO partner_stockmovement (
    stockrecord_id, change, allocated_change, on_hand_after, allocated_after,
    reason, note, order_number, made_by_id, made_at
)
SELECT id, on_hand - told_on_hand, allocated - told_allocated, on_hand, allocated, 'opening', '', '', NULL, now()
FROM (
    SELECT record.id, coalesce(num_in_stock, 0) AS on_hand, coalesce(num_allocated, 0) AS allocated,
           coalesce(sum(change), 0) AS told_on_hand, coalesce(sum(allocated_change), 0) AS told_allocated
    FROM partner_stockrecord record LEFT JOIN partner_stockmovement movement ON movement.stockrecord_id = record.id
    GROUP BY record.id
) stock
WHERE on_hand <> told_on_hand OR allocated <> told_allocated
"""


class Migration(migrations.Migration):
    dependencies = [("partner", "0010_count_allocations_in_ledger")]

    operations = [
        migrations.RunSQL(WRITE, reverse_sql=FORGET),
        migrations.RunSQL(OPEN, reverse_sql=migrations.RunSQL.noop),
    ]
