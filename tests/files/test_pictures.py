"""Pictures of the content: the sizes and forms that readers get, and nothing that a camera hid in them."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from generator.files.pictures import FOLDER, pictures_of
from tests.conftest import NEWS, SiteOf, build, tree_of

ADDRESS = "content/files/anh.jpg"
WITH_PICTURE = NEWS.replace("Nguồn:", f"Ảnh: {ADDRESS}\nChú thích ảnh: Hình để thử\nNguồn:")


def jpeg(width: int = 1000, height: int = 600, mode: str = "RGB", **options: object) -> bytes:
    written = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert(mode).save(written, "JPEG", **options)
    return written.getvalue()


def png(mode: str) -> bytes:
    written = io.BytesIO()
    Image.new(mode, (600, 300), (140, 29, 24, 90)[: len(mode)]).save(written, "PNG")
    return written.getvalue()


def page_of(public: Path) -> str:
    return (public / "tin-tuc/tin-1/index.html").read_text(encoding="utf-8")


def published(site_of: SiteOf, data: bytes, name: str = "anh.jpg") -> Path:
    """The column of a site whose news item has this picture."""
    path = f"content/files/{name}"
    root = site_of({"content/news/2026/tin-1.md": WITH_PICTURE.replace(ADDRESS, path), path: data})
    report = build(root)
    assert report.published, [str(problem) for problem in report.problems]
    return root / "public"


def opened(public: Path, address: str) -> Image.Image:
    return Image.open(io.BytesIO((public / address).read_bytes()))


def test_a_picture_comes_in_sizes_as_webp_and_jpeg_with_its_room_kept(site_of: SiteOf) -> None:
    public = published(site_of, jpeg(2000, 1000))
    picture = re.search(r"<picture>.*</picture>", page_of(public))
    assert picture
    webp, plain = re.findall(r'srcset="([^"]*)"', picture[0])
    for srcset, form in ((webp, "WEBP"), (plain, "JPEG")):
        sizes = [size.split() for size in srcset.split(", ")]
        assert [width for _, width in sizes] == ["480w", "960w", "1600w"]
        for address, width in sizes:
            image = opened(public, address.removeprefix("../../"))
            assert (image.format, f"{image.width}w", image.width / image.height) == (form, width, 2.0)
    assert 'width="1600" height="800"' in picture[0]
    assert 'alt="Hình để thử"' in picture[0]
    assert "loading" not in picture[0]  # it may stand on the first screen


def test_a_small_picture_is_not_blown_up(site_of: SiteOf) -> None:
    page = page_of(published(site_of, jpeg(300, 200)))
    assert re.findall(r"\s(\d+)w[,\"]", page) == ["300", "300"]


def test_pictures_after_the_first_wait_until_the_reader_comes_near(site_of: SiteOf) -> None:
    body = f"{WITH_PICTURE}\n![Hình thứ hai](../../files/hai.jpg)\n\n![Hình thứ ba](../../files/hai.jpg)\n"
    root = site_of({"content/news/2026/tin-1.md": body, ADDRESS: jpeg(), "content/files/hai.jpg": jpeg(400, 400)})
    assert build(root).published
    tags = re.findall(r'<img [^>]*width="\d+"[^>]*decoding[^>]*>', page_of(root / "public"))
    assert ['loading="lazy"' in tag for tag in tags] == [False, True, True]


def test_what_the_camera_hid_is_in_no_published_file(site_of: SiteOf) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Nguyễn Giả Định"  # artist
    exif.get_ifd(0x8825)[1] = "N"  # place
    public = published(site_of, jpeg(exif=exif, comment=b"bi mat"))
    pictures = [path for path in public.rglob("*") if path.suffix in (".jpg", ".webp")]
    assert len(pictures) == 7  # three widths in two forms, and the whole one
    for path in pictures:
        image = opened(public, path.relative_to(public).as_posix())
        assert not image.getexif(), path.name
        assert "comment" not in image.info


def test_a_picture_taken_sideways_stands_upright(site_of: SiteOf) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    public = published(site_of, jpeg(800, 400, exif=exif))
    assert opened(public, "tep/anh.jpg").size == (400, 800)
    assert 'width="400" height="800"' in page_of(public)


def test_colours_of_another_space_are_turned_into_srgb(site_of: SiteOf) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert profile  # a profile that does not fit the picture is passed over, as browsers do
    root = site_of({ADDRESS: jpeg(mode="CMYK"), "content/files/la.jpg": jpeg(icc_profile=profile)})
    for made in pictures_of(root, [ADDRESS, "content/files/la.jpg"]).values():
        assert made.whole
        with Image.open(root / FOLDER / made.whole.name) as plain:
            assert (plain.mode, plain.info.get("icc_profile")) == ("RGB", None)


@pytest.mark.parametrize(("mode", "form"), [("RGBA", "PNG"), ("RGB", "JPEG")])
def test_a_picture_that_one_sees_through_stays_so(mode: str, form: str, site_of: SiteOf) -> None:
    public = published(site_of, png(mode), "anh.png")
    source = re.search(r'<img [^>]*\ssrc="\.\./\.\./(assets/anh/[^"]*)"', page_of(public))
    assert source
    image = opened(public, source[1])
    assert image.format == form
    assert ("A" in image.mode) == (mode == "RGBA")
    assert opened(public, "tep/anh.png").format == "PNG"


def test_the_same_picture_is_made_once_and_gives_the_same_bytes(site_of: SiteOf, tmp_path: Path) -> None:
    root = site_of({"content/news/2026/tin-1.md": WITH_PICTURE, ADDRESS: jpeg()})
    build(root)
    cached = {path: path.stat().st_mtime_ns for path in (root / FOLDER).iterdir()}
    first = tree_of(root / "public")
    assert build(root).difference.written == 0
    assert {path: path.stat().st_mtime_ns for path in (root / FOLDER).iterdir()} == cached
    again = site_of({"content/news/2026/tin-1.md": WITH_PICTURE, ADDRESS: jpeg()}, "again")
    build(again)
    assert tree_of(again / "public") == first


@pytest.mark.parametrize("damage", [b"", b"hong", None])
def test_a_damaged_cache_is_made_again(damage: bytes | None, site_of: SiteOf) -> None:
    root = site_of({ADDRESS: jpeg()})
    made, first = pictures_of(root, [ADDRESS]), tree_of(root / FOLDER)
    assert len(first) > len(made[ADDRESS].sizes)
    for path in (root / FOLDER).iterdir():
        path.unlink() if damage is None else path.write_bytes(damage)
    assert pictures_of(root, [ADDRESS]) == made
    assert tree_of(root / FOLDER) == first


def test_only_pictures_that_a_posted_page_shows_are_published(site_of: SiteOf) -> None:
    draft = WITH_PICTURE.replace("Tiêu đề", "Bản nháp: có\nTiêu đề")
    root = site_of({"content/news/2026/tin-1.md": draft, ADDRESS: jpeg()})
    assert build(root).published
    assert not [path for path in tree_of(root / "public") if path.endswith((".jpg", ".webp"))]


def test_a_draft_with_a_broken_picture_is_told_before_its_day(site_of: SiteOf) -> None:
    draft = WITH_PICTURE.replace("Tiêu đề", "Bản nháp: có\nTiêu đề")
    report = build(site_of({"content/news/2026/tin-1.md": draft, ADDRESS: jpeg()[:900]}))
    errors = [problem for problem in report.problems if problem.severity == "error"]
    assert [(problem.rule, problem.path, problem.line) for problem in errors] == [
        ("anh-sai", "content/news/2026/tin-1.md", 7)
    ]


def test_the_size_told_of_a_picture_is_that_of_the_published_file(site_of: SiteOf) -> None:
    root = site_of({"content/news/2026/tin-1.md": WITH_PICTURE, ADDRESS: jpeg(quality=100)})
    report = build(root)
    assert report.site
    assert report.site.file_sizes[ADDRESS] == (root / "public/tep/anh.jpg").stat().st_size


def test_files_that_are_no_pictures_are_left_alone(tmp_path: Path) -> None:
    assert pictures_of(tmp_path, ["content/files/mau.docx"]) == {}
    assert not (tmp_path / ".cache").exists()
