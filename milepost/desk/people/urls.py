from django.urls import path

from .views import overview, persons, records

urlpatterns = [
    path("", overview.people, name="people"),
    path("account/", overview.account, name="account"),
    path("second-factor-needed/", overview.second_factor, name="second-factor-needed"),
    path("partnership/", records.partnership, name="partnership"),
    path("person/new/", persons.new_person, name="person-new"),
    path("person/<int:pk>/", persons.one_person, name="person"),
    path("person/<int:pk>/correct/", persons.correcting, name="person-correct"),
    path("person/<int:pk>/leave/", persons.leaving, name="person-leave"),
    path("person/<int:pk>/come-back/", persons.coming_back, name="person-come-back"),
    path("person/<int:pk>/lost-phone/", persons.lost_phone, name="person-lost-phone"),
    path("posts/<int:pk>/hand-over/", records.handing_over, name="hand-over"),
    path("<str:kind>/", records.records, name="records"),
    path("<str:kind>/new/", records.record, name="record-new"),
    path("<str:kind>/<int:pk>/", records.record, name="record"),
    path("<str:kind>/<int:pk>/remove/", records.remove, name="record-remove"),
]
