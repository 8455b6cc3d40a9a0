"""SSH: the client, the server, the log."""
