"""Many files into the archive: finding them, reading them on every core, entering what is new."""
