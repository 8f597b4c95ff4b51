"""Archives and e-mails: files that contain files."""
