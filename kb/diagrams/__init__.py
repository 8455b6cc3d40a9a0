"""The diagrams of the explainers: one description in data, drawn and told in words in every language."""
