"""Limits: what a document may ask of the machine that reads it. A dossier that somebody wrote stays far below."""

from typing import Final

GREATEST_SIZE: Final = 2**20
"""The most bytes of one document: 1 MiB. A full dossier with ten years of declarations takes 50 kB."""

GREATEST_DEPTH: Final = 40
"""The most levels of lists and keys inside each other. A dossier has nine."""
