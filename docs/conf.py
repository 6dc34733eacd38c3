"""The documentation: MyST pages, the reference read from the docstrings, built without a warning."""

import importlib
import inspect
import pkgutil
import re
from importlib.metadata import version as installed

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import msp_model

project = "msp_model"
author = "The msp_model contributors"
copyright = "The msp_model contributors, Apache-2.0"
release = version = installed("msp-model")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"msp_model {release}"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_default_options = {"members": True, "show-inheritance": False}
napoleon_numpy_docstring = False
napoleon_use_ivar = True  # fields are listed in their class, not documented twice
python_use_unqualified_type_names = True

# Only the names of this library must resolve: no other project's inventory is fetched, so that a build needs no network.
# A type variable is no page either.
nitpick_ignore_regex = [
    (r"py:.*", r"(?!msp_model\b).*"),
    (r"py:.*", r"msp_model\..*\.[A-Z]\d?"),
    (r"py:.*", r"msp_model\.testing\.conformance\..*"),  # what the checks of the kit pass to one another
]


def public_homes() -> dict[str, str]:
    """Give, for the module a public name is defined in, the room where it is documented."""
    homes = {}
    for room in pkgutil.iter_modules(msp_model.__path__, "msp_model."):
        if room.ispkg:
            module = importlib.import_module(room.name)
            for name in getattr(module, "__all__", ()):
                value = getattr(module, name)
                if inspect.isclass(value) or inspect.isroutine(value):
                    homes[f"{value.__module__}.{value.__qualname__}"] = f"{room.name}.{name}"
    return homes


HOMES = public_homes()


def find_public_home(
    app: Sphinx, environment: BuildEnvironment, reference: pending_xref, content: nodes.TextElement
) -> nodes.reference | None:
    """Lead a reference to the module of definition to the room that publishes the name."""
    home = HOMES.get(reference.get("reftarget", ""))
    if home is None or reference.get("refdomain") != "py":
        return None
    domain = environment.domains.python_domain
    return domain.resolve_xref(environment, reference["refdoc"], app.builder, "obj", home, reference, content)


def keep_maps(app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:
    """Show a paragraph in columns, the map of a room in its docstring, as it is written."""
    if what != "module":
        return
    paragraphs = "\n".join(lines).strip("\n").split("\n\n")
    lines[:] = []
    for paragraph in paragraphs:
        rows = paragraph.splitlines()
        if any(re.search(r"\S {2,}\S", row) for row in rows):
            lines += ["::", "", *(f"    {row}" for row in rows), ""]
        else:
            lines += [*rows, ""]


def setup(app: Sphinx) -> None:
    """Connect what this project adds."""
    app.connect("autodoc-process-docstring", keep_maps)
    app.connect("missing-reference", find_public_home)
