"""Why a file cannot be read, as codes: what reads it knows neither languages nor pages."""


class Unreadable(Exception):
    """Say by its code why a file cannot be read; ``talentmatch.cv.messages`` has the sentence for each."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
