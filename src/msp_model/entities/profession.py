"""Health professions and what each counts as in law."""

from types import MappingProxyType
from typing import Final, Literal

from msp_model.entities.labelled import LabelledEnum

AnsTable = Literal["TRE_G15", "TRE_R94", "TRE_R95", "TRE_R291"]
"""The nomenclatures of the Agence du numérique en santé (ANS) from which the codes come, version 2026-03-30."""


class LegalGroup(LabelledEnum):
    """What a profession counts as among the members of an MSP (CSP L6323-3) and the associates of a SISA (L4041-4)."""

    MEDICAL = "medical", "profession médicale", "medical profession"
    AUXILIARY = "auxiliary", "auxiliaire médical", "auxiliaire médical (paramedical profession)"
    PHARMACIST = "pharmacist", "pharmacien", "pharmacist"
    OTHER = "other", "autre", "other"


class Specialty(LabelledEnum):
    """What a physician practises: recognition, the ACI and France Santé tell general practice from the rest."""

    GENERAL_PRACTICE = "general-practice", "médecine générale", "general practice"
    OTHER = "other", "autre spécialité", "another specialty"


class Profession(LabelledEnum):
    """A profession met in a primary-care team, with its ANS code and its legal group.

    Codes: ANS TRE_G15 (health professions) unless ``ans_table`` says otherwise, version 2026-03-30. The groups follow
    the books of part IV of the Code de la santé publique. Advanced practice is a nurse's skill, not a profession.
    """

    PHYSICIAN = "physician", "médecin", "physician"
    DENTIST = "dentist", "chirurgien-dentiste", "dentist"
    MIDWIFE = "midwife", "sage-femme", "midwife"
    PHARMACIST = "pharmacist", "pharmacien", "pharmacist"
    NURSE = "nurse", "infirmier", "nurse"
    PHYSIOTHERAPIST = "physiotherapist", "masseur-kinésithérapeute", "physiotherapist"
    PODIATRIST = "podiatrist", "pédicure-podologue", "podiatrist"
    SPEECH_THERAPIST = "speech-therapist", "orthophoniste", "speech therapist"
    ORTHOPTIST = "orthoptist", "orthoptiste", "orthoptist"
    OCCUPATIONAL_THERAPIST = "occupational-therapist", "ergothérapeute", "occupational therapist"
    DIETITIAN = "dietitian", "diététicien", "dietitian"
    PSYCHOMOTOR_THERAPIST = "psychomotor-therapist", "psychomotricien", "psychomotor therapist"
    RADIOGRAPHER = "radiographer", "manipulateur d’électroradiologie médicale", "radiographer"
    LABORATORY_TECHNICIAN = "laboratory-technician", "technicien de laboratoire médical", "laboratory technician"
    HEARING_AID_SPECIALIST = "hearing-aid-specialist", "audioprothésiste", "hearing-aid specialist"
    OPTICIAN = "optician", "opticien-lunetier", "optician"
    ORTHOPROSTHETIST = "orthoprosthetist", "orthoprothésiste", "orthoprosthetist"
    PODO_ORTHOTIST = "podo-orthotist", "podo-orthésiste", "podo-orthotist"
    ORTHOTIST = "orthotist", "orthopédiste-orthésiste", "orthotist"
    OCULARIST = "ocularist", "oculariste", "ocularist"
    EPITHESIST = "epithesist", "épithésiste", "epithesist"
    DENTAL_ASSISTANT = "dental-assistant", "assistant dentaire", "dental assistant"
    MEDICAL_PHYSICIST = "medical-physicist", "physicien médical", "medical physicist"
    OSTEOPATH = "osteopath", "ostéopathe", "osteopath"
    PSYCHOTHERAPIST = "psychotherapist", "psychothérapeute", "psychotherapist"
    CHIROPRACTOR = "chiropractor", "chiropracteur", "chiropractor"
    PSYCHOLOGIST = "psychologist", "psychologue", "psychologist"
    SOCIAL_WORKER = "social-worker", "assistant de service social", "social worker"
    OTHER_ROLE = "other-role", "acteur défini par son rôle", "someone described by a role"

    @property
    def ans_code(self) -> str:
        """Code in the ANS nomenclature named by ``ans_table``."""
        return _ANS[self][0]

    @property
    def ans_table(self) -> AnsTable:
        """ANS nomenclature that holds the code."""
        return _ANS[self][1]

    @property
    def group(self) -> LegalGroup:
        """What the profession counts as in law."""
        return _ANS[self][2]

    @property
    def is_health_profession(self) -> bool:
        """Whether the profession is a *profession de santé* (ANS TRE_G15), not a title user or a social profession."""
        return self.ans_table == "TRE_G15"

    @property
    def counts_as_physician(self) -> bool:
        """Whether it fills the quota of *médecins* of CSP L4041-4: physicians alone do."""
        return self is Profession.PHYSICIAN


