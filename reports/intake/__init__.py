"""Reports of the past (历史报告) into the archive: found, read on every core, entered if new."""
