"""Make the Flask application from a runtime."""

from flask import Flask

from talentmatch.runtime import Runtime
from talentmatch.web import errors, headers, health, languages, permissions, templating
from talentmatch.web.converters import CONVERTERS
from talentmatch.web.files import blueprint as files
from talentmatch.web.seeker import about, home, match, pathway, profiles, programmes, providers, search, skills

LONGEST_BODY = 200_000
LANGUAGE_PREFIX = "/<language:lang>"
PUBLIC = "public.read"
# Blueprint, prefix of its addresses, and the permission of every view that names none itself.
BLUEPRINTS = (
    (health.blueprint, "", PUBLIC),
    (home.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (search.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (programmes.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (providers.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (profiles.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (pathway.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (skills.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (match.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (about.blueprint, LANGUAGE_PREFIX, PUBLIC),
    (files, LANGUAGE_PREFIX + "/admin/files", "files.import"),
)


def create_app(runtime: Runtime) -> Flask:
    """Return the application; ``runtime`` is what every request shares."""
    app = Flask(__name__, static_folder="static", template_folder=None)
    app.extensions["talentmatch"] = runtime
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY
    app.config["TRUSTED_HOSTS"] = list(runtime.settings.trusted_hosts) or None
    app.url_map.converters.update(CONVERTERS)
    templating.prepare(app)
    for blueprint, prefix, _ in BLUEPRINTS:
        app.register_blueprint(blueprint, url_prefix=prefix or None)
    permissions.prepare(app, {"": PUBLIC, **{blueprint.name: permission for blueprint, _, permission in BLUEPRINTS}})
    languages.prepare(app)
    headers.prepare(app)
    errors.prepare(app)
    return app
