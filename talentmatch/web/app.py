"""Make the Flask application from a runtime."""

from flask import Flask

from talentmatch.runtime import Runtime
from talentmatch.web import (
    bundles,
    compression,
    counting,
    csrf,
    errors,
    headers,
    health,
    languages,
    permissions,
    sessions,
    templating,
    turns,
)
from talentmatch.web.account import (
    api_tokens,
    authenticator,
    closing,
    confirm,
    known,
    manage,
    own,
    password,
    settings,
    sign_in,
)
from talentmatch.web.api import docs as api_docs
from talentmatch.web.api import guard as api_guard
from talentmatch.web.api.paths import PREFIX as API_PREFIX
from talentmatch.web.api.rooms import API_ROOMS
from talentmatch.web.company import people
from talentmatch.web.company import request as company_request
from talentmatch.web.company.rooms import COMPANY_ROOMS
from talentmatch.web.converters import CONVERTERS
from talentmatch.web.desk import (
    approvals,
    audit,
    bulk_skill,
    company_requests,
    dashboard,
    duplicates,
    kept_pairs,
    links,
    lists,
    records,
    reports,
    runs,
    skill_links,
    states,
    suggestions,
    terms,
    webhooks,
)
from talentmatch.web.desk import history as desk_history
from talentmatch.web.desk import interest as desk_interest
from talentmatch.web.desk import needs as desk_needs
from talentmatch.web.desk import previews as desk_previews
from talentmatch.web.embed import frames, snippet
from talentmatch.web.files import blueprint as files
from talentmatch.web.in_memory import MemoryRequest
from talentmatch.web.keep import calendar, compare, feeds, paper, saved, shared, sharing
from talentmatch.web.linked import documents as linked
from talentmatch.web.linked import open_data, sitemap
from talentmatch.web.needs import alerts
from talentmatch.web.needs import feeds as need_feeds
from talentmatch.web.needs import files as need_files
from talentmatch.web.needs import listing as needs_list
from talentmatch.web.needs import page as needs
from talentmatch.web.needs import way as need_way
from talentmatch.web.observatory import pages as observatory
from talentmatch.web.observatory import provider as provider_demand
from talentmatch.web.sector import pages as sector
from talentmatch.web.seeker import (
    about,
    accessibility,
    cv,
    design,
    home,
    match,
    pathway,
    profiles,
    programmes,
    providers,
    report,
    search,
    skills,
    suggest,
)
from talentmatch.web.start import START_ROOMS

LONGEST_BODY = 200_000
LANGUAGE_PREFIX = "/<language:lang>"
DESK_PREFIX = LANGUAGE_PREFIX + "/admin"
PUBLIC = "public.read"
OWN = "account.own"
DESK = "desk.enter"
NEEDS = "needs.edit"
# Blueprint, prefix of its addresses, and the permission of every view that names none itself.
BLUEPRINTS = (
    (health.blueprint, "", PUBLIC),
    (bundles.blueprint, "", PUBLIC),
    (frames.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (snippet.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (sitemap.blueprint, "", PUBLIC),
    (open_data.files, "", PUBLIC),
    (home.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (search.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (suggest.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (programmes.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (providers.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (profiles.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (pathway.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (skills.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (calendar.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (feeds.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (saved.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (compare.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (paper.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (sharing.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (shared.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (match.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (cv.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (about.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (accessibility.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (design.blueprint, LANGUAGE_PREFIX, PUBLIC),
    *((room, LANGUAGE_PREFIX, PUBLIC) for room in START_ROOMS),
    (report.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (needs_list.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (needs.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (need_way.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (need_files.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (need_feeds.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (linked.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (open_data.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (alerts.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (observatory.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (sector.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (sign_in.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (password.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (confirm.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (own.blueprint, LANGUAGE_PREFIX, OWN),
    (settings.blueprint, LANGUAGE_PREFIX, OWN),
    (closing.blueprint, LANGUAGE_PREFIX, OWN),
    (known.blueprint, LANGUAGE_PREFIX, OWN),
    (api_tokens.blueprint, LANGUAGE_PREFIX, OWN),
    (authenticator.blueprint, LANGUAGE_PREFIX, OWN),
    (manage.blueprint, LANGUAGE_PREFIX, "accounts.manage"),
    (dashboard.blueprint, DESK_PREFIX, DESK),
    (lists.blueprint, DESK_PREFIX, DESK),
    (records.blueprint, DESK_PREFIX, DESK),
    (states.blueprint, DESK_PREFIX, DESK),
    (desk_history.blueprint, DESK_PREFIX, DESK),
    (desk_previews.blueprint, DESK_PREFIX, DESK),
    (runs.blueprint, DESK_PREFIX, DESK),
    (approvals.blueprint, DESK_PREFIX, DESK),
    (links.blueprint, DESK_PREFIX, DESK),
    (reports.blueprint, DESK_PREFIX, DESK),
    (provider_demand.blueprint, DESK_PREFIX, "catalogue.edit"),
    (duplicates.blueprint, DESK_PREFIX, DESK),
    (skill_links.blueprint, DESK_PREFIX, DESK),
    (bulk_skill.blueprint, DESK_PREFIX, DESK),
    (suggestions.blueprint, DESK_PREFIX, DESK),
    (terms.blueprint, DESK_PREFIX, DESK),
    (webhooks.blueprint, DESK_PREFIX, "webhooks.manage"),
    (company_requests.blueprint, DESK_PREFIX, "accounts.manage"),
    (people.blueprint, LANGUAGE_PREFIX, "company.people"),
    (company_request.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (desk_needs.blueprint, DESK_PREFIX, "needs.approve"),
    (desk_interest.blueprint, DESK_PREFIX, DESK),
    (audit.blueprint, DESK_PREFIX, "audit.read"),
    *((room, LANGUAGE_PREFIX, NEEDS) for room in COMPANY_ROOMS),
    (files, LANGUAGE_PREFIX + "/admin/files", "files.import"),
    *((room, API_PREFIX, PUBLIC) for room in API_ROOMS),
    (api_docs.blueprint, LANGUAGE_PREFIX, PUBLIC),
)


def create_app(runtime: Runtime) -> Flask:
    """Return the application; ``runtime`` is what every request shares."""
    app = Flask(__name__, static_folder="static", template_folder=None)
    app.request_class = MemoryRequest
    app.extensions["talentmatch"] = runtime
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY
    app.config["TRUSTED_HOSTS"] = list(runtime.settings.trusted_hosts) or None
    app.url_map.converters.update(CONVERTERS)
    compression.prepare(app)  # what is prepared first comes last after a request
    templating.prepare(app)
    kept_pairs.prepare(app)
    counting.prepare(app, runtime)
    for blueprint, prefix, _ in BLUEPRINTS:
        app.register_blueprint(blueprint, url_prefix=prefix or None)
    turns.prepare(app, runtime.settings.matches)
    sessions.prepare(app)
    api_guard.prepare(app)
    csrf.prepare(app)
    permissions.prepare(app, {"": PUBLIC, **{blueprint.name: permission for blueprint, _, permission in BLUEPRINTS}})
    languages.prepare(app)
    headers.prepare(app)
    errors.prepare(app)
    return app
