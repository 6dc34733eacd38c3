"""Terres australes : le module de leur fédération."""

from collections.abc import Iterator
from datetime import date

from msp_model.entities import Territory
from msp_model.expressions import parameter
from msp_model.national import regional_pack
from msp_model.national.facts.team import nurses
from msp_model.plugins import hookimpl
from msp_model.rulebook import Pack, Persons, Rule, cite
from msp_model.values import Label, Period

MSP_MODEL_PLUGIN_API = 1

team = Rule(
    id="tf.team",
    title=Label("L'équipe d'une île compte des infirmiers", "The team of an island has nurses"),
    requires=nurses >= parameter("tf.minimum_nurses", Persons),
    sources=[cite("tf-deliberation-2025", "article 5")],
    period=Period(start=date(2025, 4, 1), until=None),
    territory=Territory.parse("region:984"),
)


@hookimpl
def msp_model_packs() -> Iterator[Pack]:
    """Donner le module."""
    yield regional_pack(__name__, rules=[team])
