"""What the pages print, worked out: templates only loop over it."""
