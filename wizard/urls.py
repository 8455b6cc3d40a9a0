from django.urls import path

from wizard import evidence_views, search_views, views

app_name = "wizard"
urlpatterns = [
    path("", views.home, name="home"),
    path("search/", search_views.results, name="search"),
    path("search/suggestions/", search_views.suggestions, name="suggestions"),
    path("my-address/", views.my_address, name="my-address"),
    path("guides/", views.guides, name="guides"),
    path("guides/<slug:key>/", views.guide, name="guide"),
    path("guides/<slug:key>/evidence/", evidence_views.evidence, name="evidence"),
    path("guides/<slug:key>/hand-over/", views.hand_over, name="hand-over"),
    path("guides/<slug:key>/hand-over/transcript.txt", views.transcript_file, {"form": "txt"}, name="transcript-txt"),
    path("guides/<slug:key>/hand-over/transcript.md", views.transcript_file, {"form": "md"}, name="transcript-md"),
    path("guides/<slug:key>/solved/", views.solved, name="solved"),
    path("guides/<slug:key>/verdict/", views.verdict, name="verdict"),
]
