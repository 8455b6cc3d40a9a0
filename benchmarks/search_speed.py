"""Search among 10,000 generated articles beside the real ones, on SQLite and on PostgreSQL.

    .venv/bin/python -m benchmarks.search_speed [articles]

Prints for each database: time to build the index and its size; the median and the worst time of a warm search inside
the process; and, in the same run over the same texts, LIKE on title and body, FTS5 with trigrams (SQLite) or pg_trgm
(PostgreSQL, where the extension is installed), as ratios to ours, with how many of the Chinese probes each finds.
The generated texts are sentences of the real articles, shuffled with a fixed seed. Everything is local and bounded.
"""

from __future__ import annotations

import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEED = 20261121
ARTICLES = 10_000
PROBES = ("远程桌面", "端口", "证书过期", "无法连接", "服务器", "防火墙", "桌面连接", "组规则")
ROUNDS = 3


def main() -> None:
    count = sys.argv[1] if len(sys.argv) > 1 else str(ARTICLES)
    from tests.postgres import running

    with tempfile.TemporaryDirectory() as folder, running() as postgresql:
        for url in (f"sqlite:///{folder}/search.sqlite3", postgresql):
            environment = {
                **os.environ,
                "DATABASE_URL": url,
                "VAR_DIR": folder,
                "SECRET_KEY": "only-for-benchmarks",
                "DJANGO_SETTINGS_MODULE": "config.settings",
                "MEASURED": count,
            }
            for command in (["manage.py", "migrate", "--verbosity", "0"], ["manage.py", "load_content"]):
                subprocess.run(
                    [sys.executable, *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
                )
            subprocess.run([sys.executable, "-m", "benchmarks.search_speed"], cwd=ROOT, env=environment, check=True)


def measure(count: int) -> None:
    import django

    django.setup()
    from django.db import connection, transaction

    from kb import edition
    from kb.search import index
    from kb.search.finder import search
    from kb.search.models import Document

    began = time.perf_counter()
    with transaction.atomic():
        index.put(generated(count))
        edition.advance()
    print(f"{connection.vendor}: {Document.objects.count()} documents, indexed in {time.perf_counter() - began:.0f} s")
    print(f"  index {size('kb_posting') / 1e6:.0f} MB, texts {size('kb_document') / 1e6:.0f} MB")
    questions = [*PROBES, *judged()]
    ours = times(lambda text: search(text, "zh-hans"), questions)
    print(f"  search, {len(questions)} questions: median {ours[0]:.2f} ms, worst {ours[1]:.1f} ms")
    probed = times(lambda text: search(text, "zh-hans"), PROBES)
    found = sum(bool(search(text)) for text in PROBES)
    print(f"  search, {len(PROBES)} Chinese probes: median {probed[0]:.2f} ms, worst {probed[1]:.1f} ms, found {found}")
    for name, ask in others(connection):
        median, worst = times(ask, PROBES)
        hits = sum(bool(ask(text)) for text in PROBES)
        print(f"  {name}: median {median:.2f} ms = {median / probed[0]:.1f} x ours, worst {worst:.1f} ms, found {hits}")


def generated(count: int) -> Iterator[object]:
    """Articles of the length of real ones, made of their sentences."""
    from kb.search.index import Entry
    from kb.search.models import Document

    chance = random.Random(SEED)
    for language in ("en", "zh-hans"):
        real = list(Document.objects.filter(language=language, kind="article"))
        lines = [line for row in real for line in row.body.splitlines() if len(line) > 20]
        words = [line for row in real for line in re.split(r"[。.]", row.summary) if len(line) > 8]
        for number in range(count // 2):
            texts = {
                "title": " ".join(chance.sample(words, 1))[:60],
                "summary": " ".join(chance.sample(words, 2)),
                "asked": "",
                "symptom": "\n".join(chance.sample(lines, 4)),
                "body": "\n".join(chance.sample(lines, 25)) + f"\nnumber {number}",
            }
            yield Entry("article", f"generated.{language}-{number}", language, texts)


def judged() -> list[str]:
    import yaml

    items = yaml.safe_load((ROOT / "benchmarks/search_queries.yaml").read_text("utf-8"))
    return [item["query"] for item in items]


def times(ask: Callable[[str], object], questions: object) -> tuple[float, float]:
    """(median, worst) in milliseconds; of each question the best of ROUNDS, after one to warm up."""
    found = []
    for text in questions:  # type: ignore[attr-defined]
        ask(text)
        rounds = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            ask(text)
            rounds.append(1000 * (time.perf_counter() - began))
        found.append(min(rounds))
    return statistics.median(found), max(found)


def size(table: str) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_total_relation_size(%s)", [table])
        else:
            cursor.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE %s", [f"%{table}%"])
        return int(cursor.fetchone()[0] or 0)


def others(connection: object) -> Iterator[tuple[str, Callable[[str], object]]]:
    """What one would use without a search of one's own, on the same texts."""
    from django.db import Error, transaction
    from django.db import connection as database

    def rows(statement: str, *parameters: object) -> list[object]:
        with database.cursor() as cursor:
            cursor.execute(statement, parameters)
            return list(cursor.fetchall())

    yield (
        "LIKE",
        lambda text: rows(
            "SELECT id FROM kb_document WHERE title LIKE %s OR body LIKE %s OR symptom LIKE %s", *[f"%{text}%"] * 3
        ),
    )
    if database.vendor == "sqlite":
        rows("CREATE VIRTUAL TABLE trigrams USING fts5(title, symptom, body, tokenize='trigram')")
        rows("INSERT INTO trigrams(rowid, title, symptom, body) SELECT id, title, symptom, body FROM kb_document")
        yield (
            "FTS5 trigram, bm25",
            lambda text: rows(
                "SELECT rowid FROM trigrams WHERE trigrams MATCH %s ORDER BY bm25(trigrams, 6, 3, 1) LIMIT 10",
                f'"{text}"',
            ),
        )
        return
    try:
        with transaction.atomic(), database.cursor() as cursor:
            cursor.execute("CREATE EXTENSION pg_trgm")
            cursor.execute("CREATE INDEX ON kb_document USING gin ((title || symptom || body) gin_trgm_ops)")
            cursor.execute("ANALYZE kb_document")
    except Error as missing:
        print(f"  pg_trgm is not here: {str(missing).splitlines()[0]}")
        return
    yield (
        "pg_trgm, LIKE with its index",
        lambda text: rows("SELECT id FROM kb_document WHERE (title || symptom || body) LIKE %s", f"%{text}%"),
    )


if __name__ == "__main__":
    if os.environ.get("MEASURED"):
        measure(int(os.environ["MEASURED"]))
    else:
        main()
