"""Settings from the environment, read once, with all faults reported together."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from talentmatch.errors import ConfigurationError
from talentmatch.i18n import N_

MAIL_FROM = "talentmatch@localhost"
DATABASE_SCHEMES = ("sqlite", "postgresql", "postgres", "postgresql+psycopg")


@dataclass(frozen=True)
class Settings:
    """Everything that the operator can set; see ``docs/operations.md``."""

    instance_dir: Path
    database_url: str
    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 8
    matches: int = 2
    workers: int = 1
    answers_mb: int = 32
    trusted_hosts: tuple[str, ...] = ()
    log_level: str = "INFO"
    base_url: str = "http://127.0.0.1:8000"
    smtp_url: str = ""
    mail_from: str = MAIL_FROM
    admin_totp: bool = True
    trusted_proxy: str = ""
    confirm_months: int = 18
    design_page: bool = False
    api_units: int = 600
    api_token_units: int = 3_000
    snapshots_dir: Path | None = None

    @property
    def mail_dir(self) -> Path:
        """Return the folder for mails where no mail server is set."""
        return self.instance_dir / "mail"

    @property
    def open_data_dir(self) -> Path:
        """Return the folder of the open data that the site gives away."""
        return self.instance_dir / "open-data"

    @property
    def index_dir(self) -> Path:
        """Return the folder that holds the snapshot of the match index."""
        return self.instance_dir / "index"


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings from ``environ``; raise ConfigurationError that lists every fault."""
    faults: list[str] = []
    instance = Path(environ.get("TALENTMATCH_INSTANCE", "instance")).absolute()
    settings = Settings(
        instance_dir=instance,
        database_url=_database_url(environ, instance, faults),
        host=environ.get("TALENTMATCH_HOST", "127.0.0.1"),
        port=_number(environ, "TALENTMATCH_PORT", (8000, 1, 65535), faults),
        threads=_number(environ, "TALENTMATCH_THREADS", (8, 1, 64), faults),
        matches=_number(environ, "TALENTMATCH_MATCHES", (2, 1, 64), faults),
        workers=_number(environ, "TALENTMATCH_WORKERS", (1, 1, 64), faults),
        answers_mb=_number(environ, "TALENTMATCH_ANSWERS_MB", (32, 0, 4096), faults),
        trusted_hosts=tuple(environ.get("TALENTMATCH_TRUSTED_HOSTS", "").split()),
        log_level=_log_level(environ, faults),
        base_url=_address(environ, "TALENTMATCH_BASE_URL", ("http", "https"), faults).rstrip("/"),
        smtp_url=_address(environ, "TALENTMATCH_SMTP_URL", ("smtp",), faults),
        mail_from=environ.get("TALENTMATCH_MAIL_FROM", "") or MAIL_FROM,
        admin_totp=_admin_totp(environ, faults),
        trusted_proxy=_trusted_proxy(environ, faults),
        confirm_months=_number(environ, "TALENTMATCH_CONFIRM_MONTHS", (18, 0, 240), faults),
        design_page=_design_page(environ, faults),
        api_units=_number(environ, "TALENTMATCH_API_UNITS", (600, 0, 1_000_000), faults),
        api_token_units=_number(environ, "TALENTMATCH_API_TOKEN_UNITS", (3_000, 0, 1_000_000), faults),
        snapshots_dir=_folder(environ, "TALENTMATCH_SNAPSHOTS"),
    )
    if not settings.base_url:
        settings = replace(settings, base_url=f"http://{settings.host}:{settings.port}")
    if faults:
        raise ConfigurationError(N_("The settings do not allow a start: %(faults)s"), faults="; ".join(faults))
    return settings


def _folder(environ: Mapping[str, str], name: str) -> Path | None:
    raw = environ.get(name, "")
    return Path(raw).absolute() if raw else None


def _number(environ: Mapping[str, str], name: str, limits: tuple[int, int, int], faults: list[str]) -> int:
    default, low, high = limits
    raw = environ.get(name, "")
    if raw == "":
        return default
    if not (raw.isascii() and raw.isdigit()) or not low <= int(raw) <= high:
        faults.append(f"{name} is {raw!r} and must be a whole number from {low} to {high}")
        return default
    return int(raw)


def _address(environ: Mapping[str, str], name: str, schemes: tuple[str, ...], faults: list[str]) -> str:
    raw = environ.get(name, "")
    try:
        parts = urlsplit(raw)
        fits = parts.scheme in schemes and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        fits = False
    if raw and not fits:
        faults.append(f"{name} must look like {schemes[-1]}://host.example")
    return raw


def _admin_totp(environ: Mapping[str, str], faults: list[str]) -> bool:
    word = environ.get("TALENTMATCH_ADMIN_TOTP", "") or "required"
    if word not in ("required", "optional"):
        faults.append(f"TALENTMATCH_ADMIN_TOTP is {word!r} and must be required or optional")
    return word != "optional"


def _design_page(environ: Mapping[str, str], faults: list[str]) -> bool:
    word = environ.get("TALENTMATCH_DESIGN_PAGE", "") or "hidden"
    if word not in ("hidden", "shown"):
        faults.append(f"TALENTMATCH_DESIGN_PAGE is {word!r} and must be hidden or shown")
    return word == "shown"


def _trusted_proxy(environ: Mapping[str, str], faults: list[str]) -> str:
    address = environ.get("TALENTMATCH_TRUSTED_PROXY", "")
    try:
        return str(ip_address(address)) if address else ""
    except ValueError:
        faults.append(f"TALENTMATCH_TRUSTED_PROXY is {address!r} and must be a network address, for example 127.0.0.1")
        return ""


def _log_level(environ: Mapping[str, str], faults: list[str]) -> str:
    level = environ.get("TALENTMATCH_LOG_LEVEL", "INFO").upper()
    if level not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        faults.append(f"TALENTMATCH_LOG_LEVEL is {level!r} and must be DEBUG, INFO, WARNING or ERROR")
        return "INFO"
    return level


def _database_url(environ: Mapping[str, str], instance: Path, faults: list[str]) -> str:
    raw = environ.get("DATABASE_URL", "") or f"sqlite:///{instance / 'talentmatch.db'}"
    try:
        scheme = urlsplit(raw).scheme
    except ValueError:
        scheme = ""
    if scheme not in DATABASE_SCHEMES or "://" not in raw:
        faults.append("DATABASE_URL must look like sqlite:///path/to/file.db or postgresql://user:password@host/name")
        return raw
    if scheme in ("postgresql", "postgres"):
        return "postgresql+psycopg" + raw[len(scheme) :]
    return raw
