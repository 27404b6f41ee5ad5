"""The page of the open data, and its files: what an export left in the folder of the instance."""

from pathlib import Path

from flask import Blueprint, Response, abort, render_template, send_from_directory

from talentmatch.exchange.open_data.described import CATALOGUE, PARTS, described
from talentmatch.exchange.open_data.licence import LICENCE
from talentmatch.exchange.open_data.manifest import find_manifest
from talentmatch.exchange.open_data.named import MEDIA_TYPES
from talentmatch.web.context import current_runtime
from talentmatch.web.permissions import permit

blueprint = Blueprint("open_data", __name__)
files = Blueprint("open_data_files", __name__)
SAVED = ("csv", "jsonl", "parquet")  # forms that a browser should save rather than show
KEPT = "public, max-age=300"


def open_folder() -> Path:
    """Return where an export stands from which the site gives files."""
    return current_runtime().settings.open_data_dir


@blueprint.get("/open-data")
@permit("public.read")
def page() -> str:
    """Describe the files, each with its size, or say that none were made yet."""
    manifest = find_manifest(open_folder())
    return render_template(
        "linked/open_data.html",
        about=CATALOGUE,
        manifest=manifest,
        parts=[(described(part), manifest.of_part(part)) for part in PARTS if manifest.of_part(part)]
        if manifest
        else [],
        others=manifest.of_part("") if manifest else [],
        licence=LICENCE,
    )


@files.get("/open-data/<string:name>")
@permit("public.read")
def file(name: str) -> Response:
    """Send a file of the export, to any site that asks; nothing else that may stand in the folder."""
    folder = open_folder()
    manifest = find_manifest(folder)
    found = next((file for file in manifest.files if file.name == name), None) if manifest else None
    if found is None:
        abort(404)
    response = send_from_directory(
        folder, found.name, mimetype=MEDIA_TYPES[found.form], as_attachment=found.form in SAVED, etag=found.sha256[:32]
    )
    response.headers["Cache-Control"] = KEPT
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
