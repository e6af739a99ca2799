"""Which addresses readers cannot follow, and what editors are told to write instead."""

import pytest

from generator.reading.hosts import unreachable


@pytest.mark.parametrize(
    "target",
    [
        "http://localhost/",
        "http://LOCALHOST:8000/a",
        "http://localhost./",
        "https://127.0.0.1/",
        "http://127.9.9.9:8000/x/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.0.0.1/",
        "http://0.0.0.0/",
        "http://10.1.2.3/a",
        "http://172.16.0.1/",
        "http://172.31.255.1/",
        "http://192.168.1.20/",
        "http://169.254.1.1/",
        "http://[::1]:8000/",
        "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[fd00::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://may-chu/",
        "http://intranet",
        "http://so.local/",
        "http://a.b.lan/",
        "http://wiki.internal/",
        "http://ten:mat-khau@localhost/",
        "//may-chu/chung",
        "http://１２７.０.０.１/",
        "http://127。0。0。1/",
        "file:///C:/a.docx",
        "FILE://may/a",
        "C:/a.docx",
        "c:\\a.docx",
        "\\\\may-chu\\chung\\a.docx",
        "http:\\\\localhost\\a",
        "http://[::1/",
    ],
)
def test_this_machine_and_private_nets_are_told(target: str) -> None:
    found = unreachable(target)
    assert found is not None
    assert "https://C:" not in "".join(found)


@pytest.mark.parametrize(
    "target",
    [
        "https://sonla.gov.vn/",
        "http://www.example.vn/a?b=http://localhost/",
        "https://172.32.0.1/",
        "https://8.8.8.8/",
        "/thu-tuc/",
        "../tin.md",
        "#muc",
        "tel:+84212",
        "mailto:a@localhost",
        "https://dichvucong.gov.vn:8443/",
        "https://local.vn/",
        "https://localhost.vn/",
        "https://[2001:4860:4860::8888]/",
        "tin-c.md",
    ],
)
def test_public_places_and_pages_of_the_column_are_not(target: str) -> None:
    assert unreachable(target) is None


def test_an_address_of_the_preview_is_told_as_the_column_writes_it() -> None:
    found = unreachable("http://127.0.0.1:8000/thu-tuc/1.001716/")
    assert found is not None
    assert "«/thu-tuc/1.001716/»" in found[1]
    of_a_disk = unreachable("C:\\van-ban\\mau.docx")
    assert of_a_disk is not None
    assert of_a_disk[1] == "chép tệp vào content/files/ rồi dẫn tới content/files/mau.docx"
