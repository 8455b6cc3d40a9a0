"""How programs and systems say that a connection failed, in the languages of their users.

Sentences of Windows are those of its Winsock error codes (10060 and so on); those of Linux and BSD are strerror() in the
GNU C library's translations. All of them are written without diacritics (`port_lines.folded`).
"""

# Sentences are kept whole.
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Mapping

from wizard.evidence.reach.port_lines import folded
from wizard.evidence.transcript import squeezed

_REASONS = {
    "refused": (
        "connection refused|connection was refused|econnrefused|actively refused|积极拒绝|積極拒絕|拒绝连接|连接被拒绝|连接遭到拒绝|"
        "拒絕連線|連線被拒|verbindungsaufbau abgelehnt|connexion refusee|conexion rehusada|conexion rechazada|conexao recusada|"
        "ligacao recusada|connessione rifiutata|verbinding is geweigerd|polaczenie odrzucone|spojeni odmitnuto|"
        "в соединении отказано|у з'єднанні відмовлено|baglanti reddedildi|接続を拒否されました|연결이 거부됨|forbindelse vagras"
    ),
    "timeout": (
        "timed out|timed-out|timedout|etimedout|timeout|time out|连接超时|連線逾時|die wartezeit fur die verbindung ist abgelaufen|"
        "expiration du delai d'attente|connexion terminee par expiration|expiro el tiempo de conexion|tiempo de conexion agotado|"
        "tempo esgotado|conexao expirou|connessione scaduta|время ожидания соединения истекло|時間切れ|接続がタイムアウト|"
        "연결 시간 초과|uplynal limit czasu|casovy limit|zaman asimi"
    ),
    "unreachable": (
        "no route to host|network is unreachable|network unreachable|host is unreachable|host unreachable|host is down|"
        "ehostunreach|enetunreach|ehostdown|没有到主机的路由|网络不可达|沒有通往主機的路徑|網路無法到達|keine route zum zielrechner|"
        "das netzwerk ist nicht erreichbar|aucun chemin d'acces pour atteindre l'hote|le reseau n'est pas accessible|"
        "no existe ninguna ruta hasta|la red es inaccesible|nao ha rota para|a rede esta fora de alcance|nessun instradamento|"
        "rete non raggiungibile|нет маршрута до узла|сеть недоступна|ホストへの経路がありません|ネットワークに到達できません"
    ),
    "unknown-host": (
        "name or service not known|nodename nor servname|temporary failure in name resolution|temporary failure resolving|no such host|unknown host|"
        "host not found|name does not resolve|could not resolve host:|could not resolve host;|could not resolve host name|could not resolve hostname|"
        "could not resolve host '|could not resolve '|could not resolve proxy:|couldn't resolve host|"
        "couldn't resolve proxy|unable to resolve host|unable to resolve address|unable to resolve name|host name lookup|getaddrinfo failed|"
        "enotfound|eai_again|no address associated|未知的名称或服务|域名解析暂时失败|域名解析出现暂时性错误|不知道这样的主机|無法識別這台主機|"
        "名前またはサービスが不明です|der name oder der dienst ist nicht bekannt|nom ou service inconnu|nombre o servicio desconocido|"
        "nome o servizio sconosciuto|nome ou servico desconhecido|имя или служба не известны|fehler bei der namensauflosung"
    ),
    "forbidden": "bad access|permission denied|权限不够|拒绝访问|eacces",
    "exhausted": "cannot assign requested address|can't assign requested address|eaddrnotavail|无法指定被请求的地址",
}
REASONS: Mapping[str, tuple[str, ...]] = {
    value: tuple(folded(word) for word in words.split("|")) for value, words in _REASONS.items()
}

