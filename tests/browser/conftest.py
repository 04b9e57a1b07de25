"""Debian's Chromium, one for the session; every page must keep its console clean."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.fixturenames:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Playwright's synchronous interface runs a loop of its own, which Django takes for async."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def _complaint(message: ConsoleMessage, page: Page) -> list[str]:
    """What the console says, but for the status of the page itself (410 of a withdrawn one)."""
    return [] if message.location["url"] == page.url else [message.text]


@pytest.fixture
def page(browser, live_server, request) -> Iterator[Page]:
    """A page as wide as ``@pytest.mark.parametrize('page', …, indirect=True)`` says; fails the
    test if the console said anything (CSP violations do)."""
    options = {"viewport": {"width": 1280, "height": 800}} | getattr(request, "param", {})
    context = browser.new_context(base_url=live_server.url, **options)
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.extend(_complaint(message, opened)))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert said == []
