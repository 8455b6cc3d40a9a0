"""The inverted index in two ordinary tables, the same on SQLite and PostgreSQL (docs/decisions/search.md).

A posting row holds the documents of one chunk of ids that hold one token; whoever changes a document rewrites only the
rows whose impact changed. All of it happens in the transaction of the caller, which holds the publishing lock.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from django.db import connection, transaction
from django.db.models import Sum
from django.db.models.functions import Length

from kb import edition
from kb.search.models import Document, Posting
from kb.search.query import line
from kb.search.ranking import Postings, impacts
from kb.search.tokens import VERSION

CHUNK = 4096
"""Document ids a posting row covers; an id within it takes two bytes."""

BATCH = 500

Texts = Mapping[str, str]
Identity = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to be found. `texts` holds title, summary, asked (how people put it), symptom and body, all plain."""

    kind: str
    key: str
    language: str
    texts: Texts

    @property
    def identity(self) -> Identity:
        return self.kind, self.key, self.language


providers: list[Callable[[], Iterable[Entry]]] = []
"""Functions giving everything of one kind that readers can open now; the apps register theirs."""


@transaction.atomic
def put(entries: Iterable[Entry]) -> None:
    """Add these to the index, or bring them up to date."""
    edition.hold()
    for batch in _batched({entry.identity: entry for entry in entries}.values()):
        known = _known(entry.identity for entry in batch)
        changes: _Changes = defaultdict(dict)
        for entry in batch:
            document = known.get(entry.identity)
            before = impacts(texts_of(document)) if document else {}
            after = impacts(entry.texts)
            document = _save(document, entry, size=len(after))
            for token in before.keys() | after.keys():
                if before.get(token) != after.get(token):
                    changes[token, document.pk // CHUNK][document.pk % CHUNK] = after.get(token, 0)
        _write(changes)


@transaction.atomic
def remove(identities: Iterable[Identity]) -> None:
    """Take these out of the index; what is not in it is passed over."""
    edition.hold()
    changes: _Changes = defaultdict(dict)
    for document in _known(identities).values():
        for token in impacts(texts_of(document)):
            changes[token, document.pk // CHUNK][document.pk % CHUNK] = 0
        document.delete()
    _write(changes)


@transaction.atomic
def ensure() -> bool:
    """Make the index anew if it is missing something, holds too much, or was made by other rules. True if it was."""
    edition.hold()
    wanted = {entry.identity: entry for provider in providers for entry in provider()}
    rows = Document.objects.all()
    if not outdated() and _same(wanted, rows) and _complete():
        return False
    rebuild(wanted.values())
    return True


def outdated() -> bool:
    """True if some of the index was made by other rules: then it must be made anew before anything is put into it."""
    return Document.objects.exclude(version=VERSION).exists()


def suspect() -> bool:
    """True if it shows at a glance that `ensure` has work to do: nothing there, damaged, or made by other rules."""
    return not Document.objects.exists() or outdated() or not _complete()


def _complete() -> bool:
    """True if there are as many postings as the documents say."""
    held = Posting.objects.aggregate(bytes=Sum(Length("data")))["bytes"] or 0
    return bool(held == 3 * (Document.objects.aggregate(size=Sum("size"))["size"] or 0))


def _same(wanted: Mapping[Identity, Entry], rows: Iterable[Document]) -> bool:
    kept = {(row.kind, row.key, row.language): texts_of(row) for row in rows}
    return kept == {identity: dict(entry.texts) for identity, entry in wanted.items()}


@transaction.atomic
def rebuild(entries: Iterable[Entry]) -> None:
    """Throw the index away and make it of these."""
    Posting.objects.all().delete()
    Document.objects.all().delete()
    put(entries)
    edition.advance()


def postings(tokens: Collection[str]) -> dict[str, list[Postings]]:
    """Token -> its postings, one a chunk; tokens that are nowhere are missing."""
    found: dict[str, list[Postings]] = {}
    if not tokens:
        return found
    marks = ", ".join(["%s"] * len(tokens))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT token, chunk, data FROM kb_posting WHERE token IN ({marks})", list(tokens))
        for token, chunk, data in cursor.fetchall():
            found.setdefault(token, []).append(Postings(chunk * CHUNK, *unpack(data)))
    return found


def unpack(data: bytes | memoryview) -> tuple[npt.NDArray[np.uint16], npt.NDArray[np.uint8]]:
    """(ids within their chunk, impacts) of a posting row."""
    count = len(data) // 3
    return np.frombuffer(data, "<u2", count), np.frombuffer(data, np.uint8, count, 2 * count)


def pack(values: npt.NDArray[np.uint8]) -> bytes:
    """The impacts of a chunk, by id and 0 for none, as a posting row holds them: ids, then impacts."""
    ids = np.flatnonzero(values)
    return ids.astype("<u2").tobytes() + values[ids].tobytes()


_Changes = dict[tuple[str, int], dict[int, int]]


def _batched(entries: Iterable[Entry]) -> Iterable[tuple[Entry, ...]]:
    iterator = iter(entries)
    while batch := tuple(itertools.islice(iterator, BATCH)):
        yield batch


def texts_of(document: Document) -> dict[str, str]:
    return {
        "title": document.title,
        "summary": document.summary,
        "asked": document.asked,
        "symptom": document.symptom,
        "body": document.body,
    }


def _known(identities: Iterable[Identity]) -> dict[Identity, Document]:
    wanted = set(identities)
    rows = Document.objects.filter(key__in={key for _, key, _ in wanted})
    return {identity: row for row in rows if (identity := (row.kind, row.key, row.language)) in wanted}


def _save(document: Document | None, entry: Entry, size: int) -> Document:
    document = document or Document(kind=entry.kind, key=entry.key, language=entry.language)
    for name, text in entry.texts.items():
        setattr(document, name, text)
    document.head = line(" ".join((document.title, document.summary, document.asked, document.symptom)))
    document.version = VERSION
    document.size = size
    document.save()
    return document


def _write(changes: _Changes) -> None:
    """Apply changes of impact (0 = gone) to their rows."""
    keys = sorted(changes)
    for start in range(0, len(keys), BATCH):
        part = keys[start : start + BATCH]
        rows = Posting.objects.filter(token__in={token for token, _ in part}, chunk__in={chunk for _, chunk in part})
        held = {(row.token, row.chunk): unpack(row.data) for row in rows}
        full, empty = [], []
        for key in part:
            values = np.zeros(CHUNK, np.uint8)
            if key in held:
                ids, before = held[key]
                values[ids] = before
            values[list(changes[key])] = list(changes[key].values())
            if values.any():
                full.append(Posting(token=key[0], chunk=key[1], data=pack(values)))
            elif key in held:
                empty.append(key)
        Posting.objects.bulk_create(
            full, update_conflicts=True, unique_fields=["token", "chunk"], update_fields=["data"]
        )
        for token, chunk in empty:
            Posting.objects.filter(token=token, chunk=chunk).delete()
