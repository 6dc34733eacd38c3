"""Documents: what comes in and goes out, read strictly and written one way.

codec      dossiers in JSON and YAML: Codec, Dossier
faces      the same as free functions: read, loads, write, dumps
bulk       many dossiers, from a folder or JSON Lines, one at a time: read_each, write_lines
schema     the JSON Schemas of a dossier and of a rulebook
rulebook_document
           what a rulebook says, as a document: RulebookDocument, read_rulebook_document
rule_records, rulebook_records
           what such a document holds
rulebook_export
           a rulebook made into one: export_rulebook, rulebook_to_data
rulebook_diff
           two documents compared: diff_rulebooks
assessment_document, assessment_shape
           an answer kept, and read back: dumps_assessment, read_assessment_document
shapes     what documents kept as plain data look like, read as checks and as JSON Schema
codes      the closed list of what can be wrong
texts      the legal texts and parameters of a pack, in TOML
regions    the files of a federation's pack: federation, schemes, readings
schemes, scheme_tables
           money and support, as `schemes.toml` says them

Inside: refusals (problems with paths), leaves (the smallest values), hooks (each type), envelope (format, version,
upgrades), extensions (data of packs), expression_data and rulebook_shown (what a rulebook says), json_text, json_located,
yaml_text, yaml_out, located, limits, tables, toml_lines.
"""

from msp_model.documents.assessment_document import AssessmentDocument, dumps_assessment, read_assessment_document
from msp_model.documents.bulk import Entry, read_each, write_lines
from msp_model.documents.codec import Codec, Dossier, Format
from msp_model.documents.codes import CODES
from msp_model.documents.envelope import SCHEMA_VERSION
from msp_model.documents.extensions import Verbatim
from msp_model.documents.faces import dumps, loads, read, read_dossier, write
from msp_model.documents.refusals import DocumentError
from msp_model.documents.rule_records import (
    Changeable,
    DomainRecord,
    ExpressionRecord,
    FactRecord,
    NodeRecord,
    RuleRecord,
    SchemeRecord,
    TermRecord,
    WhichSite,
)
from msp_model.documents.rulebook_diff import ChangeKind, Difference, RulebookChange, diff_rulebooks
from msp_model.documents.rulebook_document import (
    RulebookDocument,
    loads_rulebook_document,
    read_rulebook_document,
)
from msp_model.documents.rulebook_export import export_rulebook, rulebook_to_data
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
from msp_model.documents.schema import json_schema, published_schema, rulebook_schema
from msp_model.documents.texts import PackData, read_pack_data
from msp_model.documents.yaml_text import MissingExtraError

__all__ = [
    "CODES",
    "SCHEMA_VERSION",
    "AssessmentDocument",
    "ChangeKind",
    "Changeable",
    "Codec",
    "Difference",
    "DocumentError",
    "DomainRecord",
    "Dossier",
    "Entry",
    "ExpressionRecord",
    "FactRecord",
    "Format",
    "InterpretationRecord",
    "MissingExtraError",
    "NodeRecord",
    "ObservationRecord",
    "PackData",
    "PackRecord",
    "ParameterRecord",
    "ReadingRecord",
    "RegionalReadingRecord",
    "RuleRecord",
    "RulebookChange",
    "RulebookDocument",
    "SchemeRecord",
    "SetBy",
    "TermRecord",
    "TextRecord",
    "ValueRecord",
    "Verbatim",
    "WhichSite",
    "diff_rulebooks",
    "dumps",
    "dumps_assessment",
    "export_rulebook",
    "json_schema",
    "loads",
    "loads_rulebook_document",
    "published_schema",
    "read",
    "read_assessment_document",
    "read_dossier",
    "read_each",
    "read_pack_data",
    "read_rulebook_document",
    "rulebook_schema",
    "rulebook_to_data",
    "write",
    "write_lines",
]
