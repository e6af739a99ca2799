"""Addresses that open on this machine or in this office alone, so that no reader can follow them."""

import ipaddress
import re
import unicodedata
from urllib.parse import unquote, urlsplit

_OWN_DISK = re.compile(r"file:|[a-z]:[\\/]|[a-z]:$|\\\\|//\?/", re.IGNORECASE)
_WITH_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_LOCAL = ("local", "localhost", "localdomain", "lan", "internal", "intranet", "home", "corp", "home.arpa")


def unreachable(target: str) -> tuple[str, str] | None:
    """(what is wrong, what to write instead) of an address that leads to no public place; None of every other."""
    plain = re.sub(r"[\x00-\x20]", "", unquote(target))
    if _OWN_DISK.match(plain):
        name = re.split(r"[/\\]", plain)[-1]
        hint = f"chép tệp vào content/files/ rồi dẫn tới content/files/{name}" if "." in name else _PUBLIC
        return f"«{target}» là chỗ trên một máy, người đọc không mở được", hint
    plain = plain.replace("\\", "/")  # as browsers take it
    if not _WITH_HOST.match(plain):
        return None
    try:
        parts = urlsplit(plain)
        host = unicodedata.normalize("NFKC", parts.hostname or "").rstrip(".")
    except ValueError:
        return f"«{target}» không phải địa chỉ trang web", _PUBLIC
    if not _is_private(host):
        return None
    own = _of_preview(host, parts.path)
    hint = f"trang của chuyên mục thì viết «{own}»; nơi khác thì ghi địa chỉ công khai https://…" if own else _PUBLIC
    return f"«{target}» chỉ mở được trên máy này hoặc trong mạng nội bộ", hint


_PUBLIC = "ghi địa chỉ công khai, bắt đầu bằng https://"


def _is_private(host: str) -> bool:
    """Whether a host is no name of the public net: a bare name, a name of offices, an address that is not global."""
    if ":" in host or re.fullmatch(r"(?:0x[0-9a-f]*|[0-9]+)", host.rpartition(".")[2]):
        try:
            address = ipaddress.ip_address(host.partition("%")[0])
        except ValueError:
            return True  # `127.1`, `0x7f.1`: browsers understand what nobody writes of a public place
        mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
        return not (mapped or address).is_global
    return "." not in host or host.endswith(tuple(f".{name}" for name in _LOCAL))


def _of_preview(host: str, path: str) -> str:
    """The address within the column of a page copied from the preview, which runs on this machine."""
    return path if host in ("127.0.0.1", "localhost", "::1") and len(path) > 1 else ""
