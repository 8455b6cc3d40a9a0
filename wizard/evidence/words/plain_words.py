"""Plain words: what a person says in an opening, in Chinese or English.

"改了端口之后连不上" gives ``changed = port``, "works over my phone's hotspot" ``other-network = works``. These are
guesses that the visitor confirms; but what is denied, asked or only supposed is never said the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wizard.evidence.observation import Observation
from wizard.evidence.words import plain_trials as trials
from wizard.evidence.words.plain_changes import BUT_ONLY, CHANGES, NEEDS_A_PAST, NOTHING_CHANGED, PLANNED, WITH_TIME
from wizard.evidence.words.plain_phrases import FACTS, SOFTWARE, SUBJECTS, TARGETS
from wizard.evidence.words.plain_sentences import Clause, clauses_of

__all__ = ["SUBJECTS", "spoken"]

_DENIED_EN = re.compile(
    r"(?:\b(?:not|never|no|nobody|none of us|no one|nothing|without|neither|nor|isnt|wasnt"
    r"|havent|hasnt|didnt|dont|doesnt|rather than|instead of|before any)\b|\b(?:is|was|were"
    r"|are|have|has|had|did|do|does)n't\b)"
    r"(?:[^\w\n]+[\w'-]+){0,3}[^\w\n]*$"
)
_DENIED_ZH = re.compile(
    r"(?:(?:没有|没|未|从未|从没|不曾|没人|无人)[^,]{0,8}|(?:不是|并非|不会|别|不要|无需|不用|不能|不再|不算|不)[^,]{0,3})$"
)
_CANNOT_ZH = re.compile(r"动不动|[\u4e00-\u9fff]不[上了开去到通进]|不(?:行|通|知道|清楚|知为何)|没(?:反应|用|有用|事)")
_NO_IDEA = re.compile(
    r"\bno (?:idea|clue)\b(?: (?:why|what|how))?|\bnot (?:only|just|sure (?:why|what|how))\b"
    r"|\bnot know(?:ing)?\b|\bcan(?:'t|not) (?:tell|explain)\b|\bfor no reason\b|\bno longer\b"
    r"|\bwhy not\b|不仅|不光|不知(?:道|为何|怎么)?|没想到|没办法"
)
_HAS_NEGATION = re.compile(r"没|未|(?<!对)不(?!久)|\bnot\b|n't\b|\bnever\b")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def spoken(text: str) -> list[Observation]:
    """What the person says, each once, the most decisive first. Raises nothing; reads the first 5,000 characters."""
    clauses = clauses_of(text)
    found: dict[tuple[str, str], tuple[int, ...]] = {}
    for finder in (_changes, _facts, _worked_until, _software, _trials, _other_user, _vpn, _browser_only, _targets):
        for subject, value, lines in finder(clauses):
            found.setdefault((subject, value), lines)
    _settle(found, clauses)
    observations = [Observation(subject, value, lines[:4]) for (subject, value), lines in found.items()]
    return sorted(observations, key=_rank)


Found = Iterator[tuple[str, str, tuple[int, ...]]]


def _rank(observation: Observation) -> int:
    meaning = SUBJECTS.get(observation.subject, {}).get(observation.value)
    return meaning.rank if meaning else 35


def _denied(clause: Clause, match: re.Match[str]) -> bool:
    """True if a "not" stands close before the words."""
    before = _NO_IDEA.sub(" ", clause.text[: match.start()])
    return bool(_DENIED_EN.search(before) or _DENIED_ZH.search(_CANNOT_ZH.sub("··", before)))


def _matches(clauses: Sequence[Clause], pattern: re.Pattern[str]) -> Iterator[tuple[int, Clause, re.Match[str]]]:
    """The clauses in which the pattern is stated: neither denied nor asked."""
    for place, clause in enumerate(clauses):
        if not clause.asks and (match := pattern.search(clause.text)) and not _denied(clause, match):
            yield place, clause, match


# --- What was changed ------------------------------------------------------------------------------------------------

_KEPT_AS_CURES = {"password", "certificate", "security-software"}
"""Said of a try to mend things these still tell how the server stands."""


def _changes(clauses: Sequence[Clause]) -> Found:
    changed = False
    for value, pattern in CHANGES.items():
        for place, clause, match in _matches(clauses, pattern):
            if _happened(clause, match, value) and not _is_other_thing(value, clauses, place):
                changed = True
                yield "changed", value, clause.lines
                break
    if not changed:
        yield from _nothing_changed(clauses)


def _happened(clause: Clause, match: re.Match[str], value: str) -> bool:
    if clause.supposes or clause.conditional or _HAS_NEGATION.search(match.group()):
        return False
    if clause.cures and value not in _KEPT_AS_CURES:
        return False
    if PLANNED.search(clause.text[: match.start()]):
        return False
    if value == "restart" and not _dated(clause):
        return False
    return value == "network" or not _HAN.search(match.group()) or bool(NEEDS_A_PAST.search(clause.text))


def _dated(clause: Clause) -> bool:
    """A bare "restarted" or "已重启" is mostly a try to mend things; with a time it is something that came before."""
    return bool(WITH_TIME.search(clause.text))


def _is_other_thing(value: str, clauses: Sequence[Clause], place: int) -> bool:
    """ "换了网络就能连" is a trial, "重启之后好了" a cure."""
    if value in ("network", "computer"):
        pattern = trials.OTHER_NETWORK if value == "network" else trials.OTHER_COMPUTER
        return trials.outcome_of(clauses, place, pattern) == "works" or bool(
            re.search(r"换[台个]", clauses[place].text)
        )
    if value == "resize" and re.search(r"cert|证书|\bstore\b|credential|域名|domain", clauses[place].text):
        return True
    if value == "restart" and re.search(r"每次|\bevery\b|\beach\b|一重启", clauses[place].text):
        return True
    if value == "address" and re.search(
        r"家里|宽带|办公室|我(?:的|这边)|\bmy\b|\bhome\b|\boffice\b", clauses[place].text
    ):
        return not re.search(r"服务器|server|elastic|弹性", clauses[place].text)
    if value in ("restart", "update", "address", "firewall"):
        return bool(
            re.search(
                r"好(?:了|一会|一阵|几|过一)|正常了|恢复了|能用了|可以了|\bit works\b|\bworks (?:for|again)\b",
                clauses[place].text,
            )
        )
    return False


def _nothing_changed(clauses: Sequence[Clause]) -> Found:
    for place, clause in enumerate(clauses):
        if place and clause.text == "no changes":
            continue
        if clause.text == "nothing changed" and clause.sentence > 1:
            continue  # "I opened the port; nothing changed" tells of a cure.
        if NOTHING_CHANGED.search(clause.text) and not (
            clause.asks or clause.conditional or BUT_ONLY.search(clause.text)
        ):
            yield "changed", "nothing", clause.lines
            return


# --- What is said in one breath --------------------------------------------------------------------------------------

_OF_A_SERVER = {"new-server", "overdue", "public-address", "bandwidth"}
_SAYS_NO_ITSELF = {"option", "symptom", "ping", "port", "screen", "worked", "public-address", "who"}


def _facts(clauses: Sequence[Clause]) -> Found:
    paid = any(not (one.conditional or one.supposes) for _, one, _ in _matches(clauses, _PAID))
    for (subject, value), pattern in FACTS.items():
        for place, clause, match in _matches(clauses, pattern):
            if subject == "when" and place and _NOT_ONLY.search(clauses[place - 1].text):
                continue
            if subject in _OF_A_SERVER and (clause.supposes or clause.conditional):
                continue
            if subject == "overdue" and (paid or _was_once(clause, match)):
                continue
            if (
                subject not in _SAYS_NO_ITSELF
                and subject not in _OF_A_SERVER | {"when"}
                and _HAS_NEGATION.search(match.group())
                and _HAN.search(match.group())
            ):
                continue
            if subject in ("option", "bandwidth", "overdue") and re.search(r"\bnot\b|n't\b", match.group()):
                continue
            if not _misheard(subject, value, clause):
                yield subject, value, clause.lines
                break


def _misheard(subject: str, value: str, clause: Clause) -> bool:
    text = clause.text
    if subject == "client":
        return (
            value in ("phone", "mac")
            and bool(re.search(r"(?:能|可以|正常|没问题)|\bworks?\b|\bfine\b", text))
            and not trials.fails_somewhere(text)
        )
    if subject == "who":
        return _is_not_about_who(value, text)
    if subject == "when":
        return _is_not_when(value, text)
    if subject == "port":
        return "ping" in text or bool(re.search(r"密码|password|登录超时|会话|session", text))
    if subject == "symptom" and value == "freezes" and any(stuck.search(text) for stuck in _STUCK):
        return True
    if subject == "symptom" and value in ("slow", "freezes", "drops", "closes-at-once"):
        return bool(re.search(r"(?:不|没)(?:是很|太|怎么|算|再|会)?(?:卡|慢|断|掉)", text))
    if subject == "option":
        return "screen" in text or "屏" in text or "window" in text
    if subject == "ping" and value == "ok":
        return bool(re.search(r"ping\s?不|时通|有时", text))
    return (
        subject == "symptom"
        and value == "no-answer"
        and bool(re.search(r"ping\s?\S{0,3}不通|ping (?:fails|times)", text))
    )


_STUCK = (FACTS["symptom", "stuck-welcome"], FACTS["symptom", "stuck-configuring"])
_NOT_ONLY = re.compile(r"\bnot (?:only|just)$|不(?:只|光|仅)是?$")
_FINE = re.compile(r"\b(?:works?|working|fine|ok|normal|good)\b|正常|没问题")
_PAID = re.compile(
    r"续(?:了|好了?|完了?|上了?|过)费?|续费(?:之?后|以后|了|过|完|好|成功)|(?:充值|缴费|交费|付款|付费|缴款)(?:之?后|以后|了|过|完|好|成功)"
    r"|(?:充|交|付|缴|补)(?:了|好|完|上|过)(?:[^,]{0,4}(?:费|钱|款)|$)|已(?:经)?(?:续费|充值|缴费|交费|付款|结清|恢复|开机|启动)"
    r"|开(?:了)?机(?:了|后|之后|以后)|(?:重新|又|手动)(?:启动|开机|开通|开启)|启动(?:了|后|之后|以后)|恢复(?:了|运行|正常)|解(?:封|锁|冻)了"
    r"|\b(?:paid|renewed|topped up|recharged|settled|restored|reactivated|unsuspended|running again"
    r"|back (?:on|up|online))\b|\b(?:re)?start(?:ed)? (?:it|the|my|up)\b|\brestarted\b|\b(?:is|it's) running\b"
)
"""The bill was paid or the server started again: being overdue is over."""

_WAS = re.compile(
    r"(?:\b(?:was|were|had been|used to be|once)(?: \w{1,10})?|以前|之前|曾经?|上次|那次|差点|快要?|怕)[^,]{0,4}$"
)


def _was_once(clause: Clause, match: re.Match[str]) -> bool:
    """Only what lasts says how the server stands: "欠费了", but not "欠费…充值后" nor "was overdue"."""
    return bool(_WAS.search(clause.text[: match.start()]) or re.search(r"\b(?:was|had) ", match.group()))


def _is_not_about_who(value: str, text: str) -> bool:
    """A colleague who gets in with another user or computer than the person's own tells of that, not of who is hit."""
    if value == "only-me":
        return bool(trials.OTHER_USER.search(text))
    return bool(_FINE.search(text)) and not trials.fails_somewhere(text)


