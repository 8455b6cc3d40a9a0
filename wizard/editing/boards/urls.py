"""The boards of the guides, below ``/admin/boards/`` in the namespace "boards"."""

from django.urls import path

from wizard.editing.boards import lists as boards

urlpatterns = [
    path("exits/", boards.guides, name="guides"),
    path("exits/<slug:key>/", boards.exits_page, name="exits"),
]
