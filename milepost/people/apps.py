from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "milepost.people"
    label = "people"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from .signins import record_sign_in

        user_logged_in.connect(record_sign_in, dispatch_uid="milepost.people.sign_in")
