"""How people say, in Chinese and English, that something was changed before the trouble began."""

from __future__ import annotations

import re

_EN = (
    r"(?:changed|moved|switched|modified|altered|edited|adjusted|reconfigured|replaced"
    r"|tightened|touched|messed with|changing|moving|switching|modifying|editing|adjusting)"
)
_GAP = (
    r"(?: (?!and\b|but\b|to\b|not\b|for\b|firewalls?\b|rules?\b|groups?\b|passwords?\b|on\b"
    r"|via\b)[\w'/.-]{1,20}){0,4}?"
)
_WAS = (
    r"(?: (?:number|rules?|settings?|address|ip|policy|policies))?(?: (?:was|were|has|have|had"
    r"|been|got|is|just|recently|also|now)){0,3}"
)
_ZH = r"(?:修改|更改|更换|变更|调整|改动|改|换|动)"
_ZH_ON = r"(?:安装|装|启用|开启|打开|开|启动|升级|更新|卸载|卸|换|配置|设置|重置|部署)"
_DONE = r"(?:了|过|完|成|掉|好|后|之后|以后)"
_LATER = r"(?:之?后|以后|以来)"
_NEAR = r"(?:(?!防火墙|安全组|规则|密码|端口|放行|还要|没|未|不)[\w\u4e00-\u9fff.\- ]){0,6}"
_SECURITY = (
    r"(?:safe ?dog|安全狗|云锁|护卫神|宝塔|bt.?panel|aapanel|fail2ban|ipban|rdpguard|denyhosts"
    r"|杀毒软?件?|杀软|安全软件|防护软件|安全卫士|360|火绒|电脑管家|卡巴斯基"
    r"|anti-?virus|security (?:software|suite|agent|program)|endpoint (?:security|protection)"
    r"|defender|kaspersky|norton|mcafee|sophos|eset|bitdefender|avast|malwarebytes|crowdsec"
    r"|yunsuo)"
)
_FIREWALL = r"(?:防火墙|ufw|iptables|firewalld|nftables|firewall)"
_MACHINE = r"(?:服务器|主机|云主机|实例|机器|vps|ecs|系统|server|instance|machine|vm|box|host)"
_AGO = (
    r"(?:\bafter\b|\bsince\b|\bnow\b|\bago\b|yesterday|\btoday\b|last (?:night|week|month"
    r"|time)|this (?:morning|week|afternoon)|\bjust\b|recently|\buntil\b|\bfollowing\b"
    r"|之?后|以来|自从|自打|昨|今天|今早|早上|刚|上周|前天|前几天|最近|之前|以前|现在|突然|就)"
)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.ASCII)


