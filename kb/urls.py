from django.urls import path

from kb import views
from kb.feeds import ArticleFeed
from kb.page_cache import cached_page

app_name = "kb"
urlpatterns = [
    path("articles/feed.atom", cached_page(ArticleFeed()), name="feed"),
    path("articles/", views.articles, name="articles"),
    path("articles/<slug:slug>/", views.article, name="article"),
    path("articles/<slug:slug>/vote/", views.vote, name="vote"),
    path("articles/<slug:slug>/thanks/", views.thanks, name="thanks"),
    path("categories/<slug:key>/", views.category, name="category"),
]
