"""What is read from TLS errors. The samples are written from the formats of the tools."""

# Tools print long lines.
# ruff: noqa: E501

from datetime import UTC, datetime

import pytest

from wizard.evidence.transcript import parts_of
from wizard.evidence.web import tls
from wizard.evidence.web.tls_texts import BESIDE, HEADINGS, VERDICTS

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)


def observed(text, now=NOW):
    return [one for part in parts_of(text, now) for one in tls.read(part)]


def read(text):
    return [(one.subject, one.value) for one in observed(text)]


def verdict(text):
    return next((value for subject, value in read(text) if subject == "tls"), "")


S_CLIENT = """CONNECTED(00000003)
depth=1 C = XX, O = Example CA, CN = R1
verify return:1
depth=0 CN = www.example.com
verify return:1
---
Certificate chain
 0 s:CN = www.example.com
   i:C = XX, O = Example CA, CN = R1
 1 s:C = XX, O = Example CA, CN = R1
   i:C = XX, O = Example CA, CN = Root
---
SSL handshake has read 3200 bytes and written 390 bytes
Verification: OK
---
New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384
Server public key is 2048 bit
Verify return code: 0 (ok)
---
"""
NOTHING_CAME = """CONNECTED(00000003)
%s
---
no peer certificate available
---
SSL handshake has read 7 bytes and written 297 bytes
Verification: OK
---
New, (NONE), Cipher is (NONE)
Verify return code: 0 (ok)
---
"""
ONE_SENT = """CONNECTED(00000003)
depth=0 CN = www.example.com
verify error:num=20:unable to get local issuer certificate
verify return:1
depth=0 CN = www.example.com
verify error:num=21:unable to verify the first certificate
verify return:1
---
Certificate chain
 0 s:CN = www.example.com
   i:C = XX, O = Example CA, CN = R1
---
New, TLSv1.2, Cipher is ECDHE-RSA-AES256-GCM-SHA384
    Protocol  : TLSv1.2
    Cipher    : ECDHE-RSA-AES256-GCM-SHA384
    Verify return code: 21 (unable to verify the first certificate)
"""

