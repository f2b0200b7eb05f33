"""The look of Gradio's own components: system fonts only, the blue of the United Nations."""

from __future__ import annotations

import gradio as gr

FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Helvetica Neue", "Arial", "sans-serif")
MONOSPACE = ("ui-monospace", "Consolas", "monospace")


def theme() -> gr.themes.Base:
    """A theme that loads no font."""
    blue = gr.themes.Color(
        name="un", c50="#eef8fd", c100="#d9f0fb", c200="#b0e1f6", c300="#7accee", c400="#35b4e4", c500="#009edb",
        c600="#0079ad", c700="#005f8a", c800="#074f71", c900="#0b4260", c950="#072b40",
    )  # fmt: skip
    return gr.themes.Base(
        primary_hue=blue, secondary_hue=blue, neutral_hue="slate", font=FONTS, font_mono=MONOSPACE, radius_size="sm"
    )
