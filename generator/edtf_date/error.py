"""What is wrong with a date, and how to write it instead."""


class DateError(ValueError):
    """A text that is not an EDTF date of level 0 or 1 in whole days.

    Attributes:
        message: what is wrong, as a predicate of the text: "ends before it begins".
        remedy: how to write it instead: "write 2022-02-24".
        suggestion: the corrected date alone where only one can be meant, so that a tool may put it
            in place of what was written; otherwise None. It is always itself a valid date.
        is_certain: whether that needs no second look: the suggestion says all that was written, and
            everybody would read it in this order.
    """

    def __init__(
        self,
        message: str,
        remedy: str,
        suggestion: str | None = None,
        *,
        is_certain: bool = False,
    ) -> None:
        super().__init__(message, remedy, suggestion)
        self.message = message
        self.remedy = remedy
        self.suggestion = suggestion
        self.is_certain = is_certain

    def __str__(self) -> str:
        return f"{self.message}; {self.remedy}"