VERDICT_SAMPLES = [
    # curl
    ("cert-expired", "curl: (60) SSL certificate problem: certificate has expired"),
    ("cert-self-signed", "curl: (60) SSL certificate problem: self-signed certificate"),
    ("cert-self-signed", "curl: (60) SSL certificate problem: self signed certificate in certificate chain"),
    ("cert-unknown-ca", "curl: (60) SSL certificate problem: unable to get local issuer certificate"),
    ("cert-name-mismatch", "curl: (60) SSL: no alternative certificate subject name matches target host name 'a.example.com'"),
    ("cert-name-mismatch", "curl: (51) SSL: certificate subject name 'b.example.com' does not match target host name 'a.example.com'"),
    ("cert-not-yet-valid", "curl: (60) SSL certificate problem: certificate is not yet valid"),
    ("cert-revoked", "curl: (60) SSL certificate problem: certificate revoked"),
    ("cert-unknown-ca", "curl: (60) schannel: SEC_E_UNTRUSTED_ROOT (0x80090325) - 证书链是由不受信任的颁发机构颁发的。"),
    ("cert-expired", "curl: (60) schannel: SEC_E_CERT_EXPIRED (0x80090328) - The received certificate has expired."),
    ("cert-name-mismatch", "curl: (60) schannel: SNI or certificate check failed: SEC_E_WRONG_PRINCIPAL (0x80090322)"),
    ("handshake-failure", "curl: (35) schannel: next InitializeSecurityContext failed: SEC_E_ILLEGAL_MESSAGE (0x80090326) - This error usually occurs when a fatal SSL/TLS alert is received (e.g. handshake failed)."),
    ("protocol-version", "curl: (35) schannel: next InitializeSecurityContext failed: SEC_E_ALGORITHM_MISMATCH (0x80090331)"),
    ("protocol-version", "curl: (35) error:1400442E:SSL routines:CONNECT_CR_SRVR_HELLO:tlsv1 alert protocol version"),
    ("protocol-version", "curl: (35) OpenSSL/3.0.2: error:0A00010B:SSL routines::wrong version number"),
    ("handshake-failure", "curl: (35) error:14094410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure"),
    ("handshake-failure", "curl: (35) error:0A000152:SSL routines::unsafe legacy renegotiation disabled"),
    ("handshake-failure", "curl: (35) error:141A318A:SSL routines:tls_process_ske_dhe:dh key too small"),
    ("handshake-failure", "curl: (35) OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to www.example.com:443"),
    ("cert-unknown-ca", "curl: (60) SSL certificate problem: Invalid certificate chain"),
    ("cert-unknown-ca", "curl: (60) Peer's Certificate issuer is not recognized."),
    ("cert-self-signed", "*  SSL certificate verify result: self signed certificate (18), continuing anyway."),
    # browsers
    ("cert-expired", "Your connection is not private\nNET::ERR_CERT_DATE_INVALID"),
    ("cert-unknown-ca", "您的连接不是私密连接\nNET::ERR_CERT_AUTHORITY_INVALID"),
    ("cert-name-mismatch", "NET::ERR_CERT_COMMON_NAME_INVALID"),
    ("cert-revoked", "您的連線不是私人連線\nNET::ERR_CERT_REVOKED"),
    ("protocol-version", "此网站无法提供安全连接\nwww.example.com 使用了不受支持的协议。\nERR_SSL_VERSION_OR_CIPHER_MISMATCH"),
    ("handshake-failure", "www.example.com sent an invalid response.\nERR_SSL_PROTOCOL_ERROR"),
    ("cert-weak", "NET::ERR_CERT_WEAK_SIGNATURE_ALGORITHM"),
    ("cert-rules", "NET::ERR_CERTIFICATE_TRANSPARENCY_REQUIRED"),
    ("cert-rejected", "您的连接不是私密连接"),
    ("cert-unknown-ca", "Error code: SEC_ERROR_UNKNOWN_ISSUER"),
    ("cert-self-signed", "错误代码：MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT"),
    ("cert-expired", "Error code: SEC_ERROR_EXPIRED_CERTIFICATE"),
    ("cert-name-mismatch", "错误代码: SSL_ERROR_BAD_CERT_DOMAIN"),
    ("protocol-version", "Error code: SSL_ERROR_UNSUPPORTED_VERSION"),
    ("handshake-failure", "Error code: SSL_ERROR_NO_CYPHER_OVERLAP"),
    ("cert-expired", "此网站出具的安全证书已过期或还未生效。"),
    # Python, Java, Go, Node, Rust
    ("cert-unknown-ca", "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1006)"),
    ("cert-expired", "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1129)"),
    ("cert-name-mismatch", "certificate verify failed: Hostname mismatch, certificate is not valid for 'a.example.com'. (_ssl.c:997)"),
    ("cert-rejected", "<urlopen error [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed (_ssl.c:581)>"),
    ("cert-unknown-ca", "javax.net.ssl.SSLHandshakeException: sun.security.validator.ValidatorException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target"),
    ("cert-expired", "Caused by: java.security.cert.CertificateExpiredException: NotAfter: Tue Jan 06 08:00:00 CST 2026"),
    ("cert-name-mismatch", "java.security.cert.CertificateException: No subject alternative names matching IP address 203.0.113.10 found"),
    ("handshake-failure", "javax.net.ssl.SSLHandshakeException: Received fatal alert: handshake_failure"),
    ("protocol-version", "javax.net.ssl.SSLException: Received fatal alert: protocol_version"),
    ("handshake-failure", "javax.net.ssl.SSLHandshakeException: Remote host terminated the handshake"),
    ("cert-unknown-ca", 'Get "https://example.com/": x509: certificate signed by unknown authority'),
    ("cert-expired", "x509: certificate has expired or is not yet valid: current time 2026-06-15T12:00:00Z is after 2026-01-01T00:00:00Z"),
    ("cert-not-yet-valid", "x509: certificate has expired or is not yet valid: current time 2026-06-15T12:00:00Z is before 2026-07-01T00:00:00Z"),
    ("cert-name-mismatch", "tls: failed to verify certificate: x509: certificate is valid for b.example.com, not a.example.com"),
    ("cert-unknown-ca", "Error: unable to verify the first certificate\n  code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'"),
    ("cert-self-signed", "npm ERR! code SELF_SIGNED_CERT_IN_CHAIN"),
    ("cert-self-signed", "code: 'DEPTH_ZERO_SELF_SIGNED_CERT'"),
    ("cert-expired", "npm error code CERT_HAS_EXPIRED"),
    ("cert-name-mismatch", "Error [ERR_TLS_CERT_ALTNAME_INVALID]: Hostname/IP does not match certificate's altnames"),
    ("cert-unknown-ca", "error: invalid peer certificate: UnknownIssuer"),
    # git, wget, docker, pip
    ("cert-unknown-ca", "fatal: unable to access 'https://example.com/x.git/': server certificate verification failed. CAfile: none CRLfile: none"),
    ("cert-self-signed", "fatal: unable to access 'https://example.com/x.git/': SSL certificate problem: self signed certificate"),
    ("cert-unknown-ca", "ERROR: cannot verify example.com's certificate, issued by 'CN=R1':\n  Unable to locally verify the issuer's authority."),
    ("cert-expired", "ERROR: cannot verify example.com's certificate, issued by 'CN=R1':\n  Issued certificate has expired."),
    ("cert-unknown-ca", "Error response from daemon: Get https://registry.example.com/v2/: x509: certificate signed by unknown authority"),
    # .NET and Windows
    ("handshake-failure", "请求被中止: 未能创建 SSL/TLS 安全通道。"),
    ("handshake-failure", "The request was aborted: Could not create SSL/TLS secure channel."),
    ("cert-name-mismatch", "The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch"),
    ("cert-unknown-ca", "The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot"),
    ("cert-expired", "The remote certificate is invalid because of errors in the certificate chain: NotTimeValid"),
    ("cert-rejected", "基础连接已经关闭: 未能为 SSL/TLS 安全通道建立信任关系。"),
    ("cert-rejected", "根据验证过程，远程证书无效。"),
    ("handshake-failure", "The following fatal alert was received: 40."),
    ("protocol-version", "A fatal alert was received from the remote endpoint. The TLS protocol defined fatal alert code is 70."),
    ("handshake-failure", "已生成严重警报并将其发送到远程终结点。这会导致连接终止。TLS 协议所定义的严重错误代码为 40。Windows SChannel 错误状态为 1205。"),
    ("protocol-version", "The plain HTTP request was sent to HTTPS port"),
    # s_client
    ("ok", S_CLIENT),
    ("ok", "CONNECTION ESTABLISHED\nProtocol version: TLSv1.2\nCiphersuite: ECDHE-RSA-AES256-GCM-SHA384\nVerification: OK"),
    ("handshake-failure", "Authentication failed because the remote party has closed the transport stream."),
    ("protocol-version", "curl: (35) Peer using unsupported version of security protocol."),
    ("cert-name-mismatch", "curl: (51) Unable to communicate securely with peer: requested domain name does not match the server's certificate."),
    ("cert-unknown-ca", "ERROR: The certificate of ‘www.example.com’ doesn't have a known issuer."),
    ("protocol-version", NOTHING_CAME % "error:0A00010B:SSL routines:ssl3_get_record:wrong version number:ssl3_record.c:354:"),
    ("handshake-failure", NOTHING_CAME % "error:0A000410:SSL routines::sslv3 alert handshake failure:SSL alert number 40"),
    ("handshake-failure", NOTHING_CAME % "write:errno=104"),
    ("cert-unknown-ca", ONE_SENT),
    ("cert-name-mismatch", "depth=0 CN = b.example.com\nverify error:num=62:hostname mismatch"),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "text"), VERDICT_SAMPLES)
