"""sc, Get-Service, net start, services.msc, systemctl and init scripts, in samples written by hand."""

import pytest

from wizard.evidence.paste import Line
from wizard.evidence.running import service
from wizard.evidence.transcript import Part, parts_of


def found_in(text):
    return [found for part in parts_of(text) for found in service.read(part)]


def read(text):
    return [(found.subject, found.value) for found in found_in(text)]


def sc(name, state, heading="SERVICE_NAME", code=0):
    return (
        f"{heading}: {name}\n        TYPE               : 30  WIN32\n        STATE              : {state}\n"
        f"        WIN32_EXIT_CODE    : {code}  (0x{code:x})\n        CHECKPOINT         : 0x0"
    )


def unit(name, active, loaded="loaded (/lib/systemd/system/x.service; enabled)", more="", mark="●"):
    return f"{mark} {name} - A service\n     Loaded: {loaded}\n     Active: {active}\n{more}"


VALUES = ("running", "stopped", "disabled", "missing")
RDP, SSH, WEB, WALL = (
    {value: (f"{kind}-service", value) for value in VALUES} for kind in ("rdp", "ssh", "web", "firewall")
)
FAILED, INACTIVE = ("ssh-service-state", "failed"), ("ssh-service-state", "inactive")
DIED = "failed (Result: exit-code) since Mon 2026-06-01 10:00:00 UTC; 5min ago"
ROWS = "Status   Name               DisplayName\n------   ----               -----------\n"
BOX = "Windows could not start the Remote Desktop Services service on Local Computer.\n\n"


def error(code):
    return ("service-error", f"error-{code}")


