"""Words of Windows' firewall tools in its languages, case folded."""

from __future__ import annotations

STATE = frozenset(
    {"state", "status", "状态", "狀態", "état", "etat", "estado", "stato", "stan", "stav", "состояние", "стан"}
    | {"状態", "상태", "durum", "tillstånd", "tila", "állapot", "stare", "tilstand", "κατάσταση"}
)
ON = frozenset(
    {"on", "启用", "打开", "开", "开启", "開啟", "啟用", "開", "ein", "an", "actif", "activé", "activar"}
    | {"activado", "activo", "sí", "ativado", "ativo", "ligado", "attivo", "attivato", "aan", "włączone", "włącz"}
    | {"włączony", "zapnuto", "zapnutý", "включить", "включен", "включено", "вкл", "увімкнути", "увімкнуто"}
    | {"ввімкнуто", "açık", "acik", "オン", "有効", "켜기", "켜짐", "사용", "på", "päällä", "be", "aktiv"}
)
OFF = frozenset(
    {"off", "禁用", "关闭", "关", "停用", "關閉", "關", "aus", "inactif", "désactivé", "desactivar", "desactivado"}
    | {"inactivo", "desativado", "inativo", "desligado", "inattivo", "disattivato", "disattivo", "uit", "wyłączone"}
    | {"wyłącz", "wyłączony", "vypnuto", "vypnutý", "отключить", "отключен", "отключено", "выключить", "выключено"}
    | {"выкл", "вимкнути", "вимкнуто", "kapalı", "kapali", "オフ", "無効", "끄기", "꺼짐", "사용 안 함", "av", "ki"}
    | {"pois", "inaktiv"}
)
OLD_MODE = frozenset(
    {"operational mode", "操作模式", "作業模式", "betriebsmodus", "mode d'exploitation", "mode opérationnel"}
    | {"modo funcionamiento", "modo de funcionamiento", "modo operacional", "рабочий режим", "操作モード"}
)
OLD_ON = frozenset({"enable", "enabled", "启用", "啟用", "aktivieren", "activer", "activé", "habilitar", "habilitado"})
OLD_OFF = frozenset(
    {"disable", "disabled", "禁用", "停用", "deaktivieren", "désactiver", "deshabilitar", "desabilitar"}
)

INBOUND = frozenset(
    {"in", "inbound", "入", "入站", "传入", "輸入", "ein", "eingehend", "entrant", "entrée", "dans", "adentro"}
    | {"entrada", "entrante", "dentro", "in entrata", "w", "do wewnątrz", "вход", "внутрь", "входящий", "вхід", "giren"}
    | {"içeri", "受信", "인바운드", "dovnitř", "inkommande", "inåt"}
)
ALLOW = frozenset(
    {"allow", "允许", "允許", "zulassen", "autoriser", "permitir", "consenti", "permetti", "toestaan", "zezwalaj"}
    | {"zezwól", "povolit", "разрешить", "дозволити", "izin ver", "許可", "허용", "tillåt"}
)
BLOCK = frozenset(
    {"block", "阻止", "封鎖", "blocken", "blockieren", "bloquer", "bloquear", "blocca", "blokkeren", "blokuj"}
    | {"zablokuj", "blokovat", "заблокировать", "блокировать", "блокувати", "engelle", "ブロック", "차단"}
    | {"blockera"}
)
RDP_NAMES = (
    *("remote desktop", "remotedesktop", "远程桌面", "遠端桌面", "bureau à distance", "escritorio remoto"),
    *("área de trabalho remota", "desktop remoto", "extern bureaublad", "pulpit zdalny", "pulpitu zdalnego"),
    *("удаленный рабочий стол", "удаленного рабочего стола", "дистанционное управление рабочим столом"),
    *(
        "віддалений робочий стіл",
        "uzak masaüstü",
        "リモート デスクトップ",
        "원격 데스크톱",
        "vzdálená plocha",
        "fjärrskrivbord",
    ),
)
# The group also holds rules that are not for the port itself: shadowing and web sockets.
NOT_THE_PORT = (
    *(
        "shadow",
        "阴影",
        "陰影",
        "卷影",
        "spiegel",
        "reflejo",
        "sombra",
        "тенев",
        "シャドウ",
        "섀도",
        "远程监控",
        "監視",
    ),
    *("tcp-ws", "websocket", "gateway", "网关", "閘道", "assistance", "协助", "協助"),
)
