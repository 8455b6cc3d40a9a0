"""A coverage-guided fuzzer on the readers of evidence: ``make fuzz``, or ``python -m benchmarks.fuzz_evidence 60``.

Stops by itself after so many seconds; exit 1 and the text that did it if something was raised or took far too long.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["wizard.evidence"]):
    from wizard.evidence.paste import TooLong, decoded
    from wizard.evidence.reading import SUBJECTS, read
    from wizard.evidence.words.plain_words import spoken

SLOW = 1.0
"""Seconds of this process: a hundred times what a text of this length takes. A slow text is slow three times."""

LONGEST = 20_000


def one(data: bytes) -> None:
    text = decoded(data)
    began = time.process_time()
    try:
        found = [*read(text), *spoken(text)]
    except TooLong:
        return
    if time.process_time() - began > SLOW:
        assert min(seconds(text) for _ in range(3)) < SLOW, "far too slow"
    for observation in found:
        assert observation.value.partition("=")[0] in SUBJECTS[observation.subject]


def seconds(text: str) -> float:
    began = time.process_time()
    read(text)
    spoken(text)
    return time.process_time() - began


def main(seconds: str = "60") -> None:
    """Seeds are the outputs that the vignettes paste."""
    seeds = Path("var/fuzz")
    seeds.mkdir(parents=True, exist_ok=True)
    for number, path in enumerate(sorted(Path("fixtures/pastes").glob("*.yaml"))):
        for part, text in enumerate(path.read_text("utf-8").split("\n\n")):
            (seeds / f"seed-{number}-{part}").write_text(text[:LONGEST], "utf-8")
    atheris.Setup(
        [
            sys.argv[0],
            str(seeds),
            f"-max_total_time={int(seconds)}",
            f"-max_len={LONGEST}",
            f"-artifact_prefix={seeds}/",
        ],
        one,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
