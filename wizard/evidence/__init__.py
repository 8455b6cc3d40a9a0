"""Evidence: text that somebody pastes, read into observations. Pure; docs/evidence.md tells how it fits together."""
