"""The pack passes the conformance kit, and answers as its sources say."""

import msp_model_femage

from msp_model.testing import RegionConformance


class TestConformance(RegionConformance):
    """Everything that a pack owes."""

    plugin = msp_model_femage
    golden = ("golden.toml",)
    known_failures = "known.toml"
