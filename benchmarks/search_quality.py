"""How well search answers the judged queries of search_queries.yaml, on SQLite and on PostgreSQL.

    .venv/bin/python -m benchmarks.search_quality [tune|check|all]

Loads the shipped content into a throw-away database of each kind and prints, by language: hit@1 and hit@3 (an article
graded 2 or better among the first), recall@3 (of those articles, as many as fit into three places), nDCG@10, and false
answers (queries that must find nothing but do). Ends with an error if the two databases answer differently.
Guides and articles are two lists on the page, so each is ranked among its own kind.
"""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.postgres import running

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "benchmarks/search_queries.yaml"
RIGHT = 2


def queries(part: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = yaml.safe_load(QUERIES.read_text("utf-8"))
    return [item for item in items if part in ("all", item["set"])]


def answers(environment: Mapping[str, str], items: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    """The keys found for each query, best first."""
    manage = [sys.executable, "manage.py"]
    for command in (["migrate", "--verbosity", "0"], ["load_content"]):
        subprocess.run([*manage, *command], cwd=ROOT, env=dict(environment), check=True, stdout=subprocess.DEVNULL)
    found: dict[int, list[str]] = {}
    for language in ("en", "zh-hans"):
        mine = [number for number, item in enumerate(items) if item["language"] == language]
        lines = "".join(items[number]["query"].replace("\n", " ") + "\n" for number in mine)
        command = [*manage, "search_kb", "--json", "--limit", "10", "--language", language]
        done = subprocess.run(
            command, cwd=ROOT, env=dict(environment), input=lines, capture_output=True, text=True, check=True
        )
        for number, line in zip(mine, done.stdout.splitlines(), strict=True):
            found[number] = [
                f"guide:{result['key']}" if result["kind"] == "guide" else result["key"]
                for result in json.loads(line)["results"]
            ]
    return [found[number] for number in range(len(items))]


def gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def figures(grades: Mapping[str, int], found: Sequence[str]) -> dict[str, float]:
    """The measures of one query; `grades` is not empty."""
    own = {key: grade for key, grade in grades.items() if not key.startswith("guide:")} or dict(grades)
    guides = any(key.startswith("guide:") for key in own)
    ranked = [key for key in found if key.startswith("guide:") == guides]
    right = {key for key, grade in own.items() if grade >= RIGHT}
    best = gain(sorted(own.values(), reverse=True)[:10])
    return {
        "hit@1": float(bool(right & set(ranked[:1]))),
        "hit@3": float(bool(right & set(ranked[:3]))),
        "recall@3": len(right & set(ranked[:3])) / min(3, len(right) or 1),
        "nDCG@10": gain([own.get(key, 0) for key in ranked[:10]]) / best,
    }


def report(name: str, items: Sequence[Mapping[str, Any]], found: Sequence[Sequence[str]]) -> None:
    measured: dict[str, list[dict[str, float]]] = defaultdict(list)
    wrong: dict[str, int] = defaultdict(int)
    empty: dict[str, int] = defaultdict(int)
    for item, keys in zip(items, found, strict=True):
        for group in ("all", item["language"]):
            if item["articles"]:
                measured[group].append(figures(item["articles"], keys))
            else:
                empty[group] += 1
                wrong[group] += bool(keys)
    print(name)
    for group, rows in sorted(measured.items()):
        means = "  ".join(f"{key} {statistics.mean(row[key] for row in rows):.2f}" for key in rows[0])
        print(f"  {group:8} n={len(rows):3}  {means}  false answers {wrong[group]} of {empty[group]}")


def main(part: str) -> int:
    items = queries(part)
    results = {}
    with tempfile.TemporaryDirectory() as folder, running() as postgresql:
        for name, url in (("SQLite", f"sqlite:///{folder}/search.sqlite3"), ("PostgreSQL", postgresql)):
            environment = {**os.environ, "DATABASE_URL": url, "VAR_DIR": folder, "SECRET_KEY": "only-for-benchmarks"}
            results[name] = answers(environment, items)
            report(name, items, results[name])
    if os.environ.get("MISSES"):
        for item, keys in zip(items, results["SQLite"], strict=True):
            if item["articles"] and not figures(item["articles"], keys)["hit@3"]:
                print("  missed:", item["query"][:80], list(item["articles"])[:2], "found", keys[:3])
            elif keys and not item["articles"]:
                print("  false:", item["query"][:80], keys[:3])
    different = sum(one != other for one, other in zip(*results.values(), strict=True))
    print(f"answered differently: {different} of {len(items)}")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "all"))