def test_one_verdict_a_connection(expected, text):
    assert verdict(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Verify return code: 0 (ok)",
        "Verification: OK",
        "If you see NET::ERR_CERT_DATE_INVALID, make sure that the clock is right.",
        "如果出现 NET::ERR_CERT_AUTHORITY_INVALID，说明证书不受信任。",
        "// avoids: The request was aborted: Could not create SSL/TLS secure channel.",
        "| `SEC_E_ALGORITHM_MISMATCH` | Neither works |",
        "浏览器提示您的连接不是私密连接怎么办",
        "ssl_certificate /etc/nginx/cert.pem;\nssl_protocols TLSv1.2 TLSv1.3;",
        "The following fatal alert was received: 0.",
        "  Certificate Name: example.com\n    Expiry Date: 2026-08-11 01:33:10+00:00 (VALID: 63 days)",
        "",
    ],
)
def test_text_about_certificates_and_half_outputs_say_nothing(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ONE_SENT, ("chain", "incomplete")),
        (S_CLIENT, ("chain", "complete")),
        (S_CLIENT, ("tls-protocol", "tls-1-3")),
        ("npm ERR! code SELF_SIGNED_CERT_IN_CHAIN", ("chain", "private-root")),
        ("curl: (35) OpenSSL/3.0.2: error:0A00010B:SSL routines::wrong version number", ("tls-plain", "seen")),
        ("curl: (35) error:0A000152:SSL routines::unsafe legacy renegotiation disabled", ("tls-weak", "seen")),
        ("curl: (35) schannel: x failed: CRYPT_E_NO_REVOCATION_CHECK (0x80092012)", ("revocation", "offline")),
        ("OpenSSL SSL_read: Connection was reset, errno 10054", ("tls-cut", "reset")),
        ("ssl.SSLEOFError: EOF occurred in violation of protocol (_ssl.c:1129)", ("tls-cut", "closed")),
        (NOTHING_CAME % "write:errno=104", ("tls-cut", "reset")),
        ("curl: (56) error:0A00045C:SSL routines::tlsv13 alert certificate required, errno 0", ("client-cert", "missing")),
        ("curl: (35) error:14094415:SSL routines:ssl3_read_bytes:sslv3 alert certificate expired", ("client-cert", "expired")),
        ("400 No required SSL certificate was sent", ("client-cert", "missing")),
        ("错误代码：SSL_ERROR_UNKNOWN_CA_ALERT", ("client-cert", "untrusted")),
        ("The following fatal alert was received: 46.", ("tls-alert", "alert-46")),
        ("您的时钟慢了\nNET::ERR_CERT_DATE_INVALID", ("browser-clock", "wrong")),
        (NOTHING_CAME % "error:0A000458:SSL routines::tlsv1 unrecognized name:SSL alert number 112", ("tls-alert", "alert-112")),
        ('<Data Name="AlertDesc">40</Data>', ("tls-alert", "alert-40")),
    ],
)  # fmt: skip
def test_what_stands_beside_the_verdict(text, expected):
    assert expected in read(text)


