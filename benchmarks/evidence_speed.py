"""How long reading a paste takes: ``python -m benchmarks.evidence_speed``.

A million characters of ordinary and hostile texts, the median of interleaved rounds, in time of this process because
machines are shared; and each text at a quarter of the length, to show that time grows with the length and no faster.
The figure to meet is 300 ms.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import yaml

from wizard.evidence.paste import MAX_TEXT
from wizard.evidence.reading import READERS, read
from wizard.evidence.transcript import parts_of
from wizard.evidence.words.plain_words import spoken

ROUNDS = 5


def texts() -> dict[str, str]:
    """Name -> text of MAX_TEXT characters."""
    outputs = "\n".join(
        text
        for path in sorted(Path("fixtures/pastes").glob("*.yaml"))
        for text in yaml.safe_load(path.read_text()).values()
    )
    one_command = "\n".join(line for line in outputs.split("\n") if not line.startswith(("C:\\", "PS ", "$ ", "# ")))
    samples = {
        "every shipped output": outputs,
        "the same without prompts": one_command,
        "the same on one line": one_command.replace("\n", " "),
        "empty lines": "\n",
        "one letter a line": "a\n",
        "spaces": " ",
        "prompts": "C:\\>\n",
        "Chinese prose": "远程桌面连不上，提示由于以下原因之一无法连接到远程计算机。",
        "English prose": "If you see connection refused then the port is closed and you should check it. ",
        "mojibake": "姝ｅ湪 Ping ÕýÔÚ ",
        "digits and dots": "10.0.0.1:3389 ",
        "brackets": "[[((<<",
        "colons": ": = : ",
        "at signs": "a@a:~$ ",
        "equal signs in Windows statistics": "= 4, = 4, = 0 (0%) ",
        "netstat": "  TCP    0.0.0.0:3389     0.0.0.0:0          LISTENING     1180\n",
        "ping": "Reply from 203.0.113.10: bytes=32 time=38ms TTL=116\n",
        "log": "Jun 13 15:48:16 web sshd[62495]: Failed password for root from 203.0.113.9 port 38808 ssh2\n",
    }
    return {name: (text * (MAX_TEXT // len(text) + 1))[:MAX_TEXT] for name, text in samples.items() if text}


def main() -> None:
    found = texts()
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in found}
    for _round in range(ROUNDS):
        for name, text in found.items():
            times[name].append((seconds(text[: len(text) // 4]), seconds(text)))
    print(f"{'text':36s} {'1 MB':>9s} {'to ¼ MB':>8s}")
    for name, rounds in times.items():
        quarter, whole = (statistics.median(column) for column in zip(*rounds, strict=True))
        print(f"{name:36s} {1000 * whole:6.0f} ms {whole / quarter:7.1f}x")
    print("\nslowest readers on the worst text:")
    worst = max(times, key=lambda name: statistics.median(whole for _, whole in times[name]))
    for name, taken in by_reader(found[worst])[:6]:
        print(f"  {name:36s} {1000 * taken:6.0f} ms")


def seconds(text: str) -> float:
    began = time.process_time()
    read(text)
    spoken(text)
    return time.process_time() - began


def by_reader(text: str) -> list[tuple[str, float]]:
    began = time.process_time()
    parts = parts_of(text)
    taken = [("cutting", time.process_time() - began)]
    for reader in READERS:
        began = time.process_time()
        for part in parts:
            list(reader.read(part))
        taken.append((reader.__name__, time.process_time() - began))
    return sorted(taken, key=lambda pair: -pair[1])


if __name__ == "__main__":
    main()
