"""Publishing: the schemas of this release as files. ``python -m msp_model.documents.publishing`` renews them."""

import json
from pathlib import Path

from msp_model.documents.codec import FORMATS
from msp_model.documents.schema import json_schema, schema_name


def write_schemas(folder: Path) -> None:
    """Write the schema of each format into *folder*."""
    folder.mkdir(exist_ok=True)
    for format in FORMATS:
        text = json.dumps(json_schema(format), ensure_ascii=False, indent=1) + "\n"
        (folder / schema_name(format)).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(__file__).parent / "schemas")
