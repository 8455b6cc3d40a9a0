from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class WizardConfig(AppConfig):
    name = "wizard"
    verbose_name = _("Guides")

    def ready(self) -> None:
        from kb import links
        from kb.editing import uses
        from kb.editing.boards import needs, traffic
        from kb.editing.inserts import inserted
        from kb.search import finder, index
        from wizard import guide_links, publishing, roles
        from wizard.editing import article_uses, insert_uses
        from wizard.editing.boards import lists as boards

        links.resolvers["guide"] = guide_links.address
        links.resolvers["site"] = guide_links.page_address
        links.sources.append(guide_links.leading_to)
        uses.sources.append(article_uses.of)
        inserted.sources.append(insert_uses.of)
        traffic.sources.append(boards.verdicts_since)
        needs.sources.append(boards.needs_of)
        needs.listed.append(boards.boards_of)
        index.providers.append(publishing.searchable)
        finder.leads.append(guide_links.guides_of)
        post_migrate.connect(roles.create_groups, sender=self)
