"""Every door of the desk."""

from django.urls import URLPattern, URLResolver, path

from fakelos.review import (
    accounts,
    api,
    claims,
    corrections,
    decisions,
    dossier,
    history,
    keyboard,
    law,
    queue,
    search,
    station,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", accounts.home, name="home"),
    path("health", accounts.health, name="health"),
    path("login", accounts.log_in, name="login"),
    path("logout", accounts.log_out, name="logout"),
    path("language", accounts.set_language, name="set_language"),
    path("queue", queue.queue, name="queue"),
    path("queue/<slug:code>", queue.queue, name="queue_of"),
    path("queue/<slug:code>/take", queue.take, name="take_next"),
    path("dossiers/<uuid:dossier_id>/take", claims.take, name="take"),
    path("dossiers/<uuid:dossier_id>/renew", claims.renew, name="renew"),
    path("dossiers/<uuid:dossier_id>/release", claims.release, name="release"),
    path("dossiers/<uuid:dossier_id>/free", claims.free, name="free"),
    path("leave", claims.leave, name="leave"),
    path("search", search.search, name="search"),
    path("dossiers/<uuid:dossier_id>", dossier.dossier, name="dossier"),
    path("dossiers/<uuid:dossier_id>/corrections", corrections.correct, name="correct"),
    path("dossiers/<uuid:dossier_id>/corrections/undo", corrections.undo, name="undo"),
    path("dossiers/<uuid:dossier_id>/corrections/redo", corrections.redo, name="redo"),
    path("keyboard", keyboard.switch, name="keyboard"),
    path("dossiers/<uuid:dossier_id>/decide/<slug:kind>", decisions.decide, name="decide"),
    path(
        "dossiers/<uuid:dossier_id>/decide/<slug:kind>/<slug:letter>", decisions.decide_preview, name="decide_preview"
    ),
    path("dossiers/<uuid:dossier_id>/countersign", decisions.countersign, name="countersign"),
    path("dossiers/<uuid:dossier_id>/countersign/letter", decisions.countersign_preview, name="countersign_preview"),
    path("dossiers/<uuid:dossier_id>/summary", decisions.summary, name="summary"),
    path("dossiers/<uuid:dossier_id>/history", history.history, name="history"),
    path("dossiers/<uuid:dossier_id>/history.csv", history.history_export, name="history_export"),
    path("decisions/<uuid:decision_id>", decisions.decision, name="decision"),
    path("letters/<uuid:letter_id>", decisions.letter, name="letter"),
    path("inquiries/<uuid:inquiry_id>", decisions.inquiry, name="inquiry"),
    path("pages/<uuid:page_id>/image", dossier.page_image, name="page_image"),
    path("law/<str:source>", law.circular, name="circular"),
    path("station", station.station, name="station"),
    path("station/batches/<uuid:batch_id>", station.receipt, name="receipt"),
    path("api/", api.urls()),
]
