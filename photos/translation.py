from modeltranslation.translator import TranslationOptions, register

from facts.history import keep_history
from photos.models import Attachment, Photo


@register(Photo)
class PhotoTranslation(TranslationOptions):
    fields = ("alt", "caption", "credit")


@register(Attachment)
class AttachmentTranslation(TranslationOptions):
    fields = ("title",)


# Files are not kept in versions: a picture that was replaced is gone. What renditions there are is
# the worker's business.
MADE = ["pixels_digest", "rendered_as", "rendering_due_at", "rendering_failure"]
keep_history(Photo, leave_out=["file", "width", "height", *MADE])
keep_history(Attachment, leave_out=["file", "bytes"])
