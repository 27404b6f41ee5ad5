from itertools import count

from talentmatch.evaluation import Text, Workshop

DOCUMENTS = (Text("a", "vaccine", "", "en"),)


def test_it_makes_the_same_of_the_same_documents_once():
    ticks = count()
    workshop = Workshop(clock=lambda: float(next(ticks)))
    first = workshop.make("list", list, documents=DOCUMENTS)
    again = workshop.make("list", list, documents=(Text("a", "vaccine", "", "en"),))
    assert again is first
    assert (first.product, first.seconds) == ([*DOCUMENTS], 1)


def test_it_makes_anew_what_is_of_other_documents_or_another_kind():
    workshop = Workshop()
    first = workshop.make("list", list, documents=DOCUMENTS)
    assert workshop.make("set", set, documents=DOCUMENTS).product == {*DOCUMENTS}
    assert workshop.make("list", list, documents=()).product == []
    assert workshop.make("list", list, documents=DOCUMENTS) is not first
