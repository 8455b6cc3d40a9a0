"""The starter of the throw-away PostgreSQL, tried with a real server."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tests import postgres

COMMAND = [sys.executable, "-m", "tests.postgres", "--"]


@pytest.fixture(autouse=True)
def no_server_given(monkeypatch):
    monkeypatch.delenv("TEST_DATABASE_URL", raising=False)


def test_a_given_server_is_used_as_it_is(monkeypatch):
    monkeypatch.setenv("TEST_DATABASE_URL", "postgres://elsewhere/reconnect")
    with postgres.running() as url:
        assert url == "postgres://elsewhere/reconnect"


def test_a_server_runs_for_the_length_of_a_block_and_leaves_nothing():
    with postgres.running() as url:
        folder = Path(socket_folder(url))
        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT '重连'").fetchone() == ("重连",)
    assert not folder.exists()


def test_without_debians_programs_the_ones_in_the_wheel_are_used(monkeypatch):
    monkeypatch.setattr(postgres, "DEBIAN", Path("/nonexistent"))
    with postgres.running() as url, psycopg.connect(url) as connection:
        assert connection.info.server_version >= 180000


def test_a_server_that_does_not_start_is_reported_with_its_log(monkeypatch, tmp_path):
    monkeypatch.setattr(postgres, "binaries", lambda folder: tmp_path)
    with pytest.raises(SystemExit, match="initdb"), postgres.running():
        pass


def test_the_commands_exit_code_is_passed_on():
    assert subprocess.run([*COMMAND, "sh", "-c", "exit 7"], check=False).returncode == 7


def test_the_server_ends_when_whoever_started_it_is_killed():
    command = [*COMMAND, "sh", "-c", "echo $DATABASE_URL; exec cat"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        folder = Path(socket_folder(parent.stdout.readline().strip()))
        assert folder.exists()
        parent.kill()
        deadline = time.monotonic() + 20
        while folder.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
    assert not folder.exists()


def socket_folder(url):
    return psycopg.conninfo.conninfo_to_dict(url)["host"]
