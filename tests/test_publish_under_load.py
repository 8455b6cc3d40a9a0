"""What is published while people read: every page they get is wholly the old one or wholly the new one."""

import http.client
import os
import re
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import connection, transaction

from kb.models import Article
from kb.publishing import publish_all
from tests.browser.conftest import wait_for
from tests.builders import BODY, make_graph, make_outcome, make_question, release
from wizard.models import Guide
from wizard.publishing import publish as publish_guides

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 25
PAGES = ("/en/articles/fix-one/", "/zh-hans/articles/fix-one/", "/en/articles/", "/en/guides/g/?a=x", "/en/guides/g/")
MARK = re.compile(r"round (\d+)")

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.only_on("postgresql")]


@pytest.fixture
def addresses(tmp_path):
    """Two web processes, each with caches of its own, on the database of this test."""
    started, found = [], []
    database = connection.settings_dict
    environment = {
        **os.environ,
        "SECRET_KEY": "only-for-tests-0123456789abcdef0123456789abcdef0123456789abcdef",
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": _url(database),
        "DEBUG": "0",
    }
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"],
        cwd=ROOT, env={**environment, "STATIC_ROOT": str(tmp_path / "static")}, check=True,
    )  # fmt: skip
    for number in range(2):
        port = _free_port()
        log = tmp_path / f"server-{number}.log"
        command = [
            *(sys.executable, "-m", "granian", "config.wsgi:application", "--interface", "wsgi"),
            *("--host", "127.0.0.1", "--port", str(port), "--blocking-threads", "2", "--no-ws"),
        ]
        with log.open("wb") as output:
            server = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**environment, "STATIC_ROOT": str(tmp_path / "static")},
                stdout=output,
                stderr=output,
            )
        started.append(server)
        wait_for(port, server, log)
        found.append(port)
    yield found
    for server in started:
        server.terminate()
        server.wait(20)


def _free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def _url(database):
    host = database["HOST"].replace("/", "%2F")
    port = f":{database['PORT']}" if database["PORT"] else ""
    return f"postgres://{database['USER']}:{database['PASSWORD']}@{host}{port}/{database['NAME']}"


@transaction.atomic
def publish_round(number):
    """Two articles in two languages and the guide that offers one of them, all at once."""
    drafts = []
    for key in ("fix.one", "fix.two"):
        article = Article.objects.get(key=key)
        for language in ("en", "zh-hans"):
            words = {"title": f"round {number}", "summary": f"round {number}", "applies_to": f"round {number}"}
            body = BODY[language] + f"\nround {number}\n"
            drafts.append(article.revise(language, **words, body=body))
    publish_all(drafts)
    Guide.objects.update(title={"en": f"round {number}", "zh-hans": f"round {number}"})
    publish_guides(list(Guide.objects.all()))


def read_until(stopped, port, half_new, seen):
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    while not stopped.is_set():
        for page in PAGES:
            link.request("GET", page)
            answer = link.getresponse()
            text = answer.read().decode()
            rounds = set(MARK.findall(text))
            seen[page] |= rounds
            if answer.status != 200 or len(rounds) != 1:
                half_new.append((page, answer.status, rounds))
    link.close()


def test_a_page_is_never_half_old_and_half_new(addresses):
    release(make_graph(make_question("a", "x > fix", "y > two"), make_outcome("fix", "fix.one"), make_outcome("two")))
    Article.objects.filter(key="fix.one").update(related=["fix.two"])
    Article.objects.filter(key="support.escalate").update(archived=True)
    publish_round(0)
    stopped, half_new, seen = threading.Event(), [], {page: set() for page in PAGES}
    readers = [
        threading.Thread(target=read_until, args=(stopped, port, half_new, seen))
        for port in addresses
        for _ in range(2)
    ]
    for reader in readers:
        reader.start()
    try:
        for number in range(1, ROUNDS):
            publish_round(number)
            time.sleep(0.15)
    finally:
        stopped.set()
        for reader in readers:
            reader.join(30)
    assert half_new == []
    # The readers did meet the publishing, on every page.
    assert all(len(rounds) > 3 for rounds in seen.values())