def test_a_client_certificate_is_not_blamed_for_what_a_server_logs():
    text = "SSL_do_handshake() failed (SSL: error:0A000416:SSL routines::sslv3 alert certificate unknown:SSL alert number 46) while SSL handshaking, client: 203.0.113.10"
    assert ("tls-alert", "alert-46") in read(text)
    assert "client-cert" not in dict(read(text))


def test_several_faults_of_one_certificate_are_one_observation():
    text = "verify error:num=18:self-signed certificate\nverify return:1\nverify error:num=10:certificate has expired"
    (one,) = [one for one in observed(text) if one.subject == "tls"]
    assert (one.value, one.lines, one.detail) == ("cert-self-signed", (1,), {"also": ["cert-expired"], "code": 18})


def test_host_and_port_are_told():
    (one,) = [one for one in observed("$ openssl s_client -connect www.example.com:8443\n" + S_CLIENT)
              if one.subject == "tls"]  # fmt: skip
    assert (one.detail["host"], one.detail["port"]) == ("www.example.com", 8443)


def test_a_wrapped_message_is_read():
    assert verdict("curl: (60) SSL certificate problem: unable to get local iss\nuer certificate") == "cert-unknown-ca"


def test_a_server_that_hangs_up_after_the_handshake_is_fine():
    end = "40E7:error:0A000126:SSL routines:ssl3_read_n:unexpected eof while reading:rec_layer_s3.c:322:"
    assert verdict(S_CLIENT + end) == "ok"


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("curl -I https://www.example.com/", "ok"),
        ("curl -kI https://www.example.com/", ""),
        ("curl -I http://www.example.com/", ""),
    ],
)
def test_an_answer_over_https_means_that_tls_works(command, expected):
    assert verdict(f"$ {command}\nHTTP/2 200\ncontent-type: text/html") == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("expired", "notBefore=Jan  1 00:00:00 2025 GMT\nnotAfter=Jan  1 00:00:00 2026 GMT"),
        ("valid", "notBefore=Jan  1 00:00:00 2026 GMT\nnotAfter=Jan  1 00:00:00 2027 GMT"),
        ("not-yet-valid", "notBefore=Jul  1 00:00:00 2026 GMT\nnotAfter=Jul  1 00:00:00 2027 GMT"),
        ("expired", "            Not Before: Jan  1 00:00:00 2025 GMT\n            Not After : Jan  1 00:00:00 2026 GMT"),
        ("valid", "*  start date: Jan  1 00:00:00 2026 GMT\n*  expire date: Dec 31 23:59:59 2026 GMT"),
        ("expired", " NotBefore: 2025/1/1 8:00\n NotAfter: 2026/1/1 8:00"),
        ("expired", "证书 0\n 不早于: 2025/1/1 8:00\n 不晚于: 2026/1/1 8:00"),
        ("valid", "Subject       : CN=www.example.com\nNotAfter      : 2027/1/1 7:59:59"),
        ("expired", "NotAfter      : 1/13/2026 7:59:59 AM"),
        ("", "NotAfter      : 6/7/2026 7:59:59 AM"),
        ("valid", "生效时间: Thu Jan 01 08:00:00 CST 2026, 失效时间: Fri Jan 01 08:00:00 CST 2027\n证书指纹:"),
        ("expired", "Valid from: Wed Jan 01 00:00:00 UTC 2025 until: Thu Jan 01 00:00:00 UTC 2026\nCertificate fingerprints:"),
        ("expired", "证书\n颁发日期\n2025年1月1日星期三 08:00:00\n截止日期\n2026年1月1日星期四 08:00:00"),
        ("", "NotAfter      : 2026/1/1 7:59:59\nNotAfter      : 2027/1/1 7:59:59"),
        ("", "notAfter=Foo 99 00:00:00 2026 GMT"),
    ],
)  # fmt: skip
def test_dates_are_compared_with_today(expected, text):
    assert dict(read(text)).get("cert-date", "") == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("", "depth=3 O = Example Trust, CN = Example Root\nverify error:num=10:certificate has expired\nnotAfter=Sep 30 14:01:15 2021 GMT\nverify return:0"),
        ("", "depth=1 CN = R1\nverify error:num=9:certificate is not yet valid\nnotBefore=Jul  1 00:00:00 2026 GMT"),
        ("", "depth=2 CN = Example Root notAfter=Sep 30 14:01:15 2021 GMT"),
        ("expired", "depth=0 CN = www.example.com\nverify error:num=10:certificate has expired\nnotAfter=Jan  1 00:00:00 2026 GMT\nverify return:1"),
        ("expired", "depth=1 CN = R1\nverify return:1\ndepth=0 CN = www.example.com\nverify error:num=10:certificate has expired\nnotAfter=Jan  1 00:00:00 2026 GMT"),
        ("expired", "depth=2 CN = Root\nverify return:1\nnotAfter=Jan  1 00:00:00 2026 GMT"),
        ("", " 1 s:CN = R1\n   i:CN = Root\n   a:PKEY: RSA, 2048 (bit)\n   v:NotBefore: Jan  1 00:00:00 2020 GMT; NotAfter: Jan  1 00:00:00 2025 GMT"),
        ("", "- Certificate[1] info:\n - subject `CN=R1', activated `2020-01-01 00:00:00 UTC', expires `2025-01-01 00:00:00 UTC'"),
        ("expired", "- Certificate[0] info:\n - subject `CN=a', activated `2020-01-01 00:00:00 UTC', expires `2025-01-01 00:00:00 UTC'"),
    ],
)  # fmt: skip
def test_only_the_dates_of_the_servers_own_certificate_count(expected, text):
    assert dict(read(text)).get("cert-date", "") == expected


