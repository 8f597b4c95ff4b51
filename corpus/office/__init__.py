"""Office files that LibreOffice converts."""
