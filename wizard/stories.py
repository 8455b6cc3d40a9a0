"""The shipped vignettes and what they paste, from file into the database, without overwriting editors' work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from kb.fingerprint import fingerprint
from wizard.models import Guide, Paste, Vignette
from wizard.vignettes import Vignette as Told


def load_vignettes(vignettes: Sequence[Told], overwrite: bool) -> None:
    """Bring the shipped vignettes to what the file says; those that editors wrote or changed stay."""
    guides = {guide.key: guide for guide in Guide.objects.all()}
    known = {row.key: row for row in Vignette.objects.all()}
    for vignette in vignettes:
        row = known.pop(vignette.id, None)
        print_of_file = fingerprint(_data(vignette))
        if row and (row.loaded == print_of_file or not (row.loaded or overwrite)):
            continue
        fields = {**_data(vignette), "guide": guides[vignette.guide], "loaded": print_of_file}
        Vignette.objects.update_or_create(key=vignette.id, defaults=fields)
    gone = [row.pk for row in known.values() if row.loaded]
    Vignette.objects.filter(pk__in=gone).delete()


def _data(vignette: Told) -> dict[str, object]:
    """The columns of its row."""
    data = {**asdict(vignette), "observations": dict(vignette.obs), "paste": vignette.own}
    data["pastes"] = list(vignette.pastes)
    return {name: value for name, value in data.items() if name not in ("id", "obs", "own")}


def load_pastes(pastes: Mapping[str, Mapping[str, str]], overwrite: bool) -> None:
    """Bring the shipped outputs to what the files say; those that editors wrote or changed stay."""
    guides = {guide.key: guide for guide in Guide.objects.all()}
    known = {(row.guide_id, row.key): row for row in Paste.objects.all()}
    for key, texts in pastes.items():
        for name, text in texts.items():
            row = known.pop((guides[key].pk, name), None)
            print_of_file = fingerprint(text)
            if row and (row.loaded == print_of_file or not (row.loaded or overwrite)):
                continue
            fields = {"text": text, "loaded": print_of_file}
            Paste.objects.update_or_create(guide=guides[key], key=name, defaults=fields)
    gone = [row.pk for row in known.values() if row.loaded]
    Paste.objects.filter(pk__in=gone).delete()
