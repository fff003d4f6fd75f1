"""What an editor pastes to show another site's post: read by the rules of the body."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from articles.body import embeds

LONGEST = 2000  # characters of an address


@require_GET
def embed(request: HttpRequest) -> JsonResponse:
    """`?text=<address>`: the marker to write, or the sentence of refusal."""
    try:
        marker = embeds.parse(request.GET.get("text", "")[:LONGEST])
    except ValidationError as refused:
        return JsonResponse({"error": " ".join(refused.messages)})
    return JsonResponse({"embed": marker})
