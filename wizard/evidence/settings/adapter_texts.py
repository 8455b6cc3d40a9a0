"""How the systems name what adapters have and are, in their languages."""

# Words are kept together by language, some of which have wide letters.
# ruff: noqa: E501

from __future__ import annotations

import re

# Tunnels, hosts of virtual machines, VPN: whatever state they are in says nothing of the way to the server. The card of a
# cloud server has names like "Microsoft Hyper-V Network Adapter" and "Red Hat VirtIO Ethernet Adapter": no such.
VIRTUAL = re.compile(
    r"bluetooth|蓝牙|藍牙|tunnel|隧道|通道|туннель|isatap|teredo|6to4|virtual (?:ethernet|adapter|switch|network)|vethernet|vmnet|virtualbox|loopback|"
    r"\btap\b|\btun\d?\b|vpn|wireguard|wintun|npcap|docker|veth|\bbr-|virbr|\bcni|flannel|\bcali|本地连接\* |local area connection\* |\bppp|tailscale|"
    r"zerotier|未知适配器|unknown adapter|kernel debug|wan miniport|^lo0?$",
    re.IGNORECASE,
)
RADIO = re.compile(
    r"wi-?fi|wlan|wireless|无线|無線|drahtlos|sans fil|inal[aá]mbric|sem fio|беспровод|mobile|cellular|wwan|\bwl[px]",
    re.IGNORECASE,
)
GATEWAY = re.compile(
    r"default gateway|默认网关|預設閘道|standardgateway|passerelle par d|puerta de enlace|gateway padr|gateway predefinito|standaardgateway|"
    r"brama domy|výchozí brána|vychozi brana|основной шлюз|varsayılan ağ geçidi|デフォルト ゲートウェイ|기본 게이트웨이", re.IGNORECASE,
)  # fmt: skip
MEDIA = re.compile(
    r"media disconnected|媒体已断开|媒體已中斷|medium getrennt|média déconnecté|medios desconectados|mídia desconectada|supporto disconnesso|"
    r"medium ontkoppeld|nośnik odłączony|среда передачи недоступна|メディアは接続されていません|미디어 연결 끊김", re.IGNORECASE,
)  # fmt: skip
TITLE = re.compile(
    r"windows[ -]ip|ip 配置|ip 設定|ip-konfiguration|configuration ip|ip configuration|настройка протокола ip|ip 構成|ip 구성",
    re.IGNORECASE,
)


DIRECT = re.compile(
    r"direct access|直接访问|直接存取|direkter zugriff|direktzugriff|acc[eè]s direct|acceso directo|acesso direto|accesso diretto|прямой доступ|"
    r"直接アクセス|직접 액세스|directe toegang|bezpośredni dostęp", re.IGNORECASE,
)  # fmt: skip
