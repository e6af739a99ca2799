"""No two pages claim one address, former addresses included; a code has one file."""

from collections.abc import Iterable, Iterator

from generator.artifacts import Artifact, address_of
from generator.problems import Problem
from generator.shapes import Site


def check(site: Site) -> Iterator[Problem]:
    """Addresses are compared in lower case: Windows and readers do not tell them apart."""
    owner: dict[str, str] = {}
    for kind in site.kinds:
        for record in site.everything(kind):
            address = kind.address_of(record)
            if first := owner.get(address.lower()):
                message = f"địa chỉ {address} đã là của {first}"
                yield record.problem("", "trung-dia-chi", message, "đổi tên một trong hai tệp, hoặc bỏ một tệp")
            owner.setdefault(address.lower(), record.path)
    for kind in site.kinds:
        for record in site.of(kind):
            for former in record.dia_chi_cu:
                address = former if former.endswith("/") or "." in former.rsplit("/", 1)[-1] else former + "/"
                if first := owner.get(address.lower()):
                    message = f"Địa chỉ cũ: {former} đang là của {first}"
                    yield record.problem("dia_chi_cu", "trung-dia-chi", message, "bỏ dòng địa chỉ cũ này")
                owner.setdefault(address.lower(), record.path)


def collisions(artifacts: Iterable[Artifact]) -> Iterator[Problem]:
    """Two files of the column at one place, or a file where a folder must be."""
    owner: dict[str, Artifact] = {}
    for artifact in artifacts:
        first = owner.setdefault(artifact.path.lower(), artifact)
        if first is not artifact:
            yield _collision(artifact, first)
    for artifact in owner.values():
        parts = artifact.path.lower().split("/")
        for length in range(1, len(parts)):
            if blocked := owner.get("/".join(parts[:length])):
                yield _collision(artifact, blocked)


def _collision(artifact: Artifact, first: Artifact) -> Problem:
    owner = artifact if artifact.sources else first
    path = owner.sources[0] if owner.sources else f"templates/{artifact.template}"
    message = f"địa chỉ {address_of(artifact.path)} đã là của một trang khác trong chuyên mục"
    hint = "đổi tên tệp, hoặc bỏ dòng «Địa chỉ cũ» này"
    return Problem(path=path, line=owner.line, rule="trung-dia-chi", message=message, hint=hint)
