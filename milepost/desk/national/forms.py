"""What people send when they load a release."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile

from milepost.sources.releases.limits import MOST_PACKED


class LoadForm(forms.Form):
    file = forms.FileField(
        label="The release as a ZIP file",
        help_text="On the publisher’s page choose “Download all data (ZIP)”. Do not unpack it or save it anew",
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
        error_messages={
            "required": "Choose the ZIP file of the release",
            "empty": "The file is empty. Download it again and choose that",
        },
    )

    def clean_file(self) -> UploadedFile:  # type: ignore[type-arg]
        """What can be told before it is read: the rest is told by line and column once it was."""
        file: UploadedFile = self.cleaned_data["file"]  # type: ignore[type-arg]
        if file.size and file.size > MOST_PACKED:
            raise forms.ValidationError(f"The file must be smaller than {MOST_PACKED // 1_000_000} MB")
        beginning = file.read(4)
        file.seek(0)
        if beginning != b"PK\x03\x04":
            raise forms.ValidationError("This is not a ZIP file. Choose the file as it was downloaded")
        return file
