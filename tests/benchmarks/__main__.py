"""
What ./bench does: measure what pages cost, beside two floors, at several sizes of the catalogue.

Processor time counts the web server and the database; the time that answers take depends on what else the
machine does, processor time hardly does. Nothing here passes or fails: it is a benchmark, not a test.
"""

import argparse
import datetime
import os
import platform
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from local.place import ROOT, DataDirectory
from local.postgres import EmbeddedPostgres, UnableToStartPostgres
from local.processes import UnableToRun
from tests.benchmarks import report
from tests.benchmarks.load import Answers, press
from tests.benchmarks.meters import Memory, memory, processor_seconds
from tests.benchmarks.pages import CONNECTIONS, PAGES, Page, Scene
from tests.benchmarks.report import Measured
from tests.benchmarks.shop import Shop, database_server, running_shop
from tests.benchmarks.visitors import Request, UnableToVisit, Visitor
from tests.benchmarks.weights import weigh

WARM_UP_REQUESTS = 160
WARM_UP_SECONDS = 20
MOST_REQUESTS = 5000
SECONDS_TO_SETTLE = 5


@dataclass
class Visit:
    """What a page is asked, or why it can't be."""

    page: Page
    requests: list[Request] = field(default_factory=list)
    queries: int = 0
    failed: Measured | None = None


class Benchmark:
    """One run."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.place = DataDirectory(data=options.data)
        self.began = time.monotonic()
        self.measured: list[Measured] = []
        self.memory: dict[str, dict[str, Memory]] = {}

    def run(self) -> None:
        """Measure everything and write it down."""
        self.place.data.mkdir(parents=True, exist_ok=True)
        with database_server(self.place) as server:
            for products in self.options.products:
                with running_shop(
                    place=self.place,
                    databases=server.databases(),
                    products=products,
                    is_cached=self.options.cache == "on",
                    say=self.say,
                ) as shop:
                    self.measure_shop(shop, server=server, products=products)
        self.finish()

    def measure_shop(self, shop: Shop, *, server: EmbeddedPostgres, products: int) -> None:
        """Measure the pages of one shop, then what all of it holds in memory."""
        self.say(f"{products} products: preparing visitors and counting queries")
        visits = self.prepare(shop, products=products)
        self.say(f"{products} products: {self.options.seconds:g} s a page, {CONNECTIONS} connections")
        print(report.heading(), flush=True)
        for visit in visits:
            measured = visit.failed or self.measure_page(visit, shop=shop, server=server, products=products)
            print(report.row(measured), flush=True)
            self.measured.append(measured)
        self.memory[str(products)] = self.measure_memory(shop, server=server)

    def prepare(self, shop: Shop, *, products: int) -> list[Visit]:
        """Prepare what each page is asked, and count the queries of all of them at once."""
        scene = Scene(port=shop.port)
        visits = [self.prepare_visit(page, scene=scene, products=products) for page in self.options.pages]
        ready = [visit for visit in visits if not visit.failed]
        for visit, queries in zip(ready, shop.count_queries(visit.requests[0] for visit in ready), strict=True):
            visit.queries = queries
        return visits

    def prepare_visit(self, page: Page, *, scene: Scene, products: int) -> Visit:
        """Prepare what one page is asked."""
        try:
            requests = [request.as_browsers_ask() for request in page.ask(scene)]
            self.check(page, requests[0], port=scene.port)
        except UnableToVisit as error:
            return Visit(page=page, failed=failed(page, products=products, why=str(error)))
        return Visit(page=page, requests=requests)

    def measure_page(self, visit: Visit, *, shop: Shop, server: EmbeddedPostgres, products: int) -> Measured:
        """Measure one page."""
        page, requests = visit.page, visit.requests
        press(port=shop.port, requests=requests, seconds=WARM_UP_SECONDS, most=WARM_UP_REQUESTS)
        before = used(shop, server)
        answers = press(port=shop.port, requests=requests, seconds=self.options.seconds, most=MOST_REQUESTS)
        web, database = (now - then for now, then in zip(used(shop, server), before, strict=True))
        if answers.broken or set(answers.statuses) - set(page.statuses):
            return failed(page, products=products, why=f"answered {answers.statuses}, {answers.broken} broke off")
        shown = Visitor(port=shop.port).send(requests[0])
        weight = weigh(shown, path=page.path, visitor=Visitor(port=shop.port))
        count = len(answers.seconds)
        return Measured(
            page=page.name,
            path=page.path,
            products=products,
            web_ms=web * 1000 / count,
            database_ms=database * 1000 / count,
            queries=visit.queries,
            page_bytes=weight.page,
            total_bytes=weight.total,
            p50_ms=answers.percentile(0.5) * 1000,
            p95_ms=answers.percentile(0.95) * 1000,
            requests=count,
            statuses=answers.statuses,
        )

    @staticmethod
    def check(page: Page, request: Request, *, port: int) -> None:
        """
        Make sure that the page is there at all.

        :raises UnableToVisit: if it isn't
        """
        answers: Answers = press(port=port, requests=[request], seconds=WARM_UP_SECONDS, most=1)
        if answers.broken or set(answers.statuses) - set(page.statuses):
            raise UnableToVisit(f"{page.path} answered {answers.statuses or 'not at all'}")

    def measure_memory(self, shop: Shop, *, server: EmbeddedPostgres) -> dict[str, Memory]:
        """Start the rest of the shop and measure what each part holds."""
        shop.start_the_rest()
        time.sleep(SECONDS_TO_SETTLE)
        pids = {process.name: pid_of(process.running) for process in (shop.web, shop.worker, shop.stripe)}
        held = {name: memory(pid) for name, pid in {**pids, "database": pid_of(server.process)}.items()}
        held["whole demo"] = sum(held.values(), Memory())
        parts = ", ".join(f"{name} {part.pss:.0f} ({part.rss:.0f})" for name, part in held.items())
        print(f"memory in MiB, by share (resident): {parts}\n", flush=True)
        return held

    def finish(self) -> None:
        """Write the results down."""
        now = datetime.datetime.now(datetime.UTC)
        path = self.place.data / f"{now:%Y%m%d-%H%M%S}.json"
        report.write(
            path,
            pages=self.measured,
            memory=self.memory,
            measured_at=now.isoformat(timespec="seconds"),
            cache=self.options.cache,
            seconds_a_page=self.options.seconds,
            machine={"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.platform()},
        )
        self.say(f"Written to {path}")

    def say(self, what: str) -> None:
        """Tell how far we are."""
        print(f"{time.monotonic() - self.began:6.1f} s  {what}", flush=True)


def used(shop: Shop, server: EmbeddedPostgres) -> tuple[float, float]:
    """Return the processor time that web server and database have used so far."""
    return processor_seconds(pid_of(shop.web.running)), processor_seconds(pid_of(server.process))


def pid_of(process: "subprocess.Popen[bytes] | None") -> int:
    """
    Return the number of a process that should be running.

    :raises UnableToRun: if it isn't
    """
    if process is None or process.poll() is not None:
        raise UnableToRun("A process of the shop died while it was measured; its log says why.")
    return process.pid


def failed(page: Page, *, products: int, why: str) -> Measured:
    """Return the row of a page that can't be measured."""
    return Measured(
        page=page.name,
        path=page.path,
        products=products,
        web_ms=0,
        database_ms=0,
        queries=0,
        page_bytes=0,
        total_bytes=0,
        p50_ms=0,
        p95_ms=0,
        requests=0,
        statuses={},
        failed=f"FAILED: {why}",
    )


