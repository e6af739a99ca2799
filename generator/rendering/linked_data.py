"""Pages in the words of schema.org, for machines: what any of them says, as one block of JSON-LD."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import Decimal

from markupsafe import Markup

from generator.model.settings import Settings

Thing = Mapping[str, object]
_PLACE = re.compile(r"\b(?:tỉnh|thành phố) .+$")
_PRICE = re.compile(r"(\d{1,3}(?:\.\d{3})*) đồng")
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}  # within the element that holds it


def office(settings: Settings) -> Thing:
    """The office by its name; the home page says the rest under the same @id."""
    return {"@type": "GovernmentOrganization", "@id": settings.full("/#co-quan"), "name": settings.ten_co_quan}


def whole_office(settings: Settings) -> Thing:
    """Everything that `site.yaml` tells of the office."""
    return {
        **office(settings),
        "url": settings.trang_co_quan or settings.full("/"),
        "address": settings.dia_chi,
        "telephone": settings.dien_thoai,
        "faxNumber": settings.fax,
        "email": settings.thu_dien_tu,
        "areaServed": area(settings),
        "parentOrganization": {"@type": "GovernmentOrganization", "name": settings.co_quan_chu_quan},
        "contactPoint": [
            {"@type": "ContactPoint", "name": line.ten, "telephone": line.so, "description": line.gio_truc}
            for line in settings.duong_day_nong
        ],
    }


def area(settings: Settings) -> Thing | None:
    """The province, where the office's name tells it."""
    found = _PLACE.search(settings.ten_co_quan) or _PLACE.search(settings.co_quan_chu_quan)
    return {"@type": "AdministrativeArea", "name": found.group()} if found else None


def breadcrumbs(steps: Iterable[tuple[str, str]]) -> Thing:
    """The path to a page: (title, full address) of each step, the page itself last."""
    items = [
        {"@type": "ListItem", "position": number, "name": title, "item": address}
        for number, (title, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def price(text: str) -> Decimal | None:
    """'150.000 đồng' -> 150000; None for all that needs more words."""
    found = _PRICE.fullmatch(text.strip(". "))
    return Decimal(found[1].replace(".", "")) if found else None


def block(things: Iterable[Thing]) -> Markup:
    """The content of the page's one data element; '' when there is nothing to say."""
    graph = [pruned for thing in things if (pruned := _pruned(thing))]
    if not graph:
        return Markup("")
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return Markup(re.sub("[<>&]", lambda sign: _UNSAFE[sign.group()], text))


def _pruned(value: object) -> object:
    """Without what is unknown; a thing of which only the type is left is unknown too."""
    if isinstance(value, Mapping):
        kept = {name: inner for name, each in value.items() if (inner := _pruned(each)) not in (None, "", [], {})}
        return kept if kept.keys() - {"@type"} else None
    if isinstance(value, list | tuple):
        return [inner for each in value if (inner := _pruned(each)) not in (None, "", [], {})]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def iso_duration(length: timedelta) -> str:
    """ISO 8601: 'PT200S'."""
    return f"PT{int(length.total_seconds())}S"
