"""Fixtures for journeys: a running shop and a browser that notices what a visitor's console would say."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    Route,
    WebError,
    expect,
    sync_playwright,
)

from local.chromium import FLAGS, NoChromium, find
from local.databases import Databases
from tests.support.databases import ROOT
from tests.support.network import is_here
from tests.support.stack import Stack, running_stack

RESULTS = ROOT / "test-results"
FAILED = pytest.StashKey[bool]()
WIDE = {"width": 1280, "height": 900}
SECONDS_TO_WAIT = 15
# Whose tests take long, beside the journeys.
LONG = ("robustness", "local")


@dataclass
class Visit:
    """What went wrong unseen while someone looked at pages."""

    contexts: list[BrowserContext] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext, *, is_caching: bool = False) -> None:
        """Note what goes wrong in this browser window. One whose requests are held up keeps no cache."""
        self.contexts.append(context)
        if is_caching:
            context.on("request", self.note_request)
        else:
            context.route("**/*", self.stay_here)
        context.on("console", self.note_message)
        context.on("weberror", self.note_error)
        context.on("response", self.note_answer)

    def stay_here(self, route: Route) -> None:
        """Refuse requests that leave this machine."""
        if self.note_request(route.request):
            route.abort()
        else:
            route.continue_()

    def note_request(self, request: Request) -> bool:
        """Note a request that leaves this machine, and return whether it does."""
        url = urlsplit(request.url)
        leaves = url.scheme in ("http", "https") and not is_here(url.hostname or "")
        if leaves:
            self.problems.append(f"Asked another machine: {request.url}")
        return leaves

    def note_error(self, error: WebError) -> None:
        """Note errors of our scripts. That a fade between pages was left out, as on a slow network, is none."""
        if "ViewTransition" not in str(error.error):
            self.problems.append(f"Uncaught: {error.error}")

    def note_message(self, message: ConsoleMessage) -> None:
        """Note what the browser refuses because of our Content-Security-Policy."""
        if "content security policy" in message.text.lower().replace("-", " "):
            self.problems.append(f"{message.location.get('url')}: {message.text}")

    def note_answer(self, response: Response) -> None:
        """Note our own failures."""
        if response.status >= 500:
            self.problems.append(f"{response.status} for {response.request.method} {response.url}")


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory, databases: Databases, template: str) -> Iterator[Stack]:
    """The shop, running."""
    directory = tmp_path_factory.mktemp("shop")
    with running_stack(directory=directory, databases=databases, template=template) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    try:
        path = find()
    except NoChromium as error:
        pytest.fail(str(error))
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("There is no Chromium.")
        pytest.skip("There is no Chromium: install one, or set CHROMIUM_PATH.")
    # Playwright runs an event loop in this thread, which Django takes for a mistake of ours.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=SECONDS_TO_WAIT * 1000)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, stack: Stack, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """
    Open a browser window of its own, with its own cookies; takes what Playwright's new_context takes, and
    `is_caching`, which keeps answers as browsers do.

    The test fails when one of them says something about our Content-Security-Policy, throws an error that nobody
    catches, is answered with an error of the server, or asks another machine. What is expected to go wrong can be
    taken out of `open_page.visit.problems`.
    """
    visit = Visit()

    def open_window(*, is_caching: bool = False, **options: Any) -> Page:
        context = browser.new_context(**{"base_url": stack.url, "viewport": WIDE, "locale": "en-AU", **options})
        context.set_default_timeout(SECONDS_TO_WAIT * 1000)
        visit.watch(context, is_caching=is_caching)
        return context.new_page()

    open_window.visit = visit  # type: ignore[attr-defined]
    yield open_window
    if request.node.stash.get(FAILED, False) or visit.problems:
        keep_evidence(request.node.name, visit=visit, stack=stack)
    for context in visit.contexts:
        context.close()
    assert visit.problems == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A window as most people have it."""
    return open_page()


@pytest.fixture
def no_violations() -> Callable[[Page], None]:
    """Assert that axe finds nothing wrong with a page."""

    def check(page: Page) -> None:
        found = Axe().run(page).response["violations"]
        said = [
            f"{violation['id']} ({violation['help']}): {[node['target'] for node in violation['nodes']]}"
            for violation in found
        ]
        assert said == [], f"on {page.url}"

    return check


def keep_evidence(name: str, *, visit: Visit, stack: Stack) -> None:
    """Keep pictures of the pages and the ends of the logs, for whoever must find out what happened."""
    directory = RESULTS / name.replace("/", "-")[:100]
    directory.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(page for context in visit.contexts for page in context.pages):
        page.screenshot(path=directory / f"page-{number}.png", full_page=True)
        Path(directory / f"page-{number}.html").write_text(f"<!-- {page.url} -->\n{page.content()}")
    for process in stack.processes:
        print(f"--- the last words of the {process.name}\n{process.last_words(30)}")
    print(f"Pictures of the pages are in {directory.relative_to(ROOT)}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """Remember that a test failed, for its fixtures."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the journeys on one worker and each file's tests together, and let what takes longest begin."""
    for item in items:
        is_journey = bool({"journeys", "pages"} & set(item.path.parts))
        if is_journey:
            item.add_marker("journey")
        group = "journeys" if is_journey else f"{item.path.parent.name}/{item.path.name}"
        item.add_marker(pytest.mark.xdist_group(group))
    items.sort(key=lambda item: (item.get_closest_marker("journey") is None, item.path.parent.name not in LONG))
