"""The words by which programs report a failed secure connection: a table for `tls`.

Texts of OpenSSL (ssl/ssl_err.c, crypto/x509/x509_txt.c), curl (lib/vtls), GnuTLS, NSS, Go crypto/x509, Node, Java,
.NET, Rust, Schannel (winerror.h), Chromium (net_error_list.h), Firefox and the error pages of browsers. Blanks,
underscores and hyphens count for nothing, so that one text stands for all spellings.
"""

from __future__ import annotations


def packed(text: str) -> str:
    """Lower case without blanks, underscores and hyphens."""
    return "".join(text.casefold().split()).replace("_", "").replace("-", "").replace("\\", "")


def texts_of(block: str) -> list[str]:
    """The texts of a block, packed: they stand between bars and line ends."""
    return [packed(text) for line in block.splitlines() for text in line.split(" | ") if text.strip()]


VERIFY_CODES = {
    2: "cert-unknown-ca",
    9: "cert-not-yet-valid",
    10: "cert-expired",
    18: "cert-self-signed",
    19: "cert-self-signed",
    20: "cert-unknown-ca",
    21: "cert-unknown-ca",
    23: "cert-revoked",
    27: "cert-unknown-ca",
    62: "cert-name-mismatch",
    64: "cert-name-mismatch",
    66: "cert-weak",
    67: "cert-weak",
    68: "cert-weak",
}
"""X509_V_ERR_… numbers of OpenSSL."""

