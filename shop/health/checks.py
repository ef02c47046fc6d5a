"""
Every invariant of the shop's records, whatever failed: one function each, which queries the rows that break it.

The database's constraints and locks keep them; this looks whether they did. Nothing here changes a row.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta

from shop.health.findings import CheckTime, Finding, Severity, find
from shop.order.models import IN_WORK
from shop.payment import books, states
from shop.payment.money import THREE_DECIMAL, ZERO_DECIMAL
from shop.payment.states import AttemptState, RefundState

Check = Callable[[CheckTime], list[Finding]]

LOOK = "Look at the order's timeline and at Stripe, and correct the order by hand."
WORKER = "See whether the job worker runs, and its log."
CURRENCIES = {"no_decimals": sorted(ZERO_DECIMAL), "three_decimals": sorted(THREE_DECIMAL)}
TOTAL = """(o.total_incl_tax * CASE WHEN o.currency = ANY(%(no_decimals)s) THEN 1
            WHEN o.currency = ANY(%(three_decimals)s) THEN 1000 ELSE 100 END)"""


def _listed(values: Sequence[str]) -> str:
    """Return words of our own as SQL lists them."""
    return "(" + ", ".join(f"'{value}'" for value in values) + ")"


BACK = _listed(states.COUNTED)
OWN_PAYMENT, SURPLUS = _listed(states.OWN_PAYMENT), _listed(states.SURPLUS)
IN_WORK_STATUSES = _listed(IN_WORK)
# What has gone back of a payment `a`, is on its way, or was taken by the customer's bank; and who decides about it.
GONE = f"""
    CROSS JOIN LATERAL (
        SELECT coalesce((SELECT sum(amount_in_minor_units) FROM payment_paymentrefund
                         WHERE attempt_id = a.id AND state IN {BACK}), 0)
             + coalesce((SELECT sum(amount_in_minor_units) FROM payment_paymentdispute
                         WHERE attempt_id = a.id AND status IN {_listed(books.TAKEN)}), 0) AS amount,
               EXISTS (SELECT FROM payment_paymentdispute
                       WHERE attempt_id = a.id
                         AND status NOT IN {_listed([*books.ASKED_ONLY, *books.LET_GO, *books.TAKEN])}
               ) AS is_with_the_bank
    ) gone"""
GIVE_BACK = (
    'Open the order, press "Refund" and give back what is left; if Stripe can\'t, pay by bank transfer and record '
    "that there as paid without Stripe."
)


def paid_orders_have_one_payment(moment: CheckTime) -> list[Finding]:
    """Every order in work was paid once, with exactly its total; one that costs nothing was not paid at all."""
    return find(
        "paid_orders_have_one_payment",
        what="Orders in progress whose payment is missing, doubled or of a different amount",
        advice="Ship nothing. Ask Stripe with the button on the order's page, then refund or ask for the rest.",
        sql=f"""
            SELECT o.number, o.total_incl_tax, coalesce(string_agg(a.amount_in_minor_units::text, ' + '), 'none')
            FROM order_order o LEFT JOIN payment_paymentattempt a
              ON a.order_id = o.id AND a.state IN {OWN_PAYMENT}
            WHERE o.status IN {IN_WORK_STATUSES}
            GROUP BY o.id
            HAVING count(a.id) <> CASE WHEN o.total_incl_tax = 0 THEN 0 ELSE 1 END
                OR coalesce(sum(a.amount_in_minor_units), 0) <> {TOTAL}
        """,
        parameters=CURRENCIES,
    )


def payments_belong_to_an_order_or_go_back(moment: CheckTime) -> list[Finding]:
    """Money that came in belongs to an order in work, or all of it goes back."""
    return find(
        "payments_belong_to_an_order_or_go_back",
        what="Payments kept although their order isn't in progress, or was paid another way",
        advice=f"{GIVE_BACK} Where an order was paid twice, try the second refund again.",
        sql=f"""
            SELECT o.number || '/' || a.n, a.state, o.status, a.captured_in_minor_units, gone.amount
            FROM payment_paymentattempt a JOIN order_order o ON o.id = a.order_id {GONE}
            WHERE (a.state IN {SURPLUS}
                   OR a.state IN {OWN_PAYMENT}
                      AND o.status IN ('awaiting payment', 'cancelled', 'refunded')
                   OR a.state = '{AttemptState.AMOUNT_DIFFERS}' AND o.status <> 'awaiting payment')
              AND gone.amount < a.captured_in_minor_units AND NOT gone.is_with_the_bank
        """,
    )


def refunded_payments_went_back(moment: CheckTime) -> list[Finding]:
    """What counts as refunded went back to the last cent."""
    return find(
        "refunded_payments_went_back",
        what="Payments marked as refunded although not all of their money was refunded",
        advice=f"A refund failed after Stripe had taken it. {GIVE_BACK}",
        sql=f"""
            SELECT o.number || '/' || a.n, a.captured_in_minor_units, gone.amount
            FROM payment_paymentattempt a JOIN order_order o ON o.id = a.order_id {GONE}
            WHERE a.state = '{AttemptState.REFUNDED}'
              AND gone.amount < a.captured_in_minor_units AND NOT gone.is_with_the_bank
        """,
    )


def cancelled_orders_gave_their_money_back(moment: CheckTime) -> list[Finding]:
    """All that ever came in for an order that was cancelled has gone back, or is on its way."""
    return find(
        "cancelled_orders_gave_their_money_back",
        what="Cancelled orders that keep some of the customer's money",
        advice=GIVE_BACK,
        sql=f"""
            SELECT o.number, sum(a.captured_in_minor_units), sum(gone.amount)
            FROM order_order o JOIN payment_paymentattempt a ON a.order_id = o.id {GONE}
            WHERE o.status = 'cancelled'
            GROUP BY o.id
            HAVING sum(greatest(coalesce(a.captured_in_minor_units, 0) - gone.amount, 0)) > 0
               AND NOT bool_or(gone.is_with_the_bank)
        """,
    )


def payments_that_differ_await_a_decision(moment: CheckTime) -> list[Finding]:
    """A payment of another amount than was asked keeps its order on hold until someone decides."""
    return find(
        "payments_that_differ_await_a_decision",
        severity=Severity.DECIDE,
        what="Payments with a different amount or currency than requested",
        advice="On the order's page, accept the payment as it is, or cancel the order to refund it.",
        sql=f"""
            SELECT o.number || '/' || a.n, a.last_error FROM payment_paymentattempt a
            JOIN order_order o ON o.id = a.order_id
            WHERE a.state = '{AttemptState.AMOUNT_DIFFERS}' AND o.status = 'awaiting payment'
        """,
    )


def refunds_stay_below_what_came_in(moment: CheckTime) -> list[Finding]:
    """No more goes back than came in, by each payment and by each order."""
    return find(
        "refunds_stay_below_what_came_in",
        what="Refunds of more than was received, or of a payment that was never received",
        advice="Compare with Stripe's dashboard, which never refunds more than it received, and correct our rows.",
        sql=f"""
            SELECT o.number || '/' || a.n, a.state, a.captured_in_minor_units, sum(r.amount_in_minor_units)
            FROM payment_paymentrefund r JOIN payment_paymentattempt a ON a.id = r.attempt_id
            JOIN order_order o ON o.id = r.order_id
            WHERE r.state IN {BACK}
            GROUP BY a.id, o.id
            HAVING sum(r.amount_in_minor_units) > coalesce(a.captured_in_minor_units, 0) OR a.order_id <> o.id
                OR count(*) FILTER (WHERE r.currency <> a.captured_currency) > 0
                OR a.state IN {_listed(states.WITHOUT_MONEY)}
        """,
    )


def refunded_pieces_were_bought(moment: CheckTime) -> list[Finding]:
    """No more pieces of a line are refunded than were bought."""
    return find(
        "refunded_pieces_were_bought",
        what="Lines with more items refunded than bought",
        advice=LOOK,
        sql="""
            SELECT o.number, l.title, l.quantity, sum(rl.quantity)
            FROM payment_refundline rl JOIN order_line l ON l.id = rl.line_id
            JOIN order_order o ON o.id = l.order_id
            GROUP BY l.id, o.id HAVING sum(rl.quantity) > l.quantity
        """,
    )


def reports_tell_what_came_in(moment: CheckTime) -> list[Finding]:
    """Oscar's rows, from which reports are made, say what the payments say."""
    return find(
        "reports_tell_what_came_in",
        what="Payments whose row in the reports is missing, doubled or says something else",
        advice="Correct the row in payment_source: the payment attempt and its refunds are right.",
        sql=f"""
            SELECT o.number || '/' || a.n, a.captured_in_minor_units, count(s.id),
                   coalesce(sum(s.amount_debited), 0)
            FROM payment_paymentattempt a JOIN order_order o ON o.id = a.order_id
            LEFT JOIN payment_source s ON s.order_id = o.id AND s.reference = a.payment_intent_id
            CROSS JOIN LATERAL (
                SELECT CASE WHEN a.captured_currency = ANY(%(no_decimals)s) THEN 1
                            WHEN a.captured_currency = ANY(%(three_decimals)s) THEN 1000 ELSE 100 END AS unit,
                       coalesce(sum(amount_in_minor_units), 0) AS gone
                FROM payment_paymentrefund r WHERE r.attempt_id = a.id AND r.state = '{RefundState.SUCCEEDED}'
            ) said
            WHERE a.state IN {_listed(states.WITH_MONEY)}
            GROUP BY a.id, o.id, said.unit, said.gone
            HAVING count(s.id) <> 1 OR sum(s.amount_debited) * said.unit <> a.captured_in_minor_units
                OR sum(s.amount_refunded) * said.unit <> said.gone
        """,
        parameters=CURRENCIES,
    )


