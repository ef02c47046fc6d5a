"""Two requests that change one page at the same time, such as an autosave and a click on Publish."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from wagtail import hooks
from wagtail.models import Page

from cms.models import HomePage, StandardPage
from shop.users.models import User
from tests.factories.pages import make_article, make_standard_page

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 3
FORMSET = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": ""}


class Editor:
    """Someone who edits pages, in a browser that keeps what it was told of the newest revision."""

    def __init__(self, email: str) -> None:
        self.client = Client()
        self.client.force_login(User.objects.create_superuser(email=email, password="a long enough one"))

    def autosave(self, page: Page, **fields: Any) -> HttpResponse:
        sent = {**form_of(page), **fields}
        return self.client.post(f"/cms/pages/{page.pk}/edit/", sent, headers={"Accept": "application/json"})

    def publish(self, page: Page, **fields: Any) -> HttpResponse:
        sent = {**form_of(page), **fields, "action-publish": "1"}
        return self.client.post(f"/cms/pages/{page.pk}/edit/", sent)

    def move(self, page: Page, *, to: Page) -> HttpResponse:
        return self.client.post(f"/cms/pages/{page.pk}/move/{to.pk}/confirm/")


def form_of(page: Page) -> dict[str, Any]:
    """Return what the editor's form of a standard page sends."""
    fields = {"title": page.title, "slug": page.slug, "title_emphasis": "", "intro": "", "body-count": "0"}
    return {**fields, **{f"comments-{name}": value for name, value in FORMSET.items()}}


@pytest.fixture
def editor() -> Editor:
    return Editor("editor@seedpearl.example")


@pytest.fixture
def colleague() -> Editor:
    return Editor("colleague@seedpearl.example")


@pytest.fixture
def draft() -> StandardPage:
    page = HomePage.objects.get().add_child(instance=StandardPage(title="Story", slug="story", live=False))
    page.save_revision()
    return page


@pytest.fixture
def at_once() -> Iterator[Callable[..., tuple[Any, Any]]]:
    """
    Let a first request load its page, then run a second one, and only then let the first go on.

    The first waits no longer than the second may need: where the second has to wait for the first, it's the first
    that goes on.
    """
    pool = ThreadPoolExecutor(2)
    has_loaded, may_go_on = Event(), Event()

    def wait_once(request: HttpRequest, page: Page) -> None:
        if not has_loaded.is_set():
            has_loaded.set()
            may_go_on.wait(PATIENCE)

    def in_thread(act: Callable[[], Any]) -> Future[Any]:
        def run() -> Any:
            try:
                return act()
            finally:
                connection.close()

        return pool.submit(run)

    def run_both(first: Callable[[], Any], second: Callable[[], Any]) -> tuple[Any, Any]:
        started = in_thread(first)
        assert has_loaded.wait(30)
        followed = in_thread(second)
        followed.add_done_callback(lambda _: may_go_on.set())
        return started.result(60), followed.result(60)

    with hooks.register_temporarily("before_edit_page", wait_once):
        yield run_both
    pool.shutdown()


def loaded(page: Page) -> dict[str, Any]:
    """Return what the first autosave after opening the page says of the revision that it was opened with."""
    revision = page.latest_revision
    return {"loaded_revision_id": revision.pk, "loaded_revision_created_at": revision.created_at.isoformat()}


def autosaved(page: Page) -> dict[str, Any]:
    """Return what later autosaves say of the one before."""
    return {"overwrite_revision_id": page.latest_revision_id}


@pytest.mark.parametrize("seen", [loaded, autosaved, lambda page: {}])
def test_page_published_during_an_autosave_stays_published(editor, draft, at_once, seen):
    draft = StandardPage.objects.get(pk=draft.pk)

    _, published = at_once(
        lambda: editor.autosave(draft, title="Story", **seen(draft)),
        lambda: editor.publish(draft, title="Story, told"),
    )

    draft.refresh_from_db()
    assert published.status_code == 302
    assert (draft.live, draft.title) == (True, "Story, told")
    assert draft.first_published_at is not None
    assert draft.live_revision_id == draft.latest_revision_id


@pytest.mark.parametrize("seen", [loaded, autosaved])
def test_autosave_that_comes_after_publishing_is_refused(editor, draft, seen):
    before = seen(StandardPage.objects.get(pk=draft.pk))
    editor.publish(draft, title="Story, told")

    answer = editor.autosave(draft, title="Story", **before)

    draft.refresh_from_db()
    assert answer.json()["error_code"] == "invalid_revision"
    assert (draft.live, draft.has_unpublished_changes) == (True, False)


def test_draft_of_another_editor_does_not_go_live_with_a_page_published_at_once(editor, colleague, draft, at_once):
    at_once(
        lambda: colleague.autosave(draft, title="Not for anyone to read yet"),
        lambda: editor.publish(draft, title="Story, told"),
    )

    draft.refresh_from_db()
    assert (draft.live, draft.title) == (True, "Story, told")


def test_page_moved_during_an_autosave_stays_where_it_was_moved(editor, colleague, draft, at_once, monkeypatch):
    monkeypatch.setattr(StandardPage, "parent_page_types", ["cms.HomePage", "cms.StandardPage"])
    monkeypatch.setattr(StandardPage, "subpage_types", ["cms.StandardPage"])
    monkeypatch.setattr(StandardPage, "_clean_subpage_models", None)
    monkeypatch.setattr(StandardPage, "_clean_parent_page_models", None)
    shelf = make_standard_page(title="About", slug="about")

    at_once(lambda: editor.autosave(draft, title="Story"), lambda: colleague.move(draft, to=shelf))

    draft.refresh_from_db()
    assert draft.get_parent().pk == shelf.pk
    assert draft.url_path.endswith("/about/story/")
    assert Page.find_problems() == ([], [], [], [], [])


def test_page_whose_parent_is_renamed_during_an_autosave_keeps_the_new_address(
    editor, colleague, at_once, monkeypatch
):
    monkeypatch.setattr(StandardPage, "subpage_types", ["cms.StandardPage"])
    monkeypatch.setattr(StandardPage, "_clean_subpage_models", None)
    shelf = make_standard_page(title="About", slug="about")
    child = shelf.add_child(instance=StandardPage(title="Story", slug="story", live=False))

    at_once(lambda: editor.autosave(child, title="Story"), lambda: colleague.publish(shelf, slug="us"))

    child.refresh_from_db()
    assert child.url_path.endswith("/us/story/")


def test_two_pages_are_edited_at_the_same_time(editor, colleague, draft, at_once):
    """Only changes of one page wait for each other."""
    other = make_standard_page(title="Other", slug="other")
    order = []

    at_once(
        lambda: (editor.autosave(draft), order.append("first")),
        lambda: (colleague.publish(other), order.append("second")),
    )

    assert order == ["second", "first"]


def test_reader_can_write_about_an_article_while_it_is_saved(editor, at_once):
    """An enquiry names its article, and must not wait for an editor."""
    article, order = make_article(), []
    form = {"kind": "question", "name": "Rosa", "email": "rosa@example.com", "message": "Is it safe?"}
    page = Client().get(f"/enquiries/new/?kind=question&article={article.pk}")
    hidden = {name: page.context["form"][name].value() for name in ("once", "article")}
    more = {"related_products-count": "0", "related_articles-count": "0"}

    at_once(
        lambda: (editor.autosave(article, **more), order.append("first")),
        lambda: (
            order.append(Client().post("/enquiries/new/", {**form, **hidden}).status_code),
            order.append("second"),
        ),
    )

    assert order == [303, "second", "first"]
