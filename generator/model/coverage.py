"""How many of the procedures in force are posted: the count that the column, the report and the plan state.

It is drawn from the register and the cards. Gate 3 counts anew in the finished HTML (`proof/completeness.py`), and
nothing is published while that finds less.
"""

from dataclasses import dataclass

from generator.model.kind import Site, wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """`posted` of the `required` procedures, which are all in force."""

    posted: int
    required: int


def coverage(site: Site) -> Coverage:
    """The count on the site's date; drafts and what waits for its day are not posted."""
    counted = [each for each in wanted(site) if each.counted]
    return Coverage(posted=sum(bool(each.posted) for each in counted), required=len(counted))
