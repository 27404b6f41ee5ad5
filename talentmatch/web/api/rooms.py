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
    webhooks,
)
from talentmatch.web.api.writes import catalogue as catalogue_writes
from talentmatch.web.api.writes import needs, own
from talentmatch.web.api.writes import skills as skill_writes

API_ROOMS = (
    catalogue.blueprint,
    demand.blueprint,
    vocabulary.blueprint,
    searching.blueprint,
    changes.blueprint,
    balance.blueprint,
    matching.blueprint,
    ways.blueprint,
    catalogue_writes.blueprint,
    own.blueprint,
    skill_writes.blueprint,
    webhooks.blueprint,
    needs.blueprint,
    token.blueprint,
    openapi.blueprint,
)
