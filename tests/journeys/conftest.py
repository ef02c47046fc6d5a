"""What journeys share."""

import re
from uuid import uuid4

import pytest


@pytest.fixture
def email(request: pytest.FixtureRequest) -> str:
    """An address that nobody else has used: first orders and emails are counted by it."""
    name = re.sub(r"\W+", "-", request.node.name.removeprefix("test_"))[:40].strip("-")
    return f"{name}-{uuid4().hex[:6]}@journeys.example"
