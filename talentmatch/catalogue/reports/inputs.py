"""What may come in when somebody reports an error, and when the desk answers."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from talentmatch.accounts.inputs import Email
from talentmatch.i18n import N_
from talentmatch.models.codes import REPORT_KINDS, REPORT_STATES, SITE_LANGUAGES
from talentmatch.models.error_report import LONGEST_REPORT
from talentmatch.models.input_types import OPTIONAL, Input, Required, Text, one_of, refusal


class ReportInput(Input):
    """What is wrong, in which words, and where an answer may go."""

    kind: Annotated[str, one_of(REPORT_KINDS)]
    message: Annotated[Required, Field(max_length=LONGEST_REPORT)]
    email: Annotated[Email | None, OPTIONAL] = None
    lang: Annotated[str, one_of(SITE_LANGUAGES)] = "en"


class AnswerInput(Input):
    """What came of a report, with a note; whoever declines it says why."""

    decision: Annotated[str, one_of(REPORT_STATES[1:])]
    note: Annotated[Text, Field(max_length=LONGEST_REPORT)] = ""

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if self.decision == "declined" and not self.note:
            raise refusal(N_("say why it is declined"), field="note")
        return self
