"""Names of the services that decide: Remote Desktop, SSH, web server, firewall. All others are of no interest here."""

from __future__ import annotations

SUBJECT_OF = {
    **dict.fromkeys(("termservice",), "rdp-service"),
    **dict.fromkeys(("sshd", "ssh", "openssh", "opensshd", "openssh-server", "openssh-daemon"), "ssh-service"),
    **dict.fromkeys(("w3svc", "nginx", "apache2", "httpd", "apache2.4", "apache2.2"), "web-service"),
    **dict.fromkeys(("mpssvc", "firewalld", "ufw"), "firewall-service"),
}
"""Key of a service in small letters -> subject."""

STEMS = ("termservice", "ssh", "w3svc", "nginx", "apache2", "httpd", "mpssvc", "firewalld", "ufw")
"""What a line about one of them holds at least."""

DISPLAYED = {
    **dict.fromkeys(
        (
            "remote desktop services",
            "远程桌面服务",
            "遠端桌面服務",
            "remotedesktopdienste",
            "services bureau à distance",
            "services bureau a distance",
            "servicios de escritorio remoto",
            "serviços de área de trabalho remota",
            "servizi desktop remoto",
            "службы удаленных рабочих столов",
            "служби віддалених робочих столів",
            "リモート デスクトップ サービス",
            "원격 데스크톱 서비스",
            "usługi pulpitu zdalnego",
            "extern bureaublad-services",
            "uzak masaüstü hizmetleri",
            "vzdálená plocha - služby",
            "fjärrskrivbordstjänster",
        ),
        "termservice",
    ),
    **dict.fromkeys(("openssh ssh server", "openssh server"), "sshd"),
    **dict.fromkeys(("world wide web publishing service", "万维网发布服务", "全球資訊網發佈服務"), "w3svc"),
    **dict.fromkeys(("windows firewall", "windows defender firewall", "windows 防火墙"), "mpssvc"),
}
"""What services.msc calls a service, in small letters -> its key."""

OTHERS_ALIKE = ("usermode port", "configuration", "用户模式", "ユーザー モード", "authentication agent")
"""What follows where such a name begins the name of another service."""


def displayed(text: str) -> tuple[str, int] | None:
    """(key, place after the name) of the first display name in this text of small letters."""
    for name, key in DISPLAYED.items():
        at = text.find(name)
        if at >= 0 and not text[at + len(name) :].lstrip().startswith(OTHERS_ALIKE):
            return key, at + len(name)
    return None
