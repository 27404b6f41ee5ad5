"""The words for codes."""

import pytest

from talentmatch.models import codes
from talentmatch.web import names

CODES = {
    "region": codes.REGIONS,
    "language": codes.LANGUAGE_CODES,
    "given_in": codes.LANGUAGE_CODES,
    "audience": codes.AUDIENCES,
    "record_type": codes.RECORD_TYPES,
    "status": codes.PROGRAMME_STATUSES,
    "level": codes.LEVELS,
    "mode": codes.MODES,
    "skill_kind": codes.SKILL_KINDS,
    "skill_area": codes.SKILL_AREAS,
    "family": codes.FAMILIES,
    "profile_kind": codes.PROFILE_KINDS,
    "profile_source": codes.PROFILE_SOURCES,
    "detail_level": codes.DETAIL_LEVELS,
    "importance": codes.IMPORTANCES,
    "evidence_kind": codes.EVIDENCE_KINDS,
    "instance_status": codes.INSTANCE_STATUSES,
    "role": codes.ROLES,
}


@pytest.mark.parametrize("kind", CODES)
def test_stand_for_every_code(kind):
    assert set(names.KINDS[kind]) == set(CODES[kind])
