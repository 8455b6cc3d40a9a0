"""What the buttons above a text put into it, in the language of the text."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Tool:
    """`text` by language: a selection takes the place of what stands in ⟦ ⟧, and {} is for what is chosen or counted.

    A block gets empty lines around it; `asks` names the list to choose from.
    """

    name: str
    label: str | Promise
    short: str | Promise
    text: dict[str, str]
    keys: str = ""
    is_block: bool = True
    asks: str = ""


TOOLS = (
    Tool("bold", _("Bold"), _("Bold"), {"en": "**⟦bold⟧**", "zh-hans": "**⟦粗体⟧**"}, keys="b", is_block=False),
    Tool("code", _("Code"), _("Code"), {"en": "`⟦code⟧`", "zh-hans": "`⟦代码⟧`"}, keys="e", is_block=False),
    Tool(
        "link",
        _("Link to an article"),
        _("Link"),
        {"en": "[⟦words⟧](kb:{})", "zh-hans": "[⟦文字⟧](kb:{})"},
        keys="k",
        is_block=False,
        asks="articles",
    ),
    Tool(
        "step",
        _("Numbered step"),
        _("Step"),
        {"en": "{}. **⟦Do this.⟧**", "zh-hans": "{}. **⟦做这一步。⟧**"},
    ),
    Tool(
        "command",
        _("Command"),
        _("Command"),
        {
            "en": '```powershell title="On the server, PowerShell as administrator"\n⟦Get-Service⟧\n```',
            "zh-hans": '```powershell title="在服务器上，以管理员身份打开 PowerShell"\n⟦Get-Service⟧\n```',
        },
    ),
    Tool(
        "output",
        _("Output"),
        _("Output"),
        {
            "en": '```output title="Expected"\n⟦what it prints⟧\n```',
            "zh-hans": '```output title="应当看到"\n⟦输出内容⟧\n```',
        },
    ),
    Tool(
        "warning",
        _("Warning box"),
        _("Warning"),
        {
            "en": '!!! danger "Can lock you out"\n    ⟦What can happen, and how to come back.⟧',
            "zh-hans": '!!! danger "可能把自己锁在外面"\n    ⟦会发生什么，怎样恢复。⟧',
        },
    ),
    Tool(
        "table",
        _("Table"),
        _("Table"),
        {
            "en": "| ⟦What⟧ | Means |\n|---|---|\n| … | … |",
            "zh-hans": "| ⟦内容⟧ | 含义 |\n|---|---|\n| … | … |",
        },
    ),
    Tool(
        "insert",
        _("Insert a picture, a snippet or a diagram"),
        _("Insert …"),
        {"en": "![]({})", "zh-hans": "![]({})"},
        asks="insertables",
    ),
)


@dataclass(frozen=True, slots=True)
class Button:
    """A tool in one language."""

    tool: Tool
    text: str


def buttons(language: str) -> list[Button]:
    return [Button(tool, tool.text[language]) for tool in TOOLS]
