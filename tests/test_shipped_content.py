"""The shipped guides and articles, as the fixtures hold them."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import brotli
import pytest
import yaml
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

import kb.content
import wizard.content
from kb.article_body import HEADINGS
from kb.rendering import render
from kb.unsafe_advice import BLOCK, unsafe_commands
from wizard.addresses import query_of
from wizard.graph import ESCALATION_ARTICLE, Guides, Outcome, SecondLook
from wizard.lint import lint
from wizard.measure import figures
from wizard.people import after, send
from wizard.profiles import causes
from wizard.story_file import read_vignettes
from wizard.views import START_HERE
from wizard.vignettes import KINDS, follow, pasted, person, sent

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
FACTS = FIXTURES.parent.parent / "shared/content"
TOPICS = yaml.safe_load((Path(__file__).parent / "topics.yaml").read_text("utf-8"))
TOPIC = re.compile(
    r"`((?:rdp|net|tcp|ssh|tls|mtls|iis|web|os|ops|perf|mem|slow|ddos|sec|billing|help|support)\.[a-z0-9.-]+[a-z0-9])`"
)
VIGNETTES = read_vignettes(FIXTURES / "vignettes")


@pytest.fixture(scope="module", autouse=True)
def readable():
    """One refusal that lists every mistake, instead of one for every test."""
    try:
        shipped()
    except ValueError as refused:
        pytest.fail(str(refused))


@cache
def shipped():
    return kb.content.read(FIXTURES), wizard.content.read(FIXTURES)


@cache
def guides():
    return Guides(shipped()[1].graphs)


def test_the_guides_have_no_problem():
    articles, content = shipped()
    published = {key: set(files) for key, files in articles.articles.items()}
    found = [problem for graph in content.graphs.values() for problem in lint(graph, content.graphs, published)]
    assert [str(problem) for problem in found if problem.level == "error"] == []


def test_every_article_exists_in_both_languages():
    missing = {key: set(files) for key, files in shipped()[0].articles.items() if set(files) != {"en", "zh-hans"}}
    assert missing == {}


def test_every_topic_of_the_facts_has_its_article():
    articles = shipped()[0].articles
    assert set(TOPICS["articles"]) - set(articles) == set()
    for topic, place in TOPICS["merged"].items():
        for language in ("en", "zh-hans"):
            assert place[language] in articles[place["article"]][language].body, f"{topic}: {place}"


def test_the_topics_are_those_of_the_facts():
    """Where the facts are at hand (they are no part of the product); elsewhere the list stands for them."""
    known = {*TOPICS["articles"], *TOPICS["merged"]}
    for facts in (FACTS / "facts.md", FACTS / "facts-more.md"):
        if facts.exists():
            assert set(TOPIC.findall(facts.read_text("utf-8"))) - known == set()


COMMAND = re.compile(
    r"(?<![\w/\\.-])(?:[A-Z]:\\\w|HKLM\\|HKEY_|/(?:etc|var|usr|proc|root|home)/\w|sudo \w|systemctl \w|netsh \w"
    r"|ufw (?:allow|status|insert)|firewall-cmd|iptables -|openssl (?:s_client|x509|req|verify|rsa|pkey|genrsa)\b"
    r"|ssh-keygen -|certutil -|(?:Get|Set|New|Restart|Enable|Remove)-[A-Z]\w+"
    r"|\w+\.(?:msc|cpl)\b|ipconfig /|net stop|gpupdate)"
)


@pytest.mark.parametrize("key", sorted(path.name for path in (FIXTURES / "articles").iterdir()))
def test_every_command_and_path_is_set_as_code(key):
    for language, file in shipped()[0].articles[key].items():
        words = re.sub(r"^( *)(`{3,}).*?^\1\2", "", file.body, flags=re.MULTILINE | re.DOTALL)
        words = re.sub(r"``.*?``|`[^`\n]*`|\]\([^)]*\)", "", words)
        assert COMMAND.findall(words) == [], f"{key}/{language}.md"


def test_every_article_is_offered_by_a_guide_or_linked_from_another():
    articles, content = shipped()
    offered = {outcome.article for graph in content.graphs.values() for outcome in graph.outcomes()}
    linked = {
        target
        for files in articles.articles.values()
        for file in files.values()
        for target in re.findall(r"\]\(kb:([^)#\s]+)", file.body)
    }
    assert set(articles.articles) - offered - linked - set(START_HERE) == set()


def test_every_article_of_a_guide_can_be_reached_by_choices_alone():
    """Without "did not help": nobody should have to try a wrong fix to be offered the right one."""
    known = guides()
    seen, ahead = set(), [f"{graph.key}.{graph.start}" for graph in known]
    while ahead:
        ref = ahead.pop()
        if ref in seen:
            continue
        seen.add(ref)
        if not isinstance(known.node(ref), Outcome):
            ahead += known.targets.get(ref, {}).values()
    reached = {known.node(ref).article for ref in seen if isinstance(known.node(ref), Outcome)}
    wanted = {outcome.article for graph in known for outcome in graph.outcomes()}
    assert wanted - reached == set()


def test_every_article_a_guide_offers_has_a_vignette():
    told = {(vignette.guide, vignette.article) for vignette in VIGNETTES}
    offered = {(graph.key, outcome.article) for graph in guides() for outcome in graph.outcomes()}
    assert offered - told == set()


def test_the_stories_are_of_every_kind_and_half_of_them_of_people_who_never_saw_the_guides():
    assert {vignette.kind for vignette in VIGNETTES} == set(KINDS)
    documented = [vignette for vignette in VIGNETTES if vignette.source]
    assert len(documented) >= 75
    assert {vignette.guide for vignette in documented} == {graph.key for graph in guides()}


@cache
def wrong_once():
    """Every vignette with one answer of its straight way wrong, drawn from its id: the journeys."""
    found = []
    for vignette in VIGNETTES:
        rng = random.Random(vignette.id)
        asked = [step for step in sent(guides(), vignette).walk.steps if step.asked and step.choice and not step.facts]
        if asked:
            step = rng.choice(asked)
            other = rng.choice([choice.key for choice in step.node.choices if choice.key != step.answer])
            honest = person(guides(), vignette)
            slip = {step.ref: other}
            found.append(
                send(guides(), vignette.guide, replace(honest, slip=lambda ref, _, slip=slip: slip.get(ref, "")))
            )
    return found


def test_one_wrong_answer_costs_at_most_three_more_offers_for_nine_in_ten():
    places = [journey.place() for journey in wrong_once()]
    assert len(places) > 300
    assert sum(1 <= place <= 4 for place in places) >= 0.9 * len(places)


def test_no_walk_is_offered_an_article_twice():
    for journey in wrong_once():
        articles = [guides().node(ref).article for ref in journey.offers]
        assert len(articles) == len(set(articles)), journey.moves


def test_the_stories_of_every_guide_find_their_article():
    """The aims of the product: docs/measuring.md explains the figures."""
    for graph in guides():
        told = figures(guides(), graph.key, VIGNETTES, people=1)
        assert told.vignettes.top1 >= 0.85, graph.key
        assert told.vignettes.top3 >= 0.95, graph.key
        assert told.vignettes.found >= 0.99, graph.key
        assert told.vignettes.questions <= (4.6 if graph.key == "rdp" else 4.1), graph.key
        # None but for one whose own wrong belief asks for it.
        assert told.vignettes.unsafe <= 0.005, graph.key
        assert told.vignettes_wrong.top3 >= 0.85, graph.key


def test_minutes_and_risk_of_a_profile_are_those_of_its_article():
    files = shipped()[0].articles
    for graph in guides():
        for cause in causes(guides(), graph.key).values():
            told = files[cause.article]["en"]
            assert (cause.minutes, cause.risk) == (told.minutes, told.risk), f"{graph.key}: {cause.article}"


def test_the_checklist_of_remote_desktop_is_the_eleven_steps():
    body = shipped()[0].articles["rdp.overview.eleven-steps"]["en"].body.split("## The eleven steps")[1]
    listed = list(dict.fromkeys(re.findall(r"\(kb:([a-z0-9.-]+)\)", body)))
    known = causes(guides(), "rdp")
    assert list(guides()["rdp"].checklist) == [article for article in listed if article in known]


def test_i_dont_know_everywhere_reaches_the_hand_over_without_repeating_an_article():
    for graph in guides():
        walk = follow(guides(), graph.key, [])
        for _ in range(100):
            if isinstance(walk.node, Outcome) and walk.node.escalates:
                break
            answer = {Outcome: "not-helped", SecondLook: "as-said"}.get(type(walk.node), "unknown")
            walk = follow_on(walk, answer)
        assert walk.node.escalates
        offered = [step.node.article for step in walk.tried]
        assert len(offered) == len(set(offered))
        assert "rdp.instance.hung-restart" not in offered[:3]


def follow_on(walk, answer):
    from wizard.replay import replay

    return replay(guides(), walk.guide, walk.answered(answer))


@pytest.mark.parametrize("key", sorted(path.name for path in (FIXTURES / "articles").iterdir()))
def test_no_article_hands_out_an_unsafe_command(key):
    for language, file in shipped()[0].articles[key].items():
        assert list(unsafe_commands(file.body)) == [], f"{key} {language}"


@pytest.mark.parametrize("key", sorted(path.name for path in (FIXTURES / "articles").iterdir()))
def test_both_languages_of_an_article_carry_the_same_commands(key):
    def commands(file):
        without_remarks = (re.sub(r"#.*", "", block) for block in BLOCK.findall(file.body))
        return [" ".join(block.split()) for block in without_remarks]

    files = shipped()[0].articles[key]
    assert commands(files["en"]) == commands(files["zh-hans"])


@pytest.mark.parametrize("key", sorted(path.name for path in (FIXTURES / "articles").iterdir()))
def test_every_article_renders_with_its_sections(key):
    for file in shipped()[0].articles[key].values():
        rendered = render(file.body)
        if file.kind in HEADINGS:
            assert {"why", "before", "fix", "check", "undo", "next"} <= {section.id for section in rendered.sections}
        assert "```" not in rendered.html, "a block was not closed, or is not indented like its step"


@pytest.mark.django_db
def test_every_vignette_ends_at_its_article_through_the_pages():
    """By following the links and forms a visitor sees, in one language or the other."""
    kb.content.load(shipped()[0])
    wizard.content.load(shipped()[1])
    titles = {
        (key, language): file.title for key, files in shipped()[0].articles.items() for language, file in files.items()
    }
    failures = []
    for number, vignette in enumerate(VIGNETTES):
        language = ("en", "zh-hans")[number % 2]
        try:
            page = walk_pages(vignette, language)
        except LookupError as lost:
            failures.append(f"{vignette.id}: {lost}")
            continue
        wanted = titles[vignette.article, language]
        heading = re.sub(r"<[^>]+>", "", re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)[1])
        if vignette.article == ESCALATION_ARTICLE:
            wanted = {"en": "We could not find the cause", "zh-hans": "没能找到原因"}[language]
        import html

        if html.unescape(heading) != wanted:
            failures.append(f"{vignette.id}: “{heading}”, expected “{wanted}”")
    assert failures == []


def packed(data, quality=5):
    """Bytes after Brotli: 5 is what the page cache uses, 11 what static files are collected with."""
    return len(brotli.compress(data, quality=quality))


@pytest.mark.django_db
def test_every_page_a_vignette_meets_is_at_most_30_kb_over_the_wire():
    """The page, the style and the scripts it names, and the headers: 640 bytes, 440 for a static file."""
    kb.content.load(shipped()[0])
    wizard.content.load(shipped()[1])
    static = FIXTURES.parent / "static"
    comfort = sum(packed((static / name).read_bytes(), 11) for name in ("css/site.css", "js/site.js")) + 640 + 2 * 440
    htmx = packed(Path(finders.find("django_htmx/htmx-2.min.js")).read_bytes(), 11) + 440
    sizes: dict[str, int] = {}
    addresses: set[str] = set()
    for vignette in VIGNETTES:
        moves = sent(guides(), vignette).moves
        for count in range(len(moves) + 1):
            walk = follow(guides(), vignette.guide, moves[:count])
            addresses.add(f"/zh-hans/guides/{vignette.guide}/?{query_of(walk.answers)}")
        if vignette.paste:
            walk = pasted(guides(), vignette).walk
            addresses.add(f"/zh-hans/guides/{vignette.guide}/?{query_of(walk.answers)}")
            asked = walk.without(walk.read[-1].name) if walk.read else walk.answers
            addresses.add(f"/zh-hans/guides/{vignette.guide}/?{query_of(asked)}")
    for address in addresses:
        page = Client().get(address).content
        sizes[address] = packed(page) + comfort + (htmx if b"htmx" in page else 0)
    largest = max(sizes, key=sizes.get)
    assert sizes[largest] <= 30_000, f"{largest}: {sizes[largest]} bytes"


def walk_pages(vignette, language):
    client = Client(HTTP_HX_REQUEST="true", HTTP_ORIGIN="http://testserver", REMOTE_ADDR=f"10.9.{len(vignette.id)}.1")
    from django.utils.translation import override

    with override(language):
        address = reverse("wizard:guide", args=[vignette.guide]) + "?begin=1"
    moves = sent(guides(), vignette).moves
    for count, move in enumerate(moves):
        address = next_address(client, address, move, follow(guides(), vignette.guide, moves[:count]))
    return client.get(address).content.decode()


def next_address(client, address, move, walk):
    """Where the page leads for this answer: a choice's link, or the form of "Did this fix it?"."""
    from urllib.parse import parse_qsl, urlsplit

    page = client.get(address).content.decode().replace("&amp;", "&")
    if move in ("not-helped", "resumed"):
        (form,) = re.findall(r'action="([^"]+/verdict/[^"]*)"', page)
        return client.post(form, {"fixed": "yes" if move == "resumed" else "no"})["Location"]
    wanted = after(walk, move)
    for link in re.findall(r'href="([^"]+)" data-key', page):
        if dict(parse_qsl(urlsplit(link).query)) == wanted:
            return link
    raise LookupError(f"no choice “{move}” at {address}")
