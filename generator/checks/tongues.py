"""A version in another language is of a content that is there, in Vietnamese, and the only one in its language."""

from collections.abc import Iterator

from generator.model.cards import fault, stem_of
from generator.model.kind import Site
from generator.model.tongues import TONGUES, VIETNAMESE
from generator.problems import Problem
from generator.shapes.spoken import SpokenCard
from generator.text.comparing import guess


def check(site: Site) -> Iterator[Problem]:
    """Of each kind by itself."""
    for kind in site.kinds:
        spoken = [card for card in site.all_cards(kind.cards) if isinstance(card, SpokenCard)]
        originals = {stem_of(card) for card in spoken if card.tongue == VIETNAMESE}
        seen: dict[tuple[str, str], SpokenCard] = {}
        for card in (each for each in spoken if each.original):
            if card.original not in originals:
                near = guess(card.original, originals)
                message = f"Bản tiếng Việt: không có bài tiếng Việt nào tên tệp «{card.original}» cùng loại"
                hint = f"có phải «{near}»?" if near else "ghi tên tệp của bài tiếng Việt, không có .md"
                yield fault(card, "ban_tieng_viet", "lien-ket", message, hint)
            other = seen.setdefault((card.original, card.tongue), card)
            if other is not card:
                message = f"bài «{card.original}» đã có bản {TONGUES[card.tongue]} ở {other.path}"
                yield fault(card, "ban_tieng_viet", "trung-muc", message, "bỏ một bản, hoặc sửa «Mã ngôn ngữ»")
