"""What a person says in an opening, in Chinese and English."""

import re

import pytest

from wizard.evidence.words.plain_phrases import BORROWED
from wizard.evidence.words.plain_words import SUBJECTS, spoken


def heard(text: str, subject: str = "") -> set[str]:
    return {f"{o.subject}={o.value}" for o in spoken(text) if not subject or o.subject == subject}


SAID = {
    "changed=port": """
        改了端口之后连不上 | 端口改成 4389 后就连不上了 | 昨天把远程端口改了 | 我把SSH改到了4389，现在进不去
        外包换了端口号以后登不上
        改端口之前还能连 | 今天修改了3389端口，远程桌面打不开 | 注册表里端口被改成了5588，之后连不上
        改了端口，安全组也放行了，还是连不上 | 改了　ＲＤＰ　端口后连不上
        I changed the port and now I can't connect | after changing the RDP port it times out
        the port was changed yesterday
        We moved SSH to 4389 last week | Why can't I connect after I changed the port?
        can't connect since I changed the port number
        somebody switched the remote desktop port | our admin has modified the default port, no answer since
        rdp port 改了以后 connection 不上
        """,
    "changed=firewall": """
        开了防火墙之后连不上 | 昨天动了防火墙 | 启用ufw后断开了 | 改了防火墙规则，现在进不去
        防火墙被同事改了 | 开启防火墙以后ssh就断了 | 重置了防火墙后连不上 | 配置了iptables，之后连不上
        I enabled the firewall and lost access | since I turned on the firewall nothing connects
        the firewall was changed yesterday
        after enabling ufw ssh is dead | we changed the firewall rules this morning
        I reset Windows Firewall and now RDP fails
        firewall was turned on by my colleague | after switching on the firewall no connection
        """,
    "changed=security-software": """
        装了安全狗以后 | 昨天安装了云锁，之后连不上 | 装完宝塔网站打不开 | 更新了安全狗之后没网络
        装了360以后远程断开 | 卸载了杀毒软件后连不上 | 服务器装了火绒就连不上了
        服务器上装了fail2ban之后被封
        I installed an antivirus and now RDP fails | since installing Safedog nothing connects
        after I installed fail2ban I am locked out
        we installed BT panel yesterday | updated the antivirus this morning
        Kaspersky was installed on the server
        removed the security software, no network since | after the antivirus update it is dead
        """,
    "changed=settings": """
        做了安全加固之后连不上 | 跑了加固脚本，全部报错 | 改了注册表之后连不上 | 改了组策略后登录不了
        优化了系统服务之后远程没了 | 禁用了一些服务，现在连不上 | 修改了sshd_config后起不来 | 加固后连不上了
        after hardening nobody gets in | I ran a hardening script and it fails
        changed the group policy yesterday | I edited sshd_config and now ssh is dead
        we disabled some services, then RDP stopped | after a registry change no connection
        somebody changed the permissions | I modified the registry settings
        """,
    "changed=update": """
        系统更新之后连不上 | 更新完就连不上了 | windows自动更新后远程断开 | 昨晚打了补丁，今天进不去
        升级系统以后ssh连不上 | 服务器更新后黑屏 | 装了更新后报错 | 从昨天Windows更新后就不行
        since the update | after the Windows update I can't connect
        we updated Windows yesterday, since then nothing | after the latest patch RDP fails
        the server was updated last night | I upgraded Ubuntu and ssh is gone
        installed updates and now it hangs | since the kernel upgrade
        """,
    "changed=restart": """
        重启之后连不上 | 服务器重启后远程桌面没反应 | 昨天重启了服务器，今天连不上 | 刚重启过，进不去
        上次重启以后ssh被拒绝 | 重新启动后就连不上 | 今天早上重启了，然后打不开 | 自从重启后就连不上了
        after a reboot I can't connect | since the restart nothing answers
        I restarted the server an hour ago and now it is dead
        rebooted last night, RDP is gone since | after the server restart port 22 is closed
        we just rebooted the machine | after restart no connection
        I rebooted it and now ssh says connection refused
        """,
    "changed=resize": """
        升配之后连不上 | 续费后连不上了 | 昨天重装了系统 | 迁移之后网站打不开 | 换了服务器以后连不上
        刚升级配置，现在进不去 | 降配后很卡 | 升级了配置就连不上
        I resized the instance last night | renewed the server and it is slow now | after migrating it fails
        reinstalled the system yesterday
        upgraded the plan, cannot connect since | we moved the server to another zone
        after the renewal outside access is dead | restored from a snapshot, now it fails
        """,
    "changed=address": """
        换了公网IP之后连不上 | 公网 IP 变了 | 昨天更换了弹性IP | 服务器IP换了 | 开机后公网ip跟着变了
        换了IP后域名打不开 | ip改了之后进不去 | 换了弹性公网IP，之后连不上
        the public IP changed | we changed the elastic IP yesterday | after the IP change it fails
        the server got a new public IP
        the server's IP has changed | I replaced the elastic ip and now nothing
        the ip was changed last night | it has a new public address, the elastic IP was replaced
        """,
    "changed=security-group": """
        改了安全组之后连不上 | 安全组被同事改了 | 昨天整理了安全组 | 动过安全组规则 | 换了安全组后端口不通
        调整了安全组，现在进不去 | 删了安全组规则，然后连不上 | 安全组规则改过之后不行
        I changed the security group and lost access | the security group was modified yesterday
        after a security group change nothing works
        we edited the inbound rules | somebody deleted the security group rule
        a consultant tidied up the security group | replaced the security group last week
        since I changed the NSG it times out
        """,
    "changed=password": """
        改了密码之后登录不了 | 刚重置了密码，登不上 | 在控制台重置密码后还是不行 | 密码改过了
        换了密码以后连不上 | 昨天修改了管理员密码 | 密码刚刚重置过 | 十分钟前重置密码，新密码不认
        I changed the password | password reset ten minutes ago
        I reset the administrator password and it is refused | the password was changed yesterday
        after a password reset I can't log in | since the password change | we set a new root password
        my password has been reset
        """,
    "changed=network": """
        换了宽带后连不上 | 换了路由器之后不行 | 我现在出差，连不上 | 在酒店连不上服务器
        搬了新家装了新宽带，连不上 | 公司搬家后连不上 | 家里换了新路由器 | 换了运营商以后很卡
        since we got a new router | I changed my ISP and can't connect | we moved house
        I'm at a hotel, in the hotel it fails | new router at home | we switched our internet provider
        replaced the modem yesterday | my IP has changed
        """,
    "changed=computer": """
        换了新电脑后连不上 | 新电脑登录不上 | 我买了新笔记本，连不上服务器 | 换了电脑之后密码不认
        新笔记本连不上 | 我的电脑重装系统后连不上 | 本地电脑更新了，之后不行 | 换了一台新的笔记本以后会断
        I got a new laptop and can't connect | since my new computer it drops | bought a Mac, it fails
        my computer was updated | changed my PC last week | I replaced my old PC yesterday
        my laptop was reinstalled | I moved to a new PC
        """,
    "changed=certificate": """
        换了证书之后报错 | 昨天续了证书 | 更新证书后网站打不开 | 证书刚续期 | 部署了新证书，浏览器还是旧的
        安装了SSL证书以后打不开 | 证书自动续签后报错 | 上传证书之后不行
        I renewed the certificate | the certificate was replaced yesterday
        installed a new SSL certificate and the site is down | after the certificate renewal it fails
        we changed the cert | updated our TLS certificate last night | uploaded the new certificate
        the cert has been renewed
        """,
    "changed=nothing": """
        什么都没改 | 没有改过任何东西 | 昨天还好好的，什么都没动 | 昨天还能连，没人改过任何设置 | 啥都没动
        没做过任何改动 | 没人动过
        nothing was changed | I didn't change anything | it worked yesterday and nobody touched anything
        we have not touched anything | no changes were made | nothing has changed on the server
        I have not done anything | there were no changes
        """,
    "other-network=works": """
        热点能连 | 换手机热点就可以 | 公司连不上，手机热点正常 | 用手机流量可以打开 | 家里能连，公司不行
        换个网络就好了 | 用4G能打开 | 只有公司连不上 | 家里连不上但是用手机热点可以
        works from my phone's hotspot | over the hotspot it works | with mobile data I can connect
        works at home but not at the office
        from another network it connects fine | if I use my hotspot it works
        it only fails from the office, elsewhere it works | no problem via my phone's hotspot
        """,
    "other-network=fails": """
        换手机热点也不行 | 换了网络还是连不上 | 热点也连不上 | 用手机流量也打不开 | 换热点也一样
        家里和公司都连不上 | 换个网络也不行 | 4G也不通
        hotspot fails too | it doesn't work over my hotspot either | same over mobile data
        from another network it also fails
        I can't connect from a different network either | over the hotspot no luck
        not even via hotspot: over the hotspot it times out | at home and at work it fails
        """,
    "other-computer=works": """
        换台电脑就能连 | 同事电脑可以 | 另一台电脑正常 | 别的电脑能登录 | 旁边的电脑能连
        换了一台电脑就好了，能连 | 其他电脑都正常 | 家里的电脑可以
        another computer works | it works from my colleague's PC | from a different laptop I can connect
        my other computer connects
        on another machine it is fine | works on another PC | the PC beside connects | a second laptop gets in
        """,
    "other-computer=fails": """
        换台电脑也不行 | 另一台电脑也连不上 | 同事电脑也一样 | 别的电脑也不能登录 | 其他电脑也打不开
        换了电脑还是连不上 | 换个电脑也报错 | 同事的电脑也不通
        another computer fails too | another PC can't connect either | same on another computer
        a different laptop doesn't work either
        on another machine it also times out | my colleague's computer can't connect
        the other computers fail as well | other devices fail
        """,
    "other-user=works": """
        my colleague can log in with his user | 同事用他的账号能登 | 会计的账号登不上，administrator可以登
        the new user cannot sign in; Administrator can log in
        换个用户能登录 | 另一个账号可以 | 别的用户正常 | 其他用户能登录 | 换了账号就能连 | 另外一个用户没问题
        别的账号可以登 | 其他帐户正常
        another user can log in | a different account works | other users connect fine
        with another user it works | other accounts are fine | works with another account
        another user gets in | works for other users
        """,
    "other-user=fails": "换个用户也不行 | 另一个账号也登不上 | another user fails too"
    " | with a different account it doesn't work either",
    "by-address=works": """
        用IP能打开，域名不行 | 域名解析失败，直接用IP可以 | 域名超时，用 ip 访问正常 | 域名打不开，用IP可以打开
        输域名找不到，输入IP能连 | 域名不通，通过IP能访问 | 域名进不去，改用ip就行 | 用域名连不上，用公网IP连没问题
        by name it fails, by IP it works | with the IP address it works, by name not
        the hostname is unknown, using the IP I can connect | works with the IP but not by name
        the domain does not resolve, the IP works | the domain is dead, via IP it opens
        by name it times out, over the IP address it connects | it can't find the name; the IP works
        """,
    "by-address=fails": "用IP也不行 | 直接用ip也打不开 | 用 IP 也连不上 | by IP it fails too"
    " | with the IP address it doesn't work either | using the IP it times out as well",
    "password-reset=recent-no-restart": "刚在控制台重置了密码，登不上"
    " | 重置密码后没有重启 | password reset ten minutes ago"
    " | I reset the password in the console, still refused",
    "password-reset=restarted": "重置密码并重启了，还是不认 | 密码重置过也重启了"
    " | I reset the password and restarted the server"
    " | password reset in the console, then rebooted",
    "password-reset=inside": "我在系统里改了密码 | 用passwd改了密码 | I changed the password inside Windows"
    " | the password was changed with net user",
    "screen=works": "VNC能登录 | 控制台可以登录 | 控制台能进去 | 在控制台能登录 | I can log in over VNC"
    " | the console works | I can sign in on the console | works over VNC",
    "screen=fails": "VNC也登不上 | 控制台黑屏 | vnc进不去 | VNC也是不行 | VNC fails too"
    " | I can't log in on the console either | console login doesn't work | VNC is black",
    "screen=none": "没有控制台权限 | 我没有云控制台账号 | 没有云账号 | I have no access to the console"
    " | we don't have access to the cloud console | no console | without console access",
    "option=greyed-out": """
        选项是灰色的 | 允许远程连接变灰了 | 按钮是灰的 | 开关置灰 | 那个选项灰色点不了 | 勾选框点不了
        选项显示灰色 | 按钮灰了
        the option is greyed out | the button is grayed-out | switch is grey | the checkbox is greyed
        "Allow remote connections" is grayed out | everything is greyed out | the setting is gray
        option stays grey
        """,
    "security-software=safedog": "服务器有安全狗 | 装了安全狗 | 安全狗在运行"
    " | Safedog runs on the server | there is safedog",
    "security-software=yunsuo": "服务器装着云锁 | 用了云锁 | yunsuo is installed",
    "security-software=bt-panel": "用的宝塔面板 | 宝塔里显示正常，网站打不开 | we use BT panel | aaPanel is installed",
    "security-software=fail2ban": "服务器有fail2ban | fail2ban runs there",
    "security-software=antivirus": "装了杀毒软件 | 装着火绒 | there is an antivirus on it",
    "security-software=other": "装了护卫神 | 有安全软件 | IPBan is running",
    "symptom=credentials-refused": """
        密码不对 | 新密码不认 | 提示用户名或密码错误 | 密码登不上 | 凭据不工作，密码错误 | 密码被拒绝
        密码一直提示不正确 | 登录失败
        my password is refused | wrong password | the password does not work | it doesn't accept my password
        access denied | credentials did not work | permission denied | it rejects the new password
        """,
    "symptom=account-locked": "账号被锁定了 | 用户被锁了 | account is locked | I am locked out",
    "symptom=password-expired": "密码过期了 | password has expired | password must be changed",
    "symptom=stuck-configuring": "一直停在正在配置远程会话 | 卡在正在保护远程连接"
    " | stuck at Configuring remote session"
    " | it stays at Securing remote connection",
    "symptom=stuck-welcome": """
        停在请稍候 | 一直卡在请稍候 | 一直卡在欢迎界面 | stuck on Please wait | it sits at "Please wait"
        it hangs at Welcome
        """,
    "symptom=black-screen": """
        登录后黑屏 | 远程桌面黑屏 | 一直黑屏 | 屏幕全黑 | 连上是黑的，黑屏 | 窗口全黑 | 画面一片黑
        登录进去灰屏
        black screen after login | I only see a black screen | the screen stays black | a black window
        blank screen | the desktop is black | screen goes black | grey screen after sign-in
        """,
    "symptom=closes-at-once": """
        一登录就断开 | 输完密码窗口一闪就没了 | 登录后马上退出 | 一连上就断 | 闪退 | 进去就被踢
        连上后立刻断开 | 一打开就关
        it closes immediately | the window closes right after login | disconnects at once
        it opens and closes | the session ends as soon as I log in | kicked right after sign-in
        it connects and then disconnects | flashes and is gone
        """,
    "symptom=clipboard": "不能复制粘贴 | 复制粘贴用不了 | copy and paste doesn't work | the clipboard is dead"
    " | I can't copy files",
    "symptom=drops": """
        老是掉线 | 经常断开 | 总是断线 | 远程会自动断开 | 时不时断开 | 频繁掉线 | 用着用着就断线 | 会话断了
        it keeps disconnecting | the connection drops | my session drops | I get kicked out | broken pipe
        it drops every hour | the session gets cut | keeps dropping
        """,
    "symptom=freezes": "画面卡住 | 卡死了 | 服务器死机 | 一卡一卡的 | 假死 | 卡顿 | 动不动卡死 | 鼠标定住"
    " | it freezes | the screen freezes for seconds | the session hangs"
    " | everything stands still | it is freezing | RDP froze | mouse stalls | it hangs",
    "symptom=slow": "很卡 | 特别慢 | 卡得要命，很慢 | 远程桌面延迟很高 | 变慢了 | 打开很慢 | 卡的不行"
    " | 网速太慢 | it is very slow | laggy | sluggish | RDP lags | slow as hell"
    " | high latency | everything crawls | so slow today",
    "symptom=no-answer": """
        连不上 | 无法连接服务器 | 远程连接不上 | 登不上服务器 | 进不去 | 打不开网站 | 没反应 | 连接超时
        can't connect | unable to connect | cannot reach the server | it times out | no response
        connection failed | I lost access | the server is unreachable
        """,
    "symptom=certificate-warning": "提示不安全 | 证书有问题 | 证书过期 | certificate warning | not secure in Chrome"
    " | your connection is not private",
    "symptom=redirect-loop": "不停跳转 | 重定向次数过多 | too many redirects | redirect loop",
    "symptom=filing-page": "提示未备案 | 打开出现备案提示 | a filing notice appears",
    "when=after-restart": "每次重启都要弄 | after every reboot it fails",
    "when=after-idle": "几分钟不操作就断 | 十分钟不动就掉线 | 空闲时会断 | 挂机就掉 | it drops when idle"
    " | after inactivity it disconnects | I do nothing for ten minutes and it is gone"
    " | cut when I have not typed for some minutes",
    "when=evening": "一到晚上就卡 | 晚高峰很卡 | 每天晚上卡 | 晚上特别慢 | every evening it is slow"
    " | at peak hours it lags | slow during rush hours | in the evening it crawls",
    "when=fixed-times": "每小时卡一次 | 每隔10分钟断一次 | 整点就卡 | 固定时间掉线 | every hour it freezes"
    " | it drops every 65 seconds | at fixed times | every minute it disconnects",
    "when=random": "随机断开 | 时不时断 | 偶尔掉线 | 没有规律 | at random | it drops randomly"
    " | now and then it fails | from time to time",
    "when=comes-and-goes": "时好时坏 | 时通时断 | 有时能连有时不能 | intermittent | it comes and goes"
    " | sometimes it works | on and off",
    "when=always": "一直很卡 | 全天都这样 | it is slow all the time | always slow",
    "when=since-once": "突然连不上 | 从昨天开始连不上 | suddenly can't connect | since yesterday it fails",
    "worked=before": "以前能连 | 昨天还好好的 | it used to work | it stopped working | 昨天还能连，今天就不行"
    " | 昨晚还正常 | it worked yesterday | it was working fine yesterday | 昨天下班还能连 | worked until this morning"
    " | last night everything was fine",
    "worked=never": "从来没连上过 | 一次都没成功 | it never worked | never connected",
    "who=only-me": "只有我连不上 | 就我不行 | 别人都能连 | 同事可以 | only me | only my computer fails"
    " | others can connect | my colleagues have no problem",
    "who=everybody": "所有人都连不上 | 大家都很卡 | 全公司都打不开 | 谁都登不上 | everybody is affected"
    " | nobody can connect | all users get an error | it is slow for everyone",
    "client=mac": "用Mac连不上 | macbook上登录失败 | 苹果电脑连不上 | from my Mac it fails | on a MacBook",
    "client=phone": "用手机连不上 | 在iPad上连不上 | from my phone it fails | on my iPad",
    "client=linux": "用linux电脑连不上 | remmina连不上 | from my Ubuntu laptop | using xfreerdp",
    "client=windows-old": "win7电脑连不上 | Windows 7 报错 | from a Windows 7 PC | Win XP",
    "vpn=on": "开着VPN | 挂着代理 | 走公司 VPN 黑屏 | 开了加速器 | over the VPN it hangs | my vpn is on"
    " | using a proxy | I use a VPN | without the VPN it works, with the VPN on it times out"
    " | 关了代理就能连，开着代理不行 | 网站打不开，我开着VPN",
    "bandwidth=small": "1M带宽 | 带宽只有1M | 小带宽 | 带宽是0 | only 1 Mbit/s | 1 Mbps bandwidth"
    " | tiny bandwidth | the bandwidth is 1k",
    "bandwidth=exhausted": "带宽跑满了 | 带宽被占满 | bandwidth is full | it uses up the bandwidth"
    " | the bandwidth is maxed out",
    "overdue=seen": "服务器欠费了 | 服务器到期了 | 忘记续费 | the server expired"
    " | the instance is overdue | forgot to pay | 已欠费停机 | 到期了没续费 | 欠费了还没充值 | 服务器被停机了"
    " | the VPS has expired and was not renewed | the server is overdue, I have not paid yet",
    "public-address=missing": "没有公网IP | 只有内网IP | it has no public IP | there is only a private ip",
    "new-server=yes": "新买的服务器 | 刚买的云服务器连不上 | 新服务器 | a brand new server"
    " | my new VPS | just bought a server",
    "browser-only=works-in-browser": "浏览器能打开，curl报错 | 浏览器正常，程序失败 | Chrome opens it, curl fails"
    " | works in the browser but curl fails | in a browser it works, the app fails",
    "ping=no-reply": "ping不通 | ping 不通了 | 连ping都不通，ping不到 | ping fails | can't ping the server"
    " | it does not answer ping",
    "ping=ok": "ping得通 | ping 通，端口不通 | 能ping通 | ping works | I can ping it | ping is fine",
    "ping=loss": "丢包严重 | ping 丢包 | packet loss | it loses packets",
    "port=not-open": "端口不通 | 3389端口不通 | 端口没开 | port is closed | port 3389 closed | the port 22 is not open",
    "port=refused": "连接被拒绝 | ssh 拒绝连接 | it says connection refused | SSH is refused since yesterday"
    " | I get connection refused",
    "port=timeout": "连接超时 | 22端口超时 | it times out | I get a timeout | ssh timed out",
    "target=rdp": "远程桌面连不上 | mstsc打不开 | 3389不通 | can't connect by Remote Desktop"
    " | rdp fails | my RDP is slow",
    "target=ssh": "ssh连不上 | xshell连不上服务器 | 22端口不通 | ssh fails | I can't connect with PuTTY",
    "target=web": "网站打不开 | https不能访问 | 443不通 | my website is down, it fails | the site does not open",
    "target=database": "mysql连不上 | 3306端口不通 | can't connect to mysql | redis fails",
    "target=mail": "发不了邮件 | smtp不通 | can't send mail | smtp fails",
}

