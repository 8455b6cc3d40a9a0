from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from config import pages

urlpatterns = [
    path("", pages.to_readers_language),
    path("admin/", admin.site.urls),
    path("healthz/", pages.healthz),
    path("robots.txt", pages.robots),
    path("favicon.ico", pages.favicon),
    *i18n_patterns(path("", include("wizard.urls")), path("", include("kb.urls"))),
]
handler400 = "config.pages.bad_request"
handler403 = "config.pages.forbidden"
handler404 = "config.pages.not_found"
handler500 = "config.pages.server_error"
