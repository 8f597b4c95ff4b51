"""Archives and mails: files that contain files."""
