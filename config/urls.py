from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.i18n import set_language

from config import pages
from kb.editing.boards import urls as board_urls
from kb.page_cache import cached_page
from kb.picture_views import picture
from kb.sitemaps import ArticleSitemap, TopicSitemap
from wizard.editing.boards import urls as guide_board_urls
from wizard.sitemaps import GuideSitemap

SITEMAPS = {"guides": GuideSitemap, "topics": TopicSitemap, "articles": ArticleSitemap}

urlpatterns = [
    path("", pages.to_readers_language),
    path("admin/boards/", include(([*board_urls.urlpatterns, *guide_board_urls.urlpatterns], "boards"))),
    path("admin/language/", set_language, name="set_language"),
    path("admin/", admin.site.urls),
    path("healthz/", pages.healthz),
    path("robots.txt", pages.robots),
    path("sitemap.xml", cached_page(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("favicon.ico", pages.favicon),
    path("pictures/<str:digest>.<str:ending>", picture, name="picture"),
    *i18n_patterns(path("", include("wizard.urls")), path("", include("kb.urls"))),
]
handler400 = "config.pages.bad_request"
handler403 = "config.pages.forbidden"
handler404 = "config.pages.not_found"
handler500 = "config.pages.server_error"
