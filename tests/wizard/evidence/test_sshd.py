"""What sshd says of its configuration, its keys, its port, and of those who connect."""

from __future__ import annotations

import pytest

from wizard.evidence.observation import Observation
from wizard.evidence.ssh import ssh, sshd
from wizard.evidence.transcript import parts_of


def read(text: str) -> list[Observation]:
    return [observation for part in parts_of(text) for observation in sshd.read(part)]


def found(text: str) -> set[tuple[str, str]]:
    return {(observation.subject, observation.value) for observation in read(text)}


def log(words: str, name: str = "sshd[812]") -> str:
    """A line as rsyslog writes it."""
    return f"Mar  4 10:00:00 web {name}: {words}"


def seen(*subjects: str) -> set[tuple[str, str]]:
    return {(f"sshd-{subject}", "seen") for subject in subjects}


BAD = {("sshd-config", "bad")}
OPEN = {("sshd-hostkeys", "open")}
MISSING = {("sshd-hostkeys", "missing")}
IN_USE = {("sshd-bind", "in-use")}

CASES = [
    # sshd -t
    (
        "a misspelt option",
        "# sshd -t\n/etc/ssh/sshd_config: line 23: Bad configuration option: PermitRootLogn\n"
        "/etc/ssh/sshd_config: terminating, 1 bad configuration options",
        BAD,
    ),
    ("the end of it alone", "/etc/ssh/sshd_config: terminating, 2 bad configuration options", BAD),
    ("a bad value", '/etc/ssh/sshd_config line 5: unsupported option "maybe".', BAD),
    ("too much", "/etc/ssh/sshd_config line 14: keyword Port extra arguments at end of line", BAD),
    ("a port", "/etc/ssh/sshd_config line 13: Badly formatted port number.", BAD),
    ("a block", "/etc/ssh/sshd_config line 120: Directive 'UseDNS' is not allowed within a Match block", BAD),
    ("an included file", "/etc/ssh/sshd_config.d/50-cloud.conf line 2: missing argument.", BAD),
    ("Windows", r"C:\ProgramData\ssh\sshd_config: line 88: Bad configuration option: matchgroup", BAD),
    ("Windows, unresolved", r"__PROGRAMDATA__\ssh/sshd_config line 12: Bad yes/no argument: ja", BAD),
    ("another file", "$ sudo sshd -t -f /tmp/test.conf\n/tmp/test.conf: line 1: Bad configuration option: Prot", BAD),
    ("the journal", log("/etc/ssh/sshd_config: line 23: Bad configuration option: Foo"), BAD),
    ("no file", "/etc/ssh/sshd_config: No such file or directory", BAD),
    ("only old words", "/etc/ssh/sshd_config line 30: Deprecated option UsePrivilegeSeparation", set()),
    ("not built in", "/etc/ssh/sshd_config line 79: Unsupported option GSSAPIAuthentication", set()),
    ("a folder that comes with the start", "Missing privilege separation directory: /run/sshd", set()),
    # host keys
    (
        "none",
        log("fatal: No supported key exchange algorithms") + "\n" + log("sshd: no hostkeys available -- exiting."),
        MISSING,
    ),
    (
        "none, new",
        "$ sudo sshd -t\nUnable to load host key: /etc/ssh/ssh_host_rsa_key\n"
        "Unable to load host key: /etc/ssh/ssh_host_ed25519_key\nsshd: no hostkeys available -- exiting.",
        MISSING,
    ),
    (
        "none, old",
        "Could not load host key: /etc/ssh/ssh_host_rsa_key\nsshd: no hostkeys available -- exiting.",
        MISSING,
    ),
    (
        "too open",
        "@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @\n"
        "Permissions 0777 for '/etc/ssh/ssh_host_rsa_key' are too open.\n"
        "It is required that your private key files are NOT accessible by others.\n"
        "sshd: no hostkeys available -- exiting.",
        OPEN,
    ),
    ("too open in the log", log("error: Permissions 0640 for '/etc/ssh/ssh_host_ed25519_key' are too open."), OPEN),
    ("damaged", 'Unable to load host key "/etc/ssh/ssh_host_ecdsa_key": invalid format', OPEN),
    (
        "one that is not needed, while others work",
        log("error: Could not load host key: /etc/ssh/ssh_host_ed25519_key")
        + "\n"
        + log("Accepted password for anna from 198.51.100.7 port 50000 ssh2"),
        seen("accepted"),
    ),
    # the port
    ("in use", log("error: Bind to port 22 on 0.0.0.0 failed: Address already in use."), IN_USE),
    (
        "in use, and the end",
        log("error: Bind to port 22 on 0.0.0.0 failed: Address already in use.")
        + "\n"
        + log("fatal: Cannot bind any address."),
        IN_USE,
    ),
    ("forbidden", log("error: Bind to port 4389 on 0.0.0.0 failed: Permission denied."), {("sshd-bind", "denied")}),
    (
        "a foreign address",
        log("error: Bind to port 22 on 203.0.113.10 failed: Cannot assign requested address."),
        {("sshd-bind", "no-address")},
    ),
    ("no reason", log("fatal: Cannot bind any address."), {("sshd-bind", "cannot")}),
    (
        "it listens at :: for both",
        log("Server listening on :: port 22.")
        + "\n"
        + log("error: Bind to port 22 on 0.0.0.0 failed: Address already in use."),
        set(),
    ),
    # those who connect
    (
        "a penalty",
        log("drop connection #0 from [198.51.100.7]:51000 on [203.0.113.10]:22 penalty: failed authentication"),
        seen("penalty"),
    ),
    (
        "a new penalty",
        log(
            "srclimit_penalise: ipv4: new 198.51.100.7/32 deferred penalty of 5 seconds for penalty: failed "
            "authentication"
        ),
        seen("penalty"),
    ),
    ("throttling", log("error: beginning MaxStartups throttling"), seen("maxstartups")),
    (
        "past it",
        log("drop connection #10 from [198.51.100.7]:51000 on [203.0.113.10]:22 past Maxstartups"),
        seen("maxstartups"),
    ),
    ("tcp wrappers", log("refused connect from 198.51.100.7 (198.51.100.7)"), seen("refused")),
    (
        "AllowUsers",
        log("User anna from 198.51.100.7 not allowed because not listed in AllowUsers", "sshd-session[9]"),
        seen("not-allowed"),
    ),
    ("a shell", log("User anna not allowed because shell /bin/zsh does not exist"), seen("not-allowed")),
    ("locked", log("User anna not allowed because account is locked"), seen("not-allowed")),
    ("root", log("ROOT LOGIN REFUSED FROM 198.51.100.7 port 51000 [preauth]"), seen("root-refused")),
    (
        "ownership",
        log("Authentication refused: bad ownership or modes for directory /home/anna"),
        seen("bad-ownership"),
    ),
    (
        "an old key",
        log("userauth_pubkey: signature algorithm ssh-rsa not in PubkeyAcceptedAlgorithms [preauth]"),
        seen("old-key"),
    ),
    (
        "an old key, older sshd",
        log("userauth_pubkey: key type ssh-dss not in PubkeyAcceptedKeyTypes [preauth]"),
        seen("old-key"),
    ),
    (
        "faillock",
        log("pam_faillock(sshd:auth): Consecutive login failures for user anna account temporarily locked"),
        seen("locked"),
    ),
    ("tally", log("pam_tally2(sshd:auth): user anna (1000) tally 11, deny 5"), seen("locked")),
    ("PAM", log("fatal: Access denied for user anna by PAM account configuration [preauth]"), seen("pam")),
    ("limits", log("pam_limits(sshd:session): Could not set limit for 'nofile': Operation not permitted"), seen("pam")),
    ("sftp", log("subsystem request for sftp by user anna failed, subsystem not found"), seen("subsystem")),
    (
        "no sftp-server",
        log("error: subsystem: cannot stat /usr/libexec/sftp-server: No such file or directory"),
        seen("subsystem"),
    ),
    (
        "in by key",
        log("Accepted publickey for anna from 198.51.100.7 port 51000 ssh2: ED25519 SHA256:abc"),
        seen("accepted"),
    ),
    ("in by password", log("Accepted password for anna from 2001:db8::7 port 51000 ssh2"), seen("accepted")),
    (
        "in by PAM",
        log("Accepted keyboard-interactive/pam for anna from 198.51.100.7 port 51000 ssh2"),
        seen("accepted"),
    ),
    (
        "Windows' log",
        "4 Information  sshd: Accepted password for anna from 198.51.100.7 port 51000 ssh2",
        seen("accepted"),
    ),
    (
        "Windows' log as a list, wrapped",
        "TimeCreated : 3/4/2025 10:00:00 AM\nMessage     : sshd: Accepted publickey for anna\n"
        "              from 198.51.100.7 port 51000 ssh2",
        seen("accepted"),
    ),
    (
        "Windows' log file",
        "4120 2025-03-04 10:00:00.123 Failed password for anna from 198.51.100.7 port 51000 ssh2",
        seen("password-failed"),
    ),
    (
        "ISO times",
        "2025-03-04T10:00:00.123456+08:00 web sshd[9]: Failed publickey for anna from 198.51.100.7 port 51000 ssh2",
        seen("key-failed"),
    ),
    ("a stranger", log("Failed password for root from 198.51.100.7 port 51000 ssh2"), seen("password-failed")),
    (
        "an unknown user",
        log("Failed password for invalid user admin from 198.51.100.7 port 51000 ssh2")
        + "\n"
        + log("Invalid user admin from 198.51.100.7 port 51000"),
        seen("password-failed", "invalid-user"),
    ),
    (
        "an unknown user that leaves",
        log("Connection closed by invalid user test 198.51.100.7 port 51000 [preauth]"),
        seen("invalid-user"),
    ),
    (
        "a silent one",
        log("Did not receive identification string from 198.51.100.7 port 51000"),
        seen("no-identification"),
    ),
    (
        "one that speaks another language",
        log("banner exchange: Connection from 198.51.100.7 port 51000: invalid format"),
        seen("no-identification"),
    ),
    (
        "an old program",
        log(
            "Unable to negotiate with 198.51.100.7 port 51000: no matching host key type found. Their offer: "
            "ssh-rsa [preauth]"
        ),
        seen("negotiate"),
    ),
    ("fail2ban", "2025-03-04 10:00:00,123 fail2ban.actions [700]: NOTICE  [sshd] Ban 198.51.100.7", seen("ban")),
    (
        "fail2ban, over",
        "2025-03-04 10:00:00,123 fail2ban.actions [700]: NOTICE  [sshd] Ban 198.51.100.7\n"
        "2025-03-04 10:10:00,123 fail2ban.actions [700]: NOTICE  [sshd] Unban 198.51.100.7",
        set(),
    ),
    (
        "fail2ban's list",
        "Status for the jail: sshd\n|- Filter\n|  |- Currently failed: 1\n`- Actions\n   |- Currently banned: 1\n"
        "   `- Banned IP list:   198.51.100.7",
        seen("ban"),
    ),
    (
        "fail2ban, nobody",
        "Status for the jail: sshd\n`- Actions\n   |- Currently banned: 0\n   `- Banned IP list:\n",
        set(),
    ),
    ("another jail", "Status for the jail: nginx\n   `- Banned IP list:   198.51.100.7", set()),
    # nothing
    (
        "the settings",
        "# sshd -T\nport 22\nmaxstartups 10:30:100\npersourcepenalties crash:90 authfail:5\nallowusers anna",
        set(),
    ),
    ("the file", "Port 22\n#MaxStartups 10:30:100\n# sshd_config line 3: nothing\nSubsystem sftp internal-sftp", set()),
    ("a normal sftp", log("subsystem request for sftp by user anna"), set()),
    (
        "only the state",
        "ssh.service - OpenBSD Secure Shell server\n     Active: active (running) since Tue 2025-03-04",
        set(),
    ),
    (
        "another's error",
        "cat: /etc/ssh/sshd_config: No such file or directory\ncat: /etc/ssh/sshd_config: Permission denied",
        set(),
    ),
    (
        "a client",
        "Unable to negotiate with 203.0.113.10 port 22: no matching host key type found. Their offer: ssh-rsa",
        set(),
    ),
    (
        "a client's key",
        "Permissions 0644 for '/home/anna/.ssh/id_rsa' are too open.\nLoad key \"id_rsa\": bad permissions",
        set(),
    ),
    (
        "another program that signs people in",
        "Feb 10 15:24:51 www https[26880]: Accepted password for anna from 198.51.100.7 port 2228\n"
        "Feb 10 15:24:59 www https[26880]: Failed password for bob from 198.51.100.7 port 2229",
        set(),
    ),
    (
        "musl's words for a port in use",
        "Bind to port 22 on 0.0.0.0 failed: Address in use.\nCannot bind any address.",
        {("sshd-bind", "in-use")},
    ),
    # without root
    (
        "a test without root",
        'anna@web:~$ sshd -t\nUnable to load host key "/etc/ssh/ssh_host_rsa_key": Permission denied\n'
        "Unable to load host key: /etc/ssh/ssh_host_rsa_key\nsshd: no hostkeys available -- exiting.",
        set(),
    ),
    (
        "a test without root, wrapped",
        '$ sshd -t\nUnable to load host key "/etc/ssh/ssh_host_ed25519_key": Permission\ndenied\n'
        "Unable to load host key: /etc/ssh/ssh_host_ed25519_key\nsshd: no hostkeys available -- exiting.",
        set(),
    ),
    (
        "Windows without its administrator",
        'C:\\>sshd -t\nUnable to load host key "C:\\\\ProgramData\\\\ssh\\\\ssh_host_rsa_key": Permission denied\n'
        "sshd: no hostkeys available -- exiting.",
        set(),
    ),
    (
        "the settings may not be read",
        "$ sshd -t\n/etc/ssh/sshd_config: Permission denied\nsshd: no hostkeys available -- exiting.",
        set(),
    ),
    (
        "root, and the keys are gone",
        '# sshd -t\nUnable to load host key "/etc/ssh/ssh_host_rsa_key": No such file or directory\n'
        "Unable to load host key: /etc/ssh/ssh_host_rsa_key\nsshd: no hostkeys available -- exiting.",
        MISSING,
    ),
    (
        "root, and something else is denied",
        "# sshd -t\ntouch: cannot touch '/run/x': Permission denied\nsshd: no hostkeys available -- exiting.",
        MISSING,
    ),
    # macOS, FreeBSD
    (
        "OpenPAM, a wrong password",
        log("error: PAM: authentication error for anna from 198.51.100.7 via 192.0.2.5"),
        seen("password-failed"),
    ),
    (
        "OpenPAM, an unknown user",
        log("error: PAM: unknown user for illegal user oracle from 198.51.100.7 via 192.0.2.5", "sshd"),
        seen("invalid-user"),
    ),
    (
        "OpenPAM in another program",
        log("error: PAM: unknown user for illegal user oracle from 198.51.100.7", "ftpd[7]"),
        set(),
    ),
    ("a tunnel", "bind [127.0.0.1]:8080: Address already in use", set()),
    ("advice", "If the log says sshd[1]: error: beginning MaxStartups throttling, raise it.", set()),
    ("advice in Chinese", "如果日志里有 Accepted password for anna from 198.51.100.7 port 51000，说明登录成功", set()),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_the_server_writes_is_read(text, expected):
    assert found(text) == expected


def test_a_fault_tells_the_file_the_line_and_the_words():
    (fault,) = read("# sshd -t\n/etc/ssh/sshd_config: line 23: Bad configuration option: PermitRootLogn")
    assert fault.lines == (2,)
    assert fault.detail == {
        "file": "/etc/ssh/sshd_config",
        "line": 23,
        "words": "Bad configuration option: PermitRootLogn",
    }


def test_the_port_is_told():
    (bind,) = read(log("error: Bind to port 2222 on 0.0.0.0 failed: Address already in use."))
    assert bind.detail == {"port": 2222, "host": "0.0.0.0"}


def test_a_number_at_the_end_of_a_line_does_not_run_into_the_next():
    invalid = read("2025-03-04 sshd[9]: Invalid user x from 198.51.100.7\n2025-03-04 sshd[9]: Bye")
    assert invalid[0].detail == {"user": "x", "host": "198.51.100.7"}


def test_the_last_line_of_a_kind_is_told():
    lines = [
        log(f"Accepted publickey for anna from 198.51.100.{n} port 5100{n} ssh2: RSA SHA256:abc") for n in (1, 2, 3)
    ]
    (accepted,) = read("\n".join(lines))
    assert accepted.lines == (3,)
    assert accepted.detail == {"user": "anna", "host": "198.51.100.3", "port": 51003}


@pytest.mark.parametrize("case", [case for case in CASES if "client" not in case[0]], ids=lambda case: case[0])
def test_the_clients_reader_leaves_the_servers_lines_alone(case):
    assert not [one for part in parts_of(case[1]) for one in ssh.read(part)]


@pytest.mark.parametrize(("subject", "value"), [(s, v) for s, values in sshd.SUBJECTS.items() for v in values])
def test_every_value_can_be_reached(subject, value):
    assert any((subject, value) in expected and (subject, value) in found(text) for _, text, expected in CASES)


def test_strangers_are_background():
    ranks = {subject: meaning.rank for subject, values in sshd.SUBJECTS.items() for meaning in values.values()}
    assert min(ranks.values()) >= 40
    assert all(ranks[f"sshd-{name}"] >= 85 for name in ("password-failed", "invalid-user", "no-identification"))
