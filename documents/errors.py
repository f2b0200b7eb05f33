"""Errors of Operative: one small tree, caught once at each door (command line, web chat, Python)."""


class OperativeError(Exception):
    """Something the user can mend: the message names the thing, what is wrong, and what to do."""


class UnreadableFile(OperativeError):
    """A file cannot be read as text, or is not a document of the United Nations."""


class CannotFetch(OperativeError):
    """An official file that does not exist, does not come, or is not what it should be."""


class UnknownDocument(OperativeError):
    """A symbol that the index does not hold."""


class UnknownActor(OperativeError):
    """A name that stands for nobody whom resolutions address."""


class BadQuestion(OperativeError):
    """A question that cannot be answered as it stands: empty, too long, or without a word."""


class BadIndex(OperativeError):
    """An index folder that is not ours, is damaged beyond rebuilding, or cannot be written."""


class BadModel(OperativeError):
    """An embedding model that is missing, altered, or cannot be loaded."""


class BadWords(OperativeError):
    """A user's own file of verbs and actors that cannot be read, or says what cannot be."""


class BadBatch(OperativeError):
    """A file of questions that cannot be read."""


class BadConversation(OperativeError):
    """A saved conversation that cannot be reopened."""


class BadOutput(OperativeError):
    """A file that results cannot be written to."""
