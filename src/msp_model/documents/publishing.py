"""Publishing: the schemas of this release as files. ``python -m msp_model.documents.publishing`` renews them."""

import json
from pathlib import Path

from msp_model.documents.codec import FORMATS
from msp_model.documents.schema import RULEBOOK_SCHEMA, json_schema, rulebook_schema, schema_name


def write_schemas(folder: Path) -> None:
    """Write every schema into *folder*."""
    folder.mkdir(exist_ok=True)
    schemas = {schema_name(format): json_schema(format) for format in FORMATS} | {RULEBOOK_SCHEMA: rulebook_schema()}
    for name, schema in schemas.items():
        text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(__file__).parent / "schemas")
