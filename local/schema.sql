-- What the migrations make of an empty database. Made by `manage.py dump_schema`; don't edit.
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);

CREATE FUNCTION public.keep_former_slug() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM catalogue_formerslug WHERE kind = TG_ARGV[0] AND object_id = OLD.id;
        RETURN NULL;
    END IF;
    DELETE FROM catalogue_formerslug
    WHERE kind = TG_ARGV[0] AND slug = NEW.slug AND object_id = NEW.id;
    IF OLD.slug <> '' AND lower(OLD.slug) <> NEW.slug THEN
        INSERT INTO catalogue_formerslug (kind, slug, object_id)
        VALUES (TG_ARGV[0], lower(OLD.slug), NEW.id)
        ON CONFLICT (kind, slug) DO UPDATE SET object_id = EXCLUDED.object_id;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION public.keep_mark_of_who_worked_here() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.is_staff OR NEW.is_superuser THEN
        NEW.has_worked_here := true;
    ELSIF TG_OP = 'UPDATE' THEN
        NEW.has_worked_here := NEW.has_worked_here OR OLD.has_worked_here;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.keep_stock_movement() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    -- Only who did it may be forgotten, when an account is deleted.
    IF (to_jsonb(NEW) - 'made_by_id') IS DISTINCT FROM (to_jsonb(OLD) - 'made_by_id') OR NEW.made_by_id IS NOT NULL THEN
        RAISE EXCEPTION 'a stock movement is never changed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.keep_who_worked_here() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.has_worked_here THEN
        RAISE EXCEPTION 'people who have worked here are never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
END $$;

CREATE FUNCTION public.mark_who_has_a_role() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE users_user SET has_worked_here = true WHERE id = NEW.user_id AND NOT has_worked_here;
    RETURN NULL;
END $$;

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.write_stock_movement() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.address_country (
    iso_3166_1_a2 character varying(2) NOT NULL,
    iso_3166_1_a3 character varying(3) NOT NULL,
    iso_3166_1_numeric character varying(3) NOT NULL,
    printable_name character varying(128) NOT NULL,
    name character varying(128) NOT NULL,
    display_order smallint NOT NULL,
    is_shipping_country boolean NOT NULL,
    CONSTRAINT address_country_display_order_check CHECK ((display_order >= 0))
);

CREATE TABLE public.address_useraddress (
    id bigint NOT NULL,
    title character varying(64) NOT NULL,
    first_name character varying(255) NOT NULL,
    last_name character varying(255) NOT NULL,
    line1 character varying(255) NOT NULL,
    line2 character varying(255) NOT NULL,
    line3 character varying(255) NOT NULL,
    line4 character varying(255) NOT NULL,
    state character varying(255) NOT NULL,
    postcode character varying(64) NOT NULL,
    search_text text NOT NULL,
    phone_number character varying(128) NOT NULL,
    notes text NOT NULL,
    is_default_for_shipping boolean NOT NULL,
    is_default_for_billing boolean NOT NULL,
    num_orders_as_shipping_address integer CONSTRAINT address_useraddress_num_orders_not_null NOT NULL,
    hash character varying(255) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    country_id character varying(2) NOT NULL,
    user_id bigint NOT NULL,
    num_orders_as_billing_address integer NOT NULL,
    code character varying(255),
    CONSTRAINT address_useraddress_num_orders_as_billing_address_check CHECK ((num_orders_as_billing_address >= 0)),
    CONSTRAINT address_useraddress_num_orders_check CHECK ((num_orders_as_shipping_address >= 0))
);

ALTER TABLE public.address_useraddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.address_useraddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.analytics_productrecord (
    id bigint NOT NULL,
    num_views integer NOT NULL,
    num_basket_additions integer NOT NULL,
    num_purchases integer NOT NULL,
    score double precision NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT analytics_productrecord_num_basket_additions_check CHECK ((num_basket_additions >= 0)),
    CONSTRAINT analytics_productrecord_num_purchases_check CHECK ((num_purchases >= 0)),
    CONSTRAINT analytics_productrecord_num_views_check CHECK ((num_views >= 0))
);

ALTER TABLE public.analytics_productrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.analytics_productrecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.analytics_userproductview (
    id bigint NOT NULL,
    date_created timestamp with time zone NOT NULL,
    product_id bigint NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.analytics_userproductview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.analytics_userproductview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.analytics_userrecord (
    id bigint NOT NULL,
    num_product_views integer NOT NULL,
    num_basket_additions integer NOT NULL,
    num_orders integer NOT NULL,
    num_order_lines integer NOT NULL,
    num_order_items integer NOT NULL,
    total_spent numeric(12,2) NOT NULL,
    date_last_order timestamp with time zone,
    user_id bigint NOT NULL,
    CONSTRAINT analytics_userrecord_num_basket_additions_check CHECK ((num_basket_additions >= 0)),
    CONSTRAINT analytics_userrecord_num_order_items_check CHECK ((num_order_items >= 0)),
    CONSTRAINT analytics_userrecord_num_order_lines_check CHECK ((num_order_lines >= 0)),
    CONSTRAINT analytics_userrecord_num_orders_check CHECK ((num_orders >= 0)),
    CONSTRAINT analytics_userrecord_num_product_views_check CHECK ((num_product_views >= 0))
);

ALTER TABLE public.analytics_userrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.analytics_userrecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.analytics_usersearch (
    id bigint NOT NULL,
    query character varying(255) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.analytics_usersearch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.analytics_usersearch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.basket_basket (
    id bigint NOT NULL,
    status character varying(128) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    date_merged timestamp with time zone,
    date_submitted timestamp with time zone,
    owner_id bigint,
    visitor_key character varying(64) NOT NULL
);

ALTER TABLE public.basket_basket ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.basket_basket_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.basket_basket_vouchers (
    id bigint NOT NULL,
    basket_id bigint NOT NULL,
    voucher_id bigint NOT NULL
);

ALTER TABLE public.basket_basket_vouchers ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.basket_basket_vouchers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.basket_line (
    id bigint NOT NULL,
    line_reference character varying(128) NOT NULL,
    quantity integer NOT NULL,
    price_currency character varying(12) NOT NULL,
    price_excl_tax numeric(12,2),
    price_incl_tax numeric(12,2),
    date_created timestamp with time zone NOT NULL,
    basket_id bigint NOT NULL,
    product_id bigint NOT NULL,
    stockrecord_id bigint NOT NULL,
    date_updated timestamp with time zone NOT NULL,
    tax_code character varying(64),
    CONSTRAINT bag_line_has_a_quantity CHECK ((quantity >= 1)),
    CONSTRAINT basket_line_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.basket_line ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.basket_line_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.basket_lineattribute (
    id bigint NOT NULL,
    value jsonb NOT NULL,
    line_id bigint NOT NULL,
    option_id bigint NOT NULL
);

ALTER TABLE public.basket_lineattribute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.basket_lineattribute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE UNLOGGED TABLE public.cache_entries (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);

CREATE TABLE public.catalogue_active (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    slug character varying(100) NOT NULL,
    summary text NOT NULL,
    ingredient_id bigint,
    CONSTRAINT active_slug_is_usable CHECK (((slug)::text ~ '^[a-z0-9_-]*[a-z0-9][a-z0-9_-]*$'::text))
);

CREATE TABLE public.catalogue_active_cautions (
    id bigint NOT NULL,
    active_id bigint NOT NULL,
    caution_id bigint NOT NULL
);

ALTER TABLE public.catalogue_active_cautions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_active_cautions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.catalogue_active ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_active_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_attributeoption (
    id bigint NOT NULL,
    option character varying(255) NOT NULL,
    group_id bigint NOT NULL,
    code character varying(255)
);

ALTER TABLE public.catalogue_attributeoption ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_attributeoption_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_attributeoptiongroup (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    code character varying(255)
);

ALTER TABLE public.catalogue_attributeoptiongroup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_attributeoptiongroup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_category (
    id bigint NOT NULL,
    path character varying(255) NOT NULL,
    depth integer NOT NULL,
    numchild integer NOT NULL,
    name character varying(255) NOT NULL,
    description text NOT NULL,
    image character varying(255),
    slug character varying(255) NOT NULL,
    ancestors_are_public boolean NOT NULL,
    is_public boolean NOT NULL,
    meta_description text,
    meta_title character varying(255),
    code character varying(255),
    exclude_from_menu boolean NOT NULL,
    long_description text NOT NULL,
    CONSTRAINT catalogue_category_depth_check CHECK ((depth >= 0)),
    CONSTRAINT catalogue_category_numchild_check CHECK ((numchild >= 0)),
    CONSTRAINT category_slug_is_usable CHECK (((slug)::text ~ '^[a-z0-9_-]*[a-z0-9][a-z0-9_-]*$'::text))
);

ALTER TABLE public.catalogue_category ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_category_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_caution (
    id bigint NOT NULL,
    slug character varying(60) NOT NULL,
    kind character varying(20) NOT NULL,
    title character varying(120) NOT NULL,
    text text NOT NULL,
    source_title character varying(300) NOT NULL,
    source_url character varying(500) NOT NULL,
    "position" smallint NOT NULL,
    CONSTRAINT catalogue_caution_position_check CHECK (("position" >= 0)),
    CONSTRAINT caution_slug_is_usable CHECK (((slug)::text ~ '^[a-z0-9_-]*[a-z0-9][a-z0-9_-]*$'::text))
);

ALTER TABLE public.catalogue_caution ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_caution_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_concern (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    slug character varying(60) NOT NULL,
    description text NOT NULL,
    "position" smallint NOT NULL,
    CONSTRAINT catalogue_concern_position_check CHECK (("position" >= 0)),
    CONSTRAINT concern_slug_is_usable CHECK (((slug)::text ~ '^[a-z0-9_-]*[a-z0-9][a-z0-9_-]*$'::text))
);

ALTER TABLE public.catalogue_concern ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_concern_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_formerslug (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    slug character varying(255) NOT NULL,
    object_id bigint NOT NULL
);

ALTER TABLE public.catalogue_formerslug ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_formerslug_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_ingredient (
    id bigint NOT NULL,
    inci_name character varying(200) NOT NULL,
    slug character varying(200) NOT NULL,
    common_name character varying(200) NOT NULL,
    kind character varying(100) NOT NULL,
    summary text NOT NULL,
    source_title character varying(300) NOT NULL,
    source_url character varying(500) NOT NULL,
    CONSTRAINT ingredient_slug_is_usable CHECK (((slug)::text ~ '^[a-z0-9_-]*[a-z0-9][a-z0-9_-]*$'::text))
);

ALTER TABLE public.catalogue_ingredient ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_ingredient_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_option (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    code character varying(128) NOT NULL,
    type character varying(255) NOT NULL,
    required boolean NOT NULL,
    help_text character varying(255),
    option_group_id bigint,
    "order" integer
);

ALTER TABLE public.catalogue_option ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_option_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_product (
    id bigint NOT NULL,
    structure character varying(10) NOT NULL,
    upc character varying(64),
    title character varying(255) NOT NULL,
    slug character varying(255) NOT NULL,
    description text NOT NULL,
    rating double precision,
    date_created timestamp with time zone NOT NULL,
    date_updated timestamp with time zone NOT NULL,
    is_discountable boolean NOT NULL,
    parent_id bigint,
    product_class_id bigint,
    is_public boolean NOT NULL,
    meta_description text,
    meta_title character varying(255),
    priority smallint NOT NULL,
    code character varying(255),
    facets character varying(80)[] NOT NULL,
    format character varying(20) NOT NULL,
    frequency character varying(120) NOT NULL,
    how_to_use text[] NOT NULL,
    net_content numeric(7,1),
    net_unit character varying(10) NOT NULL,
    period_after_opening_months smallint,
    review_count integer NOT NULL,
    routine_step smallint,
    routine_times character varying(10)[] NOT NULL,
    summary character varying(300) NOT NULL,
    texture text NOT NULL,
    title_emphasis character varying(120) NOT NULL,
    CONSTRAINT catalogue_product_period_after_opening_months_check CHECK ((period_after_opening_months >= 0)),
    CONSTRAINT catalogue_product_review_count_check CHECK ((review_count >= 0)),
    CONSTRAINT catalogue_product_routine_step_check CHECK ((routine_step >= 0)),
    CONSTRAINT net_content_is_positive CHECK (((net_content > (0)::numeric) OR (net_content IS NULL))),
    CONSTRAINT product_size_has_net_content CHECK (((NOT ((structure)::text = 'child'::text)) OR (net_content IS NOT NULL))),
    CONSTRAINT product_slug_is_usable CHECK (((slug)::text ~ '^[a-z0-9_-]*[a-z0-9][a-z0-9_-]*$'::text))
);

CREATE TABLE public.catalogue_productcategory (
    id bigint NOT NULL,
    category_id bigint NOT NULL,
    product_id bigint NOT NULL
);

CREATE MATERIALIZED VIEW public.catalogue_product_category_hierarchy AS
 WITH RECURSIVE category_hierarchy AS (
         SELECT catalogue_category.id,
            catalogue_category.path
           FROM public.catalogue_category
        )
 SELECT DISTINCT concat(p.id, '-', parent_categories.id) AS id,
    p.id AS product_id,
    parent_categories.id AS category_id
   FROM (((public.catalogue_productcategory pc
     JOIN public.catalogue_category child_categories ON ((pc.category_id = child_categories.id)))
     JOIN public.catalogue_category parent_categories ON (((child_categories.path)::text ~~ ((parent_categories.path)::text || '%'::text))))
     JOIN public.catalogue_product p ON ((p.id = pc.product_id)))
  WITH NO DATA;

CREATE TABLE public.catalogue_product_concerns (
    id bigint NOT NULL,
    product_id bigint NOT NULL,
    concern_id bigint NOT NULL
);

ALTER TABLE public.catalogue_product_concerns ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_product_concerns_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_product_extra_cautions (
    id bigint NOT NULL,
    product_id bigint NOT NULL,
    caution_id bigint NOT NULL
);

ALTER TABLE public.catalogue_product_extra_cautions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_product_extra_cautions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.catalogue_product ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_product_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_product_product_options (
    id bigint NOT NULL,
    product_id bigint NOT NULL,
    option_id bigint NOT NULL
);

ALTER TABLE public.catalogue_product_product_options ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_product_product_options_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_product_skin_types (
    id bigint NOT NULL,
    product_id bigint NOT NULL,
    skintype_id bigint NOT NULL
);

ALTER TABLE public.catalogue_product_skin_types ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_product_skin_types_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productactive (
    id bigint NOT NULL,
    strength numeric(6,3),
    unit character varying(10) NOT NULL,
    note character varying(120) NOT NULL,
    "position" smallint NOT NULL,
    active_id bigint NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT active_strength_is_a_share CHECK (((strength IS NULL) OR ((strength > (0)::numeric) AND (strength <= (100)::numeric)))),
    CONSTRAINT catalogue_productactive_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.catalogue_productactive ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productactive_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productattribute (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    code character varying(128) NOT NULL,
    type character varying(20) NOT NULL,
    required boolean NOT NULL,
    option_group_id bigint,
    product_class_id bigint
);

ALTER TABLE public.catalogue_productattribute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productattribute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productattributevalue (
    id bigint NOT NULL,
    value_text text,
    value_integer integer,
    value_boolean boolean,
    value_float double precision,
    value_richtext text,
    value_date date,
    value_file character varying(255),
    value_image character varying(255),
    entity_object_id integer,
    attribute_id bigint NOT NULL,
    entity_content_type_id integer,
    product_id bigint NOT NULL,
    value_option_id bigint,
    value_datetime timestamp with time zone,
    CONSTRAINT catalogue_productattributevalue_entity_object_id_check CHECK ((entity_object_id >= 0))
);

ALTER TABLE public.catalogue_productattributevalue ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productattributevalue_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productattributevalue_value_multi_option (
    id bigint NOT NULL,
    productattributevalue_id bigint CONSTRAINT catalogue_productattributeval_productattributevalue_id_not_null NOT NULL,
    attributeoption_id bigint CONSTRAINT catalogue_productattributevalue_val_attributeoption_id_not_null NOT NULL
);

ALTER TABLE public.catalogue_productattributevalue_value_multi_option ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productattributevalue_value_multi_option_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.catalogue_productcategory ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productcategory_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productclass (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    slug character varying(128) NOT NULL,
    requires_shipping boolean NOT NULL,
    track_stock boolean NOT NULL
);

ALTER TABLE public.catalogue_productclass ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productclass_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productclass_options (
    id bigint NOT NULL,
    productclass_id bigint NOT NULL,
    option_id bigint NOT NULL
);

ALTER TABLE public.catalogue_productclass_options ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productclass_options_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productimage (
    id bigint NOT NULL,
    original character varying(255) NOT NULL,
    caption character varying(200) NOT NULL,
    display_order integer NOT NULL,
    date_created timestamp with time zone NOT NULL,
    product_id bigint NOT NULL,
    code character varying(255),
    image_id bigint,
    CONSTRAINT catalogue_productimage_display_order_check CHECK ((display_order >= 0))
);

ALTER TABLE public.catalogue_productimage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productimage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productingredient (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    ingredient_id bigint NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT catalogue_productingredient_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.catalogue_productingredient ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productingredient_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_productrecommendation (
    id bigint NOT NULL,
    ranking smallint NOT NULL,
    primary_id bigint NOT NULL,
    recommendation_id bigint NOT NULL,
    CONSTRAINT catalogue_productrecommendation_ranking_check CHECK ((ranking >= 0))
);

ALTER TABLE public.catalogue_productrecommendation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productrecommendation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_setitem (
    id bigint NOT NULL,
    quantity smallint NOT NULL,
    "position" smallint NOT NULL,
    product_set_id bigint NOT NULL,
    size_id bigint NOT NULL,
    CONSTRAINT catalogue_setitem_position_check CHECK (("position" >= 0)),
    CONSTRAINT catalogue_setitem_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.catalogue_setitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_setitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_skintype (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    slug character varying(60) NOT NULL,
    description text NOT NULL,
    "position" smallint NOT NULL,
    CONSTRAINT catalogue_skintype_position_check CHECK (("position" >= 0)),
    CONSTRAINT skin_type_slug_is_usable CHECK (((slug)::text ~ '^[a-z0-9_-]*[a-z0-9][a-z0-9_-]*$'::text))
);

ALTER TABLE public.catalogue_skintype ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_skintype_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cms_articlepage (
    page_ptr_id integer NOT NULL,
    title_emphasis character varying(120) NOT NULL,
    standfirst text NOT NULL,
    reviewed_date date,
    published_date date NOT NULL,
    body jsonb NOT NULL,
    related_products jsonb NOT NULL,
    related_articles jsonb NOT NULL,
    reading_minutes smallint NOT NULL,
    picture_id bigint,
    author_id bigint NOT NULL,
    reviewer_id bigint,
    topic_id bigint NOT NULL,
    chosen_date date,
    CONSTRAINT cms_articlepage_reading_minutes_check CHECK ((reading_minutes >= 0)),
    CONSTRAINT reviewed_article_names_its_reviewer CHECK (((reviewed_date IS NULL) OR (reviewer_id IS NOT NULL)))
);

CREATE TABLE public.cms_articleproduct (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    article_id integer NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT cms_articleproduct_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.cms_articleproduct ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_articleproduct_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cms_enquiry (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    name character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(30) NOT NULL,
    preferred_time character varying(120) NOT NULL,
    message text NOT NULL,
    article_title character varying(255) NOT NULL,
    idempotency_key uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    handled_at timestamp with time zone,
    article_id integer,
    handled_by_id bigint
);

ALTER TABLE public.cms_enquiry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_enquiry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cms_homepage (
    page_ptr_id integer NOT NULL,
    body jsonb NOT NULL
);

CREATE TABLE public.cms_journalindexpage (
    page_ptr_id integer NOT NULL,
    title_emphasis character varying(120) NOT NULL,
    intro text NOT NULL
);

CREATE TABLE public.cms_person (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    slug character varying(120) NOT NULL,
    role character varying(160) NOT NULL,
    bio text NOT NULL,
    picture_id bigint,
    CONSTRAINT person_slug_is_usable CHECK (((slug)::text ~ '^[a-z0-9_-]*[a-z0-9][a-z0-9_-]*$'::text))
);

ALTER TABLE public.cms_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cms_sitesettings (
    id bigint NOT NULL,
    announcement character varying(140) NOT NULL,
    announcement_link character varying(300) NOT NULL,
    phone character varying(30) NOT NULL,
    phone_hours character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    address text NOT NULL,
    footer_statement character varying(140) NOT NULL,
    footer_columns jsonb NOT NULL,
    footer_note text NOT NULL,
    offer_id bigint,
    offer_article_words character varying(200) DEFAULT ''::character varying NOT NULL,
    offer_in_articles boolean DEFAULT false NOT NULL,
    offer_in_bag boolean DEFAULT false NOT NULL,
    offer_on_home boolean DEFAULT false NOT NULL
);

ALTER TABLE public.cms_sitesettings ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_sitesettings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cms_standardpage (
    page_ptr_id integer NOT NULL,
    title_emphasis character varying(120) NOT NULL,
    intro text NOT NULL,
    body jsonb NOT NULL
);

CREATE TABLE public.cms_topic (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    slug character varying(60) NOT NULL,
    description character varying(250) NOT NULL,
    "position" smallint NOT NULL,
    CONSTRAINT cms_topic_position_check CHECK (("position" >= 0)),
    CONSTRAINT topic_slug_is_usable CHECK (((slug)::text ~ '^[a-z0-9_-]*[a-z0-9][a-z0-9_-]*$'::text))
);

ALTER TABLE public.cms_topic ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_topic_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.communication_communicationeventtype (
    id bigint CONSTRAINT customer_communicationeventtype_id_not_null NOT NULL,
    code character varying(128) CONSTRAINT customer_communicationeventtype_code_not_null NOT NULL,
    name character varying(255) CONSTRAINT customer_communicationeventtype_name_not_null NOT NULL,
    category character varying(255) CONSTRAINT customer_communicationeventtype_category_not_null NOT NULL,
    email_subject_template character varying(255),
    email_body_template text,
    email_body_html_template text,
    sms_template character varying(170),
    date_created timestamp with time zone CONSTRAINT customer_communicationeventtype_date_created_not_null NOT NULL,
    date_updated timestamp with time zone CONSTRAINT customer_communicationeventtype_date_updated_not_null NOT NULL
);

CREATE TABLE public.communication_email (
    id bigint CONSTRAINT customer_email_id_not_null NOT NULL,
    subject text CONSTRAINT customer_email_subject_not_null NOT NULL,
    body_text text CONSTRAINT customer_email_body_text_not_null NOT NULL,
    body_html text CONSTRAINT customer_email_body_html_not_null NOT NULL,
    date_sent timestamp with time zone CONSTRAINT customer_email_date_sent_not_null NOT NULL,
    user_id bigint,
    email character varying(254)
);

CREATE TABLE public.communication_notification (
    id bigint CONSTRAINT customer_notification_id_not_null NOT NULL,
    subject character varying(255) CONSTRAINT customer_notification_subject_not_null NOT NULL,
    body text CONSTRAINT customer_notification_body_not_null NOT NULL,
    location character varying(32) CONSTRAINT customer_notification_location_not_null NOT NULL,
    date_sent timestamp with time zone CONSTRAINT customer_notification_date_sent_not_null NOT NULL,
    date_read timestamp with time zone,
    recipient_id bigint CONSTRAINT customer_notification_recipient_id_not_null NOT NULL,
    sender_id bigint
);

ALTER TABLE public.communication_communicationeventtype ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customer_communicationeventtype_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.communication_email ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customer_email_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.communication_notification ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customer_notification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.customer_productalert (
    id bigint NOT NULL,
    email character varying(254) NOT NULL,
    key character varying(128) NOT NULL,
    status character varying(20) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    date_confirmed timestamp with time zone,
    date_cancelled timestamp with time zone,
    date_closed timestamp with time zone,
    product_id bigint NOT NULL,
    user_id bigint
);

ALTER TABLE public.customer_productalert ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customer_productalert_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id bigint NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);

ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_flatpage (
    id integer NOT NULL,
    url character varying(100) NOT NULL,
    title character varying(200) NOT NULL,
    content text NOT NULL,
    enable_comments boolean NOT NULL,
    template_name character varying(70) NOT NULL,
    registration_required boolean NOT NULL
);

ALTER TABLE public.django_flatpage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_flatpage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_flatpage_sites (
    id bigint NOT NULL,
    flatpage_id integer NOT NULL,
    site_id integer NOT NULL
);

ALTER TABLE public.django_flatpage_sites ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_flatpage_sites_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE public.django_site (
    id integer NOT NULL,
    domain character varying(100) NOT NULL,
    name character varying(50) NOT NULL
);

ALTER TABLE public.django_site ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_site_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.fulfilment_parcel (
    id bigint NOT NULL,
    carrier character varying(30) NOT NULL,
    tracking_number character varying(60) NOT NULL,
    shipped_at timestamp with time zone NOT NULL,
    order_id bigint NOT NULL,
    shipped_by_id bigint
);

ALTER TABLE public.fulfilment_parcel ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fulfilment_parcel_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.fulfilment_parcelline (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    line_id bigint NOT NULL,
    parcel_id bigint NOT NULL,
    CONSTRAINT fulfilment_parcelline_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT parcel_line_has_a_quantity CHECK ((quantity >= 1))
);

ALTER TABLE public.fulfilment_parcelline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.fulfilment_parcelline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.health_healthreport (
    id bigint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    asked_stripe boolean NOT NULL,
    findings jsonb NOT NULL
);

ALTER TABLE public.health_healthreport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.health_healthreport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.images_picture (
    id bigint NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    description character varying(255) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    focal_point_x integer,
    focal_point_y integer,
    focal_point_width integer,
    focal_point_height integer,
    file_size integer,
    file_hash character varying(40) NOT NULL,
    credit character varying(200) NOT NULL,
    collection_id integer NOT NULL,
    uploaded_by_user_id bigint,
    CONSTRAINT images_picture_file_size_check CHECK ((file_size >= 0)),
    CONSTRAINT images_picture_focal_point_height_check CHECK ((focal_point_height >= 0)),
    CONSTRAINT images_picture_focal_point_width_check CHECK ((focal_point_width >= 0)),
    CONSTRAINT images_picture_focal_point_x_check CHECK ((focal_point_x >= 0)),
    CONSTRAINT images_picture_focal_point_y_check CHECK ((focal_point_y >= 0))
);

ALTER TABLE public.images_picture ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.images_picture_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.images_preparation (
    picture_id bigint NOT NULL,
    file character varying(100) NOT NULL,
    version smallint NOT NULL,
    problem character varying(20) NOT NULL,
    detail text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT images_preparation_version_check CHECK ((version >= 0))
);

CREATE TABLE public.images_rendition (
    id bigint NOT NULL,
    filter_spec character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    focal_point_key character varying(16) NOT NULL,
    image_id bigint NOT NULL
);

ALTER TABLE public.images_rendition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.images_rendition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mail_outboxmail (
    id bigint NOT NULL,
    dedupe_key character varying(200) NOT NULL,
    kind character varying(50) NOT NULL,
    order_number character varying(128) NOT NULL,
    to_address character varying(254) NOT NULL,
    reply_to character varying(254) NOT NULL,
    subject character varying(200) NOT NULL,
    text_body text NOT NULL,
    html_body text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    tries integer NOT NULL,
    next_try_at timestamp with time zone,
    error text NOT NULL,
    CONSTRAINT mail_outboxmail_tries_check CHECK ((tries >= 0))
);

ALTER TABLE public.mail_outboxmail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mail_outboxmail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.offer_benefit (
    id bigint NOT NULL,
    type character varying(128) NOT NULL,
    value numeric(12,2),
    max_affected_items integer,
    proxy_class character varying(255),
    range_id bigint,
    CONSTRAINT offer_benefit_max_affected_items_check CHECK ((max_affected_items >= 0))
);

ALTER TABLE public.offer_benefit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_benefit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.offer_condition (
    id bigint NOT NULL,
    type character varying(128) NOT NULL,
    value numeric(12,2),
    proxy_class character varying(255),
    range_id bigint
);

ALTER TABLE public.offer_condition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_condition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.offer_conditionaloffer (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    slug character varying(128) NOT NULL,
    description text NOT NULL,
    offer_type character varying(128) NOT NULL,
    status character varying(64) NOT NULL,
    priority integer NOT NULL,
    start_datetime timestamp with time zone,
    end_datetime timestamp with time zone,
    max_global_applications integer,
    max_user_applications integer,
    max_basket_applications integer,
    max_discount numeric(12,2),
    total_discount numeric(12,2) NOT NULL,
    num_applications integer NOT NULL,
    num_orders integer NOT NULL,
    redirect_url character varying(200) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    benefit_id bigint NOT NULL,
    condition_id bigint NOT NULL,
    exclusive boolean NOT NULL,
    CONSTRAINT offer_conditionaloffer_max_basket_applications_check CHECK ((max_basket_applications >= 0)),
    CONSTRAINT offer_conditionaloffer_max_global_applications_check CHECK ((max_global_applications >= 0)),
    CONSTRAINT offer_conditionaloffer_max_user_applications_check CHECK ((max_user_applications >= 0)),
    CONSTRAINT offer_conditionaloffer_num_applications_check CHECK ((num_applications >= 0)),
    CONSTRAINT offer_conditionaloffer_num_orders_check CHECK ((num_orders >= 0))
);

CREATE TABLE public.offer_conditionaloffer_combinations (
    id bigint NOT NULL,
    from_conditionaloffer_id bigint CONSTRAINT offer_conditionaloffer_combin_from_conditionaloffer_id_not_null NOT NULL,
    to_conditionaloffer_id bigint CONSTRAINT offer_conditionaloffer_combinat_to_conditionaloffer_id_not_null NOT NULL
);

ALTER TABLE public.offer_conditionaloffer_combinations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_conditionaloffer_combinations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.offer_conditionaloffer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_conditionaloffer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.offer_range (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    slug character varying(128) NOT NULL,
    description text NOT NULL,
    is_public boolean NOT NULL,
    includes_all_products boolean NOT NULL,
    proxy_class character varying(255),
    date_created timestamp with time zone NOT NULL
);

CREATE TABLE public.offer_range_classes (
    id bigint NOT NULL,
    range_id bigint NOT NULL,
    productclass_id bigint NOT NULL
);

ALTER TABLE public.offer_range_classes ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_range_classes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.offer_range_excluded_categories (
    id bigint NOT NULL,
    range_id bigint NOT NULL,
    category_id bigint NOT NULL
);

ALTER TABLE public.offer_range_excluded_categories ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_range_excluded_categories_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.offer_range_excluded_products (
    id bigint NOT NULL,
    range_id bigint NOT NULL,
    product_id bigint NOT NULL
);

ALTER TABLE public.offer_range_excluded_products ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_range_excluded_products_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.offer_range ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_range_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.offer_range_included_categories (
    id bigint NOT NULL,
    range_id bigint NOT NULL,
    category_id bigint NOT NULL
);

ALTER TABLE public.offer_range_included_categories ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_range_included_categories_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.offer_rangeproduct (
    id bigint NOT NULL,
    display_order integer NOT NULL,
    product_id bigint NOT NULL,
    range_id bigint NOT NULL
);

ALTER TABLE public.offer_rangeproduct ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_rangeproduct_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.offer_rangeproductfileupload (
    id bigint NOT NULL,
    filepath character varying(255) NOT NULL,
    size integer NOT NULL,
    date_uploaded timestamp with time zone NOT NULL,
    status character varying(32) NOT NULL,
    error_message character varying(255) NOT NULL,
    date_processed timestamp with time zone,
    num_new_skus integer,
    num_unknown_skus integer,
    num_duplicate_skus integer,
    range_id bigint NOT NULL,
    uploaded_by_id bigint NOT NULL,
    upload_type character varying(8) NOT NULL,
    CONSTRAINT offer_rangeproductfileupload_num_duplicate_skus_check CHECK ((num_duplicate_skus >= 0)),
    CONSTRAINT offer_rangeproductfileupload_num_new_skus_check CHECK ((num_new_skus >= 0)),
    CONSTRAINT offer_rangeproductfileupload_num_unknown_skus_check CHECK ((num_unknown_skus >= 0)),
    CONSTRAINT offer_rangeproductfileupload_size_check CHECK ((size >= 0))
);

ALTER TABLE public.offer_rangeproductfileupload ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_rangeproductfileupload_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_billingaddress (
    id bigint NOT NULL,
    title character varying(64) NOT NULL,
    first_name character varying(255) NOT NULL,
    last_name character varying(255) NOT NULL,
    line1 character varying(255) NOT NULL,
    line2 character varying(255) NOT NULL,
    line3 character varying(255) NOT NULL,
    line4 character varying(255) NOT NULL,
    state character varying(255) NOT NULL,
    postcode character varying(64) NOT NULL,
    search_text text NOT NULL,
    country_id character varying(2) NOT NULL,
    code character varying(255)
);

ALTER TABLE public.order_billingaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_billingaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_communicationevent (
    id bigint NOT NULL,
    date_created timestamp with time zone NOT NULL,
    event_type_id bigint NOT NULL,
    order_id bigint NOT NULL
);

ALTER TABLE public.order_communicationevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_communicationevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_line (
    id bigint NOT NULL,
    partner_name character varying(128) NOT NULL,
    partner_sku character varying(128) NOT NULL,
    partner_line_reference character varying(128) NOT NULL,
    partner_line_notes text NOT NULL,
    title character varying(255) NOT NULL,
    upc character varying(128),
    quantity integer NOT NULL,
    line_price_incl_tax numeric(12,2) NOT NULL,
    line_price_excl_tax numeric(12,2) NOT NULL,
    line_price_before_discounts_incl_tax numeric(12,2) NOT NULL,
    line_price_before_discounts_excl_tax numeric(12,2) NOT NULL,
    unit_price_incl_tax numeric(12,2),
    unit_price_excl_tax numeric(12,2),
    status character varying(255) NOT NULL,
    order_id bigint NOT NULL,
    partner_id bigint,
    product_id bigint,
    stockrecord_id bigint,
    tax_code character varying(64),
    allocation_cancelled boolean NOT NULL,
    num_allocated integer NOT NULL,
    CONSTRAINT order_line_allocates_its_quantity CHECK ((num_allocated <= quantity)),
    CONSTRAINT order_line_has_a_quantity CHECK ((quantity >= 1)),
    CONSTRAINT order_line_is_not_negative CHECK ((line_price_incl_tax >= (0)::numeric)),
    CONSTRAINT order_line_num_allocated_check CHECK ((num_allocated >= 0)),
    CONSTRAINT order_line_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.order_line ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_line_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_lineattribute (
    id bigint NOT NULL,
    type character varying(128) NOT NULL,
    value jsonb NOT NULL,
    line_id bigint NOT NULL,
    option_id bigint
);

ALTER TABLE public.order_lineattribute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_lineattribute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_lineprice (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    price_incl_tax numeric(12,2) NOT NULL,
    price_excl_tax numeric(12,2) NOT NULL,
    shipping_incl_tax numeric(12,2) NOT NULL,
    shipping_excl_tax numeric(12,2) NOT NULL,
    line_id bigint NOT NULL,
    order_id bigint NOT NULL,
    tax_code character varying(64),
    CONSTRAINT order_lineprice_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.order_lineprice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_lineprice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_order (
    id bigint NOT NULL,
    number character varying(128) NOT NULL,
    currency character varying(12) NOT NULL,
    total_incl_tax numeric(12,2) NOT NULL,
    total_excl_tax numeric(12,2) NOT NULL,
    shipping_incl_tax numeric(12,2) NOT NULL,
    shipping_excl_tax numeric(12,2) NOT NULL,
    shipping_method character varying(128) NOT NULL,
    shipping_code character varying(128) NOT NULL,
    status character varying(100) NOT NULL,
    guest_email character varying(254) NOT NULL,
    date_placed timestamp with time zone NOT NULL,
    basket_id bigint,
    billing_address_id bigint,
    shipping_address_id bigint,
    site_id integer,
    user_id bigint,
    shipping_tax_code character varying(64),
    analytics_tracked boolean NOT NULL,
    cancelled_at timestamp with time zone,
    customer_key character varying(254) NOT NULL,
    delivery_earliest_date date,
    delivery_latest_date date,
    hold_reason character varying(200) NOT NULL,
    paid_at timestamp with time zone,
    phone character varying(40) NOT NULL,
    search_words tsvector,
    CONSTRAINT order_in_work_is_paid CHECK ((((status)::text = ANY (ARRAY[('awaiting payment'::character varying)::text, ('cancelled'::character varying)::text])) OR (paid_at IS NOT NULL))),
    CONSTRAINT order_status_is_known CHECK (((status)::text = ANY (ARRAY[('awaiting payment'::character varying)::text, ('paid'::character varying)::text, ('packed'::character varying)::text, ('shipped'::character varying)::text, ('complete'::character varying)::text, ('cancelled'::character varying)::text, ('refunded'::character varying)::text]))),
    CONSTRAINT order_totals_are_not_negative CHECK (((total_incl_tax >= (0)::numeric) AND (total_excl_tax >= (0)::numeric) AND (total_incl_tax >= total_excl_tax)))
);

ALTER TABLE public.order_order ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_order_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_orderdiscount (
    id bigint NOT NULL,
    category character varying(64) NOT NULL,
    offer_id integer,
    offer_name character varying(128) NOT NULL,
    voucher_id integer,
    voucher_code character varying(128) NOT NULL,
    frequency integer,
    amount numeric(12,2) NOT NULL,
    message text NOT NULL,
    order_id bigint NOT NULL,
    CONSTRAINT order_orderdiscount_frequency_check CHECK ((frequency >= 0)),
    CONSTRAINT order_orderdiscount_offer_id_check CHECK ((offer_id >= 0)),
    CONSTRAINT order_orderdiscount_voucher_id_check CHECK ((voucher_id >= 0))
);

ALTER TABLE public.order_orderdiscount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_orderdiscount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_orderhold (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    text character varying(200) NOT NULL,
    since timestamp with time zone NOT NULL,
    released_at timestamp with time zone,
    by_id bigint,
    order_id bigint NOT NULL,
    released_by_id bigint,
    CONSTRAINT hold_kind_is_known CHECK (((kind)::text = ANY (ARRAY[('disputed'::character varying)::text, ('amount-differs'::character varying)::text, ('refund-failed'::character varying)::text, ('other'::character varying)::text])))
);

ALTER TABLE public.order_orderhold ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_orderhold_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_orderlinediscount (
    id bigint NOT NULL,
    is_incl_tax boolean NOT NULL,
    amount numeric(12,2) NOT NULL,
    line_id bigint NOT NULL,
    order_discount_id bigint NOT NULL
);

ALTER TABLE public.order_orderlinediscount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_orderlinediscount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_ordernote (
    id bigint NOT NULL,
    note_type character varying(128) NOT NULL,
    message text NOT NULL,
    date_created timestamp with time zone NOT NULL,
    date_updated timestamp with time zone NOT NULL,
    order_id bigint NOT NULL,
    user_id bigint
);

ALTER TABLE public.order_ordernote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_ordernote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_orderorigin (
    id bigint NOT NULL,
    who character varying(64) NOT NULL,
    order_id bigint NOT NULL
);

ALTER TABLE public.order_orderorigin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_orderorigin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_orderstatuschange (
    id bigint NOT NULL,
    old_status character varying(100) NOT NULL,
    new_status character varying(100) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    order_id bigint NOT NULL
);

ALTER TABLE public.order_orderstatuschange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_orderstatuschange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_paymentevent (
    id bigint NOT NULL,
    amount numeric(12,2) NOT NULL,
    reference character varying(128) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    event_type_id bigint NOT NULL,
    order_id bigint NOT NULL,
    shipping_event_id bigint
);

ALTER TABLE public.order_paymentevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_paymentevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_paymenteventquantity (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    event_id bigint NOT NULL,
    line_id bigint NOT NULL,
    CONSTRAINT order_paymenteventquantity_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.order_paymenteventquantity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_paymenteventquantity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_paymenteventtype (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    code character varying(128) NOT NULL
);

ALTER TABLE public.order_paymenteventtype ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_paymenteventtype_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_shippingaddress (
    id bigint NOT NULL,
    title character varying(64) NOT NULL,
    first_name character varying(255) NOT NULL,
    last_name character varying(255) NOT NULL,
    line1 character varying(255) NOT NULL,
    line2 character varying(255) NOT NULL,
    line3 character varying(255) NOT NULL,
    line4 character varying(255) NOT NULL,
    state character varying(255) NOT NULL,
    postcode character varying(64) NOT NULL,
    search_text text NOT NULL,
    phone_number character varying(128) NOT NULL,
    notes text NOT NULL,
    country_id character varying(2) NOT NULL,
    code character varying(255)
);

ALTER TABLE public.order_shippingaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_shippingaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_shippingevent (
    id bigint NOT NULL,
    notes text NOT NULL,
    date_created timestamp with time zone NOT NULL,
    event_type_id bigint NOT NULL,
    order_id bigint NOT NULL
);

ALTER TABLE public.order_shippingevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_shippingevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_shippingeventquantity (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    event_id bigint NOT NULL,
    line_id bigint NOT NULL,
    CONSTRAINT order_shippingeventquantity_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.order_shippingeventquantity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_shippingeventquantity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_shippingeventtype (
    id bigint NOT NULL,
    name character varying(255) NOT NULL,
    code character varying(128) NOT NULL
);

ALTER TABLE public.order_shippingeventtype ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_shippingeventtype_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_surcharge (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    code character varying(128) NOT NULL,
    incl_tax numeric(12,2) NOT NULL,
    excl_tax numeric(12,2) NOT NULL,
    order_id bigint NOT NULL,
    tax_code character varying(64)
);

ALTER TABLE public.order_surcharge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_surcharge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.order_unpaidorder (
    order_id bigint NOT NULL,
    lapsed_at timestamp with time zone,
    is_silent boolean DEFAULT false NOT NULL,
    reminded_at timestamp with time zone,
    refilled_at timestamp with time zone
);

CREATE TABLE public.partner_partner (
    id bigint NOT NULL,
    code character varying(128) NOT NULL,
    name character varying(128) NOT NULL
);

ALTER TABLE public.partner_partner ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partner_partner_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.partner_partner_users (
    id bigint NOT NULL,
    partner_id bigint NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.partner_partner_users ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partner_partner_users_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.partner_partneraddress (
    id bigint NOT NULL,
    title character varying(64) NOT NULL,
    first_name character varying(255) NOT NULL,
    last_name character varying(255) NOT NULL,
    line1 character varying(255) NOT NULL,
    line2 character varying(255) NOT NULL,
    line3 character varying(255) NOT NULL,
    line4 character varying(255) NOT NULL,
    state character varying(255) NOT NULL,
    postcode character varying(64) NOT NULL,
    search_text text NOT NULL,
    country_id character varying(2) NOT NULL,
    partner_id bigint NOT NULL,
    code character varying(255)
);

ALTER TABLE public.partner_partneraddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partner_partneraddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.partner_stockalert (
    id bigint NOT NULL,
    threshold integer NOT NULL,
    status character varying(128) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    date_closed timestamp with time zone,
    stockrecord_id bigint NOT NULL,
    CONSTRAINT partner_stockalert_threshold_check CHECK ((threshold >= 0))
);

ALTER TABLE public.partner_stockalert ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partner_stockalert_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.partner_stockmovement (
    id bigint NOT NULL,
    change integer NOT NULL,
    on_hand_after integer NOT NULL,
    reason character varying(20) NOT NULL,
    note character varying(200) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint,
    stockrecord_id bigint NOT NULL,
    allocated_after integer NOT NULL,
    allocated_change integer NOT NULL,
    order_number character varying(128) NOT NULL,
    CONSTRAINT partner_stockmovement_allocated_after_check CHECK ((allocated_after >= 0)),
    CONSTRAINT partner_stockmovement_on_hand_after_check CHECK ((on_hand_after >= 0)),
    CONSTRAINT stock_movement_moves_something CHECK ((NOT ((allocated_change = 0) AND (change = 0))))
);

ALTER TABLE public.partner_stockmovement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partner_stockmovement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.partner_stockrecord (
    id bigint NOT NULL,
    partner_sku character varying(128) NOT NULL,
    price_currency character varying(12) NOT NULL,
    price numeric(12,2),
    num_in_stock integer,
    num_allocated integer,
    low_stock_threshold integer,
    date_created timestamp with time zone NOT NULL,
    date_updated timestamp with time zone NOT NULL,
    partner_id bigint NOT NULL,
    product_id bigint NOT NULL,
    regular_price numeric(12,2),
    CONSTRAINT partner_stockrecord_low_stock_threshold_check CHECK ((low_stock_threshold >= 0)),
    CONSTRAINT partner_stockrecord_num_in_stock_check CHECK ((num_in_stock >= 0)),
    CONSTRAINT regular_price_is_above_price CHECK (((regular_price IS NULL) OR (regular_price > price))),
    CONSTRAINT stock_is_not_oversold CHECK (((num_allocated IS NULL) OR ((num_allocated >= 0) AND (num_allocated <= num_in_stock)))),
    CONSTRAINT stock_price_is_not_negative CHECK (((price >= (0)::numeric) AND (price IS NOT NULL)))
);

ALTER TABLE public.partner_stockrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partner_stockrecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payment_bankcard (
    id bigint NOT NULL,
    card_type character varying(128) NOT NULL,
    name character varying(255) NOT NULL,
    number character varying(32) NOT NULL,
    expiry_date date NOT NULL,
    partner_reference character varying(255) NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.payment_bankcard ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payment_bankcard_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payment_paymentattempt (
    id bigint NOT NULL,
    n smallint NOT NULL,
    state character varying(20) NOT NULL,
    amount_in_minor_units bigint NOT NULL,
    currency character varying(3) NOT NULL,
    idempotency_key character varying(100) NOT NULL,
    request jsonb NOT NULL,
    session_id character varying(255),
    payment_intent_id character varying(255),
    url character varying(2000) NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    livemode boolean NOT NULL,
    version integer NOT NULL,
    last_error text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    order_id bigint NOT NULL,
    captured_currency character varying(3) DEFAULT ''::character varying NOT NULL,
    captured_in_minor_units bigint,
    is_accepted boolean DEFAULT false NOT NULL,
    asked_at timestamp with time zone,
    CONSTRAINT attempt_asks_for_money CHECK ((amount_in_minor_units > 0)),
    CONSTRAINT attempt_beyond_creating_has_a_session CHECK ((((state)::text = ANY (ARRAY[('creating'::character varying)::text, ('failed'::character varying)::text, ('superseded'::character varying)::text])) OR (session_id IS NOT NULL))),
    CONSTRAINT attempt_state_is_known CHECK (((state)::text = ANY (ARRAY[('creating'::character varying)::text, ('open'::character varying)::text, ('processing'::character varying)::text, ('paid'::character varying)::text, ('expired'::character varying)::text, ('superseded'::character varying)::text, ('failed'::character varying)::text, ('mismatch'::character varying)::text, ('paid_duplicate'::character varying)::text, ('paid_late'::character varying)::text, ('refunded'::character varying)::text, ('reinstated'::character varying)::text]))),
    CONSTRAINT captured_attempt_says_what_came_in CHECK (((NOT ((state)::text = ANY (ARRAY[('paid'::character varying)::text, ('reinstated'::character varying)::text, ('paid_duplicate'::character varying)::text, ('paid_late'::character varying)::text, ('refunded'::character varying)::text]))) OR ((captured_in_minor_units IS NOT NULL) AND (NOT ((captured_currency)::text = ''::text))))),
    CONSTRAINT paid_attempt_brought_what_was_asked CHECK (((NOT ((state)::text = ANY (ARRAY[('paid'::character varying)::text, ('reinstated'::character varying)::text]))) OR (((captured_currency)::text = (currency)::text) AND (captured_in_minor_units = amount_in_minor_units)) OR is_accepted)),
    CONSTRAINT payment_paymentattempt_amount_in_minor_units_check CHECK ((amount_in_minor_units >= 0)),
    CONSTRAINT payment_paymentattempt_captured_in_minor_units_check CHECK ((captured_in_minor_units >= 0)),
    CONSTRAINT payment_paymentattempt_n_check CHECK ((n >= 0)),
    CONSTRAINT payment_paymentattempt_version_check CHECK ((version >= 0))
);

ALTER TABLE public.payment_paymentattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payment_paymentattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payment_paymentdispute (
    dispute_id character varying(255) NOT NULL,
    status character varying(50) NOT NULL,
    amount_in_minor_units bigint NOT NULL,
    due_by timestamp with time zone,
    updated_at timestamp with time zone NOT NULL,
    attempt_id bigint NOT NULL,
    order_id bigint NOT NULL,
    CONSTRAINT payment_paymentdispute_amount_in_minor_units_check CHECK ((amount_in_minor_units >= 0))
);

CREATE TABLE public.payment_paymentrefund (
    id bigint NOT NULL,
    amount_in_minor_units bigint NOT NULL,
    currency character varying(3) NOT NULL,
    reason character varying(200) NOT NULL,
    restock boolean NOT NULL,
    state character varying(20) NOT NULL,
    is_external boolean NOT NULL,
    idempotency_key character varying(100) NOT NULL,
    refund_id character varying(255),
    error text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    attempt_id bigint NOT NULL,
    order_id bigint NOT NULL,
    requested_by_id bigint,
    is_by_hand boolean DEFAULT false NOT NULL,
    asked_at timestamp with time zone,
    CONSTRAINT payment_paymentrefund_amount_in_minor_units_check CHECK ((amount_in_minor_units >= 0)),
    CONSTRAINT refund_gives_money CHECK ((amount_in_minor_units > 0)),
    CONSTRAINT refund_state_is_known CHECK (((state)::text = ANY (ARRAY[('requested'::character varying)::text, ('pending'::character varying)::text, ('succeeded'::character varying)::text, ('failed'::character varying)::text])))
);

ALTER TABLE public.payment_paymentrefund ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payment_paymentrefund_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payment_refundline (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    line_id bigint NOT NULL,
    refund_id bigint NOT NULL,
    CONSTRAINT payment_refundline_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT refund_line_has_a_quantity CHECK ((quantity >= 1))
);

ALTER TABLE public.payment_refundline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payment_refundline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payment_source (
    id bigint NOT NULL,
    currency character varying(12) NOT NULL,
    amount_allocated numeric(12,2) NOT NULL,
    amount_debited numeric(12,2) NOT NULL,
    amount_refunded numeric(12,2) NOT NULL,
    reference character varying(255) NOT NULL,
    label character varying(128) NOT NULL,
    order_id bigint NOT NULL,
    source_type_id bigint NOT NULL
);

ALTER TABLE public.payment_source ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payment_source_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payment_sourcetype (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    code character varying(128) NOT NULL
);

ALTER TABLE public.payment_sourcetype ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payment_sourcetype_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payment_stripeevent (
    event_id character varying(255) NOT NULL,
    type character varying(100) NOT NULL,
    object_id character varying(255) NOT NULL,
    livemode boolean NOT NULL,
    api_version character varying(50) NOT NULL,
    payload jsonb NOT NULL,
    received_at timestamp with time zone NOT NULL,
    processed_at timestamp with time zone,
    tries integer NOT NULL,
    next_try_at timestamp with time zone,
    error text NOT NULL,
    CONSTRAINT payment_stripeevent_tries_check CHECK ((tries >= 0))
);

CREATE TABLE public.payment_transaction (
    id bigint NOT NULL,
    txn_type character varying(128) NOT NULL,
    amount numeric(12,2) NOT NULL,
    reference character varying(128) NOT NULL,
    status character varying(128) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    source_id bigint NOT NULL
);

ALTER TABLE public.payment_transaction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payment_transaction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_productreview (
    id bigint NOT NULL,
    score smallint NOT NULL,
    title character varying(255) NOT NULL,
    body text NOT NULL,
    name character varying(255) NOT NULL,
    email character varying(254) NOT NULL,
    homepage character varying(200) NOT NULL,
    status smallint NOT NULL,
    total_votes integer NOT NULL,
    delta_votes integer NOT NULL,
    date_created timestamp with time zone NOT NULL,
    product_id bigint,
    user_id bigint,
    code character varying(255)
);

ALTER TABLE public.reviews_productreview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_productreview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_vote (
    id bigint NOT NULL,
    delta smallint NOT NULL,
    date_created timestamp with time zone NOT NULL,
    review_id bigint NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.reviews_vote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_vote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.search_synonym (
    id bigint NOT NULL,
    words character varying(80) NOT NULL,
    key character varying(80) NOT NULL,
    effect character varying(10) NOT NULL,
    means character varying(200) NOT NULL,
    CONSTRAINT synonym_has_words CHECK ((NOT ((key)::text = ''::text)))
);

ALTER TABLE public.search_synonym ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.search_synonym_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.search_word (
    id bigint NOT NULL,
    text character varying(40) NOT NULL,
    documents integer NOT NULL,
    CONSTRAINT search_word_documents_check CHECK ((documents >= 0))
);

ALTER TABLE public.search_word ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.search_word_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.seedpearl_trycount (
    key character varying(120) NOT NULL,
    used integer NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT seedpearl_trycount_used_check CHECK ((used >= 0))
);

CREATE TABLE public.shipping_orderanditemcharges (
    id bigint NOT NULL,
    code character varying(128) NOT NULL,
    name character varying(128) NOT NULL,
    description text NOT NULL,
    price_per_order numeric(12,2) NOT NULL,
    price_per_item numeric(12,2) NOT NULL,
    free_shipping_threshold numeric(12,2)
);

CREATE TABLE public.shipping_orderanditemcharges_countries (
    id bigint NOT NULL,
    orderanditemcharges_id bigint CONSTRAINT shipping_orderanditemcharges_co_orderanditemcharges_id_not_null NOT NULL,
    country_id character varying(2) NOT NULL
);

ALTER TABLE public.shipping_orderanditemcharges_countries ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shipping_orderanditemcharges_countries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.shipping_orderanditemcharges ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shipping_orderanditemcharges_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shipping_weightband (
    id bigint NOT NULL,
    upper_limit numeric(12,3) NOT NULL,
    charge numeric(12,2) NOT NULL,
    method_id bigint NOT NULL
);

ALTER TABLE public.shipping_weightband ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shipping_weightband_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shipping_weightbased (
    id bigint NOT NULL,
    code character varying(128) NOT NULL,
    name character varying(128) NOT NULL,
    description text NOT NULL,
    default_weight numeric(12,3) NOT NULL
);

CREATE TABLE public.shipping_weightbased_countries (
    id bigint NOT NULL,
    weightbased_id bigint NOT NULL,
    country_id character varying(2) NOT NULL
);

ALTER TABLE public.shipping_weightbased_countries ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shipping_weightbased_countries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.shipping_weightbased ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shipping_weightbased_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.taggit_tag (
    id integer NOT NULL,
    name character varying(100) NOT NULL,
    slug character varying(100) NOT NULL
);

ALTER TABLE public.taggit_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.taggit_taggeditem (
    id integer NOT NULL,
    object_id integer NOT NULL,
    content_type_id integer NOT NULL,
    tag_id integer NOT NULL
);

ALTER TABLE public.taggit_taggeditem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_taggeditem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.users_accountemail (
    id bigint NOT NULL,
    key character varying(254) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.users_accountemail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.users_accountemail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.users_accountsession (
    id bigint NOT NULL,
    session_key character varying(40) NOT NULL,
    logged_in_at timestamp with time zone NOT NULL,
    ip_address character varying(45) NOT NULL,
    user_agent character varying(255) NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.users_accountsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.users_accountsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.users_closedaccountkey (
    key character varying(64) NOT NULL
);

CREATE TABLE public.users_emailchange (
    id bigint NOT NULL,
    old_email character varying(254) NOT NULL,
    new_email character varying(254) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    undone_at timestamp with time zone,
    user_id bigint NOT NULL,
    CONSTRAINT email_changes_to_another_one CHECK ((NOT ((old_email)::text = (new_email)::text)))
);

ALTER TABLE public.users_emailchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.users_emailchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.users_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    email character varying(254) NOT NULL,
    first_name character varying(255) NOT NULL,
    last_name character varying(255) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    has_worked_here boolean DEFAULT false NOT NULL
);

CREATE TABLE public.users_user_groups (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);

ALTER TABLE public.users_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.users_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.users_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.users_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.users_user_user_permissions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.users_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.users_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.voucher_failedtry (
    id bigint NOT NULL,
    who character varying(64) NOT NULL,
    tried_at timestamp with time zone NOT NULL
);

ALTER TABLE public.voucher_failedtry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.voucher_failedtry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.voucher_voucher (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    code character varying(128) NOT NULL,
    usage character varying(128) NOT NULL,
    start_datetime timestamp with time zone NOT NULL,
    end_datetime timestamp with time zone NOT NULL,
    num_basket_additions integer NOT NULL,
    num_orders integer NOT NULL,
    total_discount numeric(12,2) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    voucher_set_id bigint,
    display_code character varying(128) NOT NULL,
    is_for_articles boolean NOT NULL,
    max_uses integer,
    terms text NOT NULL,
    CONSTRAINT voucher_ends_after_it_starts CHECK ((end_datetime >= start_datetime)),
    CONSTRAINT voucher_voucher_max_uses_check CHECK ((max_uses >= 0)),
    CONSTRAINT voucher_voucher_num_basket_additions_check CHECK ((num_basket_additions >= 0)),
    CONSTRAINT voucher_voucher_num_orders_check CHECK ((num_orders >= 0))
);

ALTER TABLE public.voucher_voucher ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.voucher_voucher_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.voucher_voucher_offers (
    id bigint NOT NULL,
    voucher_id bigint NOT NULL,
    conditionaloffer_id bigint NOT NULL
);

ALTER TABLE public.voucher_voucher_offers ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.voucher_voucher_offers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.voucher_voucherapplication (
    id bigint NOT NULL,
    date_created timestamp with time zone NOT NULL,
    order_id bigint NOT NULL,
    user_id bigint,
    voucher_id bigint NOT NULL
);

ALTER TABLE public.voucher_voucherapplication ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.voucher_voucherapplication_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.voucher_voucherclaim (
    id bigint NOT NULL,
    customer_key character varying(254) NOT NULL,
    is_once_per_customer boolean NOT NULL,
    slot integer,
    claimed_at timestamp with time zone NOT NULL,
    released_at timestamp with time zone,
    order_id bigint NOT NULL,
    voucher_id bigint NOT NULL,
    is_first_order boolean NOT NULL,
    CONSTRAINT voucher_voucherclaim_slot_check CHECK ((slot >= 0))
);

ALTER TABLE public.voucher_voucherclaim ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.voucher_voucherclaim_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.voucher_voucherclaimkey (
    id bigint NOT NULL,
    key character varying(64) NOT NULL,
    is_first_order boolean NOT NULL,
    claim_id bigint NOT NULL,
    voucher_id bigint NOT NULL
);

ALTER TABLE public.voucher_voucherclaimkey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.voucher_voucherclaimkey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.voucher_voucherset (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    count integer NOT NULL,
    code_length integer NOT NULL,
    description text NOT NULL,
    date_created timestamp with time zone NOT NULL,
    start_datetime timestamp with time zone NOT NULL,
    end_datetime timestamp with time zone NOT NULL,
    CONSTRAINT voucher_voucherset_count_69b7878e_check CHECK ((count >= 0))
);

ALTER TABLE public.voucher_voucherset ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.voucher_voucherset_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailadmin_admin (
    id integer NOT NULL
);

ALTER TABLE public.wagtailadmin_admin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_admin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailadmin_editingsession (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id bigint NOT NULL,
    is_editing boolean NOT NULL
);

ALTER TABLE public.wagtailadmin_editingsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_editingsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailadmin_formstate (
    id integer NOT NULL,
    data text NOT NULL,
    object_id character varying(255) NOT NULL,
    parent_object_id character varying(255) NOT NULL,
    last_updated_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.wagtailadmin_formstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_formstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_apitoken (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    key_hash character varying(64) NOT NULL,
    prefix character varying(16) NOT NULL,
    created timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    last_used_at timestamp with time zone,
    user_id bigint NOT NULL
);

ALTER TABLE public.wagtailcore_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_apitoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_collection (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    name character varying(255) NOT NULL,
    CONSTRAINT wagtailcore_collection_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_collection_numchild_check CHECK ((numchild >= 0))
);

ALTER TABLE public.wagtailcore_collection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_collectionviewrestriction (
    id integer NOT NULL,
    restriction_type character varying(20) NOT NULL,
    password character varying(255) NOT NULL,
    collection_id integer NOT NULL
);

CREATE TABLE public.wagtailcore_collectionviewrestriction_groups (
    id bigint NOT NULL,
    collectionviewrestriction_id integer CONSTRAINT wagtailcore_collectionviewr_collectionviewrestriction__not_null NOT NULL,
    group_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_collectionviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.wagtailcore_collectionviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_comment (
    id integer NOT NULL,
    text text NOT NULL,
    contentpath text NOT NULL,
    "position" text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    page_id integer NOT NULL,
    resolved_by_id bigint,
    revision_created_id integer,
    user_id bigint NOT NULL
);

ALTER TABLE public.wagtailcore_comment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_comment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_commentreply (
    id integer NOT NULL,
    text text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    comment_id integer NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.wagtailcore_commentreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_commentreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_groupapprovaltask (
    task_ptr_id integer NOT NULL
);

CREATE TABLE public.wagtailcore_groupapprovaltask_groups (
    id bigint NOT NULL,
    groupapprovaltask_id integer CONSTRAINT wagtailcore_groupapprovaltask_gro_groupapprovaltask_id_not_null NOT NULL,
    group_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_groupapprovaltask_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupapprovaltask_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_groupcollectionpermission (
    id integer NOT NULL,
    collection_id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_groupcollectionpermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupcollectionpermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_grouppagepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    page_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_grouppagepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_grouppagepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_groupsitepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL,
    site_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_groupsitepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupsitepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_locale (
    id integer NOT NULL,
    language_code character varying(100) NOT NULL
);

ALTER TABLE public.wagtailcore_locale ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_locale_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_modellogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_modellogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    object_id character varying(255) NOT NULL,
    content_type_id integer,
    user_id bigint,
    uuid uuid,
    revision_id integer
);

ALTER TABLE public.wagtailcore_modellogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_modellogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_page (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    title character varying(255) NOT NULL,
    slug character varying(255) NOT NULL,
    live boolean NOT NULL,
    has_unpublished_changes boolean NOT NULL,
    url_path text NOT NULL,
    seo_title character varying(255) NOT NULL,
    show_in_menus boolean NOT NULL,
    search_description text NOT NULL,
    go_live_at timestamp with time zone,
    expire_at timestamp with time zone,
    expired boolean NOT NULL,
    content_type_id integer NOT NULL,
    owner_id bigint,
    locked boolean NOT NULL,
    latest_revision_created_at timestamp with time zone,
    first_published_at timestamp with time zone,
    live_revision_id integer,
    last_published_at timestamp with time zone,
    draft_title character varying(255) NOT NULL,
    locked_at timestamp with time zone,
    locked_by_id bigint,
    translation_key uuid NOT NULL,
    locale_id integer NOT NULL,
    alias_of_id integer,
    latest_revision_id integer,
    CONSTRAINT page_slug_is_usable CHECK (((slug)::text ~ '^[a-z0-9_-]*[a-z0-9][a-z0-9_-]*$'::text)),
    CONSTRAINT wagtailcore_page_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_page_numchild_check CHECK ((numchild >= 0))
);

ALTER TABLE public.wagtailcore_page ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_page_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_pagelogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_pagelogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    content_type_id integer,
    page_id integer NOT NULL,
    revision_id integer,
    user_id bigint,
    uuid uuid
);

ALTER TABLE public.wagtailcore_pagelogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagelogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_revision (
    id integer CONSTRAINT wagtailcore_pagerevision_id_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT wagtailcore_pagerevision_created_at_not_null NOT NULL,
    content jsonb CONSTRAINT wagtailcore_pagerevision_content_json_not_null NOT NULL,
    approved_go_live_at timestamp with time zone,
    object_id character varying(255) CONSTRAINT wagtailcore_pagerevision_page_id_not_null NOT NULL,
    user_id bigint,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL,
    object_str text NOT NULL
);

ALTER TABLE public.wagtailcore_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagerevision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_pagesubscription (
    id integer NOT NULL,
    comment_notifications boolean NOT NULL,
    page_id integer NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.wagtailcore_pagesubscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagesubscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_pageviewrestriction (
    id integer NOT NULL,
    password character varying(255) NOT NULL,
    page_id integer NOT NULL,
    restriction_type character varying(20) NOT NULL
);

CREATE TABLE public.wagtailcore_pageviewrestriction_groups (
    id bigint NOT NULL,
    pageviewrestriction_id integer CONSTRAINT wagtailcore_pageviewrestriction_pageviewrestriction_id_not_null NOT NULL,
    group_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_pageviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.wagtailcore_pageviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_referenceindex (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    to_object_id character varying(255) NOT NULL,
    model_path text NOT NULL,
    content_path text NOT NULL,
    content_path_hash uuid NOT NULL,
    base_content_type_id integer NOT NULL,
    content_type_id integer NOT NULL,
    to_content_type_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_referenceindex ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_referenceindex_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_site (
    id integer NOT NULL,
    hostname character varying(255) NOT NULL,
    port integer NOT NULL,
    is_default_site boolean NOT NULL,
    root_page_id integer NOT NULL,
    site_name character varying(255) NOT NULL
);

ALTER TABLE public.wagtailcore_site ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_site_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_task (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL,
    content_type_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_task ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_task_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_taskstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    content_type_id integer NOT NULL,
    revision_id integer CONSTRAINT wagtailcore_taskstate_page_revision_id_not_null NOT NULL,
    task_id integer NOT NULL,
    workflow_state_id integer NOT NULL,
    finished_by_id bigint,
    comment text NOT NULL
);

ALTER TABLE public.wagtailcore_taskstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_taskstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_uploadedfile (
    id integer NOT NULL,
    file character varying(200) NOT NULL,
    for_content_type_id integer,
    uploaded_by_user_id bigint
);

ALTER TABLE public.wagtailcore_uploadedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_uploadedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_workflow (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL
);

ALTER TABLE public.wagtailcore_workflow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_workflowcontenttype (
    content_type_id integer NOT NULL,
    workflow_id integer NOT NULL
);

CREATE TABLE public.wagtailcore_workflowpage (
    page_id integer NOT NULL,
    workflow_id integer NOT NULL
);

CREATE TABLE public.wagtailcore_workflowstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    current_task_state_id integer,
    object_id character varying(255) CONSTRAINT wagtailcore_workflowstate_page_id_not_null NOT NULL,
    requested_by_id bigint,
    workflow_id integer NOT NULL,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_workflowstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_workflowtask (
    id integer NOT NULL,
    sort_order integer,
    task_id integer NOT NULL,
    workflow_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_workflowtask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowtask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtaildocs_document (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    uploaded_by_user_id bigint,
    collection_id integer NOT NULL,
    file_size bigint,
    file_hash character varying(40) NOT NULL,
    CONSTRAINT wagtaildocs_document_file_size_check CHECK ((file_size >= 0))
);

ALTER TABLE public.wagtaildocs_document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtaildocs_document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailembeds_embed (
    id integer NOT NULL,
    url text NOT NULL,
    max_width smallint,
    type character varying(10) NOT NULL,
    html text NOT NULL,
    title text NOT NULL,
    author_name text NOT NULL,
    provider_name text NOT NULL,
    thumbnail_url text NOT NULL,
    width integer,
    height integer,
    last_updated timestamp with time zone NOT NULL,
    hash character varying(32) NOT NULL,
    cache_until timestamp with time zone
);

ALTER TABLE public.wagtailembeds_embed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailembeds_embed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailforms_formsubmission (
    id integer NOT NULL,
    form_data jsonb NOT NULL,
    submit_time timestamp with time zone NOT NULL,
    page_id integer NOT NULL
);

ALTER TABLE public.wagtailforms_formsubmission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailforms_formsubmission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailimages_image (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    focal_point_x integer,
    focal_point_y integer,
    focal_point_width integer,
    focal_point_height integer,
    uploaded_by_user_id bigint,
    file_size integer,
    collection_id integer NOT NULL,
    file_hash character varying(40) NOT NULL,
    description character varying(255) NOT NULL,
    CONSTRAINT wagtailimages_image_file_size_check CHECK ((file_size >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_height_check CHECK ((focal_point_height >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_width_check CHECK ((focal_point_width >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_x_check CHECK ((focal_point_x >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_y_check CHECK ((focal_point_y >= 0))
);

ALTER TABLE public.wagtailimages_image ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_image_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailimages_rendition (
    id integer NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    focal_point_key character varying(16) NOT NULL,
    filter_spec character varying(255) NOT NULL,
    image_id integer NOT NULL
);

ALTER TABLE public.wagtailimages_rendition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_rendition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailredirects_redirect (
    id integer NOT NULL,
    old_path character varying(255) NOT NULL,
    is_permanent boolean NOT NULL,
    redirect_link character varying(255) NOT NULL,
    redirect_page_id integer,
    site_id integer,
    automatically_created boolean NOT NULL,
    created_at timestamp with time zone,
    redirect_page_route_path character varying(255) NOT NULL
);

ALTER TABLE public.wagtailredirects_redirect ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailredirects_redirect_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailsearch_indexentry (
    id integer NOT NULL,
    object_id character varying(50) NOT NULL,
    title_norm double precision NOT NULL,
    content_type_id integer NOT NULL,
    autocomplete tsvector NOT NULL,
    title tsvector NOT NULL,
    body tsvector NOT NULL,
    title_text text NOT NULL,
    body_text text NOT NULL
);

ALTER TABLE public.wagtailsearch_indexentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailsearch_indexentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailusers_userprofile (
    id integer NOT NULL,
    submitted_notifications boolean NOT NULL,
    approved_notifications boolean NOT NULL,
    rejected_notifications boolean NOT NULL,
    user_id bigint NOT NULL,
    preferred_language character varying(10) NOT NULL,
    current_time_zone character varying(40) NOT NULL,
    avatar character varying(100) NOT NULL,
    updated_comments_notifications boolean CONSTRAINT wagtailusers_userprofile_updated_comments_notification_not_null NOT NULL,
    dismissibles jsonb NOT NULL,
    theme character varying(40) NOT NULL,
    density character varying(40) NOT NULL,
    contrast character varying(40) NOT NULL,
    keyboard_shortcuts boolean NOT NULL
);

ALTER TABLE public.wagtailusers_userprofile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailusers_userprofile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wishlists_line (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    title character varying(255) NOT NULL,
    product_id bigint,
    wishlist_id bigint NOT NULL,
    CONSTRAINT wishlists_line_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.wishlists_line ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wishlists_line_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wishlists_wishlist (
    id bigint NOT NULL,
    name character varying(255) NOT NULL,
    key character varying(6) NOT NULL,
    visibility character varying(20) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    owner_id bigint NOT NULL
);

ALTER TABLE public.wishlists_wishlist ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wishlists_wishlist_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wishlists_wishlistsharedemail (
    id bigint NOT NULL,
    email character varying(254) NOT NULL,
    wishlist_id bigint NOT NULL
);

ALTER TABLE public.wishlists_wishlistsharedemail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wishlists_wishlistsharedemail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);

INSERT INTO public.auth_group VALUES
	(1, 'Moderators'),
	(2, 'Editors'),
	(3, 'All Oscar Dashboard Permissions'),
	(4, 'marketer'),
	(5, 'packer'),
	(6, 'owner');

INSERT INTO public.auth_group_permissions VALUES
	(1, 1, 109),
	(2, 2, 109),
	(3, 1, 112),
	(4, 1, 110),
	(5, 1, 111),
	(6, 2, 112),
	(7, 2, 110),
	(8, 2, 111),
	(9, 1, 113),
	(10, 2, 113),
	(11, 1, 114),
	(12, 1, 115),
	(13, 1, 116),
	(14, 2, 114),
	(15, 2, 115),
	(16, 2, 116),
	(17, 1, 117),
	(18, 2, 117),
	(19, 4, 256),
	(20, 4, 258),
	(21, 4, 271),
	(22, 4, 272),
	(23, 4, 274),
	(24, 4, 537),
	(25, 4, 538),
	(26, 4, 539),
	(27, 4, 540),
	(28, 4, 541),
	(29, 4, 542),
	(30, 4, 544),
	(31, 4, 203),
	(32, 4, 204),
	(33, 4, 206),
	(34, 4, 594),
	(35, 4, 211),
	(36, 4, 212),
	(37, 4, 214),
	(38, 4, 601),
	(39, 4, 602),
	(40, 4, 603),
	(41, 4, 604),
	(42, 4, 605),
	(43, 4, 606),
	(44, 4, 607),
	(45, 4, 608),
	(46, 4, 109),
	(47, 4, 243),
	(48, 4, 244),
	(49, 4, 246),
	(50, 4, 247),
	(51, 4, 248),
	(52, 4, 250),
	(53, 4, 251),
	(54, 4, 252),
	(55, 4, 254),
	(56, 4, 255),
	(57, 5, 109),
	(58, 5, 463),
	(59, 5, 464),
	(60, 5, 465),
	(61, 5, 473),
	(62, 5, 315),
	(63, 6, 1),
	(64, 6, 2),
	(65, 6, 3),
	(66, 6, 4),
	(67, 6, 5),
	(68, 6, 6),
	(69, 6, 7),
	(70, 6, 8),
	(71, 6, 9),
	(72, 6, 10),
	(73, 6, 11),
	(74, 6, 12),
	(75, 6, 13),
	(76, 6, 14),
	(77, 6, 15),
	(78, 6, 16),
	(79, 6, 17),
	(80, 6, 18),
	(81, 6, 19),
	(82, 6, 20),
	(83, 6, 21),
	(84, 6, 22),
	(85, 6, 23),
	(86, 6, 24),
	(87, 6, 25),
	(88, 6, 26),
	(89, 6, 27),
	(90, 6, 28),
	(91, 6, 29),
	(92, 6, 30),
	(93, 6, 31),
	(94, 6, 32),
	(95, 6, 33),
	(96, 6, 34),
	(97, 6, 35),
	(98, 6, 36),
	(99, 6, 37),
	(100, 6, 38);
INSERT INTO public.auth_group_permissions VALUES
	(101, 6, 39),
	(102, 6, 40),
	(103, 6, 41),
	(104, 6, 42),
	(105, 6, 43),
	(106, 6, 44),
	(107, 6, 45),
	(108, 6, 46),
	(109, 6, 47),
	(110, 6, 48),
	(111, 6, 49),
	(112, 6, 50),
	(113, 6, 51),
	(114, 6, 52),
	(115, 6, 53),
	(116, 6, 54),
	(117, 6, 55),
	(118, 6, 56),
	(119, 6, 57),
	(120, 6, 58),
	(121, 6, 59),
	(122, 6, 60),
	(123, 6, 61),
	(124, 6, 62),
	(125, 6, 63),
	(126, 6, 64),
	(127, 6, 65),
	(128, 6, 66),
	(129, 6, 67),
	(130, 6, 68),
	(131, 6, 69),
	(132, 6, 70),
	(133, 6, 71),
	(134, 6, 72),
	(135, 6, 73),
	(136, 6, 74),
	(137, 6, 75),
	(138, 6, 76),
	(139, 6, 77),
	(140, 6, 78),
	(141, 6, 79),
	(142, 6, 80),
	(143, 6, 81),
	(144, 6, 82),
	(145, 6, 83),
	(146, 6, 84),
	(147, 6, 85),
	(148, 6, 86),
	(149, 6, 87),
	(150, 6, 88),
	(151, 6, 89),
	(152, 6, 90),
	(153, 6, 91),
	(154, 6, 92),
	(155, 6, 93),
	(156, 6, 94),
	(157, 6, 95),
	(158, 6, 96),
	(159, 6, 97),
	(160, 6, 98),
	(161, 6, 99),
	(162, 6, 100),
	(163, 6, 101),
	(164, 6, 102),
	(165, 6, 103),
	(166, 6, 104),
	(167, 6, 105),
	(168, 6, 106),
	(169, 6, 107),
	(170, 6, 108),
	(171, 6, 109),
	(172, 6, 110),
	(173, 6, 111),
	(174, 6, 112),
	(175, 6, 113),
	(176, 6, 114),
	(177, 6, 115),
	(178, 6, 116),
	(179, 6, 117),
	(180, 6, 118),
	(181, 6, 119),
	(182, 6, 120),
	(183, 6, 121),
	(184, 6, 122),
	(185, 6, 123),
	(186, 6, 124),
	(187, 6, 125),
	(188, 6, 126),
	(189, 6, 127),
	(190, 6, 128),
	(191, 6, 129),
	(192, 6, 130),
	(193, 6, 131),
	(194, 6, 132),
	(195, 6, 133),
	(196, 6, 134),
	(197, 6, 135),
	(198, 6, 136),
	(199, 6, 137),
	(200, 6, 138);
INSERT INTO public.auth_group_permissions VALUES
	(201, 6, 139),
	(202, 6, 140),
	(203, 6, 141),
	(204, 6, 142),
	(205, 6, 143),
	(206, 6, 144),
	(207, 6, 145),
	(208, 6, 146),
	(209, 6, 147),
	(210, 6, 148),
	(211, 6, 149),
	(212, 6, 150),
	(213, 6, 151),
	(214, 6, 152),
	(215, 6, 153),
	(216, 6, 154),
	(217, 6, 155),
	(218, 6, 156),
	(219, 6, 157),
	(220, 6, 158),
	(221, 6, 159),
	(222, 6, 160),
	(223, 6, 161),
	(224, 6, 162),
	(225, 6, 163),
	(226, 6, 164),
	(227, 6, 165),
	(228, 6, 166),
	(229, 6, 167),
	(230, 6, 168),
	(231, 6, 169),
	(232, 6, 170),
	(233, 6, 171),
	(234, 6, 172),
	(235, 6, 173),
	(236, 6, 174),
	(237, 6, 175),
	(238, 6, 176),
	(239, 6, 177),
	(240, 6, 178),
	(241, 6, 179),
	(242, 6, 180),
	(243, 6, 181),
	(244, 6, 182),
	(245, 6, 183),
	(246, 6, 184),
	(247, 6, 185),
	(248, 6, 186),
	(249, 6, 187),
	(250, 6, 188),
	(251, 6, 189),
	(252, 6, 190),
	(253, 6, 191),
	(254, 6, 192),
	(255, 6, 193),
	(256, 6, 194),
	(257, 6, 195),
	(258, 6, 196),
	(259, 6, 197),
	(260, 6, 198),
	(261, 6, 199),
	(262, 6, 200),
	(263, 6, 201),
	(264, 6, 202),
	(265, 6, 203),
	(266, 6, 204),
	(267, 6, 205),
	(268, 6, 206),
	(269, 6, 207),
	(270, 6, 208),
	(271, 6, 209),
	(272, 6, 210),
	(273, 6, 211),
	(274, 6, 212),
	(275, 6, 213),
	(276, 6, 214),
	(277, 6, 215),
	(278, 6, 216),
	(279, 6, 217),
	(280, 6, 218),
	(281, 6, 219),
	(282, 6, 220),
	(283, 6, 221),
	(284, 6, 222),
	(285, 6, 223),
	(286, 6, 224),
	(287, 6, 225),
	(288, 6, 226),
	(289, 6, 227),
	(290, 6, 228),
	(291, 6, 229),
	(292, 6, 230),
	(293, 6, 231),
	(294, 6, 232),
	(295, 6, 233),
	(296, 6, 234),
	(297, 6, 235),
	(298, 6, 236),
	(299, 6, 237),
	(300, 6, 238);
INSERT INTO public.auth_group_permissions VALUES
	(301, 6, 239),
	(302, 6, 240),
	(303, 6, 241),
	(304, 6, 242),
	(305, 6, 243),
	(306, 6, 244),
	(307, 6, 245),
	(308, 6, 246),
	(309, 6, 247),
	(310, 6, 248),
	(311, 6, 249),
	(312, 6, 250),
	(313, 6, 251),
	(314, 6, 252),
	(315, 6, 253),
	(316, 6, 254),
	(317, 6, 255),
	(318, 6, 256),
	(319, 6, 257),
	(320, 6, 258),
	(321, 6, 259),
	(322, 6, 260),
	(323, 6, 261),
	(324, 6, 262),
	(325, 6, 263),
	(326, 6, 264),
	(327, 6, 265),
	(328, 6, 266),
	(329, 6, 267),
	(330, 6, 268),
	(331, 6, 269),
	(332, 6, 270),
	(333, 6, 271),
	(334, 6, 272),
	(335, 6, 273),
	(336, 6, 274),
	(337, 6, 275),
	(338, 6, 276),
	(339, 6, 277),
	(340, 6, 278),
	(341, 6, 279),
	(342, 6, 280),
	(343, 6, 281),
	(344, 6, 282),
	(345, 6, 283),
	(346, 6, 284),
	(347, 6, 285),
	(348, 6, 286),
	(349, 6, 287),
	(350, 6, 288),
	(351, 6, 289),
	(352, 6, 290),
	(353, 6, 291),
	(354, 6, 292),
	(355, 6, 293),
	(356, 6, 294),
	(357, 6, 295),
	(358, 6, 296),
	(359, 6, 297),
	(360, 6, 298),
	(361, 6, 299),
	(362, 6, 300),
	(363, 6, 301),
	(364, 6, 302),
	(365, 6, 303),
	(366, 6, 304),
	(367, 6, 305),
	(368, 6, 306),
	(369, 6, 307),
	(370, 6, 308),
	(371, 6, 309),
	(372, 6, 310),
	(373, 6, 311),
	(374, 6, 312),
	(375, 6, 313),
	(376, 6, 314),
	(377, 6, 315),
	(378, 6, 316),
	(379, 6, 317),
	(380, 6, 318),
	(381, 6, 319),
	(382, 6, 320),
	(383, 6, 321),
	(384, 6, 322),
	(385, 6, 323),
	(386, 6, 324),
	(387, 6, 325),
	(388, 6, 326),
	(389, 6, 327),
	(390, 6, 328),
	(391, 6, 329),
	(392, 6, 330),
	(393, 6, 331),
	(394, 6, 332),
	(395, 6, 333),
	(396, 6, 334),
	(397, 6, 335),
	(398, 6, 336),
	(399, 6, 337),
	(400, 6, 338);
INSERT INTO public.auth_group_permissions VALUES
	(401, 6, 339),
	(402, 6, 340),
	(403, 6, 341),
	(404, 6, 342),
	(405, 6, 343),
	(406, 6, 344),
	(407, 6, 345),
	(408, 6, 346),
	(409, 6, 347),
	(410, 6, 348),
	(411, 6, 349),
	(412, 6, 350),
	(413, 6, 351),
	(414, 6, 352),
	(415, 6, 353),
	(416, 6, 354),
	(417, 6, 355),
	(418, 6, 356),
	(419, 6, 357),
	(420, 6, 358),
	(421, 6, 359),
	(422, 6, 360),
	(423, 6, 361),
	(424, 6, 362),
	(425, 6, 363),
	(426, 6, 364),
	(427, 6, 365),
	(428, 6, 366),
	(429, 6, 367),
	(430, 6, 368),
	(431, 6, 369),
	(432, 6, 370),
	(433, 6, 371),
	(434, 6, 372),
	(435, 6, 373),
	(436, 6, 374),
	(437, 6, 375),
	(438, 6, 376),
	(439, 6, 377),
	(440, 6, 378),
	(441, 6, 379),
	(442, 6, 380),
	(443, 6, 381),
	(444, 6, 382),
	(445, 6, 383),
	(446, 6, 384),
	(447, 6, 385),
	(448, 6, 386),
	(449, 6, 387),
	(450, 6, 388),
	(451, 6, 389),
	(452, 6, 390),
	(453, 6, 391),
	(454, 6, 392),
	(455, 6, 393),
	(456, 6, 394),
	(457, 6, 395),
	(458, 6, 396),
	(459, 6, 397),
	(460, 6, 398),
	(461, 6, 399),
	(462, 6, 400),
	(463, 6, 401),
	(464, 6, 402),
	(465, 6, 403),
	(466, 6, 404),
	(467, 6, 405),
	(468, 6, 406),
	(469, 6, 407),
	(470, 6, 408),
	(471, 6, 409),
	(472, 6, 410),
	(473, 6, 411),
	(474, 6, 412),
	(475, 6, 413),
	(476, 6, 414),
	(477, 6, 415),
	(478, 6, 416),
	(479, 6, 417),
	(480, 6, 418),
	(481, 6, 419),
	(482, 6, 420),
	(483, 6, 421),
	(484, 6, 422),
	(485, 6, 423),
	(486, 6, 424),
	(487, 6, 425),
	(488, 6, 426),
	(489, 6, 427),
	(490, 6, 428),
	(491, 6, 429),
	(492, 6, 430),
	(493, 6, 431),
	(494, 6, 432),
	(495, 6, 433),
	(496, 6, 434),
	(497, 6, 435),
	(498, 6, 436),
	(499, 6, 437),
	(500, 6, 438);
INSERT INTO public.auth_group_permissions VALUES
	(501, 6, 439),
	(502, 6, 440),
	(503, 6, 441),
	(504, 6, 442),
	(505, 6, 443),
	(506, 6, 444),
	(507, 6, 445),
	(508, 6, 446),
	(509, 6, 447),
	(510, 6, 448),
	(511, 6, 449),
	(512, 6, 450),
	(513, 6, 451),
	(514, 6, 452),
	(515, 6, 453),
	(516, 6, 454),
	(517, 6, 455),
	(518, 6, 456),
	(519, 6, 457),
	(520, 6, 458),
	(521, 6, 459),
	(522, 6, 460),
	(523, 6, 461),
	(524, 6, 462),
	(525, 6, 463),
	(526, 6, 464),
	(527, 6, 465),
	(528, 6, 466),
	(529, 6, 467),
	(530, 6, 468),
	(531, 6, 469),
	(532, 6, 470),
	(533, 6, 471),
	(534, 6, 472),
	(535, 6, 473),
	(536, 6, 474),
	(537, 6, 475),
	(538, 6, 476),
	(539, 6, 477),
	(540, 6, 478),
	(541, 6, 479),
	(542, 6, 480),
	(543, 6, 481),
	(544, 6, 482),
	(545, 6, 483),
	(546, 6, 484),
	(547, 6, 485),
	(548, 6, 486),
	(549, 6, 487),
	(550, 6, 488),
	(551, 6, 489),
	(552, 6, 490),
	(553, 6, 491),
	(554, 6, 492),
	(555, 6, 493),
	(556, 6, 494),
	(557, 6, 495),
	(558, 6, 496),
	(559, 6, 497),
	(560, 6, 498),
	(561, 6, 499),
	(562, 6, 500),
	(563, 6, 501),
	(564, 6, 502),
	(565, 6, 503),
	(566, 6, 504),
	(567, 6, 505),
	(568, 6, 506),
	(569, 6, 507),
	(570, 6, 508),
	(571, 6, 509),
	(572, 6, 510),
	(573, 6, 511),
	(574, 6, 512),
	(575, 6, 513),
	(576, 6, 514),
	(577, 6, 515),
	(578, 6, 516),
	(579, 6, 517),
	(580, 6, 518),
	(581, 6, 519),
	(582, 6, 520),
	(583, 6, 521),
	(584, 6, 522),
	(585, 6, 523),
	(586, 6, 524),
	(587, 6, 525),
	(588, 6, 526),
	(589, 6, 527),
	(590, 6, 528),
	(591, 6, 529),
	(592, 6, 530),
	(593, 6, 531),
	(594, 6, 532),
	(595, 6, 533),
	(596, 6, 534),
	(597, 6, 535),
	(598, 6, 536),
	(599, 6, 537),
	(600, 6, 538);
INSERT INTO public.auth_group_permissions VALUES
	(601, 6, 539),
	(602, 6, 540),
	(603, 6, 541),
	(604, 6, 542),
	(605, 6, 543),
	(606, 6, 544),
	(607, 6, 545),
	(608, 6, 546),
	(609, 6, 547),
	(610, 6, 548),
	(611, 6, 549),
	(612, 6, 550),
	(613, 6, 551),
	(614, 6, 552),
	(615, 6, 553),
	(616, 6, 554),
	(617, 6, 555),
	(618, 6, 556),
	(619, 6, 557),
	(620, 6, 558),
	(621, 6, 559),
	(622, 6, 560),
	(623, 6, 561),
	(624, 6, 562),
	(625, 6, 563),
	(626, 6, 564),
	(627, 6, 565),
	(628, 6, 566),
	(629, 6, 567),
	(630, 6, 568),
	(631, 6, 569),
	(632, 6, 570),
	(633, 6, 571),
	(634, 6, 572),
	(635, 6, 573),
	(636, 6, 574),
	(637, 6, 575),
	(638, 6, 576),
	(639, 6, 577),
	(640, 6, 578),
	(641, 6, 579),
	(642, 6, 580),
	(643, 6, 581),
	(644, 6, 582),
	(645, 6, 583),
	(646, 6, 584),
	(647, 6, 585),
	(648, 6, 586),
	(649, 6, 587),
	(650, 6, 588),
	(651, 6, 589),
	(652, 6, 590),
	(653, 6, 591),
	(654, 6, 592),
	(655, 6, 593),
	(656, 6, 594),
	(657, 6, 595),
	(658, 6, 596),
	(659, 6, 597),
	(660, 6, 598),
	(661, 6, 599),
	(662, 6, 600),
	(663, 6, 601),
	(664, 6, 602),
	(665, 6, 603),
	(666, 6, 604),
	(667, 6, 605),
	(668, 6, 606),
	(669, 6, 607),
	(670, 6, 608),
	(671, 6, 609),
	(672, 6, 610),
	(673, 6, 611),
	(674, 6, 612),
	(675, 6, 613),
	(676, 6, 614),
	(677, 6, 615),
	(678, 6, 616),
	(679, 6, 617),
	(680, 6, 618),
	(681, 6, 619),
	(682, 6, 620),
	(683, 6, 621),
	(684, 6, 622),
	(685, 6, 623),
	(686, 6, 624),
	(687, 6, 625),
	(688, 6, 626),
	(689, 6, 627),
	(690, 6, 628),
	(691, 6, 629),
	(692, 6, 630),
	(693, 6, 631),
	(694, 6, 632),
	(695, 6, 633),
	(696, 6, 634),
	(697, 6, 635),
	(698, 6, 636),
	(699, 6, 637),
	(700, 6, 638);
INSERT INTO public.auth_group_permissions VALUES
	(701, 6, 639),
	(702, 6, 640),
	(703, 6, 641),
	(704, 6, 642),
	(705, 6, 643),
	(706, 6, 644),
	(707, 6, 645),
	(708, 6, 646),
	(709, 6, 647),
	(710, 6, 648),
	(711, 6, 649),
	(712, 6, 650),
	(713, 6, 651),
	(714, 6, 652),
	(715, 6, 653),
	(716, 6, 654),
	(717, 6, 655),
	(718, 6, 656),
	(719, 6, 657),
	(720, 6, 658),
	(721, 6, 659),
	(722, 6, 660),
	(723, 6, 661),
	(724, 6, 662),
	(725, 6, 663),
	(726, 6, 664),
	(727, 6, 665),
	(728, 6, 666),
	(729, 6, 667),
	(730, 6, 668),
	(731, 6, 669),
	(732, 6, 670),
	(733, 6, 671),
	(734, 6, 672),
	(735, 6, 673),
	(736, 6, 674),
	(737, 6, 675),
	(738, 6, 676),
	(739, 6, 677),
	(740, 6, 678),
	(741, 6, 679),
	(742, 6, 680),
	(743, 6, 681),
	(744, 6, 682),
	(745, 6, 683),
	(746, 6, 684),
	(747, 6, 685),
	(748, 6, 686),
	(749, 6, 687),
	(750, 6, 688),
	(751, 6, 689),
	(752, 6, 690),
	(753, 6, 691),
	(754, 6, 692),
	(755, 6, 693),
	(756, 6, 694),
	(757, 6, 695),
	(758, 6, 696),
	(759, 6, 697),
	(760, 6, 698),
	(761, 6, 699),
	(762, 6, 700),
	(763, 6, 701),
	(764, 6, 702),
	(765, 6, 703),
	(766, 6, 704),
	(767, 6, 705),
	(768, 6, 706),
	(769, 6, 707),
	(770, 6, 708),
	(771, 6, 709),
	(772, 6, 710),
	(773, 6, 711),
	(774, 6, 712),
	(775, 6, 713),
	(776, 6, 714),
	(777, 6, 715),
	(778, 6, 716),
	(779, 6, 717),
	(780, 6, 718),
	(781, 6, 719);

INSERT INTO public.auth_permission VALUES
	(1, 'Can add locale', 3, 'add_locale'),
	(2, 'Can change locale', 3, 'change_locale'),
	(3, 'Can delete locale', 3, 'delete_locale'),
	(4, 'Can view locale', 3, 'view_locale'),
	(5, 'Can add site', 4, 'add_site'),
	(6, 'Can change site', 4, 'change_site'),
	(7, 'Can delete site', 4, 'delete_site'),
	(8, 'Can view site', 4, 'view_site'),
	(9, 'Can add group site permission', 5, 'add_groupsitepermission'),
	(10, 'Can change group site permission', 5, 'change_groupsitepermission'),
	(11, 'Can delete group site permission', 5, 'delete_groupsitepermission'),
	(12, 'Can view group site permission', 5, 'view_groupsitepermission'),
	(13, 'Can add API token', 6, 'add_apitoken'),
	(14, 'Can change API token', 6, 'change_apitoken'),
	(15, 'Can delete API token', 6, 'delete_apitoken'),
	(16, 'Can view API token', 6, 'view_apitoken'),
	(17, 'Can add model log entry', 7, 'add_modellogentry'),
	(18, 'Can change model log entry', 7, 'change_modellogentry'),
	(19, 'Can delete model log entry', 7, 'delete_modellogentry'),
	(20, 'Can view model log entry', 7, 'view_modellogentry'),
	(21, 'Can add revision', 8, 'add_revision'),
	(22, 'Can change revision', 8, 'change_revision'),
	(23, 'Can delete revision', 8, 'delete_revision'),
	(24, 'Can view revision', 8, 'view_revision'),
	(25, 'Can add collection view restriction', 9, 'add_collectionviewrestriction'),
	(26, 'Can change collection view restriction', 9, 'change_collectionviewrestriction'),
	(27, 'Can delete collection view restriction', 9, 'delete_collectionviewrestriction'),
	(28, 'Can view collection view restriction', 9, 'view_collectionviewrestriction'),
	(29, 'Can add collection', 10, 'add_collection'),
	(30, 'Can change collection', 10, 'change_collection'),
	(31, 'Can delete collection', 10, 'delete_collection'),
	(32, 'Can view collection', 10, 'view_collection'),
	(33, 'Can add group collection permission', 11, 'add_groupcollectionpermission'),
	(34, 'Can change group collection permission', 11, 'change_groupcollectionpermission'),
	(35, 'Can delete group collection permission', 11, 'delete_groupcollectionpermission'),
	(36, 'Can view group collection permission', 11, 'view_groupcollectionpermission'),
	(37, 'Can add uploaded file', 12, 'add_uploadedfile'),
	(38, 'Can change uploaded file', 12, 'change_uploadedfile'),
	(39, 'Can delete uploaded file', 12, 'delete_uploadedfile'),
	(40, 'Can view uploaded file', 12, 'view_uploadedfile'),
	(41, 'Can add workflow content type', 13, 'add_workflowcontenttype'),
	(42, 'Can change workflow content type', 13, 'change_workflowcontenttype'),
	(43, 'Can delete workflow content type', 13, 'delete_workflowcontenttype'),
	(44, 'Can view workflow content type', 13, 'view_workflowcontenttype'),
	(45, 'Can add Workflow state', 14, 'add_workflowstate'),
	(46, 'Can change Workflow state', 14, 'change_workflowstate'),
	(47, 'Can delete Workflow state', 14, 'delete_workflowstate'),
	(48, 'Can view Workflow state', 14, 'view_workflowstate'),
	(49, 'Can add workflow', 15, 'add_workflow'),
	(50, 'Can change workflow', 15, 'change_workflow'),
	(51, 'Can delete workflow', 15, 'delete_workflow'),
	(52, 'Can view workflow', 15, 'view_workflow'),
	(53, 'Can add workflow task order', 16, 'add_workflowtask'),
	(54, 'Can change workflow task order', 16, 'change_workflowtask'),
	(55, 'Can delete workflow task order', 16, 'delete_workflowtask'),
	(56, 'Can view workflow task order', 16, 'view_workflowtask'),
	(57, 'Can add task', 17, 'add_task'),
	(58, 'Can change task', 17, 'change_task'),
	(59, 'Can delete task', 17, 'delete_task'),
	(60, 'Can view task', 17, 'view_task'),
	(61, 'Can add Group approval task', 2, 'add_groupapprovaltask'),
	(62, 'Can change Group approval task', 2, 'change_groupapprovaltask'),
	(63, 'Can delete Group approval task', 2, 'delete_groupapprovaltask'),
	(64, 'Can view Group approval task', 2, 'view_groupapprovaltask'),
	(65, 'Can add Task state', 18, 'add_taskstate'),
	(66, 'Can change Task state', 18, 'change_taskstate'),
	(67, 'Can delete Task state', 18, 'delete_taskstate'),
	(68, 'Can view Task state', 18, 'view_taskstate'),
	(69, 'Can add page', 1, 'add_page'),
	(70, 'Can change page', 1, 'change_page'),
	(71, 'Can delete page', 1, 'delete_page'),
	(72, 'Can view page', 1, 'view_page'),
	(73, 'Delete pages with children', 1, 'bulk_delete_page'),
	(74, 'Lock/unlock pages you''ve locked', 1, 'lock_page'),
	(75, 'Publish any page', 1, 'publish_page'),
	(76, 'Unlock any page', 1, 'unlock_page'),
	(77, 'Can add group page permission', 19, 'add_grouppagepermission'),
	(78, 'Can change group page permission', 19, 'change_grouppagepermission'),
	(79, 'Can delete group page permission', 19, 'delete_grouppagepermission'),
	(80, 'Can view group page permission', 19, 'view_grouppagepermission'),
	(81, 'Can add page view restriction', 20, 'add_pageviewrestriction'),
	(82, 'Can change page view restriction', 20, 'change_pageviewrestriction'),
	(83, 'Can delete page view restriction', 20, 'delete_pageviewrestriction'),
	(84, 'Can view page view restriction', 20, 'view_pageviewrestriction'),
	(85, 'Can add workflow page', 21, 'add_workflowpage'),
	(86, 'Can change workflow page', 21, 'change_workflowpage'),
	(87, 'Can delete workflow page', 21, 'delete_workflowpage'),
	(88, 'Can view workflow page', 21, 'view_workflowpage'),
	(89, 'Can add page log entry', 22, 'add_pagelogentry'),
	(90, 'Can change page log entry', 22, 'change_pagelogentry'),
	(91, 'Can delete page log entry', 22, 'delete_pagelogentry'),
	(92, 'Can view page log entry', 22, 'view_pagelogentry'),
	(93, 'Can add comment', 23, 'add_comment'),
	(94, 'Can change comment', 23, 'change_comment'),
	(95, 'Can delete comment', 23, 'delete_comment'),
	(96, 'Can view comment', 23, 'view_comment'),
	(97, 'Can add comment reply', 24, 'add_commentreply'),
	(98, 'Can change comment reply', 24, 'change_commentreply'),
	(99, 'Can delete comment reply', 24, 'delete_commentreply'),
	(100, 'Can view comment reply', 24, 'view_commentreply');
INSERT INTO public.auth_permission VALUES
	(101, 'Can add page subscription', 25, 'add_pagesubscription'),
	(102, 'Can change page subscription', 25, 'change_pagesubscription'),
	(103, 'Can delete page subscription', 25, 'delete_pagesubscription'),
	(104, 'Can view page subscription', 25, 'view_pagesubscription'),
	(105, 'Can add reference index', 26, 'add_referenceindex'),
	(106, 'Can change reference index', 26, 'change_referenceindex'),
	(107, 'Can delete reference index', 26, 'delete_referenceindex'),
	(108, 'Can view reference index', 26, 'view_referenceindex'),
	(109, 'Can access Wagtail admin', 29, 'access_admin'),
	(110, 'Can add document', 30, 'add_document'),
	(111, 'Can change document', 30, 'change_document'),
	(112, 'Can delete document', 30, 'delete_document'),
	(113, 'Can choose document', 30, 'choose_document'),
	(114, 'Can add image', 31, 'add_image'),
	(115, 'Can change image', 31, 'change_image'),
	(116, 'Can delete image', 31, 'delete_image'),
	(117, 'Can choose image', 31, 'choose_image'),
	(118, 'Can add try count', 32, 'add_trycount'),
	(119, 'Can change try count', 32, 'change_trycount'),
	(120, 'Can delete try count', 32, 'delete_trycount'),
	(121, 'Can view try count', 32, 'view_trycount'),
	(122, 'Can add User', 33, 'add_user'),
	(123, 'Can change User', 33, 'change_user'),
	(124, 'Can delete User', 33, 'delete_user'),
	(125, 'Can view User', 33, 'view_user'),
	(126, 'Can add closed account key', 34, 'add_closedaccountkey'),
	(127, 'Can change closed account key', 34, 'change_closedaccountkey'),
	(128, 'Can delete closed account key', 34, 'delete_closedaccountkey'),
	(129, 'Can view closed account key', 34, 'view_closedaccountkey'),
	(130, 'Can add account email', 35, 'add_accountemail'),
	(131, 'Can change account email', 35, 'change_accountemail'),
	(132, 'Can delete account email', 35, 'delete_accountemail'),
	(133, 'Can view account email', 35, 'view_accountemail'),
	(134, 'Can add account session', 36, 'add_accountsession'),
	(135, 'Can change account session', 36, 'change_accountsession'),
	(136, 'Can delete account session', 36, 'delete_accountsession'),
	(137, 'Can view account session', 36, 'view_accountsession'),
	(138, 'Can add email change', 37, 'add_emailchange'),
	(139, 'Can change email change', 37, 'change_emailchange'),
	(140, 'Can delete email change', 37, 'delete_emailchange'),
	(141, 'Can view email change', 37, 'view_emailchange'),
	(142, 'Can add picture', 38, 'add_picture'),
	(143, 'Can change picture', 38, 'change_picture'),
	(144, 'Can delete picture', 38, 'delete_picture'),
	(145, 'Can view picture', 38, 'view_picture'),
	(146, 'Can choose picture', 38, 'choose_image'),
	(147, 'Can add rendition', 39, 'add_rendition'),
	(148, 'Can change rendition', 39, 'change_rendition'),
	(149, 'Can delete rendition', 39, 'delete_rendition'),
	(150, 'Can view rendition', 39, 'view_rendition'),
	(151, 'Can add preparation', 40, 'add_preparation'),
	(152, 'Can change preparation', 40, 'change_preparation'),
	(153, 'Can delete preparation', 40, 'delete_preparation'),
	(154, 'Can view preparation', 40, 'view_preparation'),
	(155, 'Can add mail', 41, 'add_outboxmail'),
	(156, 'Can change mail', 41, 'change_outboxmail'),
	(157, 'Can delete mail', 41, 'delete_outboxmail'),
	(158, 'Can view mail', 41, 'view_outboxmail'),
	(159, 'Can add Product record', 42, 'add_productrecord'),
	(160, 'Can change Product record', 42, 'change_productrecord'),
	(161, 'Can delete Product record', 42, 'delete_productrecord'),
	(162, 'Can view Product record', 42, 'view_productrecord'),
	(163, 'Can add User product view', 43, 'add_userproductview'),
	(164, 'Can change User product view', 43, 'change_userproductview'),
	(165, 'Can delete User product view', 43, 'delete_userproductview'),
	(166, 'Can view User product view', 43, 'view_userproductview'),
	(167, 'Can add User record', 44, 'add_userrecord'),
	(168, 'Can change User record', 44, 'change_userrecord'),
	(169, 'Can delete User record', 44, 'delete_userrecord'),
	(170, 'Can view User record', 44, 'view_userrecord'),
	(171, 'Can add User search query', 45, 'add_usersearch'),
	(172, 'Can change User search query', 45, 'change_usersearch'),
	(173, 'Can delete User search query', 45, 'delete_usersearch'),
	(174, 'Can view User search query', 45, 'view_usersearch'),
	(175, 'Can add Country', 46, 'add_country'),
	(176, 'Can change Country', 46, 'change_country'),
	(177, 'Can delete Country', 46, 'delete_country'),
	(178, 'Can view Country', 46, 'view_country'),
	(179, 'Can add User address', 47, 'add_useraddress'),
	(180, 'Can change User address', 47, 'change_useraddress'),
	(181, 'Can delete User address', 47, 'delete_useraddress'),
	(182, 'Can view User address', 47, 'view_useraddress'),
	(183, 'Can add Order and Item Charge', 48, 'add_orderanditemcharges'),
	(184, 'Can change Order and Item Charge', 48, 'change_orderanditemcharges'),
	(185, 'Can delete Order and Item Charge', 48, 'delete_orderanditemcharges'),
	(186, 'Can view Order and Item Charge', 48, 'view_orderanditemcharges'),
	(187, 'Can add Weight Band', 49, 'add_weightband'),
	(188, 'Can change Weight Band', 49, 'change_weightband'),
	(189, 'Can delete Weight Band', 49, 'delete_weightband'),
	(190, 'Can view Weight Band', 49, 'view_weightband'),
	(191, 'Can add Weight-based Shipping Method', 50, 'add_weightbased'),
	(192, 'Can change Weight-based Shipping Method', 50, 'change_weightbased'),
	(193, 'Can delete Weight-based Shipping Method', 50, 'delete_weightbased'),
	(194, 'Can view Weight-based Shipping Method', 50, 'view_weightbased'),
	(195, 'Can add Attribute option', 51, 'add_attributeoption'),
	(196, 'Can change Attribute option', 51, 'change_attributeoption'),
	(197, 'Can delete Attribute option', 51, 'delete_attributeoption'),
	(198, 'Can view Attribute option', 51, 'view_attributeoption'),
	(199, 'Can add Attribute option group', 52, 'add_attributeoptiongroup'),
	(200, 'Can change Attribute option group', 52, 'change_attributeoptiongroup');
INSERT INTO public.auth_permission VALUES
	(201, 'Can delete Attribute option group', 52, 'delete_attributeoptiongroup'),
	(202, 'Can view Attribute option group', 52, 'view_attributeoptiongroup'),
	(203, 'Can add Category', 53, 'add_category'),
	(204, 'Can change Category', 53, 'change_category'),
	(205, 'Can delete Category', 53, 'delete_category'),
	(206, 'Can view Category', 53, 'view_category'),
	(207, 'Can add Option', 54, 'add_option'),
	(208, 'Can change Option', 54, 'change_option'),
	(209, 'Can delete Option', 54, 'delete_option'),
	(210, 'Can view Option', 54, 'view_option'),
	(211, 'Can add Product', 55, 'add_product'),
	(212, 'Can change Product', 55, 'change_product'),
	(213, 'Can delete Product', 55, 'delete_product'),
	(214, 'Can view Product', 55, 'view_product'),
	(215, 'Can add Product attribute', 56, 'add_productattribute'),
	(216, 'Can change Product attribute', 56, 'change_productattribute'),
	(217, 'Can delete Product attribute', 56, 'delete_productattribute'),
	(218, 'Can view Product attribute', 56, 'view_productattribute'),
	(219, 'Can add Product attribute value', 57, 'add_productattributevalue'),
	(220, 'Can change Product attribute value', 57, 'change_productattributevalue'),
	(221, 'Can delete Product attribute value', 57, 'delete_productattributevalue'),
	(222, 'Can view Product attribute value', 57, 'view_productattributevalue'),
	(223, 'Can add Product category', 58, 'add_productcategory'),
	(224, 'Can change Product category', 58, 'change_productcategory'),
	(225, 'Can delete Product category', 58, 'delete_productcategory'),
	(226, 'Can view Product category', 58, 'view_productcategory'),
	(227, 'Can add Product class', 59, 'add_productclass'),
	(228, 'Can change Product class', 59, 'change_productclass'),
	(229, 'Can delete Product class', 59, 'delete_productclass'),
	(230, 'Can view Product class', 59, 'view_productclass'),
	(231, 'Can add Product image', 60, 'add_productimage'),
	(232, 'Can change Product image', 60, 'change_productimage'),
	(233, 'Can delete Product image', 60, 'delete_productimage'),
	(234, 'Can view Product image', 60, 'view_productimage'),
	(235, 'Can add Product recommendation', 61, 'add_productrecommendation'),
	(236, 'Can change Product recommendation', 61, 'change_productrecommendation'),
	(237, 'Can delete Product recommendation', 61, 'delete_productrecommendation'),
	(238, 'Can view Product recommendation', 61, 'view_productrecommendation'),
	(239, 'Can add Product category hierarchy', 62, 'add_productcategoryhierarchy'),
	(240, 'Can change Product category hierarchy', 62, 'change_productcategoryhierarchy'),
	(241, 'Can delete Product category hierarchy', 62, 'delete_productcategoryhierarchy'),
	(242, 'Can view Product category hierarchy', 62, 'view_productcategoryhierarchy'),
	(243, 'Can add active', 63, 'add_active'),
	(244, 'Can change active', 63, 'change_active'),
	(245, 'Can delete active', 63, 'delete_active'),
	(246, 'Can view active', 63, 'view_active'),
	(247, 'Can add caution', 64, 'add_caution'),
	(248, 'Can change caution', 64, 'change_caution'),
	(249, 'Can delete caution', 64, 'delete_caution'),
	(250, 'Can view caution', 64, 'view_caution'),
	(251, 'Can add concern', 65, 'add_concern'),
	(252, 'Can change concern', 65, 'change_concern'),
	(253, 'Can delete concern', 65, 'delete_concern'),
	(254, 'Can view concern', 65, 'view_concern'),
	(255, 'Can add ingredient', 66, 'add_ingredient'),
	(256, 'Can change ingredient', 66, 'change_ingredient'),
	(257, 'Can delete ingredient', 66, 'delete_ingredient'),
	(258, 'Can view ingredient', 66, 'view_ingredient'),
	(259, 'Can add product active', 67, 'add_productactive'),
	(260, 'Can change product active', 67, 'change_productactive'),
	(261, 'Can delete product active', 67, 'delete_productactive'),
	(262, 'Can view product active', 67, 'view_productactive'),
	(263, 'Can add product ingredient', 68, 'add_productingredient'),
	(264, 'Can change product ingredient', 68, 'change_productingredient'),
	(265, 'Can delete product ingredient', 68, 'delete_productingredient'),
	(266, 'Can view product ingredient', 68, 'view_productingredient'),
	(267, 'Can add set item', 69, 'add_setitem'),
	(268, 'Can change set item', 69, 'change_setitem'),
	(269, 'Can delete set item', 69, 'delete_setitem'),
	(270, 'Can view set item', 69, 'view_setitem'),
	(271, 'Can add skin type', 70, 'add_skintype'),
	(272, 'Can change skin type', 70, 'change_skintype'),
	(273, 'Can delete skin type', 70, 'delete_skintype'),
	(274, 'Can view skin type', 70, 'view_skintype'),
	(275, 'Can add former slug', 71, 'add_formerslug'),
	(276, 'Can change former slug', 71, 'change_formerslug'),
	(277, 'Can delete former slug', 71, 'delete_formerslug'),
	(278, 'Can view former slug', 71, 'view_formerslug'),
	(279, 'Can add Product review', 72, 'add_productreview'),
	(280, 'Can change Product review', 72, 'change_productreview'),
	(281, 'Can delete Product review', 72, 'delete_productreview'),
	(282, 'Can view Product review', 72, 'view_productreview'),
	(283, 'Can add Vote', 73, 'add_vote'),
	(284, 'Can change Vote', 73, 'change_vote'),
	(285, 'Can delete Vote', 73, 'delete_vote'),
	(286, 'Can view Vote', 73, 'view_vote'),
	(287, 'Can add Communication event type', 74, 'add_communicationeventtype'),
	(288, 'Can change Communication event type', 74, 'change_communicationeventtype'),
	(289, 'Can delete Communication event type', 74, 'delete_communicationeventtype'),
	(290, 'Can view Communication event type', 74, 'view_communicationeventtype'),
	(291, 'Can add Email', 75, 'add_email'),
	(292, 'Can change Email', 75, 'change_email'),
	(293, 'Can delete Email', 75, 'delete_email'),
	(294, 'Can view Email', 75, 'view_email'),
	(295, 'Can add Notification', 76, 'add_notification'),
	(296, 'Can change Notification', 76, 'change_notification'),
	(297, 'Can delete Notification', 76, 'delete_notification'),
	(298, 'Can view Notification', 76, 'view_notification'),
	(299, 'Can add Fulfillment partner', 77, 'add_partner'),
	(300, 'Can change Fulfillment partner', 77, 'change_partner');
INSERT INTO public.auth_permission VALUES
	(301, 'Can delete Fulfillment partner', 77, 'delete_partner'),
	(302, 'Can view Fulfillment partner', 77, 'view_partner'),
	(303, 'Can access dashboard', 77, 'dashboard_access'),
	(304, 'Can add Partner address', 78, 'add_partneraddress'),
	(305, 'Can change Partner address', 78, 'change_partneraddress'),
	(306, 'Can delete Partner address', 78, 'delete_partneraddress'),
	(307, 'Can view Partner address', 78, 'view_partneraddress'),
	(308, 'Can add Stock alert', 79, 'add_stockalert'),
	(309, 'Can change Stock alert', 79, 'change_stockalert'),
	(310, 'Can delete Stock alert', 79, 'delete_stockalert'),
	(311, 'Can view Stock alert', 79, 'view_stockalert'),
	(312, 'Can add Stock record', 80, 'add_stockrecord'),
	(313, 'Can change Stock record', 80, 'change_stockrecord'),
	(314, 'Can delete Stock record', 80, 'delete_stockrecord'),
	(315, 'Can view Stock record', 80, 'view_stockrecord'),
	(316, 'Can add stock movement', 81, 'add_stockmovement'),
	(317, 'Can change stock movement', 81, 'change_stockmovement'),
	(318, 'Can delete stock movement', 81, 'delete_stockmovement'),
	(319, 'Can view stock movement', 81, 'view_stockmovement'),
	(320, 'Can add Basket', 82, 'add_basket'),
	(321, 'Can change Basket', 82, 'change_basket'),
	(322, 'Can delete Basket', 82, 'delete_basket'),
	(323, 'Can view Basket', 82, 'view_basket'),
	(324, 'Can add Basket line', 83, 'add_line'),
	(325, 'Can change Basket line', 83, 'change_line'),
	(326, 'Can delete Basket line', 83, 'delete_line'),
	(327, 'Can view Basket line', 83, 'view_line'),
	(328, 'Can add Line attribute', 84, 'add_lineattribute'),
	(329, 'Can change Line attribute', 84, 'change_lineattribute'),
	(330, 'Can delete Line attribute', 84, 'delete_lineattribute'),
	(331, 'Can view Line attribute', 84, 'view_lineattribute'),
	(332, 'Can add Bankcard', 85, 'add_bankcard'),
	(333, 'Can change Bankcard', 85, 'change_bankcard'),
	(334, 'Can delete Bankcard', 85, 'delete_bankcard'),
	(335, 'Can view Bankcard', 85, 'view_bankcard'),
	(336, 'Can add Source', 86, 'add_source'),
	(337, 'Can change Source', 86, 'change_source'),
	(338, 'Can delete Source', 86, 'delete_source'),
	(339, 'Can view Source', 86, 'view_source'),
	(340, 'Can add Source Type', 87, 'add_sourcetype'),
	(341, 'Can change Source Type', 87, 'change_sourcetype'),
	(342, 'Can delete Source Type', 87, 'delete_sourcetype'),
	(343, 'Can view Source Type', 87, 'view_sourcetype'),
	(344, 'Can add Transaction', 88, 'add_transaction'),
	(345, 'Can change Transaction', 88, 'change_transaction'),
	(346, 'Can delete Transaction', 88, 'delete_transaction'),
	(347, 'Can view Transaction', 88, 'view_transaction'),
	(348, 'Can add payment attempt', 89, 'add_paymentattempt'),
	(349, 'Can change payment attempt', 89, 'change_paymentattempt'),
	(350, 'Can delete payment attempt', 89, 'delete_paymentattempt'),
	(351, 'Can view payment attempt', 89, 'view_paymentattempt'),
	(352, 'Can add payment dispute', 90, 'add_paymentdispute'),
	(353, 'Can change payment dispute', 90, 'change_paymentdispute'),
	(354, 'Can delete payment dispute', 90, 'delete_paymentdispute'),
	(355, 'Can view payment dispute', 90, 'view_paymentdispute'),
	(356, 'Can add payment refund', 91, 'add_paymentrefund'),
	(357, 'Can change payment refund', 91, 'change_paymentrefund'),
	(358, 'Can delete payment refund', 91, 'delete_paymentrefund'),
	(359, 'Can view payment refund', 91, 'view_paymentrefund'),
	(360, 'Can add stripe event', 92, 'add_stripeevent'),
	(361, 'Can change stripe event', 92, 'change_stripeevent'),
	(362, 'Can delete stripe event', 92, 'delete_stripeevent'),
	(363, 'Can view stripe event', 92, 'view_stripeevent'),
	(364, 'Can add refund line', 93, 'add_refundline'),
	(365, 'Can change refund line', 93, 'change_refundline'),
	(366, 'Can delete refund line', 93, 'delete_refundline'),
	(367, 'Can view refund line', 93, 'view_refundline'),
	(368, 'Can add Benefit', 94, 'add_benefit'),
	(369, 'Can change Benefit', 94, 'change_benefit'),
	(370, 'Can delete Benefit', 94, 'delete_benefit'),
	(371, 'Can view Benefit', 94, 'view_benefit'),
	(372, 'Can add Condition', 95, 'add_condition'),
	(373, 'Can change Condition', 95, 'change_condition'),
	(374, 'Can delete Condition', 95, 'delete_condition'),
	(375, 'Can view Condition', 95, 'view_condition'),
	(376, 'Can add Conditional offer', 96, 'add_conditionaloffer'),
	(377, 'Can change Conditional offer', 96, 'change_conditionaloffer'),
	(378, 'Can delete Conditional offer', 96, 'delete_conditionaloffer'),
	(379, 'Can view Conditional offer', 96, 'view_conditionaloffer'),
	(380, 'Can add Range', 97, 'add_range'),
	(381, 'Can change Range', 97, 'change_range'),
	(382, 'Can delete Range', 97, 'delete_range'),
	(383, 'Can view Range', 97, 'view_range'),
	(384, 'Can add range product', 98, 'add_rangeproduct'),
	(385, 'Can change range product', 98, 'change_rangeproduct'),
	(386, 'Can delete range product', 98, 'delete_rangeproduct'),
	(387, 'Can view range product', 98, 'view_rangeproduct'),
	(388, 'Can add Range Product Uploaded File', 99, 'add_rangeproductfileupload'),
	(389, 'Can change Range Product Uploaded File', 99, 'change_rangeproductfileupload'),
	(390, 'Can delete Range Product Uploaded File', 99, 'delete_rangeproductfileupload'),
	(391, 'Can view Range Product Uploaded File', 99, 'view_rangeproductfileupload'),
	(392, 'Can add Absolute discount benefit', 100, 'add_absolutediscountbenefit'),
	(393, 'Can change Absolute discount benefit', 100, 'change_absolutediscountbenefit'),
	(394, 'Can delete Absolute discount benefit', 100, 'delete_absolutediscountbenefit'),
	(395, 'Can view Absolute discount benefit', 100, 'view_absolutediscountbenefit'),
	(396, 'Can add Count condition', 101, 'add_countcondition'),
	(397, 'Can change Count condition', 101, 'change_countcondition'),
	(398, 'Can delete Count condition', 101, 'delete_countcondition'),
	(399, 'Can view Count condition', 101, 'view_countcondition'),
	(400, 'Can add Coverage Condition', 102, 'add_coveragecondition');
INSERT INTO public.auth_permission VALUES
	(401, 'Can change Coverage Condition', 102, 'change_coveragecondition'),
	(402, 'Can delete Coverage Condition', 102, 'delete_coveragecondition'),
	(403, 'Can view Coverage Condition', 102, 'view_coveragecondition'),
	(404, 'Can add Fixed price benefit', 103, 'add_fixedpricebenefit'),
	(405, 'Can change Fixed price benefit', 103, 'change_fixedpricebenefit'),
	(406, 'Can delete Fixed price benefit', 103, 'delete_fixedpricebenefit'),
	(407, 'Can view Fixed price benefit', 103, 'view_fixedpricebenefit'),
	(408, 'Can add Multibuy discount benefit', 104, 'add_multibuydiscountbenefit'),
	(409, 'Can change Multibuy discount benefit', 104, 'change_multibuydiscountbenefit'),
	(410, 'Can delete Multibuy discount benefit', 104, 'delete_multibuydiscountbenefit'),
	(411, 'Can view Multibuy discount benefit', 104, 'view_multibuydiscountbenefit'),
	(412, 'Can add Percentage discount benefit', 105, 'add_percentagediscountbenefit'),
	(413, 'Can change Percentage discount benefit', 105, 'change_percentagediscountbenefit'),
	(414, 'Can delete Percentage discount benefit', 105, 'delete_percentagediscountbenefit'),
	(415, 'Can view Percentage discount benefit', 105, 'view_percentagediscountbenefit'),
	(416, 'Can add shipping benefit', 106, 'add_shippingbenefit'),
	(417, 'Can change shipping benefit', 106, 'change_shippingbenefit'),
	(418, 'Can delete shipping benefit', 106, 'delete_shippingbenefit'),
	(419, 'Can view shipping benefit', 106, 'view_shippingbenefit'),
	(420, 'Can add Shipping absolute discount benefit', 107, 'add_shippingabsolutediscountbenefit'),
	(421, 'Can change Shipping absolute discount benefit', 107, 'change_shippingabsolutediscountbenefit'),
	(422, 'Can delete Shipping absolute discount benefit', 107, 'delete_shippingabsolutediscountbenefit'),
	(423, 'Can view Shipping absolute discount benefit', 107, 'view_shippingabsolutediscountbenefit'),
	(424, 'Can add Fixed price shipping benefit', 108, 'add_shippingfixedpricebenefit'),
	(425, 'Can change Fixed price shipping benefit', 108, 'change_shippingfixedpricebenefit'),
	(426, 'Can delete Fixed price shipping benefit', 108, 'delete_shippingfixedpricebenefit'),
	(427, 'Can view Fixed price shipping benefit', 108, 'view_shippingfixedpricebenefit'),
	(428, 'Can add Shipping percentage discount benefit', 109, 'add_shippingpercentagediscountbenefit'),
	(429, 'Can change Shipping percentage discount benefit', 109, 'change_shippingpercentagediscountbenefit'),
	(430, 'Can delete Shipping percentage discount benefit', 109, 'delete_shippingpercentagediscountbenefit'),
	(431, 'Can view Shipping percentage discount benefit', 109, 'view_shippingpercentagediscountbenefit'),
	(432, 'Can add Value condition', 110, 'add_valuecondition'),
	(433, 'Can change Value condition', 110, 'change_valuecondition'),
	(434, 'Can delete Value condition', 110, 'delete_valuecondition'),
	(435, 'Can view Value condition', 110, 'view_valuecondition'),
	(436, 'Can add Fixed unit discount benefit', 111, 'add_fixedunitdiscountbenefit'),
	(437, 'Can change Fixed unit discount benefit', 111, 'change_fixedunitdiscountbenefit'),
	(438, 'Can delete Fixed unit discount benefit', 111, 'delete_fixedunitdiscountbenefit'),
	(439, 'Can view Fixed unit discount benefit', 111, 'view_fixedunitdiscountbenefit'),
	(440, 'Can add Billing address', 112, 'add_billingaddress'),
	(441, 'Can change Billing address', 112, 'change_billingaddress'),
	(442, 'Can delete Billing address', 112, 'delete_billingaddress'),
	(443, 'Can view Billing address', 112, 'view_billingaddress'),
	(444, 'Can add Communication Event', 113, 'add_communicationevent'),
	(445, 'Can change Communication Event', 113, 'change_communicationevent'),
	(446, 'Can delete Communication Event', 113, 'delete_communicationevent'),
	(447, 'Can view Communication Event', 113, 'view_communicationevent'),
	(448, 'Can add Order Line', 114, 'add_line'),
	(449, 'Can change Order Line', 114, 'change_line'),
	(450, 'Can delete Order Line', 114, 'delete_line'),
	(451, 'Can view Order Line', 114, 'view_line'),
	(452, 'Can add Line Attribute', 115, 'add_lineattribute'),
	(453, 'Can change Line Attribute', 115, 'change_lineattribute'),
	(454, 'Can delete Line Attribute', 115, 'delete_lineattribute'),
	(455, 'Can view Line Attribute', 115, 'view_lineattribute'),
	(456, 'Can add Line Price', 116, 'add_lineprice'),
	(457, 'Can change Line Price', 116, 'change_lineprice'),
	(458, 'Can delete Line Price', 116, 'delete_lineprice'),
	(459, 'Can view Line Price', 116, 'view_lineprice'),
	(460, 'Can add Order', 117, 'add_order'),
	(461, 'Can change Order', 117, 'change_order'),
	(462, 'Can delete Order', 117, 'delete_order'),
	(463, 'Can view Order', 117, 'view_order'),
	(464, 'Can mark an order packed', 117, 'pack_order'),
	(465, 'Can ship an order', 117, 'ship_order'),
	(466, 'Can cancel an order', 117, 'cancel_order'),
	(467, 'Can refund an order', 117, 'refund_order'),
	(468, 'Can export the list of orders', 117, 'export_order'),
	(469, 'Can add Order Discount', 118, 'add_orderdiscount'),
	(470, 'Can change Order Discount', 118, 'change_orderdiscount'),
	(471, 'Can delete Order Discount', 118, 'delete_orderdiscount'),
	(472, 'Can view Order Discount', 118, 'view_orderdiscount'),
	(473, 'Can add Order Note', 119, 'add_ordernote'),
	(474, 'Can change Order Note', 119, 'change_ordernote'),
	(475, 'Can delete Order Note', 119, 'delete_ordernote'),
	(476, 'Can view Order Note', 119, 'view_ordernote'),
	(477, 'Can add Payment Event', 120, 'add_paymentevent'),
	(478, 'Can change Payment Event', 120, 'change_paymentevent'),
	(479, 'Can delete Payment Event', 120, 'delete_paymentevent'),
	(480, 'Can view Payment Event', 120, 'view_paymentevent'),
	(481, 'Can add Payment Event Quantity', 121, 'add_paymenteventquantity'),
	(482, 'Can change Payment Event Quantity', 121, 'change_paymenteventquantity'),
	(483, 'Can delete Payment Event Quantity', 121, 'delete_paymenteventquantity'),
	(484, 'Can view Payment Event Quantity', 121, 'view_paymenteventquantity'),
	(485, 'Can add Payment Event Type', 122, 'add_paymenteventtype'),
	(486, 'Can change Payment Event Type', 122, 'change_paymenteventtype'),
	(487, 'Can delete Payment Event Type', 122, 'delete_paymenteventtype'),
	(488, 'Can view Payment Event Type', 122, 'view_paymenteventtype'),
	(489, 'Can add Shipping address', 123, 'add_shippingaddress'),
	(490, 'Can change Shipping address', 123, 'change_shippingaddress'),
	(491, 'Can delete Shipping address', 123, 'delete_shippingaddress'),
	(492, 'Can view Shipping address', 123, 'view_shippingaddress'),
	(493, 'Can add Shipping Event', 124, 'add_shippingevent'),
	(494, 'Can change Shipping Event', 124, 'change_shippingevent'),
	(495, 'Can delete Shipping Event', 124, 'delete_shippingevent'),
	(496, 'Can view Shipping Event', 124, 'view_shippingevent'),
	(497, 'Can add Shipping Event Quantity', 125, 'add_shippingeventquantity'),
	(498, 'Can change Shipping Event Quantity', 125, 'change_shippingeventquantity'),
	(499, 'Can delete Shipping Event Quantity', 125, 'delete_shippingeventquantity'),
	(500, 'Can view Shipping Event Quantity', 125, 'view_shippingeventquantity');
INSERT INTO public.auth_permission VALUES
	(501, 'Can add Shipping Event Type', 126, 'add_shippingeventtype'),
	(502, 'Can change Shipping Event Type', 126, 'change_shippingeventtype'),
	(503, 'Can delete Shipping Event Type', 126, 'delete_shippingeventtype'),
	(504, 'Can view Shipping Event Type', 126, 'view_shippingeventtype'),
	(505, 'Can add Order Status Change', 127, 'add_orderstatuschange'),
	(506, 'Can change Order Status Change', 127, 'change_orderstatuschange'),
	(507, 'Can delete Order Status Change', 127, 'delete_orderstatuschange'),
	(508, 'Can view Order Status Change', 127, 'view_orderstatuschange'),
	(509, 'Can add Surcharge', 128, 'add_surcharge'),
	(510, 'Can change Surcharge', 128, 'change_surcharge'),
	(511, 'Can delete Surcharge', 128, 'delete_surcharge'),
	(512, 'Can view Surcharge', 128, 'view_surcharge'),
	(513, 'Can add Order line discount', 129, 'add_orderlinediscount'),
	(514, 'Can change Order line discount', 129, 'change_orderlinediscount'),
	(515, 'Can delete Order line discount', 129, 'delete_orderlinediscount'),
	(516, 'Can view Order line discount', 129, 'view_orderlinediscount'),
	(517, 'Can add order origin', 130, 'add_orderorigin'),
	(518, 'Can change order origin', 130, 'change_orderorigin'),
	(519, 'Can delete order origin', 130, 'delete_orderorigin'),
	(520, 'Can view order origin', 130, 'view_orderorigin'),
	(521, 'Can add unpaid order', 131, 'add_unpaidorder'),
	(522, 'Can change unpaid order', 131, 'change_unpaidorder'),
	(523, 'Can delete unpaid order', 131, 'delete_unpaidorder'),
	(524, 'Can view unpaid order', 131, 'view_unpaidorder'),
	(525, 'Can add order hold', 132, 'add_orderhold'),
	(526, 'Can change order hold', 132, 'change_orderhold'),
	(527, 'Can delete order hold', 132, 'delete_orderhold'),
	(528, 'Can view order hold', 132, 'view_orderhold'),
	(529, 'Can add Product alert', 133, 'add_productalert'),
	(530, 'Can change Product alert', 133, 'change_productalert'),
	(531, 'Can delete Product alert', 133, 'delete_productalert'),
	(532, 'Can view Product alert', 133, 'view_productalert'),
	(533, 'Can add word', 134, 'add_word'),
	(534, 'Can change word', 134, 'change_word'),
	(535, 'Can delete word', 134, 'delete_word'),
	(536, 'Can view word', 134, 'view_word'),
	(537, 'Can add synonym', 135, 'add_synonym'),
	(538, 'Can change synonym', 135, 'change_synonym'),
	(539, 'Can delete synonym', 135, 'delete_synonym'),
	(540, 'Can view synonym', 135, 'view_synonym'),
	(541, 'Can add Voucher', 136, 'add_voucher'),
	(542, 'Can change Voucher', 136, 'change_voucher'),
	(543, 'Can delete Voucher', 136, 'delete_voucher'),
	(544, 'Can view Voucher', 136, 'view_voucher'),
	(545, 'Can add Voucher Application', 137, 'add_voucherapplication'),
	(546, 'Can change Voucher Application', 137, 'change_voucherapplication'),
	(547, 'Can delete Voucher Application', 137, 'delete_voucherapplication'),
	(548, 'Can view Voucher Application', 137, 'view_voucherapplication'),
	(549, 'Can add VoucherSet', 138, 'add_voucherset'),
	(550, 'Can change VoucherSet', 138, 'change_voucherset'),
	(551, 'Can delete VoucherSet', 138, 'delete_voucherset'),
	(552, 'Can view VoucherSet', 138, 'view_voucherset'),
	(553, 'Can add voucher claim', 139, 'add_voucherclaim'),
	(554, 'Can change voucher claim', 139, 'change_voucherclaim'),
	(555, 'Can delete voucher claim', 139, 'delete_voucherclaim'),
	(556, 'Can view voucher claim', 139, 'view_voucherclaim'),
	(557, 'Can add voucher claim key', 140, 'add_voucherclaimkey'),
	(558, 'Can change voucher claim key', 140, 'change_voucherclaimkey'),
	(559, 'Can delete voucher claim key', 140, 'delete_voucherclaimkey'),
	(560, 'Can view voucher claim key', 140, 'view_voucherclaimkey'),
	(561, 'Can add Wish list line', 141, 'add_line'),
	(562, 'Can change Wish list line', 141, 'change_line'),
	(563, 'Can delete Wish list line', 141, 'delete_line'),
	(564, 'Can view Wish list line', 141, 'view_line'),
	(565, 'Can add Wish List', 142, 'add_wishlist'),
	(566, 'Can change Wish List', 142, 'change_wishlist'),
	(567, 'Can delete Wish List', 142, 'delete_wishlist'),
	(568, 'Can view Wish List', 142, 'view_wishlist'),
	(569, 'Can add Wish list shared email', 143, 'add_wishlistsharedemail'),
	(570, 'Can change Wish list shared email', 143, 'change_wishlistsharedemail'),
	(571, 'Can delete Wish list shared email', 143, 'delete_wishlistsharedemail'),
	(572, 'Can view Wish list shared email', 143, 'view_wishlistsharedemail'),
	(573, 'Can add parcel', 144, 'add_parcel'),
	(574, 'Can change parcel', 144, 'change_parcel'),
	(575, 'Can delete parcel', 144, 'delete_parcel'),
	(576, 'Can view parcel', 144, 'view_parcel'),
	(577, 'Can add parcel line', 145, 'add_parcelline'),
	(578, 'Can change parcel line', 145, 'change_parcelline'),
	(579, 'Can delete parcel line', 145, 'delete_parcelline'),
	(580, 'Can view parcel line', 145, 'view_parcelline'),
	(581, 'Can add health report', 146, 'add_healthreport'),
	(582, 'Can change health report', 146, 'change_healthreport'),
	(583, 'Can delete health report', 146, 'delete_healthreport'),
	(584, 'Can view health report', 146, 'view_healthreport'),
	(585, 'Can add home page', 27, 'add_homepage'),
	(586, 'Can change home page', 27, 'change_homepage'),
	(587, 'Can delete home page', 27, 'delete_homepage'),
	(588, 'Can view home page', 27, 'view_homepage'),
	(589, 'Can add journal', 28, 'add_journalindexpage'),
	(590, 'Can change journal', 28, 'change_journalindexpage'),
	(591, 'Can delete journal', 28, 'delete_journalindexpage'),
	(592, 'Can view journal', 28, 'view_journalindexpage'),
	(593, 'Can add site settings', 147, 'add_sitesettings'),
	(594, 'Can change site settings', 147, 'change_sitesettings'),
	(595, 'Can delete site settings', 147, 'delete_sitesettings'),
	(596, 'Can view site settings', 147, 'view_sitesettings'),
	(597, 'Can add standard page', 148, 'add_standardpage'),
	(598, 'Can change standard page', 148, 'change_standardpage'),
	(599, 'Can delete standard page', 148, 'delete_standardpage'),
	(600, 'Can view standard page', 148, 'view_standardpage');
INSERT INTO public.auth_permission VALUES
	(601, 'Can add topic', 149, 'add_topic'),
	(602, 'Can change topic', 149, 'change_topic'),
	(603, 'Can delete topic', 149, 'delete_topic'),
	(604, 'Can view topic', 149, 'view_topic'),
	(605, 'Can add person', 150, 'add_person'),
	(606, 'Can change person', 150, 'change_person'),
	(607, 'Can delete person', 150, 'delete_person'),
	(608, 'Can view person', 150, 'view_person'),
	(609, 'Can add article', 151, 'add_articlepage'),
	(610, 'Can change article', 151, 'change_articlepage'),
	(611, 'Can delete article', 151, 'delete_articlepage'),
	(612, 'Can view article', 151, 'view_articlepage'),
	(613, 'Can add article product', 152, 'add_articleproduct'),
	(614, 'Can change article product', 152, 'change_articleproduct'),
	(615, 'Can delete article product', 152, 'delete_articleproduct'),
	(616, 'Can view article product', 152, 'view_articleproduct'),
	(617, 'Can add enquiry', 153, 'add_enquiry'),
	(618, 'Can change enquiry', 153, 'change_enquiry'),
	(619, 'Can delete enquiry', 153, 'delete_enquiry'),
	(620, 'Can view enquiry', 153, 'view_enquiry'),
	(621, 'Can export enquiries', 153, 'export_enquiry'),
	(622, 'Can add form submission', 154, 'add_formsubmission'),
	(623, 'Can change form submission', 154, 'change_formsubmission'),
	(624, 'Can delete form submission', 154, 'delete_formsubmission'),
	(625, 'Can view form submission', 154, 'view_formsubmission'),
	(626, 'Can add redirect', 155, 'add_redirect'),
	(627, 'Can change redirect', 155, 'change_redirect'),
	(628, 'Can delete redirect', 155, 'delete_redirect'),
	(629, 'Can view redirect', 155, 'view_redirect'),
	(630, 'Can add embed', 156, 'add_embed'),
	(631, 'Can change embed', 156, 'change_embed'),
	(632, 'Can delete embed', 156, 'delete_embed'),
	(633, 'Can view embed', 156, 'view_embed'),
	(634, 'Can add user profile', 157, 'add_userprofile'),
	(635, 'Can change user profile', 157, 'change_userprofile'),
	(636, 'Can delete user profile', 157, 'delete_userprofile'),
	(637, 'Can view user profile', 157, 'view_userprofile'),
	(638, 'Can view document', 30, 'view_document'),
	(639, 'Can view image', 31, 'view_image'),
	(640, 'Can add rendition', 158, 'add_rendition'),
	(641, 'Can change rendition', 158, 'change_rendition'),
	(642, 'Can delete rendition', 158, 'delete_rendition'),
	(643, 'Can view rendition', 158, 'view_rendition'),
	(644, 'Can add index entry', 159, 'add_indexentry'),
	(645, 'Can change index entry', 159, 'change_indexentry'),
	(646, 'Can delete index entry', 159, 'delete_indexentry'),
	(647, 'Can view index entry', 159, 'view_indexentry'),
	(648, 'Can add editing session', 160, 'add_editingsession'),
	(649, 'Can change editing session', 160, 'change_editingsession'),
	(650, 'Can delete editing session', 160, 'delete_editingsession'),
	(651, 'Can view editing session', 160, 'view_editingsession'),
	(652, 'Can add form state', 161, 'add_formstate'),
	(653, 'Can change form state', 161, 'change_formstate'),
	(654, 'Can delete form state', 161, 'delete_formstate'),
	(655, 'Can view form state', 161, 'view_formstate'),
	(656, 'Can add tag', 162, 'add_tag'),
	(657, 'Can change tag', 162, 'change_tag'),
	(658, 'Can delete tag', 162, 'delete_tag'),
	(659, 'Can view tag', 162, 'view_tag'),
	(660, 'Can add tagged item', 163, 'add_taggeditem'),
	(661, 'Can change tagged item', 163, 'change_taggeditem'),
	(662, 'Can delete tagged item', 163, 'delete_taggeditem'),
	(663, 'Can view tagged item', 163, 'view_taggeditem'),
	(664, 'Can add email address', 164, 'add_emailaddress'),
	(665, 'Can change email address', 164, 'change_emailaddress'),
	(666, 'Can delete email address', 164, 'delete_emailaddress'),
	(667, 'Can view email address', 164, 'view_emailaddress'),
	(668, 'Can add email confirmation', 165, 'add_emailconfirmation'),
	(669, 'Can change email confirmation', 165, 'change_emailconfirmation'),
	(670, 'Can delete email confirmation', 165, 'delete_emailconfirmation'),
	(671, 'Can view email confirmation', 165, 'view_emailconfirmation'),
	(672, 'Can add authenticator', 166, 'add_authenticator'),
	(673, 'Can change authenticator', 166, 'change_authenticator'),
	(674, 'Can delete authenticator', 166, 'delete_authenticator'),
	(675, 'Can view authenticator', 166, 'view_authenticator'),
	(676, 'Can add procrastinate event', 167, 'add_procrastinateevent'),
	(677, 'Can change procrastinate event', 167, 'change_procrastinateevent'),
	(678, 'Can delete procrastinate event', 167, 'delete_procrastinateevent'),
	(679, 'Can view procrastinate event', 167, 'view_procrastinateevent'),
	(680, 'Can add procrastinate job', 168, 'add_procrastinatejob'),
	(681, 'Can change procrastinate job', 168, 'change_procrastinatejob'),
	(682, 'Can delete procrastinate job', 168, 'delete_procrastinatejob'),
	(683, 'Can view procrastinate job', 168, 'view_procrastinatejob'),
	(684, 'Can add procrastinate periodic defer', 169, 'add_procrastinateperiodicdefer'),
	(685, 'Can change procrastinate periodic defer', 169, 'change_procrastinateperiodicdefer'),
	(686, 'Can delete procrastinate periodic defer', 169, 'delete_procrastinateperiodicdefer'),
	(687, 'Can view procrastinate periodic defer', 169, 'view_procrastinateperiodicdefer'),
	(688, 'Can add procrastinate worker', 170, 'add_procrastinateworker'),
	(689, 'Can change procrastinate worker', 170, 'change_procrastinateworker'),
	(690, 'Can delete procrastinate worker', 170, 'delete_procrastinateworker'),
	(691, 'Can view procrastinate worker', 170, 'view_procrastinateworker'),
	(692, 'Can add log entry', 171, 'add_logentry'),
	(693, 'Can change log entry', 171, 'change_logentry'),
	(694, 'Can delete log entry', 171, 'delete_logentry'),
	(695, 'Can view log entry', 171, 'view_logentry'),
	(696, 'Can add permission', 172, 'add_permission'),
	(697, 'Can change permission', 172, 'change_permission'),
	(698, 'Can delete permission', 172, 'delete_permission'),
	(699, 'Can view permission', 172, 'view_permission'),
	(700, 'Can add group', 173, 'add_group');
INSERT INTO public.auth_permission VALUES
	(701, 'Can change group', 173, 'change_group'),
	(702, 'Can delete group', 173, 'delete_group'),
	(703, 'Can view group', 173, 'view_group'),
	(704, 'Can add content type', 174, 'add_contenttype'),
	(705, 'Can change content type', 174, 'change_contenttype'),
	(706, 'Can delete content type', 174, 'delete_contenttype'),
	(707, 'Can view content type', 174, 'view_contenttype'),
	(708, 'Can add session', 175, 'add_session'),
	(709, 'Can change session', 175, 'change_session'),
	(710, 'Can delete session', 175, 'delete_session'),
	(711, 'Can view session', 175, 'view_session'),
	(712, 'Can add site', 176, 'add_site'),
	(713, 'Can change site', 176, 'change_site'),
	(714, 'Can delete site', 176, 'delete_site'),
	(715, 'Can view site', 176, 'view_site'),
	(716, 'Can add flat page', 177, 'add_flatpage'),
	(717, 'Can change flat page', 177, 'change_flatpage'),
	(718, 'Can delete flat page', 177, 'delete_flatpage'),
	(719, 'Can view flat page', 177, 'view_flatpage');

INSERT INTO public.cms_homepage VALUES
	(3, '[]');

INSERT INTO public.cms_journalindexpage VALUES
	(4, '', '');

INSERT INTO public.django_content_type VALUES
	(1, 'wagtailcore', 'page'),
	(2, 'wagtailcore', 'groupapprovaltask'),
	(3, 'wagtailcore', 'locale'),
	(4, 'wagtailcore', 'site'),
	(5, 'wagtailcore', 'groupsitepermission'),
	(6, 'wagtailcore', 'apitoken'),
	(7, 'wagtailcore', 'modellogentry'),
	(8, 'wagtailcore', 'revision'),
	(9, 'wagtailcore', 'collectionviewrestriction'),
	(10, 'wagtailcore', 'collection'),
	(11, 'wagtailcore', 'groupcollectionpermission'),
	(12, 'wagtailcore', 'uploadedfile'),
	(13, 'wagtailcore', 'workflowcontenttype'),
	(14, 'wagtailcore', 'workflowstate'),
	(15, 'wagtailcore', 'workflow'),
	(16, 'wagtailcore', 'workflowtask'),
	(17, 'wagtailcore', 'task'),
	(18, 'wagtailcore', 'taskstate'),
	(19, 'wagtailcore', 'grouppagepermission'),
	(20, 'wagtailcore', 'pageviewrestriction'),
	(21, 'wagtailcore', 'workflowpage'),
	(22, 'wagtailcore', 'pagelogentry'),
	(23, 'wagtailcore', 'comment'),
	(24, 'wagtailcore', 'commentreply'),
	(25, 'wagtailcore', 'pagesubscription'),
	(26, 'wagtailcore', 'referenceindex'),
	(27, 'cms', 'homepage'),
	(28, 'cms', 'journalindexpage'),
	(29, 'wagtailadmin', 'admin'),
	(30, 'wagtaildocs', 'document'),
	(31, 'wagtailimages', 'image'),
	(32, 'seedpearl', 'trycount'),
	(33, 'users', 'user'),
	(34, 'users', 'closedaccountkey'),
	(35, 'users', 'accountemail'),
	(36, 'users', 'accountsession'),
	(37, 'users', 'emailchange'),
	(38, 'images', 'picture'),
	(39, 'images', 'rendition'),
	(40, 'images', 'preparation'),
	(41, 'mail', 'outboxmail'),
	(42, 'analytics', 'productrecord'),
	(43, 'analytics', 'userproductview'),
	(44, 'analytics', 'userrecord'),
	(45, 'analytics', 'usersearch'),
	(46, 'address', 'country'),
	(47, 'address', 'useraddress'),
	(48, 'shipping', 'orderanditemcharges'),
	(49, 'shipping', 'weightband'),
	(50, 'shipping', 'weightbased'),
	(51, 'catalogue', 'attributeoption'),
	(52, 'catalogue', 'attributeoptiongroup'),
	(53, 'catalogue', 'category'),
	(54, 'catalogue', 'option'),
	(55, 'catalogue', 'product'),
	(56, 'catalogue', 'productattribute'),
	(57, 'catalogue', 'productattributevalue'),
	(58, 'catalogue', 'productcategory'),
	(59, 'catalogue', 'productclass'),
	(60, 'catalogue', 'productimage'),
	(61, 'catalogue', 'productrecommendation'),
	(62, 'catalogue', 'productcategoryhierarchy'),
	(63, 'catalogue', 'active'),
	(64, 'catalogue', 'caution'),
	(65, 'catalogue', 'concern'),
	(66, 'catalogue', 'ingredient'),
	(67, 'catalogue', 'productactive'),
	(68, 'catalogue', 'productingredient'),
	(69, 'catalogue', 'setitem'),
	(70, 'catalogue', 'skintype'),
	(71, 'catalogue', 'formerslug'),
	(72, 'reviews', 'productreview'),
	(73, 'reviews', 'vote'),
	(74, 'communication', 'communicationeventtype'),
	(75, 'communication', 'email'),
	(76, 'communication', 'notification'),
	(77, 'partner', 'partner'),
	(78, 'partner', 'partneraddress'),
	(79, 'partner', 'stockalert'),
	(80, 'partner', 'stockrecord'),
	(81, 'partner', 'stockmovement'),
	(82, 'basket', 'basket'),
	(83, 'basket', 'line'),
	(84, 'basket', 'lineattribute'),
	(85, 'payment', 'bankcard'),
	(86, 'payment', 'source'),
	(87, 'payment', 'sourcetype'),
	(88, 'payment', 'transaction'),
	(89, 'payment', 'paymentattempt'),
	(90, 'payment', 'paymentdispute'),
	(91, 'payment', 'paymentrefund'),
	(92, 'payment', 'stripeevent'),
	(93, 'payment', 'refundline'),
	(94, 'offer', 'benefit'),
	(95, 'offer', 'condition'),
	(96, 'offer', 'conditionaloffer'),
	(97, 'offer', 'range'),
	(98, 'offer', 'rangeproduct'),
	(99, 'offer', 'rangeproductfileupload'),
	(100, 'offer', 'absolutediscountbenefit');
INSERT INTO public.django_content_type VALUES
	(101, 'offer', 'countcondition'),
	(102, 'offer', 'coveragecondition'),
	(103, 'offer', 'fixedpricebenefit'),
	(104, 'offer', 'multibuydiscountbenefit'),
	(105, 'offer', 'percentagediscountbenefit'),
	(106, 'offer', 'shippingbenefit'),
	(107, 'offer', 'shippingabsolutediscountbenefit'),
	(108, 'offer', 'shippingfixedpricebenefit'),
	(109, 'offer', 'shippingpercentagediscountbenefit'),
	(110, 'offer', 'valuecondition'),
	(111, 'offer', 'fixedunitdiscountbenefit'),
	(112, 'order', 'billingaddress'),
	(113, 'order', 'communicationevent'),
	(114, 'order', 'line'),
	(115, 'order', 'lineattribute'),
	(116, 'order', 'lineprice'),
	(117, 'order', 'order'),
	(118, 'order', 'orderdiscount'),
	(119, 'order', 'ordernote'),
	(120, 'order', 'paymentevent'),
	(121, 'order', 'paymenteventquantity'),
	(122, 'order', 'paymenteventtype'),
	(123, 'order', 'shippingaddress'),
	(124, 'order', 'shippingevent'),
	(125, 'order', 'shippingeventquantity'),
	(126, 'order', 'shippingeventtype'),
	(127, 'order', 'orderstatuschange'),
	(128, 'order', 'surcharge'),
	(129, 'order', 'orderlinediscount'),
	(130, 'order', 'orderorigin'),
	(131, 'order', 'unpaidorder'),
	(132, 'order', 'orderhold'),
	(133, 'customer', 'productalert'),
	(134, 'search', 'word'),
	(135, 'search', 'synonym'),
	(136, 'voucher', 'voucher'),
	(137, 'voucher', 'voucherapplication'),
	(138, 'voucher', 'voucherset'),
	(139, 'voucher', 'voucherclaim'),
	(140, 'voucher', 'voucherclaimkey'),
	(141, 'wishlists', 'line'),
	(142, 'wishlists', 'wishlist'),
	(143, 'wishlists', 'wishlistsharedemail'),
	(144, 'fulfilment', 'parcel'),
	(145, 'fulfilment', 'parcelline'),
	(146, 'health', 'healthreport'),
	(147, 'cms', 'sitesettings'),
	(148, 'cms', 'standardpage'),
	(149, 'cms', 'topic'),
	(150, 'cms', 'person'),
	(151, 'cms', 'articlepage'),
	(152, 'cms', 'articleproduct'),
	(153, 'cms', 'enquiry'),
	(154, 'wagtailforms', 'formsubmission'),
	(155, 'wagtailredirects', 'redirect'),
	(156, 'wagtailembeds', 'embed'),
	(157, 'wagtailusers', 'userprofile'),
	(158, 'wagtailimages', 'rendition'),
	(159, 'wagtailsearch', 'indexentry'),
	(160, 'wagtailadmin', 'editingsession'),
	(161, 'wagtailadmin', 'formstate'),
	(162, 'taggit', 'tag'),
	(163, 'taggit', 'taggeditem'),
	(164, 'account', 'emailaddress'),
	(165, 'account', 'emailconfirmation'),
	(166, 'mfa', 'authenticator'),
	(167, 'procrastinate', 'procrastinateevent'),
	(168, 'procrastinate', 'procrastinatejob'),
	(169, 'procrastinate', 'procrastinateperiodicdefer'),
	(170, 'procrastinate', 'procrastinateworker'),
	(171, 'admin', 'logentry'),
	(172, 'auth', 'permission'),
	(173, 'auth', 'group'),
	(174, 'contenttypes', 'contenttype'),
	(175, 'sessions', 'session'),
	(176, 'sites', 'site'),
	(177, 'flatpages', 'flatpage');

INSERT INTO public.django_migrations VALUES
	(1, 'contenttypes', '0001_initial', '2026-01-01 00:00:00+00'),
	(2, 'contenttypes', '0002_remove_content_type_name', '2026-01-01 00:00:00+00'),
	(3, 'auth', '0001_initial', '2026-01-01 00:00:00+00'),
	(4, 'auth', '0002_alter_permission_name_max_length', '2026-01-01 00:00:00+00'),
	(5, 'auth', '0003_alter_user_email_max_length', '2026-01-01 00:00:00+00'),
	(6, 'auth', '0004_alter_user_username_opts', '2026-01-01 00:00:00+00'),
	(7, 'auth', '0005_alter_user_last_login_null', '2026-01-01 00:00:00+00'),
	(8, 'auth', '0006_require_contenttypes_0002', '2026-01-01 00:00:00+00'),
	(9, 'auth', '0007_alter_validators_add_error_messages', '2026-01-01 00:00:00+00'),
	(10, 'auth', '0008_alter_user_username_max_length', '2026-01-01 00:00:00+00'),
	(11, 'auth', '0009_alter_user_last_name_max_length', '2026-01-01 00:00:00+00'),
	(12, 'auth', '0010_alter_group_name_max_length', '2026-01-01 00:00:00+00'),
	(13, 'auth', '0011_update_proxy_permissions', '2026-01-01 00:00:00+00'),
	(14, 'auth', '0012_alter_user_first_name_max_length', '2026-01-01 00:00:00+00'),
	(15, 'users', '0001_add_user', '2026-01-01 00:00:00+00'),
	(16, 'account', '0001_initial', '2026-01-01 00:00:00+00'),
	(17, 'account', '0002_email_max_length', '2026-01-01 00:00:00+00'),
	(18, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-01-01 00:00:00+00'),
	(19, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-01-01 00:00:00+00'),
	(20, 'account', '0005_emailaddress_idx_upper_email', '2026-01-01 00:00:00+00'),
	(21, 'account', '0006_emailaddress_lower', '2026-01-01 00:00:00+00'),
	(22, 'account', '0007_emailaddress_idx_email', '2026-01-01 00:00:00+00'),
	(23, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-01-01 00:00:00+00'),
	(24, 'account', '0009_emailaddress_unique_primary_email', '2026-01-01 00:00:00+00'),
	(25, 'address', '0001_initial', '2026-01-01 00:00:00+00'),
	(26, 'address', '0002_auto_20150927_1547', '2026-01-01 00:00:00+00'),
	(27, 'address', '0003_auto_20150927_1551', '2026-01-01 00:00:00+00'),
	(28, 'address', '0004_auto_20170226_1122', '2026-01-01 00:00:00+00'),
	(29, 'address', '0005_regenerate_user_address_hashes', '2026-01-01 00:00:00+00'),
	(30, 'address', '0006_auto_20181115_1953', '2026-01-01 00:00:00+00'),
	(31, 'address', '0007_useraddress_code', '2026-01-01 00:00:00+00'),
	(32, 'admin', '0001_initial', '2026-01-01 00:00:00+00'),
	(33, 'admin', '0002_logentry_remove_auto_add', '2026-01-01 00:00:00+00'),
	(34, 'admin', '0003_logentry_add_action_flag_choices', '2026-01-01 00:00:00+00'),
	(35, 'catalogue', '0001_initial', '2026-01-01 00:00:00+00'),
	(36, 'analytics', '0001_initial', '2026-01-01 00:00:00+00'),
	(37, 'analytics', '0002_auto_20140827_1705', '2026-01-01 00:00:00+00'),
	(38, 'analytics', '0003_auto_20200801_0817', '2026-01-01 00:00:00+00'),
	(39, 'sites', '0001_initial', '2026-01-01 00:00:00+00'),
	(40, 'partner', '0001_initial', '2026-01-01 00:00:00+00'),
	(41, 'customer', '0001_initial', '2026-01-01 00:00:00+00'),
	(42, 'basket', '0001_initial', '2026-01-01 00:00:00+00'),
	(43, 'basket', '0002_auto_20140827_1705', '2026-01-01 00:00:00+00'),
	(44, 'order', '0001_initial', '2026-01-01 00:00:00+00'),
	(45, 'offer', '0001_initial', '2026-01-01 00:00:00+00'),
	(46, 'voucher', '0001_initial', '2026-01-01 00:00:00+00'),
	(47, 'voucher', '0002_auto_20170418_2132', '2026-01-01 00:00:00+00'),
	(48, 'voucher', '0003_auto_20171212_0411', '2026-01-01 00:00:00+00'),
	(49, 'offer', '0002_auto_20151210_1053', '2026-01-01 00:00:00+00'),
	(50, 'offer', '0003_auto_20161120_1707', '2026-01-01 00:00:00+00'),
	(51, 'offer', '0004_auto_20170415_1518', '2026-01-01 00:00:00+00'),
	(52, 'offer', '0005_auto_20170423_1217', '2026-01-01 00:00:00+00'),
	(53, 'offer', '0006_auto_20170504_0616', '2026-01-01 00:00:00+00'),
	(54, 'offer', '0007_conditionaloffer_exclusive', '2026-01-01 00:00:00+00'),
	(55, 'voucher', '0004_auto_20180228_0940', '2026-01-01 00:00:00+00'),
	(56, 'voucher', '0005_auto_20180402_1425', '2026-01-01 00:00:00+00'),
	(57, 'voucher', '0006_auto_20180413_0911', '2026-01-01 00:00:00+00'),
	(58, 'voucher', '0007_auto_20181115_1953', '2026-01-01 00:00:00+00'),
	(59, 'voucher', '0008_auto_20200801_0817', '2026-01-01 00:00:00+00'),
	(60, 'voucher', '0009_make_voucher_names_unique', '2026-01-01 00:00:00+00'),
	(61, 'voucher', '0010_auto_20210224_0712', '2026-01-01 00:00:00+00'),
	(62, 'sites', '0002_alter_domain_unique', '2026-01-01 00:00:00+00'),
	(63, 'partner', '0002_auto_20141007_2032', '2026-01-01 00:00:00+00'),
	(64, 'partner', '0003_auto_20150604_1450', '2026-01-01 00:00:00+00'),
	(65, 'partner', '0004_auto_20160107_1755', '2026-01-01 00:00:00+00'),
	(66, 'partner', '0005_auto_20181115_1953', '2026-01-01 00:00:00+00'),
	(67, 'partner', '0006_auto_20200724_0909', '2026-01-01 00:00:00+00'),
	(68, 'partner', '0007_partneraddress_code', '2026-01-01 00:00:00+00'),
	(69, 'wagtailcore', '0001_initial', '2026-01-01 00:00:00+00'),
	(70, 'wagtailcore', '0002_initial_data', '2026-01-01 00:00:00+00'),
	(71, 'wagtailcore', '0003_add_uniqueness_constraint_on_group_page_permission', '2026-01-01 00:00:00+00'),
	(72, 'wagtailcore', '0004_page_locked', '2026-01-01 00:00:00+00'),
	(73, 'wagtailcore', '0005_add_page_lock_permission_to_moderators', '2026-01-01 00:00:00+00'),
	(74, 'wagtailcore', '0006_add_lock_page_permission', '2026-01-01 00:00:00+00'),
	(75, 'wagtailcore', '0007_page_latest_revision_created_at', '2026-01-01 00:00:00+00'),
	(76, 'wagtailcore', '0008_populate_latest_revision_created_at', '2026-01-01 00:00:00+00'),
	(77, 'wagtailcore', '0009_remove_auto_now_add_from_pagerevision_created_at', '2026-01-01 00:00:00+00'),
	(78, 'wagtailcore', '0010_change_page_owner_to_null_on_delete', '2026-01-01 00:00:00+00'),
	(79, 'wagtailcore', '0011_page_first_published_at', '2026-01-01 00:00:00+00'),
	(80, 'wagtailcore', '0012_extend_page_slug_field', '2026-01-01 00:00:00+00'),
	(81, 'wagtailcore', '0013_update_golive_expire_help_text', '2026-01-01 00:00:00+00'),
	(82, 'wagtailcore', '0014_add_verbose_name', '2026-01-01 00:00:00+00'),
	(83, 'wagtailcore', '0015_add_more_verbose_names', '2026-01-01 00:00:00+00'),
	(84, 'wagtailcore', '0016_change_page_url_path_to_text_field', '2026-01-01 00:00:00+00'),
	(85, 'wagtailcore', '0017_change_edit_page_permission_description', '2026-01-01 00:00:00+00'),
	(86, 'wagtailcore', '0018_pagerevision_submitted_for_moderation_index', '2026-01-01 00:00:00+00'),
	(87, 'wagtailcore', '0019_verbose_names_cleanup', '2026-01-01 00:00:00+00'),
	(88, 'wagtailcore', '0020_add_index_on_page_first_published_at', '2026-01-01 00:00:00+00'),
	(89, 'wagtailcore', '0021_capitalizeverbose', '2026-01-01 00:00:00+00'),
	(90, 'wagtailcore', '0022_add_site_name', '2026-01-01 00:00:00+00'),
	(91, 'wagtailcore', '0023_alter_page_revision_on_delete_behaviour', '2026-01-01 00:00:00+00'),
	(92, 'wagtailcore', '0024_collection', '2026-01-01 00:00:00+00'),
	(93, 'wagtailcore', '0025_collection_initial_data', '2026-01-01 00:00:00+00'),
	(94, 'wagtailcore', '0026_group_collection_permission', '2026-01-01 00:00:00+00'),
	(95, 'wagtailcore', '0027_fix_collection_path_collation', '2026-01-01 00:00:00+00'),
	(96, 'wagtailcore', '0024_alter_page_content_type_on_delete_behaviour', '2026-01-01 00:00:00+00'),
	(97, 'wagtailcore', '0028_merge', '2026-01-01 00:00:00+00'),
	(98, 'wagtailcore', '0029_unicode_slugfield_dj19', '2026-01-01 00:00:00+00'),
	(99, 'wagtailcore', '0030_index_on_pagerevision_created_at', '2026-01-01 00:00:00+00'),
	(100, 'wagtailcore', '0031_add_page_view_restriction_types', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES
	(101, 'wagtailcore', '0032_add_bulk_delete_page_permission', '2026-01-01 00:00:00+00'),
	(102, 'wagtailcore', '0033_remove_golive_expiry_help_text', '2026-01-01 00:00:00+00'),
	(103, 'wagtailcore', '0034_page_live_revision', '2026-01-01 00:00:00+00'),
	(104, 'wagtailcore', '0035_page_last_published_at', '2026-01-01 00:00:00+00'),
	(105, 'wagtailcore', '0036_populate_page_last_published_at', '2026-01-01 00:00:00+00'),
	(106, 'wagtailcore', '0037_set_page_owner_editable', '2026-01-01 00:00:00+00'),
	(107, 'wagtailcore', '0038_make_first_published_at_editable', '2026-01-01 00:00:00+00'),
	(108, 'wagtailcore', '0039_collectionviewrestriction', '2026-01-01 00:00:00+00'),
	(109, 'wagtailcore', '0040_page_draft_title', '2026-01-01 00:00:00+00'),
	(110, 'wagtailcore', '0041_group_collection_permissions_verbose_name_plural', '2026-01-01 00:00:00+00'),
	(111, 'wagtailcore', '0042_index_on_pagerevision_approved_go_live_at', '2026-01-01 00:00:00+00'),
	(112, 'wagtailcore', '0043_lock_fields', '2026-01-01 00:00:00+00'),
	(113, 'wagtailcore', '0044_add_unlock_grouppagepermission', '2026-01-01 00:00:00+00'),
	(114, 'wagtailcore', '0045_assign_unlock_grouppagepermission', '2026-01-01 00:00:00+00'),
	(115, 'wagtailcore', '0046_site_name_remove_null', '2026-01-01 00:00:00+00'),
	(116, 'wagtailcore', '0047_add_workflow_models', '2026-01-01 00:00:00+00'),
	(117, 'wagtailcore', '0048_add_default_workflows', '2026-01-01 00:00:00+00'),
	(118, 'wagtailcore', '0049_taskstate_finished_by', '2026-01-01 00:00:00+00'),
	(119, 'wagtailcore', '0050_workflow_rejected_to_needs_changes', '2026-01-01 00:00:00+00'),
	(120, 'wagtailcore', '0051_taskstate_comment', '2026-01-01 00:00:00+00'),
	(121, 'wagtailcore', '0052_pagelogentry', '2026-01-01 00:00:00+00'),
	(122, 'wagtailcore', '0053_locale_model', '2026-01-01 00:00:00+00'),
	(123, 'wagtailcore', '0054_initial_locale', '2026-01-01 00:00:00+00'),
	(124, 'wagtailcore', '0055_page_locale_fields', '2026-01-01 00:00:00+00'),
	(125, 'wagtailcore', '0056_page_locale_fields_populate', '2026-01-01 00:00:00+00'),
	(126, 'wagtailcore', '0057_page_locale_fields_notnull', '2026-01-01 00:00:00+00'),
	(127, 'wagtailcore', '0058_page_alias_of', '2026-01-01 00:00:00+00'),
	(128, 'wagtailcore', '0059_apply_collection_ordering', '2026-01-01 00:00:00+00'),
	(129, 'wagtailcore', '0060_fix_workflow_unique_constraint', '2026-01-01 00:00:00+00'),
	(130, 'wagtailcore', '0061_change_promote_tab_helpt_text_and_verbose_names', '2026-01-01 00:00:00+00'),
	(131, 'wagtailcore', '0062_comment_models_and_pagesubscription', '2026-01-01 00:00:00+00'),
	(132, 'wagtailcore', '0063_modellogentry', '2026-01-01 00:00:00+00'),
	(133, 'wagtailcore', '0064_log_timestamp_indexes', '2026-01-01 00:00:00+00'),
	(134, 'wagtailcore', '0065_log_entry_uuid', '2026-01-01 00:00:00+00'),
	(135, 'wagtailcore', '0066_collection_management_permissions', '2026-01-01 00:00:00+00'),
	(136, 'wagtailcore', '0067_alter_pagerevision_content_json', '2026-01-01 00:00:00+00'),
	(137, 'wagtailcore', '0068_log_entry_empty_object', '2026-01-01 00:00:00+00'),
	(138, 'wagtailcore', '0069_log_entry_jsonfield', '2026-01-01 00:00:00+00'),
	(139, 'wagtailcore', '0070_rename_pagerevision_revision', '2026-01-01 00:00:00+00'),
	(140, 'wagtailcore', '0071_populate_revision_content_type', '2026-01-01 00:00:00+00'),
	(141, 'wagtailcore', '0072_alter_revision_content_type_notnull', '2026-01-01 00:00:00+00'),
	(142, 'wagtailcore', '0073_page_latest_revision', '2026-01-01 00:00:00+00'),
	(143, 'wagtailcore', '0074_revision_object_str', '2026-01-01 00:00:00+00'),
	(144, 'wagtailcore', '0075_populate_latest_revision_and_revision_object_str', '2026-01-01 00:00:00+00'),
	(145, 'wagtailcore', '0076_modellogentry_revision', '2026-01-01 00:00:00+00'),
	(146, 'wagtailcore', '0077_alter_revision_user', '2026-01-01 00:00:00+00'),
	(147, 'wagtailcore', '0078_referenceindex', '2026-01-01 00:00:00+00'),
	(148, 'wagtailcore', '0079_rename_taskstate_page_revision', '2026-01-01 00:00:00+00'),
	(149, 'wagtailcore', '0080_generic_workflowstate', '2026-01-01 00:00:00+00'),
	(150, 'wagtailcore', '0081_populate_workflowstate_content_type', '2026-01-01 00:00:00+00'),
	(151, 'wagtailcore', '0082_alter_workflowstate_content_type_notnull', '2026-01-01 00:00:00+00'),
	(152, 'wagtailcore', '0083_workflowcontenttype', '2026-01-01 00:00:00+00'),
	(153, 'wagtailcore', '0084_add_default_page_permissions', '2026-01-01 00:00:00+00'),
	(154, 'wagtailcore', '0085_add_grouppagepermission_permission', '2026-01-01 00:00:00+00'),
	(155, 'wagtailcore', '0086_populate_grouppagepermission_permission', '2026-01-01 00:00:00+00'),
	(156, 'wagtailcore', '0087_alter_grouppagepermission_unique_together_and_more', '2026-01-01 00:00:00+00'),
	(157, 'wagtailcore', '0088_fix_log_entry_json_timestamps', '2026-01-01 00:00:00+00'),
	(158, 'wagtailcore', '0089_log_entry_data_json_null_to_object', '2026-01-01 00:00:00+00'),
	(159, 'wagtailcore', '0090_remove_grouppagepermission_permission_type', '2026-01-01 00:00:00+00'),
	(160, 'wagtailcore', '0091_remove_revision_submitted_for_moderation', '2026-01-01 00:00:00+00'),
	(161, 'wagtailcore', '0092_alter_collectionviewrestriction_password_and_more', '2026-01-01 00:00:00+00'),
	(162, 'wagtailcore', '0093_uploadedfile', '2026-01-01 00:00:00+00'),
	(163, 'wagtailcore', '0094_alter_page_locale', '2026-01-01 00:00:00+00'),
	(164, 'wagtailcore', '0095_groupsitepermission', '2026-01-01 00:00:00+00'),
	(165, 'wagtailcore', '0096_referenceindex_referenceindex_source_object_and_more', '2026-01-01 00:00:00+00'),
	(166, 'wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes', '2026-01-01 00:00:00+00'),
	(167, 'wagtailcore', '0098_apitoken', '2026-01-01 00:00:00+00'),
	(168, 'taggit', '0001_initial', '2026-01-01 00:00:00+00'),
	(169, 'taggit', '0002_auto_20150616_2121', '2026-01-01 00:00:00+00'),
	(170, 'taggit', '0003_taggeditem_add_unique_index', '2026-01-01 00:00:00+00'),
	(171, 'taggit', '0004_alter_taggeditem_content_type_alter_taggeditem_tag', '2026-01-01 00:00:00+00'),
	(172, 'taggit', '0005_auto_20220424_2025', '2026-01-01 00:00:00+00'),
	(173, 'taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx', '2026-01-01 00:00:00+00'),
	(174, 'images', '0001_add_pictures', '2026-01-01 00:00:00+00'),
	(175, 'catalogue', '0002_auto_20150217_1221', '2026-01-01 00:00:00+00'),
	(176, 'catalogue', '0003_data_migration_slugs', '2026-01-01 00:00:00+00'),
	(177, 'catalogue', '0004_auto_20150217_1710', '2026-01-01 00:00:00+00'),
	(178, 'catalogue', '0005_auto_20150604_1450', '2026-01-01 00:00:00+00'),
	(179, 'catalogue', '0006_auto_20150807_1725', '2026-01-01 00:00:00+00'),
	(180, 'catalogue', '0007_auto_20151207_1440', '2026-01-01 00:00:00+00'),
	(181, 'catalogue', '0008_auto_20160304_1652', '2026-01-01 00:00:00+00'),
	(182, 'catalogue', '0009_slugfield_noop', '2026-01-01 00:00:00+00'),
	(183, 'catalogue', '0010_auto_20170420_0439', '2026-01-01 00:00:00+00'),
	(184, 'catalogue', '0011_auto_20170422_1355', '2026-01-01 00:00:00+00'),
	(185, 'catalogue', '0012_auto_20170609_1902', '2026-01-01 00:00:00+00'),
	(186, 'catalogue', '0013_auto_20170821_1548', '2026-01-01 00:00:00+00'),
	(187, 'catalogue', '0014_auto_20181115_1953', '2026-01-01 00:00:00+00'),
	(188, 'catalogue', '0015_product_is_public', '2026-01-01 00:00:00+00'),
	(189, 'catalogue', '0016_auto_20190327_0757', '2026-01-01 00:00:00+00'),
	(190, 'catalogue', '0017_auto_20190816_0938', '2026-01-01 00:00:00+00'),
	(191, 'catalogue', '0018_auto_20191220_0920', '2026-01-01 00:00:00+00'),
	(192, 'catalogue', '0019_option_required', '2026-01-01 00:00:00+00'),
	(193, 'catalogue', '0020_auto_20200801_0817', '2026-01-01 00:00:00+00'),
	(194, 'catalogue', '0021_auto_20201005_0844', '2026-01-01 00:00:00+00'),
	(195, 'catalogue', '0022_auto_20210210_0539', '2026-01-01 00:00:00+00'),
	(196, 'catalogue', '0023_auto_20210824_1414', '2026-01-01 00:00:00+00'),
	(197, 'catalogue', '0024_remove_duplicate_attributes', '2026-01-01 00:00:00+00'),
	(198, 'catalogue', '0025_attribute_code_uniquetogether_constraint', '2026-01-01 00:00:00+00'),
	(199, 'catalogue', '0026_predefined_product_options', '2026-01-01 00:00:00+00'),
	(200, 'catalogue', '0027_attributeoption_code_attributeoptiongroup_code_and_more', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES
	(201, 'catalogue', '0028_product_priority', '2026-01-01 00:00:00+00'),
	(202, 'catalogue', '0029_product_code', '2026-01-01 00:00:00+00'),
	(203, 'catalogue', '0030_auto_20250217_1247', '2026-01-01 00:00:00+00'),
	(204, 'catalogue', '0031_productcategoryhierarchy', '2026-01-01 00:00:00+00'),
	(205, 'catalogue', '0032_category_exclude_from_menu_category_long_description', '2026-01-01 00:00:00+00'),
	(206, 'catalogue', '0033_describe_skincare', '2026-01-01 00:00:00+00'),
	(207, 'partner', '0008_guard_stock_and_prices', '2026-01-01 00:00:00+00'),
	(208, 'order', '0002_auto_20141007_2032', '2026-01-01 00:00:00+00'),
	(209, 'order', '0003_auto_20150113_1629', '2026-01-01 00:00:00+00'),
	(210, 'order', '0004_auto_20160111_1108', '2026-01-01 00:00:00+00'),
	(211, 'order', '0005_update_email_length', '2026-01-01 00:00:00+00'),
	(212, 'order', '0006_orderstatuschange', '2026-01-01 00:00:00+00'),
	(213, 'order', '0007_auto_20181115_1953', '2026-01-01 00:00:00+00'),
	(214, 'customer', '0002_auto_20150807_1725', '2026-01-01 00:00:00+00'),
	(215, 'customer', '0003_update_email_length', '2026-01-01 00:00:00+00'),
	(216, 'customer', '0004_email_save', '2026-01-01 00:00:00+00'),
	(217, 'customer', '0005_auto_20181115_1953', '2026-01-01 00:00:00+00'),
	(218, 'communication', '0001_initial', '2026-01-01 00:00:00+00'),
	(219, 'order', '0008_auto_20190301_1035', '2026-01-01 00:00:00+00'),
	(220, 'order', '0008_surcharge', '2026-01-01 00:00:00+00'),
	(221, 'order', '0010_auto_20200724_0909', '2026-01-01 00:00:00+00'),
	(222, 'order', '0011_auto_20200801_0817', '2026-01-01 00:00:00+00'),
	(223, 'order', '0012_json_option_value', '2026-01-01 00:00:00+00'),
	(224, 'order', '0013_json_option_value', '2026-01-01 00:00:00+00'),
	(225, 'order', '0014_tax_code', '2026-01-01 00:00:00+00'),
	(226, 'order', '0015_orderlinediscount', '2026-01-01 00:00:00+00'),
	(227, 'order', '0016_line_allocation_cancelled_line_num_allocated', '2026-01-01 00:00:00+00'),
	(228, 'order', '0017_set_num_allocated_to_quantity', '2026-01-01 00:00:00+00'),
	(229, 'order', '0018_alter_line_num_allocated', '2026-01-01 00:00:00+00'),
	(230, 'order', '0019_order_analytics_tracked', '2026-01-01 00:00:00+00'),
	(231, 'order', '0020_alter_order_analytics_tracked', '2026-01-01 00:00:00+00'),
	(232, 'order', '0021_billingaddress_code_shippingaddress_code', '2026-01-01 00:00:00+00'),
	(233, 'basket', '0003_basket_vouchers', '2026-01-01 00:00:00+00'),
	(234, 'basket', '0004_auto_20141007_2032', '2026-01-01 00:00:00+00'),
	(235, 'basket', '0005_auto_20150604_1450', '2026-01-01 00:00:00+00'),
	(236, 'basket', '0006_auto_20160111_1108', '2026-01-01 00:00:00+00'),
	(237, 'basket', '0007_slugfield_noop', '2026-01-01 00:00:00+00'),
	(238, 'basket', '0008_auto_20181115_1953', '2026-01-01 00:00:00+00'),
	(239, 'basket', '0009_line_date_updated', '2026-01-01 00:00:00+00'),
	(240, 'basket', '0010_json_basket_option', '2026-01-01 00:00:00+00'),
	(241, 'basket', '0011_json_basket_option', '2026-01-01 00:00:00+00'),
	(242, 'basket', '0012_line_code', '2026-01-01 00:00:00+00'),
	(243, 'order', '0022_check_orders', '2026-01-01 00:00:00+00'),
	(244, 'offer', '0008_auto_20181115_1953', '2026-01-01 00:00:00+00'),
	(245, 'offer', '0009_auto_20200801_0817', '2026-01-01 00:00:00+00'),
	(246, 'offer', '0010_conditionaloffer_combinations', '2026-01-01 00:00:00+00'),
	(247, 'offer', '0011_rangeproductfileupload_included', '2026-01-01 00:00:00+00'),
	(248, 'offer', '0012_fixedunitdiscountbenefit_alter_benefit_type', '2026-01-01 00:00:00+00'),
	(249, 'offer', '0013_range_excluded_categories', '2026-01-01 00:00:00+00'),
	(250, 'voucher', '0011_claim_vouchers', '2026-01-01 00:00:00+00'),
	(251, 'basket', '0013_guard_bags', '2026-01-01 00:00:00+00'),
	(252, 'catalogue', '0034_sort_lists_by_index', '2026-01-01 00:00:00+00'),
	(253, 'catalogue', '0035_refuse_unusable_slugs', '2026-01-01 00:00:00+00'),
	(254, 'catalogue', '0036_mend_slugs', '2026-01-01 00:00:00+00'),
	(255, 'catalogue', '0037_check_slugs', '2026-01-01 00:00:00+00'),
	(256, 'catalogue', '0038_keep_former_slugs', '2026-01-01 00:00:00+00'),
	(257, 'voucher', '0012_guard_first_orders', '2026-01-01 00:00:00+00'),
	(258, 'voucher', '0013_count_failed_tries', '2026-01-01 00:00:00+00'),
	(259, 'voucher', '0014_take_codes_by_person', '2026-01-01 00:00:00+00'),
	(260, 'users', '0002_remember_account_emails', '2026-01-01 00:00:00+00'),
	(261, 'users', '0003_fill_account_emails', '2026-01-01 00:00:00+00'),
	(262, 'voucher', '0015_fill_claim_keys', '2026-01-01 00:00:00+00'),
	(263, 'voucher', '0016_forget_failed_tries', '2026-01-01 00:00:00+00'),
	(264, 'voucher', '0017_find_codes_by_their_letters', '2026-01-01 00:00:00+00'),
	(265, 'cms', '0001_open_the_journal', '2026-01-01 00:00:00+00'),
	(266, 'cms', '0002_make_home_the_root', '2026-01-01 00:00:00+00'),
	(267, 'cms', '0003_add_footer_note', '2026-01-01 00:00:00+00'),
	(268, 'cms', '0004_refuse_unusable_slugs', '2026-01-01 00:00:00+00'),
	(269, 'cms', '0005_mend_slugs', '2026-01-01 00:00:00+00'),
	(270, 'cms', '0006_check_slugs', '2026-01-01 00:00:00+00'),
	(271, 'cms', '0007_keep_former_topics', '2026-01-01 00:00:00+00'),
	(272, 'cms', '0008_let_dates_be_chosen', '2026-01-01 00:00:00+00'),
	(273, 'cms', '0009_keep_dates_shown', '2026-01-01 00:00:00+00'),
	(274, 'cms', '0010_hold_tables', '2026-01-01 00:00:00+00'),
	(275, 'cms', '0011_offer_cancelling_block', '2026-01-01 00:00:00+00'),
	(276, 'cms', '0012_choose_the_offer', '2026-01-01 00:00:00+00'),
	(277, 'cms', '0013_reword_help_texts', '2026-01-01 00:00:00+00'),
	(278, 'communication', '0002_reset_table_names', '2026-01-01 00:00:00+00'),
	(279, 'communication', '0003_remove_notification_category_make_code_uppercase', '2026-01-01 00:00:00+00'),
	(280, 'communication', '0004_auto_20200801_0817', '2026-01-01 00:00:00+00'),
	(281, 'reviews', '0001_initial', '2026-01-01 00:00:00+00'),
	(282, 'flatpages', '0001_initial', '2026-01-01 00:00:00+00'),
	(283, 'customer', '0006_auto_20190430_1736', '2026-01-01 00:00:00+00'),
	(284, 'customer', '0007_auto_20200801_0817', '2026-01-01 00:00:00+00'),
	(285, 'customer', '0008_assign_permissions_to_staff', '2026-01-01 00:00:00+00'),
	(286, 'fulfilment', '0001_add_parcels', '2026-01-01 00:00:00+00'),
	(287, 'health', '0001_keep_reports', '2026-01-01 00:00:00+00'),
	(288, 'health', '0002_name_no_order', '2026-01-01 00:00:00+00'),
	(289, 'images', '0002_keep_originals_apart', '2026-01-01 00:00:00+00'),
	(290, 'images', '0003_remember_preparations', '2026-01-01 00:00:00+00'),
	(291, 'mail', '0001_add_outbox', '2026-01-01 00:00:00+00'),
	(292, 'mfa', '0001_initial', '2026-01-01 00:00:00+00'),
	(293, 'mfa', '0002_authenticator_timestamps', '2026-01-01 00:00:00+00'),
	(294, 'mfa', '0003_authenticator_type_uniq', '2026-01-01 00:00:00+00'),
	(295, 'order', '0023_add_search_words', '2026-01-01 00:00:00+00'),
	(296, 'order', '0024_index_search_words', '2026-01-01 00:00:00+00'),
	(297, 'order', '0025_note_origins_of_unpaid_orders', '2026-01-01 00:00:00+00'),
	(298, 'order', '0026_remember_unpaid_orders', '2026-01-01 00:00:00+00'),
	(299, 'order', '0027_keep_notes_without_their_author', '2026-01-01 00:00:00+00'),
	(300, 'order', '0028_hold_orders_by_rows', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES
	(301, 'order', '0029_make_rows_of_holds', '2026-01-01 00:00:00+00'),
	(302, 'order', '0030_allow_export_of_orders', '2026-01-01 00:00:00+00'),
	(303, 'partner', '0009_write_stock_movements', '2026-01-01 00:00:00+00'),
	(304, 'partner', '0010_count_allocations_in_ledger', '2026-01-01 00:00:00+00'),
	(305, 'partner', '0011_add_stock_ledger', '2026-01-01 00:00:00+00'),
	(306, 'partner', '0012_reword_stock_reasons', '2026-01-01 00:00:00+00'),
	(307, 'payment', '0001_initial', '2026-01-01 00:00:00+00'),
	(308, 'payment', '0002_auto_20141007_2032', '2026-01-01 00:00:00+00'),
	(309, 'payment', '0003_auto_20160323_1520', '2026-01-01 00:00:00+00'),
	(310, 'payment', '0004_auto_20181115_1953', '2026-01-01 00:00:00+00'),
	(311, 'payment', '0005_auto_20200801_0817', '2026-01-01 00:00:00+00'),
	(312, 'payment', '0006_add_attempts_events_refunds', '2026-01-01 00:00:00+00'),
	(313, 'payment', '0007_name_refunded_lines', '2026-01-01 00:00:00+00'),
	(314, 'payment', '0008_add_captured_amounts', '2026-01-01 00:00:00+00'),
	(315, 'payment', '0009_fill_captured_amounts', '2026-01-01 00:00:00+00'),
	(316, 'payment', '0010_check_captured_amounts', '2026-01-01 00:00:00+00'),
	(317, 'payment', '0011_tell_refunds_by_hand', '2026-01-01 00:00:00+00'),
	(318, 'payment', '0012_note_when_stripe_was_asked', '2026-01-01 00:00:00+00'),
	(319, 'payment', '0013_fill_when_stripe_was_asked', '2026-01-01 00:00:00+00'),
	(320, 'payment', '0014_name_no_order', '2026-01-01 00:00:00+00'),
	(321, 'procrastinate', '0001_initial', '2026-01-01 00:00:00+00'),
	(322, 'procrastinate', '0002_drop_started_at_column', '2026-01-01 00:00:00+00'),
	(323, 'procrastinate', '0003_drop_started_at_column', '2026-01-01 00:00:00+00'),
	(324, 'procrastinate', '0004_drop_procrastinate_version_table', '2026-01-01 00:00:00+00'),
	(325, 'procrastinate', '0005_fix_procrastinate_fetch_job', '2026-01-01 00:00:00+00'),
	(326, 'procrastinate', '0006_fix_trigger_status_events_insert', '2026-01-01 00:00:00+00'),
	(327, 'procrastinate', '0007_add_queueing_lock_column', '2026-01-01 00:00:00+00'),
	(328, 'procrastinate', '0008_close_fetch_job_race_condition', '2026-01-01 00:00:00+00'),
	(329, 'procrastinate', '0009_add_defer_job_function', '2026-01-01 00:00:00+00'),
	(330, 'procrastinate', '0010_add_procrastinate_periodic_defers', '2026-01-01 00:00:00+00'),
	(331, 'procrastinate', '0011_add_foreign_key_index', '2026-01-01 00:00:00+00'),
	(332, 'procrastinate', '0012_add_locks_to_periodic_defer', '2026-01-01 00:00:00+00'),
	(333, 'procrastinate', '0013_fix_procrastinate_defer_periodic_job', '2026-01-01 00:00:00+00'),
	(334, 'procrastinate', '0014_add_finish_job_and_retry_job_functions', '2026-01-01 00:00:00+00'),
	(335, 'procrastinate', '0015_add_trigger_on_job_deletion', '2026-01-01 00:00:00+00'),
	(336, 'procrastinate', '0016_delete_finished_jobs', '2026-01-01 00:00:00+00'),
	(337, 'procrastinate', '0017_add_checks_to_finish_job', '2026-01-01 00:00:00+00'),
	(338, 'procrastinate', '0018_add_checks_to_retry_job', '2026-01-01 00:00:00+00'),
	(339, 'procrastinate', '0019_fix_finish_job_compat_issue', '2026-01-01 00:00:00+00'),
	(340, 'procrastinate', '0020_add_index_on_procrastinate_jobs', '2026-01-01 00:00:00+00'),
	(341, 'procrastinate', '0021_add_kwargs_to_defer_periodic_job', '2026-01-01 00:00:00+00'),
	(342, 'procrastinate', '0022_null_locks_excluded', '2026-01-01 00:00:00+00'),
	(343, 'procrastinate', '0023_remove_old_finish_job_function', '2026-01-01 00:00:00+00'),
	(344, 'procrastinate', '0024_job_id_bigint', '2026-01-01 00:00:00+00'),
	(345, 'procrastinate', '0025_add_models', '2026-01-01 00:00:00+00'),
	(346, 'procrastinate', '0026_add_job_priority', '2026-01-01 00:00:00+00'),
	(347, 'procrastinate', '0027_add_periodic_job_priority', '2026-01-01 00:00:00+00'),
	(348, 'procrastinate', '0028_add_cancel_states', '2026-01-01 00:00:00+00'),
	(349, 'procrastinate', '0029_add_additional_params_to_retry_job', '2026-01-01 00:00:00+00'),
	(350, 'procrastinate', '0030_alter_procrastinateevent_options', '2026-01-01 00:00:00+00'),
	(351, 'procrastinate', '0031_add_indexes_for_fetch_job', '2026-01-01 00:00:00+00'),
	(352, 'procrastinate', '0032_pre_cancel_notification', '2026-01-01 00:00:00+00'),
	(353, 'procrastinate', '0033_post_cancel_notification', '2026-01-01 00:00:00+00'),
	(354, 'procrastinate', '0034_pre_add_heartbeat', '2026-01-01 00:00:00+00'),
	(355, 'procrastinate', '0035_post_add_heartbeat', '2026-01-01 00:00:00+00'),
	(356, 'procrastinate', '0036_add_worker_model', '2026-01-01 00:00:00+00'),
	(357, 'procrastinate', '0037_pre_batch_defer_jobs', '2026-01-01 00:00:00+00'),
	(358, 'procrastinate', '0038_post_batch_defer_jobs', '2026-01-01 00:00:00+00'),
	(359, 'procrastinate', '0039_pre_priority_lock_fetch_job', '2026-01-01 00:00:00+00'),
	(360, 'procrastinate', '0040_pre_retry_failed_job', '2026-01-01 00:00:00+00'),
	(361, 'procrastinate', '0041_post_retry_failed_job', '2026-01-01 00:00:00+00'),
	(362, 'reviews', '0002_update_email_length', '2026-01-01 00:00:00+00'),
	(363, 'reviews', '0003_auto_20160802_1358', '2026-01-01 00:00:00+00'),
	(364, 'reviews', '0004_auto_20170429_0941', '2026-01-01 00:00:00+00'),
	(365, 'reviews', '0005_productreview_code', '2026-01-01 00:00:00+00'),
	(366, 'wagtailsearch', '0001_initial', '2026-01-01 00:00:00+00'),
	(367, 'wagtailsearch', '0002_add_verbose_names', '2026-01-01 00:00:00+00'),
	(368, 'wagtailsearch', '0003_remove_editors_pick', '2026-01-01 00:00:00+00'),
	(369, 'wagtailsearch', '0004_querydailyhits_verbose_name_plural', '2026-01-01 00:00:00+00'),
	(370, 'wagtailsearch', '0005_create_indexentry', '2026-01-01 00:00:00+00'),
	(371, 'wagtailsearch', '0006_customise_indexentry', '2026-01-01 00:00:00+00'),
	(372, 'wagtailsearch', '0007_delete_editorspick', '2026-01-01 00:00:00+00'),
	(373, 'wagtailsearch', '0008_remove_query_and_querydailyhits_models', '2026-01-01 00:00:00+00'),
	(374, 'wagtailsearch', '0009_remove_ngram_autocomplete', '2026-01-01 00:00:00+00'),
	(375, 'wagtailsearch', '0010_add_text_fields', '2026-01-01 00:00:00+00'),
	(376, 'search', '0001_add_vocabulary', '2026-01-01 00:00:00+00'),
	(377, 'search', '0002_index_title_and_body', '2026-01-01 00:00:00+00'),
	(378, 'search', '0003_add_synonyms', '2026-01-01 00:00:00+00'),
	(379, 'search', '0004_write_first_synonyms', '2026-01-01 00:00:00+00'),
	(380, 'search', '0005_index_words_again', '2026-01-01 00:00:00+00'),
	(381, 'seedpearl', '0001_add_cache_table', '2026-01-01 00:00:00+00'),
	(382, 'seedpearl', '0002_count_tries', '2026-01-01 00:00:00+00'),
	(383, 'sessions', '0001_initial', '2026-01-01 00:00:00+00'),
	(384, 'shipping', '0001_initial', '2026-01-01 00:00:00+00'),
	(385, 'shipping', '0002_auto_20150604_1450', '2026-01-01 00:00:00+00'),
	(386, 'shipping', '0003_auto_20181115_1953', '2026-01-01 00:00:00+00'),
	(387, 'users', '0004_clean_emails', '2026-01-01 00:00:00+00'),
	(388, 'users', '0005_list_account_sessions', '2026-01-01 00:00:00+00'),
	(389, 'users', '0006_record_email_changes', '2026-01-01 00:00:00+00'),
	(390, 'users', '0007_mark_who_worked_here', '2026-01-01 00:00:00+00'),
	(391, 'users', '0008_keep_who_worked_here', '2026-01-01 00:00:00+00'),
	(392, 'users', '0009_fill_who_worked_here', '2026-01-01 00:00:00+00'),
	(393, 'wagtailadmin', '0001_create_admin_access_permissions', '2026-01-01 00:00:00+00'),
	(394, 'wagtailadmin', '0002_admin', '2026-01-01 00:00:00+00'),
	(395, 'wagtailadmin', '0003_admin_managed', '2026-01-01 00:00:00+00'),
	(396, 'wagtailadmin', '0004_editingsession', '2026-01-01 00:00:00+00'),
	(397, 'wagtailadmin', '0005_editingsession_is_editing', '2026-01-01 00:00:00+00'),
	(398, 'wagtailadmin', '0006_formstate', '2026-01-01 00:00:00+00'),
	(399, 'wagtaildocs', '0001_initial', '2026-01-01 00:00:00+00'),
	(400, 'wagtaildocs', '0002_initial_data', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES
	(401, 'wagtaildocs', '0003_add_verbose_names', '2026-01-01 00:00:00+00'),
	(402, 'wagtaildocs', '0004_capitalizeverbose', '2026-01-01 00:00:00+00'),
	(403, 'wagtaildocs', '0005_document_collection', '2026-01-01 00:00:00+00'),
	(404, 'wagtaildocs', '0006_copy_document_permissions_to_collections', '2026-01-01 00:00:00+00'),
	(405, 'wagtaildocs', '0005_alter_uploaded_by_user_on_delete_action', '2026-01-01 00:00:00+00'),
	(406, 'wagtaildocs', '0007_merge', '2026-01-01 00:00:00+00'),
	(407, 'wagtaildocs', '0008_document_file_size', '2026-01-01 00:00:00+00'),
	(408, 'wagtaildocs', '0009_document_verbose_name_plural', '2026-01-01 00:00:00+00'),
	(409, 'wagtaildocs', '0010_document_file_hash', '2026-01-01 00:00:00+00'),
	(410, 'wagtaildocs', '0011_add_choose_permissions', '2026-01-01 00:00:00+00'),
	(411, 'wagtaildocs', '0012_uploadeddocument', '2026-01-01 00:00:00+00'),
	(412, 'wagtaildocs', '0013_delete_uploadeddocument', '2026-01-01 00:00:00+00'),
	(413, 'wagtaildocs', '0014_alter_document_file_size', '2026-01-01 00:00:00+00'),
	(414, 'wagtailembeds', '0001_initial', '2026-01-01 00:00:00+00'),
	(415, 'wagtailembeds', '0002_add_verbose_names', '2026-01-01 00:00:00+00'),
	(416, 'wagtailembeds', '0003_capitalizeverbose', '2026-01-01 00:00:00+00'),
	(417, 'wagtailembeds', '0004_embed_verbose_name_plural', '2026-01-01 00:00:00+00'),
	(418, 'wagtailembeds', '0005_specify_thumbnail_url_max_length', '2026-01-01 00:00:00+00'),
	(419, 'wagtailembeds', '0006_add_embed_hash', '2026-01-01 00:00:00+00'),
	(420, 'wagtailembeds', '0007_populate_hash', '2026-01-01 00:00:00+00'),
	(421, 'wagtailembeds', '0008_allow_long_urls', '2026-01-01 00:00:00+00'),
	(422, 'wagtailembeds', '0009_embed_cache_until', '2026-01-01 00:00:00+00'),
	(423, 'wagtailforms', '0001_initial', '2026-01-01 00:00:00+00'),
	(424, 'wagtailforms', '0002_add_verbose_names', '2026-01-01 00:00:00+00'),
	(425, 'wagtailforms', '0003_capitalizeverbose', '2026-01-01 00:00:00+00'),
	(426, 'wagtailforms', '0004_add_verbose_name_plural', '2026-01-01 00:00:00+00'),
	(427, 'wagtailforms', '0005_alter_formsubmission_form_data', '2026-01-01 00:00:00+00'),
	(428, 'wagtailimages', '0001_initial', '2026-01-01 00:00:00+00'),
	(429, 'wagtailimages', '0002_initial_data', '2026-01-01 00:00:00+00'),
	(430, 'wagtailimages', '0003_fix_focal_point_fields', '2026-01-01 00:00:00+00'),
	(431, 'wagtailimages', '0004_make_focal_point_key_not_nullable', '2026-01-01 00:00:00+00'),
	(432, 'wagtailimages', '0005_make_filter_spec_unique', '2026-01-01 00:00:00+00'),
	(433, 'wagtailimages', '0006_add_verbose_names', '2026-01-01 00:00:00+00'),
	(434, 'wagtailimages', '0007_image_file_size', '2026-01-01 00:00:00+00'),
	(435, 'wagtailimages', '0008_image_created_at_index', '2026-01-01 00:00:00+00'),
	(436, 'wagtailimages', '0009_capitalizeverbose', '2026-01-01 00:00:00+00'),
	(437, 'wagtailimages', '0010_change_on_delete_behaviour', '2026-01-01 00:00:00+00'),
	(438, 'wagtailimages', '0011_image_collection', '2026-01-01 00:00:00+00'),
	(439, 'wagtailimages', '0012_copy_image_permissions_to_collections', '2026-01-01 00:00:00+00'),
	(440, 'wagtailimages', '0013_make_rendition_upload_callable', '2026-01-01 00:00:00+00'),
	(441, 'wagtailimages', '0014_add_filter_spec_field', '2026-01-01 00:00:00+00'),
	(442, 'wagtailimages', '0015_fill_filter_spec_field', '2026-01-01 00:00:00+00'),
	(443, 'wagtailimages', '0016_deprecate_rendition_filter_relation', '2026-01-01 00:00:00+00'),
	(444, 'wagtailimages', '0017_reduce_focal_point_key_max_length', '2026-01-01 00:00:00+00'),
	(445, 'wagtailimages', '0018_remove_rendition_filter', '2026-01-01 00:00:00+00'),
	(446, 'wagtailimages', '0019_delete_filter', '2026-01-01 00:00:00+00'),
	(447, 'wagtailimages', '0020_add-verbose-name', '2026-01-01 00:00:00+00'),
	(448, 'wagtailimages', '0021_image_file_hash', '2026-01-01 00:00:00+00'),
	(449, 'wagtailimages', '0022_uploadedimage', '2026-01-01 00:00:00+00'),
	(450, 'wagtailimages', '0023_add_choose_permissions', '2026-01-01 00:00:00+00'),
	(451, 'wagtailimages', '0024_index_image_file_hash', '2026-01-01 00:00:00+00'),
	(452, 'wagtailimages', '0025_alter_image_file_alter_rendition_file', '2026-01-01 00:00:00+00'),
	(453, 'wagtailimages', '0026_delete_uploadedimage', '2026-01-01 00:00:00+00'),
	(454, 'wagtailimages', '0027_image_description', '2026-01-01 00:00:00+00'),
	(455, 'wagtailredirects', '0001_initial', '2026-01-01 00:00:00+00'),
	(456, 'wagtailredirects', '0002_add_verbose_names', '2026-01-01 00:00:00+00'),
	(457, 'wagtailredirects', '0003_make_site_field_editable', '2026-01-01 00:00:00+00'),
	(458, 'wagtailredirects', '0004_set_unique_on_path_and_site', '2026-01-01 00:00:00+00'),
	(459, 'wagtailredirects', '0005_capitalizeverbose', '2026-01-01 00:00:00+00'),
	(460, 'wagtailredirects', '0006_redirect_increase_max_length', '2026-01-01 00:00:00+00'),
	(461, 'wagtailredirects', '0007_add_autocreate_fields', '2026-01-01 00:00:00+00'),
	(462, 'wagtailredirects', '0008_add_verbose_name_plural', '2026-01-01 00:00:00+00'),
	(463, 'wagtailusers', '0001_initial', '2026-01-01 00:00:00+00'),
	(464, 'wagtailusers', '0002_add_verbose_name_on_userprofile', '2026-01-01 00:00:00+00'),
	(465, 'wagtailusers', '0003_add_verbose_names', '2026-01-01 00:00:00+00'),
	(466, 'wagtailusers', '0004_capitalizeverbose', '2026-01-01 00:00:00+00'),
	(467, 'wagtailusers', '0005_make_related_name_wagtail_specific', '2026-01-01 00:00:00+00'),
	(468, 'wagtailusers', '0006_userprofile_prefered_language', '2026-01-01 00:00:00+00'),
	(469, 'wagtailusers', '0007_userprofile_current_time_zone', '2026-01-01 00:00:00+00'),
	(470, 'wagtailusers', '0008_userprofile_avatar', '2026-01-01 00:00:00+00'),
	(471, 'wagtailusers', '0009_userprofile_verbose_name_plural', '2026-01-01 00:00:00+00'),
	(472, 'wagtailusers', '0010_userprofile_updated_comments_notifications', '2026-01-01 00:00:00+00'),
	(473, 'wagtailusers', '0011_userprofile_dismissibles', '2026-01-01 00:00:00+00'),
	(474, 'wagtailusers', '0012_userprofile_theme', '2026-01-01 00:00:00+00'),
	(475, 'wagtailusers', '0013_userprofile_density', '2026-01-01 00:00:00+00'),
	(476, 'wagtailusers', '0014_userprofile_contrast', '2026-01-01 00:00:00+00'),
	(477, 'wagtailusers', '0015_userprofile_keyboard_shortcuts', '2026-01-01 00:00:00+00'),
	(478, 'wishlists', '0001_initial', '2026-01-01 00:00:00+00'),
	(479, 'wishlists', '0002_auto_20160111_1108', '2026-01-01 00:00:00+00'),
	(480, 'wishlists', '0003_auto_20181115_1953', '2026-01-01 00:00:00+00'),
	(481, 'wishlists', '0004_auto_20220328_0939', '2026-01-01 00:00:00+00'),
	(482, 'basket', '0010_convert_to_valid_json', '2026-01-01 00:00:00+00'),
	(483, 'order', '0009_surcharge', '2026-01-01 00:00:00+00'),
	(484, 'order', '0012_convert_to_valid_json', '2026-01-01 00:00:00+00'),
	(485, 'wagtailimages', '0001_squashed_0021', '2026-01-01 00:00:00+00'),
	(486, 'wagtailcore', '0001_squashed_0016_change_page_url_path_to_text_field', '2026-01-01 00:00:00+00');

INSERT INTO public.django_site VALUES
	(1, 'example.com', 'example.com');

INSERT INTO public.search_synonym VALUES
	(1, 'milium', 'milium', 'find', 'milia'),
	(2, 'milk spot', 'milk spot', 'find', 'milia'),
	(3, 'white bump', 'white bump', 'find', 'milia'),
	(4, 'white spot', 'white spot', 'find', 'milia'),
	(5, 'hard white lump', 'hard white lump', 'find', 'milia'),
	(6, 'keratin bump', 'keratin bump', 'find', 'milia'),
	(7, 'oil seed', 'oil seed', 'find', 'milia'),
	(8, 'eclat', 'eclat', 'find', 'radiance, glow, dullness'),
	(9, 'brightening', 'brightening', 'find', 'dullness'),
	(10, 'radiance', 'radiance', 'find', 'dullness, glow'),
	(11, 'blackhead', 'blackhead', 'find', 'congestion, pores'),
	(12, 'pore', 'pore', 'find', 'congestion'),
	(13, 'wrinkle', 'wrinkle', 'find', 'lines'),
	(14, 'spf', 'spf', 'find', 'sunscreen'),
	(15, 'sunblock', 'sunblock', 'find', 'sunscreen, spf'),
	(16, 'sun cream', 'sun cream', 'find', 'sunscreen, spf'),
	(17, 'aha', 'aha', 'find', 'glycolic, lactic, mandelic'),
	(18, 'bha', 'bha', 'find', 'salicylic'),
	(19, 'pha', 'pha', 'find', 'gluconolactone'),
	(20, 'efa', 'efa', 'find', 'omega, linoleic'),
	(21, 'fatty acid', 'fatty acid', 'find', 'omega, linoleic'),
	(22, 'fish oil', 'fish oil', 'find', 'omega'),
	(23, 'lipo hydroxy', 'lipo hydroxy', 'find', 'salicylic'),
	(24, 'hyaluronic', 'hyaluronic', 'find', 'hyaluronate'),
	(25, 'hyaluron', 'hyaluron', 'find', 'hyaluronate'),
	(26, 'panthenol', 'panthenol', 'find', 'provitamin'),
	(27, 'tocopherol', 'tocopherol', 'find', 'tocopheryl'),
	(28, 'vitamin b3', 'vitamin b 3', 'find', 'niacinamide'),
	(29, 'vitamin a', 'vitamin a', 'find', 'retinol, retinal'),
	(30, 'refund', 'refund', 'find', 'returns'),
	(31, 'exchange', 'exchange', 'find', 'returns'),
	(32, 'shipping', 'shipping', 'find', 'delivery'),
	(33, 'postage', 'postage', 'find', 'delivery'),
	(34, 'pickup', 'pickup', 'find', 'collect'),
	(35, 'retinol', 'retinol', 'leave-out', 'retinal, retinyl palmitate, retinyl acetate, retinyl propionate, hydroxypinacolone retinoate'),
	(36, 'retinoid', 'retinoid', 'leave-out', 'retinol, retinal, retinyl palmitate, retinyl acetate, hydroxypinacolone retinoate'),
	(37, 'fragrance', 'fragrance', 'leave-out', 'parfum, aroma'),
	(38, 'perfume', 'perfume', 'leave-out', 'parfum, aroma'),
	(39, 'alcohol', 'alcohol', 'leave-out', 'alcohol denat');

INSERT INTO public.wagtailcore_collection VALUES
	(1, '0001', 1, 0, 'Root');

INSERT INTO public.wagtailcore_groupapprovaltask VALUES
	(1);

INSERT INTO public.wagtailcore_groupapprovaltask_groups VALUES
	(1, 1, 1);

INSERT INTO public.wagtailcore_groupcollectionpermission VALUES
	(1, 1, 1, 110),
	(2, 1, 2, 110),
	(3, 1, 1, 111),
	(4, 1, 2, 111),
	(5, 1, 1, 113),
	(6, 1, 2, 113),
	(7, 1, 1, 114),
	(8, 1, 2, 114),
	(9, 1, 1, 115),
	(10, 1, 2, 115),
	(11, 1, 1, 117),
	(12, 1, 2, 117),
	(13, 1, 4, 110),
	(14, 1, 4, 111),
	(15, 1, 4, 113),
	(16, 1, 4, 114),
	(17, 1, 4, 115),
	(18, 1, 4, 117),
	(19, 1, 6, 110),
	(20, 1, 6, 111),
	(21, 1, 6, 113),
	(22, 1, 6, 114),
	(23, 1, 6, 115),
	(24, 1, 6, 117);

INSERT INTO public.wagtailcore_grouppagepermission VALUES
	(1, 1, 1, 69),
	(2, 1, 1, 70),
	(3, 1, 1, 75),
	(4, 2, 1, 69),
	(5, 2, 1, 70),
	(6, 1, 1, 74),
	(7, 1, 1, 76),
	(8, 4, 1, 69),
	(9, 4, 1, 73),
	(10, 4, 1, 70),
	(11, 4, 1, 74),
	(12, 4, 1, 75),
	(13, 4, 1, 76),
	(14, 6, 1, 69),
	(15, 6, 1, 73),
	(16, 6, 1, 70),
	(17, 6, 1, 74),
	(18, 6, 1, 75),
	(19, 6, 1, 76);

INSERT INTO public.wagtailcore_locale VALUES
	(1, 'en-au');

INSERT INTO public.wagtailcore_page VALUES
	(3, '00010001', 2, 1, 'Seedpearl', 'home', true, false, '/home/', '', false, '', NULL, NULL, false, 27, NULL, false, NULL, NULL, NULL, NULL, 'Seedpearl', NULL, NULL, 'c9fdd8dd-16d1-5565-8361-ca59777ec342', 1, NULL, NULL),
	(4, '000100010001', 3, 0, 'The journal', 'journal', true, false, '/home/journal/', '', false, '', NULL, NULL, false, 28, NULL, false, NULL, NULL, NULL, NULL, 'The journal', NULL, NULL, 'eed0fcc0-d0d4-57d9-877b-aeada95cef35', 1, NULL, NULL),
	(1, '0001', 1, 1, 'Root', 'root', true, false, '/', '', false, '', NULL, NULL, false, 1, NULL, false, NULL, NULL, NULL, NULL, 'Root', NULL, NULL, '342ea1ac-e122-5110-953e-bc2781383b11', 1, NULL, NULL);

INSERT INTO public.wagtailcore_site VALUES
	(2, 'localhost', 80, true, 3, 'Seedpearl');

INSERT INTO public.wagtailcore_task VALUES
	(1, 'Moderators approval', true, 2);

INSERT INTO public.wagtailcore_workflow VALUES
	(1, 'Moderators approval', true);

INSERT INTO public.wagtailcore_workflowpage VALUES
	(1, 1);

INSERT INTO public.wagtailcore_workflowtask VALUES
	(1, 0, 1, 1);

SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);

SELECT pg_catalog.setval('public.address_useraddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.analytics_productrecord_id_seq', 1, false);

SELECT pg_catalog.setval('public.analytics_userproductview_id_seq', 1, false);

SELECT pg_catalog.setval('public.analytics_userrecord_id_seq', 1, false);

SELECT pg_catalog.setval('public.analytics_usersearch_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_id_seq', 6, true);

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 781, true);

SELECT pg_catalog.setval('public.auth_permission_id_seq', 719, true);

SELECT pg_catalog.setval('public.basket_basket_id_seq', 1, false);

SELECT pg_catalog.setval('public.basket_basket_vouchers_id_seq', 1, false);

SELECT pg_catalog.setval('public.basket_line_id_seq', 1, false);

SELECT pg_catalog.setval('public.basket_lineattribute_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_active_cautions_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_active_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_attributeoption_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_attributeoptiongroup_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_category_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_caution_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_concern_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_formerslug_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_ingredient_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_option_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_product_concerns_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_product_extra_cautions_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_product_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_product_product_options_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_product_skin_types_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productactive_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productattribute_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productattributevalue_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productattributevalue_value_multi_option_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productcategory_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productclass_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productclass_options_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productimage_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productingredient_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_productrecommendation_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_setitem_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_skintype_id_seq', 1, false);

SELECT pg_catalog.setval('public.cms_articleproduct_id_seq', 1, false);

SELECT pg_catalog.setval('public.cms_enquiry_id_seq', 1, false);

SELECT pg_catalog.setval('public.cms_person_id_seq', 1, false);

SELECT pg_catalog.setval('public.cms_sitesettings_id_seq', 1, false);

SELECT pg_catalog.setval('public.cms_topic_id_seq', 1, false);

SELECT pg_catalog.setval('public.customer_communicationeventtype_id_seq', 1, false);

SELECT pg_catalog.setval('public.customer_email_id_seq', 1, false);

SELECT pg_catalog.setval('public.customer_notification_id_seq', 1, false);

SELECT pg_catalog.setval('public.customer_productalert_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_admin_log_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_content_type_id_seq', 177, true);

SELECT pg_catalog.setval('public.django_flatpage_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_flatpage_sites_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_migrations_id_seq', 486, true);

SELECT pg_catalog.setval('public.django_site_id_seq', 1, true);

SELECT pg_catalog.setval('public.fulfilment_parcel_id_seq', 1, false);

SELECT pg_catalog.setval('public.fulfilment_parcelline_id_seq', 1, false);

SELECT pg_catalog.setval('public.health_healthreport_id_seq', 1, false);

SELECT pg_catalog.setval('public.images_picture_id_seq', 1, false);

SELECT pg_catalog.setval('public.images_rendition_id_seq', 1, false);

SELECT pg_catalog.setval('public.mail_outboxmail_id_seq', 1, false);

SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_benefit_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_condition_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_conditionaloffer_combinations_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_conditionaloffer_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_range_classes_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_range_excluded_categories_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_range_excluded_products_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_range_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_range_included_categories_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_rangeproduct_id_seq', 1, false);

SELECT pg_catalog.setval('public.offer_rangeproductfileupload_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_billingaddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_communicationevent_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_line_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_lineattribute_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_lineprice_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_order_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_orderdiscount_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_orderhold_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_orderlinediscount_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_ordernote_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_orderorigin_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_orderstatuschange_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_paymentevent_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_paymenteventquantity_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_paymenteventtype_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_shippingaddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_shippingevent_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_shippingeventquantity_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_shippingeventtype_id_seq', 1, false);

SELECT pg_catalog.setval('public.order_surcharge_id_seq', 1, false);

SELECT pg_catalog.setval('public.partner_partner_id_seq', 1, false);

SELECT pg_catalog.setval('public.partner_partner_users_id_seq', 1, false);

SELECT pg_catalog.setval('public.partner_partneraddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.partner_stockalert_id_seq', 1, false);

SELECT pg_catalog.setval('public.partner_stockmovement_id_seq', 1, false);

SELECT pg_catalog.setval('public.partner_stockrecord_id_seq', 1, false);

SELECT pg_catalog.setval('public.payment_bankcard_id_seq', 1, false);

SELECT pg_catalog.setval('public.payment_paymentattempt_id_seq', 1, false);

SELECT pg_catalog.setval('public.payment_paymentrefund_id_seq', 1, false);

SELECT pg_catalog.setval('public.payment_refundline_id_seq', 1, false);

SELECT pg_catalog.setval('public.payment_source_id_seq', 1, false);

SELECT pg_catalog.setval('public.payment_sourcetype_id_seq', 1, false);

SELECT pg_catalog.setval('public.payment_transaction_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 1, false);

SELECT pg_catalog.setval('public.reviews_productreview_id_seq', 1, false);

SELECT pg_catalog.setval('public.reviews_vote_id_seq', 1, false);

SELECT pg_catalog.setval('public.search_synonym_id_seq', 39, true);

SELECT pg_catalog.setval('public.search_word_id_seq', 1, false);

SELECT pg_catalog.setval('public.shipping_orderanditemcharges_countries_id_seq', 1, false);

SELECT pg_catalog.setval('public.shipping_orderanditemcharges_id_seq', 1, false);

SELECT pg_catalog.setval('public.shipping_weightband_id_seq', 1, false);

SELECT pg_catalog.setval('public.shipping_weightbased_countries_id_seq', 1, false);

SELECT pg_catalog.setval('public.shipping_weightbased_id_seq', 1, false);

SELECT pg_catalog.setval('public.taggit_tag_id_seq', 1, false);

SELECT pg_catalog.setval('public.taggit_taggeditem_id_seq', 1, false);

SELECT pg_catalog.setval('public.users_accountemail_id_seq', 1, false);

SELECT pg_catalog.setval('public.users_accountsession_id_seq', 1, false);

SELECT pg_catalog.setval('public.users_emailchange_id_seq', 1, false);

SELECT pg_catalog.setval('public.users_user_groups_id_seq', 1, false);

SELECT pg_catalog.setval('public.users_user_id_seq', 1, false);

SELECT pg_catalog.setval('public.users_user_user_permissions_id_seq', 1, false);

SELECT pg_catalog.setval('public.voucher_failedtry_id_seq', 1, false);

SELECT pg_catalog.setval('public.voucher_voucher_id_seq', 1, false);

SELECT pg_catalog.setval('public.voucher_voucher_offers_id_seq', 1, false);

SELECT pg_catalog.setval('public.voucher_voucherapplication_id_seq', 1, false);

SELECT pg_catalog.setval('public.voucher_voucherclaim_id_seq', 1, false);

SELECT pg_catalog.setval('public.voucher_voucherclaimkey_id_seq', 1, false);

SELECT pg_catalog.setval('public.voucher_voucherset_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailadmin_admin_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailadmin_editingsession_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailadmin_formstate_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_apitoken_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_collection_id_seq', 1, true);

SELECT pg_catalog.setval('public.wagtailcore_collectionviewrestriction_groups_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_collectionviewrestriction_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_comment_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_commentreply_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_groupapprovaltask_groups_id_seq', 1, true);

SELECT pg_catalog.setval('public.wagtailcore_groupcollectionpermission_id_seq', 24, true);

SELECT pg_catalog.setval('public.wagtailcore_grouppagepermission_id_seq', 19, true);

SELECT pg_catalog.setval('public.wagtailcore_groupsitepermission_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_locale_id_seq', 1, true);

SELECT pg_catalog.setval('public.wagtailcore_modellogentry_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_page_id_seq', 4, true);

SELECT pg_catalog.setval('public.wagtailcore_pagelogentry_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_pagerevision_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_pagesubscription_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_pageviewrestriction_groups_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_pageviewrestriction_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_referenceindex_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_site_id_seq', 2, true);

SELECT pg_catalog.setval('public.wagtailcore_task_id_seq', 1, true);

SELECT pg_catalog.setval('public.wagtailcore_taskstate_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_uploadedfile_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_workflow_id_seq', 1, true);

SELECT pg_catalog.setval('public.wagtailcore_workflowstate_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_workflowtask_id_seq', 1, true);

SELECT pg_catalog.setval('public.wagtaildocs_document_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailembeds_embed_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailforms_formsubmission_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailimages_image_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailimages_rendition_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailredirects_redirect_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailsearch_indexentry_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailusers_userprofile_id_seq', 1, false);

SELECT pg_catalog.setval('public.wishlists_line_id_seq', 1, false);

SELECT pg_catalog.setval('public.wishlists_wishlist_id_seq', 1, false);

SELECT pg_catalog.setval('public.wishlists_wishlistsharedemail_id_seq', 1, false);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.users_accountemail
    ADD CONSTRAINT account_has_an_email_once UNIQUE (user_id, key);

ALTER TABLE ONLY public.catalogue_productactive
    ADD CONSTRAINT active_is_named_once UNIQUE (product_id, active_id);

ALTER TABLE ONLY public.address_country
    ADD CONSTRAINT address_country_pkey PRIMARY KEY (iso_3166_1_a2);

ALTER TABLE ONLY public.address_useraddress
    ADD CONSTRAINT address_useraddress_code_key UNIQUE (code);

ALTER TABLE ONLY public.address_useraddress
    ADD CONSTRAINT address_useraddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.address_useraddress
    ADD CONSTRAINT address_useraddress_user_id_hash_9d1738c7_uniq UNIQUE (user_id, hash);

ALTER TABLE ONLY public.analytics_productrecord
    ADD CONSTRAINT analytics_productrecord_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.analytics_productrecord
    ADD CONSTRAINT analytics_productrecord_product_id_key UNIQUE (product_id);

ALTER TABLE ONLY public.analytics_userproductview
    ADD CONSTRAINT analytics_userproductview_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.analytics_userrecord
    ADD CONSTRAINT analytics_userrecord_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.analytics_userrecord
    ADD CONSTRAINT analytics_userrecord_user_id_key UNIQUE (user_id);

ALTER TABLE ONLY public.analytics_usersearch
    ADD CONSTRAINT analytics_usersearch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cms_articleproduct
    ADD CONSTRAINT article_names_a_product_once UNIQUE (article_id, product_id);

ALTER TABLE ONLY public.payment_paymentattempt
    ADD CONSTRAINT attempts_of_an_order_are_counted UNIQUE (order_id, n);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.basket_basket
    ADD CONSTRAINT basket_basket_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.basket_basket_vouchers
    ADD CONSTRAINT basket_basket_vouchers_basket_id_voucher_id_0731eee2_uniq UNIQUE (basket_id, voucher_id);

ALTER TABLE ONLY public.basket_basket_vouchers
    ADD CONSTRAINT basket_basket_vouchers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT basket_is_ordered_once UNIQUE (basket_id);

ALTER TABLE ONLY public.basket_line
    ADD CONSTRAINT basket_line_basket_id_line_reference_8977e974_uniq UNIQUE (basket_id, line_reference);

ALTER TABLE ONLY public.basket_line
    ADD CONSTRAINT basket_line_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.basket_lineattribute
    ADD CONSTRAINT basket_lineattribute_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cache_entries
    ADD CONSTRAINT cache_entries_pkey PRIMARY KEY (cache_key);

ALTER TABLE ONLY public.catalogue_active_cautions
    ADD CONSTRAINT catalogue_active_cautions_active_id_caution_id_ec31e0b1_uniq UNIQUE (active_id, caution_id);

ALTER TABLE ONLY public.catalogue_active_cautions
    ADD CONSTRAINT catalogue_active_cautions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_active
    ADD CONSTRAINT catalogue_active_name_key UNIQUE (name);

ALTER TABLE ONLY public.catalogue_active
    ADD CONSTRAINT catalogue_active_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_active
    ADD CONSTRAINT catalogue_active_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.catalogue_attributeoption
    ADD CONSTRAINT catalogue_attributeoption_code_key UNIQUE (code);

ALTER TABLE ONLY public.catalogue_attributeoption
    ADD CONSTRAINT catalogue_attributeoption_group_id_option_7a8f6c11_uniq UNIQUE (group_id, option);

ALTER TABLE ONLY public.catalogue_attributeoption
    ADD CONSTRAINT catalogue_attributeoption_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_attributeoptiongroup
    ADD CONSTRAINT catalogue_attributeoptiongroup_code_key UNIQUE (code);

ALTER TABLE ONLY public.catalogue_attributeoptiongroup
    ADD CONSTRAINT catalogue_attributeoptiongroup_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_category
    ADD CONSTRAINT catalogue_category_code_key UNIQUE (code);

ALTER TABLE ONLY public.catalogue_category
    ADD CONSTRAINT catalogue_category_path_key UNIQUE (path);

ALTER TABLE ONLY public.catalogue_category
    ADD CONSTRAINT catalogue_category_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_caution
    ADD CONSTRAINT catalogue_caution_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_caution
    ADD CONSTRAINT catalogue_caution_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.catalogue_concern
    ADD CONSTRAINT catalogue_concern_name_key UNIQUE (name);

ALTER TABLE ONLY public.catalogue_concern
    ADD CONSTRAINT catalogue_concern_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_concern
    ADD CONSTRAINT catalogue_concern_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.catalogue_formerslug
    ADD CONSTRAINT catalogue_formerslug_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_ingredient
    ADD CONSTRAINT catalogue_ingredient_inci_name_key UNIQUE (inci_name);

ALTER TABLE ONLY public.catalogue_ingredient
    ADD CONSTRAINT catalogue_ingredient_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_ingredient
    ADD CONSTRAINT catalogue_ingredient_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.catalogue_option
    ADD CONSTRAINT catalogue_option_code_key UNIQUE (code);

ALTER TABLE ONLY public.catalogue_option
    ADD CONSTRAINT catalogue_option_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_code_key UNIQUE (code);

ALTER TABLE ONLY public.catalogue_product_concerns
    ADD CONSTRAINT catalogue_product_concerns_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_product_concerns
    ADD CONSTRAINT catalogue_product_concerns_product_id_concern_id_99aedefb_uniq UNIQUE (product_id, concern_id);

ALTER TABLE ONLY public.catalogue_product_extra_cautions
    ADD CONSTRAINT catalogue_product_extra__product_id_caution_id_0e96aef7_uniq UNIQUE (product_id, caution_id);

ALTER TABLE ONLY public.catalogue_product_extra_cautions
    ADD CONSTRAINT catalogue_product_extra_cautions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_product_product_options
    ADD CONSTRAINT catalogue_product_produc_product_id_option_id_9b3abb31_uniq UNIQUE (product_id, option_id);

ALTER TABLE ONLY public.catalogue_product_product_options
    ADD CONSTRAINT catalogue_product_product_options_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_product_skin_types
    ADD CONSTRAINT catalogue_product_skin_t_product_id_skintype_id_a76793a5_uniq UNIQUE (product_id, skintype_id);

ALTER TABLE ONLY public.catalogue_product_skin_types
    ADD CONSTRAINT catalogue_product_skin_types_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_upc_key UNIQUE (upc);

ALTER TABLE ONLY public.catalogue_productactive
    ADD CONSTRAINT catalogue_productactive_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_productattributevalue
    ADD CONSTRAINT catalogue_productattribu_attribute_id_product_id_1e8e7112_uniq UNIQUE (attribute_id, product_id);

ALTER TABLE ONLY public.catalogue_productattributevalue_value_multi_option
    ADD CONSTRAINT catalogue_productattribu_productattributevalue_id_a1760824_uniq UNIQUE (productattributevalue_id, attributeoption_id);

ALTER TABLE ONLY public.catalogue_productattribute
    ADD CONSTRAINT catalogue_productattribute_code_product_class_id_82f69012_uniq UNIQUE (code, product_class_id);

ALTER TABLE ONLY public.catalogue_productattribute
    ADD CONSTRAINT catalogue_productattribute_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_productattributevalue
    ADD CONSTRAINT catalogue_productattributevalue_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_productattributevalue_value_multi_option
    ADD CONSTRAINT catalogue_productattributevalue_value_multi_option_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_productcategory
    ADD CONSTRAINT catalogue_productcategory_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_productcategory
    ADD CONSTRAINT catalogue_productcategory_product_id_category_id_8f0dbfe2_uniq UNIQUE (product_id, category_id);

ALTER TABLE ONLY public.catalogue_productclass_options
    ADD CONSTRAINT catalogue_productclass_o_productclass_id_option_i_2266c635_uniq UNIQUE (productclass_id, option_id);

ALTER TABLE ONLY public.catalogue_productclass_options
    ADD CONSTRAINT catalogue_productclass_options_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_productclass
    ADD CONSTRAINT catalogue_productclass_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_productclass
    ADD CONSTRAINT catalogue_productclass_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.catalogue_productimage
    ADD CONSTRAINT catalogue_productimage_code_key UNIQUE (code);

ALTER TABLE ONLY public.catalogue_productimage
    ADD CONSTRAINT catalogue_productimage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_productingredient
    ADD CONSTRAINT catalogue_productingredient_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_productrecommendation
    ADD CONSTRAINT catalogue_productrecomme_primary_id_recommendatio_da1fdf43_uniq UNIQUE (primary_id, recommendation_id);

ALTER TABLE ONLY public.catalogue_productrecommendation
    ADD CONSTRAINT catalogue_productrecommendation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_setitem
    ADD CONSTRAINT catalogue_setitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_skintype
    ADD CONSTRAINT catalogue_skintype_name_key UNIQUE (name);

ALTER TABLE ONLY public.catalogue_skintype
    ADD CONSTRAINT catalogue_skintype_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_skintype
    ADD CONSTRAINT catalogue_skintype_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.catalogue_category
    ADD CONSTRAINT category_slug_is_unique UNIQUE (slug);

ALTER TABLE ONLY public.cms_articlepage
    ADD CONSTRAINT cms_articlepage_pkey PRIMARY KEY (page_ptr_id);

ALTER TABLE ONLY public.cms_articleproduct
    ADD CONSTRAINT cms_articleproduct_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cms_enquiry
    ADD CONSTRAINT cms_enquiry_idempotency_key_key UNIQUE (idempotency_key);

ALTER TABLE ONLY public.cms_enquiry
    ADD CONSTRAINT cms_enquiry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cms_homepage
    ADD CONSTRAINT cms_homepage_pkey PRIMARY KEY (page_ptr_id);

ALTER TABLE ONLY public.cms_journalindexpage
    ADD CONSTRAINT cms_journalindexpage_pkey PRIMARY KEY (page_ptr_id);

ALTER TABLE ONLY public.cms_person
    ADD CONSTRAINT cms_person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cms_person
    ADD CONSTRAINT cms_person_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.cms_sitesettings
    ADD CONSTRAINT cms_sitesettings_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cms_standardpage
    ADD CONSTRAINT cms_standardpage_pkey PRIMARY KEY (page_ptr_id);

ALTER TABLE ONLY public.cms_topic
    ADD CONSTRAINT cms_topic_name_key UNIQUE (name);

ALTER TABLE ONLY public.cms_topic
    ADD CONSTRAINT cms_topic_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cms_topic
    ADD CONSTRAINT cms_topic_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.communication_communicationeventtype
    ADD CONSTRAINT customer_communicationeventtype_code_key UNIQUE (code);

ALTER TABLE ONLY public.communication_communicationeventtype
    ADD CONSTRAINT customer_communicationeventtype_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.communication_email
    ADD CONSTRAINT customer_email_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.communication_notification
    ADD CONSTRAINT customer_notification_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customer_productalert
    ADD CONSTRAINT customer_productalert_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_flatpage
    ADD CONSTRAINT django_flatpage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_flatpage_sites
    ADD CONSTRAINT django_flatpage_sites_flatpage_id_site_id_0d29d9d1_uniq UNIQUE (flatpage_id, site_id);

ALTER TABLE ONLY public.django_flatpage_sites
    ADD CONSTRAINT django_flatpage_sites_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.django_site
    ADD CONSTRAINT django_site_domain_a2e37b91_uniq UNIQUE (domain);

ALTER TABLE ONLY public.django_site
    ADD CONSTRAINT django_site_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_formerslug
    ADD CONSTRAINT former_slug_leads_to_one UNIQUE (kind, slug);

ALTER TABLE ONLY public.fulfilment_parcel
    ADD CONSTRAINT fulfilment_parcel_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.fulfilment_parcelline
    ADD CONSTRAINT fulfilment_parcelline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.health_healthreport
    ADD CONSTRAINT health_healthreport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.images_picture
    ADD CONSTRAINT images_picture_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.images_preparation
    ADD CONSTRAINT images_preparation_pkey PRIMARY KEY (picture_id);

ALTER TABLE ONLY public.images_rendition
    ADD CONSTRAINT images_rendition_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_productingredient
    ADD CONSTRAINT ingredient_is_listed_once UNIQUE (product_id, ingredient_id);

ALTER TABLE ONLY public.catalogue_productingredient
    ADD CONSTRAINT label_position_is_taken_once UNIQUE (product_id, "position") DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mail_outboxmail
    ADD CONSTRAINT mail_outboxmail_dedupe_key_key UNIQUE (dedupe_key);

ALTER TABLE ONLY public.mail_outboxmail
    ADD CONSTRAINT mail_outboxmail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_benefit
    ADD CONSTRAINT offer_benefit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_condition
    ADD CONSTRAINT offer_condition_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_conditionaloffer_combinations
    ADD CONSTRAINT offer_conditionaloffer_c_from_conditionaloffer_id_2e3e9ffe_uniq UNIQUE (from_conditionaloffer_id, to_conditionaloffer_id);

ALTER TABLE ONLY public.offer_conditionaloffer_combinations
    ADD CONSTRAINT offer_conditionaloffer_combinations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_conditionaloffer
    ADD CONSTRAINT offer_conditionaloffer_name_key UNIQUE (name);

ALTER TABLE ONLY public.offer_conditionaloffer
    ADD CONSTRAINT offer_conditionaloffer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_conditionaloffer
    ADD CONSTRAINT offer_conditionaloffer_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.offer_range_classes
    ADD CONSTRAINT offer_range_classes_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_range_classes
    ADD CONSTRAINT offer_range_classes_range_id_productclass_id_28eeefae_uniq UNIQUE (range_id, productclass_id);

ALTER TABLE ONLY public.offer_range_excluded_categories
    ADD CONSTRAINT offer_range_excluded_cat_range_id_category_id_2f84ef27_uniq UNIQUE (range_id, category_id);

ALTER TABLE ONLY public.offer_range_excluded_categories
    ADD CONSTRAINT offer_range_excluded_categories_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_range_excluded_products
    ADD CONSTRAINT offer_range_excluded_products_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_range_excluded_products
    ADD CONSTRAINT offer_range_excluded_products_range_id_product_id_eb1cfe87_uniq UNIQUE (range_id, product_id);

ALTER TABLE ONLY public.offer_range_included_categories
    ADD CONSTRAINT offer_range_included_cat_range_id_category_id_a661d336_uniq UNIQUE (range_id, category_id);

ALTER TABLE ONLY public.offer_range_included_categories
    ADD CONSTRAINT offer_range_included_categories_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_range
    ADD CONSTRAINT offer_range_name_key UNIQUE (name);

ALTER TABLE ONLY public.offer_range
    ADD CONSTRAINT offer_range_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_range
    ADD CONSTRAINT offer_range_proxy_class_key UNIQUE (proxy_class);

ALTER TABLE ONLY public.offer_range
    ADD CONSTRAINT offer_range_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.offer_rangeproduct
    ADD CONSTRAINT offer_rangeproduct_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.offer_rangeproduct
    ADD CONSTRAINT offer_rangeproduct_range_id_product_id_c46b1be8_uniq UNIQUE (range_id, product_id);

ALTER TABLE ONLY public.offer_rangeproductfileupload
    ADD CONSTRAINT offer_rangeproductfileupload_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_billingaddress
    ADD CONSTRAINT order_billingaddress_code_key UNIQUE (code);

ALTER TABLE ONLY public.order_billingaddress
    ADD CONSTRAINT order_billingaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voucher_voucherclaim
    ADD CONSTRAINT order_claims_a_code_once UNIQUE (voucher_id, order_id);

ALTER TABLE ONLY public.order_communicationevent
    ADD CONSTRAINT order_communicationevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_lineattribute
    ADD CONSTRAINT order_lineattribute_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_lineprice
    ADD CONSTRAINT order_lineprice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_orderorigin
    ADD CONSTRAINT order_names_an_origin_once UNIQUE (order_id, who);

ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_number_key UNIQUE (number);

ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_orderdiscount
    ADD CONSTRAINT order_orderdiscount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_orderhold
    ADD CONSTRAINT order_orderhold_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_orderlinediscount
    ADD CONSTRAINT order_orderlinediscount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_ordernote
    ADD CONSTRAINT order_ordernote_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_orderorigin
    ADD CONSTRAINT order_orderorigin_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_orderstatuschange
    ADD CONSTRAINT order_orderstatuschange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_paymentevent
    ADD CONSTRAINT order_paymentevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_paymenteventquantity
    ADD CONSTRAINT order_paymenteventquantity_event_id_line_id_765c5209_uniq UNIQUE (event_id, line_id);

ALTER TABLE ONLY public.order_paymenteventquantity
    ADD CONSTRAINT order_paymenteventquantity_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_paymenteventtype
    ADD CONSTRAINT order_paymenteventtype_code_key UNIQUE (code);

ALTER TABLE ONLY public.order_paymenteventtype
    ADD CONSTRAINT order_paymenteventtype_name_key UNIQUE (name);

ALTER TABLE ONLY public.order_paymenteventtype
    ADD CONSTRAINT order_paymenteventtype_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_shippingaddress
    ADD CONSTRAINT order_shippingaddress_code_key UNIQUE (code);

ALTER TABLE ONLY public.order_shippingaddress
    ADD CONSTRAINT order_shippingaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_shippingevent
    ADD CONSTRAINT order_shippingevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_shippingeventquantity
    ADD CONSTRAINT order_shippingeventquantity_event_id_line_id_91687107_uniq UNIQUE (event_id, line_id);

ALTER TABLE ONLY public.order_shippingeventquantity
    ADD CONSTRAINT order_shippingeventquantity_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_shippingeventtype
    ADD CONSTRAINT order_shippingeventtype_code_key UNIQUE (code);

ALTER TABLE ONLY public.order_shippingeventtype
    ADD CONSTRAINT order_shippingeventtype_name_key UNIQUE (name);

ALTER TABLE ONLY public.order_shippingeventtype
    ADD CONSTRAINT order_shippingeventtype_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_surcharge
    ADD CONSTRAINT order_surcharge_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.order_unpaidorder
    ADD CONSTRAINT order_unpaidorder_pkey PRIMARY KEY (order_id);

ALTER TABLE ONLY public.fulfilment_parcelline
    ADD CONSTRAINT parcel_holds_a_line_once UNIQUE (parcel_id, line_id);

ALTER TABLE ONLY public.partner_partner
    ADD CONSTRAINT partner_partner_code_key UNIQUE (code);

ALTER TABLE ONLY public.partner_partner
    ADD CONSTRAINT partner_partner_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partner_partner_users
    ADD CONSTRAINT partner_partner_users_partner_id_user_id_9e5c0517_uniq UNIQUE (partner_id, user_id);

ALTER TABLE ONLY public.partner_partner_users
    ADD CONSTRAINT partner_partner_users_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partner_partneraddress
    ADD CONSTRAINT partner_partneraddress_code_key UNIQUE (code);

ALTER TABLE ONLY public.partner_partneraddress
    ADD CONSTRAINT partner_partneraddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partner_stockalert
    ADD CONSTRAINT partner_stockalert_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partner_stockmovement
    ADD CONSTRAINT partner_stockmovement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partner_stockrecord
    ADD CONSTRAINT partner_stockrecord_partner_id_partner_sku_8441e010_uniq UNIQUE (partner_id, partner_sku);

ALTER TABLE ONLY public.partner_stockrecord
    ADD CONSTRAINT partner_stockrecord_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payment_bankcard
    ADD CONSTRAINT payment_bankcard_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payment_paymentattempt
    ADD CONSTRAINT payment_paymentattempt_idempotency_key_key UNIQUE (idempotency_key);

ALTER TABLE ONLY public.payment_paymentattempt
    ADD CONSTRAINT payment_paymentattempt_payment_intent_id_key UNIQUE (payment_intent_id);

ALTER TABLE ONLY public.payment_paymentattempt
    ADD CONSTRAINT payment_paymentattempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payment_paymentattempt
    ADD CONSTRAINT payment_paymentattempt_session_id_key UNIQUE (session_id);

ALTER TABLE ONLY public.payment_paymentdispute
    ADD CONSTRAINT payment_paymentdispute_pkey PRIMARY KEY (dispute_id);

ALTER TABLE ONLY public.payment_paymentrefund
    ADD CONSTRAINT payment_paymentrefund_idempotency_key_key UNIQUE (idempotency_key);

ALTER TABLE ONLY public.payment_paymentrefund
    ADD CONSTRAINT payment_paymentrefund_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payment_paymentrefund
    ADD CONSTRAINT payment_paymentrefund_refund_id_key UNIQUE (refund_id);

ALTER TABLE ONLY public.payment_refundline
    ADD CONSTRAINT payment_refundline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payment_source
    ADD CONSTRAINT payment_source_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payment_sourcetype
    ADD CONSTRAINT payment_sourcetype_code_key UNIQUE (code);

ALTER TABLE ONLY public.payment_sourcetype
    ADD CONSTRAINT payment_sourcetype_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payment_stripeevent
    ADD CONSTRAINT payment_stripeevent_pkey PRIMARY KEY (event_id);

ALTER TABLE ONLY public.payment_transaction
    ADD CONSTRAINT payment_transaction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voucher_voucherclaimkey
    ADD CONSTRAINT person_claims_a_code_once UNIQUE (voucher_id, key);

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT product_size_is_offered_once UNIQUE (parent_id, net_content, net_unit);

ALTER TABLE ONLY public.payment_refundline
    ADD CONSTRAINT refund_names_a_line_once UNIQUE (refund_id, line_id);

ALTER TABLE ONLY public.images_rendition
    ADD CONSTRAINT rendition_is_made_once UNIQUE (image_id, filter_spec, focal_point_key);

ALTER TABLE ONLY public.reviews_productreview
    ADD CONSTRAINT reviews_productreview_code_key UNIQUE (code);

ALTER TABLE ONLY public.reviews_productreview
    ADD CONSTRAINT reviews_productreview_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_productreview
    ADD CONSTRAINT reviews_productreview_product_id_user_id_c4fdc4cd_uniq UNIQUE (product_id, user_id);

ALTER TABLE ONLY public.reviews_vote
    ADD CONSTRAINT reviews_vote_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_vote
    ADD CONSTRAINT reviews_vote_user_id_review_id_bb858939_uniq UNIQUE (user_id, review_id);

ALTER TABLE ONLY public.search_synonym
    ADD CONSTRAINT search_synonym_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.search_word
    ADD CONSTRAINT search_word_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.search_word
    ADD CONSTRAINT search_word_text_key UNIQUE (text);

ALTER TABLE ONLY public.seedpearl_trycount
    ADD CONSTRAINT seedpearl_trycount_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.catalogue_setitem
    ADD CONSTRAINT set_holds_a_size_once UNIQUE (product_set_id, size_id);

ALTER TABLE ONLY public.shipping_orderanditemcharges_countries
    ADD CONSTRAINT shipping_orderanditemcha_orderanditemcharges_id_c_9f0c9c8f_uniq UNIQUE (orderanditemcharges_id, country_id);

ALTER TABLE ONLY public.shipping_orderanditemcharges
    ADD CONSTRAINT shipping_orderanditemcharges_code_key UNIQUE (code);

ALTER TABLE ONLY public.shipping_orderanditemcharges_countries
    ADD CONSTRAINT shipping_orderanditemcharges_countries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shipping_orderanditemcharges
    ADD CONSTRAINT shipping_orderanditemcharges_name_key UNIQUE (name);

ALTER TABLE ONLY public.shipping_orderanditemcharges
    ADD CONSTRAINT shipping_orderanditemcharges_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shipping_weightband
    ADD CONSTRAINT shipping_weightband_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shipping_weightbased
    ADD CONSTRAINT shipping_weightbased_code_key UNIQUE (code);

ALTER TABLE ONLY public.shipping_weightbased_countries
    ADD CONSTRAINT shipping_weightbased_cou_weightbased_id_country_i_de8c5e42_uniq UNIQUE (weightbased_id, country_id);

ALTER TABLE ONLY public.shipping_weightbased_countries
    ADD CONSTRAINT shipping_weightbased_countries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shipping_weightbased
    ADD CONSTRAINT shipping_weightbased_name_key UNIQUE (name);

ALTER TABLE ONLY public.shipping_weightbased
    ADD CONSTRAINT shipping_weightbased_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partner_stockrecord
    ADD CONSTRAINT size_has_one_stock_record UNIQUE (product_id);

ALTER TABLE ONLY public.search_synonym
    ADD CONSTRAINT synonym_is_listed_once UNIQUE (key, effect);

ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_name_key UNIQUE (name);

ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uni UNIQUE (content_type_id, object_id, tag_id);

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT unique_permission UNIQUE (group_id, page_id, permission_id);

ALTER TABLE ONLY public.users_accountemail
    ADD CONSTRAINT users_accountemail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.users_accountsession
    ADD CONSTRAINT users_accountsession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.users_accountsession
    ADD CONSTRAINT users_accountsession_session_key_key UNIQUE (session_key);

ALTER TABLE ONLY public.users_closedaccountkey
    ADD CONSTRAINT users_closedaccountkey_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.users_emailchange
    ADD CONSTRAINT users_emailchange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.users_user
    ADD CONSTRAINT users_user_email_key UNIQUE (email);

ALTER TABLE ONLY public.users_user_groups
    ADD CONSTRAINT users_user_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.users_user_groups
    ADD CONSTRAINT users_user_groups_user_id_group_id_b88eab82_uniq UNIQUE (user_id, group_id);

ALTER TABLE ONLY public.users_user
    ADD CONSTRAINT users_user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.users_user_user_permissions
    ADD CONSTRAINT users_user_user_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.users_user_user_permissions
    ADD CONSTRAINT users_user_user_permissions_user_id_permission_id_43338c45_uniq UNIQUE (user_id, permission_id);

ALTER TABLE ONLY public.voucher_failedtry
    ADD CONSTRAINT voucher_failedtry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voucher_voucher
    ADD CONSTRAINT voucher_voucher_code_key UNIQUE (code);

ALTER TABLE ONLY public.voucher_voucher
    ADD CONSTRAINT voucher_voucher_name_b96d3b47_uniq UNIQUE (name);

ALTER TABLE ONLY public.voucher_voucher_offers
    ADD CONSTRAINT voucher_voucher_offers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voucher_voucher_offers
    ADD CONSTRAINT voucher_voucher_offers_voucher_id_conditionalof_01628a7f_uniq UNIQUE (voucher_id, conditionaloffer_id);

ALTER TABLE ONLY public.voucher_voucher
    ADD CONSTRAINT voucher_voucher_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voucher_voucherapplication
    ADD CONSTRAINT voucher_voucherapplication_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voucher_voucherclaim
    ADD CONSTRAINT voucher_voucherclaim_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voucher_voucherclaimkey
    ADD CONSTRAINT voucher_voucherclaimkey_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.voucher_voucherset
    ADD CONSTRAINT voucher_voucherset_name_4c6aac05_uniq UNIQUE (name);

ALTER TABLE ONLY public.voucher_voucherset
    ADD CONSTRAINT voucher_voucherset_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailadmin_admin
    ADD CONSTRAINT wagtailadmin_admin_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editingsession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_key_hash_key UNIQUE (key_hash);

ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_path_key UNIQUE (path);

ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionvi_collectionviewrestrictio_988995ae_uniq UNIQUE (collectionviewrestriction_id, group_id);

ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentreply_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprova_groupapprovaltask_id_gro_bb5ee7eb_uniq UNIQUE (groupapprovaltask_id, group_id);

ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprovaltask_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapprovaltask_pkey PRIMARY KEY (task_ptr_id);

ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollect_group_id_collection_id_p_a21cefe9_uniq UNIQUE (group_id, collection_id, permission_id);

ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollectionpermission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppagepermission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsiteper_group_id_site_id_permiss_a58ee30d_uniq UNIQUE (group_id, site_id, permission_id);

ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsitepermission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_language_code_key UNIQUE (language_code);

ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellogentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_path_key UNIQUE (path);

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_translation_key_locale_id_9b041bad_uniq UNIQUE (translation_key, locale_id);

ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pagelogentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_page_id_user_id_0cef73ed_uniq UNIQUE (page_id, user_id);

ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrest_pageviewrestriction_id_g_d23f80bb_uniq UNIQUE (pageviewrestriction_id, group_id);

ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrestriction_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageviewrestriction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceind_base_content_type_id_obj_9e6ccd6a_uniq UNIQUE (base_content_type_id, object_id, to_content_type_id, to_object_id, content_path_hash);

ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceindex_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_hostname_port_2c626d70_uniq UNIQUE (hostname, port);

ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploadedfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_workflow
    ADD CONSTRAINT wagtailcore_workflow_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflowcontenttype_pkey PRIMARY KEY (content_type_id);

ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflowpage_pkey PRIMARY KEY (page_id);

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_current_task_state_id_key UNIQUE (current_task_state_id);

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_workflow_id_task_id_4ec7a62b_uniq UNIQUE (workflow_id, task_id);

ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailembeds_embed
    ADD CONSTRAINT wagtailembeds_embed_hash_c9bd8c9a_uniq UNIQUE (hash);

ALTER TABLE ONLY public.wagtailembeds_embed
    ADD CONSTRAINT wagtailembeds_embed_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailforms_formsubmission
    ADD CONSTRAINT wagtailforms_formsubmission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_image_id_filter_spec_foc_323c8fe0_uniq UNIQUE (image_id, filter_spec, focal_point_key);

ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_redirect_old_path_site_id_783622d7_uniq UNIQUE (old_path, site_id);

ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_redirect_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_content_type_id_object_i_bcd7ba73_uniq UNIQUE (content_type_id, object_id);

ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_user_id_key UNIQUE (user_id);

ALTER TABLE ONLY public.wishlists_line
    ADD CONSTRAINT wishlists_line_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wishlists_line
    ADD CONSTRAINT wishlists_line_wishlist_id_product_id_78f04673_uniq UNIQUE (wishlist_id, product_id);

ALTER TABLE ONLY public.wishlists_wishlist
    ADD CONSTRAINT wishlists_wishlist_key_key UNIQUE (key);

ALTER TABLE ONLY public.wishlists_wishlist
    ADD CONSTRAINT wishlists_wishlist_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wishlists_wishlistsharedemail
    ADD CONSTRAINT wishlists_wishlistsharedemail_pkey PRIMARY KEY (id);

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);

CREATE INDEX address_country_display_order_dc88cde8 ON public.address_country USING btree (display_order);

CREATE INDEX address_country_is_shipping_country_f7b6c461 ON public.address_country USING btree (is_shipping_country);

CREATE INDEX address_country_iso_3166_1_a2_f395eed0_like ON public.address_country USING btree (iso_3166_1_a2 varchar_pattern_ops);

CREATE INDEX address_country_printable_name_450b016c ON public.address_country USING btree (printable_name);

CREATE INDEX address_country_printable_name_450b016c_like ON public.address_country USING btree (printable_name varchar_pattern_ops);

CREATE INDEX address_useraddress_code_746f229c_like ON public.address_useraddress USING btree (code varchar_pattern_ops);

CREATE INDEX address_useraddress_country_id_fa26a249 ON public.address_useraddress USING btree (country_id);

CREATE INDEX address_useraddress_country_id_fa26a249_like ON public.address_useraddress USING btree (country_id varchar_pattern_ops);

CREATE INDEX address_useraddress_hash_e0a6b290 ON public.address_useraddress USING btree (hash);

CREATE INDEX address_useraddress_hash_e0a6b290_like ON public.address_useraddress USING btree (hash varchar_pattern_ops);

CREATE INDEX address_useraddress_user_id_6edf0244 ON public.address_useraddress USING btree (user_id);

CREATE INDEX analytics_productrecord_num_purchases_405301a0 ON public.analytics_productrecord USING btree (num_purchases);

CREATE INDEX analytics_userproductview_product_id_a55b87ad ON public.analytics_userproductview USING btree (product_id);

CREATE INDEX analytics_userproductview_user_id_5e49a8b1 ON public.analytics_userproductview USING btree (user_id);

CREATE INDEX analytics_userrecord_num_order_items_fb2a8304 ON public.analytics_userrecord USING btree (num_order_items);

CREATE INDEX analytics_userrecord_num_order_lines_97cc087f ON public.analytics_userrecord USING btree (num_order_lines);

CREATE INDEX analytics_userrecord_num_orders_b352ffd1 ON public.analytics_userrecord USING btree (num_orders);

CREATE INDEX analytics_usersearch_query_ad36478b ON public.analytics_usersearch USING btree (query);

CREATE INDEX analytics_usersearch_query_ad36478b_like ON public.analytics_usersearch USING btree (query varchar_pattern_ops);

CREATE INDEX analytics_usersearch_user_id_1775992d ON public.analytics_usersearch USING btree (user_id);

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX base_content_object_idx ON public.wagtailcore_revision USING btree (base_content_type_id, object_id);

CREATE INDEX basket_basket_owner_id_3a018de5 ON public.basket_basket USING btree (owner_id);

CREATE INDEX basket_basket_vouchers_basket_id_f857c2f8 ON public.basket_basket_vouchers USING btree (basket_id);

CREATE INDEX basket_basket_vouchers_voucher_id_c2b66981 ON public.basket_basket_vouchers USING btree (voucher_id);

CREATE INDEX basket_line_basket_id_b615c905 ON public.basket_line USING btree (basket_id);

CREATE INDEX basket_line_date_created_eb0dfb1b ON public.basket_line USING btree (date_created);

CREATE INDEX basket_line_date_updated_a74d069d ON public.basket_line USING btree (date_updated);

CREATE INDEX basket_line_line_reference_08e91113 ON public.basket_line USING btree (line_reference);

CREATE INDEX basket_line_line_reference_08e91113_like ON public.basket_line USING btree (line_reference varchar_pattern_ops);

CREATE INDEX basket_line_product_id_303d743e ON public.basket_line USING btree (product_id);

CREATE INDEX basket_line_stockrecord_id_7039d8a4 ON public.basket_line USING btree (stockrecord_id);

CREATE INDEX basket_lineattribute_line_id_c41e0cdf ON public.basket_lineattribute USING btree (line_id);

CREATE INDEX basket_lineattribute_option_id_9387a3f7 ON public.basket_lineattribute USING btree (option_id);

CREATE INDEX cache_entries_expires ON public.cache_entries USING btree (expires);

CREATE INDEX catalogue_active_cautions_active_id_8274b5f6 ON public.catalogue_active_cautions USING btree (active_id);

CREATE INDEX catalogue_active_cautions_caution_id_dd051bf6 ON public.catalogue_active_cautions USING btree (caution_id);

CREATE INDEX catalogue_active_ingredient_id_28efc59a ON public.catalogue_active USING btree (ingredient_id);

CREATE INDEX catalogue_active_name_4792d36d_like ON public.catalogue_active USING btree (name varchar_pattern_ops);

CREATE INDEX catalogue_active_slug_d82bc894_like ON public.catalogue_active USING btree (slug varchar_pattern_ops);

CREATE INDEX catalogue_attributeoption_code_861d9e91_like ON public.catalogue_attributeoption USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_attributeoption_group_id_3d4a5e24 ON public.catalogue_attributeoption USING btree (group_id);

CREATE INDEX catalogue_attributeoptiongroup_code_30e7931f_like ON public.catalogue_attributeoptiongroup USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_category_ancestors_are_public_d088d0db ON public.catalogue_category USING btree (ancestors_are_public);

CREATE INDEX catalogue_category_code_98f4a4fa_like ON public.catalogue_category USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_category_exclude_from_menu_898e8583 ON public.catalogue_category USING btree (exclude_from_menu);

CREATE INDEX catalogue_category_is_public_ab0536be ON public.catalogue_category USING btree (is_public);

CREATE INDEX catalogue_category_name_1f342ac2 ON public.catalogue_category USING btree (name);

CREATE INDEX catalogue_category_name_1f342ac2_like ON public.catalogue_category USING btree (name varchar_pattern_ops);

CREATE INDEX catalogue_category_path_1c5b79c2_like ON public.catalogue_category USING btree (path varchar_pattern_ops);

CREATE INDEX catalogue_category_slug_9635febd ON public.catalogue_category USING btree (slug);

CREATE INDEX catalogue_category_slug_9635febd_like ON public.catalogue_category USING btree (slug varchar_pattern_ops);

CREATE INDEX catalogue_caution_slug_b7a7dc64_like ON public.catalogue_caution USING btree (slug varchar_pattern_ops);

CREATE INDEX catalogue_concern_name_09ae5dc7_like ON public.catalogue_concern USING btree (name varchar_pattern_ops);

CREATE INDEX catalogue_concern_slug_8bfe99f7_like ON public.catalogue_concern USING btree (slug varchar_pattern_ops);

CREATE INDEX catalogue_ingredient_inci_name_b8adb863_like ON public.catalogue_ingredient USING btree (inci_name varchar_pattern_ops);

CREATE INDEX catalogue_ingredient_slug_62ef9ecc_like ON public.catalogue_ingredient USING btree (slug varchar_pattern_ops);

CREATE INDEX catalogue_option_code_0697b920_like ON public.catalogue_option USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_option_name_7b84926d ON public.catalogue_option USING btree (name);

CREATE INDEX catalogue_option_name_7b84926d_like ON public.catalogue_option USING btree (name varchar_pattern_ops);

CREATE INDEX catalogue_option_option_group_id_2fd86269 ON public.catalogue_option USING btree (option_group_id);

CREATE INDEX catalogue_option_order_d4ee348f ON public.catalogue_option USING btree ("order");

CREATE UNIQUE INDEX catalogue_product_category_hierarchy_idx ON public.catalogue_product_category_hierarchy USING btree (product_id, category_id);

CREATE INDEX catalogue_product_code_a7386c07_like ON public.catalogue_product USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_product_concerns_concern_id_611a9f26 ON public.catalogue_product_concerns USING btree (concern_id);

CREATE INDEX catalogue_product_concerns_product_id_585eab10 ON public.catalogue_product_concerns USING btree (product_id);

CREATE INDEX catalogue_product_date_created_d66f485a ON public.catalogue_product USING btree (date_created);

CREATE INDEX catalogue_product_date_updated_d3a1785d ON public.catalogue_product USING btree (date_updated);

CREATE INDEX catalogue_product_extra_cautions_caution_id_62782a0c ON public.catalogue_product_extra_cautions USING btree (caution_id);

CREATE INDEX catalogue_product_extra_cautions_product_id_782c73e1 ON public.catalogue_product_extra_cautions USING btree (product_id);

CREATE INDEX catalogue_product_is_public_1cf798c5 ON public.catalogue_product USING btree (is_public);

CREATE INDEX catalogue_product_parent_id_9bfd2382 ON public.catalogue_product USING btree (parent_id);

CREATE INDEX catalogue_product_priority_983a8f56 ON public.catalogue_product USING btree (priority);

CREATE INDEX catalogue_product_product_class_id_0c6c5b54 ON public.catalogue_product USING btree (product_class_id);

CREATE INDEX catalogue_product_product_options_option_id_ff470e13 ON public.catalogue_product_product_options USING btree (option_id);

CREATE INDEX catalogue_product_product_options_product_id_ad2b46bd ON public.catalogue_product_product_options USING btree (product_id);

CREATE INDEX catalogue_product_skin_types_product_id_5a8bf09d ON public.catalogue_product_skin_types USING btree (product_id);

CREATE INDEX catalogue_product_skin_types_skintype_id_69c2a35a ON public.catalogue_product_skin_types USING btree (skintype_id);

CREATE INDEX catalogue_product_slug_c8e2e2b9 ON public.catalogue_product USING btree (slug);

CREATE INDEX catalogue_product_slug_c8e2e2b9_like ON public.catalogue_product USING btree (slug varchar_pattern_ops);

CREATE INDEX catalogue_product_upc_91f72b90_like ON public.catalogue_product USING btree (upc varchar_pattern_ops);

CREATE INDEX catalogue_productactive_active_id_bfba2f19 ON public.catalogue_productactive USING btree (active_id);

CREATE INDEX catalogue_productactive_product_id_f64b9b3f ON public.catalogue_productactive USING btree (product_id);

CREATE INDEX catalogue_productattribute_attributeoption_id_962b600b ON public.catalogue_productattributevalue_value_multi_option USING btree (attributeoption_id);

CREATE INDEX catalogue_productattribute_code_9ffea293 ON public.catalogue_productattribute USING btree (code);

CREATE INDEX catalogue_productattribute_code_9ffea293_like ON public.catalogue_productattribute USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_productattribute_option_group_id_6b422dc2 ON public.catalogue_productattribute USING btree (option_group_id);

CREATE INDEX catalogue_productattribute_product_class_id_7af808ec ON public.catalogue_productattribute USING btree (product_class_id);

CREATE INDEX catalogue_productattribute_productattributevalue_id_9c7c031e ON public.catalogue_productattributevalue_value_multi_option USING btree (productattributevalue_id);

CREATE INDEX catalogue_productattributevalue_attribute_id_0287c1e7 ON public.catalogue_productattributevalue USING btree (attribute_id);

CREATE INDEX catalogue_productattributevalue_entity_content_type_id_f7186ab5 ON public.catalogue_productattributevalue USING btree (entity_content_type_id);

CREATE INDEX catalogue_productattributevalue_product_id_a03cd90e ON public.catalogue_productattributevalue USING btree (product_id);

CREATE INDEX catalogue_productattributevalue_value_boolean_c5b0d66a ON public.catalogue_productattributevalue USING btree (value_boolean);

CREATE INDEX catalogue_productattributevalue_value_date_d18775c1 ON public.catalogue_productattributevalue USING btree (value_date);

CREATE INDEX catalogue_productattributevalue_value_datetime_b474ac38 ON public.catalogue_productattributevalue USING btree (value_datetime);

CREATE INDEX catalogue_productattributevalue_value_float_5ef8d3db ON public.catalogue_productattributevalue USING btree (value_float);

CREATE INDEX catalogue_productattributevalue_value_integer_55fbb7d6 ON public.catalogue_productattributevalue USING btree (value_integer);

CREATE INDEX catalogue_productattributevalue_value_option_id_21026066 ON public.catalogue_productattributevalue USING btree (value_option_id);

CREATE INDEX catalogue_productcategory_category_id_176db535 ON public.catalogue_productcategory USING btree (category_id);

CREATE INDEX catalogue_productcategory_product_id_846a4061 ON public.catalogue_productcategory USING btree (product_id);

CREATE INDEX catalogue_productclass_options_option_id_b099542c ON public.catalogue_productclass_options USING btree (option_id);

CREATE INDEX catalogue_productclass_options_productclass_id_732df4c8 ON public.catalogue_productclass_options USING btree (productclass_id);

CREATE INDEX catalogue_productclass_slug_270c6b2b_like ON public.catalogue_productclass USING btree (slug varchar_pattern_ops);

CREATE INDEX catalogue_productimage_code_fdab9782_like ON public.catalogue_productimage USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_productimage_display_order_9fa741ac ON public.catalogue_productimage USING btree (display_order);

CREATE INDEX catalogue_productimage_image_id_bb1a794b ON public.catalogue_productimage USING btree (image_id);

CREATE INDEX catalogue_productimage_product_id_49474fe8 ON public.catalogue_productimage USING btree (product_id);

CREATE INDEX catalogue_productingredient_ingredient_id_71fd1a55 ON public.catalogue_productingredient USING btree (ingredient_id);

CREATE INDEX catalogue_productingredient_product_id_7a82652e ON public.catalogue_productingredient USING btree (product_id);

CREATE INDEX catalogue_productrecommendation_primary_id_6e51a55c ON public.catalogue_productrecommendation USING btree (primary_id);

CREATE INDEX catalogue_productrecommendation_ranking_e7a0f7fd ON public.catalogue_productrecommendation USING btree (ranking);

CREATE INDEX catalogue_productrecommendation_recommendation_id_daf8ae95 ON public.catalogue_productrecommendation USING btree (recommendation_id);

CREATE INDEX catalogue_setitem_product_set_id_ee7b7ab6 ON public.catalogue_setitem USING btree (product_set_id);

CREATE INDEX catalogue_setitem_size_id_3f524d43 ON public.catalogue_setitem USING btree (size_id);

CREATE INDEX catalogue_skintype_name_eb7636ef_like ON public.catalogue_skintype USING btree (name varchar_pattern_ops);

CREATE INDEX catalogue_skintype_slug_43714263_like ON public.catalogue_skintype USING btree (slug varchar_pattern_ops);

CREATE INDEX cms_articlepage_author_id_f96a9947 ON public.cms_articlepage USING btree (author_id);

CREATE INDEX cms_articlepage_picture_id_dec6c095 ON public.cms_articlepage USING btree (picture_id);

CREATE INDEX cms_articlepage_reviewer_id_4be32272 ON public.cms_articlepage USING btree (reviewer_id);

CREATE INDEX cms_articlepage_topic_id_fd316ed3 ON public.cms_articlepage USING btree (topic_id);

CREATE INDEX cms_articleproduct_article_id_724b3f3d ON public.cms_articleproduct USING btree (article_id);

CREATE INDEX cms_articleproduct_product_id_d27af3fd ON public.cms_articleproduct USING btree (product_id);

CREATE INDEX cms_enquiry_article_id_41c77faf ON public.cms_enquiry USING btree (article_id);

CREATE INDEX cms_enquiry_handled_by_id_64dae750 ON public.cms_enquiry USING btree (handled_by_id);

CREATE INDEX cms_person_picture_id_7cfb4668 ON public.cms_person USING btree (picture_id);

CREATE INDEX cms_person_slug_696788a0_like ON public.cms_person USING btree (slug varchar_pattern_ops);

CREATE INDEX cms_sitesettings_offer_id_f38cf7b5 ON public.cms_sitesettings USING btree (offer_id);

CREATE INDEX cms_topic_name_be47b22b_like ON public.cms_topic USING btree (name varchar_pattern_ops);

CREATE INDEX cms_topic_slug_20441498_like ON public.cms_topic USING btree (slug varchar_pattern_ops);

CREATE UNIQUE INDEX code_is_claimed_no_more_than_its_cap ON public.voucher_voucherclaim USING btree (voucher_id, slot) WHERE ((released_at IS NULL) AND (slot IS NOT NULL));

CREATE INDEX communication_communicationeventtype_name_45761eb9 ON public.communication_communicationeventtype USING btree (name);

CREATE INDEX communication_communicationeventtype_name_45761eb9_like ON public.communication_communicationeventtype USING btree (name varchar_pattern_ops);

CREATE INDEX content_object_idx ON public.wagtailcore_revision USING btree (content_type_id, object_id);

CREATE UNIQUE INDEX customer_claims_a_code_once ON public.voucher_voucherclaim USING btree (voucher_id, customer_key) WHERE (is_once_per_customer AND (released_at IS NULL));

CREATE INDEX customer_communicationeventtype_code_984beacb_like ON public.communication_communicationeventtype USING btree (code varchar_pattern_ops);

CREATE INDEX customer_email_user_id_a69ad588 ON public.communication_email USING btree (user_id);

CREATE UNIQUE INDEX customer_has_one_first_order ON public.voucher_voucherclaim USING btree (customer_key) WHERE (is_first_order AND (released_at IS NULL));

CREATE INDEX customer_notification_date_sent_9b6baeda ON public.communication_notification USING btree (date_sent);

CREATE INDEX customer_notification_recipient_id_d99de5c8 ON public.communication_notification USING btree (recipient_id);

CREATE INDEX customer_notification_sender_id_affa1632 ON public.communication_notification USING btree (sender_id);

CREATE INDEX customer_productalert_date_created_00622b1c ON public.customer_productalert USING btree (date_created);

CREATE INDEX customer_productalert_email_e5f35f45 ON public.customer_productalert USING btree (email);

CREATE INDEX customer_productalert_email_e5f35f45_like ON public.customer_productalert USING btree (email varchar_pattern_ops);

CREATE INDEX customer_productalert_key_a26f3bdc ON public.customer_productalert USING btree (key);

CREATE INDEX customer_productalert_key_a26f3bdc_like ON public.customer_productalert USING btree (key varchar_pattern_ops);

CREATE INDEX customer_productalert_product_id_7e529a41 ON public.customer_productalert USING btree (product_id);

CREATE INDEX customer_productalert_user_id_677ad6d6 ON public.customer_productalert USING btree (user_id);

CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);

CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);

CREATE INDEX django_flatpage_sites_flatpage_id_078bbc8b ON public.django_flatpage_sites USING btree (flatpage_id);

CREATE INDEX django_flatpage_sites_site_id_bfd8ea84 ON public.django_flatpage_sites USING btree (site_id);

CREATE INDEX django_flatpage_url_41612362 ON public.django_flatpage USING btree (url);

CREATE INDEX django_flatpage_url_41612362_like ON public.django_flatpage USING btree (url varchar_pattern_ops);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX django_site_domain_a2e37b91_like ON public.django_site USING btree (domain varchar_pattern_ops);

CREATE INDEX enquiry_waiting_for_answer ON public.cms_enquiry USING btree (created_at) WHERE (handled_at IS NULL);

CREATE INDEX failed_tries_of_somebody ON public.voucher_failedtry USING btree (who, tried_at);

CREATE INDEX former_slugs_of_something ON public.catalogue_formerslug USING btree (kind, object_id);

CREATE INDEX formstate_user_object ON public.wagtailadmin_formstate USING btree (user_id, content_type_id, object_id, parent_object_id);

CREATE INDEX fulfilment_parcel_order_id_1f08ed2c ON public.fulfilment_parcel USING btree (order_id);

CREATE INDEX fulfilment_parcel_shipped_by_id_919308de ON public.fulfilment_parcel USING btree (shipped_by_id);

CREATE INDEX fulfilment_parcelline_line_id_cd8459ff ON public.fulfilment_parcelline USING btree (line_id);

CREATE INDEX fulfilment_parcelline_parcel_id_890a8e93 ON public.fulfilment_parcelline USING btree (parcel_id);

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);

CREATE INDEX images_picture_collection_id_e256e30e ON public.images_picture USING btree (collection_id);

CREATE INDEX images_picture_created_at_0f4da0e0 ON public.images_picture USING btree (created_at);

CREATE INDEX images_picture_file_hash_6abc7e9d ON public.images_picture USING btree (file_hash);

CREATE INDEX images_picture_file_hash_6abc7e9d_like ON public.images_picture USING btree (file_hash varchar_pattern_ops);

CREATE INDEX images_picture_uploaded_by_user_id_96187f5b ON public.images_picture USING btree (uploaded_by_user_id);

CREATE INDEX images_rendition_filter_spec_26e1141b ON public.images_rendition USING btree (filter_spec);

CREATE INDEX images_rendition_filter_spec_26e1141b_like ON public.images_rendition USING btree (filter_spec varchar_pattern_ops);

CREATE INDEX images_rendition_image_id_b5d57d06 ON public.images_rendition USING btree (image_id);

CREATE INDEX mail_outboxmail_dedupe_key_8dce83f0_like ON public.mail_outboxmail USING btree (dedupe_key varchar_pattern_ops);

CREATE INDEX mail_outboxmail_order_number_eab51dab ON public.mail_outboxmail USING btree (order_number);

CREATE INDEX mail_outboxmail_order_number_eab51dab_like ON public.mail_outboxmail USING btree (order_number varchar_pattern_ops);

CREATE INDEX mail_waiting_to_be_sent ON public.mail_outboxmail USING btree (next_try_at) WHERE (sent_at IS NULL);

CREATE UNIQUE INDEX member_has_one_bag ON public.basket_basket USING btree (owner_id, status) WHERE ((owner_id IS NOT NULL) AND ((status)::text = ANY (ARRAY[('Open'::character varying)::text, ('Saved'::character varying)::text])));

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);

CREATE INDEX offer_benefit_range_id_ab19c5ab ON public.offer_benefit USING btree (range_id);

CREATE INDEX offer_condition_range_id_b023a2aa ON public.offer_condition USING btree (range_id);

CREATE INDEX offer_conditionaloffer_benefit_id_f43f68b5 ON public.offer_conditionaloffer USING btree (benefit_id);

CREATE INDEX offer_conditionaloffer_com_from_conditionaloffer_id_85c3bd9f ON public.offer_conditionaloffer_combinations USING btree (from_conditionaloffer_id);

CREATE INDEX offer_conditionaloffer_com_to_conditionaloffer_id_ae993478 ON public.offer_conditionaloffer_combinations USING btree (to_conditionaloffer_id);

CREATE INDEX offer_conditionaloffer_condition_id_e6baa945 ON public.offer_conditionaloffer USING btree (condition_id);

CREATE INDEX offer_conditionaloffer_name_340601c2_like ON public.offer_conditionaloffer USING btree (name varchar_pattern_ops);

CREATE INDEX offer_conditionaloffer_priority_4c2fc582 ON public.offer_conditionaloffer USING btree (priority);

CREATE INDEX offer_conditionaloffer_slug_e4649c01_like ON public.offer_conditionaloffer USING btree (slug varchar_pattern_ops);

CREATE INDEX offer_range_classes_productclass_id_6f6de46d ON public.offer_range_classes USING btree (productclass_id);

CREATE INDEX offer_range_classes_range_id_7d3e573e ON public.offer_range_classes USING btree (range_id);

CREATE INDEX offer_range_excluded_categories_category_id_c16fd4f7 ON public.offer_range_excluded_categories USING btree (category_id);

CREATE INDEX offer_range_excluded_categories_range_id_6346945d ON public.offer_range_excluded_categories USING btree (range_id);

CREATE INDEX offer_range_excluded_products_product_id_78c49bfc ON public.offer_range_excluded_products USING btree (product_id);

CREATE INDEX offer_range_excluded_products_range_id_cce4a032 ON public.offer_range_excluded_products USING btree (range_id);

CREATE INDEX offer_range_included_categories_category_id_c61569a5 ON public.offer_range_included_categories USING btree (category_id);

CREATE INDEX offer_range_included_categories_range_id_1b616138 ON public.offer_range_included_categories USING btree (range_id);

CREATE INDEX offer_range_name_c72a602f_like ON public.offer_range USING btree (name varchar_pattern_ops);

CREATE INDEX offer_range_proxy_class_3c9917c6_like ON public.offer_range USING btree (proxy_class varchar_pattern_ops);

CREATE INDEX offer_range_slug_ce39e53b_like ON public.offer_range USING btree (slug varchar_pattern_ops);

CREATE INDEX offer_rangeproduct_product_id_723b3ea3 ON public.offer_rangeproduct USING btree (product_id);

CREATE INDEX offer_rangeproduct_range_id_ee358495 ON public.offer_rangeproduct USING btree (range_id);

CREATE INDEX offer_rangeproductfileupload_date_uploaded_f0a4f9ae ON public.offer_rangeproductfileupload USING btree (date_uploaded);

CREATE INDEX offer_rangeproductfileupload_range_id_c055ebf8 ON public.offer_rangeproductfileupload USING btree (range_id);

CREATE INDEX offer_rangeproductfileupload_uploaded_by_id_c01a3250 ON public.offer_rangeproductfileupload USING btree (uploaded_by_id);

CREATE INDEX order_billingaddress_code_e240f533_like ON public.order_billingaddress USING btree (code varchar_pattern_ops);

CREATE INDEX order_billingaddress_country_id_17f57dca ON public.order_billingaddress USING btree (country_id);

CREATE INDEX order_billingaddress_country_id_17f57dca_like ON public.order_billingaddress USING btree (country_id varchar_pattern_ops);

CREATE INDEX order_by_status ON public.order_order USING btree (status, date_placed DESC);

CREATE INDEX order_communicationevent_date_created_ce404d62 ON public.order_communicationevent USING btree (date_created);

CREATE INDEX order_communicationevent_event_type_id_4bc9ee29 ON public.order_communicationevent USING btree (event_type_id);

CREATE INDEX order_communicationevent_order_id_94e784ac ON public.order_communicationevent USING btree (order_id);

CREATE UNIQUE INDEX order_has_one_live_attempt ON public.payment_paymentattempt USING btree (order_id) WHERE ((state)::text = ANY (ARRAY[('creating'::character varying)::text, ('open'::character varying)::text, ('processing'::character varying)::text]));

CREATE UNIQUE INDEX order_is_held_once_for_a_kind ON public.order_orderhold USING btree (order_id, kind) WHERE (released_at IS NULL);

CREATE UNIQUE INDEX order_is_paid_once ON public.payment_paymentattempt USING btree (order_id) WHERE ((state)::text = ANY (ARRAY[('paid'::character varying)::text, ('reinstated'::character varying)::text]));

CREATE INDEX order_line_order_id_b9148391 ON public.order_line USING btree (order_id);

CREATE INDEX order_line_partner_id_258a2fb9 ON public.order_line USING btree (partner_id);

CREATE INDEX order_line_product_id_e620902d ON public.order_line USING btree (product_id);

CREATE INDEX order_line_stockrecord_id_1d65aff5 ON public.order_line USING btree (stockrecord_id);

CREATE INDEX order_lineattribute_line_id_adf6dd87 ON public.order_lineattribute USING btree (line_id);

CREATE INDEX order_lineattribute_option_id_b54d597c ON public.order_lineattribute USING btree (option_id);

CREATE INDEX order_lineprice_line_id_2de52446 ON public.order_lineprice USING btree (line_id);

CREATE INDEX order_lineprice_order_id_66792e56 ON public.order_lineprice USING btree (order_id);

CREATE INDEX order_order_basket_id_8b0acbb2 ON public.order_order USING btree (basket_id);

CREATE INDEX order_order_billing_address_id_8fe537cf ON public.order_order USING btree (billing_address_id);

CREATE INDEX order_order_customer_key_80e8947d ON public.order_order USING btree (customer_key);

CREATE INDEX order_order_customer_key_80e8947d_like ON public.order_order USING btree (customer_key varchar_pattern_ops);

CREATE INDEX order_order_date_placed_506a9365 ON public.order_order USING btree (date_placed);

CREATE INDEX order_order_number_49f06f1b_like ON public.order_order USING btree (number varchar_pattern_ops);

CREATE INDEX order_order_shipping_address_id_57e64931 ON public.order_order USING btree (shipping_address_id);

CREATE INDEX order_order_site_id_e27f3526 ON public.order_order USING btree (site_id);

CREATE INDEX order_order_user_id_7cf9bc2b ON public.order_order USING btree (user_id);

CREATE INDEX order_orderdiscount_offer_name_706d6119 ON public.order_orderdiscount USING btree (offer_name);

CREATE INDEX order_orderdiscount_offer_name_706d6119_like ON public.order_orderdiscount USING btree (offer_name varchar_pattern_ops);

CREATE INDEX order_orderdiscount_order_id_bc91e123 ON public.order_orderdiscount USING btree (order_id);

CREATE INDEX order_orderdiscount_voucher_code_6ee4f360 ON public.order_orderdiscount USING btree (voucher_code);

CREATE INDEX order_orderdiscount_voucher_code_6ee4f360_like ON public.order_orderdiscount USING btree (voucher_code varchar_pattern_ops);

CREATE INDEX order_orderhold_by_id_ced70f6d ON public.order_orderhold USING btree (by_id);

CREATE INDEX order_orderhold_order_id_9c86abce ON public.order_orderhold USING btree (order_id);

CREATE INDEX order_orderhold_released_by_id_2714448d ON public.order_orderhold USING btree (released_by_id);

CREATE INDEX order_orderlinediscount_line_id_88fbcd4a ON public.order_orderlinediscount USING btree (line_id);

CREATE INDEX order_orderlinediscount_order_discount_id_b9dfa715 ON public.order_orderlinediscount USING btree (order_discount_id);

CREATE INDEX order_ordernote_order_id_7d97583d ON public.order_ordernote USING btree (order_id);

CREATE INDEX order_ordernote_user_id_48d7a672 ON public.order_ordernote USING btree (user_id);

CREATE INDEX order_orderorigin_order_id_543738a2 ON public.order_orderorigin USING btree (order_id);

CREATE INDEX order_orderorigin_who_0111ac70 ON public.order_orderorigin USING btree (who);

CREATE INDEX order_orderorigin_who_0111ac70_like ON public.order_orderorigin USING btree (who varchar_pattern_ops);

CREATE INDEX order_orderstatuschange_date_created_a5107b93 ON public.order_orderstatuschange USING btree (date_created);

CREATE INDEX order_orderstatuschange_order_id_43efdbe5 ON public.order_orderstatuschange USING btree (order_id);

CREATE INDEX order_paymentevent_date_created_05d8c079 ON public.order_paymentevent USING btree (date_created);

CREATE INDEX order_paymentevent_event_type_id_568c7161 ON public.order_paymentevent USING btree (event_type_id);

CREATE INDEX order_paymentevent_order_id_395b3e82 ON public.order_paymentevent USING btree (order_id);

CREATE INDEX order_paymentevent_shipping_event_id_213dcfb8 ON public.order_paymentevent USING btree (shipping_event_id);

CREATE INDEX order_paymenteventquantity_event_id_a540165a ON public.order_paymenteventquantity USING btree (event_id);

CREATE INDEX order_paymenteventquantity_line_id_df44b021 ON public.order_paymenteventquantity USING btree (line_id);

CREATE INDEX order_paymenteventtype_code_19e3e888_like ON public.order_paymenteventtype USING btree (code varchar_pattern_ops);

CREATE INDEX order_paymenteventtype_name_e4bcca28_like ON public.order_paymenteventtype USING btree (name varchar_pattern_ops);

CREATE INDEX order_search_words ON public.order_order USING gin (search_words);

CREATE INDEX order_shippingaddress_code_a3af64e4_like ON public.order_shippingaddress USING btree (code varchar_pattern_ops);

CREATE INDEX order_shippingaddress_country_id_29abf9a0 ON public.order_shippingaddress USING btree (country_id);

CREATE INDEX order_shippingaddress_country_id_29abf9a0_like ON public.order_shippingaddress USING btree (country_id varchar_pattern_ops);

CREATE INDEX order_shippingevent_date_created_74c4a6fa ON public.order_shippingevent USING btree (date_created);

CREATE INDEX order_shippingevent_event_type_id_9f1efb20 ON public.order_shippingevent USING btree (event_type_id);

CREATE INDEX order_shippingevent_order_id_8c031fb6 ON public.order_shippingevent USING btree (order_id);

CREATE INDEX order_shippingeventquantity_event_id_1c7fb9c7 ON public.order_shippingeventquantity USING btree (event_id);

CREATE INDEX order_shippingeventquantity_line_id_3b089ee0 ON public.order_shippingeventquantity USING btree (line_id);

CREATE INDEX order_shippingeventtype_code_db3854de_like ON public.order_shippingeventtype USING btree (code varchar_pattern_ops);

CREATE INDEX order_shippingeventtype_name_6d9a48a2_like ON public.order_shippingeventtype USING btree (name varchar_pattern_ops);

CREATE INDEX order_surcharge_order_id_5c0a94f5 ON public.order_surcharge USING btree (order_id);

CREATE INDEX order_without_search_words ON public.order_order USING btree (id) WHERE (search_words IS NULL);

CREATE UNIQUE INDEX parcel_is_tracked_once ON public.fulfilment_parcel USING btree (carrier, tracking_number) WHERE (NOT ((tracking_number)::text = ''::text));

CREATE INDEX partner_partner_code_13d0debd_like ON public.partner_partner USING btree (code varchar_pattern_ops);

CREATE INDEX partner_partner_name_caa0c2ee ON public.partner_partner USING btree (name);

CREATE INDEX partner_partner_name_caa0c2ee_like ON public.partner_partner USING btree (name varchar_pattern_ops);

CREATE INDEX partner_partner_users_partner_id_1883dfd9 ON public.partner_partner_users USING btree (partner_id);

CREATE INDEX partner_partner_users_user_id_d75d6e40 ON public.partner_partner_users USING btree (user_id);

CREATE INDEX partner_partneraddress_code_f65ed678_like ON public.partner_partneraddress USING btree (code varchar_pattern_ops);

CREATE INDEX partner_partneraddress_country_id_02c4f979 ON public.partner_partneraddress USING btree (country_id);

CREATE INDEX partner_partneraddress_country_id_02c4f979_like ON public.partner_partneraddress USING btree (country_id varchar_pattern_ops);

CREATE INDEX partner_partneraddress_partner_id_59551b0a ON public.partner_partneraddress USING btree (partner_id);

CREATE INDEX partner_stockalert_date_created_832cf043 ON public.partner_stockalert USING btree (date_created);

CREATE INDEX partner_stockalert_stockrecord_id_68ad503a ON public.partner_stockalert USING btree (stockrecord_id);

CREATE INDEX partner_stockmovement_made_by_id_42d054a9 ON public.partner_stockmovement USING btree (made_by_id);

CREATE INDEX partner_stockmovement_order_number_b06af5e0 ON public.partner_stockmovement USING btree (order_number);

CREATE INDEX partner_stockmovement_order_number_b06af5e0_like ON public.partner_stockmovement USING btree (order_number varchar_pattern_ops);

CREATE INDEX partner_stockmovement_stockrecord_id_5a102015 ON public.partner_stockmovement USING btree (stockrecord_id);

CREATE INDEX partner_stockrecord_date_updated_e6ae5f14 ON public.partner_stockrecord USING btree (date_updated);

CREATE INDEX partner_stockrecord_partner_id_4155a586 ON public.partner_stockrecord USING btree (partner_id);

CREATE INDEX partner_stockrecord_product_id_62fd9e45 ON public.partner_stockrecord USING btree (product_id);

CREATE INDEX payment_bankcard_user_id_08e1d04c ON public.payment_bankcard USING btree (user_id);

CREATE INDEX payment_paymentattempt_idempotency_key_4d97557b_like ON public.payment_paymentattempt USING btree (idempotency_key varchar_pattern_ops);

CREATE INDEX payment_paymentattempt_order_id_42aa1ecf ON public.payment_paymentattempt USING btree (order_id);

CREATE INDEX payment_paymentattempt_payment_intent_id_f871f3a2_like ON public.payment_paymentattempt USING btree (payment_intent_id varchar_pattern_ops);

CREATE INDEX payment_paymentattempt_session_id_5452ff22_like ON public.payment_paymentattempt USING btree (session_id varchar_pattern_ops);

CREATE INDEX payment_paymentdispute_attempt_id_7e0d6a99 ON public.payment_paymentdispute USING btree (attempt_id);

CREATE INDEX payment_paymentdispute_dispute_id_664ac383_like ON public.payment_paymentdispute USING btree (dispute_id varchar_pattern_ops);

CREATE INDEX payment_paymentdispute_order_id_1679b47c ON public.payment_paymentdispute USING btree (order_id);

CREATE INDEX payment_paymentrefund_attempt_id_60d53ea1 ON public.payment_paymentrefund USING btree (attempt_id);

CREATE INDEX payment_paymentrefund_idempotency_key_cfe17810_like ON public.payment_paymentrefund USING btree (idempotency_key varchar_pattern_ops);

CREATE INDEX payment_paymentrefund_order_id_94493e0c ON public.payment_paymentrefund USING btree (order_id);

CREATE INDEX payment_paymentrefund_refund_id_e11aa0ec_like ON public.payment_paymentrefund USING btree (refund_id varchar_pattern_ops);

CREATE INDEX payment_paymentrefund_requested_by_id_c70052b5 ON public.payment_paymentrefund USING btree (requested_by_id);

CREATE INDEX payment_refundline_line_id_0f8d6a03 ON public.payment_refundline USING btree (line_id);

CREATE INDEX payment_refundline_refund_id_752b4d4d ON public.payment_refundline USING btree (refund_id);

CREATE INDEX payment_source_order_id_6b7f2215 ON public.payment_source USING btree (order_id);

CREATE INDEX payment_source_source_type_id_700828fe ON public.payment_source USING btree (source_type_id);

CREATE INDEX payment_sourcetype_code_e479088c_like ON public.payment_sourcetype USING btree (code varchar_pattern_ops);

CREATE INDEX payment_sourcetype_name_a980e862 ON public.payment_sourcetype USING btree (name);

CREATE INDEX payment_sourcetype_name_a980e862_like ON public.payment_sourcetype USING btree (name varchar_pattern_ops);

CREATE INDEX payment_stripeevent_event_id_f8218c67_like ON public.payment_stripeevent USING btree (event_id varchar_pattern_ops);

CREATE INDEX payment_stripeevent_object_id_622239c7 ON public.payment_stripeevent USING btree (object_id);

CREATE INDEX payment_stripeevent_object_id_622239c7_like ON public.payment_stripeevent USING btree (object_id varchar_pattern_ops);

CREATE INDEX payment_stripeevent_type_c9a0e8a8 ON public.payment_stripeevent USING btree (type);

CREATE INDEX payment_stripeevent_type_c9a0e8a8_like ON public.payment_stripeevent USING btree (type varchar_pattern_ops);

CREATE INDEX payment_transaction_date_created_f887f6bc ON public.payment_transaction USING btree (date_created);

CREATE INDEX payment_transaction_source_id_c5ac31e8 ON public.payment_transaction USING btree (source_id);

CREATE UNIQUE INDEX person_has_one_first_order ON public.voucher_voucherclaimkey USING btree (key) WHERE is_first_order;

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);

CREATE INDEX product_best_rated ON public.catalogue_product USING btree (rating DESC NULLS LAST, review_count DESC, title, id) WHERE (is_public AND (NOT ((structure)::text = 'child'::text)));

CREATE INDEX product_facets ON public.catalogue_product USING gin (facets);

CREATE INDEX product_featured ON public.catalogue_product USING btree (priority DESC, title, id) WHERE (is_public AND (NOT ((structure)::text = 'child'::text)));

CREATE INDEX product_newest ON public.catalogue_product USING btree (date_created DESC, id DESC) WHERE (is_public AND (NOT ((structure)::text = 'child'::text)));

CREATE UNIQUE INDEX product_page_slug_is_unique ON public.catalogue_product USING btree (slug) WHERE (NOT ((structure)::text = 'child'::text));

CREATE INDEX referenceindex_source_object ON public.wagtailcore_referenceindex USING btree (base_content_type_id, object_id);

CREATE INDEX referenceindex_target_object ON public.wagtailcore_referenceindex USING btree (to_content_type_id, to_object_id);

CREATE INDEX reviews_productreview_code_d8521aa6_like ON public.reviews_productreview USING btree (code varchar_pattern_ops);

CREATE INDEX reviews_productreview_delta_votes_bd8ffc87 ON public.reviews_productreview USING btree (delta_votes);

CREATE INDEX reviews_productreview_product_id_52e52a32 ON public.reviews_productreview USING btree (product_id);

CREATE INDEX reviews_productreview_user_id_8acb5ddd ON public.reviews_productreview USING btree (user_id);

CREATE INDEX reviews_vote_review_id_371b2d8d ON public.reviews_vote USING btree (review_id);

CREATE INDEX reviews_vote_user_id_5fb87b53 ON public.reviews_vote USING btree (user_id);

CREATE INDEX search_title_and_body ON public.wagtailsearch_indexentry USING gin (((title || body)));

CREATE INDEX search_word_text_0c8ba0ac_like ON public.search_word USING btree (text varchar_pattern_ops);

CREATE INDEX seedpearl_trycount_expires_at_ba5e0e54 ON public.seedpearl_trycount USING btree (expires_at);

CREATE INDEX seedpearl_trycount_key_b1dcc63d_like ON public.seedpearl_trycount USING btree (key varchar_pattern_ops);

CREATE INDEX shipping_orderanditemcharg_orderanditemcharges_id_bf5bfee9 ON public.shipping_orderanditemcharges_countries USING btree (orderanditemcharges_id);

CREATE INDEX shipping_orderanditemcharges_code_cbeb9206_like ON public.shipping_orderanditemcharges USING btree (code varchar_pattern_ops);

CREATE INDEX shipping_orderanditemcharges_countries_country_id_30387f2e ON public.shipping_orderanditemcharges_countries USING btree (country_id);

CREATE INDEX shipping_orderanditemcharges_countries_country_id_30387f2e_like ON public.shipping_orderanditemcharges_countries USING btree (country_id varchar_pattern_ops);

CREATE INDEX shipping_orderanditemcharges_name_c575f5bc_like ON public.shipping_orderanditemcharges USING btree (name varchar_pattern_ops);

CREATE INDEX shipping_weightband_method_id_b699a1ba ON public.shipping_weightband USING btree (method_id);

CREATE INDEX shipping_weightband_upper_limit_9edc5097 ON public.shipping_weightband USING btree (upper_limit);

CREATE INDEX shipping_weightbased_code_abff8e3d_like ON public.shipping_weightbased USING btree (code varchar_pattern_ops);

CREATE INDEX shipping_weightbased_countries_country_id_06117384 ON public.shipping_weightbased_countries USING btree (country_id);

CREATE INDEX shipping_weightbased_countries_country_id_06117384_like ON public.shipping_weightbased_countries USING btree (country_id varchar_pattern_ops);

CREATE INDEX shipping_weightbased_countries_weightbased_id_93e3132f ON public.shipping_weightbased_countries USING btree (weightbased_id);

CREATE INDEX shipping_weightbased_name_ff8fabb8_like ON public.shipping_weightbased USING btree (name varchar_pattern_ops);

CREATE INDEX stripe_event_unprocessed ON public.payment_stripeevent USING btree (received_at) WHERE (processed_at IS NULL);

CREATE INDEX taggit_tag_name_58eb2ed9_like ON public.taggit_tag USING btree (name varchar_pattern_ops);

CREATE INDEX taggit_tag_slug_6be58b2c_like ON public.taggit_tag USING btree (slug varchar_pattern_ops);

CREATE INDEX taggit_tagg_content_8fc721_idx ON public.taggit_taggeditem USING btree (content_type_id, object_id);

CREATE INDEX taggit_taggeditem_content_type_id_9957a03c ON public.taggit_taggeditem USING btree (content_type_id);

CREATE INDEX taggit_taggeditem_object_id_e2d7d1df ON public.taggit_taggeditem USING btree (object_id);

CREATE INDEX taggit_taggeditem_tag_id_f4f5b767 ON public.taggit_taggeditem USING btree (tag_id);

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY (ARRAY[('totp'::character varying)::text, ('recovery_codes'::character varying)::text]));

CREATE UNIQUE INDEX unique_in_progress_workflow ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id) WHERE ((status)::text = ANY (ARRAY[('in_progress'::character varying)::text, ('needs_changes'::character varying)::text]));

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;

CREATE INDEX unpaid_order_to_remind_of ON public.order_unpaidorder USING btree (lapsed_at) WHERE (reminded_at IS NULL);

CREATE UNIQUE INDEX user_email_is_unique_in_any_case ON public.users_user USING btree (lower((email)::text));

CREATE INDEX users_accountemail_key_aab4b077 ON public.users_accountemail USING btree (key);

CREATE INDEX users_accountemail_key_aab4b077_like ON public.users_accountemail USING btree (key varchar_pattern_ops);

CREATE INDEX users_accountemail_user_id_16d5cefd ON public.users_accountemail USING btree (user_id);

CREATE INDEX users_accountsession_session_key_f73aff62_like ON public.users_accountsession USING btree (session_key varchar_pattern_ops);

CREATE INDEX users_accountsession_user_id_78c677b0 ON public.users_accountsession USING btree (user_id);

CREATE INDEX users_closedaccountkey_key_a7750f9b_like ON public.users_closedaccountkey USING btree (key varchar_pattern_ops);

CREATE INDEX users_emailchange_user_id_3d100122 ON public.users_emailchange USING btree (user_id);

CREATE INDEX users_user_email_243f6e77_like ON public.users_user USING btree (email varchar_pattern_ops);

CREATE INDEX users_user_groups_group_id_9afc8d0e ON public.users_user_groups USING btree (group_id);

CREATE INDEX users_user_groups_user_id_5f6f5a90 ON public.users_user_groups USING btree (user_id);

CREATE INDEX users_user_user_permissions_permission_id_0b93982e ON public.users_user_user_permissions USING btree (permission_id);

CREATE INDEX users_user_user_permissions_user_id_20aca447 ON public.users_user_user_permissions USING btree (user_id);

CREATE UNIQUE INDEX visitor_has_one_bag ON public.basket_basket USING btree (visitor_key, status) WHERE ((owner_id IS NULL) AND ((status)::text = ANY (ARRAY[('Open'::character varying)::text, ('Saved'::character varying)::text])) AND (NOT ((visitor_key)::text = ''::text)));

CREATE INDEX voucher_by_its_letters ON public.voucher_voucher USING btree (translate((code)::text, '-_ '::text, ''::text));

CREATE UNIQUE INDEX voucher_code_is_unique_in_any_case ON public.voucher_voucher USING btree (upper((code)::text));

CREATE INDEX voucher_voucher_code_43d30a18_like ON public.voucher_voucher USING btree (code varchar_pattern_ops);

CREATE INDEX voucher_voucher_date_created_f3081a03 ON public.voucher_voucher USING btree (date_created);

CREATE INDEX voucher_voucher_end_datetime_db182297 ON public.voucher_voucher USING btree (end_datetime);

CREATE INDEX voucher_voucher_name_b96d3b47_like ON public.voucher_voucher USING btree (name varchar_pattern_ops);

CREATE INDEX voucher_voucher_offers_conditionaloffer_id_f9682bfb ON public.voucher_voucher_offers USING btree (conditionaloffer_id);

CREATE INDEX voucher_voucher_offers_voucher_id_7f9c575d ON public.voucher_voucher_offers USING btree (voucher_id);

CREATE INDEX voucher_voucher_start_datetime_bfb7df84 ON public.voucher_voucher USING btree (start_datetime);

CREATE INDEX voucher_voucher_voucher_set_id_17b96a54 ON public.voucher_voucher USING btree (voucher_set_id);

CREATE INDEX voucher_voucherapplication_date_created_2d9acdaf ON public.voucher_voucherapplication USING btree (date_created);

CREATE INDEX voucher_voucherapplication_order_id_30248a05 ON public.voucher_voucherapplication USING btree (order_id);

CREATE INDEX voucher_voucherapplication_user_id_df53a393 ON public.voucher_voucherapplication USING btree (user_id);

CREATE INDEX voucher_voucherapplication_voucher_id_5204edb7 ON public.voucher_voucherapplication USING btree (voucher_id);

CREATE INDEX voucher_voucherclaim_order_id_22e4d0bb ON public.voucher_voucherclaim USING btree (order_id);

CREATE INDEX voucher_voucherclaim_voucher_id_884b34bb ON public.voucher_voucherclaim USING btree (voucher_id);

CREATE INDEX voucher_voucherclaimkey_claim_id_e1b18aa5 ON public.voucher_voucherclaimkey USING btree (claim_id);

CREATE INDEX voucher_voucherclaimkey_voucher_id_bac85ece ON public.voucher_voucherclaimkey USING btree (voucher_id);

CREATE INDEX voucher_voucherset_date_created_3dd68c8e ON public.voucher_voucherset USING btree (date_created);

CREATE INDEX voucher_voucherset_name_4c6aac05_like ON public.voucher_voucherset USING btree (name varchar_pattern_ops);

CREATE INDEX wagtailadmi_content_717955_idx ON public.wagtailadmin_editingsession USING btree (content_type_id, object_id);

CREATE INDEX wagtailadmin_editingsession_content_type_id_4df7730e ON public.wagtailadmin_editingsession USING btree (content_type_id);

CREATE INDEX wagtailadmin_editingsession_user_id_6e1a9b70 ON public.wagtailadmin_editingsession USING btree (user_id);

CREATE INDEX wagtailadmin_formstate_content_type_id_e32438b3 ON public.wagtailadmin_formstate USING btree (content_type_id);

CREATE INDEX wagtailadmin_formstate_user_id_b910adc2 ON public.wagtailadmin_formstate USING btree (user_id);

CREATE INDEX wagtailcore_apitoken_key_hash_65979b78_like ON public.wagtailcore_apitoken USING btree (key_hash varchar_pattern_ops);

CREATE INDEX wagtailcore_apitoken_user_id_49b1141b ON public.wagtailcore_apitoken USING btree (user_id);

CREATE INDEX wagtailcore_collection_path_d848dc19_like ON public.wagtailcore_collection USING btree (path varchar_pattern_ops);

CREATE INDEX wagtailcore_collectionview_collectionviewrestriction__47320efd ON public.wagtailcore_collectionviewrestriction_groups USING btree (collectionviewrestriction_id);

CREATE INDEX wagtailcore_collectionviewrestriction_collection_id_761908ec ON public.wagtailcore_collectionviewrestriction USING btree (collection_id);

CREATE INDEX wagtailcore_collectionviewrestriction_groups_group_id_1823f2a3 ON public.wagtailcore_collectionviewrestriction_groups USING btree (group_id);

CREATE INDEX wagtailcore_comment_page_id_108444b5 ON public.wagtailcore_comment USING btree (page_id);

CREATE INDEX wagtailcore_comment_resolved_by_id_a282aa0e ON public.wagtailcore_comment USING btree (resolved_by_id);

CREATE INDEX wagtailcore_comment_revision_created_id_1d058279 ON public.wagtailcore_comment USING btree (revision_created_id);

CREATE INDEX wagtailcore_comment_user_id_0c577ca6 ON public.wagtailcore_comment USING btree (user_id);

CREATE INDEX wagtailcore_commentreply_comment_id_afc7e027 ON public.wagtailcore_commentreply USING btree (comment_id);

CREATE INDEX wagtailcore_commentreply_user_id_d0b3b9c3 ON public.wagtailcore_commentreply USING btree (user_id);

CREATE INDEX wagtailcore_groupapprovalt_groupapprovaltask_id_9a9255ea ON public.wagtailcore_groupapprovaltask_groups USING btree (groupapprovaltask_id);

CREATE INDEX wagtailcore_groupapprovaltask_groups_group_id_2e64b61f ON public.wagtailcore_groupapprovaltask_groups USING btree (group_id);

CREATE INDEX wagtailcore_groupcollectionpermission_collection_id_5423575a ON public.wagtailcore_groupcollectionpermission USING btree (collection_id);

CREATE INDEX wagtailcore_groupcollectionpermission_group_id_05d61460 ON public.wagtailcore_groupcollectionpermission USING btree (group_id);

CREATE INDEX wagtailcore_groupcollectionpermission_permission_id_1b626275 ON public.wagtailcore_groupcollectionpermission USING btree (permission_id);

CREATE INDEX wagtailcore_grouppagepermission_group_id_fc07e671 ON public.wagtailcore_grouppagepermission USING btree (group_id);

CREATE INDEX wagtailcore_grouppagepermission_page_id_710b114a ON public.wagtailcore_grouppagepermission USING btree (page_id);

CREATE INDEX wagtailcore_grouppagepermission_permission_id_05acb22e ON public.wagtailcore_grouppagepermission USING btree (permission_id);

CREATE INDEX wagtailcore_groupsitepermission_group_id_e5cdbee4 ON public.wagtailcore_groupsitepermission USING btree (group_id);

CREATE INDEX wagtailcore_groupsitepermission_permission_id_459b1f38 ON public.wagtailcore_groupsitepermission USING btree (permission_id);

CREATE INDEX wagtailcore_groupsitepermission_site_id_245de488 ON public.wagtailcore_groupsitepermission USING btree (site_id);

CREATE INDEX wagtailcore_locale_language_code_03149338_like ON public.wagtailcore_locale USING btree (language_code varchar_pattern_ops);

CREATE INDEX wagtailcore_modellogentry_action_d2d856ee ON public.wagtailcore_modellogentry USING btree (action);

CREATE INDEX wagtailcore_modellogentry_action_d2d856ee_like ON public.wagtailcore_modellogentry USING btree (action varchar_pattern_ops);

CREATE INDEX wagtailcore_modellogentry_content_changed_8bc39742 ON public.wagtailcore_modellogentry USING btree (content_changed);

CREATE INDEX wagtailcore_modellogentry_content_type_id_68849e77 ON public.wagtailcore_modellogentry USING btree (content_type_id);

CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef ON public.wagtailcore_modellogentry USING btree (object_id);

CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef_like ON public.wagtailcore_modellogentry USING btree (object_id varchar_pattern_ops);

CREATE INDEX wagtailcore_modellogentry_revision_id_df6ca33a ON public.wagtailcore_modellogentry USING btree (revision_id);

CREATE INDEX wagtailcore_modellogentry_timestamp_9694521b ON public.wagtailcore_modellogentry USING btree ("timestamp");

CREATE INDEX wagtailcore_modellogentry_user_id_0278d1bf ON public.wagtailcore_modellogentry USING btree (user_id);

CREATE INDEX wagtailcore_page_alias_of_id_12945502 ON public.wagtailcore_page USING btree (alias_of_id);

CREATE INDEX wagtailcore_page_content_type_id_c28424df ON public.wagtailcore_page USING btree (content_type_id);

CREATE INDEX wagtailcore_page_first_published_at_2b5dd637 ON public.wagtailcore_page USING btree (first_published_at);

CREATE INDEX wagtailcore_page_latest_revision_id_e60fef51 ON public.wagtailcore_page USING btree (latest_revision_id);

CREATE INDEX wagtailcore_page_live_revision_id_930bd822 ON public.wagtailcore_page USING btree (live_revision_id);

CREATE INDEX wagtailcore_page_locale_id_3c7e30a6 ON public.wagtailcore_page USING btree (locale_id);

CREATE INDEX wagtailcore_page_locked_by_id_bcb86245 ON public.wagtailcore_page USING btree (locked_by_id);

CREATE INDEX wagtailcore_page_owner_id_fbf7c332 ON public.wagtailcore_page USING btree (owner_id);

CREATE INDEX wagtailcore_page_path_98eba2c8_like ON public.wagtailcore_page USING btree (path varchar_pattern_ops);

CREATE INDEX wagtailcore_page_slug_e7c11b8f ON public.wagtailcore_page USING btree (slug);

CREATE INDEX wagtailcore_page_slug_e7c11b8f_like ON public.wagtailcore_page USING btree (slug varchar_pattern_ops);

CREATE INDEX wagtailcore_pagelogentry_action_c2408198 ON public.wagtailcore_pagelogentry USING btree (action);

CREATE INDEX wagtailcore_pagelogentry_action_c2408198_like ON public.wagtailcore_pagelogentry USING btree (action varchar_pattern_ops);

CREATE INDEX wagtailcore_pagelogentry_content_changed_99f27ade ON public.wagtailcore_pagelogentry USING btree (content_changed);

CREATE INDEX wagtailcore_pagelogentry_content_type_id_74e7708a ON public.wagtailcore_pagelogentry USING btree (content_type_id);

CREATE INDEX wagtailcore_pagelogentry_page_id_8464e327 ON public.wagtailcore_pagelogentry USING btree (page_id);

CREATE INDEX wagtailcore_pagelogentry_revision_id_8043d103 ON public.wagtailcore_pagelogentry USING btree (revision_id);

CREATE INDEX wagtailcore_pagelogentry_timestamp_deb774c4 ON public.wagtailcore_pagelogentry USING btree ("timestamp");

CREATE INDEX wagtailcore_pagelogentry_user_id_604ccfd8 ON public.wagtailcore_pagelogentry USING btree (user_id);

CREATE INDEX wagtailcore_pagerevision_approved_go_live_at_e56afc67 ON public.wagtailcore_revision USING btree (approved_go_live_at);

CREATE INDEX wagtailcore_pagerevision_created_at_66954e3b ON public.wagtailcore_revision USING btree (created_at);

CREATE INDEX wagtailcore_pagerevision_user_id_2409d2f4 ON public.wagtailcore_revision USING btree (user_id);

CREATE INDEX wagtailcore_pagesubscription_page_id_a085e7a6 ON public.wagtailcore_pagesubscription USING btree (page_id);

CREATE INDEX wagtailcore_pagesubscription_user_id_89d7def9 ON public.wagtailcore_pagesubscription USING btree (user_id);

CREATE INDEX wagtailcore_pageviewrestri_pageviewrestriction_id_f147a99a ON public.wagtailcore_pageviewrestriction_groups USING btree (pageviewrestriction_id);

CREATE INDEX wagtailcore_pageviewrestriction_groups_group_id_6460f223 ON public.wagtailcore_pageviewrestriction_groups USING btree (group_id);

CREATE INDEX wagtailcore_pageviewrestriction_page_id_15a8bea6 ON public.wagtailcore_pageviewrestriction USING btree (page_id);

CREATE INDEX wagtailcore_referenceindex_base_content_type_id_313cf40f ON public.wagtailcore_referenceindex USING btree (base_content_type_id);

CREATE INDEX wagtailcore_referenceindex_content_type_id_766e0336 ON public.wagtailcore_referenceindex USING btree (content_type_id);

CREATE INDEX wagtailcore_referenceindex_to_content_type_id_93690bbd ON public.wagtailcore_referenceindex USING btree (to_content_type_id);

CREATE INDEX wagtailcore_revision_base_content_type_id_5b4ef7bd ON public.wagtailcore_revision USING btree (base_content_type_id);

CREATE INDEX wagtailcore_revision_content_type_id_c8cb69c0 ON public.wagtailcore_revision USING btree (content_type_id);

CREATE INDEX wagtailcore_site_hostname_96b20b46 ON public.wagtailcore_site USING btree (hostname);

CREATE INDEX wagtailcore_site_hostname_96b20b46_like ON public.wagtailcore_site USING btree (hostname varchar_pattern_ops);

CREATE INDEX wagtailcore_site_root_page_id_e02fb95c ON public.wagtailcore_site USING btree (root_page_id);

CREATE INDEX wagtailcore_task_content_type_id_249ab8ba ON public.wagtailcore_task USING btree (content_type_id);

CREATE INDEX wagtailcore_taskstate_content_type_id_0a758fdc ON public.wagtailcore_taskstate USING btree (content_type_id);

CREATE INDEX wagtailcore_taskstate_finished_by_id_13f98229 ON public.wagtailcore_taskstate USING btree (finished_by_id);

CREATE INDEX wagtailcore_taskstate_page_revision_id_9f52c88e ON public.wagtailcore_taskstate USING btree (revision_id);

CREATE INDEX wagtailcore_taskstate_task_id_c3677c34 ON public.wagtailcore_taskstate USING btree (task_id);

CREATE INDEX wagtailcore_taskstate_workflow_state_id_9239a775 ON public.wagtailcore_taskstate USING btree (workflow_state_id);

CREATE INDEX wagtailcore_uploadedfile_for_content_type_id_b0fc87b2 ON public.wagtailcore_uploadedfile USING btree (for_content_type_id);

CREATE INDEX wagtailcore_uploadedfile_uploaded_by_user_id_c7580fe8 ON public.wagtailcore_uploadedfile USING btree (uploaded_by_user_id);

CREATE INDEX wagtailcore_uuid_06a44d_idx ON public.wagtailcore_pagelogentry USING btree (uuid, action, "timestamp" DESC);

CREATE INDEX wagtailcore_uuid_d6363b_idx ON public.wagtailcore_modellogentry USING btree (uuid, action, "timestamp" DESC);

CREATE INDEX wagtailcore_workflowcontenttype_workflow_id_9aad7cd2 ON public.wagtailcore_workflowcontenttype USING btree (workflow_id);

CREATE INDEX wagtailcore_workflowpage_workflow_id_56f56ff6 ON public.wagtailcore_workflowpage USING btree (workflow_id);

CREATE INDEX wagtailcore_workflowstate_base_content_type_id_a30dc576 ON public.wagtailcore_workflowstate USING btree (base_content_type_id);

CREATE INDEX wagtailcore_workflowstate_content_type_id_2bb78ce1 ON public.wagtailcore_workflowstate USING btree (content_type_id);

CREATE INDEX wagtailcore_workflowstate_requested_by_id_4090bca3 ON public.wagtailcore_workflowstate USING btree (requested_by_id);

CREATE INDEX wagtailcore_workflowstate_workflow_id_1f18378f ON public.wagtailcore_workflowstate USING btree (workflow_id);

CREATE INDEX wagtailcore_workflowtask_task_id_ce7716fe ON public.wagtailcore_workflowtask USING btree (task_id);

CREATE INDEX wagtailcore_workflowtask_workflow_id_b9717175 ON public.wagtailcore_workflowtask USING btree (workflow_id);

CREATE INDEX wagtaildocs_document_collection_id_23881625 ON public.wagtaildocs_document USING btree (collection_id);

CREATE INDEX wagtaildocs_document_uploaded_by_user_id_17258b41 ON public.wagtaildocs_document USING btree (uploaded_by_user_id);

CREATE INDEX wagtailembeds_embed_cache_until_26c94bb0 ON public.wagtailembeds_embed USING btree (cache_until);

CREATE INDEX wagtailembeds_embed_hash_c9bd8c9a_like ON public.wagtailembeds_embed USING btree (hash varchar_pattern_ops);

CREATE INDEX wagtailforms_formsubmission_page_id_e48e93e7 ON public.wagtailforms_formsubmission USING btree (page_id);

CREATE INDEX wagtailimages_image_collection_id_c2f8af7e ON public.wagtailimages_image USING btree (collection_id);

CREATE INDEX wagtailimages_image_created_at_86fa6cd4 ON public.wagtailimages_image USING btree (created_at);

CREATE INDEX wagtailimages_image_file_hash_fb5bbb23 ON public.wagtailimages_image USING btree (file_hash);

CREATE INDEX wagtailimages_image_file_hash_fb5bbb23_like ON public.wagtailimages_image USING btree (file_hash varchar_pattern_ops);

CREATE INDEX wagtailimages_image_uploaded_by_user_id_5d73dc75 ON public.wagtailimages_image USING btree (uploaded_by_user_id);

CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201 ON public.wagtailimages_rendition USING btree (filter_spec);

CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201_like ON public.wagtailimages_rendition USING btree (filter_spec varchar_pattern_ops);

CREATE INDEX wagtailimages_rendition_image_id_3e1fd774 ON public.wagtailimages_rendition USING btree (image_id);

CREATE INDEX wagtailredirects_redirect_old_path_bb35247b ON public.wagtailredirects_redirect USING btree (old_path);

CREATE INDEX wagtailredirects_redirect_old_path_bb35247b_like ON public.wagtailredirects_redirect USING btree (old_path varchar_pattern_ops);

CREATE INDEX wagtailredirects_redirect_redirect_page_id_b5728a8f ON public.wagtailredirects_redirect USING btree (redirect_page_id);

CREATE INDEX wagtailredirects_redirect_site_id_780a0e1e ON public.wagtailredirects_redirect USING btree (site_id);

CREATE INDEX wagtailsear_autocom_476c89_gin ON public.wagtailsearch_indexentry USING gin (autocomplete);

CREATE INDEX wagtailsear_body_90c85d_gin ON public.wagtailsearch_indexentry USING gin (body);

CREATE INDEX wagtailsear_title_9caae0_gin ON public.wagtailsearch_indexentry USING gin (title);

CREATE INDEX wagtailsearch_indexentry_content_type_id_62ed694f ON public.wagtailsearch_indexentry USING btree (content_type_id);

CREATE INDEX wishlists_line_product_id_9d6d9b37 ON public.wishlists_line USING btree (product_id);

CREATE INDEX wishlists_line_wishlist_id_4cffe302 ON public.wishlists_line USING btree (wishlist_id);

CREATE INDEX wishlists_wishlist_date_created_c05d5e7f ON public.wishlists_wishlist USING btree (date_created);

CREATE INDEX wishlists_wishlist_key_88d419b8_like ON public.wishlists_wishlist USING btree (key varchar_pattern_ops);

CREATE INDEX wishlists_wishlist_owner_id_d5464c62 ON public.wishlists_wishlist USING btree (owner_id);

CREATE INDEX wishlists_wishlistsharedemail_wishlist_id_d7500842 ON public.wishlists_wishlistsharedemail USING btree (wishlist_id);

CREATE INDEX workflowstate_base_ct_id_idx ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id);

CREATE INDEX workflowstate_ct_id_idx ON public.wagtailcore_workflowstate USING btree (content_type_id, object_id);

CREATE TRIGGER active_keeps_former_slug AFTER DELETE OR UPDATE OF slug ON public.catalogue_active FOR EACH ROW EXECUTE FUNCTION public.keep_former_slug('active');

CREATE TRIGGER category_keeps_former_slug AFTER DELETE OR UPDATE OF slug ON public.catalogue_category FOR EACH ROW EXECUTE FUNCTION public.keep_former_slug('category');

CREATE TRIGGER concern_keeps_former_slug AFTER DELETE OR UPDATE OF slug ON public.catalogue_concern FOR EACH ROW EXECUTE FUNCTION public.keep_former_slug('concern');

CREATE TRIGGER group_marks_who_works_here AFTER INSERT OR UPDATE ON public.users_user_groups FOR EACH ROW EXECUTE FUNCTION public.mark_who_has_a_role();

CREATE TRIGGER ingredient_keeps_former_slug AFTER DELETE OR UPDATE OF slug ON public.catalogue_ingredient FOR EACH ROW EXECUTE FUNCTION public.keep_former_slug('ingredient');

CREATE TRIGGER mark_of_who_worked_here_is_kept BEFORE INSERT OR UPDATE ON public.users_user FOR EACH ROW EXECUTE FUNCTION public.keep_mark_of_who_worked_here();

CREATE TRIGGER permission_marks_who_works_here AFTER INSERT OR UPDATE ON public.users_user_user_permissions FOR EACH ROW EXECUTE FUNCTION public.mark_who_has_a_role();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();

CREATE TRIGGER product_keeps_former_slug AFTER DELETE OR UPDATE OF slug ON public.catalogue_product FOR EACH ROW WHEN (((old.structure)::text <> 'child'::text)) EXECUTE FUNCTION public.keep_former_slug('product');

CREATE TRIGGER skintype_keeps_former_slug AFTER DELETE OR UPDATE OF slug ON public.catalogue_skintype FOR EACH ROW EXECUTE FUNCTION public.keep_former_slug('skintype');

CREATE TRIGGER stock_movement_is_kept BEFORE UPDATE ON public.partner_stockmovement FOR EACH ROW EXECUTE FUNCTION public.keep_stock_movement();

CREATE TRIGGER stock_record_writes_movement AFTER INSERT OR UPDATE OF num_in_stock, num_allocated ON public.partner_stockrecord FOR EACH ROW EXECUTE FUNCTION public.write_stock_movement();

CREATE TRIGGER topic_keeps_former_slug AFTER DELETE OR UPDATE OF slug ON public.cms_topic FOR EACH ROW EXECUTE FUNCTION public.keep_former_slug('topic');

CREATE TRIGGER who_worked_here_is_kept BEFORE DELETE ON public.users_user FOR EACH ROW EXECUTE FUNCTION public.keep_who_worked_here();

ALTER TABLE ONLY public.users_accountemail
    ADD CONSTRAINT account_email_belongs_to_an_account FOREIGN KEY (user_id) REFERENCES public.users_user(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.users_accountsession
    ADD CONSTRAINT account_session_belongs_to_an_account FOREIGN KEY (user_id) REFERENCES public.users_user(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.address_useraddress
    ADD CONSTRAINT address_useraddress_country_id_fa26a249_fk_address_c FOREIGN KEY (country_id) REFERENCES public.address_country(iso_3166_1_a2) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.address_useraddress
    ADD CONSTRAINT address_useraddress_user_id_6edf0244_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.analytics_productrecord
    ADD CONSTRAINT analytics_productrec_product_id_dad3a871_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.analytics_userproductview
    ADD CONSTRAINT analytics_userproduc_product_id_a55b87ad_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.analytics_userproductview
    ADD CONSTRAINT analytics_userproductview_user_id_5e49a8b1_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.analytics_userrecord
    ADD CONSTRAINT analytics_userrecord_user_id_702cff4c_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.analytics_usersearch
    ADD CONSTRAINT analytics_usersearch_user_id_1775992d_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.basket_basket
    ADD CONSTRAINT basket_basket_owner_id_3a018de5_fk_users_user_id FOREIGN KEY (owner_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.basket_basket_vouchers
    ADD CONSTRAINT basket_basket_vouche_voucher_id_c2b66981_fk_voucher_v FOREIGN KEY (voucher_id) REFERENCES public.voucher_voucher(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.basket_basket_vouchers
    ADD CONSTRAINT basket_basket_vouchers_basket_id_f857c2f8_fk_basket_basket_id FOREIGN KEY (basket_id) REFERENCES public.basket_basket(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.basket_line
    ADD CONSTRAINT basket_line_basket_id_b615c905_fk_basket_basket_id FOREIGN KEY (basket_id) REFERENCES public.basket_basket(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.basket_line
    ADD CONSTRAINT basket_line_product_id_303d743e_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.basket_line
    ADD CONSTRAINT basket_line_stockrecord_id_7039d8a4_fk_partner_stockrecord_id FOREIGN KEY (stockrecord_id) REFERENCES public.partner_stockrecord(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.basket_lineattribute
    ADD CONSTRAINT basket_lineattribute_line_id_c41e0cdf_fk_basket_line_id FOREIGN KEY (line_id) REFERENCES public.basket_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.basket_lineattribute
    ADD CONSTRAINT basket_lineattribute_option_id_9387a3f7_fk_catalogue_option_id FOREIGN KEY (option_id) REFERENCES public.catalogue_option(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_active_cautions
    ADD CONSTRAINT catalogue_active_cau_active_id_8274b5f6_fk_catalogue FOREIGN KEY (active_id) REFERENCES public.catalogue_active(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_active_cautions
    ADD CONSTRAINT catalogue_active_cau_caution_id_dd051bf6_fk_catalogue FOREIGN KEY (caution_id) REFERENCES public.catalogue_caution(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_active
    ADD CONSTRAINT catalogue_active_ingredient_id_28efc59a_fk_catalogue FOREIGN KEY (ingredient_id) REFERENCES public.catalogue_ingredient(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_attributeoption
    ADD CONSTRAINT catalogue_attributeo_group_id_3d4a5e24_fk_catalogue FOREIGN KEY (group_id) REFERENCES public.catalogue_attributeoptiongroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_option
    ADD CONSTRAINT catalogue_option_option_group_id_2fd86269_fk_catalogue FOREIGN KEY (option_group_id) REFERENCES public.catalogue_attributeoptiongroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_product_concerns
    ADD CONSTRAINT catalogue_product_co_concern_id_611a9f26_fk_catalogue FOREIGN KEY (concern_id) REFERENCES public.catalogue_concern(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_product_concerns
    ADD CONSTRAINT catalogue_product_co_product_id_585eab10_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_product_extra_cautions
    ADD CONSTRAINT catalogue_product_ex_caution_id_62782a0c_fk_catalogue FOREIGN KEY (caution_id) REFERENCES public.catalogue_caution(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_product_extra_cautions
    ADD CONSTRAINT catalogue_product_ex_product_id_782c73e1_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_parent_id_9bfd2382_fk_catalogue_product_id FOREIGN KEY (parent_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_product_product_options
    ADD CONSTRAINT catalogue_product_pr_option_id_ff470e13_fk_catalogue FOREIGN KEY (option_id) REFERENCES public.catalogue_option(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_product_product_options
    ADD CONSTRAINT catalogue_product_pr_product_id_ad2b46bd_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_product_class_id_0c6c5b54_fk_catalogue FOREIGN KEY (product_class_id) REFERENCES public.catalogue_productclass(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_product_skin_types
    ADD CONSTRAINT catalogue_product_sk_product_id_5a8bf09d_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_product_skin_types
    ADD CONSTRAINT catalogue_product_sk_skintype_id_69c2a35a_fk_catalogue FOREIGN KEY (skintype_id) REFERENCES public.catalogue_skintype(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productactive
    ADD CONSTRAINT catalogue_productact_active_id_bfba2f19_fk_catalogue FOREIGN KEY (active_id) REFERENCES public.catalogue_active(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productactive
    ADD CONSTRAINT catalogue_productact_product_id_f64b9b3f_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productattributevalue
    ADD CONSTRAINT catalogue_productatt_attribute_id_0287c1e7_fk_catalogue FOREIGN KEY (attribute_id) REFERENCES public.catalogue_productattribute(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productattributevalue_value_multi_option
    ADD CONSTRAINT catalogue_productatt_attributeoption_id_962b600b_fk_catalogue FOREIGN KEY (attributeoption_id) REFERENCES public.catalogue_attributeoption(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productattributevalue
    ADD CONSTRAINT catalogue_productatt_entity_content_type__f7186ab5_fk_django_co FOREIGN KEY (entity_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productattribute
    ADD CONSTRAINT catalogue_productatt_option_group_id_6b422dc2_fk_catalogue FOREIGN KEY (option_group_id) REFERENCES public.catalogue_attributeoptiongroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productattribute
    ADD CONSTRAINT catalogue_productatt_product_class_id_7af808ec_fk_catalogue FOREIGN KEY (product_class_id) REFERENCES public.catalogue_productclass(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productattributevalue
    ADD CONSTRAINT catalogue_productatt_product_id_a03cd90e_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productattributevalue_value_multi_option
    ADD CONSTRAINT catalogue_productatt_productattributevalu_9c7c031e_fk_catalogue FOREIGN KEY (productattributevalue_id) REFERENCES public.catalogue_productattributevalue(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productattributevalue
    ADD CONSTRAINT catalogue_productatt_value_option_id_21026066_fk_catalogue FOREIGN KEY (value_option_id) REFERENCES public.catalogue_attributeoption(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productcategory
    ADD CONSTRAINT catalogue_productcat_category_id_176db535_fk_catalogue FOREIGN KEY (category_id) REFERENCES public.catalogue_category(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productcategory
    ADD CONSTRAINT catalogue_productcat_product_id_846a4061_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productclass_options
    ADD CONSTRAINT catalogue_productcla_option_id_b099542c_fk_catalogue FOREIGN KEY (option_id) REFERENCES public.catalogue_option(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productclass_options
    ADD CONSTRAINT catalogue_productcla_productclass_id_732df4c8_fk_catalogue FOREIGN KEY (productclass_id) REFERENCES public.catalogue_productclass(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productimage
    ADD CONSTRAINT catalogue_productima_product_id_49474fe8_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productimage
    ADD CONSTRAINT catalogue_productimage_image_id_bb1a794b_fk_images_picture_id FOREIGN KEY (image_id) REFERENCES public.images_picture(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productingredient
    ADD CONSTRAINT catalogue_producting_ingredient_id_71fd1a55_fk_catalogue FOREIGN KEY (ingredient_id) REFERENCES public.catalogue_ingredient(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productingredient
    ADD CONSTRAINT catalogue_producting_product_id_7a82652e_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productrecommendation
    ADD CONSTRAINT catalogue_productrec_primary_id_6e51a55c_fk_catalogue FOREIGN KEY (primary_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_productrecommendation
    ADD CONSTRAINT catalogue_productrec_recommendation_id_daf8ae95_fk_catalogue FOREIGN KEY (recommendation_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_setitem
    ADD CONSTRAINT catalogue_setitem_product_set_id_ee7b7ab6_fk_catalogue FOREIGN KEY (product_set_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_setitem
    ADD CONSTRAINT catalogue_setitem_size_id_3f524d43_fk_catalogue_product_id FOREIGN KEY (size_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_articlepage
    ADD CONSTRAINT cms_articlepage_author_id_f96a9947_fk_cms_person_id FOREIGN KEY (author_id) REFERENCES public.cms_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_articlepage
    ADD CONSTRAINT cms_articlepage_page_ptr_id_c504891f_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_articlepage
    ADD CONSTRAINT cms_articlepage_picture_id_dec6c095_fk_images_picture_id FOREIGN KEY (picture_id) REFERENCES public.images_picture(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_articlepage
    ADD CONSTRAINT cms_articlepage_reviewer_id_4be32272_fk_cms_person_id FOREIGN KEY (reviewer_id) REFERENCES public.cms_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_articlepage
    ADD CONSTRAINT cms_articlepage_topic_id_fd316ed3_fk_cms_topic_id FOREIGN KEY (topic_id) REFERENCES public.cms_topic(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_articleproduct
    ADD CONSTRAINT cms_articleproduct_article_id_724b3f3d_fk_cms_artic FOREIGN KEY (article_id) REFERENCES public.cms_articlepage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_articleproduct
    ADD CONSTRAINT cms_articleproduct_product_id_d27af3fd_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_enquiry
    ADD CONSTRAINT cms_enquiry_article_id_41c77faf_fk_cms_articlepage_page_ptr_id FOREIGN KEY (article_id) REFERENCES public.cms_articlepage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_enquiry
    ADD CONSTRAINT cms_enquiry_handled_by_id_64dae750_fk_users_user_id FOREIGN KEY (handled_by_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_homepage
    ADD CONSTRAINT cms_homepage_page_ptr_id_3967ea6a_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_journalindexpage
    ADD CONSTRAINT cms_journalindexpage_page_ptr_id_97733aa6_fk_wagtailco FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_person
    ADD CONSTRAINT cms_person_picture_id_7cfb4668_fk_images_picture_id FOREIGN KEY (picture_id) REFERENCES public.images_picture(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_sitesettings
    ADD CONSTRAINT cms_sitesettings_offer_id_f38cf7b5_fk_voucher_voucher_id FOREIGN KEY (offer_id) REFERENCES public.voucher_voucher(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_standardpage
    ADD CONSTRAINT cms_standardpage_page_ptr_id_8b8ef421_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.communication_email
    ADD CONSTRAINT customer_email_user_id_a69ad588_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.communication_notification
    ADD CONSTRAINT customer_notification_recipient_id_d99de5c8_fk_users_user_id FOREIGN KEY (recipient_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.communication_notification
    ADD CONSTRAINT customer_notification_sender_id_affa1632_fk_users_user_id FOREIGN KEY (sender_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customer_productalert
    ADD CONSTRAINT customer_productaler_product_id_7e529a41_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customer_productalert
    ADD CONSTRAINT customer_productalert_user_id_677ad6d6_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_flatpage_sites
    ADD CONSTRAINT django_flatpage_site_flatpage_id_078bbc8b_fk_django_fl FOREIGN KEY (flatpage_id) REFERENCES public.django_flatpage(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_flatpage_sites
    ADD CONSTRAINT django_flatpage_sites_site_id_bfd8ea84_fk_django_site_id FOREIGN KEY (site_id) REFERENCES public.django_site(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.users_emailchange
    ADD CONSTRAINT email_change_belongs_to_an_account FOREIGN KEY (user_id) REFERENCES public.users_user(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fulfilment_parcel
    ADD CONSTRAINT fulfilment_parcel_order_id_1f08ed2c_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fulfilment_parcel
    ADD CONSTRAINT fulfilment_parcel_shipped_by_id_919308de_fk_users_user_id FOREIGN KEY (shipped_by_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fulfilment_parcelline
    ADD CONSTRAINT fulfilment_parcellin_parcel_id_890a8e93_fk_fulfilmen FOREIGN KEY (parcel_id) REFERENCES public.fulfilment_parcel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.fulfilment_parcelline
    ADD CONSTRAINT fulfilment_parcelline_line_id_cd8459ff_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.images_picture
    ADD CONSTRAINT images_picture_collection_id_e256e30e_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.images_picture
    ADD CONSTRAINT images_picture_uploaded_by_user_id_96187f5b_fk_users_user_id FOREIGN KEY (uploaded_by_user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.images_preparation
    ADD CONSTRAINT images_preparation_picture_id_fc7ea16e_fk_images_picture_id FOREIGN KEY (picture_id) REFERENCES public.images_picture(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.images_rendition
    ADD CONSTRAINT images_rendition_image_id_b5d57d06_fk_images_picture_id FOREIGN KEY (image_id) REFERENCES public.images_picture(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_benefit
    ADD CONSTRAINT offer_benefit_range_id_ab19c5ab_fk_offer_range_id FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_condition
    ADD CONSTRAINT offer_condition_range_id_b023a2aa_fk_offer_range_id FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_conditionaloffer
    ADD CONSTRAINT offer_conditionaloff_condition_id_e6baa945_fk_offer_con FOREIGN KEY (condition_id) REFERENCES public.offer_condition(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_conditionaloffer_combinations
    ADD CONSTRAINT offer_conditionaloff_from_conditionaloffe_85c3bd9f_fk_offer_con FOREIGN KEY (from_conditionaloffer_id) REFERENCES public.offer_conditionaloffer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_conditionaloffer_combinations
    ADD CONSTRAINT offer_conditionaloff_to_conditionaloffer__ae993478_fk_offer_con FOREIGN KEY (to_conditionaloffer_id) REFERENCES public.offer_conditionaloffer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_conditionaloffer
    ADD CONSTRAINT offer_conditionaloffer_benefit_id_f43f68b5_fk_offer_benefit_id FOREIGN KEY (benefit_id) REFERENCES public.offer_benefit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_range_classes
    ADD CONSTRAINT offer_range_classes_productclass_id_6f6de46d_fk_catalogue FOREIGN KEY (productclass_id) REFERENCES public.catalogue_productclass(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_range_classes
    ADD CONSTRAINT offer_range_classes_range_id_7d3e573e_fk_offer_range_id FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_range_excluded_categories
    ADD CONSTRAINT offer_range_excluded_category_id_c16fd4f7_fk_catalogue FOREIGN KEY (category_id) REFERENCES public.catalogue_category(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_range_excluded_products
    ADD CONSTRAINT offer_range_excluded_product_id_78c49bfc_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_range_excluded_categories
    ADD CONSTRAINT offer_range_excluded_range_id_6346945d_fk_offer_ran FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_range_excluded_products
    ADD CONSTRAINT offer_range_excluded_range_id_cce4a032_fk_offer_ran FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_range_included_categories
    ADD CONSTRAINT offer_range_included_category_id_c61569a5_fk_catalogue FOREIGN KEY (category_id) REFERENCES public.catalogue_category(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_range_included_categories
    ADD CONSTRAINT offer_range_included_range_id_1b616138_fk_offer_ran FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_rangeproduct
    ADD CONSTRAINT offer_rangeproduct_product_id_723b3ea3_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_rangeproduct
    ADD CONSTRAINT offer_rangeproduct_range_id_ee358495_fk_offer_range_id FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_rangeproductfileupload
    ADD CONSTRAINT offer_rangeproductfi_range_id_c055ebf8_fk_offer_ran FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.offer_rangeproductfileupload
    ADD CONSTRAINT offer_rangeproductfi_uploaded_by_id_c01a3250_fk_users_use FOREIGN KEY (uploaded_by_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_billingaddress
    ADD CONSTRAINT order_billingaddress_country_id_17f57dca_fk_address_c FOREIGN KEY (country_id) REFERENCES public.address_country(iso_3166_1_a2) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_communicationevent
    ADD CONSTRAINT order_communicatione_event_type_id_4bc9ee29_fk_customer_ FOREIGN KEY (event_type_id) REFERENCES public.communication_communicationeventtype(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_communicationevent
    ADD CONSTRAINT order_communicationevent_order_id_94e784ac_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_order_id_b9148391_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_partner_id_258a2fb9_fk_partner_partner_id FOREIGN KEY (partner_id) REFERENCES public.partner_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_product_id_e620902d_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_stockrecord_id_1d65aff5_fk_partner_stockrecord_id FOREIGN KEY (stockrecord_id) REFERENCES public.partner_stockrecord(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_lineattribute
    ADD CONSTRAINT order_lineattribute_line_id_adf6dd87_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_lineattribute
    ADD CONSTRAINT order_lineattribute_option_id_b54d597c_fk_catalogue_option_id FOREIGN KEY (option_id) REFERENCES public.catalogue_option(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_lineprice
    ADD CONSTRAINT order_lineprice_line_id_2de52446_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_lineprice
    ADD CONSTRAINT order_lineprice_order_id_66792e56_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_basket_id_8b0acbb2_fk_basket_basket_id FOREIGN KEY (basket_id) REFERENCES public.basket_basket(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_billing_address_id_8fe537cf_fk_order_bil FOREIGN KEY (billing_address_id) REFERENCES public.order_billingaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_shipping_address_id_57e64931_fk_order_shi FOREIGN KEY (shipping_address_id) REFERENCES public.order_shippingaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_site_id_e27f3526_fk_django_site_id FOREIGN KEY (site_id) REFERENCES public.django_site(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_user_id_7cf9bc2b_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_orderdiscount
    ADD CONSTRAINT order_orderdiscount_order_id_bc91e123_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_orderhold
    ADD CONSTRAINT order_orderhold_by_id_ced70f6d_fk_users_user_id FOREIGN KEY (by_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_orderhold
    ADD CONSTRAINT order_orderhold_order_id_9c86abce_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_orderhold
    ADD CONSTRAINT order_orderhold_released_by_id_2714448d_fk_users_user_id FOREIGN KEY (released_by_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_orderlinediscount
    ADD CONSTRAINT order_orderlinedisco_order_discount_id_b9dfa715_fk_order_ord FOREIGN KEY (order_discount_id) REFERENCES public.order_orderdiscount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_orderlinediscount
    ADD CONSTRAINT order_orderlinediscount_line_id_88fbcd4a_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_ordernote
    ADD CONSTRAINT order_ordernote_order_id_7d97583d_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_ordernote
    ADD CONSTRAINT order_ordernote_user_id_48d7a672_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_orderorigin
    ADD CONSTRAINT order_orderorigin_order_id_543738a2_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_orderstatuschange
    ADD CONSTRAINT order_orderstatuschange_order_id_43efdbe5_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_paymentevent
    ADD CONSTRAINT order_paymentevent_event_type_id_568c7161_fk_order_pay FOREIGN KEY (event_type_id) REFERENCES public.order_paymenteventtype(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_paymentevent
    ADD CONSTRAINT order_paymentevent_order_id_395b3e82_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_paymentevent
    ADD CONSTRAINT order_paymentevent_shipping_event_id_213dcfb8_fk_order_shi FOREIGN KEY (shipping_event_id) REFERENCES public.order_shippingevent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_paymenteventquantity
    ADD CONSTRAINT order_paymenteventqu_event_id_a540165a_fk_order_pay FOREIGN KEY (event_id) REFERENCES public.order_paymentevent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_paymenteventquantity
    ADD CONSTRAINT order_paymenteventquantity_line_id_df44b021_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_shippingaddress
    ADD CONSTRAINT order_shippingaddres_country_id_29abf9a0_fk_address_c FOREIGN KEY (country_id) REFERENCES public.address_country(iso_3166_1_a2) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_shippingevent
    ADD CONSTRAINT order_shippingevent_event_type_id_9f1efb20_fk_order_shi FOREIGN KEY (event_type_id) REFERENCES public.order_shippingeventtype(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_shippingevent
    ADD CONSTRAINT order_shippingevent_order_id_8c031fb6_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_shippingeventquantity
    ADD CONSTRAINT order_shippingeventq_event_id_1c7fb9c7_fk_order_shi FOREIGN KEY (event_id) REFERENCES public.order_shippingevent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_shippingeventquantity
    ADD CONSTRAINT order_shippingeventquantity_line_id_3b089ee0_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_surcharge
    ADD CONSTRAINT order_surcharge_order_id_5c0a94f5_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.order_unpaidorder
    ADD CONSTRAINT order_unpaidorder_order_id_ee2677b6_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partner_partner_users
    ADD CONSTRAINT partner_partner_users_partner_id_1883dfd9_fk_partner_partner_id FOREIGN KEY (partner_id) REFERENCES public.partner_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partner_partner_users
    ADD CONSTRAINT partner_partner_users_user_id_d75d6e40_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partner_partneraddress
    ADD CONSTRAINT partner_partneraddre_country_id_02c4f979_fk_address_c FOREIGN KEY (country_id) REFERENCES public.address_country(iso_3166_1_a2) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partner_partneraddress
    ADD CONSTRAINT partner_partneraddre_partner_id_59551b0a_fk_partner_p FOREIGN KEY (partner_id) REFERENCES public.partner_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partner_stockalert
    ADD CONSTRAINT partner_stockalert_stockrecord_id_68ad503a_fk_partner_s FOREIGN KEY (stockrecord_id) REFERENCES public.partner_stockrecord(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partner_stockmovement
    ADD CONSTRAINT partner_stockmovemen_stockrecord_id_5a102015_fk_partner_s FOREIGN KEY (stockrecord_id) REFERENCES public.partner_stockrecord(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partner_stockmovement
    ADD CONSTRAINT partner_stockmovement_made_by_id_42d054a9_fk_users_user_id FOREIGN KEY (made_by_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partner_stockrecord
    ADD CONSTRAINT partner_stockrecord_partner_id_4155a586_fk_partner_partner_id FOREIGN KEY (partner_id) REFERENCES public.partner_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partner_stockrecord
    ADD CONSTRAINT partner_stockrecord_product_id_62fd9e45_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payment_bankcard
    ADD CONSTRAINT payment_bankcard_user_id_08e1d04c_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payment_paymentattempt
    ADD CONSTRAINT payment_paymentattempt_order_id_42aa1ecf_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payment_paymentdispute
    ADD CONSTRAINT payment_paymentdispu_attempt_id_7e0d6a99_fk_payment_p FOREIGN KEY (attempt_id) REFERENCES public.payment_paymentattempt(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payment_paymentdispute
    ADD CONSTRAINT payment_paymentdispute_order_id_1679b47c_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payment_paymentrefund
    ADD CONSTRAINT payment_paymentrefun_attempt_id_60d53ea1_fk_payment_p FOREIGN KEY (attempt_id) REFERENCES public.payment_paymentattempt(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payment_paymentrefund
    ADD CONSTRAINT payment_paymentrefund_order_id_94493e0c_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payment_paymentrefund
    ADD CONSTRAINT payment_paymentrefund_requested_by_id_c70052b5_fk_users_user_id FOREIGN KEY (requested_by_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payment_refundline
    ADD CONSTRAINT payment_refundline_line_id_0f8d6a03_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payment_refundline
    ADD CONSTRAINT payment_refundline_refund_id_752b4d4d_fk_payment_p FOREIGN KEY (refund_id) REFERENCES public.payment_paymentrefund(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payment_source
    ADD CONSTRAINT payment_source_order_id_6b7f2215_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payment_source
    ADD CONSTRAINT payment_source_source_type_id_700828fe_fk_payment_sourcetype_id FOREIGN KEY (source_type_id) REFERENCES public.payment_sourcetype(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payment_transaction
    ADD CONSTRAINT payment_transaction_source_id_c5ac31e8_fk_payment_source_id FOREIGN KEY (source_id) REFERENCES public.payment_source(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);

ALTER TABLE ONLY public.reviews_productreview
    ADD CONSTRAINT reviews_productrevie_product_id_52e52a32_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_productreview
    ADD CONSTRAINT reviews_productreview_user_id_8acb5ddd_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_vote
    ADD CONSTRAINT reviews_vote_review_id_371b2d8d_fk_reviews_productreview_id FOREIGN KEY (review_id) REFERENCES public.reviews_productreview(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_vote
    ADD CONSTRAINT reviews_vote_user_id_5fb87b53_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shipping_orderanditemcharges_countries
    ADD CONSTRAINT shipping_orderandite_country_id_30387f2e_fk_address_c FOREIGN KEY (country_id) REFERENCES public.address_country(iso_3166_1_a2) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shipping_orderanditemcharges_countries
    ADD CONSTRAINT shipping_orderandite_orderanditemcharges__bf5bfee9_fk_shipping_ FOREIGN KEY (orderanditemcharges_id) REFERENCES public.shipping_orderanditemcharges(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shipping_weightband
    ADD CONSTRAINT shipping_weightband_method_id_b699a1ba_fk_shipping_ FOREIGN KEY (method_id) REFERENCES public.shipping_weightbased(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shipping_weightbased_countries
    ADD CONSTRAINT shipping_weightbased_country_id_06117384_fk_address_c FOREIGN KEY (country_id) REFERENCES public.address_country(iso_3166_1_a2) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shipping_weightbased_countries
    ADD CONSTRAINT shipping_weightbased_weightbased_id_93e3132f_fk_shipping_ FOREIGN KEY (weightbased_id) REFERENCES public.shipping_weightbased(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_9957a03c_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_tag_id_f4f5b767_fk_taggit_tag_id FOREIGN KEY (tag_id) REFERENCES public.taggit_tag(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.users_user_groups
    ADD CONSTRAINT users_user_groups_group_id_9afc8d0e_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.users_user_groups
    ADD CONSTRAINT users_user_groups_user_id_5f6f5a90_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.users_user_user_permissions
    ADD CONSTRAINT users_user_user_perm_permission_id_0b93982e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.users_user_user_permissions
    ADD CONSTRAINT users_user_user_permissions_user_id_20aca447_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voucher_voucher_offers
    ADD CONSTRAINT voucher_voucher_offe_conditionaloffer_id_f9682bfb_fk_offer_con FOREIGN KEY (conditionaloffer_id) REFERENCES public.offer_conditionaloffer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voucher_voucher_offers
    ADD CONSTRAINT voucher_voucher_offe_voucher_id_7f9c575d_fk_voucher_v FOREIGN KEY (voucher_id) REFERENCES public.voucher_voucher(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voucher_voucher
    ADD CONSTRAINT voucher_voucher_voucher_set_id_17b96a54_fk_voucher_v FOREIGN KEY (voucher_set_id) REFERENCES public.voucher_voucherset(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voucher_voucherapplication
    ADD CONSTRAINT voucher_voucherappli_voucher_id_5204edb7_fk_voucher_v FOREIGN KEY (voucher_id) REFERENCES public.voucher_voucher(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voucher_voucherapplication
    ADD CONSTRAINT voucher_voucherapplication_order_id_30248a05_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voucher_voucherapplication
    ADD CONSTRAINT voucher_voucherapplication_user_id_df53a393_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voucher_voucherclaimkey
    ADD CONSTRAINT voucher_voucherclaim_claim_id_e1b18aa5_fk_voucher_v FOREIGN KEY (claim_id) REFERENCES public.voucher_voucherclaim(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voucher_voucherclaim
    ADD CONSTRAINT voucher_voucherclaim_order_id_22e4d0bb_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voucher_voucherclaim
    ADD CONSTRAINT voucher_voucherclaim_voucher_id_884b34bb_fk_voucher_voucher_id FOREIGN KEY (voucher_id) REFERENCES public.voucher_voucher(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.voucher_voucherclaimkey
    ADD CONSTRAINT voucher_voucherclaim_voucher_id_bac85ece_fk_voucher_v FOREIGN KEY (voucher_id) REFERENCES public.voucher_voucher(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editing_content_type_id_4df7730e_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editingsession_user_id_6e1a9b70_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formsta_content_type_id_e32438b3_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_user_id_b910adc2_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_user_id_49b1141b_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collecti_collection_id_761908ec_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_collectionviewrestri_47320efd_fk_wagtailco FOREIGN KEY (collectionviewrestriction_id) REFERENCES public.wagtailcore_collectionviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_group_id_1823f2a3_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_page_id_108444b5_fk_wagtailcore_page_id FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_resolved_by_id_a282aa0e_fk_users_user_id FOREIGN KEY (resolved_by_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_revision_created_id_1d058279_fk_wagtailco FOREIGN KEY (revision_created_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_user_id_0c577ca6_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentr_comment_id_afc7e027_fk_wagtailco FOREIGN KEY (comment_id) REFERENCES public.wagtailcore_comment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentreply_user_id_d0b3b9c3_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_group_id_2e64b61f_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_groupapprovaltask_id_9a9255ea_fk_wagtailco FOREIGN KEY (groupapprovaltask_id) REFERENCES public.wagtailcore_groupapprovaltask(task_ptr_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapp_task_ptr_id_cfe58781_fk_wagtailco FOREIGN KEY (task_ptr_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_collection_id_5423575a_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_group_id_05d61460_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_permission_id_1b626275_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_group_id_fc07e671_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_page_id_710b114a_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_permission_id_05acb22e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_group_id_e5cdbee4_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_permission_id_459b1f38_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_site_id_245de488_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellog_content_type_id_68849e77_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_alias_of_id_12945502_fk_wagtailcore_page_id FOREIGN KEY (alias_of_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_content_type_id_c28424df_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_latest_revision_id_e60fef51_fk_wagtailco FOREIGN KEY (latest_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_live_revision_id_930bd822_fk_wagtailco FOREIGN KEY (live_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locale_id_3c7e30a6_fk_wagtailcore_locale_id FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locked_by_id_bcb86245_fk_users_user_id FOREIGN KEY (locked_by_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_owner_id_fbf7c332_fk_users_user_id FOREIGN KEY (owner_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pageloge_content_type_id_74e7708a_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevision_user_id_2409d2f4_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubs_page_id_a085e7a6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_user_id_89d7def9_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_group_id_6460f223_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageview_page_id_15a8bea6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_pageviewrestriction__f147a99a_fk_wagtailco FOREIGN KEY (pageviewrestriction_id) REFERENCES public.wagtailcore_pageviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_base_content_type_id_313cf40f_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_content_type_id_766e0336_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_to_content_type_id_93690bbd_fk_django_co FOREIGN KEY (to_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_base_content_type_id_5b4ef7bd_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_content_type_id_c8cb69c0_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_root_page_id_e02fb95c_fk_wagtailcore_page_id FOREIGN KEY (root_page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_content_type_id_249ab8ba_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_content_type_id_0a758fdc_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_revision_id_df25a499_fk_wagtailco FOREIGN KEY (revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_workflow_state_id_9239a775_fk_wagtailco FOREIGN KEY (workflow_state_id) REFERENCES public.wagtailcore_workflowstate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_finished_by_id_13f98229_fk_users_user_id FOREIGN KEY (finished_by_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_task_id_c3677c34_fk_wagtailcore_task_id FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_for_content_type_id_b0fc87b2_fk_django_co FOREIGN KEY (for_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_uploaded_by_user_id_c7580fe8_fk_users_use FOREIGN KEY (uploaded_by_user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_base_content_type_id_a30dc576_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_2bb78ce1_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_b261bb37_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_current_task_state_i_3a1a0632_fk_wagtailco FOREIGN KEY (current_task_state_id) REFERENCES public.wagtailcore_taskstate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_page_id_81e7bab6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_requested_by_id_4090bca3_fk_users_use FOREIGN KEY (requested_by_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_task_id_ce7716fe_fk_wagtailco FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_1f18378f_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_56f56ff6_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_9aad7cd2_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_b9717175_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_collection_id_23881625_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_uploaded_by_user_id_17258b41_fk_users_use FOREIGN KEY (uploaded_by_user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailforms_formsubmission
    ADD CONSTRAINT wagtailforms_formsub_page_id_e48e93e7_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_collection_id_c2f8af7e_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_uploaded_by_user_id_5d73dc75_fk_users_use FOREIGN KEY (uploaded_by_user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendit_image_id_3e1fd774_fk_wagtailim FOREIGN KEY (image_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_red_redirect_page_id_b5728a8f_fk_wagtailco FOREIGN KEY (redirect_page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_red_site_id_780a0e1e_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexe_content_type_id_62ed694f_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_user_id_59c92331_fk_users_user_id FOREIGN KEY (user_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wishlists_line
    ADD CONSTRAINT wishlists_line_product_id_9d6d9b37_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wishlists_line
    ADD CONSTRAINT wishlists_line_wishlist_id_4cffe302_fk_wishlists_wishlist_id FOREIGN KEY (wishlist_id) REFERENCES public.wishlists_wishlist(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wishlists_wishlist
    ADD CONSTRAINT wishlists_wishlist_owner_id_d5464c62_fk_users_user_id FOREIGN KEY (owner_id) REFERENCES public.users_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wishlists_wishlistsharedemail
    ADD CONSTRAINT wishlists_wishlistsh_wishlist_id_d7500842_fk_wishlists FOREIGN KEY (wishlist_id) REFERENCES public.wishlists_wishlist(id) DEFERRABLE INITIALLY DEFERRED;

REFRESH MATERIALIZED VIEW public.catalogue_product_category_hierarchy;

