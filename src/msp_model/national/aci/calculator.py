"""Calculator: from a dossier and an exercise to a statement.

aci_statement(book, msp, year=2023)       every line, with its reasons
aci_amounts(book, msps, year=2023)        totals alone, for many dossiers
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

import attrs

from msp_model.assessment import Book
from msp_model.entities import AciDeclaration, DossierList, Msp
from msp_model.expressions import DomainError, Value, bound
from msp_model.expressions.evaluate import inside, plain
from msp_model.expressions.explain import Explanation
from msp_model.expressions.leaves import Fact
from msp_model.national.aci import france_sante
from msp_model.national.aci.exercise import Exercise
from msp_model.national.aci.interpretations import INTERPRETATIONS
from msp_model.national.aci.interpretations_2026 import INTERPRETATIONS_2026
from msp_model.national.aci.opening import count_sites
from msp_model.national.aci.sheet import TOTALS, Sheet, last_day
from msp_model.national.aci.statement import AciCondition, AciLine, AciStatement, FranceSanteLine
from msp_model.rulebook import Rulebook, cite
from msp_model.values import UNKNOWN, Interval, Label, Problem, ProblemsError

MAX_SHEETS = 200
"""The most exercises that a book keeps prepared; beyond it all are let go."""

_READ = tuple(sorted(one.id for one in (*INTERPRETATIONS, *INTERPRETATIONS_2026)))


class NoDeclarationError(LookupError):
    """The dossier holds every declaration of the MSP, and none for the exercise asked."""


class AciTotals(NamedTuple):
    """The totals of one exercise, without explanation: exact numbers, intervals, or UNKNOWN.

    Attributes:
        total: all that is due for the year, in euros.

        advance: what is paid during the year.

        balance: what is paid after it; negative: what is paid back.
    """

    total: Value
    advance: Value
    balance: Value


def aci_statement(
    book: Book | Rulebook, msp: Msp, *, year: int, interpretations: Mapping[str, str] | None = None
) -> AciStatement:
    """Compute what the ACI pays an MSP for one calendar year.

    The declaration of the year is taken from the dossier; where the dossier has none and does not say that there is
    none, everything in it is unknown, and the statement gives the range.

    Args:
        book: a book, which keeps what it prepares for the next question, or a rulebook.
        msp: the dossier.
        year: the exercise.
        interpretations: readings chosen in place of the defaults, by interpretation.

    Raises NotInForceError for an exercise that no text covers, NoDeclarationError where the MSP is known to have
    declared nothing for it, KeyError for an interpretation or a reading that does not exist, ProblemsError where a
    number of the declaration is beyond what any MSP can have.
    """
    declaration = _declaration(msp, year)
    sheet = _sheet(book, msp, declaration, interpretations)
    try:
        values = sheet.values(msp, declaration) if isinstance(book, Book) else sheet.slow_values(msp, declaration)
    except DomainError as error:
        raise _beyond(sheet, msp, declaration) from error
    return _statement(sheet, msp, values)


def aci_amounts(
    book: Book | Rulebook, msps: Iterable[Msp], *, year: int, interpretations: Mapping[str, str] | None = None
) -> Iterator[AciTotals]:
    """Compute the totals of many MSPs for one calendar year, without explanation.

    They are those of `aci_statement`, which says what is raised.
    """
    kept = book if isinstance(book, Book) else Book(book)
    for msp in msps:
        declaration = _declaration(msp, year)
        sheet = _sheet(kept, msp, declaration, interpretations)
        try:
            amounts = sheet.amounts(msp, declaration)
        except DomainError as error:
            raise _beyond(sheet, msp, declaration) from error
        if any(amount is UNKNOWN or isinstance(amount, Interval) for amount in amounts):
            statement = _statement(sheet, msp, sheet.values(msp, declaration))
            amounts = (statement.total, statement.advance, statement.balance)
        yield AciTotals(*amounts)


def _declaration(msp: Msp, year: int) -> AciDeclaration:
    found = Exercise(msp, year).declaration
    if found is not None:
        return found
    if msp.lists_all(DossierList.ACI_DECLARATIONS) and msp.aci_declarations is not UNKNOWN:
        years = ", ".join(str(declaration.year) for declaration in msp.aci_declarations) or "no year at all"
        message = f"'{msp.id}' declared nothing for {year}; it declared {years}"
        raise NoDeclarationError(message)
    return AciDeclaration(year=year)


def _sheet(
    book: Book | Rulebook, msp: Msp, declaration: AciDeclaration, interpretations: Mapping[str, str] | None
) -> Sheet:
    """Give the sheet of an exercise, prepared once in a book for each choice of readings."""
    year = declaration.year
    rulebook = book.rulebook if isinstance(book, Book) else book
    place = None if msp.territory is UNKNOWN else msp.territory
    every = rulebook.choices(place, interpretations)
    chosen = {name: every[name] for name in _READ}
    sites = count_sites(msp, declaration, last_day(year))
    if not isinstance(book, Book):
        return Sheet.of(rulebook, year, sites, chosen)
    key = ("aci", year, sites, tuple(chosen.values()))
    if key not in book.prepared:
        kept = [one for one in book.prepared if isinstance(one, tuple) and one[0] == "aci"]
        for one in kept if len(kept) >= MAX_SHEETS else ():
            del book.prepared[one]
        book.prepared[key] = Sheet.of(rulebook, year, sites, chosen)
    sheet: Sheet = book.prepared[key]
    return sheet


def _beyond(sheet: Sheet, msp: Msp, declaration: AciDeclaration) -> ProblemsError:
    """Say which inputs lie beyond what their facts declare."""
    read, problems = sheet.reader(msp, declaration), []
    for _, leaf in sheet.program.free():
        if not isinstance(leaf, Fact):
            continue
        try:
            inside(leaf, read(leaf))
        except DomainError:
            greatest, step = leaf.domain.greatest, leaf.domain.step
            problems.append(
                Problem(
                    path=f"$.aci_declarations[year={declaration.year}]: {leaf.id}",
                    code="too-great",
                    message=Label(
                        f"« {leaf.label.fr} » va de {leaf.domain.least} à {greatest}, par pas de {step}",
                        f"'{leaf.label.text('en')}' goes from {leaf.domain.least} to {greatest}, by steps of {step}",
                    ),
                )
            )
    return ProblemsError(tuple(problems))


# -- the statement -------------------------------------------------------------------------------------------------------


def _tidy(value: Value) -> Value:
    """Give whole numbers as ints."""
    kind = type(value)
    if kind is Fraction:
        return plain(value)
    return Interval(plain(value.least), plain(value.greatest)) if kind is Interval else value


def bounded(sheet: Sheet, values: Sequence[Value]) -> tuple[Value, ...]:
    """Give the values of a sheet, or where one of its totals is not exact, the bounds that missing facts allow."""
    if all(isinstance(values[sheet.named[name]], int | Fraction) for name in ("points", *TOTALS)):
        return tuple(values)
    known = {leaf: values[place] for place, leaf in sheet.program.free()}
    return bound(sheet.program, known.__getitem__, sheet.day)


@attrs.frozen
class _Reader:
    """One sheet, read for one MSP."""

    sheet: Sheet
    values: tuple[Value, ...]
    bounds: tuple[Value, ...]

    def why(self, place: int) -> Explanation:
        return Explanation(self.sheet.program, self.values, place, self.sheet.day)

    def found(self, place: int) -> Value:
        return _tidy(self.bounds[place])

    def named(self, name: str) -> Value:
        return self.found(self.sheet.named[name])

    def condition(self, id: str, label: Label, place: int) -> AciCondition:
        return AciCondition(id=id, label=label, met=self.bounds[place], why=self.why(place))

    def lines(self) -> Iterator[AciLine]:
        for line, places in zip(self.sheet.reckoning.lines, self.sheet.lines, strict=True):
            indicator = line.indicator
            yield AciLine(
                id=indicator.id,
                label=indicator.label,
                axis=indicator.axis,
                nature=indicator.nature,
                met=self.bounds[places["condition"]],
                fixed=self.found(places["fixed"]),
                variable=self.found(places["variable"]),
                points=self.found(places["points"]),
                due=self.found(places["due"]),
                euros=self.found(places["euros"]),
                sources=indicator.sources,
                marks=self.sheet.marks(places["points"]),
                why=self.why(places["condition"]),
                how=self.why(places["points"]),
            )

    def france_sante(self) -> FranceSanteLine | None:
        named = self.sheet.named
        if "FS-SOCLE" not in named:
            return None
        commitments = tuple(
            self.condition(commitment.id, commitment.label, named[commitment.id])
            for commitment in france_sante.COMMITMENTS
        )
        sources = (cite("aci-avenant-2-2026"),)
        return FranceSanteLine(
            amount=self.named("FS-SOCLE"),
            met=self.bounds[named["FS-CONDITION"]],
            commitments=commitments,
            sources=sources,
            marks=tuple(sorted({*self.sheet.marks(named["FS-SOCLE"]), "indicative"})),
            how=self.why(named["FS-SOCLE"]),
        )


def _statement(sheet: Sheet, msp: Msp, values: tuple[Value, ...]) -> AciStatement:
    reader = _Reader(sheet, values, bounded(sheet, values))
    named = reader.named
    marks = set(sheet.marks(sheet.named["total"]))
    if msp.observed_on is not UNKNOWN and msp.observed_on < sheet.day:
        marks.add("not-confirmed")
    return AciStatement(
        msp=msp.id,
        name=msp.name,
        year=sheet.day.year,
        regime=sheet.regime,
        lines=tuple(reader.lines()),
        prerequisites=tuple(
            reader.condition(one.id, one.label, place)
            for one, place in zip(sheet.reckoning.asked, sheet.asked, strict=True)
        ),
        points=named("points"),
        due=named("due"),
        point_value=named("point_value"),
        paid_by_lines=named("paid_by_lines"),
        increase_rate=named("increase_rate"),
        increase=named("increase"),
        complement=named("complement"),
        total=named("total"),
        advance=named("advance"),
        balance=named("balance"),
        advance_day=named("advance_day"),
        balance_day=named("balance_day"),
        refund_months=named("refund_time"),
        documents_day=named("documents_day"),
        documents_in_time=named("documents_in_time"),
        france_sante=reader.france_sante(),
        choices=sheet.choices,
        marks=tuple(sorted(marks)),
        explanation=reader.why(sheet.named["total"]),
        sheet=sheet,
    )
