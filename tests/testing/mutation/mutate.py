"""Mutate: the small changes that a module can suffer, each at one place of its source."""

import ast
import copy
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

import attrs


@attrs.frozen(kw_only=True)
class Mutant:
    """One change of one module.

    Attributes:
        path: the file.

        number: its number in the file.

        line: the line that changes.

        change: what changes, in words.

        function: the outermost function or class member that holds it; empty at the level of the module.

        nested: whether it stands in a function made by another one, which may outlive the call that made it.
    """

    path: str
    number: int
    line: int
    change: str
    function: str
    nested: bool

    @property
    def name(self) -> str:
        """The file, the line and the change."""
        return f"{self.path}:{self.line}: {self.change}"


SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.Break: ast.Continue, ast.Continue: ast.Break,
}  # fmt: skip
"""Operators and what stands in their place."""

NAMES = {
    "min": "max", "max": "min", "any": "all", "all": "any", "least": "greatest", "greatest": "least",
    "all_of": "any_of", "any_of": "all_of", "sorted": "list", "reversed": "iter", "floor": "ceil", "ceil": "floor",
}  # fmt: skip
"""Functions and what is called in their place."""

SPARED = frozenset({"Label", "TypeVar", "cast"})
"""Calls that only hold words or types."""


def mutants(path: Path, root: Path) -> list[Mutant]:
    """List the mutants of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    name = path.relative_to(root).as_posix()
    return [
        Mutant(
            path=name,
            number=number,
            line=change.line,
            change=change.words,
            function=change.function,
            nested=change.nested,
        )
        for number, change in enumerate(_changes(tree))
    ]


def mutated(path: Path, number: int) -> CodeType:
    """Compile a file with one of its mutants in place."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for place, change in enumerate(_changes(tree)):
        if place == number:
            change.make()
            break
    code: CodeType = compile(ast.fix_missing_locations(tree), str(path), "exec")
    return code


@attrs.frozen(kw_only=True)
class _Change:
    """A node that another one may replace, where it stands in its parent."""

    parent: ast.AST
    field: str
    index: int | None
    new: ast.AST
    line: int
    words: str
    function: str
    nested: bool

    def make(self) -> None:
        """Put the other node there."""
        if self.index is None:
            setattr(self.parent, self.field, self.new)
        else:
            getattr(self.parent, self.field)[self.index] = self.new


def _changes(tree: ast.Module) -> Iterator[_Change]:
    for parent, field, index, node, (function, depth) in _walk(tree, ("", 0)):
        line = getattr(node, "lineno", getattr(parent, "lineno", 0))
        for words, new in _variants(node):
            yield _Change(
                parent=parent,
                field=field,
                index=index,
                new=new,
                line=line,
                words=words,
                function=function,
                nested=depth > 1,
            )


_Holder = tuple[str, int]
"""The outermost function that holds a node, and how many functions do."""


def _walk(node: ast.AST, function: _Holder) -> Iterator[tuple[ast.AST, str, int | None, ast.AST, _Holder]]:
    """Visit what can be mutated: no annotation, decorator, docstring, message, assertion or way of being shown."""
    if isinstance(node, ast.JoinedStr):
        return
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "type_params", "bases", "decorator_list", "exc", "cause"}:
            continue
        for index, child in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(child, ast.AST) and not _spared(child):
                inner = _name(child, function)
                yield node, field, index if isinstance(value, list) else None, child, inner
                yield from _walk(child, inner)


def _name(node: ast.AST, holder: _Holder) -> _Holder:
    """Give the qualified name of the outermost function that holds a node; of a class, it ends with a point."""
    function, depth = holder
    made = isinstance(node, ast.FunctionDef | ast.Lambda)
    if depth:
        return function, depth + made
    if isinstance(node, ast.ClassDef):
        return f"{function}{node.name}.", 0
    return (f"{function}{node.name}", 1) if isinstance(node, ast.FunctionDef) else holder


def _spared(node: ast.AST) -> bool:
    if isinstance(node, ast.Assert | ast.Import | ast.ImportFrom):
        return True
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return True
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.keyword) and node.arg in {"strict", "repr"}:
        return True
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPARED


def _variants(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Give what may stand in place of a node, with words."""
    if type(node) in SWAPS:
        new = SWAPS[type(node)]()
        yield f"{type(node).__name__} -> {type(new).__name__}", new
    match node:
        case ast.Constant(value=bool() as truth):
            yield f"{truth} -> {not truth}", ast.copy_location(ast.Constant(not truth), node)
        case ast.Constant(value=int() as number):
            yield f"{number} -> {number + 1}", ast.copy_location(ast.Constant(number + 1), node)
        case ast.UnaryOp(op=ast.Not() | ast.Invert() | ast.USub() as op, operand=operand):
            yield f"without {type(op).__name__}", operand
        case ast.If() | ast.IfExp() | ast.While():
            opposite = copy.copy(node)
            opposite.test = ast.copy_location(ast.UnaryOp(ast.Not(), node.test), node.test)
            yield "opposite condition", opposite
        case ast.comprehension(ifs=[_, *_]):
            yield "without its condition", ast.comprehension(node.target, node.iter, [], node.is_async)
        case ast.Call(func=ast.Name(id=name) as func) if name in NAMES:
            call = copy.copy(node)
            call.func = ast.copy_location(ast.Name(NAMES[name], ast.Load()), func)
            yield f"{name} -> {NAMES[name]}", call
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield "return None", ast.copy_location(ast.Return(ast.Constant(None)), node)
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.Raise():
            yield "statement left out", ast.copy_location(ast.Pass(), node)


def codes(code: CodeType) -> dict[str, list[CodeType]]:
    """Give the code objects of a module by qualified name."""
    found: dict[str, list[CodeType]] = {}
    waiting = [code]
    while waiting:
        one = waiting.pop()
        found.setdefault(one.co_qualname, []).append(one)
        waiting += [each for each in one.co_consts if isinstance(each, CodeType)]
    return found
