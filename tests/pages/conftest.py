"""Pages as visitors find them: each is opened once a width, and all rules look at what was found."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.journeys import steps
from tests.pages import visitors
from tests.support.journeys import SECONDS_TO_WAIT, Visit
from tests.support.stack import Stack

LOOK = Path(__file__).with_name("survey.js").read_text()
HEIGHT = 900
Survey = dict[str, Any]


class Surveyor:
    """Opens pages for every kind of visitor, and remembers what was there."""

    def __init__(self, browser: Browser, stack: Stack) -> None:
        self._browser = browser
        self._stack = stack
        self._visitors: dict[str, Page] = {}
        self._own_addresses: dict[str, str] = {}
        self._seen: dict[tuple[str, int], Survey] = {}
        self.visit = Visit()

    def look_at(self, name: str, *, width: int) -> Survey:
        """Return what is on a page of that width."""
        if (name, width) not in self._seen:
            page = self.open(name, width=width)
            self._seen[name, width] = self._look(page, width=width)
        return self._seen[name, width]

    def open(self, name: str, *, width: int) -> Page:
        """Open a page as whoever may see it."""
        wanted = visitors.PAGES[name]
        page = self._as(wanted.visitor)
        page.set_viewport_size({"width": width, "height": HEIGHT})
        self.visit.problems.clear()
        page.goto(self._own_addresses.get(wanted.address, wanted.address))
        return page

    def close(self) -> None:
        """Close all windows."""
        for context in self.visit.contexts:
            context.close()

    def _look(self, page: Page, *, width: int) -> Survey:
        axe = Axe().run(page).response["violations"]
        said = [f"{found['id']} ({found['help']}): {[node['target'] for node in found['nodes']]}" for found in axe]
        facts: Survey = page.evaluate(LOOK, width)
        page.set_viewport_size({"width": 320, "height": HEIGHT})
        narrow = page.evaluate("document.documentElement.scrollWidth")
        return {**facts, "axe": said, "problems": [*self.visit.problems], "scrollWidthAt320": narrow}

    def _as(self, visitor: str) -> Page:
        if visitor not in self._visitors:
            # Windows are resized all the time here; Chromium calls a page transition cut short by that an error.
            context = self._browser.new_context(base_url=self._stack.url, locale="en-AU", reduced_motion="reduce")
            context.set_default_timeout(SECONDS_TO_WAIT * 1000)
            self.visit.watch(context)
            page = context.new_page()
            # Before the steps, so that a step that fails is waited for once.
            self._visitors[visitor] = page
            self._become(visitor, page)
        return self._visitors[visitor]

    def _become(self, visitor: str, page: Page) -> None:
        email = f"{visitor}-{uuid4().hex[:6]}@pages.example"
        if visitor == visitors.BUYER:
            visitors.fill_a_bag(page, email=email)
        elif visitor == visitors.PAYER:
            self._own_addresses |= visitors.pay_for_an_order(page, email=email)
        elif visitor == visitors.MEMBER:
            steps.log_in(page, steps.CUSTOMER)


@pytest.fixture(scope="session")
def surveyor(browser: Browser, stack: Stack) -> Iterator[Surveyor]:
    """One for all rules."""
    one = Surveyor(browser, stack)
    yield one
    one.close()


@pytest.fixture
def look_at(surveyor: Surveyor) -> Callable[..., Survey]:
    """Return what is on a page."""
    return surveyor.look_at
