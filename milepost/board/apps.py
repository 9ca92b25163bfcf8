from django.apps import AppConfig


class BoardConfig(AppConfig):
    name = "milepost.board"
    label = "board"

    def ready(self) -> None:
        from django.core.checks import register

        from .checks import policy_is_right

        register(policy_is_right)
