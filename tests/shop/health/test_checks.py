"""Each rule finds the corruption that breaks it, and only that; and nothing is found where nothing is wrong."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from shop.health import services
from shop.health.checks import CHECKS
from shop.health.models import HealthReport
from shop.mail.models import OutboxMail
from shop.payment.models import PaymentDispute
from tests.shop.health.conftest import stock_record, total_in_cents

# What is planted (SQL about the order %s), a constraint that has to go before, and the rules that must notice.
PLANTED = {
    "a payment that is gone": (
        "paid",
        "UPDATE payment_paymentattempt SET state = 'expired' WHERE order_id = %s",
        "",
        {"paid_orders_have_one_payment"},
    ),
    "a payment of another sum": (
        "paid",
        """UPDATE payment_paymentattempt SET amount_in_minor_units = 1, captured_in_minor_units = 1
           WHERE order_id = %s""",
        "",
        {"paid_orders_have_one_payment", "reports_tell_what_came_in"},
    ),
    "an order paid twice": (
        "paid",
        """INSERT INTO payment_paymentattempt (order_id, n, state, amount_in_minor_units, currency,
           captured_in_minor_units, captured_currency, idempotency_key, request, session_id, payment_intent_id, url,
           expires_at, livemode, version, last_error, created_at, updated_at)
           SELECT order_id, 2, state, amount_in_minor_units, currency, captured_in_minor_units, captured_currency,
           'again', request, 'cs_again', payment_intent_id || '2', '', expires_at, livemode, 0, '', now(), now()
           FROM payment_paymentattempt WHERE order_id = %s""",
        "payment_paymentattempt.order_is_paid_once",
        {"paid_orders_have_one_payment", "reports_tell_what_came_in"},
    ),
    "money kept for a cancelled order": (
        "cancelled after paying",
        "DELETE FROM payment_paymentrefund WHERE order_id = %s",
        "",
        {
            "refunded_payments_went_back",
            "cancelled_orders_gave_their_money_back",
            "reports_tell_what_came_in",
        },
    ),
    "a refund of a cancelled order that failed": (
        "cancelled after paying",
        """WITH failed AS (UPDATE payment_paymentrefund SET state = 'failed' WHERE order_id = %s
                           RETURNING attempt_id)
           UPDATE payment_paymentattempt SET state = 'paid' WHERE id = (SELECT attempt_id FROM failed)""",
        "",
        {
            "payments_belong_to_an_order_or_go_back",
            "cancelled_orders_gave_their_money_back",
            "reports_tell_what_came_in",
        },
    ),
    "a cent of a cancelled order kept": (
        "cancelled after paying",
        """UPDATE payment_paymentrefund SET amount_in_minor_units = amount_in_minor_units - 1
           WHERE order_id = %s""",
        "",
        {
            "refunded_payments_went_back",
            "cancelled_orders_gave_their_money_back",
            "reports_tell_what_came_in",
        },
    ),
    "a second payment kept": (
        "cancelled",
        """UPDATE payment_paymentattempt SET state = 'paid_duplicate', payment_intent_id = 'pi_second',
           captured_in_minor_units = amount_in_minor_units, captured_currency = currency WHERE order_id = %s""",
        "",
        {
            "payments_belong_to_an_order_or_go_back",
            "cancelled_orders_gave_their_money_back",
            "reports_tell_what_came_in",
        },
    ),
    "more given back than came in": (
        "refunded in part",
        "UPDATE payment_paymentrefund SET amount_in_minor_units = 100000 WHERE order_id = %s",
        "",
        {"refunds_stay_below_what_came_in", "reports_tell_what_came_in"},
    ),
    "a refund that failed after all": (
        "refunded",
        "UPDATE payment_paymentrefund SET state = 'failed' WHERE order_id = %s",
        "",
        {"refunded_payments_went_back", "reports_tell_what_came_in"},
    ),
    "a payment that differs": (
        "waiting",
        """UPDATE payment_paymentattempt SET state = 'mismatch', captured_in_minor_units = 1,
           captured_currency = 'AUD' WHERE order_id = %s""",
        "",
        {"payments_that_differ_await_a_decision", "reports_tell_what_came_in"},
    ),
    "a report that forgot a payment": (
        "paid",
        "DELETE FROM payment_source WHERE order_id = %s",
        "",
        {"reports_tell_what_came_in"},
    ),
    "a total that lost a cent": (
        "shipped",
        "UPDATE order_order SET total_incl_tax = total_incl_tax - 0.01 WHERE id = %s",
        "",
        {"orders_add_up", "paid_orders_have_one_payment"},
    ),
    "an order without lines": (
        "cancelled",
        "DELETE FROM order_line WHERE order_id = %s",
        "",
        {"orders_add_up", "discounts_add_up"},
    ),
    "a discount that nobody got": (
        "paid",
        "UPDATE order_orderdiscount SET amount = amount + 1 WHERE order_id = %s",
        "",
        {"discounts_add_up", "codes_count_their_claims", "offers_count_their_uses"},
    ),
    "a bag that can be ordered again": (
        "paid",
        "UPDATE basket_basket SET status = 'Open' WHERE id = (SELECT basket_id FROM order_order WHERE id = %s)",
        "",
        {"ordered_bags_are_closed"},
    ),
    "stock changed past the ledger": (
        "paid",
        """UPDATE partner_stockrecord SET num_in_stock = num_in_stock + 1
           WHERE id = (SELECT min(stockrecord_id) FROM order_line WHERE order_id = %s)""",
        "",
        {"stock_is_what_moved"},
    ),
    "a movement rewritten": (
        "paid",
        """UPDATE partner_stockmovement SET allocated_change = allocated_change + 1
           WHERE order_number = (SELECT number FROM order_order WHERE id = %s)""",
        "",
        {"stock_is_what_moved"},
    ),
    "stock set aside for nobody": (
        "paid",
        "UPDATE order_line SET num_allocated = num_allocated - 1 WHERE order_id = %s",
        "",
        {"stock_set_aside_is_ordered", "orders_hold_their_stock"},
    ),
    "stock oversold": (
        "paid",
        """UPDATE partner_stockrecord SET num_in_stock = 0
           WHERE id = (SELECT min(stockrecord_id) FROM order_line WHERE order_id = %s)""",
        "partner_stockrecord.stock_is_not_oversold",
        {"stock_is_not_oversold", "stock_is_what_moved"},
    ),
    "a use of a code not counted": (
        "paid",
        "DELETE FROM voucher_voucherclaim WHERE order_id = %s",
        "",
        {"discounted_orders_claim_their_code", "codes_count_their_claims"},
    ),
    "a code held by a cancelled order": (
        "cancelled",
        "UPDATE voucher_voucherclaim SET released_at = NULL, slot = 5 WHERE order_id = %s",
        "",
        {"discounted_orders_claim_their_code", "codes_count_their_claims"},
    ),
    "a code used above its cap": (
        "paid",
        """UPDATE voucher_voucher SET max_uses = 1
           WHERE id = (SELECT voucher_id FROM voucher_voucherclaim WHERE order_id = %s)""",
        "",
        {"codes_keep_their_caps"},
    ),
    "a first-order code used by someone who had paid before": (
        "first",
        """UPDATE order_order SET paid_at = '2020-01-01', customer_key = (SELECT customer_key FROM order_order
           WHERE id = %s) WHERE id = (SELECT max(id) FROM order_order WHERE paid_at IS NOT NULL
           AND id NOT IN (SELECT order_id FROM voucher_voucherclaim))""",
        "",
        {"customers_use_codes_once"},
    ),
    "a first-order code used twice": (
        "first",
        """UPDATE voucher_voucherclaim SET is_first_order = true,
           customer_key = (SELECT customer_key FROM order_order WHERE id = %s) WHERE released_at IS NULL""",
        "voucher_voucherclaim.customer_has_one_first_order",
        {"customers_use_codes_once"},
    ),
    "an offer that miscounts": (
        "paid",
        """UPDATE offer_conditionaloffer SET num_applications = num_applications - 1
           WHERE id = (SELECT max(offer_id) FROM order_orderdiscount WHERE order_id = %s)""",
        "",
        {"offers_count_their_uses"},
    ),
    "a confirmation never written": (
        "paid",
        """DELETE FROM mail_outboxmail WHERE kind = 'order_confirmation'
           AND order_number = (SELECT number FROM order_order WHERE id = %s)""",
        "",
        {"paid_orders_are_confirmed"},
    ),
    "a confirmation of what nobody paid": (
        "paid",
        """UPDATE mail_outboxmail SET order_number = (SELECT min(number) FROM order_order
           WHERE status = 'awaiting payment') WHERE kind = 'order_confirmation'
           AND order_number = (SELECT number FROM order_order WHERE id = %s)""",
        "",
        {"paid_orders_are_confirmed"},
    ),
    "a mail written twice": (
        "paid",
        """INSERT INTO mail_outboxmail (dedupe_key, kind, order_number, to_address, reply_to, subject, text_body,
           html_body, created_at, sent_at, tries, error)
           SELECT dedupe_key, 'copy', order_number, to_address, reply_to, subject, text_body, html_body, created_at,
           sent_at, tries, error FROM mail_outboxmail
           WHERE order_number = (SELECT number FROM order_order WHERE id = %s)""",
        "mail_outboxmail.mail_outboxmail_dedupe_key_key",
        {"no_mail_is_doubled"},
    ),
    "a hold that nobody sees": (
        "paid",
        "INSERT INTO order_orderhold (order_id, kind, text, since) VALUES (%s, 'other', '', now())",
        "",
        {"holds_are_shown"},
    ),
    "a hold of no kind": (
        "paid",
        "UPDATE order_order SET hold_reason = 'Look at it' WHERE id = %s",
        "",
        {"holds_are_shown"},
    ),
    "a payment forgotten while it was opened": (
        "waiting",
        """UPDATE payment_paymentattempt SET state = 'creating', created_at = now() - interval '6 minutes'
           WHERE order_id = %s""",
        "",
        {"no_payment_is_stuck"},
    ),
    "an order that nobody can pay": (
        "waiting",
        """WITH gone AS (UPDATE payment_paymentattempt SET state = 'failed' WHERE order_id = %s RETURNING order_id)
           UPDATE order_order SET date_placed = now() - interval '3 hours'
           WHERE id = (SELECT order_id FROM gone)""",
        "",
        {"no_order_waits_in_vain"},
    ),
    "a refund never sent": (
        "refunded in part",
        """UPDATE payment_paymentrefund SET state = 'requested', asked_at = now() - interval '1 hour'
           WHERE order_id = %s""",
        "",
        {"no_refund_is_stuck", "reports_tell_what_came_in"},
    ),
    "a mail never sent": (
        "paid",
        """UPDATE mail_outboxmail SET sent_at = NULL, created_at = now() - interval '1 hour'
           WHERE order_number = (SELECT number FROM order_order WHERE id = %s)""",
        "",
        {"no_mail_is_stuck"},
    ),
}


def test_healthy_shop_has_no_findings(healthy, found):
    assert found() == {}


@pytest.mark.parametrize("name", PLANTED)
def test_check_finds(healthy, spoil, found, name):
    which, sql, without, expected = PLANTED[name]

    spoil(sql, healthy[which].pk, without=without)

    assert set(found()) == expected


def test_check_finds_an_event_not_worked_on(healthy, spoil, found):
    spoil(
        """INSERT INTO payment_stripeevent (event_id, type, object_id, livemode, api_version, payload, received_at,
           tries, error) VALUES ('evt_1', 'refund.updated', '', false, '', '{}', now(), 0, '')"""
    )

    assert found() == {}
    assert found(is_idle=True) == {"no_event_is_stuck": ["evt_1: refund.updated: 0: "]}
    assert "no_event_is_stuck" in found(minutes_later=11)


def test_check_finds_a_job_given_up(healthy, spoil, found):
    spoil("INSERT INTO procrastinate_jobs (id, queue_name, task_name, status) VALUES (-1, 'x', 'a.task', 'failed')")
    spoil("INSERT INTO procrastinate_events (job_id, type, at) VALUES (-1, 'failed', now())")

    assert found() == {"no_job_is_stuck": ["a.task: failed: 1"]}


def test_check_finds_an_abandoned_job(healthy, spoil, found):
    spoil("INSERT INTO procrastinate_jobs (id, queue_name, task_name) VALUES (-1, 'x', 'a.task')")
    spoil("INSERT INTO procrastinate_events (job_id, type, at) VALUES (-1, 'deferred', now() - interval '1 hour')")

    assert found()["no_job_is_stuck"][0] == "a.task: todo: 1"


def test_check_finds_a_disputed_order_that_could_be_sent(healthy, found):
    order = healthy["paid"]
    PaymentDispute.objects.create(
        dispute_id="dp_1",
        order=order,
        attempt=order.payment_attempts.get(),
        status="needs_response",
        amount_in_minor_units=total_in_cents(order),
    )

    assert found() == {"disputed_orders_are_on_hold": [f"{order.number}: needs_response"]}


@pytest.mark.parametrize(("status", "is_found"), [("lost", False), ("needs_response", False), ("won", True)])
def test_check_finds_money_of_a_cancelled_order_unless_the_bank_has_it(healthy, spoil, found, status, is_found):
    order = healthy["cancelled after paying"]
    attempt = order.payment_attempts.get()
    spoil("UPDATE payment_paymentrefund SET state = 'failed' WHERE order_id = %s", order.pk)
    PaymentDispute.objects.create(
        dispute_id="dp_1",
        order=order,
        attempt=attempt,
        status=status,
        amount_in_minor_units=attempt.captured_in_minor_units,
    )

    names = {"refunded_payments_went_back", "cancelled_orders_gave_their_money_back"} if is_found else set()
    assert set(found()) - {"reports_tell_what_came_in"} == names


def test_each_rule_asks_one_question(healthy):
    with CaptureQueriesContext(connection) as queries:
        services.check(now=timezone.now())

    assert len(queries) == len(CHECKS)


def test_command_is_silent_about_nothing(healthy):
    said = StringIO()

    call_command("check_invariants", stdout=said)

    assert said.getvalue() == "Nothing found.\n"


def test_command_fails_and_tells_what_to_do(healthy, spoil):
    spoil("UPDATE partner_stockrecord SET num_in_stock = 70 WHERE id = %s", stock_record().pk)
    said = StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("check_invariants", "--json", stdout=said)

    findings = {finding["check"]: finding for finding in json.loads(said.getvalue())}
    assert ended.value.code == 1
    assert findings["stock_is_what_moved"]["rows"][0].startswith("SERUM: 70: ")
    assert all(finding["advice"] for finding in findings.values())


def test_report_writes_to_staff_once_a_day(healthy, spoil):
    spoil("DELETE FROM mail_outboxmail WHERE kind = 'order_confirmation'")
    now = timezone.now()

    for _ in range(2):
        services.report(findings=services.check(now=now), asked_stripe=False, now=now)

    mail = OutboxMail.objects.get(kind="health_alert")
    assert HealthReport.objects.count() == 2
    assert "Paid orders without their confirmation" in mail.text_body
    assert "Paid orders without their confirmation" in mail.html_body


def test_report_of_a_healthy_shop_writes_to_nobody(healthy):
    services.report(findings=services.check(now=timezone.now()), asked_stripe=False, now=timezone.now())

    assert HealthReport.objects.get().is_clean
    assert not OutboxMail.objects.filter(kind="health_alert").exists()
