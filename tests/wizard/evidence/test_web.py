"""What is read from web servers. The samples are written from the formats of the tools."""

# Tools print long lines.
# ruff: noqa: E501

import pytest

from wizard.evidence.transcript import parts_of
from wizard.evidence.web import web


def observed(text):
    return [one for part in parts_of(text) for one in web.read(part)]


def read(text):
    return [(one.subject, one.value) for one in observed(text)]


FIELDS = "#Fields: date time s-ip cs-method cs-uri-stem s-port sc-status sc-substatus sc-win32-status time-taken c-ip\n"
ENTRY = """SSL Certificate bindings:
-------------------------

    IP:port                      : 0.0.0.0:443
    Certificate Hash             : 8c1f8c1f8c1f8c1f8c1f8c1f8c1f8c1f8c1f8c1f
    Application ID               : {4dc3e181-e14b-4a21-b022-59fc669b0914}
    Certificate Store Name       : My
"""
ENTRY_ZH = """SSL 证书绑定:
-------------------------

    主机名:端口                  : www.example.com:443
    证书哈希                     : 8c1f8c1f8c1f8c1f8c1f8c1f8c1f8c1f8c1f8c1f
    应用程序 ID                  : {4dc3e181-e14b-4a21-b022-59fc669b0914}
"""

NO_ROOT = 'nginx: [warn] the "user" directive makes sense only if the master process runs with super-user privileges, ignored in /etc/nginx/nginx.conf:1\n'

