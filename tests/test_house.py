"""The picture of docs/architecture: who may import whom. Read from the sources, so that nothing slips in."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PURE = {
    "wizard.graph": set(),
    "wizard.graph_data": {"kb", "wizard"},
    "wizard.lint": {"kb", "wizard"},
    "wizard.affected": {"wizard"},
    "wizard.problem": {"kb"},
    "wizard.profile_lint": {"kb", "wizard"},
    "wizard.measured": {"kb", "wizard"},
    "wizard.walk": {"kb", "wizard"},
    "wizard.rules": {"kb", "wizard"},
    "wizard.profiles": {"kb", "wizard"},
    "wizard.ranking": {"kb", "wizard"},
    "wizard.offering": {"kb", "wizard"},
    "wizard.second_look": {"kb", "wizard"},
    "wizard.way": {"kb", "wizard"},
    "wizard.replay": {"kb", "wizard"},
    "wizard.people": {"kb", "wizard"},
    "wizard.limits": {"kb", "wizard"},
    "wizard.measure": {"kb", "wizard"},
    "wizard.path": {"kb", "wizard"},
    "wizard.vignettes": {"kb", "wizard"},
    "wizard.transcript": {"kb", "wizard"},
    "wizard.guide_file": {"wizard", "kb"},
    "wizard.guide_text": {"wizard", "kb"},
    "wizard.story_file": {"wizard", "kb"},
    "wizard.yaml_file": {"kb", "yaml"},
    "kb.inserts": set(),
    "kb.snippets": {"kb"},
    "kb.snippet_rules": {"kb"},
    "kb.article_file": {"kb", "yaml"},
    "kb.article_body": {"kb"},
    "kb.article_fields": {"kb"},
    "kb.message": set(),
    "kb.outdated": set(),
    "kb.editing.checks.linked": {"kb"},
    "kb.unsafe_advice": {"kb"},
    "kb.strict_yaml": {"yaml"},
    "kb.yaml_text": set(),
    "kb.fingerprint": set(),
    "kb.editing.comparing.matching": set(),
    "kb.editing.comparing.merging": {"kb", "merge3"},
    "kb.editing.comparing.text_diff": {"kb"},
    "kb.editing.writing.skeleton": {"kb"},
    "kb.editing.writing.words": {"kb"},
    "kb.editing.boards.wilson": set(),
    "wizard.editing.boards.exits": {"wizard", "kb"},
    "wizard.editing.graph_picture.board": set(),
    "wizard.editing.graph_picture.card_words": {"wizard", "kb"},
    "wizard.editing.graph_picture.cards": {"wizard"},
    "wizard.editing.graph_picture.columns": set(),
    "wizard.editing.exchange.guide_import": {"wizard", "kb", "yaml"},
    "wizard.editing.graph_picture.layout": {"wizard"},
    "wizard.editing.graph_picture.outline": {"wizard"},
    "wizard.editing.graph_picture.picture": {"wizard"},
    "wizard.editing.graph_picture.settle": {"wizard"},
    "wizard.editing.graph_picture.untangle": {"wizard"},
    "wizard.editing.forms.plain_lines": {"kb", "wizard"},
    "wizard.editing.neighbours": {"wizard"},
    "kb.diagrams.figure": set(),
    "kb.diagrams.figure_file": {"kb"},
    "kb.diagrams.lettering": {"rjieba"},
    "kb.diagrams.canvas": {"kb"},
    "kb.diagrams.sequence": {"kb"},
    "kb.diagrams.stack": {"kb"},
    "kb.diagrams.words": {"kb"},
    "kb.diagrams.drawing": {"kb"},
    "kb.rendering": {"markdown", "nh3", "pymdownx"},
    "kb.masking": set(),
    "kb.structured_data": set(),
    "kb.search.snippets": {"kb"},
    "kb.search.small_words": set(),
    "kb.search.tokens": {"opencc", "Stemmer"},
    "kb.search.query": {"kb", "rjieba"},
    "kb.search.ranking": {"kb", "numpy"},
}
PURE |= {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): {"wizard"}
    for path in sorted((ROOT / "wizard/evidence").rglob("*.py"))
}
STANDARD = set(__import__("sys").stdlib_module_names)


def modules(package):
    for path in sorted((ROOT / package).rglob("*.py")):
        if "migrations" not in path.parts:
            yield ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), path


def imports(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize(("name", "path"), list(modules("kb")))
def test_the_knowledge_base_knows_nothing_of_the_wizard(name, path):
    assert not [imported for imported in imports(path) if imported.split(".")[0] == "wizard"]


@pytest.mark.parametrize(("name", "path"), [*modules("kb"), *modules("wizard")])
def test_apps_import_nothing_from_config_but_htmx(name, path):
    allowed = {"config.htmx", "config.htmx.wants_fragment", "config"}
    assert not [
        imported for imported in imports(path) if imported.split(".")[0] == "config" and imported not in allowed
    ]


@pytest.mark.parametrize("name", PURE)
def test_pure_modules_import_only_the_standard_library_and_each_other(name):
    folder = ROOT / name.replace(".", "/")
    path = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
    for imported in imports(path):
        root = imported.split(".")[0]
        assert root in STANDARD | PURE[name], f"{name} imports {imported}"
        if root in ("wizard", "kb") and imported != root:
            assert any(imported == pure or imported.startswith(f"{pure}.") for pure in PURE), (
                f"{name} imports {imported}"
            )


@pytest.mark.parametrize("package", ["config", "kb", "wizard"])
def test_there_is_no_drawer_for_everything(package):
    assert not [
        name for name, _ in modules(package) if name.split(".")[-1] in ("utils", "helpers", "services", "common")
    ]


def test_dark_colours_stand_twice_and_are_equal():
    css = (ROOT / "static/css/site.css").read_text("utf-8")
    blocks = [
        {line.strip() for line in block.replace(";", ";\n").splitlines() if line.strip().startswith("--")}
        for block in (
            css.split(":root[data-theme=dark] {")[1].split("}")[0],
            css.split(":root:not([data-theme=light]) {")[1].split("}")[0],
        )
    ]
    assert blocks[0] == blocks[1] != set()
