"""The SISA: who may be an associate, its minimum, its employees, what it may do since when.

Its minimum is the law's own: no reading and no region changes it. What happens below it is in ``dissolution``.
"""

from datetime import date

from msp_model.expressions import TODAY, case, number, parameter
from msp_model.expressions.kinds import Months
from msp_model.national.definition import IS_MSP
from msp_model.national.facts.company import (
    associates_are_natural_persons,
    sisa_exists,
    sisa_registered_on,
    statutes_allow_fee_collection,
    statutes_allow_salaried_care,
    statutes_sent_on,
)
from msp_model.national.facts.team import (
    associated_auxiliaries,
    associated_physicians,
    employed_health_professionals,
    ineligible_associates,
    liberal_associates,
    unregistered_associates,
)
from msp_model.national.periods import in_force
from msp_model.rulebook import Interpretation, Persons, Reading, Rule, Scheme, cite
from msp_model.values import Label

FOUNDED = date(2011, 8, 12)
"""First day of the SISA: law of 10 August 2011."""

ORDINANCE = date(2021, 5, 14)
"""First day of ordinance 2021-584."""

DECREE = date(2021, 6, 10)
"""First day of decree 2021-747, inferred from its date."""

LAW_2023 = date(2023, 12, 29)
"""First day of law 2023-1268 (Valletoux)."""

minimum_physicians = parameter("sisa.minimum_physicians", Persons)
minimum_auxiliaries = parameter("sisa.minimum_auxiliaries", Persons)
statutes_notice = parameter("sisa.statutes_notice", Months)

# -- associates -------------------------------------------------------------------------------------------------------

MINIMUM = (associated_physicians >= minimum_physicians) & (associated_auxiliaries >= minimum_auxiliaries)
"""Two physicians and one auxiliaire médical among the associates."""

composition = Rule(
    id="fr.sisa.composition",
    title=Label(
        "La SISA compte parmi ses associés au moins deux médecins et un auxiliaire médical",
        "The SISA has at least two physicians and one auxiliaire médical among its associates",
    ),
    applies=sisa_exists,
    requires=MINIMUM,
    sources=(cite("csp-l4041-4", "I, premier alinéa"),),
    period=in_force(FOUNDED),
    note=Label(
        "Médecins de toute spécialité : les chirurgiens-dentistes, sages-femmes et pharmaciens ne comptent dans aucun "
        "des deux nombres ; une IPA est un auxiliaire médical et ne remplace pas un médecin.",
        "Physicians of any specialty: dentists, midwives and pharmacists count in neither number; an advanced-practice "
        "nurse is an auxiliaire médical and does not stand for a physician.",
    ),
)

associates = Rule(
    id="fr.sisa.associates",
    title=Label(
        "Les associés sont des personnes physiques exerçant une profession médicale, d'auxiliaire médical ou de "
        "pharmacien",
        "Associates are natural persons who practise a medical profession, that of an auxiliaire médical or of a "
        "pharmacist",
    ),
    applies=sisa_exists,
    requires=(ineligible_associates <= number(Persons, 0)) & associates_are_natural_persons,
    sources=(
        cite("csp-l4041-1"),
        cite("cdosf13-sisa"),
        cite("houdart-2024-02-19"),
        cite("urps-cd-ara-sisa"),
    ),
    period=in_force(FOUNDED),
    note=Label(
        "Psychologues et ostéopathes travaillent dans la MSP et signent le projet, sans être associés. L'associé d'une "
        "SCP ou d'une SEL peut l'être, la société elle-même non.",
        "Psychologists and osteopaths work in the MSP and sign the project without being associates. A partner of an "
        "SCP or a SEL may be one, the company itself may not.",
    ),
)

registration = Rule(
    id="fr.sisa.order_registration",
    title=Label(
        "Les associés sont inscrits au tableau de leur ordre, quand il y en a un",
        "Associates are on the roll of their order, where there is one",
    ),
    applies=sisa_exists,
    requires=unregistered_associates <= number(Persons, 0),
    sources=(cite("csp-l4041-3"),),
    period=in_force(FOUNDED),
)

# -- employees --------------------------------------------------------------------------------------------------------

employed_since = Interpretation(
    id="fr.sisa.employed_since",
    question=Label(
        "Depuis quand une SISA peut-elle salarier des professionnels de santé ?",
        "Since when may a SISA employ health professionals?",
    ),
    readings=(
        Reading(
            id="decree",
            label=Label("depuis le décret du 9 juin 2021", "since the decree of 9 June 2021"),
            sources=(cite("decret-2021-747"), cite("actu-juridique-2021-10-19")),
        ),
        Reading(
            id="2022",
            label=Label("depuis 2022", "since 2022"),
            sources=(cite("urps-cd-ara-sisa"),),
        ),
    ),
    default="decree",
    because=Label(
        "L'ordonnance et le décret portent leur date ; l'autre source est un entretien.",
        "The ordinance and the decree bear their date; the other source is an interview.",
    ),
)

_EMPLOYMENT = Label(
    "La SISA ne salarie des professionnels de santé que si la loi et ses statuts le permettent",
    "The SISA employs health professionals only if the law and its statutes allow it",
)
_NOBODY = employed_health_professionals <= number(Persons, 0)
_BY_STATUTES = _NOBODY.unless(
    Label("les statuts prévoient des soins par des salariés", "the statutes provide for care by employees"),
    statutes_allow_salaried_care,
)

