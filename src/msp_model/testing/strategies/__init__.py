"""Strategies: entities and values drawn by Hypothesis, valid by construction, simple where they shrink.

values         days, intervals, periods, labels, problems
identifiers    invented numbers, of series given to nobody
places         territories, zones, sites
people         members, counts, teams, departures
projects       health projects, recognition, premises, legal persons, neighbours
coordination   coordinators, posts, trainings, networks, searches
money          funders, grants, costs, requests
aci            contracts, declarations, France Santé
federations    federations, bodies, local groups
msps           whole dossiers, whatever they say
stages         whole dossiers that tell a likely story, at a chosen stage of life
less_known     the same dossier with some facts left out
documents      documents with the problems that they must cause

Inside: records (how an entity is drawn).

``unknown=`` says how much is left out: ``"none"``, ``"some"`` (each fact may be) or ``"most"``.
"""

from msp_model.testing import _extra as _extra
