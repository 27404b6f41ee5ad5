"""The benchmarks run, and find what they compare; how long anything takes is not looked at here."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.wrk import read

SCALE = Path(__file__).parent / "bench" / "scale.py"
SYSTEMS = {"talentmatch", "bm25s, numpy", "SQLite FTS5", "TF-IDF, sparse product", "TF-IDF, dense tutorial"}
TOLD = """Running 5s test @ http://127.0.0.1:8000
  1 threads and 8 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     5.10ms   12.00ms 120.00ms   95.00%
    Req/Sec   160.00     20.00   200.00     70.00%
  Latency Distribution
     50%  900.00us
     75%    2.00ms
     90%    4.00ms
     99%    1.50s
  800 requests in 5.00s, 3.00MB read
  Socket errors: connect 0, read 1, write 0, timeout 3
  Non-2xx or 3xx responses: 196
Requests/sec:    160.00
Transfer/sec:      0.60MB
"""


@pytest.mark.slow
def test_the_quick_benchmark_measures_every_system(tmp_path):
    output, older = tmp_path / "bench.json", tmp_path / "older.json"
    done = run("--quick", "--sizes", "300", "500", "--output", output)
    assert done.returncode == 0, done.stderr
    result = json.loads(output.read_text())
    assert set(result["figures"]) == {"300", "500"}
    for systems in result["figures"].values():
        assert set(systems) >= SYSTEMS
        left_out = set(re.findall(r"^  (.+?) +is left out", done.stdout, re.MULTILINE))
        assert set(systems) | left_out == set(
            re.findall(r"^  (\S.*?)  +(?:30 words|is left out)", done.stdout, re.MULTILINE)
        )
        assert all(told["clock"] > 0 for figures in systems.values() for told in figures["questions"].values())
        assert systems["talentmatch"]["meaning"]["recall_at_10"]["all"] == 1
    assert output.with_suffix(".svg").read_text().count("<polyline") == len(systems) + 1
    output.rename(older)
    again = run("--sizes", "300", "--systems", "SQLite FTS5", "--output", output, "--compare", older)
    assert re.search(r"300 SQLite FTS5 +30 words +x \d", again.stdout), again.stdout + again.stderr


def run(*options):
    return subprocess.run([sys.executable, SCALE, *options], capture_output=True, text=True, check=False)


def test_what_a_server_refused_does_not_count_as_answered():
    assert read(TOLD, 2.0) == {
        "per_second": 120.0, "p50": 0.9, "p99": 1500.0, "errors": 200, "per_processor_second": 300.0,
    }  # fmt: skip
