"""The programs of docs/api.md do what they say, against a real server."""

import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "api.md"
MOST_LINES = 30


def example(heading):
    section = PAGE.read_text(encoding="utf-8").split(f"## {heading}")[1]
    return re.search(r"```python\n(.*?)```", section, re.DOTALL)[1]


def outcome(program, site):
    ended = subprocess.run(
        [sys.executable, "-c", program.replace("http://127.0.0.1:8000", site)], capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_thirty_lines_find_courses_for_a_job_and_print_the_plan(site):
    program = example("An example")
    assert len(program.splitlines()) <= MOST_LINES
    found = outcome(program, site)
    assert re.search(r"^1\. .+ \(.+\): ", found, re.MULTILINE)
    assert re.search(r"^- .+: \S+ hours, \S+ euro, ", found, re.MULTILINE)
    assert re.search(r"^Nobody teaches: \w", found, re.MULTILINE)


def test_the_client_says_the_same_in_fewer_lines(site):
    program = example("The same with the client")
    assert len(program.splitlines()) <= MOST_LINES / 2
    plain, found = outcome(example("An example"), site), outcome(program, site)
    steps = [line[2:].partition(":")[0] for line in plain.splitlines() if line.startswith("- ")]
    assert steps
    assert all(f"- {title}" in found for title in steps)
    assert plain.splitlines()[-1] == found.splitlines()[-1]
