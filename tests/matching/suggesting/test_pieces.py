"""A vacancy is cut into sentences that may ask for something."""

from talentmatch.matching.suggesting.pieces import Sentence, pieces_of, sentences_of

VACANCY = """QC analyst
What you will do
- You test samples, record the results and report deviations.
- Je werkt in een cleanroom volgens vaste procedures.
What we offer
- Meal vouchers, insurance and 32 days off.
Your profile
You speak English."""


def test_what_the_employer_offers_is_left_out():
    texts = [sentence.text for sentence in sentences_of(VACANCY, "en")]
    assert "You speak English." in texts
    assert not [text for text in texts if "vouchers" in text]


def test_each_sentence_has_its_own_language():
    langs = {sentence.text[:7]: sentence.lang for sentence in sentences_of(VACANCY, "fr")}
    assert (langs["You tes"], langs["Je werk"], langs["QC anal"]) == ("en", "nl", "fr")


def test_a_sentence_is_also_read_in_its_parts_of_some_words():
    sentence = Sentence("You test samples, record the results and report deviations.", "en")
    assert pieces_of([sentence]) == [sentence.text, "You test samples", "record the results"]
    assert pieces_of([Sentence("Analyst", "en")]) == []
