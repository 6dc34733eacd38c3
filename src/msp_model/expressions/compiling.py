"""Compile: a program as plain Python functions, for speed, equal to the slow reading.

`decide` gives the values of the roots alone and computes no more than they need; `record` gives the value of every
node, of which an explanation is a view. They are written once, as Python source, from the nodes of the program.

Both have two paths. The quick one is plain Python on exact values: every leaf that it reads is checked to be
known and in its domain. Where a value is not, where two branches of a case are met or a divisor is zero, `evaluate`
answers from the start, and what it gives or raises is what the function gives or raises. So a compiled answer is the
slow reading's answer, with one reservation: `decide` does not look at what its roots do not need, and a value outside
its domain goes unnoticed there. `record` reads every leaf.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import attrs

from msp_model.expressions.denominators import constants, denominators, scaled, unscaled
from msp_model.expressions.emitting import EMITTERS, names, refusing, subject_name
from msp_model.expressions.errors import ExpressionError
from msp_model.expressions.evaluate import Value, evaluate
from msp_model.expressions.nodes import Fact
from msp_model.expressions.program import Program
from msp_model.expressions.writer import Writer
from msp_model.values import UNKNOWN

FactFunction = Callable[[Any, date], Value]
"""Gives what is known of a subject on a day."""

LeafReader = Callable[[Any], Value]
"""Gives the value of a leaf that is no fact: a free choice, an unpublished parameter, a since."""


def nothing_known(_leaf: object) -> Value:
    """Read leaves that are no facts where nothing is known of them."""
    return UNKNOWN


@attrs.frozen(kw_only=True, eq=False)
class Compiled:
    """A program as Python functions.

    The functions take one subject for each name in *subjects*, then the day asked; ``leaf_value=`` gives what is
    known of the leaves that are no facts, nothing where it is left out. Their numbers are *raw*: integers over the
    denominator of their node. They raise what `evaluate` raises.

    Attributes:
        program: the program.

        subjects: the names of the subjects that its facts are read from, in order.

        decide: ``(*subjects, today) -> raw values of the roots``, computing no more than they need.

        record: ``(*subjects, today) -> raw values of every node``, in the order of the program.

        denominators: the denominator of each root.

        exact: ``(raw values of the roots) -> their exact values``.

        values: ``(raw values of every node) -> their exact values``, those that `evaluate` gives.

        node_denominators: the denominator of each node.

        source: the Python source of the functions; the same in every process.
    """

    program: Program
    subjects: tuple[str, ...]
    decide: Callable[..., tuple[Value, ...]]
    record: Callable[..., tuple[Value, ...]]
    exact: Callable[[tuple[Value, ...]], tuple[Value, ...]]
    values: Callable[[tuple[Value, ...]], tuple[Value, ...]]
    denominators: tuple[int, ...]
    node_denominators: tuple[int, ...]
    source: str = attrs.field(repr=False)

    def evaluate(self, *subjects_and_day: object, leaf_value: LeafReader = nothing_known) -> tuple[Value, ...]:
        """Give the exact values of the roots; the arguments are those of `decide`."""
        return self.exact(self.decide(*subjects_and_day, leaf_value=leaf_value))


@attrs.frozen(kw_only=True)
class _Slow:
    """The slow reading, with the arguments and the results of the compiled functions."""

    program: Program
    subjects: tuple[str, ...]
    functions: Mapping[Fact[Any], FactFunction]
    denominators: tuple[int, ...]

    def record(self, subjects: tuple[object, ...], today: date, leaf_value: LeafReader) -> tuple[Value, ...]:
        about = dict(zip(self.subjects, subjects, strict=True))

        def read(leaf: Any) -> Value:
            return self.functions[leaf](about[leaf.about], today) if isinstance(leaf, Fact) else leaf_value(leaf)

        return tuple(map(scaled, evaluate(self.program, read, today), self.denominators))

    def decide(self, subjects: tuple[object, ...], today: date, leaf_value: LeafReader) -> tuple[Value, ...]:
        values = self.record(subjects, today, leaf_value)
        return tuple(values[place] for place in self.program.roots)


def _divide(denominators: Sequence[int], raw: Sequence[Value]) -> tuple[Value, ...]:
    return tuple(map(unscaled, raw, denominators))


def compile_program(program: Program, *, read: Callable[[Fact[Any]], FactFunction] | None = None) -> Compiled:
    """Write a program as Python functions.

    Args:
        program: grounded: facts, free choices, unpublished parameters, *since*, figures.
        read: gives the function of a fact; its own where it is left out.

    Raises ExpressionError when a fact has no function, KindError when the program is not grounded.
    """
    functions = {leaf: _function(leaf, read) for _, leaf in program.free() if isinstance(leaf, Fact)}
    subjects = tuple(sorted({fact.about for fact in functions}))
    known = constants(program)
    under = denominators(program, known)
    slow = _Slow(program=program, subjects=subjects, functions=functions, denominators=under)
    space = names()
    space.objects |= {f"read_{place}": functions[leaf] for place, leaf in program.free() if isinstance(leaf, Fact)}
    space.objects |= {"nothing_known": nothing_known, "slow_decide": slow.decide, "slow_record": slow.record}
    roots = tuple(under[place] for place in program.roots)
    space.objects |= {"slow_exact": partial(_divide, roots), "slow_values": partial(_divide, under)}
    every = range(len(program.nodes))
    writer = Writer(program, known, under, EMITTERS, space)
    deciding = _definition("decide", subjects, *writer.body(program.roots, refusing(program, known)))
    recording = _definition("record", subjects, *writer.body(every, set(every)))
    exact = [_unscaling("exact", writer, program.roots), _unscaling("values", writer, every)]
    source = "\n\n".join([_legend(program), deciding, recording, *exact])
    exec(compile(source, "<compiled rules>", "exec"), space.objects)  # noqa: S102 - written here, from nodes alone
    return Compiled(
        program=program,
        subjects=subjects,
        decide=space.objects["decide"],
        record=space.objects["record"],
        exact=space.objects["exact"],
        values=space.objects["values"],
        denominators=roots,
        node_denominators=under,
        source=source,
    )


def _function(fact: Fact[Any], read: Callable[[Fact[Any]], FactFunction] | None) -> FactFunction:
    function = fact.read if read is None else read(fact)
    if function is None:
        message = f"the fact {fact.id} has no function: it was left behind where the fact was pickled"
        raise ExpressionError(message)
    return function


def _legend(program: Program) -> str:
    """Say in comments which facts the text reads."""
    facts = [(place, node) for place, node in program.free() if isinstance(node, Fact)]
    return "\n".join(f"# v{place} = {fact.id!r} of {fact.about!r}" for place, fact in facts)


def _definition(name: str, subjects: Sequence[str], statements: Sequence[str], results: Sequence[str]) -> str:
    arguments = [subject_name(about) for about in subjects]
    given = "".join(f"{argument}, " for argument in arguments)
    lines = [
        f"def {name}({given}today, leaf_value=nothing_known):",
        "    try:",
        *(f"        {statement}" for statement in statements),
        "        return (",
        *(f"            {result}," for result in results),
        "        )",
        "    except (TypeError, OverflowError, ZeroDivisionError):",
        "        pass",
        f"    return slow_{name}(({given}), today, leaf_value)",
    ]
    return "\n".join(lines) + "\n"


def _unscaling(name: str, writer: Writer, places: Sequence[int]) -> str:
    """Write what makes exact values of raw ones: only what varies over a denominator is divided."""
    exact = []
    for turn, place in enumerate(places):
        denominator = writer.denominators[place]
        if place in writer.constants:
            exact.append(writer.constant(writer.constants[place]))
        elif denominator == 1:
            exact.append(f"r{turn}")
        else:
            exact.append(
                f"r{turn} // {denominator} if r{turn} % {denominator} == 0 else Fraction(r{turn}, {denominator})"
            )
    lines = [
        f"def {name}(raw):",
        "    try:",
        f"        {''.join(f'r{turn}, ' for turn in range(len(places)))}= raw",
        "        return (",
        *(f"            {value}," for value in exact),
        "        )",
        "    except TypeError:",
        f"        return slow_{name}(raw)",
    ]
    return "\n".join(lines) + "\n"
