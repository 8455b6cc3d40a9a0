"""What ping prints in words: the few sentences that carry no numbers, as far as their wording is known.

Windows: the message table of ping.exe, versions XP to 11. Linux: iputils and the messages of the C library. All are
kept folded (`folded`), so that a paste without accents or with other spacing is found too.
"""

from __future__ import annotations

import re
import unicodedata

_NO_LETTER = re.compile(r"[\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_UNDOTTED = str.maketrans("łıøđ", "liod")


def folded(text: str) -> str:
    """Letters and digits only, small, without accents."""
    text = text.casefold()
    if not text.isascii():
        # Only the accents of Latin and Greek letters: Japanese and Korean marks are part of the letter.
        text = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text))).translate(_UNDOTTED)
    return _NO_LETTER.sub("", text)


def _all(sentences: str) -> tuple[str, ...]:
    return tuple(folded(sentence) for sentence in sentences.strip().splitlines())


TIMEOUTS = _all(
    """
    Request timed out.
    Request time out
    请求超时。
    要求等候逾時。
    Zeitüberschreitung der Anforderung.
    Délai d'attente de la demande dépassé.
    Tiempo de espera agotado para esta solicitud.
    Esgotado o tempo limite do pedido.
    O pedido excedeu o tempo.
    Richiesta scaduta.
    Time-out bij opdracht.
    Upłynął limit czasu żądania.
    Vypršel časový limit žádosti.
    Vypršal časový limit žiadosti.
    Превышен интервал ожидания для запроса.
    Перевищено інтервал очікування для запиту.
    Перевищено час очікування запиту.
    İstek zaman aşımına uğradı.
    要求がタイムアウトしました。
    요청 시간이 만료되었습니다.
    Begäran gjorde timeout.
    Begäran gjorde time-out.
    Anmodningen fik timeout.
    Forespørsel avbrutt ved tidsavbrudd.
    Pyyntö aikakatkaistiin.
    A kérésre nem érkezett válasz a határidőn belül.
    Cererea a expirat.
    """
)

UNREACHABLE = _all(
    """
    Destination host unreachable.
    Destination net unreachable.
    Destination network unreachable.
    无法访问目标主机。
    无法访问目标网。
    目标主机无法访问。
    目标网络无法访问。
    無法連線到目的地主機。
    目的地主機無法連線。
    目的地網路無法連線。
    Zielhost nicht erreichbar.
    Zielnetz nicht erreichbar.
    Impossible de joindre l'hôte de destination.
    Impossible de joindre le réseau de destination.
    Host de destino inaccesible.
    Red de destino inaccesible.
    Host de destino inacessível.
    Rede de destino inacessível.
    Host di destinazione non raggiungibile.
    Rete di destinazione non raggiungibile.
    Host docelowy jest nieosiągalny.
    Sieć docelowa jest nieosiągalna.
    Заданный узел недоступен.
    Заданная сеть недоступна.
    宛先ホストに到達できません。
    宛先ネットワークに到達できません。
    대상 호스트에 연결할 수 없습니다.
    대상 네트워크에 연결할 수 없습니다.
    """
)

FAILURES = _all(
    """
    General failure.
    一般故障。
    常见故障。
    一般失敗。
    一般性失敗。
    Allgemeiner Fehler.
    Défaillance générale.
    Error general.
    Falha geral.
    Erro geral.
    Errore generale.
    Algemene fout.
    Błąd ogólny.
    Ogólny błąd.
    Obecná chyba.
    Obecné selhání.
    Общий сбой.
    Загальна помилка.
    Загальний збій.
    Genel hata.
    一般エラーです。
    一般的なエラーです。
    一般エラー。
    일반 오류입니다.
    일반 오류.
    일반적인 오류입니다.
    Allmänt fel.
    Generel fejl.
    Generell feil.
    Yleinen virhe.
    Általános hiba.
    """
)

REPLIES = (
    "reply from ",
    "的回复",
    "的回覆",
    "回覆自",
    "からの応答",
    "의 응답",
    "antwort von ",
    "réponse de ",
    "reponse de ",
    "respuesta desde ",
    "respuesta de ",
    "resposta de ",
    "risposta da ",
    "antwoord van ",
    "odpowiedź z ",
    "odpowiedz z ",
    "odpověď od ",
    "odpoved od ",
    "odpoveď od ",
    "ответ от ",
    "відповідь від ",
    " cevabı",
    " yanıtı",
    " cevabi",
    "svar från ",
    "svar fran ",
    "svar fra ",
    "vastaus isännältä ",
    "válasz ",
    "răspuns de la ",
)
"""How Windows begins (or, in Asia and Turkey, ends) the sender of an answer, in small letters."""

BYTES = (
    "byte",
    "octet",
    "bajt",
    "байт",
    "字节",
    "位元組",
    "バイト",
    "바이트",
    "bayt",
    "tavu",
    "bájt",
    "okteto",
)
"""The word for bytes in the line that begins a ping ("… with 32 bytes of data:")."""

