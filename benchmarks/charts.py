"""Figures as plain SVG: a dot each, in groups, on a scale of powers of ten (where a bar has no honest foot)."""

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape

COLOURS = ("#1d4f91", "#6b4c9a", "#b3541e", "#5b7f2b", "#777777")  # told apart in grey and by the colour-blind
WIDTH, LEFT, RIGHT = 780, 210, 90
ROW, GAP, TOP = 16, 14, 34
Groups = Sequence[tuple[str, Mapping[str, float]]]  # (group, figure by name)


def dots(title: str, groups: Groups, unit: str) -> str:
    """A dot for each figure; the further left the better."""
    names = list(dict.fromkeys(name for _, figures in groups for name in figures))
    colours = dict(zip(names, COLOURS, strict=False))
    every = [figure for _, figures in groups for figure in figures.values() if figure > 0]
    low, high = math.floor(math.log10(min(every))), math.ceil(math.log10(max(every)))
    drawn: list[str] = []
    y = TOP + 26
    for group, figures in groups:
        drawn += _group(group, figures, y, colours, (low, max(high, low + 1)), unit)
        y += ROW * len(figures) + GAP
    lines = "".join(_line(power, (low, max(high, low + 1)), y, unit) for power in range(low, max(high, low + 1) + 1))
    height = y + 24
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'font-family="sans-serif" font-size="12"><title>{escape(title)}</title>'
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
        f'<text x="8" y="20" font-size="14" font-weight="bold">{escape(title)}</text>'
        f"{_legend(colours)}{lines}{''.join(drawn)}</svg>\n"
    )


def _group(
    group: str, figures: Mapping[str, float], y: float, colours: Mapping[str, str], scale: tuple[int, int], unit: str
) -> Iterator[str]:
    middle = y + ROW * len(figures) / 2 + 4
    yield f'<text x="{LEFT - 8}" y="{middle:.0f}" text-anchor="end">{escape(group)}</text>'
    for place, (name, figure) in enumerate(figures.items()):
        x, at = _x(figure, scale), y + place * ROW + ROW / 2
        yield f'<path d="M{LEFT} {at:.0f}H{x:.1f}" stroke="{colours[name]}" stroke-opacity=".3"/>'
        yield f'<circle cx="{x:.1f}" cy="{at:.0f}" r="5" fill="{colours[name]}"/>'
        yield f'<text x="{x + 9:.1f}" y="{at + 4:.0f}">{_told(figure)} {unit}</text>'


def _legend(colours: Mapping[str, str]) -> str:
    drawn = ""
    for place, (name, colour) in enumerate(colours.items()):
        x = LEFT + place * 110
        drawn += f'<circle cx="{x + 6}" cy="{TOP + 2}" r="5" fill="{colour}"/>'
        drawn += f'<text x="{x + 17}" y="{TOP + 7}">{escape(name)}</text>'
    return drawn


def _line(power: int, scale: tuple[int, int], bottom: float, unit: str) -> str:
    x = _x(10**power, scale)
    label = f'<text x="{x:.0f}" y="{bottom + 14:.0f}" text-anchor="middle" fill="#555">{_told(10**power)} {unit}</text>'
    return f'<path d="M{x:.1f} {TOP + 20}V{bottom:.0f}" stroke="#ccc"/>{label}'


def _x(figure: float, scale: tuple[int, int]) -> float:
    low, high = scale
    share = (math.log10(max(figure, 10**low)) - low) / (high - low)
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _told(figure: float) -> str:
    return f"{figure:.3g}" if figure < 1000 else f"{figure:.0f}"
