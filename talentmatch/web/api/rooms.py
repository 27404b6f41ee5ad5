"""The rooms of the interface for programs."""

from talentmatch.web.api import balance, catalogue, demand, matching, openapi, searching, token, vocabulary, ways

API_ROOMS = (
    catalogue.blueprint,
    demand.blueprint,
    vocabulary.blueprint,
    searching.blueprint,
    balance.blueprint,
    matching.blueprint,
    ways.blueprint,
    token.blueprint,
    openapi.blueprint,
)
