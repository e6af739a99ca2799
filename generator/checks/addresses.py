"""No two pages claim one address, former addresses included; a code has one file."""

from collections.abc import Iterable, Iterator
from datetime import date as Date

from generator.artifacts import MANIFEST, Artifact, address_of
from generator.model.cards import fault
from generator.model.kind import Site, every_card, posted_cards
from generator.problems import Problem

MAX_NAME = 255  # bytes, on every file system


def check(site: Site) -> Iterator[Problem]:
    """Addresses are compared in lower case: Windows and readers do not tell them apart. Texts of one page that hold
    one after the other share its address.
    """
    owner: dict[str, str] = {}
    texts: dict[tuple[str, Date | None], str] = {}
    for card in every_card(site):
        address = card.row.address
        if first := texts.get((address.lower(), card.holds_from)):
            message = f"địa chỉ {address} đã là của {first}"
            yield fault(card, "", "trung-dia-chi", message, "đổi tên một trong hai tệp, hoặc bỏ một tệp")
        texts.setdefault((address.lower(), card.holds_from), card.path)
        owner.setdefault(address.lower(), card.path)
    for _, card in posted_cards(site):
        for former in card.former:
            address = former if former.endswith("/") or "." in former.rsplit("/", 1)[-1] else former + "/"
            if first := owner.get(address.lower()):
                message = f"Địa chỉ cũ: {former} đang là của {first}"
                yield fault(card, "dia_chi_cu", "trung-dia-chi", message, "bỏ dòng địa chỉ cũ này")
            owner.setdefault(address.lower(), card.path)


def collisions(artifacts: Iterable[Artifact]) -> Iterator[Problem]:
    """Two files of the column at one place, or a file where a folder must be."""
    owner = {MANIFEST: Artifact(path=MANIFEST)}
    for artifact in artifacts:
        if any(len(part.encode()) > MAX_NAME for part in artifact.path.split("/")):
            yield _problem(artifact, f"địa chỉ {address_of(artifact.path)[:60]}… dài quá", "đặt tên tệp ngắn hơn")
        first = owner.setdefault(artifact.path.lower(), artifact)
        if first is not artifact:
            yield _collision(artifact, first)
    for artifact in owner.values():
        parts = artifact.path.lower().split("/")
        for length in range(1, len(parts)):
            if blocked := owner.get("/".join(parts[:length])):
                yield _collision(artifact, blocked)


def _collision(artifact: Artifact, first: Artifact) -> Problem:
    message = f"địa chỉ {address_of(artifact.path)} đã là của một trang khác trong chuyên mục"
    return _problem(artifact if artifact.sources else first, message, "đổi tên tệp, hoặc bỏ dòng «Địa chỉ cũ» này")


def _problem(artifact: Artifact, message: str, hint: str) -> Problem:
    path = artifact.sources[0] if artifact.sources else f"templates/{artifact.template}"
    return Problem(path=path, line=artifact.line, rule="trung-dia-chi", message=message, hint=hint)
