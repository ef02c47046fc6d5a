"""Editing and deleting what labels are made of, without taking a caution off what's on sale unasked."""

from typing import Any

from django.db.models import ProtectedError
from django.forms import CheckboxSelectMultiple, Form, ModelForm, MultipleChoiceField
from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.generic import CreateView, DeleteView, EditView

from catalogue.cautions import (
    MAY_DROP,
    UnableToDropCautions,
    confirmed_products,
    delete_caution,
    keeping_cautions,
    named,
)
from catalogue.models import Caution
from shop.tidy_forms import tell_what_was_cleaned

CONFIRM = "drop_cautions_of"
ASK_THE_OWNER = "Only the owner can do that."
ADVICE = "Give them another caution first, or hide them."


def confirmed(request: HttpRequest) -> set[int]:
    """Return the products that this request confirms."""
    return confirmed_products(user=request.user, keys=request.POST.getlist(CONFIRM))


def show_refusal(form: ModelForm | Form, refusal: UnableToDropCautions, *, user: Any) -> None:
    """Say in a form what would be lost, and ask people who may confirm it."""
    may_drop = user.has_perm(MAY_DROP)
    form.add_error(None, f"{refusal} {ADVICE if may_drop else f'{ADVICE} {ASK_THE_OWNER}'}")
    if may_drop:
        form.fields[CONFIRM] = confirm_field(refusal)


def confirm_field(refusal: UnableToDropCautions) -> MultipleChoiceField:
    """Return the box to tick, which names every product: it's these that someone agrees to."""
    titles = ", ".join(product.title for product in refusal.products)
    return MultipleChoiceField(
        label="Cautions",
        choices=[(refusal.key, f"Remove the cautions from these products: {titles}")],
        widget=CheckboxSelectMultiple,
        required=False,
    )


class LabelCreateView(CreateView):
    """Report what was cleaned."""

    def run_after_hook(self) -> None:
        """Report what was changed in the texts."""
        tell_what_was_cleaned(self.request, self.form.tidy_notes)


class LabelEditView(EditView):
    """Refuse, beside the form, a change by which products on sale lose a caution; tell what was cleaned."""

    def run_after_hook(self) -> None:
        """Report what was changed in the texts."""
        tell_what_was_cleaned(self.request, self.form.tidy_notes)

    def save_instance(self) -> Any:
        """Save it, unless cautions are lost by it."""
        with keeping_cautions(confirmed=confirmed(self.request)):
            return super().save_instance()

    def form_valid(self, form: ModelForm) -> HttpResponse:
        """Save what was sent, or say what would be lost."""
        try:
            return super().form_valid(form)
        except UnableToDropCautions as refusal:
            show_refusal(form, refusal, user=self.request.user)
            self.produced_error_code, self.produced_error_message = "cautions_lost", str(refusal)
            return self.form_invalid(form)


class LabelDeleteView(DeleteView):
    """Refuse, with a message, to delete what products are made of, or warn of."""

    template_name = "backoffice/confirm_delete_label.html"

    def delete_action(self) -> None:
        """Delete it, unless cautions are lost by it."""
        if isinstance(self.object, Caution):
            delete_caution(caution=self.object, confirmed=confirmed(self.request))
        else:
            with keeping_cautions(confirmed=confirmed(self.request)):
                super().delete_action()

    def form_valid(self, form: Form) -> HttpResponse:
        """Delete it, or say why not."""
        try:
            return super().form_valid(form)
        except UnableToDropCautions as refusal:
            may_drop = self.request.user.has_perm(MAY_DROP)
            more = {"confirm_name": CONFIRM, "confirm_key": refusal.key, "products": refusal.products}
            words = str(refusal) if may_drop else f"{refusal} {ASK_THE_OWNER}"
            return self._refuse(words, **(more if may_drop else {}))
        except ProtectedError as error:
            users = sorted({str(getattr(user, "product", user)) for user in error.protected_objects})
            return self._refuse(f"{self.object} is used by {len(users)}: {named(users)}. Remove it there first.")

    def _refuse(self, words: str, **more: Any) -> HttpResponse:
        context = self.get_context_data(refusal=words, **more)
        return self.render_to_response(context, status=422)
