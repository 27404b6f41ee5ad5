"""The rooms of the interface for programs."""

from talentmatch.web.api import catalogue, demand, vocabulary

API_ROOMS = (catalogue.blueprint, demand.blueprint, vocabulary.blueprint)
