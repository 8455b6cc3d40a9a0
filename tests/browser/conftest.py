"""A real browser on a real server: what the journeys of this folder stand on.

`new_page(...)` opens a page in a browser of its own (so two of them are two visitors), `page` is one with the defaults.
Either fails its test when the browser's console shows an error or the content security policy stops something.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, ViewportSize, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = ("chromium", "chromium-browser", "google-chrome")
# Root may not use Chromium's sandbox, and a test browser should call nobody but the site.
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=360, height=740)
# Milliseconds. A page is there in a fraction of one second, unless the machine has other things to do.
expect.set_options(timeout=20_000)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands below this folder, before pytest chooses by marker."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, started once."""
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else NAMES
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        pytest.fail(f"Chromium is missing: there is no {' '.join(names)}. `make test` says how to install it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


class Site:
    """Where a site of its own keeps everything, and its commands."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.environment = {
            "SECRET_KEY": "only-for-tests",
            **os.environ,
            "VAR_DIR": str(folder),
            "STATIC_ROOT": str(folder / "static"),
            "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        }

    def manage(self, *arguments: str) -> str:
        """What the command prints."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"manage.py {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}"
        return done.stdout


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The shipped content, ready to be served."""
    found = Site(tmp_path_factory.mktemp("site"))
    found.manage("migrate", "--verbosity", "0")
    found.manage("load_content")
    found.manage("collectstatic", "--no-input", "--verbosity", "0")
    return found


@pytest.fixture(scope="session")
def live_site(site: Site) -> Iterator[str]:
    """The address of the site as users get it: production settings, the shipped content, the production server."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = site.folder / "server.log"
    granian = f"-m granian config.wsgi:application --interface wsgi --host 127.0.0.1 --port {port} --blocking-threads 4"
    with log.open("wb") as output:
        command = [sys.executable, *granian.split(), "--no-ws"]
        with subprocess.Popen(command, cwd=ROOT, env=site.environment, stdout=output, stderr=output) as server:
            try:
                wait_for(port, server, log)
                yield f"http://127.0.0.1:{port}"
            finally:
                server.terminate()


def wait_for(port: int, server: subprocess.Popen[bytes], log: Path, seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"The server did not start:\n{log.read_text()}")
            time.sleep(0.05)
        else:
            return


class NewPage(Protocol):
    def __call__(
        self,
        *,
        viewport: ViewportSize = DESKTOP,
        language: str = "en",
        colours: str = "light",
        javascript: bool = True,
        expected: tuple[str, ...] = (),
        **options: Any,
    ) -> Page: ...


@pytest.fixture
def new_page(chromium: Browser, live_site: str) -> Iterator[NewPage]:
    """Open a page in a browser of its own; addresses may leave out the host: `page.goto("/en/")`.

    `colours` is "light" or "dark"; `expected` are parts of console errors that belong to the test, as "404" when it
    visits a missing page; further options are those of Playwright's `new_context`.
    """
    contexts = []
    complaints: list[str] = []

    def open_page(
        *,
        viewport: ViewportSize = DESKTOP,
        language: str = "en",
        colours: str = "light",
        javascript: bool = True,
        expected: tuple[str, ...] = (),
        **options: Any,
    ) -> Page:
        def complain(text: str) -> None:
            if not any(part in text for part in expected):
                complaints.append(text)

        def read_console(message: ConsoleMessage) -> None:
            # Chromium reports what the content security policy stopped as an error, too.
            if message.type == "error":
                complain(f"{message.text} ({message.location.get('url', '')})")

        def read_response(response: Response) -> None:
            if response.status >= 500:
                complain(f"{response.status} from {response.url}")

        context = chromium.new_context(
            base_url=live_site,
            viewport=viewport,
            locale={"en": "en-GB", "zh-hans": "zh-CN"}[language],
            color_scheme=colours,  # type: ignore[arg-type]
            java_script_enabled=javascript,
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", read_console)
        page.on("pageerror", lambda error: complain(f"uncaught {error}"))
        page.on("response", read_response)
        return page

    yield open_page
    for context in contexts:
        context.close()
    if complaints:
        pytest.fail("The browser complained:\n" + "\n".join(complaints), pytrace=False)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A desktop, in English, in light colours."""
    return new_page()


SIGN_IN = """
from importlib import import_module
from uuid import uuid4
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import Group, User
person = User.objects.create_user("GROUP-" + uuid4().hex[:8], is_staff=True)
person.groups.add(Group.objects.get(name="GROUP"))
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY] = str(person.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
session[HASH_SESSION_KEY] = person.get_session_auth_hash()
session.create()
print(session.session_key)
"""


class NewStaffPage(Protocol):
    def __call__(self, group: str = "Editors", **options: Any) -> Page: ...


@pytest.fixture
def new_staff_page(new_page: NewPage, site: Site, live_site: str) -> NewStaffPage:
    """Open a page in a browser of its own, signed in as somebody new of this group; options as those of `new_page`."""

    def open_page(group: str = "Editors", **options: Any) -> Page:
        page = new_page(**options)
        key = site.manage("shell", "--verbosity", "0", "--command", SIGN_IN.replace("GROUP", group)).split()[-1]
        page.context.add_cookies([{"name": "sessionid", "value": key, "url": live_site}])
        return page

    return open_page


@pytest.fixture
def editor_page(new_staff_page: NewStaffPage) -> Page:
    """A desktop, in English, on which an editor is signed in."""
    return new_staff_page()


def axe(page: Page) -> list[dict[str, Any]]:
    """The violations axe-core finds on the page as it stands: WCAG 2.0 to 2.2, levels A and AA, and best practice.

    The page must have been opened with JavaScript: without it axe-core waits for ever.
    """
    options = {
        "runOnly": {"type": "tag", "values": AXE_TAGS},
        # axe-core leaves the size of targets out unless asked.
        "rules": {"target-size": {"enabled": True}},
        "resultTypes": ["violations"],
        # Style sheets that import others would be written into the page, which the security policy forbids.
        "preload": False,
    }
    violations: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return violations


def assert_accessible(page: Page) -> None:
    """Fail with one line for every element that somebody would stumble over."""
    found = [
        f"{violation['id']} ({violation['impact']}): {violation['help']}: {' '.join(map(str, node['target']))}"
        for violation in axe(page)
        for node in violation["nodes"]
    ]
    assert not found, f"axe-core objects to {page.url}:\n" + "\n".join(found)