VERDICTS: tuple[tuple[str, str], ...] = (
    (
        "cert-revoked",
        """
        NET::ERR_CERT_REVOKED | CERT_TRUST_IS_REVOKED | SEC_ERROR_REVOKED_CERTIFICATE | CRYPT_E_REVOKED | 0x80092010
        certificate problem: certificate revoked | verify failed: certificate revoked | (certificate revoked)
        CertificateRevokedException | certificate chain: Revoked | invalid peer certificate: Revoked
        """,
    ),
    (
        "cert-self-signed",
        """
        DEPTH_ZERO_SELF_SIGNED_CERT | SELF_SIGNED_CERT_IN_CHAIN | MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT
        certificate problem: self signed cert | verify failed: self signed cert | (self signed cert
        error: self signed cert | reason: self signed cert | self signed certificate encountered
        出现了自己签名的证书
        """,
    ),
    (
        "cert-not-yet-valid",
        """
        certificate problem: certificate is not yet valid | verify failed: certificate is not yet valid
        (certificate is not yet valid | : CERT_NOT_YET_VALID | CertificateNotYetValidException
        MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE | issued certificate not yet valid
        error: certificate is not yet valid | reason: certificate is not yet valid
        颁发的证书还未生效
        invalid peer certificate: NotValidYet | security certificate is supposedly from
        """,
    ),
    (
        "cert-expired",
        """
        CERT_TRUST_IS_NOT_TIME_VALID | ERR_CERT_DATE_INVALID
        SEC_ERROR_EXPIRED_CERTIFICATE | SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE
        DLG_FLAGS_SEC_CERT_DATE_INVALID | CERT_HAS_EXPIRED | SEC_E_CERT_EXPIRED | 0x80090328 | CERT_E_EXPIRED
        0x800b0101 | CertificateExpiredException | errSSLCertExpired | validity check failed
        certificate problem: certificate has expired | verify failed: certificate has expired | (certificate has expired
        error: certificate has expired | reason: certificate has expired
        x509: certificate has expired or is not yet valid | issued certificate has expired
        certificate chain uses expired certificate | certificate chain: NotTimeValid | invalid peer certificate: Expired
        invalid peer certificate: CertExpired | Peer's Certificate has expired | (OUT), TLS alert, certificate expired
        failed: certificate has expired | its security certificate expired | 其安全证书已于昨天过期
        颁发的证书已经过期
        website has expired or is not yet valid | 出具的安全证书已过期或还未生效
        security certificate has expired or is not yet valid
        """,
    ),
    (
        "cert-name-mismatch",
        """
        ERR_CERT_COMMON_NAME_INVALID | SSL_ERROR_BAD_CERT_DOMAIN | DLG_FLAGS_SEC_CERT_CN_INVALID
        ERR_TLS_CERT_ALTNAME_INVALID | does not match certificate's altnames | RemoteCertificateNameMismatch
        SEC_E_WRONG_PRINCIPAL | 0x80090322 | CERT_E_CN_NO_MATCH | 0x800b010f | errSSLHostNameMismatch
        verify failed: Hostname mismatch | verify failed: IP address mismatch | (hostname mismatch
        (IP address mismatch | no alternative certificate subject name matches | not match target host name
        not match target hostname | CertificateError: hostname | CertificateError("hostname
        doesn't match requested host | no certificate subject alternative name matches | No subject alternative name
        No name matching | x509: certificate is valid for | x509: cannot validate certificate for
        x509: certificate is not valid for | x509: certificate relies on legacy Common Name
        SSLPeerUnverifiedException: Hostname | doesn't match any of the subject alternative names
        match the server certificate | Unable to communicate securely with peer: requested domain name
        与所要求的主机名
        certificate does not match " | invalid peer certificate: NotValidForName
        name in the certificate does not match the expected | its security certificate is from | 其安全证书来自
        issued for a different website's address | 出具的安全证书是为其他网站地址颁发的
        certificate verification failed: certificate issued for a different hostname
        """,
    ),
    (
        "cert-unknown-ca",
        """
        CERT_TRUST_IS_UNTRUSTED_ROOT | CERT_TRUST_IS_PARTIAL_CHAIN
        ERR_CERT_AUTHORITY_INVALID | SEC_ERROR_UNKNOWN_ISSUER | SEC_ERROR_UNTRUSTED_ISSUER | SEC_ERROR_UNTRUSTED_CERT
        MOZILLA_PKIX_ERROR_MITM_DETECTED | DLG_FLAGS_INVALID_CA | SEC_E_UNTRUSTED_ROOT | 0x80090325
        CERT_E_UNTRUSTEDROOT | 0x800b0109 | CERT_E_CHAINING | 0x800b010a | errSSLUnknownRootCert
        errSSLXCertChainInvalid | unable to get local issuer cert | unable to get issuer cert
        UNABLE_TO_GET_ISSUER_CERT | unable to verify the first certificate | UNABLE_TO_VERIFY_LEAF_SIGNATURE
        signed by unknown authority | PKIX path building failed | unable to find valid certification path
        Trust anchor for certification path not | does not chain with any of the trust anchors
        unable to locally verify the issuer's authority | 无法本地校验颁发者的权限
        doesn't have a known issuer | hasn't got a known issuer
        The certificate issuer is unknown
        Peer's certificate issuer is not recognized | marked as not trusted | verification failed. CAfile: none
        verification failed: issuer is not trusted | invalid peer certificate: UnknownIssuer
        certificate chain: UntrustedRoot | certificate chain: PartialChain | RemoteCertificateChainErrors
        issued by an authority that is not trusted | 证书链是由不受信任的颁发机构颁发的
        problem: Invalid certificate chain | certificate is not trusted by your | 操作系统不信任其安全证书
        not issued by a trusted certificate authority | 出具的安全证书不是由受信任的证书颁发机构颁发的
        (OUT), TLS alert, unknown CA
        """,
    ),
    (
        "cert-weak",
        """
        ERR_CERT_WEAK_SIGNATURE_ALGORITHM | ERR_CERT_WEAK_KEY | SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED
        MOZILLA_PKIX_ERROR_INADEQUATE_KEY_SIZE | EE certificate key too weak | CA certificate key too weak
        CA signature digest algorithm too weak
        """,
    ),
    (
        "cert-rules",
        """
        ERR_CERTIFICATE_TRANSPARENCY_REQUIRED | ERR_CERT_VALIDITY_TOO_LONG | ERR_SSL_KEY_USAGE_INCOMPATIBLE
        """,
    ),
    (
        "protocol-version",
        """
        ERR_SSL_VERSION_OR_CIPHER_MISMATCH | ERR_SSL_OBSOLETE_VERSION | SSL_ERROR_UNSUPPORTED_VERSION
        SSL_ERROR_PROTOCOL_VERSION_ALERT | alert protocol version | alert: protocol version | :unsupported protocol
        [SSL: UNSUPPORTED_PROTOCOL] | no protocols available | wrong version number
        tls: protocol version not supported | server selected unsupported protocol version
        client offered only unsupported versions | No appropriate protocol | not accepted by client preferences
        SEC_E_UNSUPPORTED_FUNCTION | SEC_E_ALGORITHM_MISMATCH | 0x80090331 | do not possess a common algorithm
        因为它们没有公用算法 | 因为它们没有通用算法 | because they don't possess a common algorithm
        (IN), TLS alert, protocol version | errSSLPeerProtocolVersion | unsupported version of security protocol
        unsupported protocol version. | sent a TLS alert: 'ProtocolVersion'
        support a common SSL protocol version or cipher suite | 客户端和服务器不支持一般 SSL 协议版本或加密套件
        Turn on TLS 1.0 | outdated or unsafe TLS security settings | 过期的或不安全的 TLS 安全设置
        tlsv1 alert inappropriate fallback | plain HTTP request was sent to HTTPS port
        speaking plain HTTP to an SSL-enabled server | Client sent an HTTP request to an HTTPS server
        combination of host and port requires TLS
        """,
    ),
    (
        "handshake-failure",
        """
        alert handshake failure | alert: handshake failure | tls: handshake failure | (IN), TLS alert, handshake failure
        no shared cipher | no ciphers available | no cipher match | dh key too small | ee key too small | ca md too weak
        unsafe legacy renegotiation disabled | packet length too long | GET_SERVER_HELLO:unknown protocol
        SSL routines::http request | :http request: | record layer failure | wrong signature type | alert internal error
        alert unrecognized name | unrecognized_name | alert certificate required | alert bad certificate
        alert unsupported certificate | alert certificate unknown | alert certificate expired
        alert certificate revoked | alert unknown ca | alert access denied | alert decrypt error
        alert illegal parameter | fatal alert: | remote error: tls: | SEC_E_ILLEGAL_MESSAGE | 0x80090326
        SEC_E_INVALID_TOKEN | 0x80090308
        SEC_E_CERT_UNKNOWN | 0x80090327 | SSL_ERROR_NO_CYPHER_OVERLAP | SSL_ERROR_HANDSHAKE_FAILURE_ALERT
        ERR_SSL_PROTOCOL_ERROR | ERR_SSL_UNRECOGNIZED_NAME_ALERT | SSL_ERROR_UNRECOGNIZED_NAME_ALERT
        SSL_ERROR_INTERNAL_ERROR_ALERT | SSL_ERROR_RX_RECORD_TOO_LONG | PR_END_OF_FILE_ERROR | PR_CONNECT_RESET_ERROR
        ERR_BAD_SSL_CLIENT_AUTH_CERT | ERR_SSL_CLIENT_AUTH | SSL_ERROR_EXPIRED_CERT_ALERT | SSL_ERROR_REVOKED_CERT_ALERT
        SSL_ERROR_UNKNOWN_CA_ALERT | SSL_ERROR_BAD_CERT_ALERT | SSL_ERROR_CERTIFICATE_UNKNOWN_ALERT
        CERTIFICATE_REQUIRED_ALERT | does not look like a TLS handshake | plaintext connection?
        unsupported or unrecognized SSL message | Cannot determine the frame size
        handshake failed due to an unexpected packet format | Could not create SSL/TLS secure channel
        未能创建 SSL/TLS 安全通道 | 無法建立 SSL/TLS 的安全通道 | remote party has closed the transport stream
        远程方已关闭传输流 | sent a TLS alert | CRYPT_E_REVOCATION_OFFLINE | 0x80092013 | CRYPT_E_NO_REVOCATION_CHECK
        0x80092012 | SSL_connect: SSL_ERROR_SYSCALL | SSL_connect: Connection reset | SSL_connect: Connection was reset
        LibreSSL SSL_connect | SSL_ERROR_SYSCALL in connection to | closed connection during handshake
        host terminated the handshake | schannel: failed to receive handshake | unexpected eof while reading
        EOF occurred in violation of protocol | SSLEOFError(8, | tls: first record does not
        cannot communicate securely with peer: no common encryption | 密码套件。SSL 连接请求失败
        socket disconnected before secure TLS
        none of the cipher suites supported by the client application are supported by the server
        creating a TLS client credential | creating an SSL client credential | 创建 TLS 客户端 凭据时
        The underlying connection was closed: An unexpected error occurred on a send | 基础连接已经关闭: 发送时发生错误
        An SSL error has occurred and a secure connection | 发生了 SSL 错误,无法建立
        Safari can't establish a secure connection | Safari 浏览器不能与服务器建立安全连接
        Safari 浏览器无法与服务器建立安全连接
        """,
    ),
    (
        "cert-rejected",
        """
        NET::ERR_CERT_INVALID | SEC_ERROR_BAD_SIGNATURE | certificate verify failed | certificate verification failed
        remote certificate is invalid according to the validation | 根据验证过程,远程证书无效
        根據驗證程序,遠端憑證是無效的 | Could not establish trust relationship for the SSL/TLS
        未能为 SSL/TLS 安全通道建立信任关系 | rejected by the provided RemoteCertificateValidationCallback
        certificate for this server is invalid | 此服务器的证书无效 | SSL peer certificate or SSH remote key was not OK
        Peer certificate cannot be authenticated with given CA
        """,
    ),
    (
        "handshake-failure",
        """
        The SSL connection could not be established, see inner | 无法建立 SSL 连接,请查看内部异常
        The SSL connection could not be established | gnutls_handshake() failed | SSL handshake failed
        """,
    ),
)
"""(what it shows, texts); the most decisive first, since one connection has one verdict."""

