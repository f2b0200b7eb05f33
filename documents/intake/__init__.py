"""From what a user names (files, folders, archives) to single files, one after the other.

Nothing is unpacked to the disk and nothing is held longer than its turn. What cannot be read is named with the
reason, and the rest goes on.
"""

from documents.intake.kinds import Kind
from documents.intake.sources import Limits, Outcome, Refused, Source
from documents.intake.walk import source_of, sources

__all__ = ["Kind", "Limits", "Outcome", "Refused", "Source", "source_of", "sources"]
