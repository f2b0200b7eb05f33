"""Reading PDF as the United Nations issue it: glyphs → lines → parts of a page → blocks."""

from documents.pdf.reader import read_pdf

__all__ = ["read_pdf"]
