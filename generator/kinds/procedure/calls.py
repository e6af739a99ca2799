"""Whom to call about a procedure, as far as `site.yaml` and the record of the one-stop unit tell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.kinds.one_stop.card import LABEL as ONE_STOP
from generator.kinds.one_stop.card import Reception
from generator.model.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A telephone number: whose, as it is typed, to be dialled, when it is answered."""

    name: str
    number: str
    address: str
    hours: str


def calls(reception: Reception, settings: Settings) -> tuple[Call, ...]:
    """Each number once, the one to try first in front."""
    return tuple({call.address: call for call in reversed([*_calls(reception, settings)])}.values())[::-1]


def _calls(reception: Reception, settings: Settings) -> Iterator[Call]:
    if reception.phone:
        yield _call(ONE_STOP, reception.phone)
    for line in settings.duong_day_nong:
        yield _call(line.ten, line.so, line.gio_truc)
    if settings.dien_thoai:
        yield _call(settings.ten_co_quan, settings.dien_thoai)


def _call(name: str, number: str, hours: str = "") -> Call:
    return Call(name=name, number=number, address="tel:" + re.sub(r"[^+\d]", "", number), hours=hours)
