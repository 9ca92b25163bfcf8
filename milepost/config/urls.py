"""Where every page is. Each door keeps its own list."""

from allauth.account.urls import urlpatterns as signing_in
from django.conf import settings
from django.urls import include, path

CLOSED = (
    "account_email",
    "account_email_verification_sent",
    "account_confirm_email",
    "account_confirm_login_code",
)
"""Ways round an administrator: addresses are corrected on a person's page, and the trail says so."""

urlpatterns = [
    path("", include("milepost.public.urls")),
    path("desk/", include("milepost.desk.urls")),
    path("api/", include("milepost.api.urls")),
    path("account/", include([p for p in signing_in if p.name not in CLOSED])),
    path("account/second-factor/", include("allauth.mfa.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("demo.urls")))

handler404 = "milepost.design.errors.not_found"
handler500 = "milepost.design.errors.broken"
