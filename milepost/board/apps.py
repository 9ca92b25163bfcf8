from django.apps import AppConfig


class BoardConfig(AppConfig):
    name = "milepost.board"
    label = "board"