SENTENCES = [
    (meant, text.strip())
    for meant, texts in SAID.items()
    for line in texts.split("\n")
    for text in line.split(" | ")
    if text.strip()
]


@pytest.mark.parametrize(("meant", "text"), SENTENCES)
def test_a_sentence_says_what_it_means(meant: str, text: str) -> None:
    assert meant in heard(text)


UNSAID = {
    "changed": """
        没有改过端口 | 没改端口 | 端口没改过 | 我没有动过防火墙 | 要不要改端口？ | 是不是要改端口
        怎么改端口？ | 如果改了端口会怎样 | 想改端口 | 需要重启吗 | 没有重启过服务器
        安全组没有改过 | 密码没改过 | 没有更新系统 | 没装过安全狗 | 是不是更新之后就这样？
        可能是防火墙被改了 | 重启也没用 | 重启后还是连不上 | 没有人改过密码 | 请重启服务器之后再试
        端口改了吗？
        I did not change the port | I haven't changed the port | the port was not changed
        should I change the port? | nobody changed the firewall | how do I change the port?
        if I changed the port, would it work? | did the update break it? | I want to change the password
        we have not restarted the server | no update was installed | restarted, no luck
        I tried restarting the server, still nothing | maybe the firewall was changed
        has the port been changed? | I did not install any antivirus | without changing the port
        the security group wasn't modified
        昨天还能连 | 昨晚还好好的 | it worked yesterday | it was fine this morning | 昨天听人说要改端口 | 忘了续费
        rebooted twice, no changes | support told me to reset the password
        """,
    "other-network": "能用热点试试吗 | 没试过热点 | 要不要换个网络？ | should I try a hotspot?"
    " | I have not tried another network | does it work over a hotspot? | 看看换热点能不能连"
    " | I don't have another network | I am on 4G and it does not connect | 我是用4G连的，连不上"
    " | only have mobile data here, ssh fails | I'm on my phone's hotspot, it times out | 我现在用的是手机流量，连不上",
    "other-computer": "没试过别的电脑 | should I try another computer? | I have no other computer | 另一台服务器正常",
    "by-address": "can I use the IP address? | IP 是多少 | 用 IP 能 ping 通 | ping by IP works | 用ip能ping通，域名不行"
    " | by IP ping works, by name not | 用IP能访问网站，远程不行 | 用IP可以，域名也可以",
    "option": "不是灰色的 | the option is not greyed out | 屏幕是灰色的 | 有没有变灰？",
    "vpn": "I use a VPN but without it is the same | it works only with the VPN | 只有开VPN才能连"
    " | 开着VPN，关了VPN也不行"
    " | with or without the VPN it fails | over the VPN it works | 没开VPN | no VPN | the VPN is off | 关了代理"
    " | I don't use a VPN | 没有开代理",
    "symptom": "没有黑屏 | 不卡 | there is no black screen | is it slow?",
    "ping": "能不能ping通？ | can I ping it?",
    "security-software": "没有装安全狗 | 没装杀毒软件 | there is no antivirus | is it fail2ban? | 可能是安全狗",
    "password-reset": "没有重置密码 | should I reset the password? | I did not reset the password",
    "overdue": "My server was stopped and I started it again | 续费以后连不上 | 欠费停机，充值后开机了"
    " | was overdue, I have paid | 服务器被停了，现在已经开机了 | 以前欠费过 | 欠费停机了，充值后连不上"
    " | the instance was suspended, now it is running again | 服务器到期时间是明年 | 服务器续费之后还是连不上"
    " | 没有欠费 | 密码到期 | 证书过期了 | 服务器没到期 | my password expired",
    "public-address": "公网IP是对的 | do I need no public ip?",
    "new-server": "不是新服务器 | it is not a new server | should I buy a new server?",
    "bandwidth": "带宽没满 | 带宽没问题 | the bandwidth is not full",
    "screen": "怎么进控制台？ | where do I find the console?",
    "who": "不清楚 | not everybody | my colleague can log in with his user | everybody can connect",
    "when": "一直卡在请稍候 | not only when idle | ping is fine all the time",
    "worked": "did it work yesterday?",
}
SILENT = [
    (subject, text.strip())
    for subject, texts in UNSAID.items()
    for line in texts.split("\n")
    for text in line.split(" | ")
    if text.strip()
]


