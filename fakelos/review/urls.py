"""Every door of the desk."""

from django.urls import URLPattern, URLResolver, path

from fakelos.review import accounts, api, dossier, law, queue, station

urlpatterns: list[URLPattern | URLResolver] = [
    path("", accounts.home, name="home"),
    path("health", accounts.health, name="health"),
    path("login", accounts.log_in, name="login"),
    path("logout", accounts.log_out, name="logout"),
    path("language", accounts.set_language, name="set_language"),
    path("queue", queue.queue, name="queue"),
    path("dossiers/<uuid:dossier_id>", dossier.dossier, name="dossier"),
    path("pages/<uuid:page_id>/image", dossier.page_image, name="page_image"),
    path("law/<str:source>", law.circular, name="circular"),
    path("station", station.station, name="station"),
    path("station/batches/<uuid:batch_id>", station.receipt, name="receipt"),
    path("api/", api.urls()),
]