def orders_add_up(moment: CheckTime) -> list[Finding]:
    """An order's total is its lines and its delivery, to the cent."""
    return find(
        "orders_add_up",
        what="Orders whose total is not the sum of their lines and their delivery",
        advice=LOOK,
        sql="""
            SELECT o.number, o.total_incl_tax, coalesce(sum(l.line_price_incl_tax), 0) + o.shipping_incl_tax
            FROM order_order o LEFT JOIN order_line l ON l.order_id = o.id
            GROUP BY o.id
            HAVING o.total_incl_tax <> coalesce(sum(l.line_price_incl_tax), 0) + o.shipping_incl_tax
                OR count(l.id) = 0
        """,
    )


def discounts_add_up(moment: CheckTime) -> list[Finding]:
    """What offers took off an order is what its lines were reduced by, to the cent."""
    return find(
        "discounts_add_up",
        what="Orders whose lines were reduced by something else than their discounts say",
        advice=LOOK,
        sql="""
            SELECT o.number, said.amount, reduced.amount FROM order_order o
            CROSS JOIN LATERAL (SELECT coalesce(sum(amount), 0) AS amount FROM order_orderdiscount
                                WHERE order_id = o.id AND category = 'Basket') said
            CROSS JOIN LATERAL (SELECT coalesce(sum(line_price_before_discounts_incl_tax - line_price_incl_tax), 0)
                                AS amount FROM order_line WHERE order_id = o.id) reduced
            WHERE said.amount <> reduced.amount
        """,
    )


