"""The product editor: pages, labels, pictures, sizes and prices."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from catalogue.cautions import UnableToDropCautions
from catalogue.models import Product
from shop.backoffice.access import permission_required
from shop.backoffice.frame import render_admin
from shop.backoffice.products.editor import MAY_PRICE, ProductEditor
from shop.refused_forms import redirect_sent, sent_before
from shop.requests import MemberRequest
from shop.tidy_forms import tell_what_was_cleaned

ABOVE = (("Products", "backoffice:products"),)


@require_http_methods(["GET", "POST"])
@permission_required("catalogue.add_product")
def add_product(request: MemberRequest) -> HttpResponse:
    """Create a product page; its sizes are added once it exists."""
    return _edit(request, Product(), title="Add a product", done="{} added. Now give it a size and a price.")


@require_http_methods(["GET", "POST"])
@permission_required("catalogue.view_product", to_change="catalogue.change_product")
def change_product(request: MemberRequest, product_id: int) -> HttpResponse:
    """Change a product."""
    with transaction.atomic():
        product = get_object_or_404(Product.objects.pages().select_for_update(of=("self",)), pk=product_id)
        return _edit(request, product, title=product.title, done="{} saved.")


def _edit(request: MemberRequest, product: Product, *, title: str, done: str) -> HttpResponse:
    sent = request.POST if request.method == "POST" else sent_before(request)
    editor = ProductEditor(product=product, user=request.user, sent=sent)
    is_right = sent is not None and editor.is_valid()
    if request.method == "POST" and is_right:
        try:
            with transaction.atomic():
                saved = editor.save()
        except UnableToDropCautions as refusal:
            messages.error(request, str(refusal))
        except IntegrityError:
            messages.error(request, "Two rows are identical, or someone saved at the same time. Look again.")
        else:
            messages.success(request, done.format(saved.title))
            tell_what_was_cleaned(request, editor.tidy_notes)
            return redirect("backoffice:change-product", saved.pk)
    refused = redirect_sent(request, sent=request.POST) if request.method == "POST" else None
    if refused is not None:
        return refused
    sizes = product.children.order_by("net_content", "pk").prefetch_related("stockrecords") if product.pk else []
    context = {
        "product": product,
        "is_shown": product.pk is not None and Product.objects.published().filter(pk=product.pk).exists(),
        "editor": editor,
        "media": editor.media,
        "sizes": sizes,
        "may_change": request.user.has_perm("catalogue.change_product"),
        "may_price": request.user.has_perm(MAY_PRICE),
    }
    status = 422 if request.method == "POST" else 200
    return render_admin(
        request, "backoffice/product.html", context, title=title, icon="tag", parents=ABOVE, status=status
    )