def _is_not_when(value: str, text: str) -> bool:
    """ "not only when idle"; "ping is fine all the time"."""
    if value == "after-idle":
        return bool(re.search(r"\bnot (?:only|just)\b|不(?:只|光|仅|单|一定)", text))
    return value == "always" and bool(_FINE.search(text)) and not trials.fails_somewhere(text)


_WAS_FINE = re.compile(r"\b(?:worked|was working|was (?:fine|ok))(?: (?:fine|well|ok|perfectly|great))?$")
_UNTIL = re.compile(r"(?:up )?(?:until|till|before)\b")
_BEFORE_UPDATE = re.compile(
    r"before (?:(?:the|this|last|latest|yesterday's|windows|system|server) ){1,3}(?:update|upgrade)\b"
)


def _worked_until(clauses: Sequence[Clause]) -> Found:
    """ "It was working fine | until this morning": the sentence was cut before the time."""
    for clause, following in pairwise(clauses):
        if following.sentence != clause.sentence or clause.asks or clause.conditional:
            continue
        match = _WAS_FINE.search(clause.text)
        if match and _UNTIL.match(following.text) and not _denied(clause, match):
            yield "worked", "before", (*clause.lines, *(n for n in following.lines if n not in clause.lines))
            if _BEFORE_UPDATE.match(following.text):
                yield "changed", "update", following.lines


