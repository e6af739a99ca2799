"""The procedures in force on a date: what the published decisions leave, one after the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as plain_field
from datetime import date as Date

from generator.model.decision import Abolition, Change, Decision, Issued, changes
from generator.text.sorting import sort_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What one decision did to one procedure."""

    change: Change
    decision: Decision
    row: Issued | Abolition


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One procedure as the decisions in effect leave it: in force, or abolished by `abolished`."""

    code: str
    name: str
    field: str
    history: tuple[Act, ...]

    @property
    def abolished(self) -> Act | None:
        return self.history[-1] if self.history[-1].change == "Bãi bỏ" else None

    @property
    def basis(self) -> Act:
        """The last act: what the entry rests on, and where it stands in the register."""
        return self.history[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All decisions, and what they leave on one date. Codes map to entries in the order of the decisions."""

    decisions: tuple[Decision, ...] = ()
    entries: Mapping[str, Entry] = plain_field(default_factory=dict)

    @property
    def in_force(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries.values() if not entry.abolished)

    @property
    def abolished(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries.values() if entry.abolished)

    @property
    def codes(self) -> frozenset[str]:
        """Every code that any decision names, past or future."""
        rows = (row for decision in self.decisions for _, row in changes(decision))
        return frozenset(code for row in rows for code in (row.ma, *getattr(row, "thay_the_boi", ())))

    def today(self, code: str) -> str:
        """The code of the procedure in force that this one is or was replaced by; '' where that is none, or several."""
        seen: set[str] = set()
        while (entry := self.entries.get(code)) and entry.abolished and code not in seen:
            seen.add(code)
            heirs: tuple[str, ...] = getattr(entry.basis.row, "thay_the_boi", ())
            code = heirs[0] if len(heirs) == 1 else ""
        return code if entry and not entry.abolished else ""

    def basis(self, day: Date) -> tuple[Decision, ...]:
        """The decisions in effect on a day, newest first."""
        return tuple(decision for decision in reversed(self.decisions) if decision.ngay_hieu_luc <= day)


def register_on(decisions: tuple[Decision, ...], day: Date) -> Register:
    """The register on a day: what all decisions whose `Ngày hiệu lực` has come leave. Faulty rows are skipped."""
    ordered = by_effect(decisions)
    entries: dict[str, Entry] = {}
    for decision in ordered:
        if decision.ngay_hieu_luc <= day:
            for change, row in changes(decision):
                apply(entries, Act(change=change, decision=decision, row=row))
    return Register(decisions=ordered, entries=entries)


def by_effect(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """By date of effect, then of issue, then by number (9 before 10)."""
    return tuple(
        sorted(decisions, key=lambda d: (d.ngay_hieu_luc, d.ngay_ban_hanh or Date.min, sort_key(d.so_ky_hieu), d.path))
    )


def apply(entries: dict[str, Entry], act: Act) -> None:
    code = act.row.ma
    known = entries.get(code)
    in_force = known is not None and not known.abolished
    if in_force == (act.change == "Ban hành mới"):
        return
    entries[code] = Entry(
        code=code,
        name=known.name if known and act.change == "Bãi bỏ" else act.row.ten,
        field=known.field if known and act.change == "Bãi bỏ" else act.row.linh_vuc,
        history=(*(known.history if known else ()), act),
    )
