"""Forms that correct a dossier: the same with scripts and without."""

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def correcting(context: Context, route: str = "correct") -> SafeString:
    """The attributes of a form that corrects: where scripts run, only what changed is drawn anew."""
    url = reverse(route, args=[context["dossier"].pk])
    return format_html(
        'method="post" action="{0}" hx-post="{0}" hx-target="#turned" hx-swap="outerHTML" hx-sync="this:drop"', url
    )


@register.simple_tag(takes_context=True)
def anew(context: Context) -> SafeString:
    """Marks a part of the page that the answer to a correction brings along."""
    return SafeString('hx-swap-oob="true"' if context.get("answered") else "")
