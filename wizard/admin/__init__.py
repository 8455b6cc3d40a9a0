"""The admin of the guides, a module for each thing an editor looks after."""

from wizard.admin import guides, nodes, pastes, releases, vignettes

__all__ = ["guides", "nodes", "pastes", "releases", "vignettes"]
