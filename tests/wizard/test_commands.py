import json
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from tests.builders import make_choice, make_graph, make_outcome, make_question, release
from wizard.models import Choice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def guide():
    release(
        make_graph(
            make_question("a", "x > b", "y > fix", unknown="b"),
            make_question("b", make_choice("stuck > how", detour=True), "z > fix"),
            make_outcome("how", resume=True),
            make_outcome("fix"),
        )
    )


def run(*arguments):
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("choices", "node", "kind", "article", "questions"),
    [
        ([], "a", "question", None, 0),
        (["x"], "b", "question", None, 1),
        (["?"], "b", "question", None, 1),
        (["x", "z"], "fix", "outcome", "fix.fix", 2),
        (["x", "z", "not-helped"], "support", "outcome", "support.escalate", 2),
        (["x", "stuck", "resumed"], "b", "question", None, 1),
    ],
)
def test_walk_guide_prints_where_choices_lead(choices, node, kind, article, questions):
    answer = json.loads(run("walk_guide", "g", *choices, "--json"))
    assert {key: answer[key] for key in ("guide", "node", "kind", "article", "questions")} == {
        "guide": "g",
        "node": node,
        "kind": kind,
        "article": article,
        "questions": questions,
    }
    assert answer["text"]


def test_walk_guide_speaks_both_languages_and_plain_text():
    assert "中文" in run("walk_guide", "g", "x", "--language", "zh-hans")
    assert "Title of fix.fix" in run("walk_guide", "g", "y")


@pytest.mark.parametrize(
    ("arguments", "words"), [(["nothing"], "no published guide"), (["g", "q"], "does not fit at g.a")]
)
def test_walk_guide_says_what_is_wrong(arguments, words):
    with pytest.raises(CommandError, match=words):
        run("walk_guide", *arguments)


def test_lint_guides_passes_sound_drafts_and_fails_on_a_problem():
    assert "no problem" in run("lint_guides")
    Choice.objects.filter(key="z").update(go="gone")
    out = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("lint_guides", stdout=out)
    assert stopped.value.code == 1
    assert "g.b: answer “z” leads to “g.gone”" in out.getvalue()


def test_create_admin_prints_a_password_once():
    first = run("create_admin")
    password = first.split("Password: ")[1].split()[0]
    assert get_user_model().objects.get(username="admin").check_password(password)
    assert run("create_admin") == ""
