"""The extra that this room needs: imported first by whatever needs Hypothesis."""

try:
    import hypothesis  # noqa: F401 - only whether it is there
except ModuleNotFoundError as error:
    if error.name != "hypothesis":
        raise
    from msp_model.documents import MissingExtraError

    message = "msp_model.testing needs Hypothesis: pip install 'msp-model[testing]'"
    raise MissingExtraError(message) from None
