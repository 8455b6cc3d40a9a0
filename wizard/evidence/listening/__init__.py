"""Who listens, and who is signed in? netstat, ss, tasklist, qwinsta."""
