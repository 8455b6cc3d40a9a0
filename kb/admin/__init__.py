"""The admin of the knowledge base, a module for each thing an editor looks after."""

from kb.admin import articles, categories, events, pictures, readers, revisions, snippets, synonyms

__all__ = ["articles", "categories", "events", "pictures", "readers", "revisions", "snippets", "synonyms"]