BESIDE: tuple[tuple[str, str, str], ...] = (
    (
        "tls-plain",
        "seen",
        """
        wrong version number | packet length too long | GET_SERVER_HELLO:unknown protocol | SSL routines::http request
        :http request: | SSL_ERROR_RX_RECORD_TOO_LONG | does not look like a TLS handshake | plaintext connection?
        unsupported or unrecognized SSL message | due to an unexpected packet format | Cannot determine the frame size
        plain HTTP request was sent to HTTPS port | speaking plain HTTP to an SSL-enabled server
        Client sent an HTTP request to an HTTPS server | combination of host and port requires TLS
        An unexpected TLS packet was received
        """,
    ),
    (
        "tls-weak",
        "seen",
        """
        dh key too small | ee key too small | ca md too weak | unsafe legacy renegotiation disabled
        ca key too small | SSL_ERROR_WEAK_SERVER_EPHEMERAL_DH_KEY
        ERR_SSL_WEAK_SERVER_EPHEMERAL
        """,
    ),
    (
        "tls-cut",
        "reset",
        """
        SSL_connect: Connection reset | SSL_connect: Connection was reset | SSL_read: Connection was reset
        SSL_read: Connection reset | PR_CONNECT_RESET_ERROR | SSL_read: SSL_ERROR_SYSCALL, errno 10054
        SSL_read: SSL_ERROR_SYSCALL, errno 104 | ERR_CONNECTION_RESET | SSL_connect: Connection aborted
        """,
    ),
    (
        "tls-cut",
        "closed",
        """
        SSL_ERROR_SYSCALL in connection to | SSL_connect: SSL_ERROR_SYSCALL | unexpected eof while reading
        EOF occurred in violation of protocol | SSLEOFError(8, | PR_END_OF_FILE_ERROR
        closed connection during handshake
        host terminated the handshake | remote party has closed the transport stream | 远程方已关闭传输流
        connection was non-properly terminated | schannel: failed to receive handshake | ERR_CONNECTION_CLOSED
        socket disconnected before secure TLS | occurred on a send | 发送时发生错误
        """,
    ),
    (
        "revocation",
        "offline",
        """
        CRYPT_E_REVOCATION_OFFLINE | 0x80092013 | CRYPT_E_NO_REVOCATION_CHECK | 0x80092012 | RevocationStatusUnknown
        CERT_TRUST_REVOCATION_STATUS_UNKNOWN | CERT_TRUST_IS_OFFLINE_REVOCATION
        """,
    ),
    (
        "chain",
        "incomplete",
        """
        unable to verify the first certificate | UNABLE_TO_VERIFY_LEAF_SIGNATURE
        """,
    ),
    (
        "chain",
        "private-root",
        """
        self signed certificate in certificate chain | SELF_SIGNED_CERT_IN_CHAIN
        """,
    ),
    (
        "client-cert",
        "missing",
        """
        alert certificate required | alert: certificate required | RX_CERTIFICATE_REQUIRED_ALERT
        tls: certificate required | No required SSL certificate was sent | ERR_SSL_CLIENT_AUTH_CERT_NEEDED
        """,
    ),
    (
        "client-cert",
        "refused",
        """
        ERR_BAD_SSL_CLIENT_AUTH_CERT | SSL_ERROR_BAD_CERT_ALERT | SSL_ERROR_CERTIFICATE_UNKNOWN_ALERT
        """,
    ),
    (
        "client-cert",
        "expired",
        """
        SSL_ERROR_EXPIRED_CERT_ALERT
        """,
    ),
    (
        "client-cert",
        "revoked",
        """
        SSL_ERROR_REVOKED_CERT_ALERT
        """,
    ),
    (
        "client-cert",
        "untrusted",
        """
        SSL_ERROR_UNKNOWN_CA_ALERT | The SSL certificate error
        """,
    ),
    (
        "browser-clock",
        "wrong",
        """
        Your clock is behind | Your clock is ahead | 您的时钟慢了 | 您的时钟快了 | 你的时钟慢了 | 你的时钟快了
        ERR_CERT_CLOCK | 您的時鐘慢了 | 您的時鐘快了
        """,
    ),
)
"""(subject, value, texts): what else the same words show."""

