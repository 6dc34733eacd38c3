"""Documents: what comes in and goes out, read strictly and written one way.

codes     the closed list of what can be wrong
texts     the legal texts and parameters of a pack, in TOML
"""

from msp_model.documents.codes import CODES
from msp_model.documents.texts import PackData, read_pack_data

__all__ = ["CODES", "PackData", "read_pack_data"]
