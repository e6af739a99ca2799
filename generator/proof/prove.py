"""Gate 3: read the staged HTML back with a real parser and hold it against what the content demands."""

from collections.abc import Iterable
from pathlib import Path

from generator.artifacts import Artifact
from generator.model.kind import Site
from generator.model.records import Records
from generator.problems import Problem
from generator.proof.column import every_page
from generator.proof.completeness import Completeness, completeness
from generator.proof.hidden import stays_hidden
from generator.proof.tree import read_tree


def prove(
    root: Path, site: Site, records: Records, artifacts: Iterable[Artifact]
) -> tuple[Completeness, tuple[Problem, ...]]:
    """Read every page under `root`; return the count that the column may state, and every problem, each once."""
    tree = read_tree(root, site, records, artifacts)
    count = completeness(tree)
    every_page(tree)
    stays_hidden(tree)
    return count, tuple(sorted(set(tree.problems)))
