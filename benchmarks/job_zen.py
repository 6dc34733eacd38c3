"""The job on zen-engine (GoRules): an input node, two expression nodes, an output node.

Taken over from peers_bench, like the job. ``engine.evaluate`` with a static loader is zen's quick path:
``decision.evaluate``, that of its quickstart, costs several times as much on the same graph.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from benchmarks.job import Answer

RULES = {
    "doctors": "n_doctors >= 2 or (n_doctors == 1 and months_since_doctor_left != null"
    " and months_since_doctor_left <= 12)",
    "paramedics": "n_paramedics >= 1",
    "project": "project_validated",
    "access": "opening_hours_ok",
    "coordination": "shared_info_system and coordinator_fte >= 0.25",
}
VARIABLE = (
    "0.25 * min([patients, 4000]) + 0.20 * min([max([patients - 4000, 0]), 4000]) + 0.10 * max([patients - 8000, 0])"
)
AMOUNT = f"doctors and paramedics and project and access and coordination ? (800 + 1000 + 500 + {VARIABLE}) * 7 : 0"


def _expressions(node: str, pairs: list[tuple[str, str]]) -> dict[str, Any]:
    content = {
        "expressions": [{"id": key, "key": key, "value": value} for key, value in pairs],
        "passThrough": True,
        "inputField": None,
        "outputPath": None,
        "executionMode": "single",
    }
    return {"id": node, "name": node, "type": "expressionNode", "content": content}


GRAPH = {
    "nodes": [
        {"id": "in", "name": "in", "type": "inputNode"},
        _expressions("rules", list(RULES.items())),
        _expressions("money", [("amount", AMOUNT)]),
        {"id": "out", "name": "out", "type": "outputNode"},
    ],
    "edges": [
        {"id": f"e{place}", "sourceId": one, "targetId": other, "type": "edge"}
        for place, (one, other) in enumerate((("in", "rules"), ("rules", "money"), ("money", "out")))
    ],
}


def build() -> tuple[Callable[[dict[str, Any]], Answer], Callable[[dict[str, Any]], tuple[Answer, Any]]]:
    """Give the job without and with zen's trace."""
    engine = import_module("zen").ZenEngine({"loader": {"type": "static", "content": {"job": GRAPH}}})

    def answer(result: dict[str, Any]) -> Any:
        return (*(result[key] for key in RULES), result["amount"])

    def one(entity: dict[str, Any]) -> Answer:
        found: Answer = answer(engine.evaluate("job", entity)["result"])
        return found

    def one_traced(entity: dict[str, Any]) -> tuple[Answer, Any]:
        response = engine.evaluate("job", entity, {"trace": True})
        return answer(response["result"]), response["trace"]

    return one, one_traced