_REMOVED = re.compile(r"卸载|卸了|删了|uninstall|removed|without|关了|停了|退出了")


def _software(clauses: Sequence[Clause]) -> Found:
    for value, pattern in SOFTWARE.items():
        for place, clause, _match in _matches(clauses, pattern):
            if not (clause.supposes or clause.conditional or _is_removed(clauses, place)):
                yield "security-software", value, clause.lines
                break


def _is_removed(clauses: Sequence[Clause], place: int) -> bool:
    clause, following = clauses[place], clauses[place + 1 : place + 2]
    near = [clause, *(one for one in following if one.sentence == clause.sentence)]
    return any(_REMOVED.search(one.text) for one in near)


# --- Trials ----------------------------------------------------------------------------------------------------------

_TRIED = {
    "other-network": trials.OTHER_NETWORK,
    "other-computer": trials.OTHER_COMPUTER,
    "other-user": trials.OTHER_USER,
    "by-address": trials.BY_ADDRESS,
}


def _trials(clauses: Sequence[Clause]) -> Found:
    name_fails = trials.name_fails(clauses)
    for subject, situation in _TRIED.items():
        outcomes: dict[str, tuple[int, ...]] = {}
        for place, clause in enumerate(clauses):
            outcome = trials.outcome_of(clauses, place, situation)
            if outcome and _is_a_trial(subject, outcome, clauses, place, name_fails):
                outcomes.setdefault(outcome, clause.lines)
        # "Over one hotspot it works, over the other not": somewhere else it does work.
        for outcome in ("works", "fails"):
            if outcome in outcomes:
                yield subject, outcome, outcomes[outcome]
                break
        else:
            if subject == "other-network":
                outcome, lines = trials.by_place(clauses)
                if here := trials.only_here(clauses):
                    outcome, lines = "works", here
                if outcome:
                    yield subject, outcome, lines


