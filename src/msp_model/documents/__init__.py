"""Documents: what comes in and goes out, read strictly and written one way.

codec      dossiers in JSON and YAML: Codec, Dossier
faces      the same as free functions: read, loads, write, dumps
bulk       many dossiers, from a folder or JSON Lines, one at a time: read_each, write_lines
schema     the JSON Schema of a dossier
codes      the closed list of what can be wrong
texts      the legal texts and parameters of a pack, in TOML

Inside: refusals (problems with paths), leaves (the smallest values), hooks (each type), envelope (format, version,
upgrades), extensions (data of packs), json_text, json_located, yaml_text, yaml_out, located, limits, tables, toml_lines.
"""

from msp_model.documents.bulk import Entry, read_each, write_lines
from msp_model.documents.codec import Codec, Dossier, Format
from msp_model.documents.codes import CODES
from msp_model.documents.envelope import SCHEMA_VERSION
from msp_model.documents.extensions import Verbatim
from msp_model.documents.faces import dumps, loads, read, read_dossier, write
from msp_model.documents.refusals import DocumentError
from msp_model.documents.schema import json_schema, published_schema
from msp_model.documents.texts import PackData, read_pack_data
from msp_model.documents.yaml_text import MissingExtraError

__all__ = [
    "CODES",
    "SCHEMA_VERSION",
    "Codec",
    "DocumentError",
    "Dossier",
    "Entry",
    "Format",
    "MissingExtraError",
    "PackData",
    "Verbatim",
    "dumps",
    "json_schema",
    "loads",
    "published_schema",
    "read",
    "read_dossier",
    "read_each",
    "read_pack_data",
    "write",
    "write_lines",
]
