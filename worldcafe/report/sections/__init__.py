"""The sections of the report, one module each: from the café to blocks."""
