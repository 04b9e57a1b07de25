"""What the public reads: reports, lists, files, and how the checks work."""
