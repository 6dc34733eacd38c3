"""Publishing: the schemas of this release as files. ``python -m msp_model.cli.publishing`` renews them."""

import json
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from msp_model.documents.assessment_shape import assessment_schema
from msp_model.documents.schema import PUBLISHED, Published, json_schema, rulebook_schema
from msp_model.national.aci.statement_shape import statement_schema

SCHEMAS: Final[Mapping[Published, Callable[[], dict[str, Any]]]] = MappingProxyType(
    {
        "json": json_schema,
        "yaml": lambda: json_schema("yaml"),
        "assessment": assessment_schema,
        "aci-statement": statement_schema,
        "rulebook": rulebook_schema,
    }
)
"""Every schema that is published."""


def write_schemas(folder: Path) -> None:
    """Write every schema into *folder*."""
    folder.mkdir(exist_ok=True)
    for kind, make in SCHEMAS.items():
        text = json.dumps(make(), ensure_ascii=False, indent=1) + "\n"
        (folder / PUBLISHED[kind]).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(str(files("msp_model.documents").joinpath("schemas"))))
