"""A task of a plan, as other contents serve it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task of the plan of a year; `labels` are the kinds of which every content of that year serves it."""

    year: int
    plan: str  # path of the plan's file
    number: str  # as printed in the plan: "2.1", "IV.2"
    name: str
    short: str  # for tables and links; the name where the plan has no shorter one
    labels: tuple[str, ...]
    address: str  # of its place on the plan's page
    counted: bool = True  # in the plan's progress; what only organises the work is not
