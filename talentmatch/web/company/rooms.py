"""The blueprints of a company's own pages."""

from talentmatch.web.company import by_link, history, need_files, needs, overview, posting, profiles, states, vacancy

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
)
