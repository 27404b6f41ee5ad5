"""The command that gives the catalogue away as open data."""

from datetime import UTC, datetime
from pathlib import Path

import click

from talentmatch.config import read_settings
from talentmatch.exchange.linked.site import Site
from talentmatch.exchange.open_data.export import export_open_data
from talentmatch.exchange.open_data.forms import has_parquet
from talentmatch.i18n import current_language
from talentmatch.i18n import gettext as _
from talentmatch.runtime import open_runtime


@click.command("export-open-data")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def export_open_data_(folder: Path) -> None:
    """Write every public table to DIR, with a data dictionary and a licence.

    CSV, JSON Lines and, with talentmatch[parquet], Parquet; the skills in SKOS, the programmes in the European Learning
    Model, and an entry for catalogues of data (DCAT-AP). A former export in DIR is replaced as a whole. The site offers
    what stands in the folder open-data of the instance.
    """
    with open_runtime(read_settings()) as runtime, runtime.database.reading() as session:
        site = Site(runtime.settings.base_url, current_language())
        manifest = export_open_data(session, folder, site=site, now=datetime.now(UTC))
    click.echo(_("%(path)s written: %(number)s files.", path=folder, number=len(manifest.files)))
    if not has_parquet():
        click.echo(_("Parquet was left out: it needs pyarrow. Install talentmatch[parquet] and export again."))
