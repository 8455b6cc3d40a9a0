import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.rendering import MAX_CHARACTERS, TooLong, render


def html(text, link=lambda kind, key: f"/{kind}/{key}/"):
    return render(text, link).html


def test_a_command_is_one_block_with_where_it_runs_above_it():
    shown = html('```powershell title="On the server, PowerShell as administrator"\nGet-Service -Name TermService\n```')
    assert '<p class="where">On the server, PowerShell as administrator</p>' in shown
    assert (
        '<div class="cmd"><pre><code><span class="nb">Get-Service</span> <span class="nb">-Name</span> TermService'
        in shown
    )


def test_output_is_never_a_command():
    shown = html('```output title="Expected"\nTcpTestSucceeded : True\n```')
    assert 'class="out out-wrap"' in shown
    assert "cmd" not in shown


def test_a_command_inside_a_numbered_step_stays_in_its_step():
    shown = html("1. **First.**\n\n    ```cmd\n    ping 203.0.113.10\n    ```\n\n2. **Second.**")
    assert shown.count("<ol") == 1
    assert '<ol class="steps">' in shown
    assert shown.index("ping") < shown.index("Second")


def test_chinese_bold_with_brackets_is_bold():
    assert "<strong>远程桌面（RDP）</strong>连接" in html("**远程桌面（RDP）**连接")


@pytest.mark.parametrize(
    ("kind", "notice"), [("danger", "bad"), ("warning", "warn"), ("note", "info"), ("tip", "good")]
)
def test_warnings_become_notices(kind, notice):
    shown = html(f'!!! {kind} "Can lock you out"\n    Keep the console open.')
    assert f'class="notice notice-{notice} stack"' in shown
    assert '<p class="notice-title">Can lock you out</p>' in shown


def test_variants_are_folds():
    shown = html('??? note "My port is not 3389"\n    Add a rule.')
    assert '<details class="fold">' in shown
    assert "<summary>My port is not 3389</summary>" in shown


def test_known_headings_have_the_same_id_in_both_languages():
    english, chinese = render("## Fix it\n\nx"), render("## 解决步骤\n\nx")
    assert [section.id for section in english.toc] == [section.id for section in chinese.toc] == ["fix"]


def test_sections_are_the_text_cut_at_its_headings():
    rendered = render("intro\n\n## Fix it\n\none\n\n### Details\n\ntwo\n\n## Undo\n\nthree")
    assert [(section.id, section.title) for section in rendered.sections] == [
        ("", ""),
        ("fix", "Fix it"),
        ("undo", "Undo"),
    ]
    assert "two" in rendered.section("fix").html


def test_house_links_are_resolved_and_unknown_ones_become_text():
    assert '<a href="/kb/rdp.x/"' in html("[see](kb:rdp.x)")
    assert html("[see](kb:gone)", lambda kind, key: None) == "<p><span>see</span></p>"


def test_tables_can_be_scrolled_by_keyboard():
    shown = html("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert '<div class="scroll" tabindex="0">' in shown
    assert 'scope="col"' in shown


def test_too_long_a_text_is_refused_before_it_costs_time():
    with pytest.raises(TooLong):
        render("x" * (MAX_CHARACTERS + 1))


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](kb:javascript:alert)",
    "<a href='jav&#9;ascript:alert(1)'>x</a>",
    "[x](jav&#x61;script&#58;alert(1))",
    "[x](&amp;#x6a;avascript:alert(1))",
    "![x](x onerror=alert(1))",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<div style='position:fixed' hx-get='/x' data-copy=y>z</div>",
    "<form action=//evil><button formaction=javascript:alert(1)>x</button></form>",
    '```powershell title="<img src=x onerror=alert(1)>"\n</code></pre><script>alert(1)</script>\n```',
    '```output title="\\"><script>"\n<b>x</b>\n```',
    '!!! danger "<script>alert(1)</script>"\n    <math><mi//xlink:href="data:x,<script>alert(4)</script>">',
    '??? note "</summary><script>alert(1)</script>"\n    x',
    "<details open ontoggle=alert(1)>x</details>",
    "<base href=//evil><meta http-equiv=refresh content='0;url=//evil'><link rel=stylesheet href=//evil>",
    "## Fix <img src=x onerror=alert(1)> it",
    "| <script>alert(1)</script> |\n|---|\n| <svg onload=alert(1)> |",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "x\x00<scr\x00ipt>alert(1)</scr\x00ipt>",
    '<object data="javascript:alert(1)"></object><embed src=x>',
    "<h2 id='x' onclick=alert(1)>a</h2>",
]

ALLOWED = {"href", "title", "id", "class", "start", "align", "scope", "tabindex", "role", "rel"}


class Inspector(HTMLParser):
    """Collects what could do harm from HTML, as a browser's parser would see it."""

    def __init__(self):
        super().__init__()
        self.harm = []

    def handle_starttag(self, tag, attributes):
        if tag in {
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "form",
            "input",
            "button",
            "img",
            "svg",
            "math",
            "base",
            "meta",
            "link",
        }:
            self.harm.append(tag)
        for name, value in attributes:
            if name not in ALLOWED:
                self.harm.append(f"{tag} {name}")
            if name == "href" and re.match(
                r"(javascript|data|vbscript):", re.sub(r"\s", "", unescape(value or "")), re.IGNORECASE
            ):
                self.harm.append(f"{tag} {value}")


def harm_in(text):
    inspector = Inspector()
    inspector.feed(html(text))
    return inspector.harm


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_survives(attack):
    assert harm_in(attack) == []


PIECES = st.sampled_from(
    [
        *ATTACKS,
        "\n\n",
        "    ",
        "1. ",
        "> ",
        "```cmd\n",
        "\n```\n",
        "|",
        "**",
        "[",
        "](",
        ")",
        "<",
        ">",
        "&",
        "#",
        "!!! tip",
    ]
)


@given(st.lists(PIECES | st.text(max_size=8), max_size=8))
def test_no_mixture_of_attacks_and_markup_survives(pieces):
    assert harm_in("".join(pieces)) == []


def test_the_empty_corner_of_a_table_is_no_heading():
    page = html("| | B |\n|---|---|\n| a | b |\n")
    assert page.count("<th") - page.count("<thead") == 1
    assert '<th scope="col">B</th>' in page


@pytest.mark.parametrize("tangle", ["[" * 60, "[a](" * 60, "<b " * 60, "```\n" * 2001, "??? note\n" * 2001])
def test_a_text_that_markdown_would_take_minutes_over_is_refused(tangle):
    with pytest.raises(TooLong):
        render(tangle)


def test_brackets_that_are_closed_or_stand_in_many_paragraphs_are_no_tangle():
    assert "[  OK  ]" in render("```output\n" + "[  OK  ] started (unit)\n" * 300 + "```\n").html
    assert render("[a](\n\n" * 300).html
