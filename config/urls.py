from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from config import pages
from kb.page_cache import cached_page
from kb.sitemaps import ArticleSitemap, TopicSitemap
from wizard.sitemaps import GuideSitemap

SITEMAPS = {"guides": GuideSitemap, "topics": TopicSitemap, "articles": ArticleSitemap}

urlpatterns = [
    path("", pages.to_readers_language),
    path("admin/", admin.site.urls),
    path("healthz/", pages.healthz),
    path("robots.txt", pages.robots),
    path("sitemap.xml", cached_page(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("favicon.ico", pages.favicon),
    *i18n_patterns(path("", include("wizard.urls")), path("", include("kb.urls"))),
]
handler400 = "config.pages.bad_request"
handler403 = "config.pages.forbidden"
handler404 = "config.pages.not_found"
handler500 = "config.pages.server_error"