def ordered_bags_are_closed(moment: CheckTime) -> list[Finding]:
    """A bag that became an order can't be ordered again."""
    return find(
        "ordered_bags_are_closed",
        what="Orders whose bag is still open",
        advice="Close the bag, and see whether it was ordered twice.",
        sql="""
            SELECT o.number, b.status FROM order_order o JOIN basket_basket b ON b.id = o.basket_id
            WHERE b.status <> 'Submitted'
        """,
    )


def stock_is_what_moved(moment: CheckTime) -> list[Finding]:
    """All movements of a size add up to its stock, and to what is set aside of it."""
    return find(
        "stock_is_what_moved",
        what="Sizes whose stock is not the sum of their movements",
        advice="Someone changed stock outside the ledger. Count what is there, and correct it on the stock page.",
        sql="""
            SELECT s.partner_sku, s.num_in_stock, sum(m.change), s.num_allocated, sum(m.allocated_change)
            FROM partner_stockrecord s LEFT JOIN partner_stockmovement m ON m.stockrecord_id = s.id
            GROUP BY s.id
            HAVING coalesce(s.num_in_stock, 0) <> coalesce(sum(m.change), 0)
                OR coalesce(s.num_allocated, 0) <> coalesce(sum(m.allocated_change), 0)
        """,
    )


