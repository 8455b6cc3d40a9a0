"""The lines sshd, PAM and fail2ban write of connections: phrases and what must follow them, without spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wizard.evidence.ssh.ssh_run import bare

_HOST = r"(?P<host>[\w.:%-]{2,100}?)"
_FROM = rf"(?P<user>\S{{0,100}}?)from{_HOST}port(?P<port>\d{{1,5}})"
_IP = r"(?P<host>\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{0,4}:[\da-f:.]{2,40})"
_SOME_IP = r"(?:\d{1,3}\.\d{1,3}\.|[\da-f]{1,4}:[\da-f:]{2})"
_SSHD_PAM = r"\(sshd:\w{4,8}\)"


@dataclass(frozen=True, slots=True)
class LogLine:
    """Phrases that tell of `subject` if `after` follows; `in_log` asks for the name of sshd in front of them."""

    subject: str
    phrases: tuple[str, ...]
    after: re.Pattern[str]
    in_log: bool = False


def _line(subject: str, *phrases: str, after: str = "", in_log: bool = False) -> LogLine:
    return LogLine(subject, tuple(bare(phrase) for phrase in phrases), re.compile(after), in_log)


LOG_LINES = (
    _line("sshd-penalty", "drop connection #", after=rf"\d+from\[{_HOST}\]:\d+on.{{3,80}}?penalty:"),
    _line("sshd-penalty", "srclimit_penalise:", after=r".{0,80}?penalty"),
    _line("sshd-maxstartups", "beginning MaxStartups throttling", "in MaxStartups throttling for"),
    _line("sshd-maxstartups", "drop connection #", after=rf"\d+from\[{_HOST}\]:\d+on.{{3,80}}?past(?:max|per)"),
    _line("sshd-refused", "refused connect from", after=_HOST + r"(?:\(|$|[a-z]{3}\d)", in_log=True),
    _line(
        "sshd-not-allowed",
        "not allowed because",
        after=r"(?P<reason>(?:not|none|listed|agroup|account|loginc|shell|itsshell).{3,50}?)(?:$|\[preauth\]|[a-z]{3}\d)",
    ),
    _line("sshd-root-refused", "ROOT LOGIN REFUSED FROM", after=_HOST + r"(?:port|$)"),
    _line("sshd-bad-ownership", "Authentication refused: bad ownership or modes for"),
    _line("sshd-bad-ownership", "Authentication refused.", in_log=True),
    _line("sshd-old-key", "not in PubkeyAcceptedAlgorithms", "not in PubkeyAcceptedKeyTypes", in_log=True),
    _line("sshd-locked", "pam_faillock", after=_SSHD_PAM + r":consecutiveloginfailures.{0,80}?locked"),
    _line("sshd-locked", "pam_tally", after=r"2?" + _SSHD_PAM + r":.{0,80}?tally\d+,deny\d"),
    _line("sshd-locked", "locked due to", after=r"\d+failedlogins"),
    _line("sshd-pam", "by PAM account configuration"),
    _line("sshd-pam", "pam_limits", after=_SSHD_PAM + r":(?:couldnotsetlimit|toomanylogins)"),
    _line("sshd-pam", "pam_access", after=_SSHD_PAM + r":accessdenied"),
    _line("sshd-pam", "pam_nologin", after=_SSHD_PAM),
    _line("sshd-pam", "pam_unix", "pam_sss", after=_SSHD_PAM + r":(?:account\S{1,80}?hasexpired|accessdenied)"),
    _line("sshd-pam", "error: PAM: pam_open_session():"),
    _line("sshd-subsystem", "subsystem request for", after=r"\S{2,100}?failed,subsystemnotfound"),
    _line("sshd-subsystem", "subsystem: cannot stat"),
    _line("sshd-ban", "[sshd] Ban", "[ssh] Ban", "[sshd] Restore Ban", after=_IP),
    _line("sshd-ban", "Status for the jail: ssh", after=rf".{{0,280}}?bannediplist:{_SOME_IP}"),
    _line("sshd-ban", "sshguard[", after=rf"\d+\]:blocking\"{_IP}"),
    _line(
        "sshd-accepted",
        *(
            f"Accepted {way} for"
            for way in ("publickey", "password", "keyboard-interactive/pam", "gssapi-with-mic", "hostbased")
        ),
        after=_FROM,
    ),
    _line("sshd-negotiate", "Unable to negotiate with", after=_HOST + r"port(?P<port>\d{1,5}):nomatching", in_log=True),
    _line("sshd-key-failed", "Failed publickey for", after=_FROM),
    _line("sshd-password-failed", "Failed password for", "Failed keyboard-interactive/pam for", after=_FROM),
    # Linux-PAM says "Authentication failure", OpenPAM of macOS and FreeBSD "authentication error" and "unknown user".
    _line(
        "sshd-password-failed",
        *(f"error: PAM: Authentication {word} for" for word in ("failure", "error")),
        after=r"\S{1,80}?from",
    ),
    _line(
        "sshd-invalid-user", "error: PAM: unknown user for", after=rf"(?:illegaluser)?(?P<user>\S{{1,80}}?)from{_IP}"
    ),
    _line("sshd-invalid-user", "Invalid user", after=rf"(?P<user>\S{{0,80}}?)from{_IP}"),
    _line("sshd-invalid-user", "closed by invalid user", after=rf"(?P<user>\S{{0,80}}?){_IP}port\d"),
    _line(
        "sshd-no-identification", "Did not receive identification string from", after=_HOST + r"(?:port|$|[a-z]{3}\d)"
    ),
    _line("sshd-no-identification", "client sent invalid protocol identifier", "banner exchange: Connection from"),
)
"""A subject may come several times; the first line of the list that is found is told."""
