"""Closed lists of the yearly declaration. Source: guide of the indicators (Cnam, October 2022) unless said."""

from msp_model.entities.labelled import LabelledEnum


class AciIndicator(LabelledEnum):
    """The indicators of the ACI, to say which engagement is already paid elsewhere.

    Opening hours stand with unscheduled care, public-health missions together; levels of one indicator share its word.
    """

    OPENING_HOURS = "opening-hours", "horaires et soins non programmés", "opening hours and unscheduled care"
    CRISIS_PLAN = "crisis-plan", "crises sanitaires : plan de préparation", "health crises: plan"
    CRISIS_ACTIONS = "crisis-actions", "crises sanitaires : actions", "health crises: actions"
    DIVERSITY = "diversity", "diversité de services", "diversity of services"
    SECOND_RESORT = "second-resort", "consultations de second recours", "second-resort consultations"
    CSTM = "cstm", "accueil de médecins CSTM", "hosting CSTM physicians"
    PUBLIC_HEALTH = "public-health", "missions de santé publique", "public health missions"
    USERS = "users", "implication des usagers", "involvement of users"
    SATISFACTION = "satisfaction", "satisfaction des patients", "patients’ satisfaction"
    SAS = "sas", "soins non programmés avec le SAS", "unscheduled care with the SAS"
    COORDINATION = "coordination", "fonction de coordination", "coordination function"
    PROTOCOLS = "protocols", "protocoles pluriprofessionnels", "multi-professional protocols"
    MEETINGS = "meetings", "concertation pluriprofessionnelle", "multi-professional meetings"
    TRAINING = "training", "formation de professionnels de santé", "training of health professionals"
    EXTERNAL_COORDINATION = "external-coordination", "coordination externe", "external coordination"
    QUALITY = "quality", "démarche qualité", "quality"
    NATIONAL_PROTOCOLS = "national-protocols", "protocoles nationaux de coopération", "national cooperation protocols"
    HEART_FAILURE = "heart-failure", "parcours insuffisance cardiaque", "heart-failure pathway"
    CHILD_OBESITY = "child-obesity", "parcours surpoids ou obésité de l’enfant", "child overweight or obesity pathway"
    INFORMATION_SYSTEM = "information-system", "système d’information", "information system"


class MissionTheme(LabelledEnum):
    """Themes of public-health missions (annex 2 of amendment 1 to the ACI)."""

    VACCINATION = "vaccination", "couverture vaccinale", "vaccination coverage"
    TUBERCULOSIS = "tuberculosis", "tuberculose", "tuberculosis"
    CHILD_OBESITY = "child-obesity", "surpoids et obésité de l’enfant", "child overweight and obesity"
    YOUNG_DISTRESS = (
        "young-distress",
        "souffrance psychique et conduites addictives des 12–25 ans",
        "mental distress and addictions, ages 12 to 25",
    )
    SUICIDE_PREVENTION = "suicide-prevention", "prévention du suicide", "suicide prevention"
    ELDERLY = "elderly", "personnes âgées", "elderly people"
    PERINATAL = "perinatal", "périnatalité et femmes en précarité", "perinatal care and women in precarity"
    EDUCATION = "education", "éducation à la santé, éducation thérapeutique", "health and therapeutic education"
    REGIONAL_PLAN = (
        "regional-plan",
        "mission cohérente avec le projet régional de santé",
        "mission coherent with the regional health plan",
    )


class NationalProtocol(LabelledEnum):
    """The six national cooperation protocols for unscheduled care (orders of 6 March 2020)."""

    ANKLE = "ankle", "traumatisme de la cheville", "ankle injury"
    LOW_BACK_PAIN = "low-back-pain", "lombalgie de moins de quatre semaines", "low back pain under four weeks"
    URINARY = "urinary", "pollakiurie et brûlures mictionnelles", "urinary frequency and burning"
    SORE_THROAT = "sore-throat", "odynophagie", "sore throat"
    RHINOCONJUNCTIVITIS = "rhinoconjunctivitis", "rhino-conjonctivite", "rhinoconjunctivitis"
    VESICULAR_RASH = "vesicular-rash", "éruption vésiculeuse de l’enfant", "vesicular rash of the child"


class SasLevel(LabelledEnum):
    """How the MSP takes part in the *service d'accès aux soins*. Half and the two others are exclusive levels."""

    HALF = "half", "la moitié au moins des médecins engagés", "half of the physicians or more"
    ALL = "all", "tous les médecins engagés", "all physicians"
    ALL_REQUESTS = "all-requests", "toutes les sollicitations du régulateur", "every request of the regulator"


class InformationSystemLevel(LabelledEnum):
    """Level of the label of an information system (ANS): standard was level 1 in 2015, advanced level 2."""

    STANDARD = "standard", "niveau standard (ou 1)", "standard level (or 1)"
    ADVANCED = "advanced", "niveau avancé (ou 2)", "advanced level (or 2)"
