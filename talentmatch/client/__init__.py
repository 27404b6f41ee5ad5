"""Ask a talentmatch from a program, with types, pages and patience, and write with a token.

It needs httpx (the extra ``client``), and neither Flask nor a database.
"""

from talentmatch.client.client import Client
from talentmatch.client.failures import ClientError, Problem, Unreachable, WrongAnswer
from talentmatch.client.patience import Patience
from talentmatch.client.writing import Stored

__all__ = ["Client", "ClientError", "Patience", "Problem", "Stored", "Unreachable", "WrongAnswer"]
