"""The reading order of a PDF: which words are a heading, a list or a picture (ISO 32000-1, 14.7 and 14.8).

The pages carry numbered pieces already; here the tree that names them is built and hung into the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final, cast

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from worldcafe.report.sheet import Part, Piece

LISTS: Final = {"LI": "L", "Lbl": "L", "TOCI": "TOC"}
"""Pieces that stand in a common parent with their neighbours."""


def tagged(data: bytes, pieces: Sequence[Piece], title: str, language: str) -> bytes:
    """The file with its structure tree, its language and its title for every viewer.

    The same pieces give the same bytes.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        _Tree(pdf, pieces).grow()
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
            meta["dc:title"] = title
            meta["dc:language"] = {language}
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


class _Tree:
    """The structure tree of one file."""

    def __init__(self, pdf: pikepdf.Pdf, pieces: Sequence[Piece]) -> None:
        self.pdf = pdf
        self.pieces = pieces
        self.pages = [page.obj for page in pdf.pages]
        self.parents: dict[int, list[Any]] = {}
        self.elements: dict[int, Any] = {}

    def grow(self) -> None:
        """Build the tree from the pieces in reading order and hang it into the file."""
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = self._element("Document", root)
        kids: list[Any] = []
        group: Any = None
        grouped = ""
        for piece in self.pieces:
            element = self.elements.get(id(piece.part))
            if element is None:
                wanted = LISTS.get(piece.part.role, "")
                if wanted != grouped:
                    group = self._element(wanted, document) if wanted else None
                    grouped = wanted
                    if group is not None:
                        kids.append(group)
                element = self._part(piece.part, document if group is None else group)
                if group is None:
                    kids.append(element)
                else:
                    group.K.append(element)
            self._hold(element, piece)
        document.K = Array(kids)
        root.K = document
        root.ParentTree = self.pdf.make_indirect(self._numbers())
        root.ParentTreeNextKey = len(self.pages)
        catalogue = cast(Any, self.pdf.Root)
        catalogue.StructTreeRoot = root
        catalogue.MarkInfo = Dictionary(Marked=True)

    def _element(self, role: str, parent: Any) -> Any:
        element = Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), P=parent, K=Array())
        return self.pdf.make_indirect(element)

    def _part(self, part: Part, parent: Any) -> Any:
        # A label stands in a list as an item of its own; a reader hears it before the text that it numbers.
        role = "LI" if part.role == "Lbl" else part.role
        element = self._element(role, parent)
        held = element
        if role == "LI":
            held = self._element("Lbl" if part.role == "Lbl" else "LBody", element)
            element.K.append(held)
        if part.alt:
            element.Alt = String(part.alt)
        self.elements[id(part)] = held
        return element

    def _hold(self, held: Any, piece: Piece) -> None:
        """Put a piece of a page under its element, and the element into the page's row of parents."""
        owner = self.elements[id(piece.part)]
        owner.K.append(Dictionary(Type=Name.MCR, Pg=self.pages[piece.page], MCID=piece.number))
        row = self.parents.setdefault(piece.page, [])
        if len(row) != piece.number:
            raise AssertionError("pieces of a page are numbered in order")
        row.append(owner)

    def _numbers(self) -> Any:
        numbers = Array()
        for at, page in enumerate(self.pages):
            page.StructParents = at
            page.Tabs = Name.S
            numbers.append(at)
            numbers.append(self.pdf.make_indirect(Array(self.parents.get(at, []))))
        return Dictionary(Nums=numbers)
