"""Samples written from each tool's documented format; addresses are those of documentation."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from wizard.evidence.observation import Observation
from wizard.evidence.reach import ports
from wizard.evidence.transcript import parts_of


def read(text: str) -> list[Observation]:
    return [found for part in parts_of(text) for found in ports.read(part)]


def seen(text: str) -> list[str]:
    """``port=refused:22`` for each observation, the port where one is known."""
    return [
        f"{one.subject}={one.value}" + (f":{one.detail['port']}" if "port" in one.detail else "") for one in read(text)
    ]


TELNET = [
    ("en", "Connecting To 203.0.113.10...Could not open connection to the host, on port 3389: Connect failed", 3389),
    ("zh", "正在连接203.0.113.10...无法打开到主机的连接。 在端口 3389: 连接失败", 3389),
    ("zh xp", "正在连接到203.0.113.10...不能打开到主机的连接， 在端口 8080: 连接失败", 8080),
    ("zh-tw", "正在連線到 203.0.113.10...無法開啟到主機的連線， 在連接埠 22: 連線失敗", 22),
    ("de", "Verbindungsaufbau zu 203.0.113.10...Es konnte keine Verbindung mit dem Host hergestellt werden, auf Port 443: Verbinden fehlgeschlagen", 443),
    ("es", "Conectándose a db1...No se puede abrir la conexión al host, en puerto 1433: Error en la conexión", 1433),
    ("es, stripped", "Conectandose a db1...No se puede abrir la conexion al host, en puerto 1433: Error en la conexion", 1433),
    ("fr", "Connexion à 203.0.113.10...Impossible d’ouvrir une connexion à l’hôte. sur le port 25: Échec lors de la connexion", 25),
    ("pt", "Conectando-se a 203.0.113.10...Não foi possível abrir conexão com o host, na porta 3306: conexão falhou", 3306),
    ("it", "Connessione a 203.0.113.10...Impossibile aprire una connessione con l'host. sulla porta 3306: Connessione non riuscita", 3306),
    ("ru", "Подключение к 203.0.113.10...Не удалось открыть подключение к этому узлу, на порт 3389: Сбой подключения", 3389),
    ("pl", "Łączenie z 203.0.113.10...Nie można otworzyć połączenia z hostem, na porcie 21: Połączenie nie powiodło się", 21),
    ("ja", "接続中: 203.0.113.10...ホストへ接続できませんでした。 ポート番号 80: 接続に失敗しました", 80),
    ("prompt", "C:\\Users\\a>telnet 203.0.113.10 3389\nConnecting To 203.0.113.10...Could not open connection to the host, on port 3389: Connect failed", 3389),
    ("wrapped", "正在连接203.0.113.10...无法打开到主机的连接。 在端\n口 3389: 连接失败", 3389),
    ("wrapped after the host", "Connecting To 203.0.113.10...\nCould not open connection to the host, on port 5985: Connect failed", 5985),
    ("23 typed", "C:\\>telnet 203.0.113.10 23\nConnecting To 203.0.113.10...Could not open connection to the host, on port 23: Connect failed", 23),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "port"), TELNET, ids=[row[0] for row in TELNET])
def test_telnet_of_windows_does_not_tell_refused_from_timed_out(name: str, text: str, port: int) -> None:
    assert seen(text) == [f"port=not-open:{port}"]


TOOLS = [
    ("tcping of macOS", "203.0.113.10:3389 - Connected - 5.391ms", ["port=open:3389"]),
    ("tcping of macOS, silence", "2026-01-02 10:11:43.352 tcping[3335:101694] Attempt to connect to host timed out", ["port=timeout"]),
    ("cURL error 28 of PHP", "cURL error 28: Failed to connect to example.com port 443 after 7530 ms:", ["port=timeout:443"]),
    ("telnet without a port that was not typed", "Connecting To 203.0.113.10...Could not open connection to the host, on port 23: Connect failed", ["port=not-open:23"]),
    ("Test-Connection -TcpPort", "PS C:\\> Test-Connection 203.0.113.10 -TcpPort 3389\nFalse", ["port=not-open:3389"]),
    ("linux telnet", "Trying 203.0.113.10...\nConnected to 203.0.113.10.\nEscape character is '^]'.", ["port=open"]),
    ("linux telnet with its command", "$ telnet 203.0.113.10 8080\nTrying 203.0.113.10...\nConnected to 203.0.113.10.\nEscape character is '^]'.", ["port=open:8080"]),
    ("closed at once", "Trying 203.0.113.10...\nConnected to 203.0.113.10.\nEscape character is '^]'.\nConnection closed by foreign host.", ["port=open", "connection=closed"]),
    ("closed after a banner", "Trying 203.0.113.10...\nConnected to 203.0.113.10.\nEscape character is '^]'.\n220 mail ready\nConnection closed by foreign host.", ["port=open"]),
    ("telnet refused", "Trying 203.0.113.10...\ntelnet: Unable to connect to remote host: Connection refused", ["port=refused"]),
    ("telnet timed out", "telnet: Unable to connect to remote host: Connection timed out", ["port=timeout"]),
    ("telnet no route", "telnet: Unable to connect to remote host: No route to host", ["port=unreachable"]),
    ("telnet zh", "telnet: Unable to connect to remote host: 拒绝连接", ["port=refused"]),
    ("telnet zh route", "telnet: Unable to connect to remote host: 没有到主机的路由", ["port=unreachable"]),
    ("mac telnet", "Trying 203.0.113.10...\ntelnet: connect to address 203.0.113.10: Operation timed out\ntelnet: Unable to connect to remote host", ["port=timeout"]),
    ("the next address answers", "Trying ::1...\ntelnet: connect to address ::1: Connection refused\nTrying 127.0.0.1...\nConnected to localhost.\nEscape character is '^]'.", ["port=open"]),
    ("busybox telnet", "telnet: can't connect to remote host (203.0.113.10): Connection refused", ["port=refused"]),
    ("unknown name", "telnet: nosuch.example.com: Name or service not known", ["port=unknown-host"]),
    ("windows telnet was in", "C:\\>telnet 203.0.113.10 3389\n\n遗失对主机的连接。", ["port=open:3389"]),
    ("banner", "SSH-2.0-OpenSSH_for_Windows_8.1", ["port=open", "connection=ssh-banner"]),
    ("banner in telnet", "$ telnet 203.0.113.10 22\nTrying 203.0.113.10...\nConnected to 203.0.113.10.\nEscape character is '^]'.\nSSH-2.0-OpenSSH_9.6p1 Ubuntu-3ubuntu13", ["port=open:22", "connection=ssh-banner:22"]),
    ("openbsd nc", "Connection to 203.0.113.10 22 port [tcp/ssh] succeeded!", ["port=open:22"]),
    ("openbsd nc with name and address", "Connection to example.com (203.0.113.10) 443 port [tcp/https] succeeded!", ["port=open:443"]),
    ("mac nc", "Connection to 203.0.113.10 port 22 [tcp/ssh] succeeded!", ["port=open:22"]),
    ("nc refused", "nc: connect to 203.0.113.10 port 81 (tcp) failed: Connection refused", ["port=refused:81"]),
    ("nc refused, name", "nc: connect to example.com (203.0.113.10) port 81 (tcp) failed: Connection refused", ["port=refused:81"]),
    ("nc timed out", "nc: connect to 203.0.113.10 port 81 (tcp) timed out: Operation now in progress", ["port=timeout:81"]),
    ("mac nc, a port without a name", "Connection to 203.0.113.10 port 8080 [tcp/*] succeeded!", ["port=open:8080"]),
    ("mac nc timed out", "nc: connectx to 203.0.113.10 port 81 (tcp) failed: Operation timed out", ["port=timeout:81"]),
    ("nc no route", "nc: connect to 203.0.113.10 port 81 (tcp) failed: No route to host", ["port=unreachable:81"]),
    ("nc no name", "nc: getaddrinfo for host \"nosuch.example\" port 22: Name or service not known", ["port=unknown-host:22"]),
    ("nc zh", "nc: connect to 203.0.113.10 port 3306 (tcp) failed: 拒绝连接", ["port=refused:3306"]),
    ("traditional nc open", "(UNKNOWN) [203.0.113.10] 22 (ssh) open", ["port=open:22"]),
    ("traditional nc refused", "example.com [203.0.113.10] 3389 (ms-wbt-server) : Connection refused", ["port=refused:3389"]),
    ("windows nc", "(UNKNOWN) [203.0.113.10] 81 (?): TIMEDOUT", ["port=timeout:81"]),
    ("gnu nc", "localhost [127.0.0.1] 22 (ssh) open", ["port=open:22"]),
    ("busybox nc", "203.0.113.10 (203.0.113.10:22) open", ["port=open:22"]),
    ("busybox nc refused", "nc: 203.0.113.10 (203.0.113.10:81): Connection refused", ["port=refused:81"]),
    ("ncat", "Ncat: Version 7.93 ( https://nmap.org/ncat )\nNcat: Connected to 203.0.113.10:22.\nNcat: 0 bytes sent, 0 bytes received in 0.05 seconds.", ["port=open:22"]),
    ("ncat refused", "$ ncat -zv 203.0.113.10 81\nNcat: Connection refused.", ["port=refused:81"]),
    ("ncat timeout", "Ncat: TIMEOUT.", ["port=timeout"]),
    ("ncat zh windows", "Ncat: 由于目标计算机积极拒绝，无法连接。 .", ["port=refused"]),
    ("ncat no name", "Ncat: Could not resolve hostname \"nosuch.example\": Name or service not known. QUITTING.", ["port=unknown-host"]),
    ("psping", "Connecting to 203.0.113.10:3389 (warmup): from 192.0.2.7:50611: 34.20ms\nConnecting to 203.0.113.10:3389: from 192.0.2.7:50612: 33.96ms\nTCP connect statistics for 203.0.113.10:3389:\n  Sent = 1, Received = 1, Lost = 0 (0% loss),", ["port=open:3389"]),
    ("psping, older", "TCP connect to 203.0.113.10:3389:\nConnecting to 203.0.113.10:3389 (warmup): 7.11ms\nConnecting to 203.0.113.10:3389: 6.90ms\n  Sent = 1, Received = 1, Lost = 0 (0% loss),", ["port=open:3389"]),
    ("psping refused", "Connecting to 203.0.113.10:81: from 0.0.0.0:50611:\nThe remote computer refused the network connection.", ["port=refused"]),
    ("psping timed out", "Connecting to 203.0.113.10:81: from 0.0.0.0:50611: This operation returned because the timeout period expired.", ["port=timeout:81"]),
    ("tcping", "Probing 203.0.113.10:443/tcp - Port is open - time=12.345ms", ["port=open:443"]),
    ("tcping silent", "Probing 203.0.113.10:81/tcp - No response - time=2012.003ms", ["port=not-open:81"]),
    ("tcping go", "Reply from example.com (203.0.113.10) on port 443 TCP_conn=1 time=5.12 ms", ["port=open:443"]),
    ("tcping go silent", "No reply from example.com (203.0.113.10) on port 81 TCP_conn=1", ["port=not-open:81"]),
    ("tcping cloverstd", "Ping tcp://203.0.113.10:443(203.0.113.10:443) - Connected - time=11ms", ["port=open:443"]),
    ("tcping linux", "example.com port 443 open.\nexample.com port 81 closed.", ["port=open:443", "port=refused:81"]),
    ("paping", "Connected to 203.0.113.10: time=12.34ms protocol=TCP port=80", ["port=open:80"]),
    ("nmap", "PORT     STATE    SERVICE\n22/tcp   open     ssh\n80/tcp   closed   http\n3389/tcp filtered ms-wbt-server", ["port=open:22", "port=refused:80", "port=timeout:3389"]),
    ("masscan", "Discovered open port 80/tcp on 203.0.113.10", ["port=open:80"]),
    ("portqry", "TCP port 3389 (ms-wbt-server service): LISTENING", ["port=open:3389"]),
    ("portqry not", "TCP port 3389 (ms-wbt-server service): NOT LISTENING", ["port=refused:3389"]),
    ("portqry filtered", "TCP port 3389 (ms-wbt-server service): FILTERED", ["port=timeout:3389"]),
    ("hping", "len=46 ip=203.0.113.10 ttl=54 DF id=0 sport=80 flags=SA seq=0 win=29200 rtt=9.9 ms", ["port=open:80"]),
    ("bash", "bash: connect: Connection refused\nbash: /dev/tcp/203.0.113.10/80: Connection refused", ["port=refused:80"]),
    ("bash zh", "bash: connect: 连接超时\nbash: /dev/tcp/203.0.113.10/80: 连接超时", ["port=timeout:80"]),
    ("ssh refused", "ssh: connect to host 203.0.113.10 port 22: Connection refused", ["port=refused:22"]),
    ("ssh timed out", "ssh: connect to host 203.0.113.10 port 2222: Connection timed out", ["port=timeout:2222"]),
    ("ssh mac", "ssh: connect to host 203.0.113.10 port 22: Operation timed out", ["port=timeout:22"]),
    ("ssh route", "ssh: connect to host 203.0.113.10 port 22: No route to host", ["port=unreachable:22"]),
    ("ssh old windows", "ssh: connect to host 203.0.113.10 port 22: Unknown error", ["port=not-open:22"]),
    ("ssh in git", "ssh: connect to host git.example.com port 22: Connection timed out\nfatal: Could not read from remote repository.", ["port=timeout:22"]),
    ("ssh no name", "ssh: Could not resolve hostname nosuch.example: Name or service not known", ["port=unknown-host"]),
    ("ssh zh", "ssh: connect to host 203.0.113.10 port 22: 连接超时", ["port=timeout:22"]),
    ("putty", "Network error: Connection refused", ["port=refused"]),
    ("xshell", "Connecting to 203.0.113.10:22...\nCould not connect to '203.0.113.10' (port 22): Connection failed.", ["port=not-open:22"]),
    ("curl", "curl: (7) Failed to connect to 203.0.113.10 port 8080 after 12 ms: Connection refused", ["port=refused:8080"]),
    ("curl new words", "curl: (7) Failed to connect to 203.0.113.10 port 8080 after 2035 ms: Couldn't connect to server", ["port=not-open:8080"]),
    ("curl after 21 s", "curl: (7) Failed to connect to 203.0.113.10 port 8080 after 21045 ms: Could not connect to server", ["port=timeout:8080"]),
    ("curl 28", "curl: (28) Failed to connect to 203.0.113.10 port 8080 after 5001 ms: Timeout was reached", ["port=timeout:8080"]),
    ("curl 28 old", "curl: (28) Connection timed out after 5001 milliseconds", ["port=timeout"]),
    ("curl 28 later", "curl: (28) Operation timed out after 10001 milliseconds with 0 bytes received", []),
    ("curl 6", "curl: (6) Could not resolve host: nosuch.example.com", ["port=unknown-host"]),
    ("curl 52", "* Connected to 203.0.113.10 (203.0.113.10) port 8080 (#0)\n* Empty reply from server\ncurl: (52) Empty reply from server", ["port=open:8080", "connection=closed"]),
    ("curl 56", "curl: (56) Recv failure: Connection reset by peer", ["connection=reset"]),
    ("curl tells more exactly", "* connect to 203.0.113.10 port 81 failed: Connection refused\n* Failed to connect to 203.0.113.10 port 81 after 20 ms: Couldn't connect to server\ncurl: (7) Failed to connect to 203.0.113.10 port 81 after 20 ms: Couldn't connect to server", ["port=refused:81"]),
    ("curl ipv6 first", "* Immediate connect fail for 2001:db8::1: Network is unreachable\n*   Trying 203.0.113.10:443...\n* Connected to example.com (203.0.113.10) port 443 (#0)", ["port=open:443"]),
    ("curl by a proxy", "* Uses proxy env variable https_proxy == 'http://127.0.0.1:7890'\n* Connected to 127.0.0.1 (127.0.0.1) port 7890 (#0)\n> CONNECT example.com:443 HTTP/1.1\n< HTTP/1.1 200 Connection established", []),
    ("curl -I", "HTTP/1.1 404 Not Found\nServer: nginx", ["connection=http"]),
    ("git", "fatal: unable to access 'https://git.example.com/a/b.git/': Failed to connect to git.example.com port 443 after 21043 ms: Couldn't connect to server", ["port=timeout:443"]),
    ("wget", "Connecting to example.com (example.com)|203.0.113.10|:443... connected.", ["port=open:443"]),
    ("wget refused", "Connecting to 203.0.113.10|203.0.113.10|:81... failed: Connection refused.", ["port=refused:81"]),
    ("wget zh", "正在连接 example.com (example.com)|203.0.113.10|:443... 已连接。", ["port=open:443"]),
    ("wget zh refused", "正在连接 example.com (example.com)|203.0.113.10|:81... 失败：拒绝连接。", ["port=refused:81"]),
    ("wget no name", "wget: unable to resolve host address ‘nosuch.example.com’", ["port=unknown-host"]),
    ("busybox wget", "wget: can't connect to remote host (203.0.113.10): Connection refused", ["port=refused"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), TOOLS, ids=[row[0] for row in TOOLS])
def test_tools_that_try_a_port(name: str, text: str, expected: list[str]) -> None:
    assert seen(text) == expected


PROGRAMS = [
    ("syslog that names the port", "Nov  9 12:01:31 web dockerd[430]: dial tcp 203.0.113.10:443: connect: connection refused", ["port=refused:443"]),
    ("port taken, in a log", "Nov  9 12:01:31 web app[430]: bind: Address already in use", ["socket=address-in-use"]),
    ("apt", "  Could not resolve 'archive.example.com'", ["port=unknown-host"]),
    ("java", "java.net.SocketTimeoutException: connect timed out", ["port=timeout"]),
    ("apache may not bind", "(13)Permission denied: AH00072: make_sock: could not bind to address 0.0.0.0:80", ["socket=forbidden:80"]),
    ("python", "ConnectionRefusedError: [Errno 111] Connection refused", ["port=refused"]),
    ("python mac", "TimeoutError: [Errno 60] Operation timed out", ["port=timeout"]),
    ("python windows", "ConnectionRefusedError: [WinError 10061] No connection could be made because the target machine actively refused it", ["port=refused"]),
    ("python zh", "TimeoutError: [WinError 10060] 由于连接方在一段时间后没有正确答复或连接的主机没有反应，连接尝试失败。", ["port=timeout"]),
    ("python zh-tw", "[WinError 10061] 無法連線，因為目標電腦拒絕連線。", ["port=refused"]),
    ("python reset zh", "ConnectionResetError: [WinError 10054] 远程主机强迫关闭了一个现有的连接。", ["connection=reset"]),
    ("urllib3", "HTTPConnectionPool(host='203.0.113.10', port=8000): Max retries exceeded with url: / (Caused by NewConnectionError('<x>: Failed to establish a new connection: [Errno 111] Connection refused'))", ["port=refused:8000"]),
    ("requests timeout", "requests.exceptions.ConnectTimeout: HTTPConnectionPool(host='203.0.113.10', port=80): Max retries exceeded (Caused by ConnectTimeoutError(<x>, 'Connection to 203.0.113.10 timed out. (connect timeout=5)'))", ["port=timeout:80"]),
    ("read timeout", "requests.exceptions.ReadTimeout: HTTPConnectionPool(host='203.0.113.10', port=80): Read timed out. (read timeout=5)", []),
    (".net", "System.Net.Sockets.SocketException (10061): No connection could be made because the target machine actively refused it. [::ffff:203.0.113.10]:5000", ["port=refused:5000"]),
    (".net zh", "System.Net.Sockets.SocketException (0x80004005): 由于目标计算机积极拒绝，无法连接。 203.0.113.10:8388", ["port=refused:8388"]),
    (".net read", "Unable to read data from the transport connection: A connection attempt failed because the connected party did not properly respond after a period of time.", []),
    (".net no name", "System.Net.WebException: The remote name could not be resolved: 'nosuch.example.com'", ["port=unknown-host"]),
    ("powershell", "Invoke-WebRequest : Unable to connect to the remote server", ["port=not-open"]),
    ("powershell zh", "Invoke-WebRequest : 无法连接到远程服务器", ["port=not-open"]),
    ("german", "dial tcp 203.0.113.10:6443: connectex: Es konnte keine Verbindung hergestellt werden, da der Zielcomputer die Verbindung verweigerte.", ["port=refused:6443"]),
    ("french", "SQLSTATE[HY000] [2002] Aucune connexion n'a pu être établie car l'ordinateur cible l'a expressément refusée", ["port=refused"]),
    ("russian", "Подключение не установлено, т.к. конечный компьютер отверг запрос на подключение. [::1]:5000", ["port=refused:5000"]),
    ("japanese", "対象のコンピューターによって拒否されたため、接続できませんでした。 (10061)", ["port=refused"]),
    ("spanish stripped", "No se puede establecer una conexion ya que el equipo de destino denego expresamente dicha conexion 203.0.113.10:443", ["port=refused:443"]),
    ("wrapped sentence", "A connection attempt failed because the connected party did not\nproperly respond after a period of time, or established connection failed\nbecause connected host has failed to respond", ["port=timeout"]),
    ("java", "java.net.ConnectException: Connection refused: connect", ["port=refused"]),
    ("java timeout", "java.net.SocketTimeoutException: connect timed out", ["port=timeout"]),
    ("java read", "java.net.SocketTimeoutException: Read timed out", []),
    ("java route", "java.net.NoRouteToHostException: No route to host (Host unreachable)", ["port=unreachable"]),
    ("netty", "io.netty.channel.AbstractChannel$AnnotatedConnectException: Connection refused: /203.0.113.10:6379", ["port=refused:6379"]),
    ("go", "Get \"https://203.0.113.10:6443/api\": dial tcp 203.0.113.10:6443: connect: connection refused", ["port=refused:6443"]),
    ("go timeout", "dial tcp 203.0.113.10:443: i/o timeout", ["port=timeout:443"]),
    ("go no name", "dial tcp: lookup nosuch.example.com on 192.0.2.53:53: no such host", ["port=unknown-host"]),
    ("go read", "read tcp 192.0.2.7:50123->203.0.113.10:443: i/o timeout", []),
    ("node", "Error: connect ECONNREFUSED 203.0.113.10:3306", ["port=refused:3306"]),
    ("node timeout", "connect ETIMEDOUT 203.0.113.10:443", ["port=timeout:443"]),
    ("node read", "Error: read ETIMEDOUT", []),
    ("node reset", "Error: read ECONNRESET", ["connection=reset"]),
    ("node no name", "Error: getaddrinfo ENOTFOUND nosuch.example.com", ["port=unknown-host"]),
    ("node in use", "Error: listen EADDRINUSE: address already in use :::3000", ["socket=address-in-use:3000"]),
    ("node denied", "Error: listen EACCES: permission denied 0.0.0.0:80", ["socket=forbidden:80"]),
    ("rust", "tcp connect error: Connection refused (os error 111)", ["port=refused"]),
    ("mysql refused", "ERROR 2003 (HY000): Can't connect to MySQL server on '203.0.113.10:3306' (111)", ["port=refused:3306"]),
    ("mysql windows", "ERROR 2003 (HY000): Can't connect to MySQL server on '203.0.113.10' (10060)", ["port=timeout"]),
    ("mysql socket file", "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/run/mysqld/mysqld.sock' (2)", []),
    ("mysql signed out", "ERROR 1045 (28000): Access denied for user 'a'@'localhost'", []),
    ("redis", "Could not connect to Redis at 203.0.113.10:6379: Connection refused", ["port=refused:6379"]),
    ("redis zh", "Could not connect to Redis at 203.0.113.10:6379: 由于目标计算机积极拒绝，无法连接。", ["port=refused:6379"]),
    ("postgres", "psql: error: connection to server at \"203.0.113.10\", port 5432 failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?", ["port=refused:5432"]),
    ("old postgres", "psql: could not connect to server: Connection refused\n\tIs the server running on host \"203.0.113.10\" and accepting\n\tTCP/IP connections on port 5432?", ["port=refused:5432"]),
    ("sql server zh", "(provider: TCP Provider, error: 0 - 由于目标计算机积极拒绝，无法连接。) (Microsoft SQL Server，错误: 10061)", ["port=refused"]),
    ("kubectl", "The connection to the server 203.0.113.10:6443 was refused - did you specify the right host or port?", ["port=refused:6443"]),
    ("adb", "cannot connect to 203.0.113.10:5555: 由于目标计算机积极拒绝，无法连接。 (10061)", ["port=refused:5555"]),
    ("10065", "[WinError 10065] A socket operation was attempted to an unreachable host", ["port=unreachable"]),
    ("10013", "OSError: [WinError 10013] 以一种访问权限不允许的方式做了一个访问套接字的尝试。", ["socket=forbidden"]),
    ("10048", "OSError: [WinError 10048] 通常每个套接字地址(协议/网络地址/端口)只允许使用一次。", ["socket=address-in-use"]),
    ("10055", "java.net.SocketException: 由于系统缓冲区空间不足或队列已满，不能执行套接字上的操作。", ["socket=exhausted"]),
    ("10048 outwards", "dial tcp 203.0.113.10:443: connectex: Only one usage of each socket address (protocol/network address/port) is normally permitted.", ["socket=exhausted:443"]),
    ("10049", "OSError: [WinError 10049] 在其上下文中，该请求的地址无效。", ["socket=address-missing"]),
    ("nginx in use", "nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)", ["socket=address-in-use:80"]),
    ("nginx denied", "nginx: [emerg] bind() to 0.0.0.0:81 failed (13: Permission denied)", ["socket=forbidden:81"]),
    ("docker", "Error: Bind for 0.0.0.0:8080 failed: port is already allocated.", ["socket=address-in-use:8080", "docker=port-taken:8080"]),
    ("chrome", "This site can’t be reached\n203.0.113.10 refused to connect.\nERR_CONNECTION_REFUSED", ["port=refused"]),
    ("chrome zh", "无法访问此网站\n203.0.113.10 拒绝了我们的连接请求。\nERR_CONNECTION_REFUSED", ["port=refused"]),
    ("chrome timeout zh", "无法访问此网站\nexample.com 的响应时间过长。\nERR_CONNECTION_TIMED_OUT", ["port=timeout"]),
    ("chrome name", "找不到 nosuch.example.com 的服务器 IP 地址。\nDNS_PROBE_FINISHED_NXDOMAIN", ["port=unknown-host"]),
    ("chrome reset", "ERR_CONNECTION_RESET", ["connection=reset"]),
    ("chrome empty", "ERR_EMPTY_RESPONSE", ["connection=closed"]),
    ("console", "GET http://203.0.113.10:8080/api net::ERR_CONNECTION_REFUSED", ["port=refused:8080"]),
    ("apt", "  Could not connect to archive.example.com:80 (203.0.113.10), connection timed out", ["port=timeout:80"]),
    ("apt refused", "  Could not connect to archive.example.com:80 (203.0.113.10). - connect (111: Connection refused)", ["port=refused:80"]),
    ("apt no name", "W: Failed to fetch http://archive.example.com/x  Temporary failure resolving 'archive.example.com'", []),
    ("apt no name, own line", "Err:1 http://archive.example.com stable InRelease\n  Temporary failure resolving 'archive.example.com'", ["port=unknown-host"]),
    ("yum", "[Errno 14] curl#7 - \"Failed connect to mirror.example.com:80; Connection refused\"", ["port=refused:80"]),
    ("yum no name", "[Errno 14] curl#6 - \"Could not resolve host: mirror.example.com; Unknown error\"", ["port=unknown-host"]),
    ("git no name", "fatal: unable to access 'https://git.example.com/a.git/': Could not resolve host: git.example.com", ["port=unknown-host"]),
    ("npm", "npm ERR! code ECONNREFUSED\nnpm ERR! network request to https://registry.example.com/x failed, reason: connect ECONNREFUSED 203.0.113.10:443", ["port=refused:443"]),
    ("node object", "  errno: -4078,\n  code: 'ECONNREFUSED',\n", ["port=refused"]),
    ("json", "{\"error\":\"connection refused\"}", ["port=refused"]),
    ("filezilla", "Status: Connection attempt failed with \"ECONNREFUSED - Connection refused by server\".", ["port=refused"]),
    ("filezilla zh", "状态: 连接尝试失败，错误为“ETIMEDOUT - 连接尝试超时”。", ["port=timeout"]),
    ("winscp zh", "网络错误：连接到“203.0.113.10”超时。", ["port=timeout"]),
    ("oracle", "ORA-12541: TNS:no listener", ["port=refused"]),
    ("docker look-up", "dial tcp: lookup registry.example.com on 192.0.2.53:53: read udp 192.0.2.7:50123->192.0.2.53:53: i/o timeout", ["port=unknown-host"]),
    ("spring", "Web server failed to start. Port 8080 was already in use.", ["socket=address-in-use:8080"]),
    ("docker proxy", "Error starting userland proxy: listen tcp4 0.0.0.0:80: bind: address already in use", ["socket=address-in-use:80", "docker=port-taken:80"]),
    ("rsync", "rsync: failed to connect to 203.0.113.10: Connection timed out (110)", ["port=timeout"]),
    ("powershell socket zh", "使用“2”个参数调用“Connect”时发生异常:“由于目标计算机积极拒绝，无法连接。 203.0.113.10:3389”", ["port=refused:3389"]),
    ("ansible", 'fatal: [203.0.113.10]: UNREACHABLE! => {"changed": false, "msg": "Failed to connect to the host via ssh: ssh: connect to host 203.0.113.10 port 22: Connection refused\\r\\n", "unreachable": true}', ["port=refused:22"]),
    ("a polite question behind it", "ConnectionRefusedError: [WinError 10061] 由于目标计算机积极拒绝，无法连接。请问该怎么解决？", ["port=refused"]),
    ("log line", "2026-06-13 15:48:16,120 ERROR [main] c.e.App - java.net.ConnectException: Connection refused: connect", ["port=refused"]),
    ("firefox", "Unable to connect\nFirefox can’t establish a connection to the server at 203.0.113.10:8080.", ["port=not-open"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), PROGRAMS, ids=[row[0] for row in PROGRAMS])
def test_errors_of_programs_and_browsers(name: str, text: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(seen(text))) == expected


OUTGOING = [
    ("java, outwards", "java.net.BindException: Address already in use: connect", "exhausted"),
    ("java, a listener", "java.net.BindException: Address already in use: bind", "address-in-use"),
    ("java, a listener of old", "java.net.BindException: Address already in use: JVM_Bind", "address-in-use"),
    ("java by its stack", "java.net.BindException: Address already in use\n\tat java.base/sun.nio.ch.Net.connect0(Native Method)", "exhausted"),
    ("java by its stack, a listener", "java.net.BindException: Address already in use\n\tat java.base/sun.nio.ch.Net.bind0(Native Method)", "address-in-use"),
    ("java, no address", "java.net.BindException: Cannot assign requested address (Bind failed)", "address-missing"),
    ("java on Linux", "java.net.NoRouteToHostException: Cannot assign requested address", "exhausted"),
    (".net names the other end", "System.Net.Sockets.SocketException (10048): Only one usage of each socket address (protocol/network address/port) is normally permitted. 203.0.113.5:443", "exhausted"),
    (".net zh, by its stack", "System.Net.Sockets.SocketException (10048): 通常每个套接字地址(协议/网络地址/端口)只允许使用一次。\n   在 System.Net.Sockets.Socket.Connect(EndPoint remoteEP)", "exhausted"),
    (".net, a request", "System.Net.Http.HttpRequestException: Only one usage of each socket address (protocol/network address/port) is normally permitted. (api.example.com:443)\n ---> System.Net.Sockets.SocketException (10048): Only one usage of each socket address (protocol/network address/port) is normally permitted.", "exhausted"),
    (".net, a listener", "System.Net.Sockets.SocketException (10048): Only one usage of each socket address (protocol/network address/port) is normally permitted.\n   at System.Net.Sockets.Socket.DoBind(EndPoint endPointSnapshot)", "address-in-use"),
    (".net, its own end", "System.Net.Sockets.SocketException (10048): Only one usage of each socket address (protocol/network address/port) is normally permitted. 0.0.0.0:8080", "address-in-use"),
    ("go", "Get \"https://api.example.com/\": dial tcp 203.0.113.5:443: connect: cannot assign requested address", "exhausted"),
    ("go, a listener", "listen tcp 203.0.113.10:8080: bind: cannot assign requested address", "address-missing"),
    ("go, a listener that is late", "listen tcp :8080: bind: address already in use", "address-in-use"),
    ("go, its own end", "dial tcp 203.0.113.5:443: bind: address already in use", "exhausted"),
    ("node", "Error: connect EADDRINUSE 203.0.113.5:443", "exhausted"),
    ("python", "HTTPSConnectionPool(host='api.example.com', port=443): Max retries exceeded with url: / (Caused by NewConnectionError('<x>: Failed to establish a new connection: [Errno 99] Cannot assign requested address'))", "exhausted"),
    ("python, a listener", "  File \"a.py\", line 3, in <module>\n    s.bind((\"203.0.113.10\", 80))\nOSError: [Errno 99] Cannot assign requested address", "address-missing"),
    ("python does not tell", "OSError: [Errno 99] Cannot assign requested address", None),
    ("postgres", "psql: error: connection to server at \"203.0.113.5\", port 5432 failed: Cannot assign requested address", "exhausted"),
    ("postgres, the server", "LOG:  could not bind IPv4 address \"203.0.113.10\": Cannot assign requested address", "address-missing"),
    ("postgres without IPv6", "psql: could not connect to server: Cannot assign requested address\n\tIs the server running on host \"localhost\" (::1) and accepting\n\tTCP/IP connections on port 5432?", None),
    ("node without IPv6", "Error: connect EADDRNOTAVAIL ::1:6379 - Local (:::0)", None),
    ("prose", "The bind: cannot assign requested address message appears when the address is gone.", None),
    ("a socket of the file system", "docker: Got permission denied while trying to connect to unix:///run/d.sock: dial unix /run/d.sock: connect: permission denied.", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "value"), OUTGOING, ids=[row[0] for row in OUTGOING])
def test_a_connection_without_a_free_port_is_no_listener(name: str, text: str, value: str | None) -> None:
    assert {f"{one.subject}={one.value}" for one in read(text)} == ({f"socket={value}"} if value else set())


_DRIVER = "docker: Error response from daemon: driver failed programming external connectivity on endpoint web (3f0c9d0b6f1a2c3d): "
_NAT = "(iptables failed: iptables --wait -t nat -A DOCKER -p tcp -d 0/0 --dport 8080 -j DNAT --to-destination 172.17.0.2:80 ! -i docker0: iptables: No chain/target/match by that name.\n (exit status 1))."
DOCKER = [
    ("taken", _DRIVER + "Bind for 0.0.0.0:8080 failed: port is already allocated.", ["docker=port-taken:8080"]),
    ("taken by another program", _DRIVER + "Error starting userland proxy: listen tcp4 0.0.0.0:8080: bind: address already in use", ["docker=port-taken:8080"]),
    ("taken, on a desktop", "Error response from daemon: Ports are not available: exposing port TCP 0.0.0.0:80 -> 127.0.0.1:0: listen tcp 0.0.0.0:80: bind: address already in use", ["docker=port-taken:80"]),
    ("no chain", _DRIVER + _NAT, ["docker=no-chain:8080"]),
    ("no chain, wrapped", (_DRIVER + _NAT).replace(" (3f", "\n(3f").replace(" -j", "\n-j"), ["docker=no-chain:8080"]),
    ("failed", _DRIVER + "Unable to enable DNAT rule", ["docker=failed"]),
    ("forbidden by the system", _DRIVER + "Error starting userland proxy: listen tcp4 0.0.0.0:80: bind: permission denied", []),
    ("iptables by itself", "# iptables -D OWN 1\niptables: No chain/target/match by that name.", []),
    ("advice", "If you see driver failed programming external connectivity on endpoint web (3f0c9d0b6f1a), restart Docker.", []),
    ("a heading", "## driver failed programming external connectivity on endpoint web (3f0c9d0b6f1a)", []),
    ("a question zh", "docker 启动报错 port is already allocated 怎么解决", []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), DOCKER, ids=[row[0] for row in DOCKER])
def test_docker_that_cannot_publish_a_port(name: str, text: str, expected: list[str]) -> None:
    assert [one for one in seen(text) if one.startswith("docker")] == expected


COMMANDS = [
    ("curl -6 -sv -m 30 https://example.com/\ncurl: (7) Couldn't connect to server", ["port=not-open"]),
    ("curl --connect-timeout 5 --max-time 10 http://203.0.113.10:8080/\ncurl: (7) couldn't connect to host", ["port=not-open:8080"]),
    ("nc -vz -w 5 203.0.113.10 443\nNcat: Connection refused.", ["port=refused:443"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMMANDS)
def test_seconds_to_wait_are_no_port(text: str, expected: list[str]) -> None:
    assert seen("$ " + text) == expected


HOSTS = [
    ("$ curl -I http://127.0.0.1:8080/\nHTTP/1.1 200 OK", "127.0.0.1"),
    ("$ curl -I localhost\nHTTP/1.1 200 OK", "localhost"),
    ("$ curl -H 'Host: example.com' http://127.0.0.1/ -I\nHTTP/1.1 404 Not Found", "127.0.0.1"),
    ("$ curl -sI http://example.com/\nHTTP/1.1 200 OK", "example.com"),
    ("* Connected to localhost (127.0.0.1) port 80 (#0)\n> GET / HTTP/1.1\n< HTTP/1.1 200 OK", "127.0.0.1"),
    ("$ curl http://localhost/\ncurl: (7) couldn't connect to host", "localhost"),
    ("HTTP/1.1 200 OK", None),
]


@pytest.mark.parametrize(("text", "host"), HOSTS)
def test_what_answered_is_named(text: str, host: str | None) -> None:
    found = read(text)
    assert found
    assert {one.detail.get("host") for one in found} == {host}


def test_quoted_resets_are_told_only_by_logs() -> None:
    assert seen('level=error msg="read tcp: connection reset by peer"') == ["connection=reset"]
    assert seen('{"error":"read tcp: connection reset by peer"}') == ["connection=reset"]
    assert seen("couldn't read: Connection reset by peer") == ["connection=reset"]


SILENT = [
    ("a remark in a script", "ssh localhost\n#如出现ssh: connect to host localhost port 22: Connection refused\n#就安装ssh"),
    ("a table in JavaScript", "    'ssh anna@localhost': 'ssh: connect to host localhost port 22: Connection established',"),
    ("an argument of a test", '    run classify 255 "kex_exchange_identification: read: Connection reset by peer"'),
    ("a sentence with a quoted message", "SSH kept failing with `kex_exchange_identification: read: Connection reset by peer` even then."),
    ("a table in C", '    { L"Network error: Connection refused", REFUSED },\n    { L"Network error: Connection reset by peer", RESET },'),
    ("a table in Go", '    {"reset", "read: connection reset by peer", true},\n    err: errors.New("read: connection reset by peer"),'),
    ("a table in Python", '    ("kex_exchange_identification: Connection closed by remote host", "closed"),'),
    ("an account that may not sign in", "连接被拒绝，因为没有授权此用户帐户进行远程登录。"),
    ("release notes", "ECONNRESET and behaving as if the end had come."),
    ("a list of a program's texts", "    'telnet: Unable to connect to remote host: Connection refused',\n    \": connection refused\","),
    ("source that makes an error", "    failure = NetworkError(None, \"[WinError 10061] 由于目标计算机积极拒绝，无法连接。\")"),
    ("source that logs", "    LOG_ERR(TAG, \"cannot listen: address already in use!\");\n    x = 3; /* 11001 */\n    { 0x01 }, // 11001"),
    ("a rule of a log reader", "<match>failed to connect: connection refused</match>"),
    ("templates of a log", "E16,\"deferred: Connection refused by [<*>]\""),
    ("names of errors in source", "LOST = frozenset({ECONNRESET, ENOTCONN, EPIPE})"),
    ("an error named in a sentence", "Besides these, also consider ECONNREFUSED as transient."),
    ("setting of a server", "<Connector port=\"8080\" connectionTimeout=\"20000\" />\n  connectionTimeout=\"20000\"\nconnectionTimeout = 3000"),
    ("setting of a client", "Host web\n    ConnectTimeout 10\nconnection timeout: 30\nConnection Timeout=30;Server=x"),
    ("field of a program", "ConnectTimeout  config.Duration  `toml:\"connect_timeout\"`"),
    ("reference", "The connection timeout set here is included in the whole.\nCategory: connection timeout"),
    ("reference of names", "Could not resolve host. The given name was not resolved."),
    ("a module that is not found", "Unable to resolve module ./main\nCould not resolve dependencies for project com.example"),
    ("sudo's own trouble", "sudo: unable to resolve host web01: Name or service not known"),
    ("lock of a package manager", "E: Could not open lock file /var/lib/dpkg/lock - open (13: Permission denied)"),
    ("mail server's log", "Nov  9 12:01:31 web sendmail[4306]: to=root, relay=[127.0.0.1], stat=Deferred: Connection refused by [127.0.0.1]"),
    ("another daemon's log", "Jul 25 23:23:13 web xinetd[264]: warning: can't get client address: Connection reset by peer"),
    ("announced example", "If not:\n```\ntelnet: Unable to connect to remote host: Connection refused\n```"),
    ("announced examples zh", "# 如果连接成功则会返回：\nTrying 203.0.113.10...\nConnected to 203.0.113.10.\nEscape character is '^]'."),
    ("announced example without colon", "若成功，会显示类似如下信息。\nTrying 203.0.113.10...\nConnected to 203.0.113.10.\nEscape character is '^]'.\nSSH-2.0-OpenSSH_9.6"),
    ("commented examples", "nc -zv db 5432\n# Connection to db 5432 port [tcp/postgresql] succeeded!  -> OK\n# nc: connect to db port 5432 (tcp) failed: Connection timed out -> firewall"),
    ("a link to an article zh", "[不能打开到主机的连接，在端口1521:连接失败的解决方法](https://example.com/a)"),
    ("quoted in a sentence zh", "客户端随后报「由于目标计算机积极拒绝，无法连接 (10061)」，"),
    ("Test-Connection -TcpPort lies when it is true", "PS C:\\> Test-Connection 203.0.113.10 -TcpPort 3389\nTrue"),
    ("telnet missing", "'telnet' is not recognized as an internal or external command,\noperable program or batch file."),
    ("telnet missing zh", "'telnet' 不是内部或外部命令，也不是可运行的程序\n或批处理文件。"),
    ("nc missing", "bash: nc: command not found"),
    ("telnet with a colon", "C:\\>telnet 203.0.113.10:3389\n正在连接203.0.113.10:3389...无法打开到主机的连接。 在端口 23: 连接失败"),
    ("colon without its command", "正在连接203.0.113.10:3389...无法打开到主机的连接。 在端口 23: 连接失败"),
    ("no port given", "C:\\>telnet 203.0.113.10\nConnecting To 203.0.113.10...Could not open connection to the host, on port 23: Connect failed"),
    ("colon on linux", "$ telnet 203.0.113.10:8080\ntelnet: 203.0.113.10:8080: Name or service not known"),
    ("nothing printed", "C:\\>telnet 203.0.113.10 3389"),
    ("udp", "Connection to 203.0.113.10 53 port [udp/domain] succeeded!"),
    ("nmap udp", "53/udp open domain"),
    ("ufw", "22/tcp                     ALLOW       Anywhere"),
    ("ping", "ping: nosuch.example.com: Name or service not known"),
    ("old ping", "connect: Network is unreachable"),
    ("advice", "If you see \"Connection refused\", the service is not running."),
    ("advice zh", "如果提示：由于目标计算机积极拒绝，无法连接，说明服务没有启动。"),
    ("question zh", "连接数据库出现 由于目标计算机积极拒绝，无法连接 怎么解决"),
    ("article", "## 10061 由于目标计算机积极拒绝，无法连接的原因"),
    ("source", "    raise OSError('Connection refused')\n    if (err.code === 'ECONNREFUSED') {\n    print(\"由于连接方在一段时间后没有正确答复或连接的主机没有反应，连接尝试失败。\")"),
    ("both outcomes explained", "TcpTestSucceeded : True  <- open\nTcpTestSucceeded : False <- closed"),
    ("server's log", "Jun 13 15:48:16 web sshd[62495]: Connection reset by 198.51.100.7 port 38808 [preauth]\nJun 13 15:48:17 web sshd[62496]: error: kex_exchange_identification: read: Connection reset by peer"),
    ("access log", "198.51.100.7 - - [13/Jun/2026:15:48:16 +0000] \"GET / HTTP/1.1\" 200 612"),
    ("inverse look-up", "203.0.113.10: inverse host lookup failed: Unknown host"),
    ("banner exchange", "Connection timed out during banner exchange"),
    ("possible outcomes", "Possible answers: connection refused, connection timed out, no route to host"),
    ("quoted in an article", "SSH says `Connection refused` and the log shows `ECONNREFUSED`."),
    ("a link", "- [Connection refused](tcp.refused)"),
    ("a table of codes", "| 10061 | No connection could be made because the target machine actively refused it |"),
    ("a list of codes", "10060 由于连接方在一段时间后没有正确答复或连接的主机没有反应，连接尝试失败；10061 由于目标计算机积极拒绝，无法连接"),
    ("browser code in a sentence", "In the browser it is `ERR_CONNECTION_REFUSED` or a blank page."),
    ("config", "server_addr=203.0.113.10:8024\nserver_port=8000\ntimeout=30\nconnect_timeout = 5"),
    ("port by itself", "10061"),
    ("pid", "nginx (10061)"),
    ("usage", "usage: nc [-46CDdFhklNnrStUuvZz] [-I length] [-w timeout] [destination] [port]"),
    ("nc listens", "Connection from 198.51.100.7 51234 received!"),
    ("http timeout", "504 Gateway Time-out"),
    ("file", "PermissionError: [Errno 13] Permission denied: '/etc/app.conf'"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), SILENT, ids=[row[0] for row in SILENT])
def test_what_is_no_port_test_says_nothing(name: str, text: str) -> None:
    assert seen(text) == []


BLOCK = """
ComputerName     : 203.0.113.10
RemoteAddress    : 203.0.113.10
RemotePort       : 3389
InterfaceAlias   : Ethernet
SourceAddress    : 192.0.2.7
"""

TNC = [
    ("open", BLOCK + "TcpTestSucceeded : True", ["port=open:3389"]),
    ("not open, ping answered", BLOCK + "PingSucceeded          : True\nPingReplyDetails (RTT) : 8 ms\nTcpTestSucceeded : False", ["port=not-open:3389", "ping=ok"]),
    ("nothing answers, zh", "警告: TCP connect to (203.0.113.10 : 3389) failed\n警告: Ping to 203.0.113.10 failed with status: TimedOut\n" + BLOCK + "PingSucceeded    : False\nTcpTestSucceeded : False", ["port=not-open:3389", "ping=no-reply"]),
    ("warning alone", "WARNING: TCP connect to 203.0.113.10:8080 failed", ["port=not-open:8080"]),
    ("no name", "警告: Name resolution of nosuch.example.com failed", ["port=unknown-host"]),
    ("two targets", BLOCK + "TcpTestSucceeded : True\n" + BLOCK.replace("3389", "22") + "TcpTestSucceeded : False", ["port=open:3389", "port=not-open:22"]),
    ("last line with its command", "PS C:\\> tnc 203.0.113.10 -p 8080\nTcpTestSucceeded : False", ["port=not-open:8080"]),
    ("quiet", "PS C:\\> Test-NetConnection 203.0.113.10 -Port 443 -InformationLevel Quiet\nTrue", ["port=open:443"]),
    ("property", "PS C:\\> (Test-NetConnection 203.0.113.10 -CommonTCPPort RDP).TcpTestSucceeded\nFalse", ["port=not-open:3389"]),
    ("quiet ping", "PS C:\\> Test-NetConnection 203.0.113.10 -InformationLevel Quiet\nTrue", []),
    ("table", "ComputerName RemotePort TcpTestSucceeded\n------------ ---------- ----------------\n203.0.113.10       3389             True\n203.0.113.10         22            False", ["port=open:3389", "port=not-open:22"]),
    ("json", '{\n "ComputerName": "203.0.113.10",\n "RemotePort": 3389,\n "TcpTestSucceeded": true\n}', ["port=open:3389"]),
    ("ping only", "ComputerName : 203.0.113.10\nRemoteAddress : 203.0.113.10\nPingSucceeded : True", ["ping=ok"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), TNC, ids=[row[0] for row in TNC])
def test_test_netconnection(name: str, text: str, expected: list[str]) -> None:
    assert sorted(seen(text)) == sorted(expected)


def test_a_finding_names_its_lines_host_and_tool() -> None:
    (found,) = read(
        "C:\\>telnet 203.0.113.10 3389\n正在连接203.0.113.10...无法打开到主机的连接。 在端口 3389: 连接失败"
    )
    assert found.lines == (2,)
    assert found.detail == {"host": "203.0.113.10", "port": 3389, "tool": "telnet"}


def test_the_code_of_an_error_is_kept() -> None:
    (found,) = read("Socket error 10060 connecting to 203.0.113.10:21")
    assert (found.value, found.detail["code"], found.detail["port"]) == ("timeout", 10060, 21)


def test_every_word_is_in_the_table_of_meanings() -> None:
    texts = [row[1] for row in (*TELNET, *TOOLS, *PROGRAMS, *DOCKER, *TNC)]
    said = {(one.subject, one.value) for text in texts for one in read(text)}
    known = {(subject, value) for subject, values in ports.SUBJECTS.items() for value in values}
    assert said - known == {("ping", "ok"), ("ping", "no-reply")}
    assert known <= said


@pytest.mark.parametrize(
    "line", ["connect to host " * 120, "Connection refused " * 100, "* connected to (" * 120, "|:" * 1000, ": " * 1000]
)
def test_hostile_lines_do_no_harm(line: str) -> None:
    text = "\n".join([line[:1900]] * 500)
    read(text)
