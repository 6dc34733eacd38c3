"""The whole suite of the pack."""

import msp_model_invented

from msp_model.testing import RegionConformance, at_most, grows_with


class TestInvented(RegionConformance):
    plugin = msp_model_invented
    golden = ("golden",)
    recorded_ids = "ids.txt"
    laws = (grows_with("invented.building", "invented_costs"), at_most("invented.building", "cap"))
