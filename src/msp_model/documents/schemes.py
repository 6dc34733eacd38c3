"""Schemes: ``schemes.toml`` of a pack, read with every problem at once."""

from collections.abc import Iterable, Mapping
from typing import Literal as OneWord

import attrs

from msp_model.documents.codes import did_you_mean
from msp_model.documents.scheme_tables import (
    AmountTable,
    AskWord,
    ConditionsTable,
    CountWord,
    Figure,
    PartTable,
    SchemeTable,
    TeamWord,
    TermTable,
    ZoneWord,
)
from msp_model.documents.tables import Table
from msp_model.entities import (
    FRANCE,
    CostKind,
    FileDocument,
    FunderKind,
    Operation,
    OwnerKind,
    Purpose,
    StructureKind,
    Territory,
)
from msp_model.expressions.kinds import Day, KindValue, Ratio, Truth, kind_name, quotient
from msp_model.rulebook.declarations import ParameterDeclaration
from msp_model.rulebook.text import Citation
from msp_model.rulebook.units import (
    DayOfYear,
    Eur,
    FullTimeEquivalents,
    Licences,
    MedicalPractices,
    Persons,
    unit_named,
)
from msp_model.values import Label

_MSP = (StructureKind.MSP, StructureKind.PSLA)
"""Whom schemes are for where they do not say; a PSLA is the Norman form of an MSP."""

COUNTED: Mapping[CountWord, KindValue] = {
    CountWord.LICENCES: Licences,
    CountWord.MEDICAL_PRACTICES: MedicalPractices,
    CountWord.WRITTEN_COMMITMENTS: Persons,
}
"""The unit in which each word is counted."""


