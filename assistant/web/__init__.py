"""The web chat without its framework: answers and documents as HTML, and the style, script and words of the page.

Everything here but ``theme`` is pure: values in, strings out. ``app.py`` lays the strings out with Gradio.
"""
