"""Every address of the desk with one that exists: rule -> path."""

SCHOOL = "gmp-atmp-summer-school"
KIND = "<any(programmes, providers, runs):kind>"
ADMIN = "/<language:lang>/admin"
DESK_PAGES = {
    f"{ADMIN}/": "/admin/",
    f"{ADMIN}/programmes": "/admin/programmes?q=gmp&show=live&sort=confirmed",
    f"{ADMIN}/providers": "/admin/providers",
    f"{ADMIN}/providers/<slug:provider_id>/demand": "/admin/providers/aptaskil/demand",
    f"{ADMIN}/programmes/<slug:programme_id>/runs": f"/admin/programmes/{SCHOOL}/runs",
    f"{ADMIN}/programmes/<slug:record_id>/preview": f"/admin/programmes/{SCHOOL}/preview",
    f"{ADMIN}/approvals": "/admin/approvals",
    f"{ADMIN}/audit": "/admin/audit?actor=operator",
    f"{ADMIN}/links": "/admin/links",
    f"{ADMIN}/{KIND}/new": "/admin/providers/new",
    f"{ADMIN}/{KIND}/<slug:record_id>": f"/admin/programmes/{SCHOOL}",
    f"{ADMIN}/{KIND}/<slug:record_id>/state": f"/admin/programmes/{SCHOOL}/state",
    f"{ADMIN}/{KIND}/<slug:record_id>/purge": f"/admin/programmes/{SCHOOL}/purge",
    f"{ADMIN}/{KIND}/<slug:record_id>/history": f"/admin/programmes/{SCHOOL}/history",
}
