"""Every door of the desk."""

from django.urls import URLPattern, URLResolver, path

from fakelos.review import accounts

urlpatterns: list[URLPattern | URLResolver] = [
    path("", accounts.home, name="home"),
    path("health", accounts.health, name="health"),
    path("login", accounts.log_in, name="login"),
    path("logout", accounts.log_out, name="logout"),
    path("language", accounts.set_language, name="set_language"),
]
