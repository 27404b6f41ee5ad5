"""The memory holds the answers of one state, within its bytes."""

from talentmatch.web.kept.memory import OVERHEAD, Answer, Memory


def answer(size=1000):
    return Answer("200 OK", (("ETag", 'W/"1"'),), b"x" * size)


def test_another_state_drops_all():
    memory = Memory(100_000)
    memory.put(1, "a", answer())
    assert (memory.get(1, "a") is not None, memory.get(2, "a")) == (True, None)
    memory.put(2, "b", answer())
    assert (memory.get(1, "a"), memory.get(2, "a"), memory.get(2, "b") is not None) == (None, None, True)


def test_the_least_used_go_when_the_room_is_full():
    memory = Memory(3 * (1000 + OVERHEAD) + 10)
    for name in "abc":
        memory.put(1, name, answer())
    memory.get(1, "a")
    memory.put(1, "d", answer())
    assert [name for name in "abcd" if memory.get(1, name)] == ["a", "c", "d"]


def test_without_room_nothing_is_kept():
    memory = Memory(0)
    memory.put(1, "a", answer())
    assert memory.get(1, "a") is None