def stock_set_aside_is_ordered(moment: CheckTime) -> list[Finding]:
    """What is set aside of a size is what orders still have to be sent."""
    return find(
        "stock_set_aside_is_ordered",
        what="Sizes whose stock set aside differs from what orders are waiting for",
        advice="Compare the size's movements with its open orders, and correct what is set aside.",
        sql="""
            SELECT s.partner_sku, coalesce(s.num_allocated, 0), coalesce(sum(l.num_allocated), 0)
            FROM partner_stockrecord s LEFT JOIN order_line l ON l.stockrecord_id = s.id
            GROUP BY s.id HAVING coalesce(s.num_allocated, 0) <> coalesce(sum(l.num_allocated), 0)
        """,
    )


def stock_is_not_oversold(moment: CheckTime) -> list[Finding]:
    """Nothing is below zero, and no more is set aside than is there."""
    return find(
        "stock_is_not_oversold",
        what="Sizes with more set aside than in stock, or less than zero",
        advice="Count what is there. Tell the customers whose items were oversold, and refund them.",
        sql="""
            SELECT partner_sku, num_in_stock, num_allocated FROM partner_stockrecord
            WHERE num_in_stock < 0 OR num_allocated < 0 OR coalesce(num_allocated, 0) > coalesce(num_in_stock, 0)
        """,
    )


def orders_hold_their_stock(moment: CheckTime) -> list[Finding]:
    """An open order holds what it still has to send; one that is over holds nothing."""
    return find(
        "orders_hold_their_stock",
        what="Lines that reserve too much or too little stock",
        advice=LOOK,
        sql="""
            SELECT o.number, o.status, l.title, l.quantity, coalesce(l.num_allocated, 0) AS held, sent.pieces
            FROM order_line l JOIN order_order o ON o.id = l.order_id
            CROSS JOIN LATERAL (SELECT coalesce(sum(quantity), 0) AS pieces FROM fulfilment_parcelline
                                WHERE line_id = l.id) sent
            CROSS JOIN LATERAL (SELECT coalesce(sum(quantity), 0) AS pieces FROM payment_refundline
                                WHERE line_id = l.id) back
            WHERE l.stockrecord_id IS NOT NULL AND CASE
                WHEN o.status = 'awaiting payment' THEN coalesce(l.num_allocated, 0) <> l.quantity
                WHEN o.status IN ('paid', 'packed') THEN
                    coalesce(l.num_allocated, 0) + sent.pieces > l.quantity
                    OR coalesce(l.num_allocated, 0) + sent.pieces + back.pieces < l.quantity
                ELSE coalesce(l.num_allocated, 0) <> 0 END
        """,
    )


def discounted_orders_claim_their_code(moment: CheckTime) -> list[Finding]:
    """An order that a code reduced counts as a use of it, until it is cancelled; and no other order does."""
    return find(
        "discounted_orders_claim_their_code",
        what="Orders that a code reduced without being counted, or that are counted though they are cancelled",
        advice="Check whether the code was used more often than allowed.",
        sql="""
            SELECT o.number, o.status, v.code, CASE WHEN c.id IS NULL THEN 'not counted' ELSE 'counted' END
            FROM (SELECT order_id, voucher_id FROM order_orderdiscount WHERE voucher_id IS NOT NULL
                  UNION SELECT order_id, voucher_id FROM voucher_voucherclaim WHERE released_at IS NULL) used
            JOIN order_order o ON o.id = used.order_id JOIN voucher_voucher v ON v.id = used.voucher_id
            LEFT JOIN order_orderdiscount d ON d.order_id = o.id AND d.voucher_id = v.id
            LEFT JOIN voucher_voucherclaim c ON c.order_id = o.id AND c.voucher_id = v.id AND c.released_at IS NULL
            WHERE (c.id IS NULL) <> (o.status = 'cancelled') OR (d.id IS NULL AND c.id IS NOT NULL)
        """,
    )