employment_before = Rule(
    id="fr.sisa.employment",
    title=_EMPLOYMENT,
    applies=sisa_exists,
    requires=_NOBODY,
    sources=(cite("ordonnance-2021-584"), cite("decret-2021-747")),
    period=in_force(FOUNDED, DECREE),
)

employment_disputed = Rule(
    id="fr.sisa.employment",
    title=_EMPLOYMENT,
    applies=sisa_exists,
    requires=case((employed_since.is_("2022"), _NOBODY), otherwise=_BY_STATUTES),
    sources=(cite("csp-l4041-2", "3°"), cite("decret-2021-747"), cite("actu-juridique-2021-10-19")),
    period=in_force(DECREE, date(2022, 1, 1)),
)

employment = Rule(
    id="fr.sisa.employment",
    title=_EMPLOYMENT,
    applies=sisa_exists,
    requires=_BY_STATUTES,
    sources=(cite("csp-l4041-2", "3°"), cite("decret-2021-747"), cite("actu-juridique-2021-10-19")),
    period=in_force(date(2022, 1, 1)),
)

SALARIED_CAP = employed_health_professionals < liberal_associates
"""Fewer employed health professionals than liberal associates."""

salaried_cap = Rule(
    id="fr.sisa.salaried_cap",
    title=Label(
        "La SISA salarie moins de professionnels de santé qu'elle ne compte d'associés libéraux",
        "The SISA employs fewer health professionals than it has liberal associates",
    ),
    applies=sisa_exists,
    requires=SALARIED_CAP,
    sources=(cite("csp-l4041-4", "II"),),
    period=in_force(ORDINANCE),
    note=Label(
        "Professionnels salariés pour les soins de premier ou de second recours : un coordinateur qui n'est pas "
        "soignant ne compte pas.",
        "Professionals employed for first or second-resort care: a coordinator who is no clinician does not count.",
    ),
)

# -- formalities and rights -------------------------------------------------------------------------------------------

statutes = Rule(
    id="fr.sisa.statutes_notice",
    title=Label(
        "Les statuts sont transmis aux ordres et à l'ARS un mois avant l'immatriculation",
        "The statutes are sent to the orders and to the ARS one month before registration",
    ),
    applies=sisa_exists,
    requires=statutes_sent_on.present()
    & (statutes_sent_on.or_else(TODAY) + statutes_notice <= sisa_registered_on.or_else(TODAY)),
    sources=(cite("cdosf13-sisa", "formalités"),),
    period=in_force(FOUNDED),
    note=Label(
        "Une seule source, secondaire ; l'article L4041-7 lui-même n'a pas été lu.",
        "One source, a secondary one; article L4041-7 itself was not read.",
    ),
)

_LAW = Label("règle de droit, sans financeur", "a rule of law, without a funder")

public_money = Scheme(
    id="fr.sisa.public_money",
    title=Label(
        "Une SISA peut recevoir de l'argent public",
        "A SISA may receive public money",
    ),
    funder=Label(
        "État, assurance maladie et collectivités",
        "State, health insurance and local authorities",
    ),
    applies=sisa_exists,
    sources=(cite("banque-des-territoires-2012"),),
    period=in_force(FOUNDED),
)

fee_collection = Scheme(
    id="fr.sisa.fee_collection",
    title=Label(
        "La SISA d'une MSP peut encaisser les honoraires de ses membres et les leur reverser",
        "The SISA of an MSP may cash the fees of its members and pay them out",
    ),
    funder=_LAW,
    applies=sisa_exists & IS_MSP,
    requires=statutes_allow_fee_collection,
    sources=(cite("csp-l4041-2", "3°"), cite("ordonnance-2021-584")),
    period=in_force(ORDINANCE),
    note=Label(
        "Si les statuts le prévoient ; sans cela, la SISA met en commun des moyens et exerce en commun la "
        "coordination, l'éducation thérapeutique et la coopération.",
        "If the statutes say so; without it the SISA pools means and practises coordination, therapeutic education and "
        "cooperation jointly.",
    ),
)

employers_group = Scheme(
    id="fr.sisa.employers_group",
    title=Label(
        "Une SISA peut être groupement d'employeurs et prêter du personnel à ses membres",
        "A SISA may be an employers' group and lend staff to its members",
    ),
    funder=_LAW,
    applies=sisa_exists,
    sources=(
        cite("ordonnance-2021-584"),
        cite("decret-2021-747"),
        cite("actu-juridique-2021-10-19"),
        cite("concours-pluripro-2021-11"),
    ),
    period=in_force(DECREE),
)

limited_liability = Scheme(
    id="fr.sisa.limited_liability",
    title=Label(
        "L'associé d'une SISA ne répond des dettes qu'à hauteur de son apport",
        "An associate of a SISA answers for its debts up to their contribution only",
    ),
    funder=_LAW,
    applies=sisa_exists,
    sources=(
        cite("csp-l4042-4"),
        cite("loi-2023-1268", "article 14"),
        cite("houdart-2024-02-19"),
        cite("an-amendements-946-947"),
    ),
    period=in_force(LAW_2023),
    note=Label(
        "Avant, l'associé d'une société civile répondait sans limite, à proportion de ses parts. Rédaction finale lue "
        "en partie ; premier jour déduit de l'article L4041-4.",
        "Before, an associate of a civil company answered without limit, in proportion to their shares. Final wording "
        "read in part; first day inferred from article L4041-4.",
    ),
)

INTERPRETATIONS = (employed_since,)
RULES = (
    composition,
    associates,
    registration,
    employment_before,
    employment_disputed,
    employment,
    salaried_cap,
    statutes,
)
SCHEMES = (public_money, fee_collection, employers_group, limited_liability)
