"""What stands for the person behind an email address, however the address is written."""

import re
import unicodedata

from django.utils.crypto import salted_hmac

from shop.text import composed

DOT_BLIND_DOMAINS = {"gmail.com", "googlemail.com"}
QUOTED = re.compile(r'"(.*)"', re.DOTALL)
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
LONGEST_KEY = 254


def customer_key(email: str) -> str:
    """
    Return what stands for the person behind an email address, however it is disguised.

    Case, width, invisible letters, quotation marks around the name, a "+tag", the dots of a Gmail address and the
    spelling of an international domain don't count.
    """
    name, at, domain = _visible(email).strip().casefold().rpartition("@")
    if not at:
        return domain[:LONGEST_KEY]
    name, domain = _plain_name(name), _plain_domain(domain)
    if domain in DOT_BLIND_DOMAINS:
        name, domain = name.replace(".", ""), "gmail.com"
    return f"{name}@{domain}"[:LONGEST_KEY]


def hashed(key: str) -> str:
    """Return a keyed hash of a customer's key: it recognises an address without naming it."""
    return salted_hmac("shop.users.email_keys", key, algorithm="sha256").hexdigest()


def _visible(email: str) -> str:
    """Return the address without what nobody sees: format and control characters."""
    text = composed(email, "NFKC")
    return "".join(
        letter for letter in text if letter.isspace() or unicodedata.category(letter) not in ("Cf", "Cc")
    )


def _plain_name(name: str) -> str:
    """Return what is before the @ without its quotation marks and its tag: RFC 5321 reads "rosa"@ as rosa@."""
    if quoted := QUOTED.fullmatch(name):
        name = ESCAPED.sub(r"\1", quoted[1])
    return name.partition("+")[0] or name


def _plain_domain(domain: str) -> str:
    domain = domain.rstrip(".")
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return domain
