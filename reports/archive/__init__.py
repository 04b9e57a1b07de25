"""A report into and out of the database, and the trail (留痕) of everything that was done."""
