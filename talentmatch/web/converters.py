"""Parts of an address: only what can be a language or an identifier reaches a view, everything else is a 404."""

from werkzeug.routing import BaseConverter, ValidationError

from talentmatch.i18n import LANGUAGES
from talentmatch.models.columns import SLUG_LENGTH
from talentmatch.models.input_types import SLUG


class LanguageConverter(BaseConverter):
    """Accept a language that the service is offered in."""

    regex = "|".join(LANGUAGES)


class SlugConverter(BaseConverter):
    """Accept a stable identifier."""

    def to_python(self, value: str) -> str:
        """Return the identifier; refuse anything else before it can reach the database."""
        if len(value) > SLUG_LENGTH or not SLUG.match(value):
            raise ValidationError
        return value


CONVERTERS = {"language": LanguageConverter, "slug": SlugConverter}
