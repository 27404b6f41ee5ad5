"""What all the applications of a run share: compiled templates and addresses. Most tests make one, and few differ."""

from jinja2 import BytecodeCache
from werkzeug.routing import Rule


class Compiled(BytecodeCache):
    """Keep compiled templates in memory; one whose source has changed is compiled anew."""

    def __init__(self):
        self._kept = {}

    def load_bytecode(self, bucket):
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket):
        self._kept[bucket.key] = bucket.bytecode_to_string()


def compiled_once():
    """Return what compiles the function that writes an address, once for all rules of the same parts.

    The function holds no rule: it is bound to each. One with defaults is compiled as ever, for it holds their values.
    """
    compile_builder, kept = Rule._compile_builder, {}

    def once(rule, append_unknown=True):
        key = rule.rule, tuple(rule._trace), append_unknown
        if rule.defaults:
            return compile_builder(rule, append_unknown)
        if key not in kept:
            kept[key] = compile_builder(rule, append_unknown)
        return kept[key]

    return once
