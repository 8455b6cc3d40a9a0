"""Warm pages beside a bare Django view that returns the same bytes, under the same server and middleware.

    .venv/bin/python -m benchmarks.warm_pages [rounds] [requests a round]

Prints requests per second and server CPU per request of both, and their ratios: medians over interleaved rounds in
one run, since machines are shared and absolute figures mean little. The load comes from this machine, over 127.0.0.1
only, bounded by the number of requests.
"""

from __future__ import annotations

import asyncio
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"home": "/en/", "step": "/en/guides/rdp/?begin=1", "article": "/zh-hans/articles/rdp-firewall-blocks-rdp/"}
CONNECTIONS = 8
TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def serve(settings: str, environment: dict[str, str]) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """One worker of the server `make run` uses."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = (
        f"config.wsgi:application --interface wsgi --host 127.0.0.1 --port {port} --workers 1 --blocking-threads 4"
    )
    command = [sys.executable, "-m", "granian", *options.split(), "--no-ws", "--log-level", "warning"]
    server = subprocess.Popen(command, cwd=ROOT, env={**environment, "DJANGO_SETTINGS_MODULE": settings})
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield port, server
    finally:
        server.terminate()
        server.wait(10)


def cpu_seconds(parent: int) -> float:
    """User and system time of the process and its children."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(stat.parent.name) == parent or int(fields[1]) == parent:
            total += int(fields[11]) + int(fields[12])
    return total / TICKS


async def fetch(port: int, path: str, count: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\n\r\n".encode()
    for _ in range(count):
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head
        length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        await reader.readexactly(length)
    writer.close()
    await writer.wait_closed()


def measure(port: int, server: int, path: str, requests: int) -> tuple[float, float]:
    """(requests per second, server CPU milliseconds per request)."""

    async def everybody() -> None:
        await asyncio.gather(*(fetch(port, path, requests // CONNECTIONS) for _ in range(CONNECTIONS)))

    cpu, began = cpu_seconds(server), time.perf_counter()
    asyncio.run(everybody())
    seconds = time.perf_counter() - began
    return requests / seconds, 1000 * (cpu_seconds(server) - cpu) / requests


def main(rounds: int = 7, requests: int = 2000) -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "SECRET_KEY": "only-for-the-benchmark",
            "VAR_DIR": folder,
            "STATIC_ROOT": f"{folder}/static",
            "BARE_BODY": f"{folder}/body",
        }
        environment.pop("DATABASE_URL", None)
        for command in ("migrate", "load_content", "collectstatic --no-input"):
            subprocess.run(
                [sys.executable, "manage.py", *command.split()],
                cwd=ROOT,
                env=environment,
                check=True,
                stdout=subprocess.DEVNULL,
            )
        for name, path in PAGES.items():
            compare(name, path, environment, rounds, requests)


def compare(name: str, path: str, environment: dict[str, str], rounds: int, requests: int) -> None:
    with serve("config.settings", environment) as (port, server):
        page = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Accept-Encoding": "br"})
        Path(environment["BARE_BODY"]).write_bytes(urllib.request.urlopen(page, timeout=10).read())
        with serve("benchmarks.bare_settings", environment) as (bare_port, bare_server):
            ours, bare = [], []
            for _ in range(rounds):
                ours.append(measure(port, server.pid, path, requests))
                bare.append(measure(bare_port, bare_server.pid, path, requests))
    rate, cpu = (statistics.median(column) for column in zip(*ours, strict=True))
    bare_rate, bare_cpu = (statistics.median(column) for column in zip(*bare, strict=True))
    print(
        f"{name:8} {rate:7.0f}/s  {cpu:.3f} ms CPU   bare {bare_rate:7.0f}/s  {bare_cpu:.3f} ms CPU   "
        f"rate {rate / bare_rate:.2f}  CPU {cpu / bare_cpu:.2f}",
        flush=True,
    )


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3]))