def _is_a_trial(subject: str, outcome: str, clauses: Sequence[Clause], place: int, name_fails: bool) -> bool:
    """The only network there is was not tried against another, and ping alone does not show that the IP works."""
    if subject == "other-network":
        return not trials.is_own_line(clauses, place, outcome)
    if subject == "by-address":
        return "ping" not in clauses[place].text and (outcome == "fails" or name_fails)
    return True


_ADMIN = re.compile(
    r"(?:administrator|\badmin|\broot|管理员)(?:的?(?:账号|帐号|账户|帐户|用户))?(?:就|却|倒|是|还|都|反而)*(?:能|可以|没问题|正常)(?!不)"
    r"|\b(?:administrator|admin|root)(?: account| user)? (?:can(?! ?not|'t)\b|works|is fine|gets in|signs in|logs in)",
    re.ASCII,
)
_A_USER = re.compile(r"\b(?:users?|accounts?)\b|账号|帐号|账户|帐户|用户")


def _other_user(clauses: Sequence[Clause]) -> Found:
    """ "The accountant's account cannot sign in, Administrator can"."""
    for place, clause, _match in _matches(clauses, _ADMIN):
        near = [one.text for one in clauses[max(0, place - 1) : place + 2] if one is not clause]
        failing = any(_A_USER.search(text) and trials.fails_somewhere(text) for text in near)
        screen = re.search(r"vnc|控制台|console|\bscreen\b", clause.text)
        if failing and not screen and not clause.supposes:
            yield "other-user", "works", clause.lines
            return


