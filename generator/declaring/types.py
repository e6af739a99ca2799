"""What a field may take: all the words for it in one place."""

from generator.declaring.composites import SECTION, group, many, section
from generator.declaring.dates import DATE, DURATION, TIME, YEAR
from generator.declaring.numbers import DECIMAL, INTEGER, YES_NO, integer
from generator.declaring.texts import ADDRESS, FILE, IMAGE, TASK, TEXT, URL, Term, choice, pattern, vocabulary

__all__ = [
    "ADDRESS",
    "DATE",
    "DECIMAL",
    "DURATION",
    "FILE",
    "IMAGE",
    "INTEGER",
    "SECTION",
    "TASK",
    "TEXT",
    "TIME",
    "URL",
    "YEAR",
    "YES_NO",
    "Term",
    "choice",
    "group",
    "integer",
    "many",
    "pattern",
    "section",
    "vocabulary",
]