def codes_count_their_claims(moment: CheckTime) -> list[Finding]:
    """The figures that staff see of a code are those of its live claims."""
    return find(
        "codes_count_their_claims",
        what="Codes whose figures differ from the orders that use them",
        advice="The orders are right: correct num_orders and total_discount of the code.",
        sql="""
            SELECT v.code, v.num_orders, count(DISTINCT c.id), v.total_discount, coalesce(sum(d.amount), 0)
            FROM voucher_voucher v
            LEFT JOIN voucher_voucherclaim c ON c.voucher_id = v.id AND c.released_at IS NULL
            LEFT JOIN order_orderdiscount d ON d.order_id = c.order_id AND d.voucher_id = v.id
            GROUP BY v.id
            HAVING v.num_orders <> count(DISTINCT c.id) OR v.total_discount <> coalesce(sum(d.amount), 0)
        """,
    )


def codes_keep_their_caps(moment: CheckTime) -> list[Finding]:
    """No code is used more often than it may be."""
    return find(
        "codes_keep_their_caps",
        what="Codes used more often than allowed",
        advice="If its cap was lowered after it was used, raise it to its uses; otherwise find out how it "
        "could happen.",
        sql="""
            SELECT v.code, coalesce(v.max_uses, 1), count(*)
            FROM voucher_voucher v JOIN voucher_voucherclaim c ON c.voucher_id = v.id AND c.released_at IS NULL
            GROUP BY v.id
            HAVING count(*) > CASE WHEN v.usage = 'Single use' THEN 1 ELSE v.max_uses END
                OR count(c.slot) <> count(DISTINCT c.slot)
        """,
    )


def customers_use_codes_once(moment: CheckTime) -> list[Finding]:
    """Nobody uses a once-per-customer code twice, has two first orders, or one after an order that was paid."""
    return find(
        "customers_use_codes_once",
        what="Customers who used a code more often than once, or a first-order code later",
        advice="Leave it, or contact them; find out how it could happen.",
        sql="""
            SELECT customer_key, 'used ' || v.code || ' ' || count(*) || ' times'
            FROM voucher_voucherclaim c JOIN voucher_voucher v ON v.id = c.voucher_id
            WHERE released_at IS NULL AND is_once_per_customer
            GROUP BY customer_key, v.id HAVING count(*) > 1
            UNION ALL
            SELECT customer_key, 'has ' || count(*) || ' first orders' FROM voucher_voucherclaim
            WHERE released_at IS NULL AND is_first_order GROUP BY customer_key HAVING count(*) > 1
            UNION ALL
            SELECT c.customer_key, 'paid for ' || before.number || ' before' FROM voucher_voucherclaim c
            JOIN order_order before ON before.customer_key = c.customer_key AND before.id <> c.order_id
             AND before.paid_at < c.claimed_at
            WHERE c.released_at IS NULL AND c.is_first_order
            UNION ALL
            SELECT c.customer_key, 'is not the customer of ' || o.number FROM voucher_voucherclaim c
            JOIN order_order o ON o.id = c.order_id WHERE o.customer_key <> c.customer_key
        """,
    )


def offers_count_their_uses(moment: CheckTime) -> list[Finding]:
    """What an offer counts is what orders that stand got by it, and no more than it may give."""
    return find(
        "offers_count_their_uses",
        what="Offers whose figures differ from the orders that got them, or that gave more than they may",
        advice="The orders are right: correct the offer's figures, since its limits go by them.",
        sql="""
            SELECT f.name, f.num_orders, count(o.id), f.num_applications, coalesce(sum(d.frequency), 0),
                   f.total_discount, coalesce(sum(d.amount), 0)
            FROM offer_conditionaloffer f
            LEFT JOIN (order_orderdiscount d JOIN order_order o ON o.id = d.order_id AND o.status <> 'cancelled')
              ON d.offer_id = f.id
            GROUP BY f.id
            HAVING f.num_orders <> count(o.id) OR f.num_applications <> coalesce(sum(d.frequency), 0)
                OR f.total_discount <> coalesce(sum(d.amount), 0)
                OR f.max_global_applications < coalesce(sum(d.frequency), 0)
        """,
    )