def test_without_a_date_of_reading_nothing_is_said_of_dates():
    assert observed("notAfter=Jan  1 00:00:00 2026 GMT", now=None) == []


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("missing", "  Missing stored keyset\nCertUtil: -store command completed successfully."),
        ("missing", "找不到用于解密的证书和私钥。"),
        ("missing", "HasPrivateKey : False"),
        ("present", "Encryption test passed"),
        ("present", "加密测试通过\nCertUtil: -repairstore 命令成功完成。"),
        ("present", "HasPrivateKey : True"),
        ("unreadable", "A fatal error occurred when attempting to access the TLS server credential private key. The error code returned from the cryptographic module is 0x8009030D."),
        ("unreadable", "尝试访问 TLS 服务器凭据私钥时发生严重错误。从加密模块返回的错误代码为 0x8009030d。"),
        ("unreadable", "Source: Schannel\nEvent ID: 36870\nA fatal error occurred when attempting to access the TLS client credential private key. The error code returned from the cryptographic module is 0x80090016."),
        ("", "Source: Schannel\nEvent ID: 36870\nA fatal error occurred when attempting to access the TLS server credential. The internal error state is 10001."),
        ("", "Source: Schannel\nEvent ID: 36870\nA fatal error occurred when attempting to access the TLS client credential."),
        ("", "A fatal error occurred while creating a TLS client credential. The internal error state is 10013."),
        ("", "创建 TLS 客户端 凭据时发生严重错误。内部错误状态为 10013。"),
        ("mismatch", "error:05800074:x509 certificate routines::key values mismatch"),
        ("", "HasPrivateKey : True\nHasPrivateKey : False"),
        ("", "// 加密测试通过"),
    ],
)  # fmt: skip
def test_the_private_key(expected, text):
    assert dict(read(text)).get("cert-key", "") == expected


