"""Draws cards: PNG of the size that those who show them ask for, in the site's own serif."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from generator.pages.card import Card, face_of

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SIZE = (1200, 630)
_MARGIN = 80
_WIDTH = SIZE[0] - 2 * _MARGIN
_SIZES = (76, 66, 58, 50, 44)
"""Of a title, the largest in which it fits."""
_LINES = 4
_LEADING = 1.18
_TOP, _BOTTOM = 120, 424
"""Between which a title stands."""

# Sixteen shades of one colour on white: an eighth of the bytes, and nobody sees the difference.
_SHADES = 15
_INK = (11, 61, 99)


def draw(card: Card) -> bytes:
    """The card as PNG. The same card gives the same bytes with the same Pillow."""
    from PIL import Image, ImageDraw

    image = Image.new("L", SIZE, 0)
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((0, 0, SIZE[0], 18), fill=255)
    _write(canvas, card.kind, (_MARGIN, 62), 34, 400, 170)
    size, lines = _fitted(card.title)
    for number, line in enumerate(lines):
        _write(canvas, line, (_MARGIN, _TOP + round(number * size * _LEADING)), size, 600, 255)
    for number, figure in enumerate(card.figures):
        _write(canvas, figure, (_MARGIN, 440 + number * 44), 34, 400, 190)
    canvas.line((_MARGIN, 546, SIZE[0] - _MARGIN, 546), fill=80, width=2)
    _write(canvas, card.site, (_MARGIN, 562), 30, 600, 255)
    shades = Image.frombytes("P", SIZE, image.point(lambda value: value * _SHADES // 255).tobytes())
    shades.putpalette(
        [255 + (ink - 255) * shade // _SHADES for shade in range(_SHADES + 1) for ink in _INK]
    )
    file = BytesIO()
    shades.save(file, "PNG", bits=4, compress_level=6)
    return file.getvalue()


def _fitted(title: str) -> tuple[int, list[str]]:
    """The size of a title, and its lines; what is too long for the smallest ends with “…”."""
    words = title.split()
    for size in _SIZES:
        lines = list(_lines(words, size))
        most = min(_LINES, int((_BOTTOM - _TOP) / (size * _LEADING)))
        if len(lines) <= most and all(_length(line, size) <= _WIDTH for line in lines):
            return size, lines
    last = lines[_LINES - 1 :]
    if last:
        while last[0] and _length(f"{last[0]} …", size) > _WIDTH:
            last[0] = last[0].rpartition(" ")[0]
        lines = [*lines[: _LINES - 1], f"{last[0]} …"]
    return size, lines


def _lines(words: list[str], size: int) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and _length(longer, size) > _WIDTH:
            yield line
            line = word
        else:
            line = longer
    yield line


def _length(text: str, size: int) -> float:
    return sum(font.getlength(run) for run, font in _runs(text, size, 600))


def _write(  # noqa: PLR0913, PLR0917 - what writing takes
    canvas: ImageDraw, text: str, at: tuple[int, int], size: int, weight: int, shade: int
) -> None:
    x: float = at[0]
    for run, font in _runs(text, size, weight):
        canvas.text((x, at[1] + size), run, fill=shade, font=font, anchor="ls")
        x += font.getlength(run)


def _runs(text: str, size: int, weight: int) -> Iterator[tuple[str, FreeTypeFont]]:
    """A text in runs of one face each; a character that no face has is left out."""
    for face, run in groupby(text, lambda character: face_of(character, weight)):
        if face:
            yield "".join(run), _font(face, size)


@cache
def _font(face: Path, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(face), size, layout_engine=ImageFont.Layout.BASIC)