SAMPLES = [
    # HTTP answers
    ("HTTP/1.1 200 OK\nServer: nginx", [("http-status", "200")]),
    ("< HTTP/1.1 301 Moved Permanently\n< Location: https://www.example.com/\n< HTTP/2 404", [("http-status", "404")]),
    ("HTTP/1.1 200 Connection established\n\nHTTP/1.1 503 Service Unavailable", [("http-status", "503")]),
    ("HTTP/1.1 200 Connection established", []),
    ("HTTP request sent, awaiting response... 502 Bad Gateway\n2026-01-02 10:00:00 ERROR 502: Bad Gateway.", [("http-status", "502")]),
    ("已发出 HTTP 请求，正在等待回应... 404 Not Found", [("http-status", "404")]),
    ("502 Bad Gateway\nnginx/1.24.0", [("http-status", "502")]),
    ("<center><h1>413 Request Entity Too Large</h1></center>", [("http-status", "413")]),
    ("504 Gateway Time-out", [("http-status", "504")]),
    ("该网页无法正常运作\nHTTP ERROR 500", [("http-status", "500")]),
    ("Service Unavailable\nHTTP Error 503. The service is unavailable.", [("http-status", "503")]),
    ("404 - 找不到文件或目录。", [("http-status", "404")]),
    ("curl: (22) The requested URL returned error: 405", [("http-status", "405")]),
    ("curl: (56) CONNECT tunnel failed, response 407", [("http-status", "407")]),
    ("curl: (56) Received HTTP code 407 from proxy after CONNECT", [("http-status", "407")]),
    ("fatal: unable to access 'https://example.com/a.git/': Received HTTP code 407 from proxy after CONNECT", [("http-status", "407")]),
    ("OSError: Tunnel connection failed: 407 Proxy Authentication Required", [("http-status", "407")]),
    ("如果提示 CONNECT tunnel failed, response 407，说明代理要求认证。", []),
    ("curl: (56) CONNECT tunnel failed, response 403", []),
    ("The request took 407 ms, response 407 of 900", []),
    ("The remote server returned an error: (403) Forbidden.", [("http-status", "403")]),
    ("远程服务器返回错误: (404) 未找到。", [("http-status", "404")]),
    ("StatusCode        : 200", [("http-status", "200")]),
    ("SSL handshake failed\nError code 525", [("http-status", "525")]),
    # IIS
    ("HTTP Error 403.7 - Forbidden", [("iis-status", "403-7"), ("client-cert", "missing")]),
    ("HTTP 错误 403.16 - Forbidden", [("iis-status", "403-16"), ("client-cert", "untrusted")]),
    ("HTTP 错误 500.19 - Internal Server Error", [("iis-status", "500-19")]),
    ("HTTP-Fehler 403.13 - Forbidden", [("iis-status", "403-13"), ("client-cert", "revoked")]),
    ("Erreur HTTP 403.17 - Forbidden", [("iis-status", "403-17"), ("client-cert", "expired")]),
    ("2026-05-01 08:00:01 192.0.2.5 GET /api - 443 - 203.0.113.10 curl/8 - 403 7 64 15", [("iis-status", "403-7"), ("client-cert", "missing")]),
    (FIELDS + "2026-05-01 08:00:01 192.0.2.5 GET /api 443 403 16 2148204809 31 203.0.113.10", [("iis-status", "403-16"), ("client-cert", "untrusted")]),
    ("2026-05-01 08:00:01 192.0.2.5 GET /api - 443 - 203.0.113.10 curl/8 - 200 0 0 15", []),
    ("(Exception from HRESULT: 0x80070520)", [("iis-binding", "logon-session")]),
    ("SSL Certificate add failed, Error: 1312", [("iis-binding", "logon-session")]),
    ("无法启动网站。另一个程序正在使用此文件，进程无法访问。 (异常来自 HRESULT:0x80070020)", [("iis-binding", "in-use")]),
    ("Internet Information Services (IIS) Manager\nThe process cannot access the file because it is being used by another process. (Exception from HRESULT: 0x80070020)", [("iis-binding", "in-use")]),
    ("IIS 管理器\n另一个程序正在使用此文件，进程无法访问。", [("iis-binding", "in-use")]),
    ('PS C:\\> Start-Website -Name "Default Web Site"\nThe process cannot access the file because it is being used by another process.', [("iis-binding", "in-use")]),
    ("ERROR ( hresult:80070020, message:Command execution failed.\nThe process cannot access the file because it is being used by another process.\n) appcmd", [("iis-binding", "in-use")]),
    ("Add a site binding: HRESULT 0x80070020", [("iis-binding", "in-use")]),
    ("无法启动网站。\n另一个程序正在使用此文件，进程无法访问。", [("iis-binding", "in-use")]),
    ("Stopping IIS, copying the files\nThe process cannot access the file because it is being used by another process.\n        0 file(s) copied.", []),
    ("An update failed with 0x80070020 and was tried again.", []),
    ("The process cannot access the file because it is being used by another process.", []),
    ("C:\\>del C:\\inetpub\\logs\\iis\\a.log\nThe process cannot access the file because it is being used by another process.", []),
    ("IIS: The process cannot access the file 'C:\\inetpub\\a.dll' because it is being used by another process.", []),
    # netsh, HTTP.sys
    (ENTRY, [("sslcert", "bound")]),
    (ENTRY_ZH, [("sslcert", "bound")]),
    (ENTRY.replace("8c1f" * 10, "(null)"), [("sslcert", "damaged")]),
    (ENTRY.replace("4dc3e181-e14b-4a21-b022-59fc669b0914", "00000000-0000-0000-0000-000000000000"), [("sslcert", "damaged")]),
    ("C:\\>netsh http show sslcert ipport=0.0.0.0:443\nThe system cannot find the file specified.", [("sslcert", "missing")]),
    ("C:\\>netsh http show sslcert\n系统找不到指定的文件。", [("sslcert", "missing")]),
    ("C:\\>type x.txt\n系统找不到指定的文件。", []),
    ("An error occurred while using SSL configuration for endpoint 0.0.0.0:443.  The error status code is contained within the returned data.", [("sslcert", "damaged")]),
    # nginx
    ("nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\nnginx: configuration file /etc/nginx/nginx.conf test is successful", [("nginx-config", "ok")]),
    ("nginx: the configuration file /etc/nginx/nginx.conf syntax is ok", []),
    ("nginx: [emerg] SSL_CTX_use_PrivateKey(\"/a.key\") failed (SSL: error:05800074:x509 certificate routines::key values mismatch)", [("nginx-config", "key-mismatch")]),
    ("nginx: [emerg] cannot load certificate \"/a.pem\": BIO_new_file() failed", [("nginx-config", "cannot-load")]),
    ("nginx: [emerg] bind() to 0.0.0.0:443 failed (98: Address already in use)", [("nginx-config", "bind-in-use")]),
    ("nginx: [emerg] bind() to 0.0.0.0:443 failed (10013: An attempt was made to access a socket in a way forbidden)", [("nginx-config", "bind-denied")]),
    ("nginx: [emerg] bind() to 0.0.0.0:443 failed (10048: 通常每个套接字地址只允许使用一次。)", [("nginx-config", "bind-in-use")]),
    ("nginx: [emerg] unknown directive \"sll\" in /etc/nginx/nginx.conf:12\nnginx: configuration file /etc/nginx/nginx.conf test failed", [("nginx-config", "error")]),
    # nginx tested without root
    (NO_ROOT + "nginx: [emerg] cannot load certificate key \"/a.key\": BIO_new_file() failed (SSL: error:8000000D:system library::Permission denied)\nnginx: configuration file /etc/nginx/nginx.conf test failed", []),
    (NO_ROOT + "nginx: [emerg] bind() to 0.0.0.0:443 failed (13: Permission denied)", []),
    (NO_ROOT + "nginx: [emerg] cannot load certificate key \"/a.key\": BIO_new_file() failed (SSL: error:8000000D:system\nlibrary::Permission denied)", []),
    ("nginx: [alert] could not open error log file: open() \"/var/log/nginx/error.log\" failed (13: Permission denied)\n2026/05/01 08:00:01 [emerg] 7#7: open() \"/run/nginx.pid\" failed (13: Permission denied)", []),
    (NO_ROOT + "nginx: [emerg] unknown directive \"sll\" in /etc/nginx/nginx.conf:12", [("nginx-config", "error")]),
    (NO_ROOT + "nginx: [emerg] cannot load certificate \"/a.pem\": BIO_new_file() failed (SSL: error:80000002:system library::No such file or directory)", [("nginx-config", "cannot-load")]),
    ("nginx: [emerg] bind() to 0.0.0.0:443 failed (13: Permission denied)", [("nginx-config", "bind-denied")]),
    # Apache
    ("Syntax OK", [("apache-config", "ok")]),
    ("AH00558: apache2: Could not reliably determine the server's name\nSyntax OK", [("apache-config", "ok")]),
    ("[ssl:emerg] AH02565: Certificate and private key www.example.com:443:0 from /a.crt and /a.key do not match", [("apache-config", "key")]),
    ("AH00526: Syntax error on line 12 of /etc/httpd/ssl.conf:\nSSLCertificateFile: file '/a.crt' does not exist or is empty", [("apache-config", "key")]),
    ("(98)Address already in use: AH00072: make_sock: could not bind to address 0.0.0.0:443", [("apache-config", "bind-in-use")]),
    ("(OS 10048)通常每个套接字地址只允许使用一次。  : AH00072: make_sock: could not bind to address 0.0.0.0:443", [("apache-config", "bind-in-use")]),
    ("(13)Permission denied: AH00072: make_sock: could not bind to address [::]:443", [("apache-config", "bind-denied")]),
    ("AH00526: Syntax error on line 3 of /etc/httpd/x.conf:\nInvalid command 'SSLEngin'", [("apache-config", "error")]),
    # the rest
    ("www.example.com redirected you too many times.\nERR_TOO_MANY_REDIRECTS", [("http-redirect-loop", "seen")]),
    ("curl: (47) Maximum (50) redirects followed", [("http-redirect-loop", "seen")]),
    ("You cannot visit www.example.com right now because the website uses HSTS.", [("hsts", "seen")]),
    ("您目前无法访问 www.example.com，因为此网站使用了 HSTS。", [("hsts", "seen")]),
    # text about them
    ("If you see 502 Bad Gateway, the backend is down.", []),
    ("如果看到 HTTP 错误 403.7，则需要客户端证书。", []),
    ("Cycle Threshold............................... 200 milliseconds", []),
    ("| `403.7` | HTTP Error 403.7 |", []),
    ("error_page 500 502 503 504 /50x.html;", []),
    ("return 301 https://$host$request_uri;", []),
    ("203.0.113.10 - - [01/May/2026:08:00:01 +0000] \"GET / HTTP/1.1\" 200 612", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAMPLES)
def test_what_a_web_server_says(text, expected):
    assert read(text) == expected


def test_an_entry_of_windows_tells_host_port_and_hash():
    (one,) = observed(ENTRY_ZH)
    assert one.lines == (4, 5, 6)
    assert (one.detail["host"], one.detail["port"], one.detail["hash"]) == ("www.example.com", 443, "8c1f" * 10)


def test_the_port_that_is_in_use_is_told():
    (one,) = observed("nginx: [emerg] bind() to [::]:443 failed (98: Address already in use)")
    assert one.detail == {"port": 443}


def test_every_observation_has_a_meaning():
    for one in (one for text, _ in SAMPLES for one in observed(text)):
        assert one.value in web.SUBJECTS[one.subject]
