"""A rulebook as records: everything in order of ids, so that equal rulebooks give equal documents."""

from collections.abc import Iterable, Iterator
from typing import Any

from msp_model.documents.expression_data import domain_record, expression_record, value_text
from msp_model.documents.rule_records import Changeable, FactRecord, RuleRecord, SchemeRecord, TermRecord, WhichSite
from msp_model.documents.rulebook_document import RulebookDocument
from msp_model.documents.rulebook_records import (
    InterpretationRecord,
    ObservationRecord,
    PackRecord,
    ParameterRecord,
    ReadingRecord,
    RegionalReadingRecord,
    SetBy,
    TextRecord,
    ValueRecord,
)
from msp_model.expressions.kinds import kind_name
from msp_model.expressions.spell_values import spell_amount
from msp_model.rulebook import Interpretation, Pack, ParameterDeclaration, Rule, Rulebook, Scheme, Text
from msp_model.values import UNKNOWN, Label, Period


def export_rulebook(rulebook: Rulebook) -> RulebookDocument:
    """Write a rulebook as a document: packs, texts, figures, interpretations, facts, rules, schemes, counts."""
    packs = rulebook.packs
    return RulebookDocument(
        packs=tuple(_pack(pack) for pack in packs),
        texts=_sorted(_text(text, pack) for pack in packs for text in pack.texts),
        parameters=_sorted(_parameter(one, pack, rulebook) for pack in packs for one in pack.parameters),
        interpretations=_sorted(_interpretation(one, pack) for pack in packs for one in pack.interpretations),
        readings=tuple(
            sorted(_readings(packs), key=lambda one: (one.interpretation, str(one.territory), one.reading, one.pack))
        ),
        facts=tuple(
            FactRecord(
                id=fact.id,
                label=fact.label,
                about=fact.about,
                unit=kind_name(fact.of, "en"),
                domain=domain_record(fact.domain),
                change=Changeable(fact.change),
            )
            for fact in rulebook.facts.values()
        ),
        rules=tuple(_rule(one, rulebook) for one in rulebook.rules),
        schemes=tuple(_scheme(one, rulebook) for one in rulebook.schemes),
        observations=_sorted(_observations(rulebook)),
    )


def rulebook_to_data(rulebook: Rulebook) -> dict[str, Any]:
    """Write a rulebook as plain data, in its envelope: what the JSON of its document holds."""
    return export_rulebook(rulebook).to_data()


def _sorted(records: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(records, key=lambda record: record.id))


def _pack(pack: Pack) -> PackRecord:
    return PackRecord(
        id=pack.id,
        version=pack.version,
        territories=tuple(sorted(pack.territories, key=str)),
        federations=tuple(sorted(one.id for one in pack.federations)),
        extensions=tuple(sorted(key for key, _ in pack.extensions)),
    )


def _text(text: Text, pack: Pack) -> TextRecord:
    return TextRecord(
        id=text.id,
        pack=pack.id,
        kind=text.kind,
        grade=text.grade,
        title=text.title,
        reference=text.reference,
        published=text.published,
        in_force_from=text.in_force_from,
        in_force_until=text.in_force_until,
        checked_on=text.checked_on,
        territory=text.territory,
        replaces=tuple(sorted(text.replaces)),
        url=text.url,
        note=text.note,
    )


def _parameter(one: ParameterDeclaration, pack: Pack, rulebook: Rulebook) -> ParameterRecord:
    return ParameterRecord(
        id=one.id,
        pack=pack.id,
        label=one.label,
        unit=kind_name(one.kind, "en"),
        set_by=SetBy(one.set_by),
        unpublished=one.unpublished,
        domain=domain_record(one.domain),
        values=tuple(_values(one, rulebook)),
    )


def _values(parameter: ParameterDeclaration, rulebook: Rulebook) -> Iterator[ValueRecord]:
    found = [history for (name, _), history in rulebook.built.items() if name == parameter.id]
    for history in sorted(found, key=lambda one: (str(one.territory) != "FR", str(one.territory))):
        for entry in history.entries:
            yield ValueRecord(
                territory=history.territory,
                period=Period(start=UNKNOWN if entry.start is None else entry.start, until=entry.until),
                value=value_text(entry.value.value),
                words=Label(
                    spell_amount(entry.value.value, parameter.kind, "fr"),
                    spell_amount(entry.value.value, parameter.kind, "en"),
                ),
                text=entry.text.id,
                at=entry.value.at,
                basis=entry.value.basis,
                replaces=entry.value.replaces,
                note=entry.value.note,
            )


def _interpretation(one: Interpretation, pack: Pack) -> InterpretationRecord:
    return InterpretationRecord(
        id=one.id,
        pack=pack.id,
        question=one.question,
        readings=tuple(
            ReadingRecord(id=reading.id, label=reading.label, sources=reading.sources) for reading in one.readings
        ),
        default=one.default,
        because=one.because,
        ours=one.ours,
        set_by=SetBy(one.set_by),
    )


def _readings(packs: Iterable[Pack]) -> Iterator[RegionalReadingRecord]:
    for pack in packs:
        for one in pack.readings:
            yield RegionalReadingRecord(
                interpretation=one.interpretation,
                pack=pack.id,
                reading=one.reading,
                territory=one.territory,
                sources=one.sources,
            )


def _pack_of(declared: Rule | Scheme, rulebook: Rulebook) -> str:
    return next(pack.id for pack in rulebook.packs if any(one is declared for one in (*pack.rules, *pack.schemes)))


def _rule(rule: Rule, rulebook: Rulebook) -> RuleRecord:
    return RuleRecord(
        id=rule.id,
        pack=_pack_of(rule, rulebook),
        kind=rule.kind,
        title=rule.title,
        requires=expression_record(rule.requires, rulebook),
        applies=expression_record(rule.applies, rulebook),
        sources=rule.sources,
        period=rule.period,
        territory=rule.territory,
        note=rule.note,
    )


def _scheme(scheme: Scheme, rulebook: Rulebook) -> SchemeRecord:
    return SchemeRecord(
        id=scheme.id,
        pack=_pack_of(scheme, rulebook),
        title=scheme.title,
        funder=scheme.funder,
        requires=expression_record(scheme.requires, rulebook),
        applies=expression_record(scheme.applies, rulebook),
        amount=None if scheme.amount is None else expression_record(scheme.amount, rulebook),
        at_most=scheme.at_most,
        terms=tuple(
            TermRecord(id=term.id, label=term.label, value=expression_record(term.value, rulebook))
            for term in scheme.terms
        ),
        uses=UNKNOWN if scheme.uses is None else scheme.uses,
        cumulation=UNKNOWN if scheme.cumulation is None else scheme.cumulation,
        sources=scheme.sources,
        period=scheme.period,
        territory=scheme.territory,
        site=WhichSite(scheme.site),
        note=scheme.note,
    )


def _observations(rulebook: Rulebook) -> Iterator[ObservationRecord]:
    for text in rulebook.texts.values():
        for one in text.observations:
            yield ObservationRecord(
                id=one.id,
                text=text.id,
                subject=one.subject,
                territory=one.territory,
                day=one.day,
                value=value_text(one.value),
                unit=one.unit,
                qualifier=one.qualifier,
                at=one.at,
                note=one.note,
            )
