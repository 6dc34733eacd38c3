"""msp_model."""
