"""
The proof that money is exact: long runs against the whole shop, in which everything goes wrong that can.

`python -m tests.proof races|histories|webhooks|kills|faults|database --rounds N --seed S` starts a shop of
its own (two web workers, the job worker, the emulated Stripe, PostgreSQL) and runs one of them; `test_long_runs.py`
runs samples.
"""
