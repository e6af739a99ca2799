"""Whatever is chosen from a list of `site.yaml` (fields of work, news categories …) is declared there."""

from collections.abc import Iterator

from generator.declaring.fields import specs
from generator.declaring.vocabulary import words
from generator.model.cards import words_of
from generator.model.kind import Site, every_card
from generator.model.settings import Settings
from generator.problems import Problem
from generator.shapes.word import Word
from generator.text.comparing import guess, same, slug


def check(site: Site) -> Iterator[Problem]:
    """Whatever is grouped by a name is found again under that name, and no two names share an address."""
    yield from _doubled(site, "linh_vuc")
    yield from _doubled(site, "chuyen_muc_tin")
    known: set[tuple[str, str, str, tuple[str, ...]]] = set()  # the same few words are chosen by every file
    for path, word in _chosen(site):
        chosen = word.typed, word.setting, word.part, word.also
        if chosen in known:
            continue
        declared = (*word.also, *words(site.settings, word.setting, word.part))
        if any(same(word.typed, each) for each in declared):
            known.add(chosen)
        else:
            label = specs(Settings)[word.setting].label
            near = guess(word.typed, declared)
            others = "chọn một trong: " + " · ".join(declared) if declared else f"khai «{label}» trong site.yaml"
            yield Problem(
                path=path,
                line=word.line,
                rule="muc-chua-khai",
                message=f"{label}: «{word.typed}» chưa khai trong site.yaml",
                hint=f"có phải «{near}»?" if near else others,
            )


def _chosen(site: Site) -> Iterator[tuple[str, Word]]:
    """(path, word) of every file. The field of a procedure that a decision names is held against the decision's."""
    for decision in site.register.decisions:
        yield from ((decision.path, word) for word in words_of(decision))
    for card in every_card(site):
        if card.row.code not in site.register.entries:
            yield from ((card.path, word) for word in card.words)


def _doubled(site: Site, setting: str) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for each in words(site.settings, setting):
        if earlier := first.get(slug(each)):
            message = f"{specs(Settings)[setting].label}: «{each}» trùng địa chỉ với «{earlier}»"
            hint = "bỏ một, hoặc đặt tên khác"
            line = site.settings.line(setting)
            yield Problem(path="site.yaml", line=line, rule="trung-dia-chi", message=message, hint=hint)
        first.setdefault(slug(each), each)
