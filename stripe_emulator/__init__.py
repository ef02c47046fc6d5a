"""
A local Stripe: a program of its own, which imports nothing of the shop.

Its README says what it emulates, what it does not, and how to use it.
"""

__version__ = "1.0.0"
API_VERSION = "2026-10-28.endive"
