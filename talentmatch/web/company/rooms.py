"""The blueprints of a company's own pages."""

from talentmatch.web.company import (
    by_link,
    contact,
    history,
    interests,
    needs,
    overview,
    posting,
    profiles,
    states,
    team,
    training,
)

COMPANY_ROOMS = (
    overview.blueprint,
    profiles.blueprint,
    needs.blueprint,
    states.blueprint,
    history.blueprint,
    posting.blueprint,
    by_link.blueprint,
    interests.blueprint,
    contact.blueprint,
    team.blueprint,
    training.blueprint,
)
