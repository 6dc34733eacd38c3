"""The ACI."""
