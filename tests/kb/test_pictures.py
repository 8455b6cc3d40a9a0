"""What may be uploaded as a picture, what is made of it, and what is refused."""

import io
import struct
import zipfile
import zlib

import pytest
from PIL import Image, PngImagePlugin

from kb.pictures import MAX_INPUT, MAX_OUTPUT, NotAPicture, Refused, TooLarge, accept, make

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 320 200">{}</svg>'
)


def svg(inside=""):
    return SVG.format(inside).encode()


def raster(kind="PNG", size=(320, 200), mode="RGB", **options):
    file = io.BytesIO()
    Image.new(mode, size, "red").save(file, kind, **options)
    return file.getvalue()


def noise(size, kind="PNG"):
    picture = Image.effect_noise(size, 120).convert("RGB")
    file = io.BytesIO()
    picture.save(file, kind)
    return file.getvalue()


def opened(made):
    return Image.open(io.BytesIO(made.data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_photograph_or_screenshot_becomes_webp(kind):
    made = make(raster(kind))
    assert (made.type, made.width, made.height) == ("image/webp", 320, 200)
    assert opened(made).format == "WEBP"


def test_the_content_tells_the_type_and_nothing_else():
    assert make(b"\xef\xbb\xbf\n " + svg("<path d='M0 0h9'/>")).type == "image/svg+xml"
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("picture.png", raster())
    for other in (
        archive.getvalue(),
        b"%PDF-1.7 ...",
        b"MZ" + b"\0" * 99,
        b"BM" + b"\0" * 99,
        b"#!/bin/sh\n",
        b"GIF89a",
    ):
        with pytest.raises(NotAPicture):
            make(other)


def test_formats_nobody_needs_are_not_even_opened():
    for kind in ("BMP", "TIFF", "ICO", "PPM", "TGA", "PCX"):
        with pytest.raises(NotAPicture):
            make(raster(kind))


def test_a_wide_picture_is_scaled_down_and_a_small_one_stays():
    assert (make(raster(size=(3200, 100))).width, make(raster(size=(3200, 100))).height) == (1600, 50)
    assert (make(raster(size=(100, 9600))).width, make(raster(size=(100, 9600))).height) == (50, 4800)
    assert (make(raster(size=(1, 1))).width, make(raster(size=(1, 1))).height) == (1, 1)


def test_a_picture_of_the_telephone_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    made = make(raster("JPEG", exif=exif))
    assert (made.width, made.height) == (200, 320)
    assert opened(made).getexif() == {}


def test_nothing_but_what_is_seen_is_kept():
    words = PngImagePlugin.PngInfo()
    words.add_text("comment", "secret words")
    words.add_itxt("XML:com.adobe.xmp", "<x>secret words</x>")
    exif = Image.Exif()
    exif[0x010E] = "secret words"
    for sent in (
        raster(pnginfo=words, icc_profile=b"secret words", exif=exif),
        raster("JPEG", exif=exif, comment=b"secret words"),
        raster("WEBP", exif=exif, xmp=b"secret words"),
        raster() + b"<script>alert('secret words')</script>",
        raster("GIF", comment=b"secret words"),
    ):
        assert b"secret" in sent
        assert b"secret" not in make(sent).data


def test_of_a_moving_picture_the_first_frame_is_kept():
    file = io.BytesIO()
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "blue")]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    found = opened(make(file.getvalue()))
    assert getattr(found, "n_frames", 1) == 1
    red, _green, blue = found.convert("RGB").getpixel((5, 5))
    assert red > 200 > 50 > blue


def test_what_is_transparent_stays_transparent():
    clear, palette = io.BytesIO(), io.BytesIO()
    Image.new("RGBA", (9, 9), (255, 0, 0, 0)).save(clear, "PNG")
    Image.new("P", (9, 9), 0).save(palette, "PNG", transparency=b"\0")
    for sent in (clear, palette):
        assert opened(make(sent.getvalue())).convert("RGBA").getpixel((4, 4))[3] == 0


