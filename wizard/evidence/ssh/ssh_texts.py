"""What SSH programs say, as tables: value -> sentences. They are the same in every language of Windows but Xshell's.

Sources: OpenSSH (sshconnect.c, sshconnect2.c, kex.c, clientloop.c, packet.c), PuTTY (also in WinSCP, FileZilla,
MobaXterm, plink), Xshell, SecureCRT, Bitvise, and the libraries: JSch, sshj, MINA, paramiko, libssh, Go, ssh2, SSH.NET.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from wizard.evidence.ssh.ssh_run import bare

Table = Mapping[str, tuple[str, ...]]


def _table(**values: str) -> Table:
    return {value.replace("_", "-"): _phrases(lines) for value, lines in values.items()}


def _phrases(lines: str) -> tuple[str, ...]:
    return tuple(bare(line) for line in lines.strip().splitlines())


SENTENCES: Table = _table(
    host_key_changed="""
        WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED
        WARNING: POSSIBLE DNS SPOOFING DETECTED
        WARNING - POTENTIAL SECURITY BREACH
        The server's host key does not match the one
        The host key does not match the one PuTTY
        HostKey has been changed:
        knownhosts: key mismatch
        host key does not match the one in known_hosts
    """,
    host_key_unknown="""
        The authenticity of host '
        Are you sure you want to continue connecting (yes/no
        Host key verification failed
        The server's host key is not cached
        The host key is not cached for this server
        The server's host key is unknown
        The server's host key was not found in the cache
        Continue connecting to an unknown server and add its host key to a cache
        Cannot confirm a host key in batch mode
        UnknownHostKey:
        reject HostKey:
        knownhosts: key is unknown
        [HOST_KEY_NOT_VERIFIABLE]
        Using a SSH password instead of a key is not possible because Host Key checking is enabled
        invalid or unknown remote ssh hostkey
    """,
    permission_denied="""
        Permission denied, please try again
        Server refused our key
        No supported authentication methods available
        Server refused public-key signature despite accepting key
        JSchException: Auth fail
        JSchException: Auth cancel
        JSchAuthCancelException
        Bad authentication type; allowed types:
        ssh: unable to authenticate, attempted methods
        All configured authentication methods failed
        Exhausted available authentication methods
        No more authentication methods available
        No suitable authentication method found to complete authentication
        Authentication failed. Remaining authentication methods
        Password authentication failed. Please verify that the username and password are correct
        The SSH server rejected your password
        The selected user key is not registered on the remote host
        所选的用户密钥未在远程主机上注册
        所选的用户秘钥未在远程主机上注册
        SSH服务器拒绝了密码
    """,
    too_many_failures="""
        Too many authentication failures
        2: Too many authentication failures
    """,
    bad_permissions="""
        WARNING: UNPROTECTED PRIVATE KEY FILE
        Bad owner or permissions on
        Bad permissions. Try removing permissions for user:
        bad permissions: ignore key:
        This private key will be ignored
    """,
    key_invalid="""
        Unable to use key file "
        Unable to use this private key file
        Unable to load private key file
        Couldn't load private key (
        JSchException: invalid privatekey
        Cannot parse privateKey:
        not a valid OPENSSH private key file
        not a valid RSA private key file
        Invalid private key file
        PuTTY key format too new
    """,
    agent_refused="""
        agent refused operation
        communication with agent failed
    """,
    reset="""
        kex_exchange_identification: read: Connection reset
        ssh_exchange_identification: read: Connection reset
        Error reading SSH protocol banner[Errno 104]
        Session.connect: java.net.SocketException: Connection reset
    """,
    banner_timeout="""
        Connection timed out during banner exchange
        Operation timed out during banner exchange
        kex_exchange_identification: read: Connection timed out
        kex_exchange_identification: read: Operation timed out
        ssh_exchange_identification: read: Connection timed out
        Timed out while waiting for handshake
        Error reading SSH protocol banner timed out
    """,
    closed="""
        kex_exchange_identification: Connection closed by remote host
        ssh_exchange_identification: Connection closed by remote host
        kex_exchange_identification: read: Software caused connection abort
        Not allowed at this time
        Exceeded MaxStartups
        Remote side unexpectedly closed network connection
        Server unexpectedly closed network connection
        JSchException: connection is closed by foreign host
        Session.connect: java.io.IOException: End of IO Stream Read
        ssh: handshake failed: EOF
        Connection lost before handshake
    """,
    not_ssh="""
        banner line contains invalid characters
        Server response does not contain SSH protocol identification
    """,
    idle_drop="""
        client_loop: send disconnect:
        Write failed: Broken pipe
        Network error: Software caused connection abort
        Timeout, server
    """,
    no_subsystem="""
        subsystem request failed on channel
    """,
    sftp_garbled="""
        Received message too long
    """,
    account_unavailable="""
        This account is currently not available
    """,
    password_expired="""
        WARNING: Your password has expired
        You are required to change your password immediately
    """,
    too_many_logins="""
        Too many logins for '
    """,
    auto_logout="""
        timed out waiting for input: auto-logout
    """,
    authenticated="""
        debug1: Authenticated to
        Authenticated to
        debug1: Authentication succeeded (
    """,
)
"""They stand at the beginning of a line or behind its prefix."""

MISMATCHES: Table = _table(
    kex="""
        no matching key exchange method found
        no matching key exchange algorithm
        Couldn't agree a key exchange algorithm
        Couldn't agree a key-exchange algorithm
        no common algorithm for key exchange
        Incompatible ssh peer (no acceptable kex algorithm)
        no match for method kex algos
        No compatible key exchange method
        no mutually supported key exchange algorithm
        Unable to negotiate a key exchange method
        Unable to negotiate key exchange for kex algorithms
        找不到匹配的key exchange
    """,
    host_key="""
        no matching host key type found
        no matching host key format
        no matching host key algorithm
        Couldn't agree a host key algorithm
        no common algorithm for host key
        Incompatible ssh peer (no acceptable host key)
        no match for method server host key algo
        No compatible hostkey
        Unable to negotiate key exchange for server host key algorithms
        找不到匹配的host key
    """,
    cipher="""
        no matching cipher found
        no matching outgoing encryption algorithm
        no matching incoming encryption algorithm
        no matching client->server cipher
        no matching C->S cipher
        Couldn't agree a client-to-server cipher
        Couldn't agree a server-to-client cipher
        no common algorithm for client to server cipher
        Incompatible ssh peer (no acceptable ciphers)
        no match for method encryption
        No compatible cipher
        Unable to negotiate key exchange for encryption algorithms
        找不到匹配的outgoing encryption
        找不到匹配的incoming encryption
    """,
    mac="""
        no matching MAC found
        no matching client->server MAC
        no matching C->S MAC
        Couldn't agree a client-to-server MAC
        Couldn't agree a server-to-client MAC
        no common algorithm for client to server MAC
        Incompatible ssh peer (no acceptable macs)
        no match for method mac algo
        No compatible MAC
        Unable to negotiate key exchange for mac algorithms
    """,
    signature="""
        no mutual signature
    """,
    other="""
        Algorithm negotiation fail
        Unable to reach a settlement:
        Key exchange negotiation failed
    """,
)
"""What both sides have none in common of; each is a kex-mismatch."""

KEY_LINES: Table = _table(
    no_mutual="no mutual signature",
    accepted="""
        Server accepts key
        Offer of public key accepted
        Server refused public-key signature despite accepting key
    """,
    offered="""
        Offering public key:
        Offering RSA public key:
        Offering DSA public key:
        Offering ECDSA public key:
        Offering ED25519 public key:
        Offered public key
        Server refused our key
        The selected user key is not registered
        所选的用户密钥未在远程主机上注册
        所选的用户秘钥未在远程主机上注册
    """,
    not_offered="""
        no such identity:
        not accessible: No such file
    """,
)
"""What became of the keys, the furthest step first."""

WENT_ON = _phrases("""
    Last login:
    Welcome to
    Authenticated to
    successfully authenticated
    Activate the web console
""")
"""The sign-in worked: what went wrong above is over."""

PASSWORD_PROMPTS = _phrases("""
    's password:
    password for
    Enter passphrase for key
""")

METHOD_LISTS = _phrases("""
    Permission denied (
    server sent:
    Authentications that can continue:
    allowed types: [
    Auth fail for methods '
    Remaining authentication methods:
    to complete authentication (
""")
"""Behind them stand the ways to sign in that the server takes."""

KEX_WAITS = re.compile(
    r"(?:^|debug\d:)(?:expectingssh2_msg_kex(?:_?dh|_ecdh|_dh_gex)_(?:reply|group)|ssh2_msg_kexinitsent)$"
)
"""The line of `ssh -v` that stays the last one where large packets are lost on the way, without spaces."""

NEVER_ASKS = _phrases("""
    and you have requested strict checking
    in batch mode
    Host Key checking is enabled
    reject HostKey:
    UnknownHostKey:
""")

_METHOD = r"(?:publickey|password|keyboard-interactive|gssapi-keyex|gssapi-with-mic|hostbased|none)"
_HOST = r"(?P<host>[\w.:%\[\]-]{2,100}?)"


@dataclass(frozen=True, slots=True)
class Form:
    """A phrase and what must follow it on its line, both without spaces; `free` may stand anywhere in the line."""

    value: str
    phrase: str
    rest: re.Pattern[str]
    free: bool = False


def _form(value: str, phrase: str, rest: str, free: bool = False) -> Form:
    return Form(value, bare(phrase), re.compile(rest), free)


FORMS = (
    _form(
        "permission-denied",
        "Permission denied (",
        # "Permission denied (publickey) after the update" is a person who tells it; two lines in one are still ssh.
        rf"(?P<methods>{_METHOD}(?:,{_METHOD}){{0,8}})\)(?!\.?(?!fatal|lost|rsync|connection)[a-z\u4e00-\u9fff])",
    ),
    _form("permission-denied", "Authentication failed for", r"\S{1,80}usingpassword", free=True),
    # .NET says the same of TLS: "Authentication failed, see inner exception", "… because the remote party has closed".
    _form("permission-denied", "AuthenticationException: Authentication failed", r"(?!,|because|-)"),
    _form("permission-denied", "Auth fail", r"\.?$|formethods'"),
    _form("host-key-changed", "has changed and you have requested strict checking", "", free=True),
    _form("host-key-changed", "differs from the key for the IP address", "", free=True),
    *(
        _form("host-key-changed", f"Offending {kind}key in", r"(?P<file>.{2,200}):(?P<entry>\d{1,6})$")
        for kind in ("", "RSA ", "ECDSA ", "ED25519 ", "DSA ")
    ),
    _form("host-key-changed", "host key mismatch for", r"\S{2,100}!", free=True),
    _form("host-key-changed", "Host key for server", r".{1,100}?doesnotmatch"),
    _form("host-key-unknown", "host key is known for", r".{1,100}?andyouhaverequested", free=True),
    _form("host-key-unknown", "is not in the trusted hosts file", "", free=True),
    _form("host-key-unknown", "not found in known_hosts", r"\.?['\"]?$", free=True),
    _form("bad-permissions", "are too open", r"\W*(?:$|itisrequired)", free=True),
    _form("bad-permissions", "Load key", r"\W{1,3}(?P<file>.{1,300}?)\W{1,3}:(?:badpermissions|permissiondenied)"),
    _form(
        "key-invalid",
        "Load key",
        r"\W{1,3}(?P<file>.{1,300}?)\W{1,3}:(?:invalidformat|errorinlibcrypto|unknownorunsupported)",
    ),
    _form("key-invalid", "is not a public key file", r"\.?$", free=True),
    _form("sftp-garbled", "Received too large (", r"\d{1,12}b\)sftppacket", free=True),
    _form("closed", "Connection closed by", rf"(?!remotehost|foreignhost){_HOST}(?:port(?P<port>\d{{1,5}}))?\.?$"),
    _form("reset", "Connection reset by", rf"(?!peer){_HOST}port(?P<port>\d{{1,5}})\.?$"),
    _form("reset", "ssh: handshake failed: read tcp", r".{1,200}?connectionresetbypeer"),
    _form("idle-drop", "packet_write_wait: Connection to", rf"{_HOST}(?:port(?P<port>\d{{1,5}}))?:brokenpipe"),
    _form("idle-drop", "Read from remote host", rf"{_HOST}:(?:connectionreset|connectiontimedout|operationtimedout)"),
    _form("server-ended", "Connection to", rf"{_HOST}closedbyremotehost\.?$"),
    _form("wrong-user", "Please login as the user", r"[\"'](?P<user>[\w.-]{1,40})[\"']ratherthan"),
    _form("config-bad", "Bad configuration option:", r"\S", free=True),
)