CASES = [
    ("what a playbook wants", "- name: Stop it\n  service:\n    name: httpd\n    state: stopped", []),
    (
        "sshd named by a list of fields",
        "Name      : sshd\nStatus    : Stopped\nStartType : Manual",
        [("ssh-service", "stopped")],
    ),
    ("sc query, running", sc("TermService", "4  RUNNING"), [RDP["running"]]),
    ("sc query, stopped", sc("TermService", "1  STOPPED", code=1077), [RDP["stopped"]]),
    (
        "sc query in Russian",
        sc("TermService", "1  STOPPED", "Имя_службы").replace("STATE", "Состояние"),
        [RDP["stopped"]],
    ),
    ("sc query in Spanish", sc("sshd", "4  RUNNING", "NOMBRE_SERVICIO").replace("STATE", "ESTADO"), [SSH["running"]]),
    ("sc query, starting", sc("TermService", "2  START_PENDING"), []),
    ("sc query of another service", sc("Spooler", "4  RUNNING"), []),
    ("another service after ours", sc("W3SVC", "4  RUNNING") + "\n" + sc("Spooler", "1  STOPPED"), [WEB["running"]]),
    ("the helper of RDP", sc("UmRdpService", "1  STOPPED"), []),
    ("the key agent", sc("ssh-agent", "1  STOPPED"), []),
    ("sc query, no heading", "C:\\>sc query TermService\n" + sc("x", "1  STOPPED").split("\n", 1)[1], [RDP["stopped"]]),
    (
        "sc qc, disabled",
        "[SC] QueryServiceConfig 成功\n"
        + sc("TermService", "x").replace("STATE              : x", "START_TYPE         : 4   DISABLED"),
        [RDP["disabled"]],
    ),
    (
        "sc qc, on demand",
        sc("TermService", "x").replace("STATE              : x", "START_TYPE         : 3   DEMAND_START"),
        [],
    ),
    (
        "sc query, missing",
        "C:\\>sc query sshd\n[SC] EnumQueryServicesStatus:OpenService FAILED 1060:\n",
        [SSH["missing"]],
    ),
    (
        "sc query, missing, in Chinese",
        "C:\\>sc query sshd\n[SC] EnumQueryServicesStatus:OpenService 失败 1060:\n\n指定的服务未安装。\n",
        [SSH["missing"]],
    ),
    ("missing, nobody knows which", "[SC] EnumQueryServicesStatus:OpenService FAILED 1060:\n", []),
    (
        "sc start, disabled",
        "C:\\>sc start TermService\n[SC] StartService FAILED 1058:\n",
        [RDP["disabled"], error(1058)],
    ),
    (
        "sc start, in Chinese",
        "C:\\>sc start TermService\n[SC] StartService 失败 1068:\n\n依赖服务或组无法启动。\n",
        [RDP["stopped"], error(1068)],
    ),
    (
        "sc start, in Russian",
        "C:\\>sc start TermService\n[SC] StartService: ошибка: 1069:\n",
        [RDP["stopped"], error(1069)],
    ),
    ("sc start, runs already", "C:\\>sc start TermService\n[SC] StartService FAILED 1056:\n", [RDP["running"]]),
    (
        "sc start, no rights",
        "C:\\>sc start TermService\n[SC] StartService: OpenService FAILED 5:\n\nAccess is denied.\n",
        [],
    ),
    ("sc start of another", "C:\\>sc start Spooler\n[SC] StartService FAILED 1053:\n", []),
    ("net start", "C:\\>net start TermService\nSystem error 1058 has occurred.\n", [RDP["disabled"], error(1058)]),
    (
        "net start, in Chinese",
        "C:\\>net start TermService\n发生系统错误 1067。\n\n进程意外终止。\n",
        [RDP["stopped"], error(1067)],
    ),
    ("net start, no rights", "C:\\>net start TermService\n发生系统错误 5。\n\n拒绝访问。\n", []),
    (
        "net start, runs already",
        "C:\\>net start TermService\n请求的服务已经启动。\n\n请键入 NET HELPMSG 2182 以获得更多的帮助。\n",
        [RDP["running"]],
    ),
    (
        "net start, no such name",
        "C:\\>net start sshd\nThe service name is invalid.\n\nMore help is available by typing NET HELPMSG 2185.\n",
        [SSH["missing"]],
    ),
    (
        "net start, well",
        "C:\\>net start sshd\nThe OpenSSH SSH Server service was started successfully.\n",
        [SSH["running"]],
    ),
    (
        "net start, the list",
        (
            "These Windows services are started:\n"
            "\n"
            "   DHCP Client\n"
            "   Remote Desktop Services\n"
            "   Remote Desktop Services UserMode Port Redirector\n"
        ),
        [RDP["running"]],
    ),
    (
        "net start, the list in Chinese",
        "已经启动以下 Windows 服务:\n\n   DHCP Client\n   Remote Desktop Services\n",
        [RDP["running"]],
    ),
    (
        "Get-Service",
        ROWS
        + "Stopped  TermService        Remote Desktop Services\n"
        + "Running  UmRdpService       Remote Desktop Services U...",
        [RDP["stopped"]],
    ),
    (
        "Get-Service, others",
        ROWS + "Stopped  Spooler            Print Spooler\nRunning  ssh-agent          OpenSSH Authentication Agent",
        [],
    ),
    (
        "Get-Service, chosen columns",
        "Name        Status StartType\n----        ------ ---------\nTermService Stopped  Disabled\n",
        [RDP["disabled"], RDP["stopped"]],
    ),
    (
        "Get-Service, a list",
        (
            "Name                : sshd\n"
            "RequiredServices    : {}\n"
            "DisplayName         : OpenSSH SSH Server\n"
            "Status              : Running\n"
            "StartType           : Disabled\n"
        ),
        [SSH["running"], SSH["disabled"]],
    ),
    (
        "Win32_Service",
        (
            "ProcessId Name        StartMode State   Status ExitCode\n"
            "--------- ----        --------- -----   ------ --------\n"
            "1180      TermService Manual    Running OK     0"
        ),
        [RDP["running"]],
    ),
    (
        "Get-Service, missing",
        (
            "Get-Service : Cannot find any service with service name 'sshd'.\n"
            "At line:1 char:1\n"
            "    + CategoryInfo          : ObjectNotFound: (sshd:String) [Get-Service], ServiceCommandException\n"
        ),
        [SSH["missing"]],
    ),
    (
        "Get-Service, missing, in Chinese",
        (
            "PS C:\\> Get-Service sshd\n"
            "Get-Service : 找不到任何服务名称为“sshd”的服务。\n"
            "    + CategoryInfo          : ObjectNotFound: (sshd:String) [Get-Service], ServiceCommandException\n"
        ),
        [SSH["missing"]],
    ),
    (
        "Start-Service",
        "Start-Service : Failed to start service 'OpenSSH SSH Server (sshd)'.\nAt line:1 char:1\n",
        [SSH["stopped"], ("service-error", "start-failed")],
    ),
    (
        "Start-Service, in Chinese",
        (
            "Start-Service : 由于以下错误无法启动服务“Remote Desktop Services (TermService)”: "
            "无法启动计算机“.”上的服务 TermService。"
        ),
        [RDP["stopped"], ("service-error", "start-failed")],
    ),
    ("box", BOX + "Error 1068: The dependency service or group failed to start.", [RDP["stopped"], error(1068)]),
    (
        "box, no answer",
        BOX + "Error 1053: The service did not respond to the start or control request in a timely fashion.",
        [error(1053)],
    ),
    ("box, access", BOX + "Error 5: Access is denied.", [error(5)]),
    (
        "box in Chinese",
        (
            "Windows 无法启动 Remote Desktop Services 服务(位于 本地计算机 上)。\n"
            "\n"
            "错误 1079: 此服务的帐户不同于运行于同一进程上的其它服务的帐户。"
        ),
        [RDP["stopped"], error(1079)],
    ),
    (
        "box in German",
        'Der Dienst "Remotedesktopdienste" auf "Lokaler Computer" konnte nicht gestartet werden.\n'
        "Fehler 1058: Der Dienst kann nicht gestartet werden.",
        [RDP["disabled"], error(1058)],
    ),
    (
        "box of another service",
        (
            "Windows could not start the Print Spooler service on Local Computer.\n"
            "Error 1068: The dependency service failed."
        ),
        [],
    ),
    (
        "box, stops again",
        (
            "The Remote Desktop Services service on Local Computer started and then stopped. Some services "
            "stop automatically."
        ),
        [RDP["stopped"], ("service-error", "start-failed")],
    ),
    (
        "services.msc",
        "Remote Desktop Services 允许用户以交互方式连接到远程计算机。 正在运行 手动 Network Service",
        [RDP["running"]],
    ),
    (
        "services.msc, disabled",
        "Remote Desktop Services Allows users to connect to a remote computer.  Disabled Network Service",
        [RDP["disabled"]],
    ),
    (
        "services.msc, the helper",
        (
            "Remote Desktop Services UserMode Port Redirector Allows the redirection of printers Running "
            "Manual Local System"
        ),
        [],
    ),
    (
        "systemctl, runs",
        unit("ssh.service", "active (running) since Mon", more="   Main PID: 812 (sshd)"),
        [SSH["running"]],
    ),
    (
        "systemctl, failed",
        unit("sshd.service", DIED, more="   Main PID: 812 (code=exited, status=255/EXCEPTION)", mark="×"),
        [SSH["stopped"], FAILED],
    ),
    ("systemctl, dead", unit("sshd.service", "inactive (dead)", mark="○"), [SSH["stopped"], INACTIVE]),
    (
        "systemctl, restarting",
        unit("ssh.service", "activating (auto-restart) (Result: exit-code)"),
        [SSH["stopped"], FAILED],
    ),
    (
        "systemctl, masked",
        unit("sshd.service", "inactive (dead)", "masked (Reason: Unit sshd.service is masked.)"),
        [SSH["disabled"], INACTIVE],
    ),
    (
        "socket activation",
        unit("ssh.service", "inactive (dead)", more="TriggeredBy: ● ssh.socket\n")
        + unit("ssh.socket", "active (listening)"),
        [],
    ),
    ("socket alone", unit("ssh.socket", "active (listening)"), []),
    (
        "journal below",
        unit(
            "ssh.service",
            "active (running) since Mon",
            more="Jun 01 10:00:00 web sshd[812]: Failed password for root\n"
            "Jun 01 10:00:01 web systemd[1]: ssh.service: Failed",
        ),
        [SSH["running"]],
    ),
    ("fail2ban", unit("fail2ban.service", "active (running)"), []),
    (
        "nginx and firewalld",
        unit("nginx.service", DIED) + unit("firewalld.service", "active (running)"),
        [WEB["stopped"], WALL["running"]],
    ),
    (
        "both names missing",
        "Unit ssh.service could not be found.\nUnit sshd.service could not be found.\n",
        [SSH["missing"]],
    ),
    (
        "one name missing",
        "Unit ssh.service could not be found.\n" + unit("sshd.service", "active (running)"),
        [SSH["running"]],
    ),
    ("one name missing alone", "Unit sshd.service could not be found.\n", []),
    (
        "list-units",
        (
            "  UNIT         LOAD   ACTIVE SUB     DESCRIPTION\n"
            "● nginx.service loaded failed failed  A web server\n"
            "  ssh.service   loaded active running OpenBSD Secure Shell server\n"
        ),
        [WEB["stopped"], SSH["running"]],
    ),
    ("list-unit-files", "sshd.service   disabled   enabled\nnginx.service  enabled    enabled\n", []),
    ("is-active", "root@web:~# systemctl is-active ssh\nactive\n", [SSH["running"]]),
    ("is-active, perhaps another name", "root@web:~# systemctl is-active ssh\ninactive\n", []),
    (
        "restart fails",
        (
            "root@web:~# systemctl restart nginx\n"
            "Job for nginx.service failed because the control process exited with error code.\n"
        ),
        [WEB["stopped"]],
    ),
    (
        "reload fails",
        (
            "root@web:~# systemctl reload nginx\n"
            "Job for nginx.service failed because the control process exited with error code.\n"
        ),
        [],
    ),
    ("init script", "root@web:~# service sshd status\nopenssh-daemon (pid  812) is running...\n", [SSH["running"]]),
    ("init script, Debian", "root@web:~# service ssh status\n * sshd is not running\n", [SSH["stopped"]]),
    (
        "OpenRC",
        "alpine:~# rc-service sshd status\nroot@a:~# rc-service sshd status\n * status: crashed\n",
        [SSH["stopped"], FAILED],
    ),
    ("own words", "sshd is running\n", []),
    (
        "advice",
        (
            "如果 TermService 的 STATE : 1 STOPPED，说明服务没有启动\n"
            "Remote Desktop Services 错误 1068: 一般是因为依赖服务"
        ),
        [],
    ),
    (
        "usage",
        (
            "DESCRIPTION:\n"
            "        SC is a command line program used for communicating with the\n"
            "        Service Control Manager and services.\n"
        ),
        [],
    ),
    ("not found", "'systemctl' is not recognized as an internal or external command", []),
    ("no bus", "System has not been booted with systemd as init system (PID 1). Can't operate.", []),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_state_of_a_service_is_read(text, expected):
    assert read(text) == expected


def test_lines_and_details_are_told():
    found = found_in("C:\\>sc query TermService\n\n" + sc("TermService", "1  STOPPED", code=1077))[0]
    assert (found.lines, found.detail) == ((5,), {"service": "termservice", "code": 1077})
    found = found_in(unit("ssh.service", DIED, more="   Main PID: 812 (code=exited, status=255/EXCEPTION)"))[0]
    assert (found.lines, found.detail) == ((3,), {"service": "ssh", "state": "failed", "code": 255})


def test_every_value_is_a_subject():
    assert all(found.value in service.SUBJECTS[found.subject] for _, text, _ in CASES for found in found_in(text))


@pytest.mark.parametrize(
    "line",
    [
        "SERVICE_NAME: TermService : 1 STOPPED [SC] StartService FAILED 1058:",
        "● ssh.service - x active: failed",
        "error 5: " * 200,
        "Remote Desktop Services error 1068: started and then stopped",
        "Running  TermService  sshd.service is running",
    ],
)
def test_ten_thousand_lines_do_no_harm(line):
    part = Part("sc start termservice", tuple(Line(number, line) for number in range(1, 10_001)))
    list(service.read(part))