def test_a_screenshot_stays_exact_and_a_noisy_picture_is_packed_below_the_limit():
    sharp = Image.new("RGB", (200, 100), "white")
    sharp.paste("black", (50, 20, 51, 90))
    file = io.BytesIO()
    sharp.save(file, "PNG")
    assert opened(make(file.getvalue())).convert("RGB").tobytes() == sharp.tobytes()
    made = make(noise((1000, 1000)))
    assert len(made.data) <= MAX_OUTPUT
    assert made.width >= 400


def bomb(width, height):
    """A PNG of a few bytes that says it is huge."""

    def part(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0" * 99)) + part(b"IEND", b"")


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("size", [(30_000, 30_000), (10_000, 9_000), (5_000, 5_000), (2_000_000_000, 1)])
def test_a_bomb_is_refused_before_it_is_unpacked(size):
    with pytest.raises(Refused):
        make(bomb(*size))


def test_a_file_that_is_too_large_is_not_looked_at():
    for sent in (b"\x89PNG" + b"\0" * 10_000_000, b"<svg" + b" " * 2_000_000 + b">"):
        with pytest.raises(TooLarge):
            make(sent)
    with pytest.raises(TooLarge, match="4000 kB are allowed"):
        make(b"\0" * (MAX_INPUT + 1))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_broken_picture_is_refused_and_never_a_crash(kind):
    whole = noise((64, 64), kind)
    for length in (0, 4, 12, 30, len(whole) // 2, len(whole) - 40):
        with pytest.raises(NotAPicture):
            make(whole[:length])
    for place in range(0, len(whole), max(1, len(whole) // 200)):
        hurt = bytearray(whole)
        hurt[place] ^= 0xFF
        try:
            make(bytes(hurt))
        except Refused:
            continue


HARMLESS = """<title>Ports</title><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient>
<marker id="m"><path d="M0 0h9"/></marker></defs><style>.a{fill:url(#g)} text{font:12px sans-serif}</style>
<g class="a" style="stroke:red"><rect width="10" height="10" fill="url(#g)"/><use href="#m"/><use xlink:href="#m"/></g>
<text x="1" y="9">中文 &amp; more</text>"""


def test_a_drawing_keeps_what_only_draws():
    made = make(svg(HARMLESS))
    text = made.data.decode()
    assert (made.type, made.width, made.height) == ("image/svg+xml", 320, 200)
    for part in ("中文 &amp; more", "linearGradient", 'fill="url(#g)"', 'href="#m"', ".a{fill:url(#g)}"):
        assert part in text


def test_a_drawing_from_an_old_program_loses_its_doctype():
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    sent = f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}\n{svg("<path d=" + repr("M0 0h9") + "/>").decode()}'
    assert b"DOCTYPE" not in make(sent.encode()).data


HOSTILE = {
    "script": "<script>alert(1)</script><script href='http://e/x.js'/>",
    "handler": "<rect onload='alert(1)' onClick='alert(1)' width='9' height='9'/>",
    "javascript": "<a xlink:href='javascript:alert(1)'><text>x</text></a><a href='&#106;avascript:alert(1)'/>",
    "foreign": "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='http://e/alert'/></foreignObject>",
    "import": "<style>@import url(http://e/alert.css);</style>",
    "hidden import": "<style>@\\69mport 'http://e/alert.css';</style>",
    "style url": "<rect style='fill:url(http://e/alert)'/><rect fill='url(//e/alert)'/>",
    "image": "<image href='http://e/alert.png'/><image xlink:href='//e/alert.png'/>",
    "html": "<image href='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='/>",
    "use": "<use href='http://e/alert.svg#a'/><use href='data:image/svg+xml;base64,alert#a'/>",
    "animation": "<a><set attributeName='href' to='javascript:alert(1)'/></a><animate values='javascript:alert(1)'/>",
    "filter": "<filter id='f'><feImage href='http://e/alert'/></filter>",
    "embed": "<embed src='http://e/alert'/><iframe src='alert'/><object data='alert'/>",
    "namespace": "<x:script xmlns:x='http://www.w3.org/2000/svg'>alert(1)</x:script>",
    "html namespace": "<x:img xmlns:x='http://www.w3.org/1999/xhtml' src='x' onerror='alert(1)'/>",
    "base": "<g xml:base='http://e/'><use href='#a'/></g>",
    "font": "<style>@font-face{font-family:a;src:url(http://e/alert)}</style>",
    "event": "<handler xmlns='http://www.w3.org/2001/xml-events'>alert(1)</handler>",
}  # fmt: skip
HARM = (
    "script",
    "alert",
    "onload",
    "onclick",
    "javascript",
    "http://e",
    "//e/",
    "@import",
    "data:",
    "foreign",
    "iframe",
)


@pytest.mark.parametrize("attack", HOSTILE)
def test_a_hostile_drawing_is_made_harmless_or_refused(attack):
    try:
        shown = make(svg(HOSTILE[attack] + "<rect width='9' height='9'/>")).data.decode().lower()
    except NotAPicture:
        shown = ""
    assert not [word for word in HARM if word in shown]


@pytest.mark.parametrize("attack", HOSTILE)
def test_a_hostile_drawing_in_the_content_folder_is_refused(attack):
    with pytest.raises(NotAPicture):
        accept(svg(HOSTILE[attack]))


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
UNREADABLE = {
    "laughs": f'<!DOCTYPE svg [<!ENTITY a0 "ha">{LAUGHS}]>{svg("<text>&a9;</text>").decode()}',
    "file": f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{svg("<text>&x;</text>").decode()}',
    "parameter": f'<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://e/">%x;]>{svg().decode()}',
    "deep": svg("<g>" * 100_000 + "</g>" * 100_000).decode(),
    "many": svg("<g/>" * 30_000).decode(),
    "unclosed": svg("<g>").decode(),
    "html": "<html><body><script>alert(1)</script></body></html>",
    "no namespace": "<svg viewBox='0 0 9 9'><path d='M0 0'/></svg>",
    "no size": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "no number": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 nan inf'/>",
    "no area": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 9'/>",
    "two roots": svg().decode() * 2,
    "nothing": "<",
}


@pytest.mark.parametrize("attack", UNREADABLE)
@pytest.mark.parametrize("way_in", [make, accept])
def test_a_drawing_that_cannot_be_trusted_is_refused(attack, way_in):
    with pytest.raises(Refused):
        way_in(UNREADABLE[attack].encode())


def test_another_encoding_hides_nothing():
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        with pytest.raises(Refused):
            make(svg("<script>alert(1)</script>").decode().encode(encoding))
    declared = b'<?xml version="1.0" encoding="utf-7"?>' + svg("<text>+ADw-script+AD4-</text>")
    with pytest.raises(NotAPicture):
        accept(declared)
    assert b"utf-7" not in make(declared).data


def test_what_was_made_is_accepted_byte_for_byte():
    for sent in (raster(), raster("JPEG"), raster(mode="RGBA"), noise((900, 900)), svg(HARMLESS), svg()):
        made = make(sent)
        assert accept(made.data) == made
        assert len(made.digest) == 64


def test_what_was_not_made_here_is_not_accepted():
    exif = Image.Exif()
    exif[0x010E] = "x"
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "blue")]
    moving = io.BytesIO()
    frames[0].save(moving, "WEBP", save_all=True, append_images=frames[1:])
    webp = make(raster()).data
    for sent in (
        raster(), raster("JPEG"), b"", webp + b"<script>", webp[:-4], raster("WEBP", exif=exif), moving.getvalue(),
        raster("WEBP", size=(1700, 10)), b"RIFF", b"RIFF\x04\0\0\0WEBP", b"RIFF\x06\0\0\0WEBPVP",
        b'<?xml-stylesheet href="http://e/x.css"?>' + svg(), b"<!DOCTYPE svg>" + svg(), noise((1500, 1500), "JPEG"),
    ):  # fmt: skip
        with pytest.raises(Refused):
            accept(sent)


def test_reasons_are_words_an_editor_understands():
    with pytest.raises(NotAPicture, match="broken or cut off"):
        make(noise((64, 64), "JPEG")[:900])
    with pytest.raises(TooLarge, match="24 million"):
        make(bomb(30_000, 30_000))
    with pytest.raises(NotAPicture, match=r"holds <image>, which is not allowed"):
        make(svg("<image/>"))
    with pytest.raises(NotAPicture, match="needs a viewBox"):
        make(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
