"""What a table of all provinces says of ours: its score and rank, those of the components, the country's figures."""

import re
from dataclasses import dataclass
from typing import Any

from generator.declaring.spec import Typed
from generator.importing.blocks import Cell, Table
from generator.importing.found import Found
from generator.importing.phrases import rank_in, score_in
from generator.importing.provinces import Places, Provinces, places_of, province, ranked, standing_by
from generator.model.settings import Settings
from generator.text.comparing import fold

COUNTRY = {"trung binh": "Trung bình", "trung vi": "Trung vị"}


@dataclass(frozen=True, slots=True)
class Index:
    """The index and the year that a table is about, as far as they are known."""

    record: Any
    settings: Settings
    year: str
    method: Any

    @property
    def names(self) -> tuple[str, ...]:
        each = self.record
        return tuple(filter(None, (each.ten_viet_tat, each.ten, each.ten_tieng_anh))) if each else ()

    @property
    def components(self) -> dict[str, str]:
        return {each.ma: each.ten for each in self.method.thanh_phan} if self.method else {}

    @property
    def who(self) -> str:
        """«Sơn La»: whom the index judges, else of which province the office is."""
        named = self.record.don_vi_duoc_danh_gia if self.record else ""
        if fold(named) not in ("", "tinh"):
            return str(named)
        offices = (self.settings.co_quan_chu_quan, self.settings.ten_co_quan)
        found = next(filter(None, (re.search(r"(?i)(?:tỉnh|thành phố) (.+)", office) for office in offices)), None)
        return found[1] if found else ""


def our_row(
    table: Table, provinces: Provinces, index: Index, components: dict[str, dict[str, Typed]], found: Found
) -> None:
    """Take from a table of all provinces what is about ours, and what the country's rows say."""
    own = province(index.who)
    row = provinces.rows.get(own)
    found.notes.append(f"{table.name}: bảng {len(provinces.rows)} tỉnh, thành phố; chỉ lấy dòng «{index.who}»")
    if not row:
        told = f"{table.name}: không thấy dòng của «{index.who or 'tỉnh'}»"
        hint = "xem tên tỉnh trong bảng, và «Đơn vị được đánh giá» ở tệp chỉ số, «Cơ quan chủ quản» ở site.yaml"
        found.unread.append((1, told, hint))
        return
    places = places_of(provinces, index.names, index.year, index.components)
    if places.left:
        found.notes.append(f"{table.name}: không đưa vào các cột {', '.join(map('«{}»'.format, places.left))}")
    score, rank = (_only(which, label, table, provinces, found) for which, label in _whole(places))
    if score is not None and (text := _score(row[score], table, found)):
        _take(found, table, "Điểm", text)
        _country(table, provinces, score, found)
    if rank is not None and (told_rank := rank_in(row[rank])):
        _take(found, table, "Hạng", told_rank[0])
        _take(found, table, "Trên tổng số", told_rank[1] or str(len([*ranked(provinces, rank)])))
        found.take("Đồng hạng", "có" if [*ranked(provinces, rank)].count(told_rank[0]) > 1 else "")
    elif score is not None and "Hạng" not in found.values and score_in(row[score]):
        place, of = standing_by(provinces, score, own)
        found.notes.append(
            f"{table.name}: bảng không ghi hạng của {index.who} nên để trống; xếp theo điểm trong bảng thì đứng thứ "
            f"{place} trong {of} tỉnh, muốn dùng thì ghi «Trạng thái hạng: suy ra»"
        )
    for code, columns in places.components.items():
        figures = components.setdefault(code, {"Mã": code})
        if "Điểm" in columns and (text := _score(row[columns["Điểm"]], table, found)):
            figures["Điểm"] = text
        if "Hạng" in columns and (told_rank := rank_in(row[columns["Hạng"]])):
            figures["Hạng"] = told_rank[0]
            figures["Trên tổng số"] = told_rank[1] or str(len([*ranked(provinces, columns["Hạng"])]))
        if len(figures) == 1:
            del components[code]


def _whole(places: Places) -> tuple[tuple[tuple[int, ...], str], ...]:
    return (places.score, "điểm"), (places.rank, "hạng")


def _only(columns: tuple[int, ...], label: str, table: Table, provinces: Provinces, found: Found) -> int | None:
    """The column, where there is one alone."""
    if len(columns) > 1:
        shown = ", ".join(f"«{provinces.headings[at]}»" for at in columns)
        told = f"{table.name}: không rõ cột {label} nào là của cả chỉ số: {shown}"
        found.unread.append((1, told, "xóa những cột không dùng trong bản chép của tệp, rồi nhập lại"))
    return columns[0] if len(columns) == 1 else None


def _score(cell: Cell, table: Table, found: Found) -> str:
    if cell.text and cell.line not in "-–" and not score_in(cell):
        told = f"{table.name}, {cell.where}: «{cell.line}» không phải số"
        found.unread.append((1, told, "gõ lại số ở ô này, dấu phẩy thập phân: 62,45"))
    return score_in(cell)


def _take(found: Found, table: Table, label: str, text: str) -> None:
    """A value, unless another table has said it otherwise."""
    before = found.values.get(label)
    if before and before != text:
        told = f"{table.name} ghi «{label}: {text}», bảng trước ghi «{before}»"
        found.unread.append((1, told, "đối chiếu với nguồn rồi sửa trong tệp vừa ghi"))
    else:
        found.take(label, text)


def _country(table: Table, provinces: Provinces, score: int, found: Found) -> None:
    """The mean and the median, where rows say so."""
    for row in provinces.others:
        name = row[provinces.column].line
        label = next((label for word, label in COUNTRY.items() if word in fold(name)), "")
        if label:
            found.take(f"{label} cả nước", score_in(row[score]))
        elif score_in(row[score]):
            found.notes.append(f"{table.name}: không đưa vào dòng «{name}»")
