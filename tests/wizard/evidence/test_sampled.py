"""Programs, patterns, settings and documents that quote messages are no evidence; what tools print is."""

# Programs have long lines.
# ruff: noqa: E501

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from wizard.evidence.messages import dialogs, events
from wizard.evidence.sampled import is_code
from wizard.evidence.settings import policy, registry
from wizard.evidence.ssh import ssh, sshd
from wizard.evidence.transcript import parts_of
from wizard.evidence.web import certificates, tls, web

READERS = (certificates, dialogs, events, policy, registry, ssh, sshd, tls, web)
NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)

CODE = {
    "a comment": "   // certificate verify failed: switch the check off",
    "a comment of a shell": "# Permission denied (publickey): copy the key first",
    "a heading": "## Why do I see certificate verify failed?",
    "a bold heading": "**The requested URL returned error: 403**",
    "a row of a table": "| Host key verification failed | remove the line |",
    "a result of C": "    return SEC_E_CERT_EXPIRED;",
    "a case of C": "case SEC_E_UNTRUSTED_ROOT:",
    "a macro": "#define SEC_E_LOGON_DENIED ((SECURITY_STATUS)0x8009030C)",
    "an assignment": "status = SEC_E_ALGORITHM_MISMATCH;",
    "a call": 'log_error(TAG, "WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!");',
    "a beginning": "JSchAuthCancelException(String s) {",
    "a call of a macro": "NAME_OF(CRYPT_E_REVOKED, revoked)",
    "a constant": "ERROR_NAMES_CONNECTION_LOST = 161,",
    "a hexadecimal constant": "  input_error = 0x0004,",
    "a check of a test": 'expect(text).toContain("Permission denied (publickey).")',
    "an assertion": 'require.ErrorContains(t, err, "tls: protocol version not supported")',
    "a name of a test": "it('Host key verification failed is told', () => {",
    "a raw text": "r'WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!',",
    "a text in a list": "'anna@example.com: Permission denied (publickey).',",
    "a text with an escape": '"The host key is not cached for this server\\n"',
    "a field of a table of tests": '  { name: "reset", stderr: "kex_exchange_identification: read: Connection reset by peer" },',
    "a shell's variable": 'FAKE_CODE=255 FAKE_ERROR="Permission denied (publickey)." \\',
    "a change to a program": "+        return SEC_E_UNTRUSTED_ROOT;",
    "a numbered line": "  17  // certificate has expired",
    "a line with a time": "2026-05-06 07:08:09   // certificate has expired",
    "a filter": "^Disconnecting: Too many authentication failures(?: for \\S+)?$",
    "a pattern of Grok": "SSHD_BANNER: 'banner exchange: Connection from %{IP:ip}'",
    "a rule in XML": "<match>Server certificate verification failed</match>",
    "a text of an app": '<string name="ask">The identity of the remote computer cannot be verified.</string>',
    "the same, escaped": "&lt;string name=ask&gt;无法验证远程计算机的身份&lt;/string&gt;",
}
PRINTED = (
    "curl: (60) SSL certificate problem: certificate has expired",
    "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed (_ssl.c:1007)",
    "requests.exceptions.SSLError: HTTPSConnectionPool(host='example.com', port=443): Max retries (Caused by SSLError('x'))",
    "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed'))",
    "  code: 'DEPTH_ZERO_SELF_SIGNED_CERT'",
    '    "msg": "Failed to connect to the host via ssh: Host key verification failed.\\r\\n",',
    '{"level":"error","error":"x509: certificate signed by unknown authority"}',
    'time="2026-05-06T07:08:09Z" level=error msg="x509: certificate signed by unknown authority"',
    "May  6 07:08:09 www sshd[17]: Failed password for root from 198.51.100.7 port 51000 ssh2",
    "2026/05/06 07:08:09 [emerg] 17#17: cannot load certificate",
    "<Data Name='AlertDesc'>40</Data>",
    "<center><h1>502 Bad Gateway</h1></center>",
    "debug1: Authentications that can continue: publickey,password",
    "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @",
    "    fDenyTSConnections    REG_DWORD    0x1",
    "verify error:num=20:unable to get local issuer certificate",
    "Error code: 0x204",
    "javax.net.ssl.SSLHandshakeException: PKIX path building failed: unable to find valid certification path",
    "fatal: unable to access 'https://example.com/a.git/': SSL certificate problem: self signed certificate",
)


@pytest.mark.parametrize("line", CODE.values(), ids=CODE.keys())
def test_a_line_of_a_program_is_known(line: str) -> None:
    assert is_code(line)


@pytest.mark.parametrize("line", PRINTED)
def test_what_a_tool_prints_is_no_program(line: str) -> None:
    assert not is_code(line)


@pytest.mark.parametrize("line", CODE.values(), ids=CODE.keys())
def test_no_reader_believes_a_program(line: str) -> None:
    text = f"int main() {{\n{line}\n}}"
    assert [one for part in parts_of(text, NOW) for reader in READERS for one in reader.read(part)] == []


def test_a_hostile_line_takes_no_time() -> None:
    for line in ("A_" * 300, "'" + "b" * 600, "\\" * 600, "[^" * 300, "1 /" * 200, "(" * 600):
        for _ in range(200):
            is_code(line)
