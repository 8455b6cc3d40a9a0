"""The admin of the guides, a module for each thing an editor looks after."""

from wizard.admin import guides, nodes, releases, vignettes

__all__ = ["guides", "nodes", "releases", "vignettes"]
