"""The admin of the knowledge base, a module for each thing an editor looks after."""

from kb.admin import articles, categories, readers, revisions, synonyms

__all__ = ["articles", "categories", "readers", "revisions", "synonyms"]
