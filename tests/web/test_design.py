"""The design system: colours that can be told apart, and the page that shows it all to whoever works on it."""

from dataclasses import replace

import pytest

from talentmatch.web.app import create_app
from talentmatch.web.tokens import SCHEMES, colours, contrast, swatches
from tests.web.checked import CheckedClient

GROUNDS = {"paper", "card", "tint", "gap-tint", "brand", "brand-deep"}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_declared_pair_of_colours_has_its_contrast(scheme):
    weak = {
        (s.pair.colour, s.pair.ground): round(s.contrast, 2) for s in swatches(scheme) if s.contrast < s.pair.needed
    }
    assert weak == {}
    paired = {s.pair.colour for s in swatches(scheme)} | {s.pair.ground for s in swatches(scheme)}
    assert colours(scheme).keys() - paired == {"line"}  # only ever beside something else that says the same


def test_both_schemes_name_the_same_colours():
    assert colours("light").keys() == colours("dark").keys()
    assert not set(colours("light").items()) & set(colours("dark").items())


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_the_page_of_the_design_system_is_shown_only_where_it_is_set(runtime, pages):
    pages.get("/nl/design", 404)
    shown = create_app(replace(runtime, settings=replace(runtime.settings, design_page=True)))
    page = CheckedClient(shown.test_client()).get("/nl/design")
    assert len(page.texts("li", "swatch")) == sum(len(swatches(scheme)) for scheme in SCHEMES)
    assert any(heading.startswith("ranked_card.html") for heading in page.texts("h3"))
