"""Coverage pages: the tables of README and docs. ``python -m msp_model.cli.coverage_pages`` renews them in a clone."""

import re
from pathlib import Path
from typing import Final

from msp_model.cli.call import Call
from msp_model.cli.coverage import short_table, whole_table
from msp_model.cli.coverage_rows import coverage_of
from msp_model.cli.pack_folder import rulebook_with

START: Final = "<!-- coverage: start; renewed by python -m msp_model.cli.coverage_pages -->"
"""Where a table begins in a page."""

END: Final = "<!-- coverage: end -->"
"""Where it ends."""


def pages(root: Path) -> dict[Path, str]:
    """Give each page that holds a table as it should be, with every pack of the clone, installed or not."""
    packs = sorted(file.parent for file in (root / "plugins").glob("*/pyproject.toml"))
    found = coverage_of(rulebook_with(Call(lang="en"), packs, installed=False))
    tables = {root / "README.md": short_table(found, "en"), root / "docs" / "coverage.md": whole_table(found, "en")}
    return {page: _renewed(page.read_text(encoding="utf-8"), table) for page, table in tables.items()}


def _renewed(text: str, table: str) -> str:
    """Put a table between the marks of a page."""
    pattern = re.compile(f"{re.escape(START)}.*?{re.escape(END)}", re.DOTALL)
    return pattern.sub(lambda _: f"{START}\n\n{table}\n\n{END}", text)


if __name__ == "__main__":
    for page, text in pages(Path.cwd()).items():
        page.write_text(text, encoding="utf-8")
