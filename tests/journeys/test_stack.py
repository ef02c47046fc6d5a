"""What the journeys stand on."""

import urllib.request

import pytest


def test_stack_serves_pages_and_files(stack):
    with urllib.request.urlopen(f"{stack.url}/") as page, urllib.request.urlopen(f"{stack.url}/healthz") as health:
        assert page.status == health.status == 200


def test_browser_notices_what_breaks_the_content_security_policy(open_page):
    page = open_page()
    page.goto("/")

    page.evaluate("document.head.appendChild(document.createElement('style')).textContent = 'h1 { color: red }'")
    page.evaluate("document.body.setAttribute('onclick', 'nothing()')")

    assert any("Content Security Policy" in problem for problem in open_page.visit.problems)
    open_page.visit.problems.clear()


def test_browser_notices_errors_that_nobody_catches(open_page):
    page = open_page()
    page.goto("/")

    with page.expect_event("pageerror"):
        page.evaluate("setTimeout(() => { throw new Error('spilt milk') })")

    assert any("spilt milk" in problem for problem in open_page.visit.problems)
    open_page.visit.problems.clear()


def test_browser_reaches_no_other_machine(open_page):
    page = open_page()
    page.goto("/")

    with page.expect_event("requestfailed"):
        page.evaluate("location.assign('http://192.0.2.1/')")

    assert open_page.visit.problems == ["Asked another machine: http://192.0.2.1/"]
    open_page.visit.problems.clear()


@pytest.mark.django_db
def test_database_can_be_used_beside_a_browser(page, django_user_model):
    page.goto("/")

    assert django_user_model.objects.count() == 0