def test_every_text_of_the_tables_leads_to_its_value():
    for value, block in VERDICTS:
        assert value in tls.SUBJECTS["tls"]
        for text in (text.strip() for line in block.splitlines() for text in line.split(" | ") if text.strip()):
            assert verdict(f"SSL: error {text} x") == value, text
    for subject, value, _ in BESIDE:
        assert value in tls.SUBJECTS[subject]
    assert len(HEADINGS) > 10


def test_every_observation_has_a_meaning():
    texts = [text for _, text in VERDICT_SAMPLES]
    for one in (one for text in texts for one in observed(text)):
        assert one.value in tls.SUBJECTS[one.subject]
        assert one.lines


@pytest.mark.parametrize(
    "text",
    [
        "SSL routines:ssl3_read_bytes:tlsv1 alert inappropriate fallback:s3_pkt.c:1493:SSL alert number 86",
        "curl: (35) error:0A00043E:SSL routines::tlsv1 alert inappropriate fallback",
        "javax.net.ssl.SSLHandshakeException: Received fatal alert: inappropriate_fallback",
        "SSL_do_handshake() failed (SSL: error:0A000175:SSL routines::inappropriate fallback) while SSL handshaking",
        "* TLSv1.2 (IN), TLS alert, inappropriate fallback (598):",
        "SSL_ERROR_INAPPROPRIATE_FALLBACK_ALERT",
    ],
)
def test_a_fallback_is_an_alert_and_nothing_weak(text):
    assert ("tls-alert", "alert-86") in read(text)
    assert ("tls-weak", "seen") not in read(text)


def test_what_is_too_weak_is_no_fallback():
    found = read("curl: (35) error:0A00018A:SSL routines::dh key too small")
    assert ("tls-weak", "seen") in found
    assert ("tls-alert", "alert-86") not in found
    assert read("With the SCSV a server answers an old version with inappropriate_fallback instead.") == []


@pytest.mark.parametrize(
    "text",
    [
        "ssl.SSLEOFError: EOF occurred in violation of protocol (_ssl.c:1129)",
        "SSLError: HTTPSConnectionPool(host='example.com', port=443): (Caused by SSLEOFError(8, 'EOF occurred in violation of protocol (_ssl.c:1129)'))",
        "(Caused by SSLEOFError(8, 'EOF occurred in\nviolation of protocol (_ssl.c:1129)'))",
        "(Caused by SSLError(SSLEOFError(8, '[SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred in violation of protocol (_ssl.c:1007)')))",
    ],
)
def test_an_early_end_in_python(text):
    assert read(text) == [("tls", "handshake-failure"), ("tls-cut", "closed")]