_MEDICAL, _AUXILIARY, _OTHER = LegalGroup.MEDICAL, LegalGroup.AUXILIARY, LegalGroup.OTHER

_ANS: Final = MappingProxyType[Profession, tuple[str, AnsTable, LegalGroup]](
    {
        Profession.PHYSICIAN: ("10", "TRE_G15", _MEDICAL),
        Profession.DENTIST: ("40", "TRE_G15", _MEDICAL),
        Profession.MIDWIFE: ("50", "TRE_G15", _MEDICAL),
        Profession.PHARMACIST: ("21", "TRE_G15", LegalGroup.PHARMACIST),
        Profession.NURSE: ("60", "TRE_G15", _AUXILIARY),
        Profession.PHYSIOTHERAPIST: ("70", "TRE_G15", _AUXILIARY),
        Profession.PODIATRIST: ("80", "TRE_G15", _AUXILIARY),
        Profession.SPEECH_THERAPIST: ("91", "TRE_G15", _AUXILIARY),
        Profession.ORTHOPTIST: ("92", "TRE_G15", _AUXILIARY),
        Profession.OCCUPATIONAL_THERAPIST: ("94", "TRE_G15", _AUXILIARY),
        Profession.DIETITIAN: ("95", "TRE_G15", _AUXILIARY),
        Profession.PSYCHOMOTOR_THERAPIST: ("96", "TRE_G15", _AUXILIARY),
        Profession.RADIOGRAPHER: ("98", "TRE_G15", _AUXILIARY),
        Profession.LABORATORY_TECHNICIAN: ("86", "TRE_G15", _AUXILIARY),
        Profession.HEARING_AID_SPECIALIST: ("26", "TRE_G15", _AUXILIARY),
        Profession.OPTICIAN: ("28", "TRE_G15", _AUXILIARY),
        Profession.ORTHOPROSTHETIST: ("81", "TRE_G15", _AUXILIARY),
        Profession.PODO_ORTHOTIST: ("82", "TRE_G15", _AUXILIARY),
        Profession.ORTHOTIST: ("83", "TRE_G15", _AUXILIARY),
        Profession.OCULARIST: ("84", "TRE_G15", _AUXILIARY),
        Profession.EPITHESIST: ("85", "TRE_G15", _AUXILIARY),
        Profession.DENTAL_ASSISTANT: ("31", "TRE_G15", _OTHER),
        Profession.MEDICAL_PHYSICIST: ("32", "TRE_G15", _OTHER),
        Profession.OSTEOPATH: ("71", "TRE_R95", _OTHER),
        Profession.PSYCHOTHERAPIST: ("72", "TRE_R95", _OTHER),
        Profession.CHIROPRACTOR: ("73", "TRE_R95", _OTHER),
        Profession.PSYCHOLOGIST: ("93", "TRE_R95", _OTHER),
        Profession.SOCIAL_WORKER: ("41", "TRE_R94", _OTHER),
        Profession.OTHER_ROLE: ("99", "TRE_R291", _OTHER),
    }
)
