from django.apps import AppConfig
from django.db.models.signals import post_migrate


class WizardConfig(AppConfig):
    name = "wizard"
    verbose_name = "Guides"

    def ready(self) -> None:
        from kb import links
        from kb.search import finder, index
        from wizard import guide_links, publishing, roles

        links.resolvers["guide"] = guide_links.address
        links.resolvers["site"] = guide_links.page_address
        links.sources.append(guide_links.leading_to)
        index.providers.append(publishing.searchable)
        finder.leads.append(guide_links.guides_of)
        post_migrate.connect(roles.create_groups, sender=self)
