"""Located: plain data of a document, and where each part of it stands."""

import attrs

from msp_model.documents.refusals import Place
from msp_model.values import Problem

Position = tuple[int, int]
"""Line and column, both from 1."""


@attrs.define(kw_only=True)
class Located:
    """What a parser found: data, positions, and what is wrong with the text itself.

    Attributes:
        data: dicts, lists and leaves.

        values: where each value begins.

        keys: where each key begins, by the place of its value.

        problems: syntax, duplicate keys, limits.
    """

    data: object = None
    values: dict[Place, Position] = attrs.Factory(dict)
    keys: dict[Place, Position] = attrs.Factory(dict)
    problems: list[Problem] = attrs.Factory(list)

    def locate(self, place: Place, found: Problem) -> Problem:
        """Give *found* with the position of *place*, or of the nearest part around it that stands in the text."""
        if found.line is not None:
            return found
        position = self.keys.get(place) if found.code in {"unknown-field", "unknown-extension"} else None
        near = place
        while position is None:
            position = self.values.get(near)
            if position is None and not near:
                return found
            near = near[:-1]
        return attrs.evolve(found, line=position[0], column=position[1])
