"""Style sheets, scripts, fonts and pictures of the templates."""

from collections.abc import Iterator

from generator.artifacts import Artifact
from generator.outputs.column import Column, Output


def files(column: Column) -> Iterator[Artifact]:
    """Every file under `templates/assets/`, under a name of its content."""
    for asset in column.site.assets:
        yield Artifact(path=asset.path, content=asset.content)


OUTPUT = Output(files=files)
