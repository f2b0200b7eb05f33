"""Many questions at once: from a file of questions to a file of answers, resumable, never losing a run to a bad row."""

from assistant.batch.run import run_batch

__all__ = ["run_batch"]