CHANGES: dict[str, re.Pattern[str]] = {
    "port": _any(
        rf"\b{_EN}{_GAP} ports?\b(?! ?(?:forward|mapping|group))",
        rf"\bset{_GAP} port to\b",
        rf"\bports?{_WAS} (?:changed|moved|modified|switched|altered)\b",
        r"\b(?:after|since|following) (?:the |a |my )?(?:rdp |ssh )?port (?:change|move)",
        r"\b(?:moved|changed|switched) (?:ssh|rdp|remote desktop|sshd|it) (?:port )?(?:to"
        r"|from) (?:port )?\d{2,6}\b",
        r"\b(?:ssh|rdp|remote desktop|sshd) (?:was |has been |had been |is |got )?(?:moved|changed"
        r"|switched) to (?:port |another port)?\d{0,5}",
        r"\b(?:my|our|the) new port\b|\bto a (?:new|different|custom|non-?standard) port\b",
        rf"{_ZH}(?:了|过|完|成|掉|好|动)?{_NEAR}端口",
        rf"端口号?(?:也|都|已经|已|刚刚|刚|昨天|后来|全|又|之前)?(?:被\S{{0,6}}?|给)?{_ZH}(?:了|过|完|成|掉|好|为|到|动|后|之)",
        r"(?:ssh|rdp|远程桌面?|远程端口|3389|22|默认端口)[^,]{0,8}(?:改|换|移|挪)(?:到|成|为)了?[^,]{0,6}?\d{2,6}",
        r"(?:换成?|改成|改为|用)了?新端口|端口号?(?:被)?changed?(?:了|到|成|为|过)|\bport\s?(?:被|号)?改(?:了|成|过|为)",
    ),
    "firewall": _any(
        rf"\b(?:{_EN}|enabled|activated|installed|reset|enabling|installing" rf"|set up){_GAP} {_FIREWALL}(?! group)",
        rf"\bturn(?:ed|ing) (?:on|off){_GAP} {_FIREWALL}|\b{_FIREWALL}{_WAS} (?:changed|enabled"
        rf"|turned on|switched on|activated|reset|reloaded|modified)",
        rf"\bswitch(?:ed|ing) (?:on|off){_GAP} {_FIREWALL}|\bufw enable\b.{{0,20}}\b(?:and|then"
        rf"|was)\b|\b(?:after|since) ufw enable",
        rf"\b(?:after|since) (?:disabling|blocking|resetting|reloading){_GAP} {_FIREWALL}"
        rf"|\bfirewall (?:change|update)",
        rf"(?:{_ZH}|启用|开启|打开|开|启动|重置|重启|配置|设置|装)(?:了|过|完|好)?{_NEAR}{_FIREWALL}",
        rf"{_FIREWALL}(?:规则|策略|设置)?(?:也|都|已经|被\S{{0,5}}?|刚|昨天|后来|自动)?(?:{_ZH}"
        rf"|启用|开启|打开|开|重置)(?:了|过|后|之后)",
        rf"(?:关闭?|关掉|禁用)了?{_FIREWALL}{_LATER}",
    ),
    "security-software": _any(
        rf"\b(?:re)?(?:install|uninstall|updat|upgrad|remov|add|activat|enabl)(?:ed" rf"|ing){_GAP} {_SECURITY}",
        rf"\b{_SECURITY}(?: software)?{_WAS} (?:installed|updated|uninstalled|removed|upgraded" rf"|added|activated)",
        rf"\b(?:after|since) (?:the |an? )?{_SECURITY}(?: update| upgrade| install\w{{0,6}})"
        rf"|\bput {_SECURITY} on|\bsince {_SECURITY}",
        rf"(?:{_ZH_ON}|加)(?:了|过|完|好|上)?{_NEAR}{_SECURITY}",
        rf"{_SECURITY}[^,]{{0,4}}(?:{_ZH_ON})(?:了|过|完|好|后|之后)",
    ),
    "settings": _any(
        r"\bharden(?:ed|ing)\b(?! guide\b)",
        rf"\b{_EN}{_GAP} (?:group polic(?:y|ies)|gpos?|local polic(?:y|ies)|security polic(?:y|ies)"
        rf"|registry|sshd_config|config(?:uration)?(?: file)?s?|settings?|permissions|tls settings"
        rf"|ciphers?|services)\b",
        r"\b(?:after|since) (?:a |the |some )?(?:gpo|group policy|policy|registry"
        r"|config(?:uration)?|settings?|permissions?) (?:change|update|edit)",
        r"\b(?:disabled|turned off|stopped|disabling)(?: [\w'-]{1,16}){0,4}? services\b|\b(?:ran"
        r"|run|used|using) (?:iis ?crypto|chmod)\b|\bchmod -r\b|\boptimi[sz]ed (?:the "
        r"|my )?(?:server|windows|system)",
        rf"(?:做|跑|执行|照着|进行|搞|弄)(?:了|过|完)?[^,]{{0,8}}(?:安全)?(?:加固|优化)"
        rf"|(?:安全)?加固(?:脚本)?(?:了|过|完|{_LATER})|优化(?:了|过|完)[^,]{{0,6}}(?:系统|服务)"
        rf"|优化[^,]{{0,4}}{_LATER}",
        rf"(?:{_ZH}|编辑)(?:了|过|完|掉|动)?{_NEAR}(?:组策略|本地策略|安全策略|策略|注册表|sshd_config|配置|设置|权限|加密套件)",
        rf"(?:组策略|本地策略|安全策略|策略|注册表|sshd_config|配置文件?|设置|权限)(?:被|也|都|刚)?{_ZH}(?:了|过|后|之后)",
        r"(?:禁用|关闭|关|停|停用)了[^,]{0,8}服务(?!器)",
    ),
    "update": _any(
        r"\b(?:after|since|following) (?:(?:the|an?|my|this|last|latest|recent|some|yesterday's"
        r"|today's|windows|system|server|kernel|security|cumulative|os|\d{1,2}|automatic"
        r"|nightly) ){0,4}(?:update|upgrade|patch)(?:s|es|d|ing)?\b(?! (?:the |my )?(?:certificate"
        r"|cert|password|plan))",
        r"\b(?:updated|upgraded|patched) (?:the |my |our )?(?:windows|system|server|kernel|os"
        r"|ubuntu|debian|centos|machine|packages?|openssh)\b",
        r"\b(?:windows|system|server|kernel|os|ubuntu|debian|centos) (?:was |has been |had been "
        r"|just |got |automatically |auto-?)?(?:updated|upgraded|patched|(?:did|ran"
        r"|installed) (?:an? )?updates?)\b",
        r"\b(?:installed|installing|ran|did|applied|got) (?:(?:the|an?|some|all|new|latest|windows"
        r"|system|security|last) ){0,3}(?:updates?|patch(?:es)?)\b|\b(?:ran|did) (?:apt|yum|dnf"
        r"|apt-get)(?: [\w-]{2,12})? (?:upgrade|update)",
        r"\bwindows update (?:ran|installed|happened|came)|\bupdate (?:ran|came|was installed)",
        r"\b(?:there|happened) was an? (?:windows|system|security|kernel|automatic|server) (?:update|upgrade)\b",
        rf"(?:系统|windows|win\d{{1,2}}|内核|自动|服务器|补丁|昨晚|夜里|今天|昨天|刚"
        rf"|微软)\s?(?:的)?(?:自动|系统)?(?:更新|升级)(?!配置|配|证书|套餐|ip)(?:了|过|完|{_LATER}"
        rf"|重启|补丁|$)",
        rf"(?:更新|升级)(?:了|过|完|好)?(?:了)?(?:一下)?(?:操作)?(?:系统|windows|补丁|内核|版本"
        rf"|win\d|ubuntu|centos|openssh)|(?:打|装|安装)(?:了|完|过|上)[^,]{{0,4}}(?:补丁|更新)|(?:^"
        rf"|自从)(?:更新|升级)(?:完就|了就|(?:完|了)?(?:{_LATER}|$))",
    ),
    "restart": _any(
        r"\b(?:restarted|rebooted|restarting|rebooting)\b(?! (?:the |my |your )?(?:services?"
        r"|router|modem|phone|laptop|computer|pc|mac|sshd|ssh|nginx|apache|docker|app|client"
        r"|termservice|remote desktop|network|iis|mysql|container|windows explorer)s?\b)",
        r"\b(?:after|since|following) (?:(?:the|a|my|last|every|each|this|server|forced|scheduled"
        r"|latest|maintenance) ){0,3}(?:restart|reboot)\b(?! of (?:the )?(?:service|router"
        r"|client))",
        rf"(?:重启|重新启动)(?:了|过|完|{_LATER}|$)?(?!(?:一下|过|了)?(?:远程|路由|光猫|网络|电脑"
        rf"|笔记本|手机|ssh|nginx|防火墙|软件|客户端|终端|网卡|docker|iis|mysql|数据库|容器|程序"
        rf"|宝塔|[\w ]{{0,12}}服务(?!器)))",
        r"\b(?:restart|reboot)(?:ed)?(?:了|过|之?后|以后)",
        r"(?=.{0,60}(?:后|以来))关机(?:了|过)?(?:再|又|重新)开",
    ),
    "resize": _any(
        r"\b(?:resized|renewed|migrated|reinstalled|rebuilt|cloned|reimaged)\b(?! (?:the |my |our "
        r"|an? )?(?:ssl |tls |https )?cert)(?! (?:the |my )?(?:app|client|driver|program|software"
        r"|openssh|office|rdp))",
        rf"\b(?:resizing|renewing|migrating|reinstalling|reinstallation|migration"
        rf"|renewal)\b(?! (?:the |my |of )?(?:the )?(?:ssl |tls )?cert)|\bmoved (?:the |my "
        rf"|our )?(?:{_MACHINE}|everything|it) to (?:a |an |another|new)",
        r"\bupgraded (?:the |my |our )?(?:plan|instance|specs?|cpu|ram|memory|package|subscription"
        r"|vps)|\brestored (?:from |the )?(?:an? |the )?(?:snapshot|image|backup)",
        r"(?:升配|降配|升降配|变配|扩容)(?!吗)|(?:升级|更换|调整|改|换|变更|升)(?:了|过"
        r"|完)?(?:一下)?(?:服务器|实例)?(?:配置|规格|套餐|机型)|(?<![忘没未])(?<!忘了)(?<!忘记)(?<!忘记了)续(?:了)?费(?!用|吗|多)",
        rf"(?:重装|换)(?:了|过|完|好)?(?:操作)?系统|重装(?:了|完|过|{_LATER})|换了系统盘|(?:迁移"
        rf"|搬家|回滚)(?:了|过|完|到|{_LATER})|(?:换|迁)了?(?:台|一台|个)?(?:新)?(?:服务器|机房"
        rf"|可用区|地域)|(?:恢复|回滚)(?:了)?(?:快照|镜像|备份)",
    ),
    "address": _any(
        rf"\b{_EN}{_GAP} (?<!my )(?:public |elastic |server )?(?:ip|ip address|eip"
        rf"|address)\b(?! (?:group|list|range))",
        r"\b(?:public |elastic |server(?:'s)? |the |its )(?:ip|ip address|eip|address)(?: (?:was"
        r"|has|have|had|been|got|just|is)){0,3} (?:changed|replaced|different|swapped|moved)\b",
        r"\b(?:has|have|had|got|gets|received) (?:assigned )?an? (?:new|different"
        r"|another) (?:public |elastic )?(?:ip|address)\b|\b(?:after|since) (?:the "
        r"|an? )?(?:public |elastic )?(?:ip|address) change",
        rf"{_ZH}(?:了|过|完|成|掉|绑)?(?:一?个|新的?|成新的?|弹性|公网|外网|服务器的?"
        rf"| ){{0,4}}(?:公网|弹性|外网)?\s?(?:ip|eip)(?:地址)?(?!黑|白)",
        r"(?:公网|弹性|外网|服务器的?|新)?\s?(?:ip|eip)(?:地址)?(?:也|都|已经|已|刚|又|被|跟着|自动)?(?:变|换|改)(?:了|过|成|掉|动|后|化)",
    ),
    "security-group": _any(
        rf"\b(?:{_EN}|deleted|removed|cleaned up|tidied(?: up)?|recreated|deleting"
        rf"|removing){_GAP} (?:security groups?|inbound rules?|ingress rules?|nsgs?"
        rf"|network acls?)\b",
        rf"\b(?:security groups?|inbound rules?|nsg|network acl){_WAS} (?:changed|modified|edited"
        rf"|deleted|removed|replaced|tidied|cleaned)",
        r"\b(?:after|since) (?:the |a )?(?:security group|nsg|inbound rule|acl) (?:change|update|edit)",
        rf"(?:{_ZH}|整理|清理|删除?|重建|收紧)(?:了|过|完|掉|好)?{_NEAR}(?:安全组|入方向规则|网络acl)",
        rf"(?:安全组|入方向)(?:规则|策略|设置)?(?:也|都|被\S{{0,5}}?|刚|昨天|已经)?(?:{_ZH}|整理|清理|删|收紧)(?:了|过|掉|除|后|之后)",
    ),
    "password": _any(
        r"\b(?:changed|reset|resetted|set|updated|modified|resetting|changing"
        r"|forgot and reset)(?: (?!and\b|but\b|to\b"
        r"|not\b)[\w'-]{1,20}){0,4}? (?<!connection )(?<!vnc )(?:passwords?|passwd|pwd|pw)\b",
        r"(?<!connection )(?<!vnc )\b(?:passwords?|passwd|pwd)(?: (?:was|were|has|had|been|got"
        r"|just|recently|is)){0,3} (?:changed|reset|resetted|modified|updated)\b",
        r"\b(?:after|since|following) (?:the |a |my )?password (?:reset|change)"
        r"|\bpassword (?:reset|change) (?:\w{1,10} )?(?:minutes?|hours?|days?|yesterday|today|this"
        r"|last|just)|\bset a new (?:one|password)",
        r"(?:重置|重设|修改|更改|更换|改|换)(?:了|过|完|好|成)?(?:(?!没|未|不|手机|热点|网|电脑"
        r"|提示|能)[\w\u4e00-\u9fff]){0,8}(?<!连接)(?<!vnc)密码(?!错)|(?:控制台"
        r"|后台)[^,]{0,3}重置(?:了|过|后|完)",
        r"密码(?:也|都|已经|已|刚刚|刚|昨天|又)?(?:在\S{1,8}?)?(?:被\S{0,6}?|给)?(?:重置|重设"
        r"|修改|更改|改|换)(?:了|过|成|完|后|之后|掉)",
    ),
    "network": _any(
        r"\b(?:changed|switched|replaced|new|swapped|got|moved to)(?: (?:my|our|the|a|an|another"
        r"|different|new|home|office|internet)){0,3} (?:routers?|modem|isp|internet provider"
        r"|broadband|carrier|wi-?fi network|office)\b",
        r"\bmoved (?:house|office|to a new (?:flat|home|office|apartment|house))|\b(?:from|in"
        r"|at) (?:a|the|my|our) (?:hotel|airport|cafe|new (?:office|flat|house|apartment|home))\b"
        r"|\bon (?:a )?business trip|\bsince i(?:'m| am) (?:at|in|home|travel)",
        r"\bmy (?:own |home |office )?(?:public )?ip(?: address)? (?:has |was |is "
        r"|had )?(?:changed|different)|\b(?:after|since) (?:installing|connecting|turning on"
        r"|switching on)(?: \w{1,12}){0,3}? vpn",
        rf"(?:换|改|装|更换|办)(?:了|过|完|个|新|的|家里?|公司|一个|一家)*(?:宽带|路由器?|光猫"
        rf"|运营商|办公室|办公地点|办公网络|wifi)|(?:换|更换|切换)(?:了|过)(?:一个|个|新的?|家里的?"
        rf"|公司的?)?(?:网(?![线卡站页吧])络?|地方|地点){_LATER}?",
        r"新(?:办的?|装的?|换的?)?(?:宽带|路由器)|(?:在|到了?|住进?)(?:酒店|宾馆|外地|国外|机场"
        r"|咖啡)|出差|(?:公司|我们|刚)搬(?:家|了)|我(?:这边)?的(?:公网|本地"
        r"|出口)?\s?ip(?:地址)?(?:变|换|改)了?|(?:本地|家里|办公室|公司)的?(?:公网"
        r"|出口)?\s?ip(?:地址)?(?:变|换|改)",
    ),
    "computer": _any(
        r"\b(?:changed|switched|got|bought|new|replaced|moved to)(?: (?:my|our|the|a|an|another"
        r"|different|brand|new|old|work|windows(?: \d{1,2})?|office)){0,4} (?:laptop|computer|pc"
        r"|mac|macbook|notebook|desktop pc|workstation)\b(?! (?:name|works|is fine))",
        r"\b(?:my|this|the|our) (?:laptop|computer|pc|mac|macbook|notebook)(?: (?:was|has|been|had"
        r"|just|got|is)){0,3} (?:updated|upgraded|reinstalled|replaced|reset|new)\b|\b(?:updated"
        r"|upgraded|reinstalled) (?:my|this) (?:laptop|computer|pc|mac|macbook|own computer)",
        rf"(?:换|买)(?:了|过)(?:一台|台|个|新的?|一个|windows\s?\d{{0,2}}的?|\s)*(?:电脑|笔记本"
        rf"|手机|mac|macbook)|新(?:买的?|换的?|配的?)?(?:电脑|笔记本)(?!(?:可以|能|正常|没问题"
        rf"|都行))|(?:我的?|本地|自己的?|办公|这台)(?:电脑|笔记本|mac)(?:系统)?(?:刚|昨天"
        rf"|自动)?(?:重装|更新|升级)(?:了|过|完|系统|{_LATER})",
    ),
    "certificate": _any(
        r"\b(?:renewed|replaced|installed|updated|changed|uploaded|deployed|reissued|swapped"
        r"|renewing|replacing|installing|updating|bought|added)(?: (?!and\b|but\b"
        r"|not\b)[\w'*.-]{1,24}){0,4}? (?:certificates?|certs?)\b",
        r"\b(?:certificates?|certs?)(?: (?:was|were|has|have|had|been|got|just"
        r"|is)){0,3} (?:renewed|replaced|installed|updated|changed|reissued|deployed)\b|\b(?:after"
        r"|since) (?:the |a |my )?(?:ssl |tls )?(?:certificate|cert) (?:renewal|change|update)",
        rf"(?:换|更换|更新|续|续签|续期|安装|装|部署|上传|替换|重新申请|申请|绑定|配置|改)(?:了|过"
        rf"|完|好|上)?(?:(?!没|未|不)[\w\u4e00-\u9fff ]){{0,6}}(?:证书|ssl)|证书(?:也|都|已经|已"
        rf"|刚刚?|昨天|自动)?(?:续签|续期|续|更新|更换|换|部署|安装|装)(?:了|过|完|好|{_LATER}|$)",
    ),
}
"""Value of `changed` -> how it is said. A match counts in a clause that neither denies, asks nor supposes it."""