@pytest.mark.parametrize(("subject", "text"), SILENT)
def test_what_is_denied_or_asked_is_not_said(subject: str, text: str) -> None:
    assert heard(text, subject) == set()


OPENINGS = """
服务器欠费停机了，昨天充值后开机了，远程桌面还是连不上
= target=rdp symptom=no-answer ~changed=resize ~worked=before
续费以后网站打不开了，80和443都没反应
= target=web symptom=no-answer changed=resize
急！！远程连不上了，昨天下班还能连的，什么也没动
= symptom=no-answer worked=before changed=nothing
昨天还能连，今早一来就提示连接超时，求助
= worked=before symptom=no-answer port=timeout
我是用4G连的，连不上服务器，公司宽带还没试
= symptom=no-answer
家里宽带连不上，切到手机热点秒连
= symptom=no-answer other-network=works
登录的时候一直卡在请稍候，等了十分钟都不动
= symptom=stuck-welcome
一直转圈停在“正在配置远程会话”，然后就没了
= symptom=stuck-configuring
ping 得通，就是3389不通，安全组没动过，防火墙也关了试过，还是不行
= ping=ok port=not-open target=rdp ~symptom=no-answer
用 IP 能 ping 通，域名也能解析，但网站就是打不开
= ping=ok target=web symptom=no-answer
域名访问不了，直接用IP访问是正常的
= by-address=works symptom=no-answer
我们会计的账号登不上，我自己的 administrator 可以登
= other-user=works ~symptom=no-answer ~symptom=credentials-refused
同事用他的账号能登进去，我的不行，提示密码错误
= other-user=works symptom=credentials-refused ~symptom=no-answer
我挂了VPN，不过关掉VPN也是一样连不上
= symptom=no-answer
只有开着公司VPN才能连上，不开就超时
= ~symptom=no-answer ~port=timeout
挂着梯子，远程桌面特别卡，打字都要等半天
= vpn=on target=rdp symptom=slow
SSH改成2222端口之后就进不去了，安全组忘了放行好像，也可能不是
= target=ssh changed=port symptom=no-answer
前天听人说要改端口，我没敢改。昨晚windows更新重启了一次，今天就连不上远程了
= changed=update symptom=no-answer ~changed=restart ~when=since-once
服务器里装了安全狗，卸载以后还是连不上，会不会是它弄的？
= symptom=no-answer ~changed=security-software
老师好，我的云服务器到期了没续费，现在还能找回数据吗
= overdue=seen
服务器已经欠费停机，今天刚交了钱，什么时候能恢复？
=
提示欠费，已经充值了，机器也开机了，但ssh还是connection refused
= target=ssh port=refused
服务器被停机了，我重新启动了一下还是连不上
= symptom=no-answer
一到晚上八九点就卡得要死，白天没事，带宽只有1M
= when=evening symptom=slow bandwidth=small ~symptom=freezes
用着用着就断线，大概十分钟不动就断，重连又好了
= symptom=drops when=after-idle
每隔一个小时左右断一次，很准时
= when=fixed-times symptom=drops
时好时坏的，有时能连有时连不上，没什么规律
= when=comes-and-goes symptom=no-answer ~when=random
重装系统后ssh报 REMOTE HOST IDENTIFICATION HAS CHANGED，密码肯定是对的
= target=ssh changed=resize
刚买的轻量服务器，宝塔装好了，面板打不开，8888端口也放了
= new-server=yes security-software=bt-panel symptom=no-answer ~changed=security-software
新服务器从来没连上过，安全组我全放开了，vnc能进系统
= new-server=yes worked=never screen=works ~changed=security-group
忘了密码在控制台重置了，没重启，新密码提示不正确
= changed=password password-reset=recent-no-restart symptom=credentials-refused
重置密码之后重启了服务器，还是提示密码错误，VNC里倒是能用新密码登录
= changed=password password-reset=restarted symptom=credentials-refused screen=works
阿里云windows 2016，远程登录后黑屏，只有一个鼠标，ctrl alt end也没反应
= symptom=black-screen
远程桌面允许连接那个选项是灰色的，点不了，怎么办
= target=rdp option=greyed-out
证书昨天续了，浏览器还是提示过期，nginx也重启了
= changed=certificate target=web ~symptom=certificate-warning
换了证书以后手机浏览器打开没问题，我们的安卓app就报证书错误
= changed=certificate symptom=certificate-warning ~browser-only=works-in-browser ~client=phone
网站在微信里打开提示未备案，浏览器打开也是
= target=web symptom=filing-page
mysql 3306 本机能连，外面navicat连不上，超时
= target=database symptom=no-answer port=timeout
25端口发不出邮件，telnet smtp.qq.com 25 不通，465可以
= target=mail port=not-open
公司所有人都连不上，我回家试了一下可以
= who=everybody symptom=no-answer other-network=works
就我一个人连不上，同事都正常，换了他们的电脑我也能登
= who=only-me symptom=no-answer other-computer=works
换了台新电脑（Mac），用microsoft remote desktop 一直连不上，旧电脑没问题
= client=mac target=rdp symptom=no-answer other-computer=works ~changed=computer
我们公司换了宽带之后白名单没更新，现在SSH全部超时
= changed=network target=ssh symptom=no-answer port=timeout
公网IP换了一个，DNS改了但是还没生效，用域名ssh连不上，用新IP可以
= changed=address target=ssh symptom=no-answer by-address=works
没有控制台权限，服务器是老板买的，他联系不上，只能等吗
= screen=none
开了ufw之后ssh断了，再也进不去，vnc能登录但是不会操作
= changed=firewall target=ssh symptom=no-answer screen=works ~symptom=drops
执行了网上的加固脚本，现在root登录permission denied，密码绝对没错
= changed=settings symptom=credentials-refused
密码输错几次账号被锁定了，等了半小时也不行
= symptom=account-locked
远程的时候不能复制粘贴，以前是可以的，没改过设置
= symptom=clipboard worked=before
打开远程一闪就没了，重启过服务器也没用
= symptom=closes-at-once
感觉不是慢，就是点一下卡几秒，鼠标定住了，然后又好
= symptom=freezes
电脑没换，网络没换，端口也没改，就是突然连不上了，烦死
= when=since-once symptom=no-answer
服务器没有公网IP，只有内网的，怎么从外面远程？
= public-address=missing
ssh 连上输完密码马上断开，换了xshell和putty都一样
= target=ssh symptom=closes-at-once
我的win7老电脑远程2022服务器报错，同事win10可以
= client=windows-old ~other-computer=works ~who=only-me
手机上用RD Client能连，电脑连不了，都在同一个wifi
= target=rdp symptom=no-answer ~other-computer=works
昨天server突然restart了，之后RDP一直timeout，ping也不通
= target=rdp changed=restart symptom=no-answer port=timeout ping=no-reply ~when=since-once
help, 端口 changed 到 33899 之后 rdp 连不上，firewall 里没加 rule
= changed=port target=rdp symptom=no-answer
在吗？网站一直跳转，提示重定向次数过多，昨天开了CDN的https
= target=web symptom=redirect-loop
服务器cpu 100%，远程进去巨卡，重启之后好一会儿又卡，一直这样
= symptom=slow ~when=always ~symptom=freezes
My server was stopped and I started it again but RDP does not connect
= target=rdp symptom=no-answer
subscription was overdue, I have paid this morning, site is still down
= target=web
The VPS expired last week and we did not renew it, is the data gone?
= overdue=seen
forgot to pay the bill, server suspended. how long do I have
= overdue=seen
I paid the overdue invoice and the instance is running again, SSH still times out
= target=ssh symptom=no-answer port=timeout
Worked yesterday, today nothing. RDP just says it can't connect to the remote computer
= worked=before target=rdp symptom=no-answer
was working fine until this morning and I swear nobody touched anything on it
= worked=before changed=nothing
It worked yesterday. I only changed the admin password before going home.
= worked=before changed=password
I use a VPN but without it is the same, ssh: timed out
= symptom=no-answer port=timeout ~target=ssh
RDP works only with the VPN, without the VPN it times out
= ~target=rdp ~symptom=no-answer ~port=timeout
when I disconnect the vpn everything works, with vpn on I cant reach the server
= vpn=on symptom=no-answer
Im on 4G and it does not connect
= symptom=no-answer
i'm travelling, only have mobile data here, can't connect to my server via putty
= target=ssh symptom=no-answer ~changed=network
From home no luck, tethered to my phone and it connects instantly
= other-network=works
tried my phones hotspot aswell, same thing, cant connect
= symptom=no-answer other-network=fails
Ping by IP works, ping by name works too, port 3389 is closed though.
= port=not-open target=rdp ~ping=ok
the domain does not open but with the IP address the site opens
= by-address=works symptom=no-answer ~target=web
my colleague can log in with his user, mine gets access denied
= other-user=works symptom=credentials-refused
all my colleagues can connect, only my laptop fails with an internal error
= who=only-me
Nobody in the office can connect since monday. From home it works ok.
= who=everybody symptom=no-answer when=since-once other-network=works
stuck at "Please wait" forever after entering the password
= symptom=stuck-welcome
It always hangs on Welcome for five minutes then lets me in
= symptom=stuck-welcome
black screen after login, only the cursor. Already rebooted twice no change.
= symptom=black-screen
I did NOT change the port, did NOT touch the firewall, the only thing that happened was a windows update on \
tuesday night
= changed=update
since the last windows update our 2 servers refuse RDP, "an authentication error has occurred"
= changed=update target=rdp ~port=refused
Changed ssh port to 2022, restarted sshd, now connection refused. Console in the browser works.
= changed=port target=ssh port=refused screen=works
locked myself out!! enabled ufw without allowing ssh first
= changed=firewall ~target=ssh ~symptom=account-locked
fail2ban banned me i think, wrong password three times and now timeouts from my ip. with hotspot i get in
= other-network=works ~security-software=fail2ban ~symptom=credentials-refused ~port=timeout ~symptom=no-answer
New laptop, same wifi, RDP says credentials did not work. old laptop still fine.
= target=rdp symptom=credentials-refused other-computer=works ~changed=computer
resized the droplet to 4GB last night and now its super slow??
= ~changed=resize ~symptom=slow
Session freezes for 10-20 secs every few minutes then continues, no disconnect
= symptom=freezes ~when=fixed-times
it kicks me out after a few minutes if I dont touch the mouse
= symptom=drops when=after-idle
every evening it becomes unusable, laggy, daytime is perfect
= when=evening symptom=slow
I cannot paste text into the remote session anymore, worked before the update
= symptom=clipboard changed=update worked=before ~target=rdp
The certificate was renewed on friday but browsers still show the expired one
= changed=certificate ~symptom=certificate-warning
our site opens in chrome but curl and the payment partner's api fail with ssl error
= browser-only=works-in-browser ~target=web
too many redirects since we put cloudflare in front of the site
= target=web symptom=redirect-loop
cant send mail from the server, port 25 seems blocked, 587 not tested
= target=mail port=not-open
mysql from my pc: connection timed out. from the server itself it works. Never worked from outside.
= target=database symptom=no-answer port=timeout worked=never
Hi team, brand new Windows VPS, never managed to connect, VNC shows the login screen and I can log in there
= new-server=yes worked=never ~screen=works ~symptom=no-answer
We have no console access, the hoster went on holiday. RDP refused.
= screen=none target=rdp port=refused
password reset in portal, not rebooted, still says wrong password
= changed=password password-reset=recent-no-restart symptom=credentials-refused
i reset the admin pw from the console and rebooted, rdp still refuses the new password but VNC accepts it
= changed=password password-reset=restarted target=rdp symptom=credentials-refused screen=works
the checkbox for allow remote connections is greyed out, managed by your organization
= option=greyed-out
we got a new ISP on Thursday and since then our whitelisted IP does not work for ssh
= changed=network target=ssh
elastic IP was changed by my collegue, dns updated, putty still goes to the old one and times out
= changed=address target=ssh symptom=no-answer port=timeout
From my Mac I get error 0x204, from a windows PC in the same room it connects
= client=mac ~other-computer=works
is it possible that the firewall was changed? I cannot ping nor rdp anymore. nothing changed on our side
= changed=nothing ping=no-reply target=rdp ~symptom=no-answer
Remote Desktop drops randomly several times a day, not only when idle
= target=rdp symptom=drops when=random
packet loss 30% to the server, everyone in the team complains
= ping=loss who=everybody
sometimes it works sometimes it doesn't, no pattern, ping is fine all the time
= when=comes-and-goes ping=ok ~when=random
I moved house and have a new router now, home server behind it is unreachable
= changed=network symptom=no-answer
ok so I followed a hardening guide, disabled some services and permission denied (publickey) now on every \
login
= changed=settings symptom=credentials-refused
my ip has been whitelisted, security group was edited by the outsourcer on Monday, port 22 filtered
= changed=security-group port=not-open ~target=ssh
Installed BT panel and nginx doesnt start / site doesnt open, 80 is in use
= changed=security-software security-software=bt-panel target=web ~symptom=no-answer
we renewed the server, it was about to expire, now remote desktop is gone
= changed=resize target=rdp
The server has no public IP, only 10.0.0.5, how can I reach it from home
= public-address=missing
after reboot nothing. no ping, no rdp, console shows blue screen
= ping=no-reply target=rdp screen=fails ~changed=restart
please help urgent!!! cant login, says account locked, tried 5 times w wrong pw
= symptom=account-locked ~symptom=credentials-refused ~symptom=no-answer
服务器老是被攻击，远程端口昨天改成了5000多，今天用新端口也连不上，旧的也连不上
= changed=port symptom=no-answer
服务器上个月欠费过一次，后来交了，这次不知道为什么又连不上
= symptom=no-answer
ECS已欠费停机，财务还没充值，现在网站打不开正常吗
= overdue=seen target=web ~symptom=no-answer
到期忘了续费，昨天补交了，实例状态是运行中，3389还是不通
= target=rdp port=not-open
提示余额不足被停机了，充值之后怎么恢复
=
云主机过期三天了，还没续
= overdue=seen
My VPS was suspended, hoster says all ok again now, but ssh still hangs
= target=ssh ~symptom=freezes
server expired yesterday, will renew tomorrow, can I still get my data
= overdue=seen
The invoice is unpaid since May and the instance is stopped
= overdue=seen
前天好好的，昨天改了安全组，今天SSH就超时
= worked=before changed=security-group target=ssh symptom=no-answer port=timeout
last week everything was fine, since the reboot on sunday no RDP
= worked=before changed=restart target=rdp ~when=since-once
it worked until i enabled the firewall
= worked=before changed=firewall
没人动过服务器，昨晚还能用，早上来就全断了
= changed=nothing worked=before ~symptom=drops
开VPN和不开VPN都试过，一样进不去
= symptom=no-answer
公司必须挂代理上网，不挂代理直接连就好了，挂着代理就超时
= vpn=on ~symptom=no-answer ~port=timeout
I'm connected through the company VPN and RDP shows a black screen
= vpn=on target=rdp symptom=black-screen
with the vpn it works, without it doesn't
=
turned my VPN off, no difference. RDP can't connect
= target=rdp symptom=no-answer
clash开着，ssh一连上就断
= vpn=on target=ssh symptom=closes-at-once
卡在欢迎界面转圈，一直进不去桌面
= symptom=stuck-welcome
一直都很卡，不管什么时候
= when=always symptom=slow ~symptom=freezes
ping IP 通，ping 域名也通，就是远程连不上
= ping=ok symptom=no-answer
ping IP通，ping域名不通，网站打不开
= target=web symptom=no-answer ~ping=ok ~ping=no-reply
用域名远程提示找不到计算机，直接输IP就连上了
= by-address=works ~target=rdp ~symptom=no-answer
hostname gives unknown host, by IP I can ssh in fine
= by-address=works target=ssh
by IP it times out as well as by name
= symptom=no-answer port=timeout ~by-address=fails
同事用自己的账号登没问题，我的账号一登录就退出来
= other-user=works symptom=closes-at-once ~who=only-me
only my user fails, administrator can log in
= ~other-user=works ~who=only-me
the admin account works but my normal user account gets permission denied
= other-user=works symptom=credentials-refused
我这边是移动5G网络，远程一直连不上
= symptom=no-answer
用5G也连不上，用家里wifi也连不上
= symptom=no-answer other-network=fails
公司wifi连不上，开手机流量就行了
= symptom=no-answer other-network=works
currently on my phone's hotspot because dsl is down, ssh doesn't connect
= target=ssh symptom=no-answer
on 5G it connects immediately, on the office wifi it times out
= other-network=works ~symptom=no-answer ~port=timeout
everybody can connect except me
= ~who=only-me
大家都能连就我的电脑连不了
= who=only-me symptom=no-answer
我没重置密码，也没重启，密码一直是同一个，今天突然说密码错误
= symptom=credentials-refused when=since-once
重启后就好了，但是过两天又连不上，反反复复
= symptom=no-answer ~when=comes-and-goes
客服让我改端口，我还没改
=
the guide says to change the port and reset the password, should I really?
=
mstsc提示"您的凭据不工作"，密码我复制粘贴过去的
= target=rdp symptom=credentials-refused
服务器到期被停，刚续上，还是ping不通
= ping=no-reply
账户欠费三天了，服务器进不去，是这个原因吧
= overdue=seen symptom=no-answer
our VPS is suspended because the invoice is overdue, boss pays on friday
= overdue=seen
前几天还能用的，这两天就不行了，我改过一次密码
= worked=before changed=password
was fine this morning. After lunch: nothing, no ping no rdp
= worked=before ping=no-reply target=rdp
I did not change anything since it worked last
= changed=nothing ~worked=before
公司的VPN连着呢，断了VPN就能上服务器
= ~vpn=on
VPN disconnected, still no RDP; with VPN no RDP either
= target=rdp
没用代理，也没装杀毒软件，就是打不开网站
= target=web symptom=no-answer
登录后停在"请稍候"十分钟，然后黑屏
= symptom=stuck-welcome symptom=black-screen
it sits on "Please wait for the Group Policy Client"
= symptom=stuck-welcome
我只有手机热点，没有别的网，远程超时
= symptom=no-answer port=timeout
switched from wifi to my hotspot, and now it connects
= other-network=works
换5G还是连不上
= other-network=fails symptom=no-answer
IP能ping，域名ping不到，RDP两个都不行
= target=rdp ~ping=ok ~ping=no-reply ~by-address=fails
by name it says host not found but ssh root@ip is fine, the IP works
= by-address=works target=ssh
财务用她自己的账号可以登录，我这个账号提示没有权限
= other-user=works
all users get kicked out every 30 minutes since the update
= who=everybody symptom=drops when=fixed-times changed=update
admin user can log in over VNC, RDP refuses every user
= screen=works ~target=rdp ~port=refused ~symptom=credentials-refused
别人说重装系统就好，我不想重装，有没有别的办法
=
Can I connect if I pay the overdue bill today?
=
有时候能连有时候超时，换过网线，路由器也重启了
= when=comes-and-goes ~symptom=no-answer ~port=timeout
mac自带的远程连不上win服务器，用同事windows电脑可以
= symptom=no-answer other-computer=works ~client=mac
帮看看：端口测试显示通的，但是mstsc连接就提示内部错误
= port=open target=rdp
"""
"""Whole openings, and under each what it says; what stands behind a ``~`` may be heard as well."""

