"""Rendering: a statement in the format asked."""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType

from msp_model.national.aci.statement import AciStatement
from msp_model.national.aci.statement_data import to_data
from msp_model.national.aci.statement_html import to_html
from msp_model.national.aci.statement_table import to_csv
from msp_model.national.aci.statement_text import to_text
from msp_model.values import Language


def _to_json(statement: AciStatement, _lang: Language) -> str:
    return json.dumps(to_data(statement), ensure_ascii=False, indent=2)


_WRITERS: Mapping[str, Callable[[AciStatement, Language], str]] = MappingProxyType(
    {"text": to_text, "json": _to_json, "csv": to_csv, "html": to_html}
)

FORMATS: tuple[str, ...] = tuple(_WRITERS)
"""The formats of a statement: text, json, csv, html."""


def render(statement: AciStatement, format: str = "text", lang: Language = "fr") -> str:
    """Write a statement as text, JSON (in both languages), CSV or an HTML fragment.

    Raises ValueError for another format, naming those that there are.
    """
    if format not in _WRITERS:
        message = f"no format '{format}'; there are {', '.join(FORMATS)}"
        raise ValueError(message)
    return _WRITERS[format](statement, lang)
