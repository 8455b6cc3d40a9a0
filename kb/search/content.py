"""The shipped synonyms, from file into the database, without overwriting what an editor has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from kb import edition, strict_yaml
from kb.article_file import Mistake
from kb.content import ContentRefused
from kb.fingerprint import fingerprint
from kb.search.models import Synonym, validate_phrases

Groups = Mapping[str, Sequence[str]]


def read(path: Path) -> Groups:
    """Key -> phrases. Raises ContentRefused with every mistake; a missing file holds none."""
    if not path.exists():
        return {}
    try:
        items, _ = strict_yaml.load(path.read_text("utf-8"))
        groups = [(str(item["key"]), item["phrases"]) for item in items]
    except (UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise ContentRefused([Mistake(str(path), 1, f"cannot be read: {error!r}")]) from error
    mistakes = []
    for key, phrases in groups:
        try:
            validate_phrases(phrases)
        except ValidationError as error:
            mistakes.append(Mistake(str(path), 1, f"“{key}”: {' '.join(error.messages)}"))
    counted = Counter(key for key, _ in groups)
    mistakes += [Mistake(str(path), 1, f"“{key}” stands twice") for key, count in counted.items() if count > 1]
    if mistakes:
        raise ContentRefused(mistakes)
    return dict(groups)


@transaction.atomic
def load(groups: Groups, *, overwrite: bool = False) -> None:
    """Bring the shipped synonyms to what the file says; those that editors wrote or changed stay."""
    edition.hold()
    known = {row.key: row for row in Synonym.objects.all()}
    changed = False
    for key, phrases in groups.items():
        row = known.pop(key, None)
        print_of_file = fingerprint(phrases)
        if row is None or (row.loaded != print_of_file and (row.loaded or overwrite)):
            Synonym.objects.update_or_create(
                key=key, defaults={"phrases": list(phrases), "active": True, "loaded": print_of_file}
            )
            changed = True
    gone, _ = Synonym.objects.filter(pk__in=[row.pk for row in known.values() if row.loaded]).delete()
    if changed or gone:
        edition.advance()
