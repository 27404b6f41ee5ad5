"""Join what Belgian life-science employers need with what training centres teach."""

__version__ = "0.1.0"
