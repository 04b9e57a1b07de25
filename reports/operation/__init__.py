"""For those who keep the portal running (运维): what every answer carries, busy databases, health,
logs, metrics, backups."""
