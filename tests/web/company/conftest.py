"""The application of the tests of accounts."""

from tests.web.account.conftest import accounts_runtime, add, mails, person, site, stored

__all__ = ["accounts_runtime", "add", "mails", "person", "site", "stored"]