HEADINGS = frozenset(
    texts_of(
        """
        Your connection is not private | Your connection isn't private | 您的连接不是私密连接 | 你的连接不是专用连接
        您的连接不是专用连接 | 你的连接不是私密连接 | 您的連線不是私人連線 | 您的連線不是私人的
        Warning: Potential Security Risk Ahead | 警告:面临潜在的安全风险 | 警告:潜在的安全风险
        This Connection Is Not Private | 此连接非私人连接 | There is a problem with this website's security certificate.
        此网站的安全证书存在问题。 | 此网站的安全证书有问题。
        """
    )
)
"""Large words of a browser's warning that say nothing of the reason; they count only as a line of their own."""

ALERTS = {
    "unexpected message": 10,
    "bad record mac": 20,
    "handshake failure": 40,
    "bad certificate": 42,
    "unsupported certificate": 43,
    "certificate revoked": 44,
    "certificate expired": 45,
    "certificate unknown": 46,
    "illegal parameter": 47,
    "unknown ca": 48,
    "access denied": 49,
    "decode error": 50,
    "decrypt error": 51,
    "protocol version": 70,
    "insufficient security": 71,
    "internal error": 80,
    "inappropriate fallback": 86,
    "missing extension": 109,
    "unsupported extension": 110,
    "unrecognized name": 112,
    "certificate required": 116,
    "no application protocol": 120,
}
"""Alerts by name, RFC 8446 section 6."""

CLIENT_ALERTS = {42: "refused", 43: "refused", 44: "revoked", 45: "expired", 46: "refused", 48: "untrusted", 51: "key"}
"""What an alert of the server says of the certificate that the client showed."""

NEAR = (
    "ssl", "tls", "cert", "pkix", "x509", "handshake", "alert", "verify", "verification", "0x8009", "0x800b",
    "revo", "sec_", "clock", "eof", "errno", "underlying connection", "connection_", "connection was", "pr_",
    "altname", "trust", "subject", "algorithm", "http", "hostname", "frame size", "issuer", "name matching",
    "expired", "validity", "证书", "憑證", "安全", "严重", "传输流", "基础连接", "时钟", "時鐘", "算法",
    "私密", "专用", "私人", "签", "mismatch", "curl: (", "dlg_flags",
    "transport stream", "secure connection", "securely", "cipher",
)  # fmt: skip
"""One of these stands in or beside each line that is looked at closely."""
