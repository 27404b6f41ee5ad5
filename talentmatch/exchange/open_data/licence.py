"""The licence of the open data, as ``data/catalogue/README.md`` states it."""

LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"
TEXT = f"""# Licence

- **Facts** are free to use.
- **Texts** (descriptions, glosses, labels, titles in other languages than that of the source) are our own words and
  fall under Apache-2.0: <{LICENCE}>. Name talentmatch as the source.
- **Words of a source** (titles as published, evidence) belong to the page that `source_url` or `evidence_url` names.
- **ESCO**: addresses and labels of ESCO are © European Union; they may be reused if the source is named (Commission
  Decision 2011/833/EU).
- **Needs** are texts of the companies that published them here. They end on a day: fetch the
  file again rather than keep it.

The records come as they are, from public sources with a date. Ask the training centre before you decide.
"""