def paid_orders_are_confirmed(moment: CheckTime) -> list[Finding]:
    """Every order that was paid for has one confirmation, and no other order has one."""
    return find(
        "paid_orders_are_confirmed",
        what="Paid orders without their confirmation, or with several, or confirmed but never paid",
        advice="The worker sends missing ones automatically. If there are several, apologise.",
        sql="""
            SELECT o.number, o.status, count(m.id)
            FROM order_order o LEFT JOIN mail_outboxmail m
              ON m.order_number = o.number AND m.kind = 'order_confirmation'
            GROUP BY o.id HAVING count(m.id) <> CASE WHEN o.paid_at IS NULL THEN 0 ELSE 1 END
        """,
    )


def no_mail_is_doubled(moment: CheckTime) -> list[Finding]:
    """Nobody is written the same twice."""
    return find(
        "no_mail_is_doubled",
        what="Emails created twice",
        advice="Apologise, and see how that could happen: the key of an email is unique.",
        sql="""
            SELECT dedupe_key, count(*) FROM mail_outboxmail GROUP BY dedupe_key HAVING count(*) > 1
        """,
    )


def disputed_orders_are_on_hold(moment: CheckTime) -> list[Finding]:
    """Nothing is sent while its payment is disputed."""
    return find(
        "disputed_orders_are_on_hold",
        what="Orders that could be shipped although their payment is disputed",
        advice="Put the order on hold, and answer the dispute in Stripe's dashboard.",
        sql=f"""
            SELECT o.number, d.status FROM payment_paymentdispute d JOIN order_order o ON o.id = d.order_id
            WHERE d.status NOT IN {_listed([*books.LET_GO, *books.TAKEN])}
              AND o.status IN ('paid', 'packed') AND o.hold_reason = ''
        """,
    )


def holds_are_shown(moment: CheckTime) -> list[Finding]:
    """What lists show of an order's hold is what its open holds say."""
    return find(
        "holds_are_shown",
        what="Orders that are shown as held without an open hold, or the other way round",
        advice="Release the order on its page, and hold it again if it must not be sent.",
        sql="""
            SELECT o.number, o.hold_reason, count(h.id)
            FROM order_order o LEFT JOIN order_orderhold h ON h.order_id = o.id AND h.released_at IS NULL
            GROUP BY o.id HAVING (o.hold_reason = '') <> (count(h.id) = 0)
        """,
    )


def no_payment_is_stuck(moment: CheckTime) -> list[Finding]:
    """An attempt is opened at once, and is over soon after its payment page is."""
    return find(
        "no_payment_is_stuck",
        severity=Severity.STUCK,
        what="Payments that should have been opened or settled",
        advice=f"The worker does that automatically while Stripe responds. {WORKER}",
        sql=f"""
            SELECT o.number || '/' || a.n, a.state, a.expires_at
            FROM payment_paymentattempt a JOIN order_order o ON o.id = a.order_id
            WHERE a.state = '{AttemptState.CREATING}' AND a.created_at <= %(creating)s
               OR a.state = '{AttemptState.OPEN}' AND a.expires_at <= %(open)s
               OR a.state = '{AttemptState.PROCESSING}' AND a.created_at <= %(processing)s
        """,
        parameters={
            "creating": moment.before(timedelta(minutes=5)),
            "open": moment.before(timedelta(minutes=10)),
            "processing": moment.now - timedelta(days=14),
        },
    )


def no_order_waits_in_vain(moment: CheckTime) -> list[Finding]:
    """An order waits for its payment only while it can be paid; it holds stock that others want."""
    return find(
        "no_order_waits_in_vain",
        severity=Severity.STUCK,
        what="Orders waiting for a payment that can no longer arrive",
        advice=f"The worker cancels them after an hour. {WORKER}",
        sql=f"""
            SELECT o.number, o.date_placed FROM order_order o
            WHERE o.status = 'awaiting payment' AND o.hold_reason = '' AND o.date_placed <= %(before)s
              AND NOT EXISTS (SELECT FROM payment_paymentattempt a WHERE a.order_id = o.id
                              AND (a.state = '{AttemptState.PROCESSING}'
                                   OR a.state = '{AttemptState.OPEN}' AND a.expires_at > %(now)s))
        """,
        parameters={"before": moment.before(timedelta(hours=2)), "now": moment.now},
    )