WHOLE = [
    (text, {word for word in meant.split() if word[0] != "~"}, {word.lstrip("~") for word in meant.split()})
    for text, meant in re.findall(r"^(.+)\n=(.*)$", OPENINGS, re.MULTILINE)
]


@pytest.mark.parametrize(("text", "meant", "allowed"), WHOLE)
def test_a_whole_opening_says_what_is_meant_and_nothing_else(text: str, meant: set[str], allowed: set[str]) -> None:
    assert meant <= heard(text) <= allowed


PRINTED = r"""
Pinging 203.0.113.10 with 32 bytes of data:
Reply from 203.0.113.10: bytes=32 time=31ms TTL=117
Request timed out.
来自 203.0.113.10 的回复: 字节=32 时间=31ms TTL=117
请求超时。
正在 Ping 203.0.113.10 具有 32 字节的数据:
    Packets: Sent = 4, Received = 0, Lost = 4 (100% loss),
64 bytes from 203.0.113.10: icmp_seq=1 ttl=54 time=11.2 ms
4 packets transmitted, 4 received, 0% packet loss, time 3004ms
ssh: connect to host 203.0.113.10 port 22: Connection refused
ssh: connect to host example.com port 22: Connection timed out
curl: (7) Failed to connect to example.com port 443: Connection refused
telnet: Unable to connect to remote host: Connection refused
nc: connect to 203.0.113.10 port 3389 (tcp) failed: Connection timed out
C:\Users\anna> ping 203.0.113.10
PS C:\> Test-NetConnection 203.0.113.10 -Port 3389
anna@laptop:~$ ssh root@203.0.113.10
root@server01:~# systemctl restart sshd
TcpTestSucceeded : False
PingSucceeded    : True
RemotePort       : 3389
  TCP    0.0.0.0:3389           0.0.0.0:0              LISTENING       1044
LISTEN 0      128          0.0.0.0:22        0.0.0.0:*    users:(("sshd",pid=811,fd=3))
SERVICE_NAME: TermService
        STATE              : 4  RUNNING
DISPLAY_NAME: Remote Desktop Services
● ssh.service - OpenBSD Secure Shell server
     Active: active (running) since Mon 2024-05-06 10:00:00 UTC; 2h 3min ago
May  6 10:00:00 server01 sshd[811]: Failed password for root from 198.51.100.7 port 4022 ssh2
2024-05-06 10:00:00 ERROR connection timed out
规则名称:                             远程桌面 - 用户模式(TCP-In)
已启用:                               是
State                                 ON
Status: active
22/tcp                     ALLOW IN    Anywhere
    PortNumber    REG_DWORD    0xd3d
    server_name example.com;
    listen 443 ssl;
Port 4389
PermitRootLogin no
  1    <1 ms    <1 ms    <1 ms  192.0.2.1
nginx: [emerg] bind() to 0.0.0.0:443 failed (98: Address already in use)
 SESSIONNAME       USERNAME                 ID  STATE   TYPE        DEVICE
debug1: Connecting to 203.0.113.10 port 22.
由于目标计算机积极拒绝，无法连接。
-A INPUT -p tcp --dport 22 -j REJECT
""".strip("\n").split("\n")


