"""What ssh, PuTTY, Xshell and the libraries print on the client's side."""

from __future__ import annotations

import pytest

from wizard.evidence.observation import Observation
from wizard.evidence.ssh import ssh
from wizard.evidence.transcript import parts_of


def read(text: str) -> list[Observation]:
    return [observation for part in parts_of(text) for observation in ssh.read(part)]


def found(text: str) -> set[tuple[str, str]]:
    return {(observation.subject, observation.value) for observation in read(text)}


DENIED = ("ssh", "permission-denied")
KEYS_ONLY = ("ssh-denied", "publickey-only")
PASSWORDS = ("ssh-denied", "password")
UNKNOWN = ("ssh", "host-key-unknown")
CHANGED = ("ssh", "host-key-changed")
KEX = ("ssh", "kex-mismatch")
OFFERED = ("ssh-key", "offered")
OPENSSH = ("ssh-server", "openssh")

QUESTION = """The authenticity of host '203.0.113.10 (203.0.113.10)' can't be established.
ED25519 key fingerprint is SHA256:abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG.
This key is not known by any other names.
Are you sure you want to continue connecting (yes/no/[fingerprint])?"""
ADDED = "Warning: Permanently added '203.0.113.10' (ED25519) to the list of known hosts."
WARNING = """@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
Offending ED25519 key in /home/anna/.ssh/known_hosts:12
Host key verification failed."""
UNPROTECTED = """@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @
@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
Permissions 0644 for '{}' are too open.
It is required that your private key files are NOT accessible by others.
This private key will be ignored."""

KEX_SENT = """$ ssh -v anna@203.0.113.10
debug1: Connection established.
debug1: Remote protocol version 2.0, remote software version OpenSSH_8.7
debug1: SSH2_MSG_KEXINIT sent
debug1: SSH2_MSG_KEXINIT received
debug1: expecting SSH2_MSG_KEX_ECDH_REPLY"""

