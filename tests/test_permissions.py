"""Who may open what: every address of the admin, of the boards and of the draft walks, for everybody there is.

`TABLE` says it in one line for each view. A new view without a line fails, and so does a line without a view.
"""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from kb.models import Article, Event, Miss, Picture, Snippet, Synonym, Vote
from tests.builders import both, make_graph, make_outcome, make_question, release
from wizard.models import Guide, Paste, Release, Verdict, Vignette

pytestmark = pytest.mark.django_db

PEOPLE = ("anonymous", "visitor", "Agents", "Reviewers", "Editors")
"""Not signed in; signed in, but not staff; the three groups."""

SIGN_IN, REFUSED, ALLOWED, NO_METHOD, NOT_FOUND = "s", "x", "+", "-", "?"

# name of the view -> what GET answers to each of PEOPLE, what POST (with nothing in it) answers:
# s the sign-in page, x refused, + allowed, - no such method here
TABLE = {
    "admin:app_list": "ss+++ ss+++",
    "admin:auth_group_add": "ssxxx ssxxx",
    "admin:auth_group_change": "ssxxx ssxxx",
    "admin:auth_group_changelist": "ssxxx ssxxx",
    "admin:auth_group_delete": "ssxxx ssxxx",
    "admin:auth_group_history": "ssxxx ssxxx",
    "admin:auth_user_add": "ssxxx ssxxx",
    "admin:auth_user_change": "ssxxx ssxxx",
    "admin:auth_user_changelist": "ssxxx ssxxx",
    "admin:auth_user_delete": "ssxxx ssxxx",
    "admin:auth_user_history": "ssxxx ssxxx",
    "admin:auth_user_password_change": "ssxxx ssxxx",
    "admin:autocomplete": "ssxxx ss---",
    "admin:axes_accessattempt_add": "ssxxx ssxxx",
    "admin:axes_accessattempt_change": "ssxxx ssxxx",
    "admin:axes_accessattempt_changelist": "ssxxx ssxxx",
    "admin:axes_accessattempt_delete": "ssxxx ssxxx",
    "admin:axes_accessattempt_history": "ssxxx ssxxx",
    "admin:axes_accessfailurelog_add": "ssxxx ssxxx",
    "admin:axes_accessfailurelog_change": "ssxxx ssxxx",
    "admin:axes_accessfailurelog_changelist": "ssxxx ssxxx",
    "admin:axes_accessfailurelog_delete": "ssxxx ssxxx",
    "admin:axes_accessfailurelog_history": "ssxxx ssxxx",
    "admin:axes_accesslog_add": "ssxxx ssxxx",
    "admin:axes_accesslog_change": "ssxxx ssxxx",
    "admin:axes_accesslog_changelist": "ssxxx ssxxx",
    "admin:axes_accesslog_delete": "ssxxx ssxxx",
    "admin:axes_accesslog_history": "ssxxx ssxxx",
    "admin:index": "ss+++ ss+++",
    "admin:jsi18n": "ss+++ ss---",
    "admin:kb_article_add": "ssxx+ ssxx+",
    "admin:kb_article_archive": "sxxx+ sxxx+",
    "admin:kb_article_change": "ss+++ ssxx+",
    "admin:kb_article_changelist": "ss+++ ss+++",
    "admin:kb_article_checked": "----- sxxx+",
    "admin:kb_article_delete": "ssxxx ssxxx",
    "admin:kb_article_export": "sx+++ sx---",
    "admin:kb_article_history": "sx+++ -----",
    "admin:kb_article_preview": "sx+++ sx+++",
    "admin:kb_article_words": "sx+++ sxxx+",
    "admin:kb_category_add": "ssxx+ ssxx+",
    "admin:kb_category_change": "ss+++ ssxx+",
    "admin:kb_category_changelist": "ss+++ ss+++",
    "admin:kb_category_delete": "ssxxx ssxxx",
    "admin:kb_category_history": "ss+++ ss+++",
    "admin:kb_event_add": "ssxxx ssxxx",
    "admin:kb_event_change": "ssxx+ ssxxx",
    "admin:kb_event_changelist": "ssxx+ ssxx+",
    "admin:kb_event_delete": "ssxxx ssxxx",
    "admin:kb_event_history": "ssxx+ ssxx+",
    "admin:kb_miss_add": "ssxxx ssxxx",
    "admin:kb_miss_change": "ssxx+ ssxxx",
    "admin:kb_miss_changelist": "ssxx+ ssxx+",
    "admin:kb_miss_delete": "ssxx+ ssxx+",
    "admin:kb_miss_history": "ssxx+ ssxx+",
    "admin:kb_picture_add": "ssxx+ ssxx+",
    "admin:kb_picture_change": "ss+++ ssxx+",
    "admin:kb_picture_changelist": "ss+++ ss+++",
    "admin:kb_picture_delete": "ssxx+ ssxx+",
    "admin:kb_picture_history": "ss+++ ss+++",
    "admin:kb_revision_add": "ssxx+ ssxx+",
    "admin:kb_revision_change": "ss+++ ssxxx",
    "admin:kb_revision_changelist": "ss+++ ss+++",
    "admin:kb_revision_confirm": "----- sxxx+",
    "admin:kb_revision_delete": "ssxxx ssxxx",
    "admin:kb_revision_history": "ss+++ ss+++",
    "admin:kb_revision_publish": "sx+++ sxxx+",
    "admin:kb_revision_restore": "----- sxxx+",
    "admin:kb_snippet_add": "ssxx+ ssxx+",
    "admin:kb_snippet_change": "ss+++ ssxx+",
    "admin:kb_snippet_changelist": "ss+++ ss+++",
    "admin:kb_snippet_delete": "ssxx+ ssxx+",
    "admin:kb_snippet_history": "ss+++ ss+++",
    "admin:kb_snippet_preview": "sx+++ sx+++",
    "admin:kb_synonym_add": "ssxx+ ssxx+",
    "admin:kb_synonym_change": "ssxx+ ssxx+",
    "admin:kb_synonym_changelist": "ssxx+ ssxx+",
    "admin:kb_synonym_delete": "ssxxx ssxxx",
    "admin:kb_synonym_history": "ssxx+ ssxx+",
    "admin:kb_vote_add": "ssxxx ssxxx",
    "admin:kb_vote_change": "ssxx+ ssxxx",
    "admin:kb_vote_changelist": "ssxx+ ssxx+",
    "admin:kb_vote_delete": "ssxxx ssxxx",
    "admin:kb_vote_history": "ssxx+ ssxx+",
    "admin:login": "+++++ +++++",
    "admin:logout": "++--- +++++",
    "admin:password_change": "ss+++ ss+++",
    "admin:password_change_done": "ss+++ ss---",
    "admin:view_on_site": "ss+++ ss+++",
    "admin:wizard_guide_add": "ssxx+ ssxx+",
    "admin:wizard_guide_change": "ss+++ ssxx+",
    "admin:wizard_guide_changelist": "ss+++ ss+++",
    "admin:wizard_guide_delete": "ssxxx ssxxx",
    "admin:wizard_guide_export": "sx+++ sx---",
    "admin:wizard_guide_figures": "ss+++ ss+++",
    "admin:wizard_guide_graph": "sx+++ sx+++",
    "admin:wizard_guide_history": "ss+++ ss+++",
    "admin:wizard_guide_import": "sxxx+ sxxx+",
    "admin:wizard_guide_pastes": "sx+++ sx---",
    "admin:wizard_guide_publish": "sx+++ sxxx+",
    "admin:wizard_guide_publish_several": "sx+++ sxxx+",
    "admin:wizard_guide_roll_back": "sx+++ sxxx+",
    "admin:wizard_guide_stories": "sx+++ sx---",
    "admin:wizard_guide_versions": "sx+++ sx---",
    "admin:wizard_node_add": "ssxx+ ssxx+",
    "admin:wizard_node_change": "ss+++ ssxx+",
    "admin:wizard_node_changelist": "ss+++ ss+++",
    "admin:wizard_node_delete": "ssxx+ ssxx+",
    "admin:wizard_node_history": "ss+++ ss+++",
    "admin:wizard_paste_add": "ssxx+ ssxx+",
    "admin:wizard_paste_change": "ss+++ ssxx+",
    "admin:wizard_paste_changelist": "ss+++ ss+++",
    "admin:wizard_paste_delete": "ssxx+ ssxx+",
    "admin:wizard_paste_history": "ss+++ ss+++",
    "admin:wizard_release_add": "ssxxx ssxxx",
    "admin:wizard_release_change": "ss+++ ssxxx",
    "admin:wizard_release_changelist": "ss+++ ss+++",
    "admin:wizard_release_delete": "ssxxx ssxxx",
    "admin:wizard_release_history": "ss+++ ss+++",
    "admin:wizard_verdict_add": "ssxxx ssxxx",
    "admin:wizard_verdict_change": "ss+++ ssxxx",
    "admin:wizard_verdict_changelist": "ss+++ ss+++",
    "admin:wizard_verdict_delete": "ssxxx ssxxx",
    "admin:wizard_verdict_history": "ss+++ ss+++",
    "admin:wizard_vignette_add": "ssxx+ ssxx+",
    "admin:wizard_vignette_change": "ss+++ ssxx+",
    "admin:wizard_vignette_changelist": "ss+++ ss+++",
    "admin:wizard_vignette_check": "sx+++ sx+++",
    "admin:wizard_vignette_delete": "ssxx+ ssxx+",
    "admin:wizard_vignette_history": "ss+++ ss+++",
    "boards:age": "sxxx+ -----",
    "boards:exits": "sx+++ -----",
    "boards:guides": "sx+++ -----",
    "boards:helpfulness": "sxxx+ -----",
    "boards:reviews": "sxx++ -----",
    "boards:search-done": "----- sxxx+",
    "boards:searches": "sxxx+ -----",
    "boards:translations": "sxxx+ -----",
    "wizard:draft-evidence": "sx+++ sx+++",
    "wizard:draft-guide": "sx+++ sx---",
    "wizard:draft-hand-over": "sx+++ sx---",
    "wizard:draft-solved": "sx+++ sx---",
    "wizard:draft-transcript-md": "sx+++ sx---",
    "wizard:draft-transcript-txt": "sx+++ sx---",
    "wizard:draft-verdict": "sx+++ sx+++",
}