@pytest.mark.parametrize("line", PRINTED)
def test_what_a_tool_printed_says_nothing(line: str) -> None:
    assert spoken(line) == []


def test_a_whole_paste_of_tool_output_says_nothing() -> None:
    assert len(PRINTED) >= 40
    assert spoken("\n".join(PRINTED)) == []


def test_a_long_story_is_understood() -> None:
    story = (
        "你好，我们公司有一台阿里云的 Windows 服务器，一直用得好好的。"
        "昨天外包把远程桌面的端口改成了 4389，\n"
        "安全组没有动过。今天早上开始连不上，ping 得通，换手机热点也不行。\n没有重启过，VNC 能登录。请问怎么办？"
    )
    found = heard(story)
    assert {
        "changed=port",
        "ping=ok",
        "other-network=fails",
        "screen=works",
        "target=rdp",
        "symptom=no-answer",
    } <= found
    assert not {"changed=security-group", "changed=restart"} & found


def test_a_long_english_story_wrapped_by_a_mail_program_is_understood() -> None:
    story = (
        "Hello, we run a small Windows server for our bookkeeping. Last night our provider resized\n"
        "the instance, and since then I cannot connect with Remote Desktop any more. I did not change the\n"
        "port. From my phone's hotspot it is the same, my colleague's computer fails as well. Ping\n"
        "works. Should I restart the server?"
    )
    found = heard(story)
    assert {"changed=resize", "other-network=fails", "other-computer=fails", "ping=ok", "target=rdp"} <= found
    assert not {"changed=port", "changed=restart"} & found


