"""The figures people sent, what was agreed about their targets, and what happened meanwhile. Rows are only added."""

from .kept import Calibration, Note, Rebase
from .keys import ProviderKey
from .readings import Confirmation, Reading, Reminder, Submission

__all__ = ["Calibration", "Confirmation", "Note", "ProviderKey", "Reading", "Rebase", "Reminder", "Submission"]