_VPN_ON = re.compile(
    r"(?:over|through|via|on|using|with|behind|while|when|from)(?: (?:the|my|our|a|company"
    r"|office|home|corporate|work)){0,3} (?:vpn|proxy|accelerator)\b|\b(?:vpn|proxy"
    r"|accelerator|clash|v2ray)(?: \w{1,10}){0,2}? (?:is |was |turned |switched )?(?:on"
    r"|running|enabled|active|connected)\b|\b(?:use|using|have|turned on|switched on|running"
    r"|started|installed) (?:a |an |my |the |our )?(?:company )?(?:vpn|proxy|accelerator|clash"
    r"|v2ray)\b"
    r"|(?:开|挂|走|用|连|启|装)(?:着|了|起)?(?:公司的?|一个|家里的?|个)?\s?(?:vpn|代理|加速器"
    r"|梯子|clash|v2ray)(?!商)|(?:vpn|代理|加速器|梯子|clash)(?:是|一直|都)?(?:开着|开启|打开"
    r"|在跑|连着)"
)
_VPN_OFF = re.compile(
    r"(?:vpn|proxy|accelerator|代理|加速器|梯子)[^,]{0,6}(?:off|关|断开|disabled|停)|(?:关|断"
    r"|停|退)(?:掉|了|闭|开)?\s?(?:vpn|代理|加速器|梯子)|turn(?:ed)? off|switch(?:ed)? off"
    r"|disconnect(?:ed)? (?:from )?(?:the |my )?vpn|服务器上|on the server"
)


_ONLY_VPN = re.compile(r"\bonly\b|\bmust\b|\bneeds?\b|必须|只(?:有|能|要)|才|必需|得(?:先)?[开挂连]")
_WITHOUT_VPN = re.compile(
    r"\bwithout (?:it\b|(?:(?:a|the|my|our|any|company) ){0,2}(?:vpn|proxy|accelerator)\b)"
    r"|\bwith or without\b|\bvpn (?:or not|on or off)|\bvpn (?:is |was )?(?:disconnected|off|disabled)\b"
    r"|\b(?:turn|switch)(?:ed|ing)? (?:it|(?:the |my )?(?:vpn|proxy)) off"
    r"|\b(?:turn|switch)(?:ed|ing)? off (?:it|(?:the |my )?(?:vpn|proxy))"
    r"|\bdisconnect(?:ed|ing)? (?:it|from (?:it|the vpn)|(?:the |my )?vpn)"
    r"|(?:关|断|停|退|卸)(?:掉|了|闭|开|出)?(?:它|公司)?的?(?:vpn|代理|加速器|梯子|clash)"
    r"|(?:不|没)(?:开|挂|用|走|连)(?:了)?(?:公司)?(?:vpn|代理|加速器|梯子)|(?<![打登连进访])(?:不|没)开(?:$|就|也)"
    r"|开不开|开没开|开关(?:vpn|代理)",
    re.ASCII,
)


def _vpn(clauses: Sequence[Clause]) -> Found:
    """Only a VPN that may be the cause: not one over which it works, nor one without which it fails as well."""
    if any(_fails_without(clauses, place) for place in range(len(clauses))):
        return
    for place, clause, _match in _matches(clauses, _VPN_ON):
        if _VPN_OFF.search(clause.text) or clause.supposes or _ONLY_VPN.search(clause.text):
            continue
        if trials.outcome_of(clauses, place, trials.VPN) != "works":
            yield "vpn", "on", clause.lines
            return


def _fails_without(clauses: Sequence[Clause], place: int) -> bool:
    without = _WITHOUT_VPN.search(clauses[place].text)
    return bool(without) and trials.outcome_of(clauses, place, _WITHOUT_VPN) != "works"


def _browser_only(clauses: Sequence[Clause]) -> Found:
    works = _went(clauses, trials.BROWSER, "works")
    fails = _went(clauses, trials.PROGRAM, "fails")
    if works and fails:
        yield "browser-only", "works-in-browser", tuple(dict.fromkeys((*works, *fails)))


def _went(clauses: Sequence[Clause], situation: re.Pattern[str], outcome: str) -> tuple[int, ...]:
    for place, clause in enumerate(clauses):
        if trials.outcome_of(clauses, place, situation) == outcome:
            return clause.lines
    return ()