NOTHING_CHANGED = re.compile(
    r"\b(?:nothing|no ?thing) (?:was |has |has been |had |had been |at all "
    r"|on \w{2,10} ?\w{0,10} )?(?:changed|touched|modified|altered|different)\b(?! (?:after"
    r"|when|with|by))"
    r"|\b(?:no|without any|not any) (?:recent )?changes? (?:were |was |have been |has been "
    r"|made|at all|on|to|lately|recently|by|that)|^(?:there (?:were|have been) |made |we made |i made )?no changes$"
    r"|\b(?:did|have|has|had)(?:n't|nt| not)(?: \w{2,9})? (?:change|changed|touch|touched"
    r"|modify|modified|do|done|alter|altered) (?:anything|a thing|any settings?)"
    r"|\b(?:i|we) (?:have )?(?:changed|touched|did|modified) nothing\b"
    r"|\bnobody (?:has )?(?:changed|touched|did) (?:anything|it|the server)"
    r"|(?:什么|啥|哪里|哪儿|任何东西|任何设置|任何配置)(?:都|也)?(?:没有?|未)(?:做|改|动|变"
    r"|修改|更改|调整|操作|碰)(?!用)|(?:没有?|未)(?:做|改|动|进行|修改|更改|变更|碰)(?:过"
    r"|了)?(?:任何|什么|别的|其他)(?:的)?(?:东西|设置|配置|改动|修改|更改|变更|变动|操作|地方"
    r"|调整|$)"
    r"|没有?(?:任何|什么)?(?:改动|变动|更改)过?(?!效)|(?:没有?人|谁也没|谁都没)(?:动|改|碰)(?!过?(?:端口|密码|防火墙|安全组|配置|ip))"
)
"""The person says that nothing was changed. That it worked yesterday is another thing: see `worked`."""

PLANNED = re.compile(
    r"(?:(?<![主只需])要|该|得|不敢|没敢|可以|不能|让我|叫我|教我)(?:去|再|先)?$"
    r"|\b(?:says?|said|tells?|told|suggest\w{0,3}|advis\w{1,3}|ask(?:s|ed)?)(?: \w{1,8}){0,2} to\b[^,]{0,60}$"
)
"""What stands right before a Chinese verb that tells of no deed: "听人说要改端口"."""

BUT_ONLY = re.compile(r"\bexcept\b|\bapart from\b|\bother than\b|\bbesides\b|\bonly\b|除了|只(?!有我|是连)|就是改|仅")

NEEDS_A_PAST = re.compile(
    r"了|过|完|后|成|到|为|被|刚|昨|今|上周|前天|自从|已|以来|由于|新|掉|(?:分钟|小时|天|周|月)前|前$|前(?:还|能|可以|是|都|正常|好)"
)
"""Chinese verbs have no tense: "改端口" alone may be a plan; with one of these it has happened."""

WITH_TIME = re.compile(_AGO, re.ASCII)
"""Words that put an event before the trouble: "after", "an hour ago", "昨天", "之后"."""
