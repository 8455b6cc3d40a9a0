"""What `plain_words` can hear, what it means, and the phrases of everything that is said in one breath.

The phrases for `changed` are in `plain_changes`, trials such as "over the hotspot it works" in `plain_trials`.
"""

from __future__ import annotations

import re

from wizard.evidence.observation import Subjects, said

SUBJECTS: Subjects = {
    "changed": {
        "port": said("You changed the port", "您改过端口", 30),
        "security-group": said("The security group was changed", "您改过安全组", 31),
        "firewall": said("The firewall on the server was changed", "您改过服务器的防火墙", 32),
        "security-software": said("Security software was installed or changed", "您装过或改过安全软件", 33),
        "settings": said(
            "Settings on the server were changed, or it was hardened", "您改过服务器的设置，或做过加固", 34
        ),
        "resize": said("The server was resized, renewed, moved or reinstalled", "服务器升配、续费、迁移或重装过", 35),
        "address": said("The public IP address was changed", "公网 IP 换过", 36),
        "certificate": said("A certificate was installed or renewed", "换过或续过证书", 37),
        "password": said("The password was changed", "您改过密码", 38),
        "update": said("It began with an update", "更新之后才这样", 39),
        "restart": said("The server was restarted before", "之前重启过服务器", 41),
        "network": said("Your own network or place is another one", "您这边换过网络或地点", 42),
        "computer": said("Your own computer is new or was updated", "您换过或更新过电脑", 43),
        "nothing": said("Nothing was changed that you know of", "据您所知没有改动过", 48),
    },
    "other-network": {
        "works": said("From another network it works", "换一个网络能连", 40, cloud="good", service="good"),
        "fails": said("From another network it fails as well", "换一个网络也不行", 44),
    },
    "other-computer": {
        "works": said("From another computer it works", "换一台电脑能连", 45, service="good"),
        "fails": said("From another computer it fails as well", "换一台电脑也不行", 46),
    },
    "other-user": {
        "works": said("Another user can sign in", "换一个用户能登录", 45),
        "fails": said("Another user cannot sign in either", "换一个用户也不行", 46),
    },
    "by-address": {
        "works": said("With the IP address it works", "直接用 IP 能连", 40),
        "fails": said("With the IP address it fails as well", "直接用 IP 也不行", 46),
    },
    "browser-only": {
        "works-in-browser": said("A browser opens it, another program does not", "浏览器能打开，别的程序不行", 44),
    },
    "password-reset": {
        "restarted": said("The password was reset, and the server restarted", "重置过密码，也重启过服务器", 36),
        "recent-no-restart": said(
            "The password was reset; you mention no restart after it", "重置过密码，没有提到之后重启", 35
        ),
        "inside": said("The password was changed inside the system", "密码是在系统里改的", 37),
    },
    "screen": {
        "works": said(
            "You can sign in on the server's screen in the console", "在控制台的屏幕（VNC）上能登录", 47, service="good"
        ),
        "fails": said("The screen in the console does not work either", "控制台的屏幕（VNC）也不行", 47),
        "none": said("You have no access to the cloud console", "您没有云控制台的权限", 49),
    },
    "option": {"greyed-out": said("An option is greyed out", "有个选项是灰色的", 45)},
    "security-software": {
        "safedog": said("Safedog is on the server", "服务器上有安全狗", 50),
        "yunsuo": said("Yunsuo is on the server", "服务器上有云锁", 50),
        "bt-panel": said("BT panel is on the server", "服务器上有宝塔面板", 52),
        "fail2ban": said("fail2ban is on the server", "服务器上有 fail2ban", 51),
        "antivirus": said("An antivirus program is involved", "装有杀毒软件", 53),
        "other": said("Another security program is on the server", "服务器上有其他安全软件", 54),
    },
    "symptom": {
        "credentials-refused": said("User name or password is not accepted", "用户名或密码不被接受", 50),
        "account-locked": said("The account is locked", "帐户被锁定", 50),
        "password-expired": said("The password has expired", "密码已过期", 50),
        "stuck-configuring": said(
            "It stops at a line such as “Configuring remote session”", "停在“正在配置远程会话”之类的地方", 51
        ),
        "stuck-welcome": said("It stops at “Please wait” or “Welcome”", "停在“请稍候”或“欢迎”", 51),
        "black-screen": said("The screen stays black or grey", "黑屏或灰屏", 51),
        "closes-at-once": said("It closes right after it opened or after the password", "一连上或一登录就断开", 52),
        "clipboard": said("Copy and paste does not work", "不能复制粘贴", 52),
        "certificate-warning": said("The browser warns of the certificate", "浏览器提示证书有问题", 52),
        "redirect-loop": said("The page redirects without end", "网页不停跳转", 52),
        "filing-page": said("A notice about ICP filing appears", "出现备案提示页", 52),
        "drops": said("The connection drops", "连接会断开", 53),
        "freezes": said("It freezes", "会卡住", 54),
        "slow": said("It is slow", "很慢", 55),
        "no-answer": said("It does not connect", "连不上", 60),
    },
    "when": {
        "after-idle": said("After a while without doing anything", "一段时间不操作之后", 56),
        "after-restart": said("After every restart", "每次重启之后", 56),
        "evening": said("In the evening or at busy hours", "晚上或高峰时段", 56),
        "fixed-times": said("At fixed times or intervals", "固定时间或固定间隔", 56),
        "comes-and-goes": said("It comes and goes", "时好时坏", 57),
        "random": said("At random", "没有规律", 58),
        "always": said("All the time", "一直这样", 59),
        "since-once": said("It began at one moment", "从某个时候突然开始", 62),
    },
    "worked": {
        "before": said("It worked before", "以前是好的", 61),
        "never": said("It has never worked", "从来没成功过", 57),
    },
    "who": {
        "only-me": said("Only you are affected", "只有您这里不行", 55),
        "everybody": said("Everybody is affected", "所有人都不行", 55),
    },
    "client": {
        "mac": said("You connect from a Mac", "您用的是 Mac", 65),
        "phone": said("You connect from a phone or tablet", "您用的是手机或平板", 65),
        "linux": said("You connect from Linux", "您用的是 Linux 电脑", 65),
        "windows-old": said("You connect from an old Windows", "您用的是旧版 Windows", 64),
    },
    "vpn": {"on": said("A VPN, proxy or accelerator is on", "开着 VPN、代理或加速器", 50)},
    "bandwidth": {
        "small": said("The bandwidth is very small", "带宽很小", 55),
        "exhausted": said("The bandwidth is used up", "带宽占满了", 45),
    },
    "overdue": {"seen": said("The server is expired, overdue or stopped", "服务器到期、欠费或停机了", 40)},
    "public-address": {"missing": said("The server has no public IP address", "服务器没有公网 IP", 45)},
    "new-server": {"yes": said("The server is new", "服务器是新的", 50)},
    "target": {
        "rdp": said("It is about Remote Desktop", "是远程桌面的问题", 85),
        "ssh": said("It is about SSH", "是 SSH 的问题", 85),
        "web": said("It is about a website", "是网站的问题", 85),
        "database": said("It is about a database", "是数据库的问题", 85),
        "mail": said("It is about sending mail", "是发邮件的问题", 85),
    },
}