def no_event_is_stuck(moment: CheckTime) -> list[Finding]:
    """What Stripe tells us is acted upon within minutes."""
    return find(
        "no_event_is_stuck",
        severity=Severity.STUCK,
        what="Unprocessed events from Stripe",
        advice=f"Their page shows the error; they're retried automatically. {WORKER}",
        sql="""
            SELECT event_id, type, tries, error FROM payment_stripeevent
            WHERE processed_at IS NULL AND received_at <= %(before)s
        """,
        parameters={"before": moment.before(timedelta(minutes=10))},
    )


def no_refund_is_stuck(moment: CheckTime) -> list[Finding]:
    """A refund is sent within minutes, and settled within days."""
    return find(
        "no_refund_is_stuck",
        severity=Severity.STUCK,
        what="Refunds that weren't sent, or that Stripe hasn't settled for a long time",
        advice=f"The worker sends them automatically. {WORKER}",
        sql=f"""
            SELECT o.number, r.state, r.amount_in_minor_units FROM payment_paymentrefund r
            JOIN order_order o ON o.id = r.order_id
            WHERE r.state = '{RefundState.REQUESTED}' AND coalesce(r.asked_at, r.created_at) <= %(requested)s
               OR r.state = '{RefundState.PENDING}' AND coalesce(r.asked_at, r.created_at) <= %(pending)s
        """,
        parameters={
            "requested": moment.before(timedelta(minutes=10)),
            "pending": moment.now - timedelta(days=14),
        },
    )


def no_mail_is_stuck(moment: CheckTime) -> list[Finding]:
    """An email goes out within minutes."""
    return find(
        "no_mail_is_stuck",
        severity=Severity.STUCK,
        what="Emails that haven't been sent",
        advice=f"Their page shows the error; they're retried automatically. {WORKER}",
        sql="""
            SELECT dedupe_key, tries, error FROM mail_outboxmail
            WHERE sent_at IS NULL AND created_at <= %(before)s
        """,
        parameters={"before": moment.before(timedelta(minutes=30))},
    )


def no_job_is_stuck(moment: CheckTime) -> list[Finding]:
    """No job has failed for good, and none waits for long."""
    return find(
        "no_job_is_stuck",
        severity=Severity.STUCK,
        what="Jobs that failed for good, or were abandoned",
        advice=f"The reconciler makes up for jobs about payments and emails; others need a look. {WORKER}",
        sql="""
            SELECT j.task_name, j.status, count(*) FROM procrastinate_jobs j
            WHERE j.status = 'failed' AND EXISTS (SELECT FROM procrastinate_events e
                  WHERE e.job_id = j.id AND e.type IN ('failed', 'aborted') AND e.at > %(failed)s)
               OR j.status IN ('todo', 'doing') AND coalesce(j.scheduled_at, %(waiting)s) <= %(waiting)s
                  AND (SELECT min(e.at) FROM procrastinate_events e WHERE e.job_id = j.id) <= %(waiting)s
            GROUP BY j.task_name, j.status
        """,
        parameters={
            "failed": moment.now - timedelta(days=2),
            "waiting": moment.now - timedelta(minutes=30),
        },
    )


CHECKS: tuple[Check, ...] = (
    paid_orders_have_one_payment,
    payments_belong_to_an_order_or_go_back,
    refunded_payments_went_back,
    cancelled_orders_gave_their_money_back,
    payments_that_differ_await_a_decision,
    refunds_stay_below_what_came_in,
    refunded_pieces_were_bought,
    reports_tell_what_came_in,
    orders_add_up,
    discounts_add_up,
    ordered_bags_are_closed,
    stock_is_what_moved,
    stock_set_aside_is_ordered,
    stock_is_not_oversold,
    orders_hold_their_stock,
    discounted_orders_claim_their_code,
    codes_count_their_claims,
    codes_keep_their_caps,
    customers_use_codes_once,
    offers_count_their_uses,
    paid_orders_are_confirmed,
    no_mail_is_doubled,
    disputed_orders_are_on_hold,
    holds_are_shown,
    no_payment_is_stuck,
    no_order_waits_in_vain,
    no_event_is_stuck,
    no_refund_is_stuck,
    no_mail_is_stuck,
    no_job_is_stuck,
)
