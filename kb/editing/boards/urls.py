"""Addresses below ``/admin/boards/``, in the namespace "boards" (config.urls adds those of the guides)."""

from django.urls import path

from kb.editing.boards import views

urlpatterns = [
    path("searches/", views.searches, name="searches"),
    path("searches/<int:pk>/done/", views.search_done, name="search-done"),
    path("helpfulness/", views.rated, name="helpfulness"),
    path("age/", views.age, name="age"),
    path("translations/", views.translations, name="translations"),
    path("reviews/", views.reviews, name="reviews"),
]
