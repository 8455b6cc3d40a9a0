"""What every test needs, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import os
import tempfile

import pytest
from django.conf import settings
from hypothesis import settings as hypothesis_settings

# No deadline: a slow machine is no bug. In CI the same examples every time: a red build means a changed program.
hypothesis_settings.register_profile("reconnect", deadline=None, derandomize="CI" in os.environ, print_blob=True)
hypothesis_settings.load_profile("reconnect")


def pytest_configure(config):
    """Nothing is collected for these tests, but whitenoise warns if the folder is not there."""
    folder = tempfile.TemporaryDirectory(prefix="reconnect-static-")
    settings.STATIC_ROOT = folder.name
    config.add_cleanup(folder.cleanup)


def pytest_collection_modifyitems(config, items):
    """Leave out what belongs to the other database; it runs in that database's own stage."""
    from django.db import connection

    def belongs_here(item):
        marker = item.get_closest_marker("only_on")
        return marker is None or connection.vendor in marker.args

    config.hook.pytest_deselected(items=[item for item in items if not belongs_here(item)])
    items[:] = [item for item in items if belongs_here(item)]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    """A skipped test proves nothing, so it counts as a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(autouse=True)
def fresh_caches():
    """No test sees the pages of another, though each database begins again at the first edition."""
    from kb import edition

    edition.clear_caches()
    yield
    edition.clear_caches()
