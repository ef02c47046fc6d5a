"""Run the whole shop on one machine: database, servers, worker and emulated Stripe."""
