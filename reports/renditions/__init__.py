"""What is published, rendered into files."""
