"""Which sentences of ssh_texts.py stand in a paste: value -> where it stands last, its lines and details."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from wizard.evidence.ssh.ssh_run import Hit, Run, bare
from wizard.evidence.ssh.ssh_texts import FORMS, KEX_WAITS, MISMATCHES, SENTENCES

_SERVER_LINE = re.compile(
    r"\bsshd(?:-session|-auth)?(?:\[\d{1,9}\])?: |\[preauth\]|authenticating user|invalid user", re.IGNORECASE
)
_SIGNS_IN = ("loginas:", "usingusername", "'spassword:", "keyboard-interactive", "sftp:", "fzsftp")
_XSHELL = re.compile(r"toescapetolocalshell,press'?ctrl\+alt\+\]'?\.(?:connectionclosing\.{3}socketclose\.)?$")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something ssh said: the last place of it, the lines that say it, what else they tell."""

    hit: Hit
    lines: tuple[int, ...]
    detail: Mapping[str, Any] = field(default_factory=dict)

    @property
    def at(self) -> int:
        return self.hit.at

    def and_also(self, other: Trouble) -> Trouble:
        first, last = sorted((self, other), key=lambda one: one.at)
        lines = tuple(sorted({*first.lines, *last.lines}))
        return Trouble(last.hit, lines if len(lines) < 5 else lines[:2] + lines[-2:], {**first.detail, **last.detail})


Found = dict[str, Trouble]


def troubles(run: Run) -> Found:
    found: Found = {}
    for value, hit, detail in (*_sentences(run), *_forms(run), *_boxes(run), *_xshell(run), *_waits(run)):
        one = Trouble(hit, hit.numbers, detail)
        found[value] = found[value].and_also(one) if value in found else one
    return found


def mismatches(run: Run) -> Found:
    """What both sides have none in common of: kind -> where it is said."""
    found: Found = {}
    for kind, phrases in MISMATCHES.items():
        hits = (hit for phrase in phrases for hit in run.hits(phrase, 4))
        if hit := next((hit for hit in hits if hit.leads and not of_server(run, hit)), None):
            found[kind] = Trouble(hit, hit.numbers, _peer(hit))
    return found


def of_server(run: Run, hit: Hit) -> bool:
    """True for a line of the server's log, or a message about the server's own host key."""
    if _SERVER_LINE.search(hit.text) or "[preauth]" in hit.after[:60]:
        return True
    if not any(word in hit.text.casefold() for word in ("private key", "load key", "too open")):
        return False
    return "ssh_host_" in run.text[max(0, hit.at - 300) : hit.at] + hit.after


def _sentences(run: Run) -> Iterator[tuple[str, Hit, dict[str, Any]]]:
    for value, phrases in SENTENCES.items():
        for phrase in phrases:
            if hit := next((hit for hit in run.hits(phrase) if hit.leads and not of_server(run, hit)), None):
                yield value, hit, {}


def _forms(run: Run) -> Iterator[tuple[str, Hit, dict[str, Any]]]:
    for form in FORMS:
        for hit in run.hits(form.phrase):
            # A list of methods is wrapped by narrow windows; it goes on in the next line.
            wrapped = form.value == "permission-denied" and ")" not in hit.rest
            match = form.rest.match(hit.after if wrapped else hit.rest)
            if match and (form.free or hit.leads) and not of_server(run, hit) and _fits(run, form.value, hit):
                yield form.value, hit, _detail(match, hit)
                break


def _detail(match: re.Match[str], hit: Hit) -> dict[str, Any]:
    named = {name: text for name, text in match.groupdict().items() if text}
    detail = {name: int(text) if name in ("port", "entry") else text for name, text in named.items()}
    if "file" in detail:
        # The run is in small letters; a path is told as it was written.
        path = re.search(r"(?:Load key|key in) [\"'\\]{0,3}(.{1,300}?)(?:\W{1,3}: |:\d{1,6}$)", hit.text)
        detail["file"] = path[1] if path else detail["file"]
    return detail


def _fits(run: Run, value: str, hit: Hit) -> bool:
    """What two of the forms need in front of them."""
    if value == "config-bad":
        own = re.search(r"(?:ssh_config|ssh[\\/]{1,2}config)\S{0,80}line\d{1,6}:$", hit.before[-200:])
        return bool(own) and "sshd_config" not in hit.before
    if value == "permission-denied" and hit.before.endswith("security.authentication."):
        return False  # .NET's exception of TLS
    if value == "bad-permissions" and "open" in hit.text:
        return bool(re.search(r"permissions(?:\d{3,5})?for['\"]", run.text[max(0, hit.at - 400) : hit.at]))
    return True


def _peer(hit: Hit) -> dict[str, Any]:
    match = re.search(r"(?:negotiate with|Connection to) ([\w.:%\[\]-]{2,100}) port (\d{1,5})", hit.text)
    offer = re.search(r"Their offer: ?([\w@.,-]{3,400})", hit.text)
    detail: dict[str, Any] = {"host": match[1], "port": int(match[2])} if match else {}
    return {**detail, "offer": offer[1]} if offer else detail


def _boxes(run: Run) -> Iterator[tuple[str, Hit, dict[str, Any]]]:
    """ "Access denied" of PuTTY and WinSCP: two words that only mean SSH where it signs in."""
    for phrase in ("accessdenied", "authenticationfailed"):
        for hit in run.hits(phrase, 3):
            if not hit.before and hit.rest in ("", ".") and any(words in run.text[: hit.at] for words in _SIGNS_IN):
                yield "permission-denied", hit, {}
                break


def _waits(run: Run) -> Iterator[tuple[str, Hit, dict[str, Any]]]:
    """`ssh -v` that ends in the middle of the exchange of keys; only Ctrl+C may stand below."""
    last = next((line for line in reversed(run.lines[-3:]) if line.text.strip() not in _STOPPED), None)
    if not last or not run.whole or not KEX_WAITS.search(bare(last.text[:200])):
        return
    phrase = bare(last.text).rpartition(":")[2]
    if run.last("authenticatedto", "authenticationsucceeded(") >= 0:
        return  # new keys of an open session
    yield from (("kex-stuck", hit, {}) for hit in run.hits(phrase, 1))


_STOPPED = ("^C", "^C^C", "Killed by signal 2.")


def _xshell(run: Run) -> Iterator[tuple[str, Hit, dict[str, Any]]]:
    """Xshell closes with these words at any time; right below its greeting it is before the sign-in."""
    for hit in run.hits("connectionclosedbyforeignhost", 2):
        if _XSHELL.search(run.text[max(0, hit.at - 160) : hit.at]):
            yield "closed", hit, {}
