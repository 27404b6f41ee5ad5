"""The blueprints of a company's own pages."""

from talentmatch.web.company import (
    by_link,
    contact,
    history,
    interests,
    need_files,
    needs,
    overview,
    posting,
    profiles,
    states,
    team,
    training,
    vacancy,
)

COMPANY_ROOMS = (
    overview.blueprint,
    profiles.blueprint,
    vacancy.blueprint,
    need_files.blueprint,
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