def test_talk_around_a_paste_is_heard_with_its_line_numbers() -> None:
    text = "I changed the port yesterday.\n\nC:\\> ping 203.0.113.10\nRequest timed out.\n\nOver the hotspot it works."
    assert {(o.subject, o.value): o.lines for o in spoken(text)} == {
        ("changed", "port"): (1,),
        ("other-network", "works"): (6,),
    }


def test_the_most_decisive_comes_first() -> None:
    assert spoken("ssh连不上，昨天改了端口")[0].subject == "changed"


def test_everything_said_has_a_meaning() -> None:
    for _, text in SENTENCES:
        for found in spoken(text):
            assert found.value in SUBJECTS.get(found.subject, BORROWED.get(found.subject, ()))


def test_ranks_are_of_the_background_and_keys_travel_in_links() -> None:
    for subject, values in SUBJECTS.items():
        for value, meaning in values.items():
            assert 30 <= meaning.rank <= 90
            assert set(meaning.text) == {"en", "zh-hans"}
            assert all(key.replace("-", "").replace("2", "").isalpha() and key.islower() for key in (subject, value))


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "\x00",
        "?" * 9000,
        "改了" * 5000,
        "没有" * 9000,
        "not " * 9000,
        "端口改" * 4000,
        "(" * 9000,
        "\ud800",
        "a:b\n" * 5000,
    ],
)
def test_odd_texts_say_nothing_wrong_and_raise_nothing(odd: str) -> None:
    assert "changed=port" not in heard(odd) or "端口" in odd


@pytest.mark.parametrize(
    "piece",
    [
        "I changed the port after the update over the hotspot, ",
        "改了端口后热点也不行，重启密码防火墙，",
        "port password security group changed not ",
        "x" * 2000 + "\n",
    ],
)
def test_hostile_texts_do_no_harm(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    spoken(text)
