from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "milepost.desk"
    label = "desk"
