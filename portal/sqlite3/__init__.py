"""SQLite as the portal uses it: a connection never makes a database."""
