from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "milepost.config"
    label = "config"