# Error codes of Winsock and, at the end, of Windows itself and of the Linux kernel.
CODES: Mapping[int, str] = {
    10061: "refused", 1225: "refused", 111: "refused", 61: "refused",
    10060: "timeout", 110: "timeout", 60: "timeout", 115: "timeout",
    10065: "unreachable", 10051: "unreachable", 113: "unreachable", 101: "unreachable", 51: "unreachable", 65: "unreachable",
    11001: "unknown-host", 11004: "unknown-host",
    10054: "reset", 104: "reset",
    10013: "forbidden", 10055: "exhausted", 10048: "address-in-use", 98: "address-in-use", 48: "address-in-use",
    10049: "address-missing",
}  # fmt: skip

_SENTENCES = {
    10061: (
        "because the target machine actively refused it|由于目标计算机积极拒绝,无法连接|无法连接,因为目标计算机积极拒绝|因為目標電腦拒絕連線|"
        "因為目標電腦主動拒絕|da der Zielcomputer die Verbindung verweigerte|l'ordinateur cible l'a expressément refusée|"
        "l'ordinateur cible l'a refusée activement|el equipo de destino denegó expresamente dicha conexión|"
        "a máquina de destino as recusou ativamente|Rifiuto persistente del computer di destinazione|"
        "omdat de doelcomputer de verbinding actief heeft geweigerd|komputer docelowy aktywnie go odmawia|"
        "protože cílový počítač je aktivně odmítl|конечный компьютер отверг запрос на подключение|Hedef makine etkin olarak reddettiğinden|"
        "対象のコンピューターによって拒否された|대상 컴퓨터에서 연결을 거부했|eftersom måldatorn aktivt nekade|"
        "a célszámítógép már visszautasította"
    ),
    1225: (
        "The remote computer refused the network connection|远程计算机拒绝网络连接|遠端電腦拒絕網路連線|"
        "Der Remotecomputer hat die Netzwerkverbindung abgelehnt|L'ordinateur distant a refusé la connexion réseau|"
        "El equipo remoto rechazó la conexión de red|リモート コンピューターによりネットワーク接続が拒否されました|"
        "Удаленный компьютер отклонил это сетевое подключение"
    ),
    10060: (
        "the connected party did not properly respond after a period of time|由于连接方在一段时间后没有正确答复或连接的主机没有反应|"
        "因為連線對象有一段時間並未正確回應|da die Gegenstelle nach einer bestimmten Zeitspanne nicht richtig reagiert hat|"
        "car le parti connecté n'a pas répondu convenablement|ya que la parte conectada no respondió adecuadamente|"
        "porque o componente conectado não respondeu corretamente|Risposta non corretta della parte connessa|"
        "Попытка установить соединение была безуспешной|połączona strona nie odpowiedziała poprawnie|"
        "omdat de verbonden partij niet goed heeft gereageerd|připojená strana v časovém intervalu řádně neodpověděla|"
        "接続済みの呼び出し先が一定の時間を過ぎても正しく応答しなかった|연결된 구성원으로부터 응답이 없어 연결하지 못했거나"
    ),
    10065: (
        "A socket operation was attempted to an unreachable host|套接字操作尝试一个无法连接的主机|"
        "Ein Socketvorgang bezog sich auf einen nicht verfügbaren Host|выполнить операцию на сокете при отключенном хосте|"
        "到達できないホストに対してソケット操作を実行しようとしました|通訊端操作嘗試連線到一個無法連線的主機"
    ),
    10051: (
        "A socket operation was attempted to an unreachable network|向一个无法连接的网络尝试了一个套接字操作|"
        "通訊端操作嘗試連線到一個無法連線的網路|Ein Socketvorgang bezog sich auf ein nicht verfügbares Netzwerk|"
        "到達できないネットワークに対してソケット操作を実行しようとしました"
    ),
    11001: (
        "No such host is known|不知道这样的主机|無法識別這台主機|Der angegebene Host ist unbekannt|Es ist kein solcher Host bekannt|"
        "Hôte inconnu|Host desconocido|Este host não é conhecido|Host sconosciuto|Этот хост неизвестен|そのようなホストは不明です|"
        "알려진 호스트가 없습니다|The remote name could not be resolved|未能解析此远程名称|無法解析遠端名稱|"
        "Der Remotename konnte nicht aufgelöst werden|Le nom distant n'a pas pu être résolu|"
        "No se puede resolver el nombre remoto|リモート名を解決できませんでした|Невозможно разрешить удаленное имя"
    ),
    10054: (
        "existing connection was forcibly closed by the remote host|远程主机强迫关闭了一个现有的连接|遠端主機已強制關閉一個現存的連線|"
        "Eine vorhandene Verbindung wurde vom Remotehost geschlossen|Une connexion existante a dû être fermée par l'hôte distant|"
        "Se ha forzado la interrupción de una conexión existente por el host remoto|"
        "Foi forçado o cancelamento de uma conexão existente pelo host remoto|Connessione in corso interrotta forzatamente dall'host remoto|"
        "Удаленный хост принудительно разорвал существующее подключение|Istniejące połączenie zostało gwałtownie zamknięte|"
        "既存の接続はリモート ホストに強制的に切断されました|현재 연결은 원격 호스트에 의해 강제로 끊겼습니다|"
        "Varolan bir bağlantı uzaktaki bir ana bilgisayar tarafından zorla kapatıldı|"
        "Een bestaande verbinding is geforceerd gesloten door de externe host"
    ),
    10013: (
        "access a socket in a way forbidden by its access permissions|以一种访问权限不允许的方式做了一个访问套接字的尝试|"
        "嘗試存取通訊端被拒絕,因為存取權限不足|Der Zugriff auf einen Socket war aufgrund der Zugriffsrechte des Sockets unzulässig|"
        "Une tentative d'accès à un socket de manière interdite|Intento de acceso a un socket no permitido|"
        "Foi feita uma tentativa de acesso a um soquete de uma maneira que é proibida|"
        "Сделана попытка доступа к сокету методом, запрещенным правами доступа|アクセス許可で禁じられた方法でソケットにアクセスしようとしました|"
        "액세스 권한에 의해 숨겨진 소켓에 액세스를 시도했습니다"
    ),
    10048: (
        "Only one usage of each socket address|每个套接字地址(协议/网络地址/端口)只允许使用一次|一次只能用一個通訊端位址|"
        "Normalerweise darf jede Socketadresse|Une seule utilisation de chaque adresse de socket|"
        "Solo se permite un uso de cada dirección de socket|É permitido apenas um uso de cada endereço de soquete|"
        "Разрешается только одно использование адреса сокета|通常、各ソケット アドレスに対してプロトコル|각 소켓 주소"
    ),
    10055: (
        "because the system lacked sufficient buffer space or because a queue was full|由于系统缓冲区空间不足或队列已满,不能执行套接字上的操作|"
        "無法在通訊端上執行操作,因為系統缺乏足夠的緩衝區空間|weil nicht genügend Pufferspeicher verfügbar|"
        "Не удалось выполнить операцию с сокетом, так как системе не хватает|バッファー領域が不足しているか、キューがいっぱいなため"
    ),
    10049: "The requested address is not valid in its context|在其上下文中,该请求的地址无效|Die angeforderte Adresse ist in diesem Kontext ungültig",
}  # fmt: skip
SENTENCES: Mapping[str, int] = {
    squeezed(folded(sentence)): code for code, sentences in _SENTENCES.items() for sentence in sentences.split("|")
}


def reason(low: str) -> str | None:
    """Why it failed (a value of ``port``, or ``forbidden``, ``exhausted``), by the folded words of a message."""
    for value, words in REASONS.items():
        if any(word in low for word in words):
            return value
    code = sentence_in(low)
    return CODES.get(code) if code else None


def sentence_in(low: str) -> int | None:
    """The Winsock code of the sentence in this folded text, however it is wrapped and punctuated."""
    run = squeezed(low)
    return next((code for sentence, code in SENTENCES.items() if sentence in run), None)
