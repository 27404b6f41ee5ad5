"""Make the Flask application from a runtime."""

from flask import Flask

from talentmatch.runtime import Runtime
from talentmatch.web import errors, headers, health, languages, templating
from talentmatch.web.converters import CONVERTERS
from talentmatch.web.seeker import about, home, match, pathway, profiles, programmes, providers, search, skills

LONGEST_BODY = 200_000
LANGUAGE_PREFIX = "/<language:lang>"
BLUEPRINTS = (
    (health.blueprint, ""),
    (home.blueprint, LANGUAGE_PREFIX),
    (search.blueprint, LANGUAGE_PREFIX),
    (programmes.blueprint, LANGUAGE_PREFIX),
    (providers.blueprint, LANGUAGE_PREFIX),
    (profiles.blueprint, LANGUAGE_PREFIX),
    (pathway.blueprint, LANGUAGE_PREFIX),
    (skills.blueprint, LANGUAGE_PREFIX),
    (match.blueprint, LANGUAGE_PREFIX),
    (about.blueprint, LANGUAGE_PREFIX),
)


def create_app(runtime: Runtime) -> Flask:
    """Return the application; ``runtime`` is what every request shares."""
    app = Flask(__name__, static_folder="static", template_folder=None)
    app.extensions["talentmatch"] = runtime
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY
    app.config["TRUSTED_HOSTS"] = list(runtime.settings.trusted_hosts) or None
    app.url_map.converters.update(CONVERTERS)
    templating.prepare(app)
    for blueprint, prefix in BLUEPRINTS:
        app.register_blueprint(blueprint, url_prefix=prefix or None)
    languages.prepare(app)
    headers.prepare(app)
    errors.prepare(app)
    return app
