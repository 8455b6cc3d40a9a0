from django.urls import path

from wizard import draft_views, evidence_views, search_views, views

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
    # The same walk on the draft, for editors; wizard.addresses puts "draft-" before the names above.
    path("drafts/guides/<slug:key>/", draft_views.guide, name="draft-guide"),
    path("drafts/guides/<slug:key>/evidence/", draft_views.evidence, name="draft-evidence"),
    path("drafts/guides/<slug:key>/hand-over/", draft_views.hand_over, name="draft-hand-over"),
    path(
        "drafts/guides/<slug:key>/hand-over/transcript.txt",
        draft_views.transcript_file,
        {"form": "txt"},
        name="draft-transcript-txt",
    ),
    path(
        "drafts/guides/<slug:key>/hand-over/transcript.md",
        draft_views.transcript_file,
        {"form": "md"},
        name="draft-transcript-md",
    ),
    path("drafts/guides/<slug:key>/solved/", draft_views.solved, name="draft-solved"),
    path("drafts/guides/<slug:key>/verdict/", draft_views.verdict, name="draft-verdict"),
]