CASES = [
    # host keys
    ("a changed key", WARNING, {CHANGED}),
    (
        "only the head of the warning",
        "@@@@@@@@@@@@@@@@@@@@\n@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\n@@@@@@@@@@@@@@@@@@@@",
        {CHANGED},
    ),
    (
        "a changed key, then denied",
        f"{WARNING}\nanna@example.com: Permission denied (publickey).",
        {CHANGED, DENIED, KEYS_ONLY},
    ),
    (
        "only its last lines",
        "Host key for 203.0.113.10 has changed and you have requested strict checking.\nHost key verification failed.",
        {CHANGED},
    ),
    ("a Windows path", r"Offending ECDSA key in C:\\Users\\anna/.ssh/known_hosts:3", {CHANGED}),
    (
        "the key of the address",
        "Warning: the ED25519 host key for 'example.com' differs from the key for the IP address "
        "'203.0.113.10'\nOffending key for IP in /home/anna/.ssh/known_hosts:4\n"
        "Are you sure you want to continue connecting (yes/no)?",
        {CHANGED},
    ),
    (
        "PuTTY, changed",
        "WARNING - POTENTIAL SECURITY BREACH!\nThe host key does not match the one PuTTY has cached for this\n"
        "server:\n203.0.113.10 (port 22)",
        {CHANGED},
    ),
    (
        "WinSCP, changed",
        "WARNING - POTENTIAL SECURITY BREACH!\nThe server's host key does not match the one WinSCP has in cache.",
        {CHANGED},
    ),
    ("JSch, changed", "com.jcraft.jsch.JSchException: HostKey has been changed: 203.0.113.10", {CHANGED}),
    (
        "paramiko, changed",
        "paramiko.ssh_exception.BadHostKeyException: Host key for server '203.0.113.10' does not match: got "
        "'AAAAC3', expected 'AAAAB3'",
        {CHANGED},
    ),
    ("Go, changed", "ssh: handshake failed: knownhosts: key mismatch", {CHANGED}),
    ("dropbear, changed", "ssh-ed25519 host key mismatch for 203.0.113.10 !", {CHANGED}),
    ("the question", QUESTION, {UNKNOWN, ("ssh-fingerprint", "asked")}),
    (
        "the question, mail quoted",
        "\n".join("> " + line for line in QUESTION.splitlines()),
        {UNKNOWN, ("ssh-fingerprint", "asked")},
    ),
    (
        "the question, wrapped",
        "The authenticity of host 'example.com\n(203.0.113.10)' can't be established.\n"
        "Are you sure you want to continue\nconnecting (yes/no)?",
        {UNKNOWN, ("ssh-fingerprint", "asked")},
    ),
    ("answered yes, and the paste ends", f"{QUESTION} yes\n{ADDED}", {UNKNOWN, ("ssh-fingerprint", "asked")}),
    ("answered no", f"{QUESTION} no\nHost key verification failed.", {UNKNOWN, ("ssh-fingerprint", "refused")}),
    ("answered yes, then a password", f"{QUESTION} yes\n{ADDED}\nroot@203.0.113.10's password:", set()),
    (
        "answered yes, then denied",
        f"{QUESTION} yes\n{ADDED}\nroot@203.0.113.10: Permission denied (publickey).",
        {DENIED, KEYS_ONLY},
    ),
    (
        "answered yes, then in",
        f"{QUESTION} yes\n{ADDED}\nLast login: Tue Mar  4 10:00:00 2025 from 198.51.100.7",
        set(),
    ),
    ("answered yes, then git goes on", f"{QUESTION} yes\n{ADDED}\nEverything up-to-date", set()),
    (
        "git, never asked",
        "$ git pull\nHost key verification failed.\nfatal: Could not read from remote repository.",
        {UNKNOWN, ("ssh-fingerprint", "not-asked")},
    ),
    ("only failed", "Host key verification failed.", {UNKNOWN}),
    (
        "strict",
        "No ED25519 host key is known for 203.0.113.10 and you have requested strict checking.\n"
        "Host key verification failed.",
        {UNKNOWN, ("ssh-fingerprint", "not-asked")},
    ),
    (
        "PuTTY asks",
        "The host key is not cached for this server:\n  203.0.113.10 (port 22)\nYou have no guarantee that the server\n"
        "is the computer you think it is.",
        {UNKNOWN},
    ),
    (
        "plink asks",
        "The server's host key is not cached in the registry. You\nhave no guarantee that the server is the computer "
        "you\nthink it is.\nStore key in cache? (y/n)",
        {UNKNOWN, ("ssh-fingerprint", "asked")},
    ),
    (
        "plink in a script",
        "FATAL ERROR: Cannot confirm a host key in batch mode",
        {UNKNOWN, ("ssh-fingerprint", "not-asked")},
    ),
    (
        "JSch, unknown",
        "com.jcraft.jsch.JSchException: UnknownHostKey: 203.0.113.10. RSA key fingerprint is 11:22",
        {UNKNOWN, ("ssh-fingerprint", "not-asked")},
    ),
    (
        "Ansible with a password",
        'fatal: [web1]: FAILED! => {"msg": "Using a SSH password instead of a key is not possible because '
        "Host Key checking is enabled and sshpass does not support this.  Please add this host's fingerprint\"}",
        {UNKNOWN, ("ssh-fingerprint", "not-asked")},
    ),
    (
        "dropbear asks",
        "Host '203.0.113.10' is not in the trusted hosts file.\n(ssh-ed25519 fingerprint SHA256:abc)\n"
        "Do you want to continue connecting? (y/n)",
        {UNKNOWN, ("ssh-fingerprint", "asked")},
    ),
    # denied
    ("keys only", "anna@203.0.113.10: Permission denied (publickey).", {DENIED, KEYS_ONLY}),
    ("keys only, CentOS", "Permission denied (publickey,gssapi-keyex,gssapi-with-mic).", {DENIED, KEYS_ONLY}),
    (
        "passwords as well",
        "anna@example.com: Permission denied (publickey,password,keyboard-interactive).",
        {DENIED, PASSWORDS},
    ),
    (
        "a wrong password",
        "anna@203.0.113.10's password:\nPermission denied, please try again.\nanna@203.0.113.10's password:",
        {DENIED, PASSWORDS},
    ),
    (
        "wrong, then right",
        "root@203.0.113.10's password:\nPermission denied, please try again.\nroot@203.0.113.10's password:\n"
        "Last login: Tue Mar  4 10:00:00 2025 from 198.51.100.7",
        set(),
    ),
    (
        "wrapped",
        "anna@a-very-long-name.example.com: Permission denied\n(publickey,gssapi-keyex,\ngssapi-with-mic).",
        {DENIED, KEYS_ONLY},
    ),
    (
        "spaced out",
        "\n\n  git@example.com: Permission denied (publickey).\n\n\nfatal: Could not read from remote repository.\n",
        {DENIED, KEYS_ONLY},
    ),
    (
        "Ansible",
        'web1 | UNREACHABLE! => {"changed": false, "msg": "Failed to connect to the host via ssh: '
        'root@203.0.113.10: Permission denied (publickey,password).", "unreachable": true}',
        {DENIED, PASSWORDS},
    ),
    (
        "VS Code",
        "[10:00:00.123] > anna@203.0.113.10: Permission denied (publickey).\n> \n"
        "[10:00:00.456] > 过程试图写入的管道不存在。",
        {DENIED, KEYS_ONLY},
    ),
    ("in Chinese words", "报错：Permission denied (publickey).", {DENIED, KEYS_ONLY}),
    (
        "PuTTY with a key",
        "login as: ubuntu\nServer refused our key\nNo supported authentication methods available (server sent: "
        "publickey)",
        {DENIED, KEYS_ONLY, OFFERED},
    ),
    (
        "PuTTY with a password",
        "login as: root\nroot@203.0.113.10's password:\nAccess denied\nroot@203.0.113.10's password:",
        {DENIED},
    ),
    (
        "PuTTY's box",
        "PuTTY Fatal Error\nDisconnected: No supported authentication methods available (server sent: "
        "publickey,gssapi-keyex,gssapi-with-mic)",
        {DENIED, KEYS_ONLY},
    ),
    ("WinSCP", 'Using username "root".\nAccess denied.\nAuthentication failed.', {DENIED}),
    ("Xshell with a key", "所选的用户密钥未在远程主机上注册。请再试一次。", {DENIED, OFFERED}),
    ("Xshell with a password", "SSH服务器拒绝了密码。请再试一次。", {DENIED, PASSWORDS}),
    (
        "JSch",
        "com.jcraft.jsch.JSchException: Auth fail\n\tat com.jcraft.jsch.Session.connect(Session.java:519)",
        {DENIED},
    ),
    ("new JSch", "com.jcraft.jsch.JSchException: Auth fail for methods 'publickey,password'", {DENIED, PASSWORDS}),
    ("FinalShell", "连接主机...\nAuth fail", {DENIED}),
    ("paramiko", "paramiko.ssh_exception.AuthenticationException: Authentication failed.", {DENIED}),
    (
        "paramiko, another way",
        "paramiko.ssh_exception.BadAuthenticationType: Bad authentication type; allowed types: ['publickey']",
        {DENIED, KEYS_ONLY},
    ),
    (
        "Go",
        "ssh: handshake failed: ssh: unable to authenticate, attempted methods [none publickey], no supported "
        "methods remain",
        {DENIED},
    ),
    ("ssh2 of Node", "Error: All configured authentication methods failed", {DENIED}),
    ("sshj", "net.schmizz.sshj.userauth.UserAuthException: Exhausted available authentication methods", {DENIED}),
    (
        "Bitvise",
        "10:00:00.000 Authentication failed. Remaining authentication methods: 'publickey'.",
        {DENIED, KEYS_ONLY},
    ),
    (
        "another user is wanted",
        'Please login as the user "ubuntu" rather than the user "root".',
        {("ssh", "wrong-user")},
    ),
    (
        "too many",
        "Received disconnect from 203.0.113.10 port 22:2: Too many authentication failures\n"
        "Disconnected from 203.0.113.10 port 22",
        {("ssh", "too-many-failures")},
    ),
    (
        "PuTTY, too many",
        'Server sent disconnect message\ntype 2 (protocol error):\n"Too many authentication failures"',
        {("ssh", "too-many-failures")},
    ),
    # algorithms
    (
        "no key exchange",
        "Unable to negotiate with 203.0.113.10 port 22: no matching key exchange method found. Their offer: "
        "diffie-hellman-group1-sha1",
        {KEX, ("ssh-mismatch", "kex")},
    ),
    (
        "no host key type",
        "Unable to negotiate with 203.0.113.10 port 22: no matching host key type found. Their offer: ssh-rsa,ssh-dss",
        {KEX, ("ssh-mismatch", "host-key")},
    ),
    (
        "no cipher, old",
        "no matching cipher found: client aes256-cbc server aes128-ctr,aes192-ctr",
        {KEX, ("ssh-mismatch", "cipher")},
    ),
    (
        "no MAC",
        "Unable to negotiate with example.com port 2222: no matching MAC found. Their offer: hmac-md5",
        {KEX, ("ssh-mismatch", "mac")},
    ),
    (
        "PuTTY, kex",
        "Couldn't agree a key exchange algorithm (available: curve25519-sha256)",
        {KEX, ("ssh-mismatch", "kex")},
    ),
    (
        "PuTTY, curly",
        "PuTTY Fatal Error\nCouldn’t agree a host key algorithm (available: ssh-ed25519)",
        {KEX, ("ssh-mismatch", "host-key")},
    ),
    ("JSch, kex", "com.jcraft.jsch.JSchException: Algorithm negotiation fail", {KEX}),
    ("Xshell, host key", "找不到匹配的host key算法。", {KEX, ("ssh-mismatch", "host-key")}),
    ("Xshell, kex", "找不到匹配的 key exchange 算法", {KEX, ("ssh-mismatch", "kex")}),
    (
        "SecureCRT",
        "Key exchange failed.\nNo compatible key exchange method. The server supports these methods: "
        "diffie-hellman-group1-sha1",
        {KEX, ("ssh-mismatch", "kex")},
    ),
    (
        "paramiko, kex",
        "paramiko.ssh_exception.IncompatiblePeer: Incompatible ssh peer (no acceptable host key)",
        {KEX, ("ssh-mismatch", "host-key")},
    ),
    (
        "Go, kex",
        "ssh: handshake failed: ssh: no common algorithm for key exchange; client offered: [curve25519-sha256]",
        {KEX, ("ssh-mismatch", "kex")},
    ),
    (
        "an RSA key",
        "debug1: send_pubkey_test: no mutual signature algorithm\nanna@203.0.113.10: Permission denied (publickey).",
        {KEX, ("ssh-mismatch", "signature"), DENIED, KEYS_ONLY, ("ssh-key", "no-mutual")},
    ),
    # own files
    ("an open key", UNPROTECTED.format("/home/anna/.ssh/id_rsa"), {("ssh", "bad-permissions")}),
    (
        "an open key, then denied",
        UNPROTECTED.format("key.pem") + '\nLoad key "key.pem": bad permissions\n'
        "ubuntu@203.0.113.10: Permission denied (publickey).",
        {("ssh", "bad-permissions"), DENIED, KEYS_ONLY},
    ),
    ("an open config", r"Bad owner or permissions on C:\\Users\\anna/.ssh/config", {("ssh", "bad-permissions")}),
    (
        "an open config in VS Code",
        r"[10:00:00.695] > Bad owner or permissions on C:\\Users\\anna/.ssh/config" + "\n> ",
        {("ssh", "bad-permissions")},
    ),
    (
        "a faulty config",
        "/home/anna/.ssh/config: line 3: Bad configuration option: hostnam\n"
        "/home/anna/.ssh/config: terminating, 1 bad configuration options",
        {("ssh", "config-bad")},
    ),
    (
        "a key in another format",
        'Load key "/home/anna/.ssh/id_rsa": invalid format\nanna@203.0.113.10: Permission denied (publickey).',
        {("ssh", "key-invalid"), DENIED, KEYS_ONLY},
    ),
    ("a broken key", 'Load key "id_ed25519": error in libcrypto', {("ssh", "key-invalid")}),
    (
        "PuTTY and a .pem",
        'Unable to use key file "C:\\Users\\anna\\key.pem" (OpenSSH SSH-2 private key (old PEM format))',
        {("ssh", "key-invalid")},
    ),
    (
        "no key file",
        "Warning: Identity file key.pem not accessible: No such file or directory.\n"
        "anna@203.0.113.10: Permission denied (publickey).",
        {DENIED, KEYS_ONLY, ("ssh-key", "not-offered")},
    ),
    (
        "the agent",
        'sign_and_send_pubkey: signing failed for ED25519 "/home/anna/.ssh/id" from agent: agent refused operation',
        {("ssh", "agent-refused")},
    ),
    # closed
    (
        "closed",
        "kex_exchange_identification: Connection closed by remote host\nConnection closed by 203.0.113.10 port 22",
        {("ssh", "closed")},
    ),
    ("closed, old", "ssh_exchange_identification: Connection closed by remote host", {("ssh", "closed")}),
    ("closed, without kex", "Connection closed by 203.0.113.10 port 22", {("ssh", "closed")}),
    (
        "closed at the password",
        "root@203.0.113.10's password:\nConnection closed by 203.0.113.10 port 22",
        {("ssh", "closed-signing-in")},
    ),
    (
        "reset",
        "kex_exchange_identification: read: Connection reset by peer\nConnection reset by 203.0.113.10 port 22",
        {("ssh", "reset")},
    ),
    ("Windows, reset", "Connection reset by 203.0.113.10 port 22", {("ssh", "reset")}),
    (
        "penalty",
        "debug1: kex_exchange_identification: banner line 0: Not allowed at this time\n"
        "kex_exchange_identification: Connection closed by remote host",
        {("ssh", "closed")},
    ),
    ("PuTTY, closed", "Remote side unexpectedly closed network connection", {("ssh", "closed")}),
    (
        "PuTTY, closed later",
        "login as: root\nLast login: Tue Mar  4 10:00:00 2025\nRemote side unexpectedly closed network connection",
        {("ssh", "idle-drop")},
    ),
    (
        "Xshell, closed",
        "Connecting to 203.0.113.10:22...\nConnection established.\nTo escape to local shell, press 'Ctrl+Alt+]'.\n"
        "Connection closed by foreign host.\n\nDisconnected from remote host(web) at 10:00:00.",
        {("ssh", "closed")},
    ),
    (
        "banner",
        "Connection timed out during banner exchange\nConnection to 203.0.113.10 port 22 timed out",
        {("ssh", "banner-timeout")},
    ),
    (
        "a web server",
        "kex_exchange_identification: banner line contains invalid characters\nbanner exchange: Connection to "
        "203.0.113.10 "
        "port 443: invalid format",
        {("ssh", "not-ssh")},
    ),
    # the session
    ("idle", "client_loop: send disconnect: Broken pipe", {("ssh", "idle-drop")}),
    ("idle, Windows", "client_loop: send disconnect: Connection reset", {("ssh", "idle-drop")}),
    ("idle, old", "packet_write_wait: Connection to 203.0.113.10 port 22: Broken pipe", {("ssh", "idle-drop")}),
    ("idle, keep-alive", "Timeout, server 203.0.113.10 not responding.", {("ssh", "idle-drop")}),
    ("PuTTY, abort", "Network error: Software caused connection abort", {("ssh", "idle-drop")}),
    (
        "ended by the server",
        "Connection to 203.0.113.10 closed by remote host.\nConnection to 203.0.113.10 closed.",
        {("ssh", "server-ended")},
    ),
    ("TMOUT", "timed out waiting for input: auto-logout", {("ssh", "auto-logout")}),
    ("no sftp", "subsystem request failed on channel 0\nConnection closed", {("ssh", "no-subsystem")}),
    (
        "noise in sftp",
        "Received message too long 1416128883\nEnsure the remote shell produces no output for non-interactive "
        "sessions.",
        {("ssh", "sftp-garbled")},
    ),
    (
        "no session",
        "This account is currently not available.\nConnection to 203.0.113.10 closed.",
        {("ssh", "account-unavailable")},
    ),
    # -v
    (
        "in",
        "debug1: Remote protocol version 2.0, remote software version OpenSSH_9.6p1 Ubuntu-3ubuntu13\n"
        "debug1: Offering public key: /home/anna/.ssh/id ED25519 SHA256:abc\ndebug1: Server accepts key: "
        "/home/anna/.ssh/id\n"
        'Authenticated to 203.0.113.10 ([203.0.113.10]:22) using "publickey".',
        {("ssh", "authenticated"), OPENSSH},
    ),
    (
        "offered",
        "debug1: Authentications that can continue: publickey,password\ndebug1: Next authentication method: publickey\n"
        "debug1: Offering public key: /home/anna/.ssh/id ED25519 SHA256:abc\ndebug1: Next authentication method: "
        "password\n"
        "Permission denied, please try again.",
        {DENIED, PASSWORDS, OFFERED},
    ),
    (
        "accepted, refused",
        "debug1: Offering public key: /home/anna/.ssh/id RSA SHA256:abc\ndebug1: Server accepts key: "
        "/home/anna/.ssh/id\n"
        "anna@203.0.113.10: Permission denied (publickey).",
        {DENIED, KEYS_ONLY, ("ssh-key", "accepted")},
    ),
    (
        "no key at all",
        "debug1: Next authentication method: publickey\ndebug1: Trying private key: /home/anna/.ssh/id_rsa\n"
        "debug1: No more authentication methods to try.\nanna@203.0.113.10: Permission denied (publickey).",
        {DENIED, KEYS_ONLY, ("ssh-key", "not-offered")},
    ),
    (
        "through a jump host",
        'Authenticated to jump.example.com ([203.0.113.9]:22) using "publickey".\n'
        "anna@198.51.100.7: Permission denied (publickey).",
        {DENIED, KEYS_ONLY},
    ),
    (
        "Windows server",
        "debug1: Remote protocol version 2.0, remote software version OpenSSH_for_Windows_9.5",
        {("ssh-server", "windows")},
    ),
    ("a banner", "SSH-2.0-dropbear_2022.83", {("ssh-server", "dropbear")}),
    # nothing
    ("refused is for the ports", "ssh: connect to host 203.0.113.10 port 22: Connection refused", set()),
    ("so is the name", "ssh: Could not resolve hostname web: Name or service not known", set()),
    ("ping", "ping: socket: Operation not permitted\nping: permission denied (are you root?)", set()),
    (
        "a file on the server",
        'remote open("/etc/passwd"): Permission denied\nscp: /root/a.txt: Permission denied\n'
        'Couldn\'t open local file "a" for writing: Permission denied',
        set(),
    ),
    (
        "bash and mysql",
        "-bash: ./run.sh: Permission denied\nERROR 1045 (28000): Access denied for user 'root'@'localhost'",
        set(),
    ),
    ("Windows' own words", "C:\\> del a.txt\nAccess denied", set()),
    ("telnet", "Trying 203.0.113.10...\nConnection closed by foreign host.", set()),
    (
        "the server's log",
        "Mar  4 10:00:00 web sshd[812]: Connection closed by 198.51.100.7 port 51022 [preauth]\n"
        "Mar  4 10:00:01 web sshd[813]: error: kex_exchange_identification: Connection closed by remote host\n"
        "Mar  4 10:00:02 web sshd[814]: Unable to negotiate with 198.51.100.7 port 51023: no matching host key "
        "type found. "
        "Their offer: ssh-rsa [preauth]\nMar  4 10:00:03 web sshd[815]: Connection reset by 198.51.100.7 port 51024",
        set(),
    ),
    ("the server's key file", UNPROTECTED.format("/etc/ssh/ssh_host_rsa_key"), set()),
    ("the settings of sshd", "# sshd -T\nport 22\npermitrootlogin yes\npasswordauthentication no", set()),
    (
        "advice",
        'If you see "Permission denied (publickey)", check the key.\n'
        "Permission denied (publickey) usually means that the key is missing.",
        set(),
    ),
    (
        "advice in Chinese",
        "如果提示 Host key verification failed.，说明密钥变了\n出现“Permission denied (publickey)”怎么办",
        set(),
    ),
    ("a heading", "How to fix: Host key verification failed.", set()),
    (
        "source code",
        '    "no matching key exchange method found",\n    // kex_exchange_identification: Connection closed by '
        "remote host",
        set(),
    ),
    ("a public key that is no trouble", 'load pubkey "/home/anna/.ssh/id_rsa.pub": invalid format', set()),
    ("an added key alone", ADDED, set()),
    (
        "a person who quotes",
        "The client fails directly with the message 'Disconnected: No supported authentication methods available'.",
        set(),
    ),
    (
        "a list that quotes",
        '- El cliente muestra: "No supported authentication methods available (server sent: x)"',
        set(),
    ),
    ("a filter", "^Disconnecting: Too many authentication failures(?: for .+?)?$", set()),
    ("a table of a test", "  'anna@example.com: Permission denied (publickey).',", set()),
    # .NET says of TLS what libraries of SSH say of a sign-in
    (
        ".NET over TLS",
        "System.Security.Authentication.AuthenticationException: Authentication failed, see inner exception.\n"
        " ---> System.ComponentModel.Win32Exception (0x80090326): The message received was unexpected",
        set(),
    ),
    (
        ".NET over TLS, wrapped",
        "---> System.Security.Authentication.AuthenticationException: Authentication failed\n, see inner exception.",
        set(),
    ),
    (
        ".NET, the other side hung up",
        "AuthenticationException: Authentication failed because the remote party has closed the transport stream.",
        set(),
    ),
    (
        "a library that means the sign-in",
        "paramiko.ssh_exception.AuthenticationException: Authentication failed.",
        {DENIED},
    ),
    (
        "WinSCP, a script that prints",
        "Received too large (1349281121 B) SFTP packet. Max supported packet size is 1024000 B.\n"
        "The error is typically caused by message printed from startup script (like .profile).",
        {("ssh", "sftp-garbled")},
    ),
    (
        "WinSCP, the same in one line",
        "Received too large (1349281121 B) SFTP packet. Max supported packet size is 1024000 B. "
        "The error is typically caused by message printed from startup script (like .profile).",
        {("ssh", "sftp-garbled")},
    ),
    (
        "WinSCP, told by somebody",
        'If WinSCP says "Received too large (1349281121 B) SFTP packet", look at .bashrc.',
        set(),
    ),
    ("stuck in the exchange of keys", KEX_SENT, {OPENSSH, ("ssh", "kex-stuck")}),
    ("the same, stopped", KEX_SENT + "\n^C", {OPENSSH, ("ssh", "kex-stuck")}),
    (
        "stuck one step earlier",
        "debug1: Connection established.\ndebug1: SSH2_MSG_KEXINIT sent",
        {("ssh", "kex-stuck")},
    ),
    ("an old server's exchange", "debug1: expecting SSH2_MSG_KEX_DH_GEX_GROUP", {("ssh", "kex-stuck")}),
    (
        "the exchange went on",
        KEX_SENT + "\ndebug1: SSH2_MSG_KEX_ECDH_REPLY received\ndebug1: Server host key: ssh-ed25519 SHA256:abc",
        {OPENSSH},
    ),
    (
        "the exchange was reset",
        KEX_SENT + "\nConnection reset by 203.0.113.10 port 22",
        {OPENSSH, ("ssh", "reset")},
    ),
    (
        "new keys of an open session",
        "debug1: Authenticated to 203.0.113.10 ([203.0.113.10]:22).\ndebug1: SSH2_MSG_KEXINIT sent",
        {("ssh", "authenticated")},
    ),
    ("told of it", "It hangs at debug1: expecting SSH2_MSG_KEX_ECDH_REPLY for a minute", set()),
    ("usage", "usage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] [-B bind_interface] [-b bind_address]", set()),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_a_client_prints_is_read(text, expected):
    assert found(text) == expected


def test_the_lines_that_prove_it_and_what_else_they_tell():
    (changed,) = read("$ ssh anna@203.0.113.10\n" + WARNING)
    assert changed.lines == (3, 5)
    assert changed.detail == {"file": "/home/anna/.ssh/known_hosts", "entry": 12}


def test_the_peer_and_its_offer_are_told():
    kex = read(
        "Unable to negotiate with 203.0.113.10 port 2222: no matching MAC found. Their offer: hmac-md5,hmac-sha1"
    )[0]
    assert kex.detail == {"host": "203.0.113.10", "port": 2222, "offer": "hmac-md5,hmac-sha1"}


def test_a_closed_connection_tells_the_port():
    assert read("Connection closed by 203.0.113.10 port 2222")[0].detail == {"host": "203.0.113.10", "port": 2222}


def test_every_observation_has_a_meaning():
    for _, text, _ in CASES:
        assert all(one.value in ssh.SUBJECTS[one.subject] and one.lines for one in read(text))


@pytest.mark.parametrize(("subject", "value"), [(s, v) for s, values in ssh.SUBJECTS.items() for v in values])
def test_every_value_can_be_reached(subject, value):
    more = {
        ("ssh", "password-expired"): "WARNING: Your password has expired.",
        ("ssh", "too-many-logins"): "Too many logins for 'anna'.",
        ("ssh-server", "other"): "SSH-2.0-Cisco-1.25",
    }
    texts = [text for _, text, expected in CASES if (subject, value) in expected] or [more[subject, value]]
    assert (subject, value) in found(texts[0])


def test_the_cause_comes_before_what_follows_from_it():
    ranks = {value: meaning.rank for value, meaning in ssh.SUBJECTS["ssh"].items()}
    assert ranks["host-key-changed"] < ranks["bad-permissions"] < ranks["kex-mismatch"] < ranks["permission-denied"]
    assert max(rank for value, rank in ranks.items() if value != "authenticated") < 20 < ranks["authenticated"]


def test_of_a_very_long_log_the_end_is_read():
    noise = ["debug1: some line of ssh that tells nothing of a key"] * 9000
    text = "\n".join([*noise, "anna@203.0.113.10: Permission denied (publickey)."])
    assert ("ssh", "permission-denied") in found(text)
    assert read(text)[0].lines == (9001,)