# --- What it is about ------------------------------------------------------------------------------------------------

_TALKS = re.compile(
    r"\b(?:i|my|me|we|our|us|you|can't|cannot|cant|don't|doesn't|doesnt|why|how|help|please"
    r"|after|since|fails?|works?|unable|problem|issue|slow|drops?|refused|times? out|timed out"
    r"|not|no|lost|stuck|black)\b"
    r"|[了我你吗呢吧报]|提示|打开|不[上了通行能开到]|怎|请问|为什么|无法|求|问题|失败|没|断|卡|慢|超时"
)


def _targets(clauses: Sequence[Clause]) -> Found:
    """The services that are named and not said to work. A tool's own sentence about a service is no talk."""
    if not any(_TALKS.search(clause.text) for clause in clauses):
        return
    for value, pattern in TARGETS.items():
        for clause in clauses:
            match = pattern.search(clause.text)
            if match and not _works_there(clause.text[match.end() :]) and len(clause.text) > 3:
                yield "target", value, clause.lines
                break


def _works_there(rest: str) -> bool:
    return bool(
        re.match(
            r"[^,不没]{0,6}(?:正常|没问题|能打开|可以打开|能用|能访问)"
            r"|(?: \w{1,8}){0,2} (?:works?|is fine|is ok|opens)\b",
            rest,
        )
    )


# --- Together --------------------------------------------------------------------------------------------------------

_SPECIFIC = (
    "credentials-refused",
    "account-locked",
    "password-expired",
    "stuck-configuring",
    "stuck-welcome",
    "black-screen",
    "closes-at-once",
    "clipboard",
    "drops",
    "freezes",
    "certificate-warning",
    "redirect-loop",
    "filing-page",
)
_RESET = re.compile(r"\breset|set a new one|重置|重设|控制台.{0,8}密码|密码.{0,8}控制台")
_INSIDE = re.compile(
    r"(?:系统|服务器|windows|电脑)(?:里|内|里面)[^,]{0,8}(?:改|换|修改)|\bpasswd\b|net user"
    r"|ctrl.{0,3}alt|(?:inside|within|in) (?:the )?(?:windows|server|system)\b",
    re.ASCII,
)
_RESTARTED = re.compile(r"(?:\b(?:restarted|rebooted)\b|重启(?:了|过|完|后|之后)|重新启动(?:了|过|后))")


def _settle(found: dict[tuple[str, str], tuple[int, ...]], clauses: Sequence[Clause]) -> None:
    """Take out what something more definite explains, and add what follows from two things together."""
    if any(("symptom", value) in found for value in _SPECIFIC):
        found.pop(("symptom", "no-answer"), None)
    if ("symptom", "closes-at-once") in found:
        found.pop(("symptom", "drops"), None)
    if ("ping", "loss") in found or ("ping", "no-reply") in found:
        found.pop(("ping", "ok"), None)
    if ("port", "refused") in found:
        found.pop(("port", "timeout"), None)
        found.pop(("port", "not-open"), None)
    if any(("port", value) in found for value in ("refused", "timeout", "not-open")):
        found.pop(("port", "open"), None)
    if ("screen", "none") in found or ("screen", "fails") in found:
        found.pop(("screen", "works"), None)
    if ("worked", "never") in found:
        found.pop(("worked", "before"), None)
    if ("changed", "password") in found:
        _settle_password(found, clauses)


def _settle_password(found: dict[tuple[str, str], tuple[int, ...]], clauses: Sequence[Clause]) -> None:
    lines = found[("changed", "password")]
    said = [clause.text for clause in clauses if CHANGES["password"].search(clause.text) or _RESET.search(clause.text)]
    if any(_INSIDE.search(text) for text in said):
        found[("password-reset", "inside")] = lines
    elif any(_RESET.search(text) for text in said):
        restarted = any(not (clause.conditional or clause.supposes) for _, clause, _ in _matches(clauses, _RESTARTED))
        found[("password-reset", "restarted" if restarted else "recent-no-restart")] = lines
