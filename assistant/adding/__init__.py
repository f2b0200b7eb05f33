"""Adding files to an index, each with its own report: one bad file costs nothing of the others."""

from assistant.adding.report import Added, Report, Status
from assistant.adding.run import Options, Stopped, add_files, add_sources
from assistant.adding.survey import Survey, look_over

__all__ = ["Added", "Options", "Report", "Status", "Stopped", "Survey", "add_files", "add_sources", "look_over"]
