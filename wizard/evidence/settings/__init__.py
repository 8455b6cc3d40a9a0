"""How is the machine set up? Registry, policies, firewalls, network cards, name look-ups."""
