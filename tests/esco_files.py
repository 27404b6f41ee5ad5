"""A made-up ESCO of a few concepts, in the form of the official download."""

import csv
import io
import zipfile

BASE = "http://data.europa.eu/esco"
STIR, FOAM, BREW, TASTE = (f"{BASE}/skill/{name}" for name in ("stir", "foam", "brew", "taste"))
BREWER, TASTER = (f"{BASE}/occupation/{name}" for name in ("brewer", "taster"))
DRINKS = f"{BASE}/skill/S1.2"
ISCO = f"{BASE}/isco/C7515"
SKILL = "KnowledgeSkillCompetence"


def skill(uri, label, *, kind="skill/competence", others="", status="released", text=""):
    return {
        "conceptType": SKILL, "conceptUri": uri, "skillType": kind, "reuseLevel": "sector-specific",
        "preferredLabel": label, "altLabels": others, "status": status, "description": text,
    }  # fmt: skip


def occupation(uri, label, *, code="7515.1", others=""):
    return {
        "conceptType": "Occupation", "conceptUri": uri, "iscoGroup": code.split(".")[0], "preferredLabel": label,
        "altLabels": others, "status": "released", "description": "", "code": code,
    }  # fmt: skip


def group(kind, uri, label, code):
    return {"conceptType": kind, "conceptUri": uri, "code": code, "preferredLabel": label, "altLabels": ""}


def need(source, target, kind="essential"):
    return {"occupationUri": source, "relationType": kind, "skillType": "knowledge", "skillUri": target}


def label(uri, text, others=""):
    return {"conceptUri": uri, "preferredLabel": text, "altLabels": others, "description": ""}


ENGLISH = {
    "skills_en.csv": [
        skill(STIR, "stir the mash", others="stir the mash\nmash stirring"),
        skill(FOAM, "foam theory", kind="knowledge"),
        skill(BREW, "brew"),
    ],
    "occupations_en.csv": [
        occupation(BREWER, "brewer", others="maker of beer\nÉlite brewer"),
        occupation(TASTER, "beer taster", code="7515.2", others="brewer"),
    ],
    "skillGroups_en.csv": [group("SkillGroup", DRINKS, "drinks", "S1.2")],
    "ISCOGroups_en.csv": [group("ISCOGroup", ISCO, "Tasters and graders", "7515")],
    "beerSkillsCollection_en.csv": [{**skill(STIR, "stir the mash"), "broaderConceptUri": DRINKS}],
}
RELATIONS = {
    "occupationSkillRelations.csv": [need(BREWER, STIR), need(BREWER, FOAM, "optional"), need(TASTER, FOAM)],
    "broaderRelationsSkillPillar.csv": [
        {"conceptType": SKILL, "conceptUri": uri, "broaderType": "SkillGroup", "broaderUri": DRINKS}
        for uri in (STIR, BREW)
    ],
    "skillSkillRelations.csv": [
        {"originalSkillUri": BREW, "relationType": "optional", "relatedSkillUri": STIR},
    ],
}
DUTCH = {"skill_labels_nl.csv": [label(STIR, "het beslag roeren"), label(BREW, "brouwen", "bier maken")]}


def csv_bytes(rows, *, start="", line_end="\n"):
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, rows[0], lineterminator=line_end)
    writer.writeheader()
    writer.writerows(rows)
    return (start + stream.getvalue()).encode()


def write_zip(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in files.items():
            archive.writestr(name, csv_bytes(rows))
    return path


def write_csvs(folder, files, **style):
    folder.mkdir(exist_ok=True)
    for name, rows in files.items():
        (folder / name).write_bytes(csv_bytes(rows, **style))
    return folder


def english_zip(folder, version="1.1.0"):
    return write_zip(folder / f"ESCO dataset - v{version} - classification - en - csv.zip", ENGLISH)