def test_python_that_waits_for_an_early_end_has_none():
    assert read("except ssl.SSLEOFError:\n    retry()") == []
    assert read("Somebody wrote, the word is 'EOF occurred in violation of protocol', once.") == []


@pytest.mark.parametrize(
    "text",
    [
        "CURLE_SSL_CACERT (60)\nPeer certificate cannot be authenticated with given CA certificates",
        "CURLE_SSL_CACERT (60) - peer certificate cannot be authenticated with given CA certificates",
        "## CURLE_PEER_FAILED_VERIFICATION (60)\n\nThe key of the server is wrong.\nSSL peer certificate or SSH remote key was not OK",
        "60. CURLE_SSL_CACERT: Peer certificate cannot be authenticated with given CA certificates",
    ],
)
def test_curls_list_of_errors_is_no_error(text):
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "cURL error 60: SSL peer certificate or SSH remote key was not OK",
        "curl_easy_perform() failed: Peer certificate cannot be authenticated with given CA certificates",
        "upload failed: CURLE_PEER_FAILED_VERIFICATION (60): SSL peer certificate or SSH remote key was not OK",
    ],
)
def test_an_error_of_curl_is_one(text):
    assert verdict(text) == "cert-rejected"


def test_a_hostile_paste_does_no_harm():
    line = "curl: (35) error:0A000126:SSL routines::unexpected eof tls alert number 40 certificate verify NotAfter: 2026/1/1"
    part = parts_of("\n".join(f"{line} {number}" for number in range(8_000)), NOW)[0]
    list(tls.read(part))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            "cert-unknown-ca",
            "Error in fetch: schannel: CertGetCertificateChain trust error CERT_TRUST_IS_UNTRUSTED_ROOT",
        ),
        ("cert-expired", "schannel: CertGetCertificateChain trust error CERT_TRUST_IS_NOT_TIME_VALID"),
        (
            "handshake-failure",
            "curl: (35) schannel: next InitializeSecurityContext failed: SEC_E_INVALID_TOKEN\n(0x80090308)",
        ),
        (
            "cert-unknown-ca",
            "攻击者可能会试图从 www.example.com 窃取您的信息(例如:密码或信用卡信息)。 NET::ERR_CERT_AUTHORITY_INVALID",
        ),
        ("ok", "    Session-ID: 0123456789ABCDEF0123456789ABCDEF\n    Verify return code: 0 (ok)"),
        ("", "    Session-ID:\n    Master-Key:\n    Verify return code: 0 (ok)"),
        ("", "Both runs print `Verify return code: 20 (unable to get local issuer certificate)`, and the log grows."),
        ("", "Somebody wrote: the word is 'certificate verify failed', which tells nothing."),
        ("", "SSL handshake failed (ssl-handshake-failed)                     2181"),
        ("", "Inspection of certificates, certificate has expired (cert-expired)            17"),
        ("", "当浏览器提示 NET::ERR_CERT_DATE_INVALID\n时,证书已过期或时间不正确"),
        ("cert-unknown-ca", "错误: 无法验证 www.example.com 的由 “CN=R1” 颁发的证书:\n  无法本地校验颁发者的权限。"),
        ("cert-expired", "错误: 无法验证 www.example.com 的由 “CN=R1” 颁发的证书:\n  颁发的证书已经过期。"),
        ("", "As a result an ``SSL: CERTIFICATE_VERIFY_FAILED`` is thrown."),
        ("", "When the browser says NET::ERR_CERT_DATE_INVALID\nthe clock is wrong."),
    ],
)
def test_quotations_counters_and_articles_are_no_evidence(expected, text):
    assert verdict(text) == expected


def test_a_certificate_that_was_accepted_is_not_called_expired_by_todays_date():
    text = "*  expire date: Mar  1 12:00:00 2024 GMT\n*  SSL certificate verify ok."
    assert ("cert-date", "expired") not in read(text)
    assert ("cert-date", "expired") in read(text.splitlines()[0])


def test_a_sentence_with_a_date_is_no_certificate():
    assert read("The certificate of this site is signed with SHA-1 and expires on Dec. 29, 2016.") == []