@attrs.frozen
class SchemeReader:
    """Reads the schemes of one pack.

    Attributes:
        known: the pack's own parameters, by id.

        territories: where the pack speaks.
    """

    known: Mapping[str, ParameterDeclaration]
    territories: tuple[Territory, ...]

    @classmethod
    def of(cls, parameters: Iterable[ParameterDeclaration], territories: Iterable[Territory]) -> "SchemeReader":
        """Make the reader of a pack with these parameters and territories."""
        return cls({one.id: one for one in parameters}, tuple(territories))

    def scheme(self, table: Table) -> SchemeTable:
        """Read one ``[[schemes]]``."""
        until, told_until = table.day("until"), table.day("told_until")
        if until is not None and told_until is not None:
            fr = "« until » est une fin imprimée, « told_until » dit qu’aucune ne l’est : garder l’un des deux"
            en = "'until' is a printed end, 'told_until' says that none is: keep one of the two"
            table.report("told_until", "contradiction", fr, en)
        return SchemeTable(
            id=table.name("id"),
            title=table.label("title"),
            funder=table.member("funder", FunderKind),
            funder_name=table.note("funder_name"),
            territory=self._territory(table),
            site=_site(table),
            start=table.day_or_unknown("from"),
            until=until,
            told_until=told_until,
            structures=table.members("structures", StructureKind) or _MSP,
            purposes=table.members("purposes", Purpose),
            conditions=table.table("conditions", self._conditions) or ConditionsTable(),
            amount=table.table("amount", self._amount),
            priority_zones=table.members("priority_zones", ZoneWord),
            renewable=table.truth("renewable") if table.has("renewable") else None,
            terms=table.tables("terms", self._term),
            uses=_labels(table, "uses"),
            cumulation=_labels(table, "cumulation"),
            sources=citations(table),
            note=table.note("note"),
        )

    def _territory(self, table: Table) -> Territory:
        """Read where the scheme holds: said, or the pack's only territory."""
        if len(self.territories) == 1:
            return table.territory("territory", self.territories[0])
        table.words("territory")
        return table.territory("territory", FRANCE)

    # -- figures ----------------------------------------------------------------------------------------------------

    def _figure(self, table: Table, key: str, kind: KindValue | None = None) -> Figure | None:
        """Read the name of a parameter, of the pack or, with its unit beside it, of another; None where left out."""
        if not table.has(key):
            return None
        return self._named(table, key, kind)

    def _named(self, table: Table, key: str, kind: KindValue | None) -> Figure | None:
        found = table.table(key, self._foreign) if table.has_table(key) else self._own(table, key)
        if found is not None and kind is not None and found.kind != kind:
            wanted, got = (kind_name(kind, "fr"), kind_name(found.kind, "fr")), (kind_name(kind), kind_name(found.kind))
            fr = f"« {found.id} » est en {wanted[1]}, un paramètre en {wanted[0]} est attendu"
            table.report(key, "wrong-type", fr, f"'{found.id}' is in {got[1]}, a parameter in {got[0]} is expected")
        return found

    def _own(self, table: Table, key: str) -> Figure | None:
        name = table.name(key)
        declared = self.known.get(name)
        if declared is not None:
            return Figure(name, declared.kind)
        if name:
            near = did_you_mean(name, self.known)
            fr = f"« {name} » n’est pas dans parameters.toml{near[0]}"
            table.report(key, "unknown-reference", fr, f"'{name}' is not in parameters.toml{near[1]}")
        return None

    @staticmethod
    def _foreign(table: Table) -> Figure:
        """Read a parameter that another pack declares, with its unit."""
        words = table.words("unit")
        kind = unit_named(words)
        if words and kind is None:
            table.report("unit", "unknown-unit", "unité inconnue", "unknown unit")
        return Figure(table.name("parameter"), Truth if kind is None else kind)

    # -- amounts ----------------------------------------------------------------------------------------------------

    def _amount(self, table: Table) -> AmountTable:
        """Read ``[schemes.amount]``: one part, or several in ``parts``."""
        several = table.tables("parts", self._part)
        if several:
            cap = self._figure(table, "cap", Eur)
            parts = several
        else:
            cap = None
            parts = (self._part(table),)
        return AmountTable(
            parts=parts,
            at_most=table.truth("at_most"),
            cap=cap,
            deduct=table.members("deduct", Purpose),
            public_share=self._figure(table, "public_share", Ratio),
        )

    def _part(self, table: Table) -> PartTable:
        of = table.member("of", CountWord, CountWord.LICENCES)
        part = PartTable(
            fixed=self._figure(table, "fixed", Eur),
            each=self._figure(table, "each", quotient(Eur, COUNTED[of])),
            of=of if table.has("of") else None,
            rate=self._figure(table, "rate", Ratio),
            bonuses=tuple(bonus for bonus in table.tables("bonuses", self._bonus) if bonus is not None),
            costs=table.members("costs", CostKind),
            without=table.members("without", CostKind),
            base_cap=self._figure(table, "base_cap", Eur),
            cap=self._figure(table, "cap", Eur),
            caps=self._caps(table),
        )
        told = [key for key in ("fixed", "each", "rate", "cap", "cap_by_operation") if table.has(key)]
        if not told:
            fr = "rien ne dit combien : « fixed », « each », « rate », « cap » ou « cap_by_operation » manque"
            en = "nothing says how much: 'fixed', 'each', 'rate', 'cap' or 'cap_by_operation' is missing"
            table.report("rate", "missing-field", fr, en)
        for one, other in (("fixed", "each"), ("fixed", "rate"), ("each", "rate"), ("costs", "without")):
            if table.has(one) and table.has(other):
                fr, en = f"« {one} » et « {other} » s’excluent", f"'{one}' and '{other}' exclude each other"
                table.report(other, "contradiction", fr, en)
        if (part.each is None) is not (part.of is None) and part.fixed is None and part.rate is None:
            table.report("of", "missing-field", "« each » et « of » vont ensemble", "'each' and 'of' go together")
        return part

    def _bonus(self, table: Table) -> tuple[tuple[ZoneWord, ...], Figure] | None:
        zones = table.members("zones", ZoneWord)
        rate = self._figure(table, "rate", Ratio)
        if not zones or rate is None:
            fr, en = "une majoration a ses zones et son taux", "a bonus has its zones and its rate"
            table.report("zones", "missing-field", fr, en)
            return None
        return zones, rate

    def _caps(self, table: Table) -> tuple[tuple[Operation, Figure], ...]:
        def read(inner: Table) -> tuple[tuple[Operation, Figure], ...]:
            found = []
            for operation in Operation:
                figure = self._figure(inner, operation.value, Eur)
                if figure is not None:
                    found.append((operation, figure))
            return tuple(found)

        return table.table("cap_by_operation", read) or ()

    # -- conditions -------------------------------------------------------------------------------------------------

    def _conditions(self, table: Table) -> ConditionsTable:
        case = table.table("case_by_case", self._case)
        return ConditionsTable(
            asks=table.members("asks", AskWord),
            team=table.table("team", self._team) or (),
            zones=table.members("zones", ZoneWord),
            owners=table.members("owners", OwnerKind),
            company_share=self._figure(table, "company_share", Ratio),
            case_owners=() if case is None else case[0],
            case_accepted=None if case is None else case[1],
            operations=table.members("operations", Operation),
            own_share=self._figure(table, "own_share", Ratio),
            costs_from=self._figure(table, "costs_from", Eur),
            documents=table.members("documents", FileDocument),
            filing=self._deadline(table, "filing"),
            final_file=self._figure(table, "final_file", DayOfYear),
            open_if=self._figures(table, "open_if"),
        )

    def _case(self, table: Table) -> tuple[tuple[OwnerKind, ...], Figure | None]:
        return table.members("owners", OwnerKind), self._figure(table, "accepted", Truth)

    def _team(self, table: Table) -> tuple[tuple[TeamWord, Figure], ...]:
        found = []
        for word in TeamWord:
            kind = FullTimeEquivalents if word is TeamWord.PARAMEDIC_TIME else Persons
            figure = self._figure(table, word.value, kind)
            if figure is not None:
                found.append((word, figure))
        return tuple(found)

    def _deadline(self, table: Table, key: str) -> Figure | None:
        """Read a deadline: a date, or a day of every year."""
        found = self._figure(table, key)
        if found is not None and found.kind not in {Day, DayOfYear}:
            fr = f"« {found.id} » n’est ni un jour (Day) ni un jour de chaque année (DayOfYear)"
            table.report(key, "wrong-type", fr, f"'{found.id}' is neither a Day nor a DayOfYear")
        return found

    def _figures(self, table: Table, key: str) -> tuple[Figure, ...]:
        """Read a list of parameters that are conditions."""
        found = [self._checked(table, key, name) for name in table.names(key)]
        return tuple(figure for figure in found if figure is not None)

    def _checked(self, table: Table, key: str, name: str) -> Figure | None:
        declared = self.known.get(name)
        if declared is None or declared.kind is not Truth:
            near = did_you_mean(name, [one.id for one in self.known.values() if one.kind is Truth])
            fr = f"« {name} » n’est pas un paramètre d’unité Truth de parameters.toml{near[0]}"
            en = f"'{name}' is no parameter of unit Truth in parameters.toml{near[1]}"
            table.report(key, "unknown-reference", fr, en)
            return None
        return Figure(name, declared.kind)

    def _term(self, table: Table) -> TermTable:
        name, label = table.name("id"), table.label("label")
        figure = self._figure(table, "parameter")
        if not table.has("parameter"):
            fr, en = "une modalité nomme le paramètre qui la donne", "a term names the parameter that gives it"
            table.report("parameter", "missing-field", fr, en)
        return TermTable(id=name, label=label, figure=figure or Figure("?", Truth))


def _site(table: Table) -> OneWord["main", "any"]:
    return "any" if table.one_of("site", "main", "any") == "any" else "main"


def _labels(table: Table, key: str) -> tuple[Label, ...] | None:
    """Read a list of words in French and English; None where it is left out."""
    return table.tables(key, _label) if table.has(key) else None


def _label(table: Table) -> Label:
    fr, en = table.words("fr"), table.words("en", "")
    return Label(fr or "?", en or None)


def citations(table: Table) -> tuple[Citation, ...]:
    """Read ``sources``: texts, each with the place there; at least one."""
    found = table.tables("sources", lambda inner: Citation(inner.name("text"), inner.words("at", "")))
    if not found:
        fr = 'citer au moins un texte : sources = [{ text = "…", at = "…" }]'
        table.report("sources", "missing-field", fr, 'cite at least one text: sources = [{ text = "…", at = "…" }]')
    return found
