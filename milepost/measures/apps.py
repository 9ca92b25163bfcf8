from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "milepost.measures"
    label = "measures"

    def ready(self) -> None:
        from django.core.checks import register

        from .checks import definitions_are_right

        register(definitions_are_right)
