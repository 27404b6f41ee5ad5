"""What the tests of companies share."""

from tests.accounts.conftest import make

__all__ = ["make"]
