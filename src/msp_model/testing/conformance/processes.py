"""Processes: the same in another process and under another hash seed; nothing but reading its own files."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

from msp_model.documents import DocumentError
from msp_model.testing.conformance.questions import Question, here
from msp_model.testing.conformance.report import error, warning
from msp_model.testing.conformance.said import said
from msp_model.testing.conformance.subject import Subject
from msp_model.values import Problem

QUESTIONS = 12
"""How many questions are asked in each process."""

SECONDS = 3.0
"""How long importing a plugin may take, in seconds of the processor."""


def is_the_same_elsewhere(subject: Subject) -> Iterator[Problem]:
    """It answers the same in other processes, under other hash seeds, and importing it does nothing else."""
    if not subject.loaded.module:
        return
    path = subject.loaded.module
    questions = _questions(subject)
    codec = subject.codec
    asked = []
    for each in questions:
        try:
            asked.append([codec.dumps(each.msp, "json"), each.on.isoformat()])
        except (DocumentError, ValueError, TypeError):
            return  # told by another check
    with ThreadPoolExecutor() as both:
        told = list(both.map(lambda seed: _run(subject, asked, seed), ("0", "1")))
    failed = [each for each in told if isinstance(each, str)]
    if failed:
        fr = f"échoue dans un autre processus : {failed[0]} ; y essayer « import {path} »"
        en = f"fails in another process: {failed[0]}; try 'import {path}' there"
        yield error(path, "fails-elsewhere", fr, en)
        return
    one, other = (each for each in told if isinstance(each, dict))
    own = [_own(subject, each) for each in questions]
    if not one["answers"] == other["answers"] == json.loads(json.dumps(own)):
        fr = "répond autrement dans un autre processus ou sous un autre PYTHONHASHSEED : trier les ensembles, ne rien "
        fr += "garder d’une fois à l’autre"
        en = "answers otherwise in another process or under another PYTHONHASHSEED: sort sets, keep nothing from one "
        en += "time to the next"
        yield error(path, "changes-elsewhere", fr, en)
    yield from _side_effects(path, one)


def _own(subject: Subject, asked: Question) -> object:
    try:
        return said(subject.book.assess(asked.msp, asked.on, only=subject.ids))
    except Exception:  # noqa: BLE001 - told by another check
        return None


def _side_effects(path: str, told: dict[str, Any]) -> Iterator[Problem]:
    if told["printed"]:
        fr, en = "écrit à l’écran quand on l’importe : ôter print", "prints when it is imported: take print away"
        yield error(path, "prints", fr, en)
    for done in told["at_import"]:
        fr = f"fait « {done} » quand on l’importe : un module régional ne lit que les fichiers de son dossier"
        en = f"does '{done}' when it is imported: a pack reads the files of its own folder only"
        yield error(path, "side-effect", fr, en)
    for changed in told["changed"]:
        fr, en = (
            f"change {changed} quand on l’importe : ne pas y toucher",
            f"changes {changed} when it is imported: do not",
        )
        yield error(path, "side-effect", fr, en)
    for done in told["in_answers"]:
        fr = f"fait « {done} » pendant une réponse : un fait ne regarde que le dossier"
        en = f"does '{done}' while answering: a fact looks at the dossier only"
        yield error(path, "impure-answer", fr, en)
    if told["patched"]:
        fr = "l’importer change les réponses nationales : ne rien modifier de la bibliothèque"
        en = "importing it changes the national answers: modify nothing of the library"
        yield error(path, "patches-library", fr, en)
    if told["seconds"] > SECONDS:
        fr = f"met {told['seconds']:.1f} s à s’importer, plus de {SECONDS:.0f} : ne rien calculer à l’import"
        en = f"takes {told['seconds']:.1f} s to import, more than {SECONDS:.0f}: compute nothing at import"
        yield warning(path, "slow-import", fr, en)


def _questions(subject: Subject) -> tuple[Question, ...]:
    """Draw the questions, the same ones each time."""
    found: list[Question] = []

    @settings(
        max_examples=QUESTIONS,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(here(subject))
    def draw(asked: Question) -> None:
        found.append(asked)

    draw()
    return tuple(found)


def _run(subject: Subject, asked: list[list[str]], seed: str) -> dict[str, Any] | str:
    """Run the program elsewhere; give what it tells, or the last line of what went wrong."""
    paths = [path for path in sys.path if path]
    given_to = {
        "module": subject.loaded.module,
        "name": subject.pack.id,
        "paths": [*subject.loaded.paths, *paths],
        "beside": subject.terms.beside is None and bool(subject.beside),
        "questions": asked,
        "plain": _plain_questions(),
    }
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(paths)}
    done = subprocess.run(
        [sys.executable, "-m", "msp_model.testing.conformance.elsewhere"],
        input=json.dumps(given_to),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["?"])[-1]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@cache
def _plain_questions() -> list[list[str]]:
    """Give questions that any rulebook can answer."""
    documents = ['{"format": "msp-model", "schema_version": 1, "msp": {"id": "a", "name": "A", "team": {}}}']
    return [[text, on] for text in documents for on in ("2016-06-01", "2024-12-24")]
