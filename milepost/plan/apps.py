from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "milepost.plan"
    label = "plan"
