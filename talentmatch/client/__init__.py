"""Ask a talentmatch from a program: every read of its interface, with types, pages and patience.

It needs httpx (the extra ``client``), and neither Flask nor a database.
"""

from talentmatch.client.client import Client
from talentmatch.client.failures import ClientError, Problem, Unreachable, WrongAnswer
from talentmatch.client.patience import Patience

__all__ = ["Client", "ClientError", "Patience", "Problem", "Unreachable", "WrongAnswer"]
