"""Compile trees: the whole trees of an answer, built by generated code from the values of its nodes.

The same trees as `Explanation.tree`, several times as fast: for those who show every reason of every answer. The
findings of figures are made beforehand, since they are the same in every answer.
"""

from collections.abc import Callable, Sequence
from typing import Any

from msp_model.expressions.evaluate import Value
from msp_model.expressions.explain import Finding
from msp_model.expressions.nodes import Literal
from msp_model.expressions.program import Program


def compile_trees(program: Program) -> Callable[[Sequence[Value]], tuple[Finding, ...]]:
    """Give the function ``values of every node -> the tree of each root``.

    The values are those of `evaluate`, or of `Compiled.values`. Raises ValueError where their number is not that of
    the nodes.
    """
    space: dict[str, Any] = {"Finding": Finding, "new": tuple.__new__}
    given, lines = [], []
    for place, (node, operands) in enumerate(zip(program.nodes, program.operands, strict=True)):
        given.append(f"v{place}, ")
        if isinstance(node, Literal):
            space[f"f{place}"] = Finding(node, node.value, ())
            continue
        space[f"node_{place}"] = node
        children = "".join(f"f{operand}, " for operand in operands)
        lines.append(f"    f{place} = new(Finding, (node_{place}, v{place}, ({children})))")
    roots = "".join(f"f{root}, " for root in program.roots)
    source = "\n".join(["def trees(values):", f"    {''.join(given)}= values", *lines, f"    return ({roots})"])
    exec(compile(source, "<compiled trees>", "exec"), space)  # noqa: S102 - written here, from places alone
    trees: Callable[[Sequence[Value]], tuple[Finding, ...]] = space["trees"]
    return trees
