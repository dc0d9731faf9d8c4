"""The last stage: the report and the handouts, seen as they will be printed."""

from ui.organiser.report.page import ReportPage

__all__ = ["ReportPage"]
