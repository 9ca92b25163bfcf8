from django.apps import AppConfig


class ProgressConfig(AppConfig):
    name = "milepost.progress"
    label = "progress"
