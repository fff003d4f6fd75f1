from modeltranslation.translator import TranslationOptions, register

from facts.history import keep_history
from photos.models import Photo


@register(Photo)
class PhotoTranslation(TranslationOptions):
    fields = ("alt", "caption", "credit")


# Files are not kept in versions: a picture that was replaced is gone.
keep_history(Photo, leave_out=["file", "width", "height"])
