"""Every door of the desk."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import URLPattern, URLResolver, path

from fakelos.review import keyboard, law
from fakelos.review.accounts import administration, sign_on
from fakelos.review.accounts import views as accounts
from fakelos.review.api import routes as api
from fakelos.review.corrections import views as corrections
from fakelos.review.decisions import printed, reopening
from fakelos.review.decisions import views as decisions
from fakelos.review.dossier import turning
from fakelos.review.dossier import views as dossier
from fakelos.review.history import views as history
from fakelos.review.queue import claims, search
from fakelos.review.queue import views as queue
from fakelos.review.station import set_aside
from fakelos.review.station import views as station

urlpatterns: list[URLPattern | URLResolver] = [
    path("", accounts.home, name="home"),
    path("health", accounts.health, name="health"),
    path("login", accounts.log_in, name="login"),
    path("logout", accounts.log_out, name="logout"),
    path("login", accounts.log_in, name="account_login"),
    path("login/code", mfa.authenticate, name="mfa_authenticate"),
    path("sign-on/<slug:provider_id>", sign_on.begin, name="openid_connect_login"),
    path("sign-on/<slug:provider_id>/callback", sign_on.callback, name="openid_connect_callback"),
    path("account", mfa.index, name="mfa_index"),
    path("account/password", accounts.password_change, name="password_change"),
    path("account/confirm", account.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/code", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/second-factor", totp.activate_totp, name="mfa_activate_totp"),
    path("account/second-factor/off", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/recovery-codes", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/recovery-codes/new", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
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
    path("dossiers/<uuid:dossier_id>/reread", corrections.reread, name="reread"),
    path("dossiers/<uuid:dossier_id>/reread/again", corrections.reread_again, name="reread_again"),
    path("keyboard", keyboard.switch, name="keyboard"),
    path("dossiers/<uuid:dossier_id>/decide/<slug:kind>", decisions.decide, name="decide"),
    path(
        "dossiers/<uuid:dossier_id>/decide/<slug:kind>/<slug:letter>", decisions.decide_preview, name="decide_preview"
    ),
    path("dossiers/<uuid:dossier_id>/reopen", reopening.reopen_dossier, name="reopen"),
    path("dossiers/<uuid:dossier_id>/countersign", decisions.countersign, name="countersign"),
    path("dossiers/<uuid:dossier_id>/countersign/letter", decisions.countersign_preview, name="countersign_preview"),
    path("dossiers/<uuid:dossier_id>/summary", printed.summary, name="summary"),
    path("dossiers/<uuid:dossier_id>/law", turning.dossier_law, name="dossier_law"),
    path("dossiers/<uuid:dossier_id>/history", history.history, name="history"),
    path("dossiers/<uuid:dossier_id>/history.csv", history.history_export, name="history_export"),
    path("decisions/<uuid:decision_id>", decisions.decision, name="decision"),
    path("letters/<uuid:letter_id>", printed.letter, name="letter"),
    path("inquiries/<uuid:inquiry_id>", decisions.inquiry, name="inquiry"),
    path("pages/<uuid:page_id>/image", dossier.page_image, name="page_image"),
    path("law/<str:source>", law.circular, name="circular"),
    path("station", station.station, name="station"),
    path("station/batches/<uuid:batch_id>", station.receipt, name="receipt"),
    path("set-aside", set_aside.set_aside, name="set_aside"),
    path("set-aside/<uuid:batch_id>", set_aside.try_again, name="try_again"),
    path("people", administration.people, name="people"),
    path("people/new", administration.person, name="person_new"),
    path("people/<int:person_id>", administration.person, name="person"),
    path("people/<int:person_id>/sessions", administration.person_sessions, name="person_sessions"),
    path("people/<int:person_id>/second-step", administration.person_second_step, name="person_second_step"),
    path("programs/<uuid:token_id>/revoke", administration.token_revoke, name="token_revoke"),
    path("events", administration.events, name="events"),
    path("api/", api.urls()),
]
handler400 = "fakelos.review.errors.bad_request"
handler404 = "fakelos.review.errors.not_found"
