"""TLS, certificates and web servers."""
