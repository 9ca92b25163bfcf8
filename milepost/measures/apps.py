from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "milepost.measures"
    label = "measures"
