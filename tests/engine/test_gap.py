from talentmatch.engine import Gap, gap


def test_it_splits_what_is_wanted_with_the_essential_first():
    wanted = {"optional": 0.5, "b": 1.0, "a": 1.0, "held": 0.5}
    assert gap(wanted, held={"held", "b", "besides"}) == Gap(covered=("b", "held"), missing=("a", "optional"))


def test_it_is_empty_when_nothing_is_wanted():
    assert gap({}, held={"a"}) == Gap((), ())
