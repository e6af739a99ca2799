"""Print dates, times, sizes and numbers in Vietnamese."""

from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal


def show_date(day: date) -> str:
    """date(2022, 5, 3) -> '03/05/2022'."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def curled(text: str) -> str:
    """«Không» -> “Không”: on public pages, where messages to editors keep their own marks."""
    return text.translate({ord("«"): "“", ord("»"): "”"})


def show_time(hour: time) -> str:
    """time(7, 30) -> '07:30'."""
    return f"{hour.hour:02d}:{hour.minute:02d}"


def show_duration(length: timedelta) -> str:
    """timedelta(seconds=200) -> '3 phút 20 giây'."""
    minutes, seconds = divmod(length.seconds, 60)
    parts = ((length.days * 24 + minutes // 60, "giờ"), (minutes % 60, "phút"), (seconds, "giây"))
    return " ".join(f"{number} {unit}" for number, unit in parts if number)


def show_size(size: int) -> str:
    """1_234_567 bytes -> '1,2 MB', rounded up in its last digit: a reader on a phone is not told less than there is."""
    if size < 1_000_000:
        return f"{max(1, -(-size // 1000))} KB"
    return show_number(Decimal(-(-size // 100_000)) / 10) + " MB"


def show_number(number: Decimal | int) -> str:
    """Decimal('1234.50') -> '1.234,50': the digits as given, Vietnamese signs."""
    return f"{number:,}".replace(",", " ").replace(".", ",").replace(" ", ".")


def rounded(number: Decimal, places: int = 2) -> Decimal:
    """Decimal('42.1545') -> Decimal('42.15'), half up; a number with fewer places stays as typed."""
    last = Decimal(1).scaleb(-places)
    return number.quantize(last, ROUND_HALF_UP) if _places(number) > places else number


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def percent(part: Decimal | int, whole: Decimal | int, places: int = 2) -> Decimal:
    """2 of 3 -> Decimal('66.67'), to so many places; 100 and 0 only where they are true, never by rounding."""
    exact, last = Decimal(100 * part) / whole, Decimal(1).scaleb(-places)
    rounded = exact.quantize(last, ROUND_HALF_UP)
    if 0 < exact < 100:
        rounded = min(max(rounded, last), 100 - last)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded
