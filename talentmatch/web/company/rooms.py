"""The blueprints of a company's own pages."""

from talentmatch.web.company import history, needs, overview, profiles, states

COMPANY_ROOMS = (
    overview.blueprint,
    profiles.blueprint,
    needs.blueprint,
    states.blueprint,
    history.blueprint,
)
