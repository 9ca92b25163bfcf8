from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "milepost.public"
    label = "public"
