"""The rooms of the interface for programs."""

from talentmatch.web.api import (
    balance,
    catalogue,
    changes,
    demand,
    matching,
    openapi,
    searching,
    token,
    vocabulary,
    ways,
)

API_ROOMS = (
    catalogue.blueprint,
    demand.blueprint,
    vocabulary.blueprint,
    searching.blueprint,
    changes.blueprint,
    balance.blueprint,
    matching.blueprint,
    ways.blueprint,
    token.blueprint,
    openapi.blueprint,
)