def read_options() -> argparse.Namespace:
    """Read what was said on the command line."""
    parser = argparse.ArgumentParser(
        prog="./bench", description="Measure what pages cost: processor time, queries, bytes, waiting, memory."
    )
    parser.add_argument("--products", type=sizes, default=[200, 20_000], metavar="N,N", help="sizes (200,20000)")
    parser.add_argument("--seconds", type=seconds, default=5.0, metavar="S", help="how long to press each page (5)")
    parser.add_argument("--pages", type=pages, default=PAGES, metavar="NAME,NAME", help="these, and the floors")
    parser.add_argument("--cache", choices=("off", "on"), default="off", help="the shared cache (off)")
    parser.add_argument("--data", type=Path, default=ROOT / "var" / "bench", metavar="DIR", help="(var/bench/)")
    options = parser.parse_args()
    options.data = options.data.resolve()
    return options


def sizes(text: str) -> list[int]:
    """Read sizes of a catalogue."""
    return [int(size) for size in text.split(",")]


def seconds(text: str) -> float:
    """Read a duration that harms nobody."""
    number = float(text)
    if not 0 < number <= 120:
        raise argparse.ArgumentTypeError("a page is pressed for up to 120 seconds")
    return number


def pages(text: str) -> list[Page]:
    """Read names of pages."""
    names = [name.strip() for name in text.split(",")]
    unknown = [name for name in names if name not in {page.name for page in PAGES}]
    if unknown:
        known = ", ".join(page.name for page in PAGES)
        raise argparse.ArgumentTypeError(f"there is no {unknown[0]!r}; there are: {known}")
    return [page for page in PAGES if page.name in names or page.name.startswith("floor")]


def main() -> None:
    """Measure."""
    # Else whatever was started would go on without us.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("\nStopped."))
    try:
        Benchmark(read_options()).run()
    except (UnableToRun, UnableToStartPostgres) as error:
        sys.exit(f"\n{error}")
    except KeyboardInterrupt:
        sys.exit("\nStopped.")


if __name__ == "__main__":
    main()
