from django.apps import AppConfig


class JudgementConfig(AppConfig):
    name = "milepost.judgement"
    label = "judgement"