# model and action of its list -> Agents, Reviewers and Editors
ACTIONS = {
    "kb.article archive_selected": "xx+",
    "kb.article unarchive_selected": "xx+",
    "kb.miss delete_selected": "xx+",
    "kb.picture delete_selected": "xx+",
    "kb.snippet delete_selected": "xx+",
    "wizard.guide lint_selected": "+++",
    "wizard.guide publish_selected": "+++",
    "wizard.node delete_selected": "xx+",
    "wizard.paste delete_selected": "xx+",
    "wizard.release roll_back_to": "xx+",
    "wizard.vignette delete_selected": "xx+",
}


def named_views(resolver=None, namespace=""):
    """(name, names of its arguments) of every view whose address has a name."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from named_views(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
        elif pattern.name:
            regex = pattern.pattern
            names = list(getattr(regex, "converters", None) or getattr(regex, "regex", None).groupindex)
            yield f"{namespace}{pattern.name}", names


def editors_views():
    """Those this test is about."""
    return {
        name: arguments for name, arguments in named_views() if name.startswith(("admin:", "boards:", "wizard:draft-"))
    }


@pytest.fixture
def rows():
    """One row of everything the admin shows."""
    release(make_graph(make_question("a", "x > fix", "y > support"), make_outcome("fix")))
    guide, article = Guide.objects.get(), Article.objects.get(key="fix.fix")
    revision = article.current("en")
    Vote.objects.create(article=article, revision=revision, helpful=True, voter="v")
    Synonym.objects.create(key="s", phrases=["one", "two"])
    Miss.objects.create(text="miss", language="en")
    Snippet.objects.create(key="s", title="S", body=both("words"))
    Picture.objects.create(key="p", alt=both("p"), type="image/webp", width=1, height=1, data=b"x", digest="0" * 64)
    Event.objects.create(did="changed", kind="article", key="fix.fix")
    Vignette.objects.create(key="v", guide=guide, article="fix.fix", answers={"a": "x"}, story=both("story"))
    Paste.objects.create(guide=guide, key="p", text="Connection refused")
    Verdict.objects.create(
        release=Release.objects.get(), outcome="g.fix", article="fix.fix", fixed=True, language="en", visitor="v"
    )
    get_user_model().objects.create_user("somebody")
    found = {model._meta.label_lower: model._default_manager.order_by("pk").first() for model in admin.site._registry}
    found["axes.accessattempt"] = _made("axes.accessattempt")
    found["axes.accesslog"] = _made("axes.accesslog")
    found["axes.accessfailurelog"] = _made("axes.accessfailurelog")
    return found


def _made(label):
    model = next(model for model in admin.site._registry if model._meta.label_lower == label)
    fields = {field.name for field in model._meta.fields}
    wanted = {"failures_since_start": 1, "attempt_time": timezone.now(), "session_hash": "", "locked_out": False}
    return model.objects.create(username="n", **{name: value for name, value in wanted.items() if name in fields})


def model_of(name):
    """The model whose admin a view belongs to; None for the views of the site itself."""
    labels = {f"admin:{m._meta.app_label}_{m._meta.model_name}_": m._meta.label_lower for m in admin.site._registry}
    return next((label for prefix, label in labels.items() if name.startswith(prefix)), None)


def address(name, arguments, rows):
    special = {
        "admin:wizard_vignette_check": {"pk": rows["wizard.guide"].pk},
        "admin:view_on_site": {
            "content_type_id": ContentType.objects.get_for_model(Article).pk,
            "object_id": rows["kb.article"].pk,
        },
        "admin:app_list": {"app_label": "kb"},
        "boards:search-done": {"pk": rows["kb.miss"].pk},
    }
    plain = {"number": 1, "language": "en", "key": "g", "form": "txt"}
    label = model_of(name)
    own = {"object_id": rows[label].pk, "pk": rows[label].pk, "id": rows[label].pk} if label else {}
    known = {**plain, **own, **special.get(name, {})}
    query = f"?guide={rows['wizard.guide'].pk}" if name == "admin:wizard_guide_publish_several" else ""
    return reverse(name, kwargs={argument: known[argument] for argument in arguments if argument != "form"}) + query


def client_of(person):
    client = Client()
    if person != "anonymous":
        user = get_user_model().objects.create_user(f"{person}-person", is_staff=person != "visitor")
        user.groups.set(Group.objects.filter(name=person))
        client.force_login(user)
    return client


def answer(client, method, target):
    """How this is answered, in one letter; whatever it does is undone."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        response = getattr(client, method)(target)
        transaction.set_rollback(True)
    client.cookies = cookies
    if response.status_code == 302 and response["Location"].startswith("/admin/login/"):
        return SIGN_IN
    return {403: REFUSED, 404: NOT_FOUND, 405: NO_METHOD}.get(response.status_code, ALLOWED)


def test_every_view_has_a_line_and_every_line_a_view():
    assert sorted(editors_views()) == sorted(TABLE)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_open_what(rows, person, method):
    client, place = client_of(person), PEOPLE.index(person)
    views = editors_views()
    found = {name: answer(client, method, address(name, views[name], rows)) for name in TABLE}
    expected = {name: line.split()[method == "post"][place] for name, line in TABLE.items()}
    assert found == expected


def test_who_may_use_which_action_of_a_list(rf):
    found = {}
    for person in ("Agents", "Reviewers", "Editors"):
        request = rf.get("/admin/")
        request.user = get_user_model().objects.create_user(f"{person}-person", is_staff=True)
        request.user.groups.set(Group.objects.filter(name=person))
        for model, model_admin in admin.site._registry.items():
            every = [getattr(action, "__name__", action) for action in (*model_admin.actions, "delete_selected")]
            offered = model_admin.get_actions(request)
            for action in every:
                name = f"{model._meta.label_lower} {action}"
                may = action in offered and model_admin.has_view_permission(request)
                found[name] = found.get(name, "") + (ALLOWED if may else REFUSED)
    # What nobody of them may do needs no line.
    assert {name: who for name, who in found.items() if ALLOWED in who} == ACTIONS
