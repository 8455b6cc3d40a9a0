from django.urls import path

from kb import views

app_name = "kb"
urlpatterns = [
    path("articles/", views.articles, name="articles"),
    path("articles/<slug:slug>/", views.article, name="article"),
    path("articles/<slug:slug>/vote/", views.vote, name="vote"),
    path("articles/<slug:slug>/thanks/", views.thanks, name="thanks"),
    path("categories/<slug:key>/", views.category, name="category"),
]
