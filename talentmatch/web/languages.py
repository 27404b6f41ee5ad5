"""The language of a request: from its address, else from Accept-Language."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from flask import Flask, Response, current_app, redirect, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Request

from talentmatch.i18n import DEFAULT_LANGUAGE, LANGUAGES, current_language, use_language
from talentmatch.web.api.paths import is_api
from talentmatch.web.context import current_runtime

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SAFE_IN_PATH = "/:@!$&'()*+,;=-._~"
SAFE_IN_QUERY = SAFE_IN_PATH + "?%"


def prepare(app: Flask) -> None:
    """Answer every request in one language, and redirect addresses that name none."""
    app.wsgi_app = LanguageMiddleware(app.wsgi_app)  # type: ignore[method-assign]
    app.url_value_preprocessor(_drop_language)
    app.url_defaults(_add_language)
    app.before_request(redirect_to_language)


class LanguageMiddleware:
    """Set the language before anything else runs, so that every error page has it too."""

    def __init__(self, wsgi_app: "WSGIApplication") -> None:
        self._wsgi_app = wsgi_app

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        with use_language(language_of(Request(environ))):
            return self._wsgi_app(environ, start_response)


def language_of(incoming: Request) -> str:
    """Return the language that the address names, else the one that the reader prefers."""
    first = incoming.path.split("/", 2)[1]
    if is_api(incoming.path):
        first = incoming.args.get("lang", "")
    return first if first in LANGUAGES else preferred_language(incoming)


def preferred_language(incoming: Request) -> str:
    """Return the best of our languages by Accept-Language."""
    return incoming.accept_languages.best_match((DEFAULT_LANGUAGE, *LANGUAGES)) or DEFAULT_LANGUAGE


def _drop_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values:
        values.pop("lang", None)


def _add_language(endpoint: str, values: dict[str, Any]) -> None:
    if "lang" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "lang"):
        values["lang"] = current_language()


def redirect_to_language() -> Response | None:
    """Redirect a page's address without a language to the same page in the reader's language."""
    if request.routing_exception is None or request.method not in ("GET", "HEAD"):
        return None
    path = f"/{current_language()}{request.path}"
    if request.path.split("/", 2)[1] in LANGUAGES or not _is_page(path):
        return None
    response = redirect(address(request.script_root + path))
    response.vary.add("Accept-Language")
    return response  # type: ignore[return-value]


def _is_page(path: str) -> bool:
    adapter = current_app.create_url_adapter(request)
    try:
        return adapter is not None and bool(adapter.match(path, method="GET"))
    except HTTPException:
        return False


def address(path: str) -> str:
    """Return a path with the query of this request, safe to stand in a header or a link."""
    query = quote(request.query_string.decode("latin-1"), safe=SAFE_IN_QUERY, encoding="latin-1")
    return quote(path, safe=SAFE_IN_PATH) + (f"?{query}" if query else "")


def language_address(lang: str) -> str:
    """Return the address of this page, with its query, in another language; of the home page when it has none."""
    if request.endpoint is None or request.view_args is None or "lang" not in url_arguments(request.endpoint):
        return url_for("home.home", lang=lang)
    return address(url_for(request.endpoint, **{**request.view_args, "lang": lang}))


def public_addresses() -> dict[str, str]:
    """Return where the public finds this page, without its query: by language, and as x-default for every other.

    The address without a language asks the browser which one the reader prefers.
    """
    base, path = current_runtime().settings.base_url, quote(request.path, safe=SAFE_IN_PATH)
    within = path.partition("/")[2].partition("/")[2]
    return {**{lang: f"{base}/{lang}/{within}" for lang in LANGUAGES}, "x-default": f"{base}/{within}"}


def url_arguments(endpoint: str) -> set[str]:
    """Return the names of the parts of an endpoint's address."""
    return {name for rule in current_app.url_map.iter_rules(endpoint) for name in rule.arguments}
