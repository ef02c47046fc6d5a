"""Pictures: fetching what was uploaded, trying again what failed, and uploads that keep nothing in public."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST
from wagtail.images.views.multiple import AddView
from wagtail.permissions import policy_registry

from shop.backoffice.access import refuse
from shop.images.models import Picture, PictureQuerySet
from shop.images.services import try_again
from shop.requests import MemberRequest


@require_GET
def original(request: MemberRequest, name: str) -> HttpResponse:
    """Return a picture as it was uploaded to those who may change it."""
    if not _may_change(request):
        return refuse(request)
    picture: Picture = get_object_or_404(_changeable(request), file=name)
    try:
        with picture.open_file() as file:
            content = file.read()
    except OSError as error:
        raise Http404 from error
    disposition = content_disposition_header(as_attachment=True, filename=picture.filename) or "attachment"
    headers = {"Content-Disposition": disposition}
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)


@require_POST
def retry_picture(request: MemberRequest, picture_id: int) -> HttpResponse:
    """Create the sizes of a picture again."""
    if not _may_change(request):
        return refuse(request)
    picture: Picture = get_object_or_404(_changeable(request), pk=picture_id)
    try_again(picture_id=picture.pk)
    messages.success(request, f"We're trying {picture.title} again. Reload this page in a minute.")
    return redirect("wagtailimages:edit", picture.pk)


def no_preview(request: HttpRequest, image_id: int, filter_spec: str) -> HttpResponse:
    """Answer in the place of Wagtail's preview of any size, which decodes the original in the web worker."""
    raise Http404


class UploadView(AddView):
    """
    Wagtail's upload of many pictures at once.

    Where another field than the file is wrong, Wagtail keeps the file as it came, in the public directory, until
    the field is right. Here the upload is refused with words.
    """

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take one file."""
        file = request.FILES.get("files[]")
        if file is None:
            return HttpResponseBadRequest("Choose a file to upload.")
        title = (request.POST.get("title") or file.name or "")[: self.model._meta.get_field("title").max_length]
        form = self.get_upload_form_class()(
            {"title": title, "collection": request.POST.get("collection")}, {"file": file}, user=request.user
        )
        if not form.is_valid():
            errors = [error for errors in form.errors.values() for error in errors]
            return JsonResponse({"success": False, "error_message": "\n".join(errors)})
        self.object = self.save_object(form)
        return JsonResponse(self.get_edit_object_response_data())


def _may_change(request: MemberRequest) -> bool:
    return bool(policy_registry.get_by_type(Picture).user_has_any_permission(request.user, ["change"]))


def _changeable(request: MemberRequest) -> PictureQuerySet:
    found: PictureQuerySet = policy_registry.get_by_type(Picture).instances_user_has_any_permission_for(
        request.user, ["change"]
    )
    return found