_NO_SUCH_HOST = [
    (stem, re.compile(pattern))
    for stem, pattern in (
        ("could not find", r"ping request could not find host (?P<host>\S{1,255})"),
        ("找不到", r"ping 请求找不到主机 ?(?P<host>[^\s。]{1,255})"),
        ("找不到", r"ping 要求找不到主機 ?(?P<host>[^\s。]{1,255})"),
        ("nicht finden", r"ping-anforderung konnte (?:den )?host '?\"?(?P<host>[^\s\"']{1,255})['\"]? nicht finden"),
        ("pas pu trouver", r"ping n'a pas pu trouver l'h[oô]te (?P<host>\S{1,255})"),
        ("no pudo encontrar", r"ping no pudo encontrar el host (?P<host>\S{1,255})"),
        ("encontrar o host", r"ping n[aã]o p[oô]de encontrar o host (?P<host>\S{1,255})"),
        ("conseguiu", r"ping n[aã]o conseguiu (?:localizar|encontrar) o (?:anfitri[aã]o|host) (?P<host>\S{1,255})"),
        ("impossibile trovare", r"impossibile trovare l'host (?P<host>\S{1,255}) verificare"),
        ("niet vinden", r"ping[ -]?(?:opdracht|aanvraag)? (?:kan|kon) (?:de )?host (?P<host>\S{1,255}) niet vinden"),
        ("polecenia ping", r"polecenia ping nie mo[zż]e znale[zź][cć] hosta (?P<host>\S{1,255})"),
        ("nemohl", r"ping nemohl\w? naj[ií]t hostitele (?P<host>\S{1,255})"),
        ("не удалось обнаружить", r"при проверке связи не удалось обнаружить узел (?P<host>\S{1,255})"),
        ("bulamad", r"ping iste[gğ]i (?P<host>\S{1,255}) ana bilgisayar[ıi]n[ıi] bulamad[ıi]"),
        ("見つかりませんでした", r"ping 要求ではホスト ?(?P<host>\S{1,255}?) ?が見つかりませんでした"),
        ("찾을 수 없습니다", r"ping 요청에서 (?P<host>\S{1,255}?) ?호스트를 찾을 수 없습니다"),
        ("kunde inte hitta", r"ping-beg[aä]ran kunde inte hitta v[aä]rd(?:en|datorn) (?P<host>\S{1,255})"),
    )
]
_RESOLVING = re.compile(r"(?:cannot resolve|unknown host|bad address) '?(?P<host>[^\s:']{1,255})")
_UNRESOLVED = (
    "name or service not known",
    "temporary failure in name resolution",
    "no address associated with",
    "name does not resolve",
    "nodename nor servname provided",
    "non-recoverable failure in name resolution",
    "unknown host",
    "host name lookup failure",
    "未知的名称或服务",
    "域名解析暂时失败",
    "域名解析失败",
    "未知的名稱或服務",
    "der name oder der dienst ist nicht bekannt",
    "temporärer fehler bei der namensauflösung",
    "nom ou service inconnu",
    "échec temporaire dans la résolution du nom",
    "nombre o servicio desconocido",
    "fallo temporal en la resolución del nombre",
    "nome ou serviço desconhecido",
    "falha temporária na resolução de nome",
    "nome o servizio sconosciuto",
    "nazwa lub usługa nieznana",
    "неизвестное имя или служба",
    "временный сбой в разрешении имен",
    "名前またはサービスが不明です",
    "名前解決に一時的に失敗しました",
    "이름 혹은 서비스를 알 수 없습니다",
)
NO_WAY = (
    "network is unreachable",
    "network unreachable",
    "no route to host",
    "host is down",
    "host is unreachable",
    "network is down",
    "网络不可达",
    "没有到主机的路由",
    "das netzwerk ist nicht erreichbar",
    "keine route zum zielrechner",
    "le réseau n'est pas accessible",
    "la red es inaccesible",
    "a rede está fora de alcance",
    "сеть недоступна",
    "нет маршрута до узла",
    "ネットワークに届きません",
    "네트워크가 접근 불가능합니다",
)
"""Errors of the C library that mean: this computer knows no way there, or nobody answers at the next step."""


def host_not_found(low: str) -> str | None:
    """The name that Windows' ping could not resolve ("" if unreadable), from a line in small letters; else None."""
    for stem, pattern in _NO_SUCH_HOST:
        if stem in low and (match := pattern.search(low)):
            return match["host"].strip(".,'\"。")
    return None


def unresolved(message: str) -> str | None:
    """The same for what stands after ``ping: `` on other systems."""
    if match := _RESOLVING.match(message):
        return match["host"].strip(".,'")
    name, colon, reason = message.partition(": ")
    if colon and any(words in reason for words in _UNRESOLVED):
        return name if " " not in name else ""
    return None