BORROWED = {"ping": ("no-reply", "loss", "ok"), "port": ("refused", "timeout", "not-open", "open")}
"""Subjects of readers that a person may state as well; what they mean is written there."""


def _p(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


_SERVER = r"(?:服务器|云主机|主机|实例|vps|ecs|轻量|机器)"

SOFTWARE = {
    "safedog": _p(r"安全狗|\bsafe ?dogs?\b"),
    "yunsuo": _p(r"云锁|\byunsuo\b"),
    "bt-panel": _p(r"宝塔|\bbt[ .-]?panel|\baapanel|\bbt面板"),
    "fail2ban": _p(r"\bfail2ban\b"),
    "antivirus": _p(
        r"杀毒|杀软|火绒|360(?:安全|杀毒|卫士)|电脑管家|卡巴斯基|\banti-?virus\b|kaspersky"
        r"|\bnorton\b|mcafee|\bsophos\b|bitdefender|\bavast\b"
    ),
    "other": _p(r"护卫神|安全软件|防护软件|\bipban\b|rdpguard|denyhosts|crowdsec|security (?:software|suite)|d盾"),
}

FACTS: dict[tuple[str, str], re.Pattern[str]] = {
    ("symptom", "credentials-refused"): _p(
        r"(?:password|credentials?|login|user ?name)s?(?: \w{1,12}){0,3}? (?:refused|rejected"
        r"|wrong|incorrect|not (?:accepted|taken|work\w{0,3}|valid|recogni[sz]ed)|invalid|denied"
        r"|fails?|does(?:n't|nt| not) work|did(?:n't|nt| not) work)"
        r"|(?:refuses?|rejects?|denies|does(?:n't|nt| not) (?:take|accept)|not accept(?:ing)?"
        r"|won't (?:take|accept)) (?:my |the |our |any )?(?:new |right |correct )?(?:password"
        r"|credentials|login|key)|wrong (?:password|credentials)|access (?:is |was )?denied"
        r"|login (?:failed|incorrect)|permission denied"
        r"|(?:密码|凭据|凭证|用户名|账号)[^,没]{0,8}(?:不对|错误|不正确|不认|不工作|无效|被拒|不被接受"
        r"|登不上|登录不了|不能用|不行|失败|进不去)|(?:不认|拒绝)(?:新|我的)?密码|(?<!次)登录失败"
        r"|提示密码|认证失败|权限被拒"
    ),
    ("symptom", "account-locked"): _p(
        r"account (?:is |was |has been |got |gets )?locked|locked out|(?:账号|帐号|账户|帐户"
        r"|用户)[^,没未]{0,6}(?:锁定|被锁|锁了|锁住)"
    ),
    ("symptom", "password-expired"): _p(
        r"password (?:has |is |was )?(?:expired|must be changed)|expired password|密码(?:已经?|都"
        r"|也)?(?:过期|到期)|必须更改密码|要求(?:马上|设|改)[^,]{0,4}密码"
    ),
    ("symptom", "stuck-configuring"): _p(
        r"(?:stuck|stays?|stops?|hangs?|freezes|sits|waits)(?: \w{1,8}){0,2} (?:at|on|in"
        r"|with) [\"']?(?:securing|configuring|estimating|initiating)|\bstuck (?:on "
        r"|at )?configuring|(?:停|卡|一直|卡死|停留)(?:在)?[^,]{0,8}(?:正在)?(?:配置远程|保护远程"
        r"|估计连接|启动远程|配置会话)|configuring remote session"
    ),
    ("symptom", "stuck-welcome"): _p(
        r"(?:stuck|stays?|stops?|hangs?|freezes|sits|waits)(?: \w{1,8}){0,2} (?:at|on|in|with"
        r"|for) (?:the )?[\"']?(?:please wait|welcome|group policy|user profile|preparing)|(?:停"
        r"|卡|一直|卡死|停留)(?:显示)?(?:在)?[^,]{0,6}(?:请稍候|请稍等|欢迎|group policy"
        r"|组策略客户端)"
    ),
    ("symptom", "black-screen"): _p(
        r"\bblack(?:ed)?[ -]?(?:screen|window|desktop)|(?:screen|window|desktop|picture"
        r"|everything)(?: \w{1,8}){0,3} (?:is |stays |goes |went |turns |remains )?(?:black"
        r"|gr[ae]y)\b(?!ed)|gr[ae]y screen|blank screen|黑屏|灰屏|白屏|(?:屏幕|画面|窗口"
        r"|桌面)[^,不没]{0,4}(?:全黑|黑的|是黑|一片黑|灰的)"
    ),
    ("symptom", "closes-at-once"): _p(
        r"(?:clos(?:es|ed)|disconnects?|disconnected|exits|kicked|thrown out|kicks me|ends|crashes"
        r"|flash(?:es)?)(?: \w{1,10}){0,4} (?:at once|immediately|instantly|right away|right after"
        r"|straight away|as soon as)|(?:immediately|instantly|at once) (?:closes|closed"
        r"|disconnects?|disconnected|ends|exits)|flashes and (?:is gone|closes|disappears)"
        r"|opens and (?:then )?closes|connects and (?:then )?(?:closes|disconnects)"
        r"|(?:登录|登陆|输完密码|进去|连上|连接|打开)[^,我]{0,4}(?:后|就)?(?:立即|马上|立刻|闪|秒"
        r"|一下就|就|瞬间)(?:退|断|关|掉|闪退|被踢|没了)|一(?:登录|登陆|连接?|连上|打开"
        r"|进去)就(?:断|关|退|闪|掉|没|被)|闪退|一闪就|闪一下|(?<![\d几一]) ?秒[退断]|一通就断"
    ),
    ("symptom", "clipboard"): _p(
        r"clipboard|copy (?:and|&|/|or)? ?paste(?: \w{1,8}){0,3}? (?:does(?:n't|nt| not)|not|dead"
        r"|broken|fails|stopped|missing)|(?:can't|cannot|cant) (?:copy|paste)\b|(?:不能|无法|没法"
        r"|不可以)(?:复制|粘贴|拷贝)|复制粘贴(?:不|用不|没|失)|复制不了|粘贴不了|粘贴不"
    ),
    ("symptom", "certificate-warning"): _p(
        r"certificate (?:warning|error|problem|is not trusted|not trusted|invalid|has expired"
        r"|expired)|(?:invalid|expired|untrusted) certificate|not secure\b"
        r"|connection (?:is )?(?:not|isn't) private|证书(?:警告|错误|无效|有问题|不受信任|不安全"
        r"|过期|已过期|风险)|不是(?:私密|安全)连接|提示不安全|显示不安全"
    ),
    ("symptom", "redirect-loop"): _p(
        r"redirect(?:s|ed|ing)? (?:you )?(?:too many|without end|endless|loop|forever|in a loop)"
        r"|too many redirects|redirect loop|endless redirect|重定向(?:次数)?过多|无限(?:重定向"
        r"|跳转)|不停(?:地)?跳转|循环(?:重定向|跳转)|一直跳转"
    ),
    ("symptom", "filing-page"): _p(
        r"(?:icp )?filing (?:notice|page)|(?:提示|显示|跳转?到?|出现|打开是)[^,]{0,6}(?:未|没有?)?备案"
        r"|备案(?:提示|拦截)"
    ),
    ("symptom", "drops"): _p(
        r"(?:session|connection|rdp|ssh|it|desktop|link|i)(?: \w{1,10}){0,2}? (?:drops?|dropped"
        r"|dropping|disconnects|is cut|gets cut|breaks (?:off|down)|cuts (?:out|off))\b"
        r"|keeps? (?:dropping|disconnecting|losing)|(?:get|getting|gets|being|am|be) (?:kicked"
        r"|disconnected|dropped|cut off|thrown out)|broken pipe|loses (?:the )?connection"
        r"|random disconnect"
        r"|(?:kicks|throws|logs) me out"
        r"|掉线|断线|断连|断(?:了?好?几|[一两\d]{1,2})次|(?:老是|经常|总是?|频繁|时不时|自动|不断|老|就会?|会|随机|反复)(?:的"
        r"|地)?(?:断开?|掉|被断|断掉|断连)|(?:会话|连接|远程)(?:就|都|会|老|总|经常|自动"
        r"|被)?(?:会)?断(?:开|了|掉)|把我踢|被踢"
    ),
    ("symptom", "freezes"): _p(
        r"\bfreez(?:es|e|ing)\b|\bfroze\b|\bhangs?\b(?! up)|stands still|(?:screen|session|picture"
        r"|it) (?:is |gets )?stuck|stall(?:s|ing)|卡死|卡住|卡顿|死机|假死|画面不动|定住|一卡一卡"
        r"|停住"
    ),
    ("symptom", "slow"): _p(
        r"\b(?:slow(?:ly)?|lag(?:s|gy|ging)?|sluggish|crawl(?:s|ing)?|high latency|delayed"
        r"|takes (?:ages|forever))\b|很卡|太卡|特别卡|好卡|卡的?(?:不行|要命|要死|厉害|爆)|很慢"
        r"|太慢|特别慢|好慢|慢(?:得|的)?(?:不行|要命|要死|离谱|很)|变慢|延迟(?:很|高|大|太)|就卡"
        r"|非常卡|非常慢|巨卡|(?:访问|登录|连接|打开|网速|速度)(?:很|太|特别)?慢"
    ),
    ("symptom", "no-answer"): _p(
        r"(?:can(?:'t|not| not|t)|couldn't|could not|unable to|impossible to|won't|doesn't|doesnt"
        r"|does not|will not|no longer)(?: (?:even|longer|really|be able to))? (?:connect|reach"
        r"|get in|access|log ?in|get through|respond|answer|remote)\b|\bno (?:connection|answer"
        r"|response)\b|not (?:reachable|connecting|responding|accessible)|unreachable|tim(?:es|ed"
        r"|ing) out|time ?out\b|connection (?:failed|fails)|fails? to connect|nothing (?:answers"
        r"|connects)|lost (?:access|connection)|inaccessible"
        r"|(?:nobody|no one|none of us)(?: \w{1,8}){0,4}? can (?:even )?(?:connect|log ?in|get in|reach|access)\b"
        r"|\b(?:site|website|domain|page|panel)(?: \w{1,8})? (?:does(?:n't|nt| not)|won't|wont) (?:open|load)\b"
        r"|(?:连接?|登录?|登陆|进|打|访问|远程|链接|ssh)\s?(?:也|都|还是)?不(?:上|了|进去|去|进|通"
        r"|开|到|成功)|(?:无法|不能|没法|没办法)(?:正常)?(?:远程|连接?|访问|打开|登录|登陆|进入"
        r"|ssh|链接|使用远程)|(?:没有?|无)(?:反应|响应|回应)|连接失败|远程失败|超时"
    ),
    ("when", "after-restart"): _p(
        r"after (?:every|each) (?:restart|reboot)|every time (?:i |it |we )?(?:restarts?|reboots?)"
        r"|(?:每次|一)(?:重启|重新启动)"
    ),
    ("when", "after-idle"): _p(
        r"\bidle\b(?! (?:server|cpu))|without (?:typing|activity|doing|input|moving)|(?:do|type"
        r"|did|typed|touch|doing) nothing|inactiv\w{2,4}|\bif i (?:don't|dont|do not) (?:touch|use|type|move)"
        r"|away from (?:my|the) (?:desk|keyboard"
        r"|computer)|(?:after|from) (?:the |a )?(?:pause|break|coffee break)|(?:not|n't) (?:typed"
        r"|touched|used)(?: \w{1,8}){0,2} for (?:some|a|\d+|ten|five|several) (?:\w{1,8} )?(?:min"
        r"|hour|while|second)"
        r"|(?:不|没|没有|无)(?:操作|动它?|用|碰)[^,]{0,8}(?:就|后|断|自动|会|掉)|(?:分钟|小时|会儿"
        r"|时间|一阵)(?:不|没|没有|无)(?:操作|动|用|人)|闲置|空闲(?:时|后|一|太)|放着不(?:动|管)"
        r"|挂机|离开一(?:会|下)"
    ),
    ("when", "evening"): _p(
        r"(?:every|each|during(?: the)?) (?:evening|peak|rush|busy|night)s?\b|^(?:only )?(?:in the"
        r"|at) (?:evening|peak|rush|busy|night)s?\b|\bevenings\b|peak (?:hours?|times?)|busy hours"
        r"|一到(?:晚上|夜里|高峰)|每(?:天|到|逢)?(?:晚上?|夜里|夜间|高峰)|晚高峰|高峰(?:期|时)"
        r"|(?<!昨天)(?<!今天)晚上(?:就|很|特别|会|老|总|比较|最|都)|(?:晚上|夜里)(?:卡|慢|丢包)"
        r"|晚间"
    ),
    ("when", "fixed-times"): _p(
        r"(?:every|each) (?:full |\w{1,5} )?(?:\d{1,3} )?(?:hour|minute|second|night at|quarter"
        r"|day at)s?\b|at (?:fixed|the same) (?:times?|hours?|intervals?)|on the hour"
        r"|same time (?:every|each)|每(?:隔|过)?(?:一|半|几|两|\d{1,3})?\s?(?:个)?(?:小时|分钟|秒"
        r"|整点|刻钟)|整点|固定(?:的)?时间|定时(?:卡|断|掉)|每天(?:同一|固定|凌晨|\d)"
    ),
    ("when", "comes-and-goes"): _p(
        r"comes and goes|on and off\b|intermittent\w{0,4}|off and on|works and then"
        r"|sometimes (?:it )?(?:works|connects)|时(?:通|好|断|连|行"
        r"|有)时(?:断|坏|不|续|无|没|掉|好)|一会儿?(?:能|好|通|行|可以)|有时(?:候)?(?:能|可以|好"
        r"|通)|断断续续|偶尔(?:能|可以)"
    ),
    ("when", "random"): _p(
        r"(?:at )?random(?:ly)?\b(?! (?:port|name|password|program))|now and then|sporadic\w{0,4}"
        r"|from time to time|occasionally|no (?:special|fixed|particular) (?:time|interval"
        r"|pattern)|随机(?:断|掉|卡|出现|发生)|时不时|不定时|偶尔(?:会|断|卡|掉)|不规律|没有?规律"
        r"|隔三差五|偶发"
    ),
    ("when", "always"): _p(
        r"all the time|\balways (?:slow|lag\w{0,3}|laggy|like this|fails|the same|refused"
        r"|times out|been)|at any (?:hour|time)|around the clock|全天(?:都)?|一直(?:都)?(?:很|非常"
        r"|特别)?(?:卡(?![在到着死住])|慢|延迟|这样|如此)|任何时(?:段|候|间)|什么时候都"
    ),
    ("when", "since-once"): _p(
        r"\bsudden(?:ly)?\b|all of a sudden|out of nowhere|since (?:yesterday|this morning|today"
        r"|last (?:night|week|month)|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
        r"|out of the blue|突然|忽然|莫名其妙|(?:从|自)?(?:昨天|昨晚|今天|今早|上周|前天"
        r"|周[一二三四五六日])(?:上午|早上|下午|晚上)?(?:开始|起)"
    ),
    ("worked", "before"): _p(
        r"used to (?:work|connect|be (?:ok|fine))|(?:worked|was working|was fine"
        r"|worked fine)(?: \w{1,10}){0,3}? (?:yesterday|before|until|earlier|last|for (?:years"
        r"|months|weeks|a long)|previously|this morning|till)|(?:yesterday|last (?:week|night|month)"
        r"|this morning) (?:it|everything|all) (?:still )?(?:worked|was (?:working|fine|ok|good))|(?:it|everything|rdp"
        r"|ssh) (?:has )?always worked|stopped working|no longer (?:works|connects?)|(?:以前|之前"
        r"|原来|原先|昨天|前天|昨晚|上周|前几天|上午|早上|本来|一直)(?:晚上|下午|上午|早上|白天|中午|下班(?:前|时|的时候)?|睡前)?(?:还"
        r"|都|都还|还是|是|也|一直|还都)?(?:好好的|好的|能|可以|正常|没问题|行的)"
    ),
    ("worked", "never"): _p(
        r"\bnever (?:worked|been able|connected|once|got in|reached|managed|had a connection"
        r"|(?:been )?reachable)|从来没有?(?:能|连|成功|通|登|进|用|打开)|从没(?:能|连|成功|通|登"
        r"|进)|一次(?:都|也)没(?:有)?(?:连|成功|登|通|进)|从未(?:成功|连|登|通)"
    ),
    ("who", "only-me"): _p(
        r"\bonly (?:me|i\b|my (?:computer|pc|laptop|machine|account|user)|this (?:computer|pc"
        r"|laptop|machine))|\b(?:others|everyone else|everybody else|colleagues?|my colleagues?"
        r"|other people|the others|coworkers?|co-workers)(?: \w{1,8}){0,2}? (?:can (?!not)"
        r"|connects?|get in|gets in|have no (?:problem|issue)|works? fine|are fine|is fine"
        r"|do not have|don't have)|just me\b|works for (?:everyone|everybody|others|all others"
        r"|my colleague)"
        r"|(?:只有|就|仅|唯独)(?:是)?(?:我|我们?这|我自己|这台|我这台"
        r"|我的电脑)(?!们公司)(?!自己的)|(?:别人|其他人|同事们?|其他同事|大家|他们|别的人"
        r"|其他用户)(?:都|那边|也|却|就|的电脑)?(?:都)?(?:是)?(?:能|可以|正常|没问题|好的|没事)"
    ),
    ("who", "everybody"): _p(
        r"\b(?:everyone|everybody|all (?:users|of us|clients|colleagues|employees|staff|computers"
        r"|customers|my colleagues)|the whole (?:office|company|team))(?: \w{1,8}){0,4}? (?:can not"
        r"|cannot|can't|is|are|has|have|fails?|gets?|affected|slow|complain\w{0,3}|unable|sees?"
        r"|crawls?|loses?|the same)\b|(?:nobody|no one"
        r"|none of us)(?: \w{1,8}){0,4}? (?:can (?:even )?(?:connect|log|get in|sign|reach|access"
        r"|open|use)|is able|gets (?:in|through)|connects)|affects (?:everyone|everybody|all)"
        r"|for (?:everyone|everybody|all (?:users|of us|clients))|it'?s? not (?:only|just) me"
        r"|(?:所有人|大家|全公司|整个公司|全部人|每个人|所有用户|所有电脑|所有同事|公司所有"
        r"|同事们?也|谁)(?:都|也|全|的电脑)[^,]{0,3}(?:连不|登不|进不|不行|不通|卡|慢|断|无法|这样"
        r"|一样|打不|报|不能|不了|没法|掉)|不(?:只|止|光|仅)(?:是)?我"
    ),
    ("client", "mac"): _p(
        r"\b(?:on|from|with|using|my|a|the|our) (?:new |old |own )?(?:mac|macbook|imac|macos"
        r"|mac mini|os x)\b|\bmacbook\b|\bimac\b|^mac$|苹果电脑|苹果笔记本|(?:用|的|在|从"
        r"|是)\s?mac(?!地址)(?! 地址)|mac\s?(?:电脑|系统|上|笔记本|版|连|远程|下)|macos"
    ),
    ("client", "phone"): _p(
        r"\b(?:on|from|with|using) (?:my |an? |the |our )?(?:new |android |own )?(?:phone|iphone"
        r"|ipad|android|tablet|mobile|smartphone)\b(?!'s| ?(?:line|hot|data|network|internet))"
        r"|(?:用|在|从)(?:手机|平板|ipad|安卓|iphone|苹果手机)(?!热点|流量|网络|的网|号|的热|卡"
        r"|开)|手机(?:端|客户端|app|上(?:连|远程|登))|安卓(?:手机|平板)"
    ),
    ("client", "linux"): _p(
        r"\b(?:on|from|with|using|my|a) (?:my |a |the |our )?(?:linux|ubuntu|debian|fedora|arch"
        r"|mint|kali)(?: (?:laptop|desktop|pc|computer|machine|notebook|workstation))\b"
        r"|\bfrom (?:linux|ubuntu|debian|fedora)\b|\bremmina\b|\bx?freerdp\b|\brdesktop\b|(?:linux"
        r"|ubuntu|debian|统信|麒麟)(?:电脑|桌面|笔记本|台式)|用linux(?:连|远程|登)"
    ),
    ("client", "windows-old"): _p(r"\b(?:windows|win)\s?(?:7|xp|vista|8)\b(?!\.\d)(?!\d)"),
    ("bandwidth", "small"): _p(
        r"(?<![\d.])[0-3](?:\.5)?\s?(?:m|mb|mbps|mbit(?:/s|s)?|k|kbps|kbit(?:/s)?|兆)(?:的|小"
        r"|公网)?\s?(?:带宽|bandwidth|line|上行|宽带服务器|水管)|带宽(?:就|才|只有|是|只|变成了?"
        r"|也就|为|很|太)*\s?(?:[0-3](?:\.5)?\s?(?:m|mb|mbps|k|kbps|兆)|小\b|0\b|小)|小带宽|小水管"
        r"|(?:tiny|small|low|little) bandwidth|bandwidth (?:is |of |only |was )*(?:only "
        r"|just )?(?:[0-3] ?(?:m|k)|tiny|small|low)|(?:only|just) [0-3] ?(?:m|mb|mbps"
        r"|mbit(?:/s)?)\b"
    ),
    ("bandwidth", "exhausted"): _p(
        r"带宽(?:都|已经|已|一直|被|又|就|总是|上行)*[^,没不未]{0,6}(?:占满|跑满|用完|用满|打满"
        r"|爆满|满了|跑爆|耗尽|占用100|到顶|拉满)|(?:占满|跑满|打满)(?:了)?[^,]{0,4}(?:带宽|上行)"
        r"|流量(?:用完|用光|超了|耗尽|包用完)|bandwidth(?: \w{1,8}){0,3}? (?:full|saturated|maxed"
        r"|exhausted|used up|at (?:100|its limit)|flat)|(?:saturat\w{1,3}|max(?:es|ed)? out"
        r"|fill(?:s|ed)?|use(?:s|d) up|eats)(?: \w{1,8}){0,3} (?:bandwidth|line)"
    ),
    ("overdue", "seen"): _p(
        rf"欠费(?!过|提醒|通知|短信|之?前|之?后)|(?<!密码)(?<!证书)(?<!账号)(?<!帐户)(?:{_SERVER}|套餐|云服务器)(?:都|已经|已|刚"
        rf"|昨天|前天|今天|上周|周.)*(?:(?:到期|过期)(?!时间|日|之?前|还|提醒|通知|后)|被停|被锁定)|(?:^|因为?|忘了?续费"
        rf"|忘记续费)(?:没有?续费|没交费|到期(?:了|被|没)|余额不足)|忘(?:了|记)续费|没续费|被停机"
        rf"|\boverdue\b|unpaid (?:bill|invoice)|forgot(?:ten)? to (?:pay|renew)|(?:server|instance"
        rf"|vps|subscription|plan|ecs)(?: (?:is|has|has been|was|just|already|got|us)){{0,2}} (?:expired"
        rf"|suspended|unpaid)\b"
        rf"|(?:server|instance|vps|ecs) is stopped\b|out of credit"
    ),
    ("public-address", "missing"): _p(
        r"(?:没有?|无|没分配|未分配|不带|没买|未绑定)(?:公网|外网|弹性)\s?(?:ip|地址|eip)?"
        r"|只有(?:内网|私网)\s?(?:ip|地址)|\b(?:no|without a|doesn't have a|does not have a|has no"
        r"|not have a|lacks a) (?:public|external) (?:ip|address|ipv4)"
        r"|only (?:has )?a private (?:ip|address)"
    ),
    ("new-server", "yes"): _p(
        rf"(?:新买|刚买|新购|新开|刚开|新建|刚建|刚购买|刚创建|新装|刚装好|新租|刚租|新申请|刚开通"
        rf"|新开通|刚入手|新入手)(?:了|的|好|一台|个|通|买|入)*[^,没]{{0,6}}(?:{_SERVER})"
        rf"|新(?:的)?{_SERVER}|(?:brand[ -]?new|freshly (?:installed|created)|fresh"
        rf"|newly (?:created|bought|installed)) (?:\w{{1,10}} ){{0,2}}(?:server|instance|vps|vm"
        rf"|machine|droplet|ecs|box)|\b(?:a|my|our|the|this) new (?:\w{{1,10}} )?(?:server|instance"
        rf"|vps|vm|droplet|ecs)\b|(?:just|recently) (?:bought|created|rented|set up|installed"
        rf"|ordered|launched|got) (?:a |an |my |this |the "
        rf"|our )?(?:new )?(?:\w{{1,10}} ){{0,2}}(?:server|instance|vps|vm|droplet|ecs)\b"
        rf"|^new (?:\w{{1,10}} )?(?:server|instance|vps|vm)\b"
    ),
    ("option", "greyed-out"): _p(
        r"gr[ae]y(?:ed)?[ -]?out|(?:option|button|checkbox|box|switch|setting|item|field|radio"
        r"|choice|toggle)(?: \w{1,10}){0,3}? (?:is |are |stays |shows |all )?gr[ae]y(?:ed)?\b"
        r"|gr[ae]yed\b|变灰|置灰|(?<!屏)(?<!屏幕)(?:是|显示|都是|成|变成|显示为|呈)?灰(?:色|掉"
        r"|了)(?!屏|的?画面)|灰的|(?:选项|按钮|开关|勾选框?)[^,]{0,5}(?:点不了|不可选|选不了"
        r"|不能选|不能点|无法点|无法选|点不动|勾不上)"
    ),
    ("screen", "works"): _p(
        r"(?:vnc|控制台|屏幕|workbench|管理终端|网页终端|后台)(?:里|上|那边|远程|登录|连接|中|方式"
        r"|都)*[^,不没无改重]{0,4}(?:能|可以|可|正常)(?:正常)?(?:登录|登陆|登上|登|进|连|用|打开)"
        r"|(?:能|可以|可)(?:从|用|通过|在|正常从)?(?:云)?(?:vnc|控制台|workbench|管理终端"
        r"|网页终端)(?:里|上|正常)*(?:登录|登陆|登|进|连)|(?:vnc|控制台|workbench)(?:登录|连接"
        r"|进去|里)?(?:是|都|却|就|倒是)?(?:正常|没问题|可以的?|ok|能行)$"
        r"|(?:can|could) (?:still )?(?:log ?in|sign ?in|get in|connect"
        r"|access)(?: \w{1,10}){0,4}? (?:over|via|through|with|on|from|using|at"
        r"|by) (?:the )?(?:\w{1,10} )?(?:vnc|console|screen)|(?:vnc|console"
        r"|server's screen)(?: (?:login|access|sign-in|in the browser|in my browser))? (?:works|is fine|is ok"
        r"|(?:accepts"
        r"|takes) (?:the|it))|(?:works?|accepted|right|signs? in|fine)(?: \w{1,8}){0,2}? (?:over"
        r"|via|through|on|in|from|by) (?:the )?(?:\w{1,10} )?(?:vnc|console)\b"
    ),
    ("screen", "fails"): _p(
        r"(?:vnc|控制台|workbench|管理终端|网页终端)(?:里|上|那边|远程|登录|连接)*(?:也|都|还是"
        r"|同样)?(?:登|进|连|打)(?:录|陆|接)?不(?:上|了|进|去|开)|(?:vnc|workbench"
        r"|管理终端)[^,]{0,6}(?:不行|无法|不能|黑屏|没反应|打不开|蓝屏)|控制台(?:的?(?:屏幕|画面)"
        r"|里|也)?(?:也是|是|显示)?(?:黑屏|蓝屏|不行|登录不了)"
        r"|(?:vnc|console)(?: (?:login|access|screen))? (?:fails|does(?:n't|nt| not) (?:work|open"
        r"|load|accept|react)|(?:is|stays|shows) (?:black|blue|dead|frozen)|refuses|also fails)"
        r"|(?:cannot|can't|cant|can not|could not|couldn't|unable to) (?:even )?(?:log ?in"
        r"|sign ?in|get in|connect|access)(?: \w{1,10}){0,3}? (?:over|via|through|with|on|using"
        r"|from) (?:the )?(?:\w{1,10} )?(?:vnc|console)\b|(?:refused|rejected|fails"
        r"|denied) (?:there |also |too )?(?:on|in|over|via) (?:the )?(?:\w{1,10} )?(?:vnc|console)"
    ),
    ("screen", "none"): _p(
        r"(?:没有?|无)(?:云|阿里云|腾讯云|华为云)?(?:服务商|平台)?(?:的)?(?:控制台|云账号"
        r"|云平台账号|后台)(?:的)?(?:权限|账号|帐号|密码|登录)?(?!屏|显示)|(?:登"
        r"|进)(?:录)?不了(?:云|阿里云|腾讯云)?(?:控制台|后台)$|没有?云(?:账号|帐号|平台)"
        r"|\b(?:no|without|not have|don't have|dont have|have no|lack|haven't got"
        r"|no longer have)(?: (?:any|a|the|to|access|cloud|provider's|provider|web|admin|login"
        r"|of)){0,6} (?:console|control panel)\b|no (?:sign-in|account|login) at the (?:cloud "
        r"|hosting )?provider|can(?:not|'t) sign in at the (?:cloud )?provider|(?:no"
        r"|without) (?:vnc|kvm)(?: access)?\b"
    ),
    ("ping", "no-reply"): _p(
        r"ping\s?(?:都|也|就|完全|根本|一直|还是|服务器|公网|ip|外网|地址|不)*\s?(?:不通|不到|不了"
        r"|没有?(?:回应|响应|反应|回复|返回)|超时|失败|无响应)|(?:不能|无法|没法)\s?ping|禁\s?ping"
        r"|全部丢包|(?:can(?:'t|not| not|t)|could ?n[o']t|unable to) (?:even )?ping\b"
        r"|\bping (?:also |too |itself |even )?(?:fails|does(?:n't|nt| not) (?:work|answer|respond"
        r"|reply|get)|is (?:not|never) (?:answered|working|replied)|times out|timed out|gets no"
        r"|has no|isn't|dead|not (?:working|answered|ok|possible))|\bno (?:reply|answer"
        r"|response) to ping|\b(?:does not|doesn't|not) (?:even )?(?:answer|respond"
        r"|reply)(?:ing)? (?:to )?(?:my )?ping|\bno ping\b|not pingable"
    ),
    ("ping", "loss"): _p(
        r"丢包|packet loss|packets? (?:are |is |get |gets )?(?:lost|dropped)|loses? packets"
        r"|pings? (?:are |is |get |gets )?lost|lost pings"
    ),
    ("ping", "ok"): _p(
        r"ping\s?(?:是|都|能|可以|得|服务器|ip|公网|地址|也|倒是|却|还|一直|域名"
        r"|外网)*\s?(?:(?<!不)通(?!过)|正常|没问题|没有问题|有回应|有响应|有回复|可以|ok\b|能通)"
        r"|(?:能|可以|可)(?:正常)?\s?ping\s?(?:通|到)|(?<!不)(?:能|可以)ping(?!不)|\bcan (?:still "
        r"|also )?ping\b|\bping (?:still |also |always )?(?:works|(?:is|are|was|seems) (?:ok|fine"
        r"|good|normal|answered|working|quick|successful)|answers|replies|responds|succeeds"
        r"|goes through|ok\b|keeps answering|fine|gets (?:a )?repl)|\b(?:answers|responds"
        r"|replies) (?:to )?(?:my |the )?pings?\b|\bpingable|\bi get ping replies|pings (?:fine|ok"
        r"|well|are fine|work)"
    ),
    ("port", "refused"): _p(
        r"(?:connection|ssh|rdp|port|server|telnet|api|address|everything)(?: \d{2,5})?(?: (?:is"
        r"|was|gets|got|being|has been|are|just|also|says?|said|:))* (?:connection )?(?:refuse[ds]"
        r"|actively refused)|(?:says?|get|getting|gives?|got|gave|shows?|error|with|see|message"
        r"|it's) (?:me )?(?:a |an |the |only )?[\"']?(?:connection|conn) (?:was |is )?refused"
        r"|refused (?:at once|immediately|the connection|by the (?:server|host))|econnrefused"
        r"|actively refus|(?:连接|端口|服务器|ssh|访问)[^,没密]{0,6}被?拒绝(?!了?密码)"
        r"|拒绝了?(?:我的)?(?:连接|访问)|积极拒绝|直接拒绝|connection refused"
    ),
    ("port", "timeout"): _p(
        r"(?<!request )(?<!session )(?<!idle )(?<!ping )\btim(?:es|ed|ing) out\b|(?:connection"
        r"|connect|ssh|rdp|port|\d{2,5}) time-? ?outs?\b|(?:a|get|gets|getting) time-?outs?\b"
        r"|(?:一直|总是|老是|都是?|显示|提示|报)\s?time ?out(?!设)"
        r"|(?<!会话)(?<!登录)(?<!请求)(?<!ping)(?<!ping )(?<!闲置)超时(?!时间|设置|退|自动|断)"
    ),
    ("port", "not-open"): _p(
        r"端口(?:都|也|还是|一直|还|就|根本|显示|测试|检测|是|telnet)*\s?(?:不通|没通|没开|没有开"
        r"|未开放|没开放|关闭|关着|被封|不开放|没有?放行|测不通|连不通)|(?:22|3389|443|80|3306"
        r"|8080)\s?(?:端口)?(?:就是|就|也|都|却|还是)?(?:不通|没通)|telnet\s?[^,]{0,30}不通"
        r"|\bports?(?: \d{2,5})?(?: (?:is|are|was|shows|shown|appears|seems|as|still|says|looks"
        r"|reported))* (?:closed|not open|not reachable|blocked|filtered|dead|unreachable"
        r"|not accessible|down)\b|\bports?(?: \d{2,5})? (?:does(?:n't|nt| not)) (?:open|answer"
        r"|respond|connect)|closed ports?\b"
    ),
    ("port", "open"): _p(
        r"端口(?:都|也|是|显示|测试|检测|telnet|能|可以|一直|倒是)+\s?(?:通的?|能通|正常)(?!过)"
        r"|端口(?:通(?:的|着)|能通)|telnet\s?[^,不没]{0,8}(?:是通的|能通|通的)"
        r"|\bports?(?: \d{2,5})? (?:is|shows|shown as|appears|seems|tests as"
        r"|answers and is) open\b|\bport (?:\d{2,5} )?(?:test )?(?:succeeds|opens\b(?! in)"
        r"|connects)|\btelnet (?:to it )?(?:works|connects)"
    ),
}
"""(Subject, value) -> how it is said in one clause. A match counts where it is neither denied nor asked."""

TARGETS = {
    "rdp": _p(
        r"远程桌面|远桌|\bmstsc\b|(?<![\d.])3389(?!\d)|remote desktop|\brdp\b|\brd client\b|远程连接windows|remote ?app"
    ),
    "ssh": _p(
        r"\bssh\b|ssh(?=[连登远])|\bsshd\b|\bxshell\b|\bputty\b|\bsftp\b|\bwinscp\b|finalshell"
        r"|termius|mobaxterm|(?<![\d.])22\s?端口|\bport 22\b|端口\s?22\b|securecrt"
    ),
    "web": _p(
        r"网站|网页|站点|\bhttps?\b(?!:)|https(?=[打访])|(?<![\d.])443(?!\d)|\biis\b(?! ?crypto)"
        r"|\bnginx\b|\bapache\b|\bweb ?(?:site|page|server)s?\b|our site\b|\bthe site\b"
        r"|\bmy site\b|首页|\bsite is (?:still )?(?:down|dead|offline)\b"
    ),
    "database": _p(
        r"\bmysql\b|(?<![\d.])3306(?!\d)|\bmariadb\b|\bredis\b|(?<![\d.])6379(?!\d)"
        r"|\bpostgres\w{0,5}|(?<![\d.])5432(?!\d)|mongo ?db|sql ?server|(?<![\d.])1433(?!\d)"
        r"|数据库|\bdatabase\b|\bnavicat\b"
    ),
    "mail": _p(
        r"\bsmtp\b|(?<![\d.])25\s?端口|\bport 25\b|端口\s?25\b|发(?:送)?(?:不了|不出)?邮件"
        r"|邮件(?:发|服务)|邮箱|\b(?:send|sending|sends) (?:\w{1,8} )?(?:e-?)?mails?\b"
        r"|\bmail server\b|\boutgoing mail\b"
    ),
}
