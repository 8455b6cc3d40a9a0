"""Synonyms: from the file, kept by editors, refused with their place."""

import pytest

from kb import edition
from kb.content import ContentRefused
from kb.models import Synonym
from kb.search import content
from kb.search.finder import search
from tests.builders import make_article

pytestmark = pytest.mark.django_db
FILE = "- {key: rdp, phrases: [rdp, mstsc, 远程桌面]}\n- {key: port, phrases: [port, 端口]}\n"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "synonyms.yaml"
    path.write_text(FILE, "utf-8")
    return path


def test_synonyms_are_loaded_updated_and_gone_with_their_file(path):
    content.load(content.read(path))
    path.write_text("- {key: rdp, phrases: [rdp, mstsc]}\n", "utf-8")
    content.load(content.read(path))
    assert [(row.key, row.phrases) for row in Synonym.objects.all()] == [("rdp", ["rdp", "mstsc"])]
    assert content.read(path.with_name("none.yaml")) == {}


def test_what_an_editor_changed_or_switched_off_stays(path):
    content.load(content.read(path))
    Synonym.objects.filter(key="rdp").update(phrases=["rdp", "remote desktop"], loaded="")
    Synonym.objects.filter(key="port").update(active=False, loaded="")
    Synonym.objects.create(key="own", phrases=["a1", "b1"])
    content.load(content.read(path))
    assert Synonym.objects.get(key="rdp").phrases == ["rdp", "remote desktop"]
    assert not Synonym.objects.get(key="port").active
    content.load(content.read(path), overwrite=True)
    assert Synonym.objects.get(key="rdp").phrases == ["rdp", "mstsc", "远程桌面"]
    assert Synonym.objects.filter(key="own").exists()


def test_a_change_in_the_admin_is_found_at_once(path, admin_client):
    make_article("fix.one", title="Mstsc closes")
    row = Synonym.objects.create(key="rdp", phrases=["teledesk", "telework"])
    edition.clear_caches()
    assert search("teledesk") == []
    form = {"key": "rdp", "phrases": "teledesk\r\nmstsc", "active": "on"}
    assert admin_client.post(f"/admin/kb/synonym/{row.pk}/change/", form).status_code == 302
    edition.forget()  # as it happens when the transaction is committed
    assert [hit.key for hit in search("teledesk")] == ["fix.one"]
    assert Synonym.objects.get().loaded == ""


@pytest.mark.parametrize("phrases", ["", "3", "one\n \n", "!!\nb", "x" * 61 + "\nb"])
def test_what_makes_no_sense_is_refused_in_the_admin(admin_client, phrases):
    response = admin_client.post("/admin/kb/synonym/add/", {"key": "x", "phrases": phrases, "active": "on"})
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert not Synonym.objects.exists()


def test_the_words_of_a_synonym_stand_one_on_a_line(admin_client):
    row = Synonym.objects.create(key="rdp", phrases=["rdp", "远程桌面"])
    page = admin_client.get(f"/admin/kb/synonym/{row.pk}/change/").content.decode()
    assert ">\nrdp\n远程桌面</textarea>" in page


def test_synonyms_cannot_be_deleted_only_switched_off(admin_client):
    row = Synonym.objects.create(key="rdp", phrases=["rdp", "mstsc"])
    assert admin_client.post(f"/admin/kb/synonym/{row.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Synonym.objects.exists()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("- 3", "cannot be read"),
        ("- {key: a, phrases: [one]}", "at least two words"),
        ("- {key: a, phrases: [one, two]}\n- {key: a, phrases: [one, two]}", "stands twice"),
        ("- {key: a, phrases: [one, '!!']}", "cannot be looked for"),
        ("[", "cannot be read"),
    ],
)
def test_a_mistake_is_refused_with_its_place(path, text, what):
    path.write_text(text, "utf-8")
    with pytest.raises(ContentRefused, match=what) as refused:
        content.read(path)
    assert "synonyms.yaml:1" in str(refused.value)
