"""The shipped vocabulary is found in sentences as people write them, and not where they mean something else."""

import pytest

from tests.skills.conftest import shipped

SENTENCES = [
    ("nl", "Wij zoeken een kwaliteitscontrolemedewerker voor onze vestiging in Puurs.", "quality-control"),
    ("nl", "Ervaring met preventief en correctief onderhoud.", "preventive-maintenance corrective-maintenance"),
    ("nl", "Je volgt de VGM-regels en draagt steeds je PBM's.", "ehs-management personal-protective-equipment"),
    ("nl", "Processen valideren en apparatuur kwalificeren.", "process-validation equipment-qualification"),
    ("nl", "Ervaring in validatei en kwaliteitsborgin is een must.", "validation-and-qualification quality-assurance"),
    ("nl", "Je schrijft afwijkingsrapporten en volgt CAPA's op.", "deviation-management corrective-preventive-action"),
    ("nl", "Ervaring met aseptisch werken en clean room kledij.", "aseptic-work cleanroom-gowning"),
    ("fr", "Vous maîtrisez les BPF et le CQ.", "good-manufacturing-practice quality-control"),
    ("fr", "Rédaction et respect des MON dans notre laboratoire.", "working-to-procedures"),
    ("fr", "Le port des EPI et les consignes HSE.", "personal-protective-equipment ehs-management"),
    ("fr", "Opérateur·rice en salle blanche, travail aseptique.", "cleanroom-work aseptic-work"),
    ("fr", "Un technicien (h/f/x) ou une technicienne de maintenance préventive.", "preventive-maintenance"),
    ("fr", "Expérience en pharmacovigilence et affaires réglementaires.", "pharmacovigilance regulatory-affairs"),
    ("en", "Maintenance of production equipment and troubleshooting.", "industrial-maintenance troubleshooting"),
    ("en", "Strong knowledge of CAPAs and root-cause analysis.", "corrective-preventive-action root-cause-analysis"),
    ("en", "Validation of computerised systems, data integrity.", "computerised-system-validation data-integrity"),
    ("en", "You run HPLC and ELISA assays in quality control.", "hplc elisa quality-control"),
]  # fmt: skip
TRAPS = [
    ("nl", "Ik snijd de appels met een mes en pers het sap."),
    ("nl", "Wegens verbouwing zijn de wegen naar het station afgesloten."),
    ("nl", "De stem van de zangeres klonk helder door de zaal."),
    ("fr", "J'ai invité MES amis à la maison pour fêter ça."),
    ("fr", "J'ai acheté du sirop à la pharmacie en face de la gare."),
    ("fr", "Le sas d'entrée est fermé, passez par la cour."),
    ("en", "We empower you to excel in your career and reach your goals."),
    ("en", "Access to the car park is free for all teams on Sunday."),
]


@pytest.mark.parametrize(("lang", "text", "expected"), SENTENCES)
def test_it_finds_what_a_sentence_names(shipped_linker, lang, text, expected):
    assert set(expected.split()) <= {hit.skill_id for hit in shipped_linker.find(text, lang)}


@pytest.mark.parametrize(("lang", "text"), TRAPS)
def test_it_finds_nothing_in_everyday_talk(shipped_linker, lang, text):
    assert shipped_linker.find(text, lang) == []


@pytest.mark.parametrize(("name", "subject"), [("programme_skills", "programme_id"), ("profile_skills", "profile_id")])
def test_it_finds_most_of_what_the_evidence_was_linked_to_and_little_else(shipped_linker, name, subject):
    links = shipped(name)
    linked = {(getattr(link, subject), link.skill_id) for link in links}
    read = [(link, shipped_linker.find(link.evidence_text, link.evidence_lang or "en")) for link in links]
    recalled = sum(link.skill_id in {hit.skill_id for hit in found} for link, found in read)
    pairs = [(getattr(link, subject), hit.skill_id) for link, found in read for hit in found]
    assert recalled >= 0.7 * len(links)
    assert sum(pair in linked for pair in pairs) >= 0.9 * len(pairs)
