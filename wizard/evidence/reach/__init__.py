"""Does it answer? Ping, traces, port tests."""
