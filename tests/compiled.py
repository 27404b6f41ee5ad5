"""Templates compiled once for all the applications of a run: most tests make one, and few pages differ."""

from jinja2 import BytecodeCache


class Compiled(BytecodeCache):
    """Keep compiled templates in memory; one whose source has changed is compiled anew."""

    def __init__(self):
        self._kept = {}

    def load_bytecode(self, bucket):
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket):
        self._kept[bucket.key] = bucket.bytecode_to_string()
