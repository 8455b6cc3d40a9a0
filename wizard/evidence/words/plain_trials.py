"""Trials that people tell of: "over the hotspot it works", "换台电脑也不行": what was tried, and how it went."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wizard.evidence.words.plain_sentences import Clause

_FAILS = (
    r"(?:(?:does|do|did|is|was|are|ca|could|wo)(?:n't|nt| not)|cannot|can not|cant|dont|doesnt"
    r"|didnt|wont|isnt)(?: (?:even|really|either|also|yet|be able to|able to|seem to))?"
    r"(?: (?:works?|connect|load|open|log ?in|sign ?in|get (?:in|through|anywhere)|reach"
    r"|answer|respond|access|ping|possible|ok|okay|fine|reachable|better|accepted|help))?"
    r"|not (?:from|over|with|via|on|in|at|through|working|possible|reachable|accessible"
    r"|better)\b|fail\w{0,3}|neither|nor|refused|tim(?:es|ed|ing) out|time ?outs?"
    r"|unable(?: to \w{2,9})?|unreachable|blocked|denied|dead|stuck|no (?:connection|answer"
    r"|access|reply|response|luck|difference|success)"
    r"|^same\b|\bnot$|same (?:thing|result|problem|error|issue|there|story|message)|the same\b"
    r"|freezes|hangs|rejected|broken|stopped working|errors?\b|lags?"
    r"|(?:连接|连|登录|登陆|登|打|进|访问|用|上|ping)\s?不(?:上|了|进|通|开|去|到|成)(?:去"
    r"|来)?|不(?:行|通|可以|能|好使|可|成功)(?:连接?上?|登录|访问|用|打开)?|无法(?:连接|登录"
    r"|访问|打开|使用)?|失败|没用|没反应|没有反应|没有?回应"
    r"|也?一样|同样|超时|被拒绝?|被断|报错|断开|卡住|黑屏|也是如此|还是这样|也这样|老样子|没戏|出错|很卡|丢包|都断"
)
_WORKS = (
    r"works?\b|worked|working\b|is ok\b|okay|\bok\b|(?:is |are |was |goes |all )?fine\b"
    r"|can (?:connect|log ?in|get in|get through|reach|open|access|sign in|ping|still connect)"
    r"|could (?:connect|log in|get in|reach|open)|connects?\b|connected\b|gets? (?:in"
    r"|through)\b|got in\b"
    r"|reachable|accessible|opens?\b|succeeds?|able to\b|loads?\b|logs? in|signs? in"
    r"|no (?:problems?|issues?|trouble)|without (?:any )?(?:problems?|issues?|trouble)"
    r"|perfect\w{0,2}|normal\w{0,2}|it does\b(?! ?n[o']?t)|answers\b|accepted|is quick|problem is gone"
    r"|没有?(?:什么|任何)?问题|没毛病|(?:就|却|倒|都|也|还|又|是|则|反而|直接)?(?:能|可以|可"
    r"|行|正常|ok|好使|好了|好的|流畅)|不(?:卡|慢|断|掉线)(?!顿)|连得上|登得上|(?:连|登|打"
    r"|进)(?:上|进|开)(?:去)?(?:了)|成功|没事|秒(?:连|进|开|登)|通(?:的|了)?(?!过)|一下就(?:连|登|进)"
)
_OUTCOME = re.compile(rf"(?P<fails>{_FAILS})|(?P<works>{_WORKS})", re.ASCII)
_USING = re.compile(
    r"(?:\b(?:over|from|on|via|with|using|through|in|at|by|to|use|and|as|for"
    r"|under)\b(?: (?:the|my|our|a|an|any|both|his|her|some|same|phone'?s?|mobile|cell|wife'?s"
    r"|friend'?s|colleague'?s|personal|own|home|iphone))*\s*"
    r"|[用换走开切从在是连拿给让跟和及]\S{0,3}\s?)$",
    re.ASCII,
)
_UNTRIED = re.compile(
    r"(?:not|n't|nt|never) (?:yet )?(?:tr(?:y|ied)|test|checked|have (?:a|an|any|another))"
    r"|\bwill try|\bto try\b|\btry (?:it )?(?:from|with|over)|\blet me\b|\bno (?:hotspot|other"
    r"|second|another)|\bif (?:it|that|this|the)\b|\bwhether\b"
    r"|没有?试|没有?测|未试|没有?(?:别的|其他|另一|第二|手机|热点)|试试|试一下|看看|看下|能否",
    re.ASCII,
)
_NO_PROBLEM = re.compile(r"not? (?:a )?(?:problem|issue)\b", re.ASCII)

_HOME = r"(?:at|from|in) (?:my |our |the )?(?:home|house|flat)|在家里?|家里|家中|宿舍|回到?家"
_OFFICE = (
    r"(?:at|from|in) (?:my |our |the )?(?:office|work|company|school|campus|university"
    r"|hotel)\b|公司里?|单位|办公室|学校|校园网|酒店|在司"
)
OTHER_NETWORK = re.compile(
    r"hot ?-?spot|mobile (?:data|network|internet|line|phone network)|cellular|tether\w{0,3}"
    r"|\b(?:4|5)g\b|\blte\b|(?:an)?other (?:network|internet|wi-?fi|connection|line|location"
    r"|place|isp|office|provider)|different (?:network|internet|wi-?fi|connection|location"
    r"|place|isp)|second network"
    r"|(?:colleague|friend|neighbou?r|mate)(?:'?s)? (?:network|wi-?fi|internet|house|home"
    r"|place)|(?:everywhere|anywhere) else|\belsewhere\b|(?:all|other) (?:networks|locations"
    r"|places)|(?:phone|mobile)'?s? (?:line|data)"
    r"|热点|手机(?:的)?(?:网络|流量|数据|网)|(?:用|开|走|换)(?:了)?(?:手机)?流量|[45]g|(?:换"
    r"|换了|换个|换一个|换别的|换其他的?|切换|别的|其他|另一个|另外的?|第二个|不同的?)(?:的"
    r"|家)?(?:网(?!站|页|吧|卡)络?|wi-?fi|线路|地方|地点)(?:环境)?|(?:别的|其他|另一家)(?:宽带"
    r"|运营商)|(?:同事|朋友|邻居|别人)(?:那边|那里|家里?|的网络?)|别处|其他地方|外地",
    re.ASCII,
)
OTHER_COMPUTER = re.compile(
    r"(?:an)?other (?:computers?|pcs?|laptops?|machines?|macs?|windows pc|devices?)"
    r"|(?<!my )\bold (?:computer|pc|laptop)\b|different (?:computer|pc|laptop|machine|device)"
    r"|second (?:computer|pc|laptop)"
    r"|(?:colleague|friend|wife|boss|neighbou?r)(?:'?s) (?:computer|pc|laptop|machine)"
    r"|the (?:pc|computer|laptop|desktop) beside"
    r"|(?:换|换了一台|换了台|换了个|换了|换台|换一台|换个|别的|其他|其它|另一台|另外一台"
    r"|另外的?|旁边的?|旁边那台|同事的?|家里的?|别人的?|他们?的|她的|朋友的?|第二台|(?<!我的)(?<!那台)旧"
    r"|同网络?的?)(?:的|几台)?(?:windows|win\d{0,2}|mac)?的?(?:电脑|计算机|笔记本|pc|台式机|设备)",
    re.ASCII,
)
OTHER_USER = re.compile(
    r"(?:an)?other (?:user|account|username|login)s?\b(?! (?:connected|signed"
    r"|is (?:already )?(?:connected|signed|logged)|has))|different (?:user|account|username"
    r"|login)\b|\b(?:his|her|their) (?:own )?(?:user ?(?:name)?|account|login|credentials)\b"
    r"|(?:colleague|coworker|co-worker|boss)'?s'? (?:user|account|login)\b"
    r"|用(?:他|她)们?(?:的|自己的?)?(?:用户名?|账号|帐号|账户|帐户)|(?:同事|别人|其他人|他|她)用(?:他"
    r"|她)?(?:们)?自己的?(?:用户名?|账号|帐号|账户|帐户)|同事的?(?:用户名?|账号|帐号|账户|帐户)"
    r"|other people's (?:user|account)|(?:换|换了|换个|换一个|别的|其他|其它|另一个"
    r"|另外的?|另外一个)(?:的)?(?:用户名?|账号|帐号|账户|帐户)",
    re.ASCII,
)
BY_ADDRESS = re.compile(
    r"\b(?:by|with|via|using|over|on|use|typing|through|direct(?:ly)? (?:by|to|via)"
    r"|the) (?:(?:the|its|plain|public|server's|direct|bare|raw) ){0,3}ip(?: address"
    r"| number)?s?\b|\bip (?:address )?(?=works|connects|is (?:fine|ok))"
    r"|\bby (?:its )?number\b"
    r"|(?:直接)?(?:用|输入?|通过|拿|访问|改用|换成?|走|以)(?:公网"
    r"|服务器的?|新的?)?\s?ip(?:地址)?|直接\s?ip|(?<!换)(?<!改)(?:^"
    r"|[^\w])ip(?:地址)?(?:直接)?(?:访问|连接|直连)",
    re.ASCII,
)
VPN = re.compile(r"\bvpn\b|加速器|代理(?!商)|梯子|\bclash\b|v2ray|\bproxy\b|accelerator", re.ASCII)
BROWSER = re.compile(r"\b(?:chrome|browsers?|edge|firefox|safari)\b|浏览器|谷歌|火狐", re.ASCII)
PROGRAM = re.compile(
    r"\b(?:curl|wget|python|java|postman|php|node|okhttp|android|openssl|git|app|apps"
    r"|api client|phones?|iphone|docker|program|script|mini ?program)\b|程序|小程序|手机|安卓"
    r"|脚本|接口调用|客户端|app",
    re.ASCII,
)
_PLACES = {"home": re.compile(_HOME, re.ASCII), "office": re.compile(_OFFICE, re.ASCII)}


def outcome_of(clauses: Sequence[Clause], place: int, situation: re.Pattern[str], ahead: int = 1) -> str:
    """``works``, ``fails`` or nothing: how the situation told of in this clause went. The next clause may say it."""
    clause = clauses[place]
    match = situation.search(clause.text)
    if not match or clause.asks or _UNTRIED.search(clause.text):
        return ""
    if found := _first(clause.text[match.end() :]) or _last(clause.text[: match.start()]):
        return "fails" if _NOBODY.search(clause.text) else found
    for later in clauses[place + 1 : place + 1 + ahead]:
        if (
            later.sentence != clause.sentence
            or later.asks
            or _UNTRIED.search(later.text)
            or _changes_place(later.text, situation)
        ):
            return ""
        if "ping" not in later.text and (found := _first(later.text)):
            return found
    return ""


_NOBODY = re.compile(r"\b(?:nobody|no one|none of (?:us|them))\b|没(?:有)?人|谁都|都没")
_MOBILE_LINE = re.compile(
    r"\b(?:4|5)g\b|[45]g|\blte\b|mobile (?:data|network|internet|line)|cellular|流量|hot ?-?spot|tether|热点", re.ASCII
)
_OWN_LINE = re.compile(
    r"\b(?:i am|i'm|im|we are|we're|am|sitting|currently|working) (?:\w{1,10} )?(?:on|over|via|using|with)\b"
    r"|\b(?:only|just|have|use)(?: \w{1,6}){0,2} (?:mobile|4g|5g|lte|hotspot|a hotspot|cellular)\b"
    r"|我(?:们)?(?:这边|这里|现在|目前|平时|一直|本来|家里?)?(?:就)?(?:是|在)?(?:用|开|连)(?:的)?(?:是)?(?:着)?(?:手机)?(?:的)?(?:[45]g|流量|热点|移动网络)[^,]{0,3}(?:连的|上网|的|上的|$)"
    r"|(?:只有|只能用|一直用|平时用)(?:手机)?(?:[45]g|流量|热点)",
    re.ASCII,
)
_CONTRAST = re.compile(
    r"\b(?:too|either|also|as ?well|same|neither|nor|even|tried|another|other|switch\w{0,3}|both|likewise|or)\b"
    r"|[也都换切改]|还是|同样|一样|照样|试"
    r"|no luck|wi-?fi|宽带|公司|家里|\bhome\b|\boffice\b|\bwork\b",
    re.ASCII,
)


def is_own_line(clauses: Sequence[Clause], place: int, outcome: str) -> bool:
    """ "I am on 4G and it does not connect": the only network there is. One that was tried is set against another."""
    text = clauses[place].text
    if not _MOBILE_LINE.search(text):
        return False
    if _OWN_LINE.search(text) and not re.search(r"\b(?:if|when|too|either|also|now)\b|[换切改也]", text):
        return True
    if outcome == "works" or re.search(r"hot ?-?spot|tether|热点", text):
        return False
    return not any(_CONTRAST.search(one.text) for one in clauses[max(0, place - 1) : place + 2])


_NAME = re.compile(
    r"域名|网址|主机名|计算机名|\bdns\b|\bdomain\b|\bhost ?name\b|\b(?:by|the|its|with|using|via) (?:\w{1,8} )?name\b",
    re.ASCII,
)


def name_fails(clauses: Sequence[Clause]) -> bool:
    """True if a name is spoken of, and not as something that works."""
    named = [place for place, clause in enumerate(clauses) if _NAME.search(clause.text)]
    named = [place for place in named if not re.search(r"没有?域名|\bno (?:domain|name)\b", clauses[place].text)]
    return bool(named) and any(outcome_of(clauses, place, _NAME) != "works" for place in named)


def _changes_place(text: str, situation: re.Pattern[str]) -> bool:
    others = (OTHER_NETWORK, OTHER_COMPUTER, OTHER_USER, BY_ADDRESS, *_PLACES.values())
    return any(other.search(text) for other in others if other is not situation)


def _first(text: str) -> str:
    match = _OUTCOME.search(_NO_PROBLEM.sub("ok", text))
    return (match.lastgroup or "") if match else ""


def _last(text: str) -> str:
    """What stands before the situation belongs to it only with a word between: "works over", "可以用"."""
    text = _NO_PROBLEM.sub("ok", text.rstrip())
    found = list(_OUTCOME.finditer(text))
    if not found or not (_USING.search(text + " ") or found[-1].end() == len(text)):
        return ""
    return found[-1].lastgroup or ""


def fails_somewhere(text: str) -> bool:
    match = _OUTCOME.search(text)
    return bool(match and match.lastgroup == "fails")


_ONLY_HERE = re.compile(
    r"\bonly (?:from|at|in) (?:(?:my|our|the) )?(?:home|office|house|work|company|school"
    r"|campus|hotel)\b|(?:from|at) (?:home|work|the office) only\b"
    r"|(?:everywhere|anywhere)(?: else)? (?:but|except)|只有?(?:我们?)?(?:在|这|用)?(?:公司"
    r"|家里?|单位|办公室|学校|宿舍|酒店)(?:里|这边|网络)?(?:连不|登不|打不|不行|不通|不能|无法"
    r"|用不|访问不)",
    re.ASCII,
)


def only_here(clauses: Sequence[Clause]) -> tuple[int, ...]:
    """The lines of "only from the office it fails": elsewhere it works."""
    for place, clause in enumerate(clauses):
        near = " ".join(other.text for other in clauses[max(0, place - 1) : place + 2])
        if (
            _ONLY_HERE.search(clause.text)
            and not clause.asks
            and (fails_somewhere(near) and _first(clause.text) != "works")
        ):
            return clause.lines
    return ()


def by_place(clauses: Sequence[Clause]) -> tuple[str, tuple[int, ...]]:
    """Works at home and not in the office (or the reverse): another network works. At both not: it fails there."""
    went: dict[str, tuple[str, tuple[int, ...]]] = {}
    for place, clause in enumerate(clauses):
        both = [name for name, pattern in _PLACES.items() if pattern.search(clause.text)]
        if len(both) == 2:
            last = max(found.end() for pattern in _PLACES.values() for found in pattern.finditer(clause.text))
            outcome = _first(clause.text[last:]) if re.search(r"都|均|\band\b|both|\bor\b|也", clause.text) else ""
            if outcome == "fails" and not clause.asks:
                return "fails", clause.lines
            continue
        for name in both:
            if found := outcome_of(clauses, place, _PLACES[name]):
                went[name] = (found, clause.lines)
    outcomes = {outcome for outcome, _ in went.values()}
    lines = tuple(sorted({line for _, numbers in went.values() for line in numbers}))
    if len(went) < 2:
        return "", ()
    return ("works" if "works" in outcomes and "fails" in outcomes else "fails" if outcomes == {"fails"} else ""), lines
