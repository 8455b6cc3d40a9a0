"""Whatever somebody sends: a page with the right status, never a 500."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import get_resolver
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import make_article, make_choice, make_graph, make_outcome, make_question, release

pytestmark = pytest.mark.django_db

SHAPES = [
    "/{}", "/en/{}", "/zh-hans/{}", "/en/guides/{}/", "/en/guides/g/{}", "/en/articles/{}/", "/en/categories/{}/",
    "/en/articles/fix-fix/{}", "/en/guides/g/hand-over/{}", "/admin/{}", "/pictures/{}", "/pictures/{}.webp",
]  # fmt: skip
READ = [
    "/", "/healthz/", "/robots.txt", "/sitemap.xml", "/en/articles/feed.atom", "/favicon.ico",
    "/en/", "/en/guides/", "/en/guides/g/", "/en/guides/g/hand-over/",
    "/en/guides/g/hand-over/transcript.txt", "/en/guides/g/hand-over/transcript.md", "/en/guides/g/solved/",
    "/en/articles/",
    "/en/articles/fix-fix/", "/en/articles/fix-fix/thanks/", "/en/search/", "/en/search/suggestions/",
    "/en/categories/ports/", "/en/my-address/", "/en/guides/g/evidence/", f"/pictures/{'0' * 64}.svg",
]  # fmt: skip
WRITE = ["/en/guides/g/verdict/", "/en/articles/fix-fix/vote/", "/en/guides/g/evidence/", "/en/search/"]

NASTY = st.sampled_from(
    [
        "%00",
        "\x00",
        "../../etc/passwd",
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "{{7*7}}",
        "%s%n",
        "0" * 3000,
        "é",
        "重连",
        "\ud7ff",
        "a=b&a=c",
    ]
)
JUNK = NASTY | st.text(max_size=40)
NAMES = (
    st.sampled_from(
        [
            "symptom",
            "reach",
            "how",
            "rule",
            "begin",
            "h.x",
            "fixed",
            "helpful",
            "reason",
            "comment",
            "q",
            "read",
            "said",
        ]
    )
    | JUNK
)
VALUES = (
    st.sampled_from(
        [
            "silent",
            "blocked",
            "unknown",
            "not-helped",
            "resumed",
            "asked",
            "yes",
            "no",
            "other",
            "port.refused.3~ping.ok",
        ]
    )
    | JUNK
)
PARAMETERS = st.dictionaries(NAMES, VALUES, max_size=6)
QUIET = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


@pytest.fixture(autouse=True)
def site():
    release(
        make_graph(
            make_question("symptom", "silent > reach", "other > rule", unknown="reach"),
            make_question(
                "reach",
                make_choice("blocked > how", detour=True),
                make_choice("closed > rule", when=({"port": ("refused",)},)),
            ),
            make_outcome("how", resume=True),
            make_outcome("rule", then="fix"),
            make_outcome("fix"),
        )
    )
    make_article("fix.zh-only", languages=("zh-hans",))


def every_pattern(patterns, prefix=""):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from every_pattern(pattern.url_patterns, prefix + str(pattern.pattern))
        else:
            yield prefix + str(pattern.pattern), pattern.name


def test_every_address_of_the_site_is_tried_here():
    known = {
        address.replace("/g/", "/<slug:key>/").replace("/fix-fix/", "/<slug:slug>/") for address in [*READ, *WRITE]
    }
    known |= {address.replace("/ports/", "/<slug:key>/") for address in known}
    known |= {address.replace("0" * 64 + ".svg", "<str:digest>.<str:ending>") for address in known}
    with override("en"):
        found = {f"/{pattern}" for pattern, _ in every_pattern(get_resolver().url_patterns)}
    # Who may open the others, and that they answer at all, is in tests/test_permissions.py.
    assert {address for address in found - known if not address.startswith(("/admin/", "/en/drafts/"))} == set()


@QUIET
@given(page=st.sampled_from(["", "hand-over/", "solved/"]), parameters=PARAMETERS)
def test_no_parameters_are_a_500_in_a_draft(page, parameters):
    client = Client(raise_request_exception=False)
    client.force_login(get_user_model().objects.get_or_create(username="root", is_staff=True, is_superuser=True)[0])
    assert client.get(f"/en/drafts/guides/g/{page}", parameters).status_code < 500


@QUIET
@given(shape=st.sampled_from(SHAPES), junk=JUNK, parameters=PARAMETERS)
def test_no_address_is_a_500(shape, junk, parameters):
    response = Client(raise_request_exception=False).get(shape.format(junk), parameters)
    assert response.status_code < 500


@QUIET
@given(address=st.sampled_from(READ), parameters=PARAMETERS, fragment=st.booleans())
def test_no_parameters_are_a_500(address, parameters, fragment):
    headers = {"HTTP_HX_REQUEST": "true"} if fragment else {}
    response = Client(raise_request_exception=False).get(address, parameters, **headers)
    assert response.status_code < 500
    assert "<script>alert" not in response.content.decode("utf-8", "replace")


@QUIET
@given(
    address=st.sampled_from(WRITE),
    query=PARAMETERS,
    body=PARAMETERS | st.binary(max_size=60),
    kind=st.sampled_from(
        ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json", "x"]
    ),
    headers=st.fixed_dictionaries(
        {}, optional={"HTTP_ORIGIN": JUNK | st.just("http://testserver"), "HTTP_REFERER": JUNK, "HTTP_USER_AGENT": JUNK}
    ),
)
def test_no_body_is_a_500(address, query, body, kind, headers):
    from urllib.parse import urlencode

    headers = {name: value.encode("latin-1", "replace").decode("latin-1") for name, value in headers.items()}
    target = f"{address}?{urlencode(query, errors='replace')}"
    client = Client(raise_request_exception=False)
    if isinstance(body, bytes):
        response = client.generic("POST", target, body, content_type=kind, **headers)
    else:
        response = client.post(target, body, **headers)
    assert response.status_code < 500


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options", "head", "trace"])
@pytest.mark.parametrize("address", [*READ, *WRITE])
def test_no_method_is_a_500(method, address):
    assert getattr(Client(raise_request_exception=False), method)(address).status_code < 500


def test_a_huge_body_and_too_many_fields_are_refused_politely():
    client = Client(raise_request_exception=False)
    origin = {"HTTP_ORIGIN": "http://testserver"}
    for address in WRITE:
        huge = client.post(address, {"helpful": "no", "comment": "x" * 4_500_000, "fixed": "yes"}, **origin)
        assert huge.status_code == 413
        assert "too long to read" in huge.content.decode()
    many = client.get("/en/guides/g/", {f"a{i}": "x" for i in range(1100)})
    assert many.status_code == 400
    assert "cannot be read" in many.content.decode()


def test_a_wrong_host_is_400_and_not_reflected(client):
    response = client.get("/en/", HTTP_HOST="evil.example")
    assert response.status_code == 400
    assert "evil.example" not in response.content.decode()


def test_a_broken_view_is_a_500_page_without_a_trace(monkeypatch):
    def explode(*args, **kwargs):
        raise RuntimeError("secret detail")

    monkeypatch.setattr("wizard.views.current_guides", explode)
    response = Client(raise_request_exception=False).get("/zh-hans/guides/")
    assert response.status_code == 500
    assert "secret detail" not in response.content.decode()
    assert "我们这边出错了" in response.content.decode()


def test_a_database_that_is_away_is_503_and_warm_pages_stay(client, monkeypatch):
    from django.db import OperationalError

    from kb import edition
    from kb.models import Edition

    assert client.get("/en/guides/g/").status_code == 200

    def away(*args, **kwargs):
        raise OperationalError("gone")

    monkeypatch.setattr(edition, "MAX_AGE", 0)
    monkeypatch.setattr(Edition.objects, "filter", away)
    assert client.get("/en/guides/g/").status_code == 200
    assert client.get("/en/guides/g/?somebody=else").status_code == 200, "made of what this process knows"
    assert client.get("/en/guides/g/").status_code == 200
    monkeypatch.setattr("wizard.views.current_guides", away)
    response = client.get("/zh-hans/guides/")
    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    assert "暂时无法读取数据" in response.content.decode()
