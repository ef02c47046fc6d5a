"""
The pages of people who log in.

People who have worked here are made inactive and never deleted: their name stays on what they did. The database
insists on it; these pages say so, and delete customers as customers delete themselves.
"""

from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.users.views import users
from wagtail.users.views.bulk_actions import DeleteBulkAction

from shop.backoffice.people.forms import UserCreationForm, UserEditForm
from shop.customer import services as customers
from shop.users.models import User

STAYS = (
    "%(person)s has worked here and can’t be deleted: their name stays on what they did. "
    "Untick “Active” instead, and they can no longer log in."
)


class IndexView(users.IndexView):
    """Everyone who can log in."""

    def get_delete_url(self, instance: User) -> Any:
        return None if instance.has_worked_here else super().get_delete_url(instance)


class CreateView(users.CreateView):
    """Wagtail's page for a new person."""

    def form_valid(self, form: UserCreationForm) -> HttpResponse:
        """Save the person; sent twice at once, the second one is told that they are there."""
        try:
            with transaction.atomic():
                response: HttpResponse = super().form_valid(form)
        except IntegrityError:
            form.add_error("email", form.error_messages["duplicate_username"])
            self.is_valid(form)  # chooses the message above the form
            return self.form_invalid(form)
        return response


class EditView(users.EditView):
    """One person."""

    can_delete: bool

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Offer to delete customers only."""
        super().setup(request, *args, **kwargs)
        self.can_delete = self.can_delete and not self.object.has_worked_here


class DeleteView(users.DeleteView):
    """Delete a customer's account, as customers do themselves."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Explain what to do about people who have worked here."""
        person = self.get_object()
        if person.has_worked_here:
            messages.error(request, STAYS % {"person": person})
            return redirect("wagtailusers_users:edit", person.pk)
        return super().dispatch(request, *args, **kwargs)

    def delete_action(self) -> None:
        """Delete the account, and record who did it."""
        delete_customer(self.object, by=self.request.user)


class DeletePeople(DeleteBulkAction):
    """Delete the accounts of several customers."""

    template_name = "backoffice/delete_people.html"

    def check_perm(self, obj: User) -> bool:
        """Whether this person may be deleted."""
        return not obj.has_worked_here and super().check_perm(obj)

    def get_execution_context(self) -> dict[str, Any]:
        """Tell the action who asks for it."""
        return {**super().get_execution_context(), "user": self.request.user}

    @classmethod
    def execute_action(cls, objects: list[User], model: Any = None, **kwargs: Any) -> tuple[int, int]:
        """Delete each account, and record who did it."""
        for person in objects:
            delete_customer(person, by=kwargs["user"])
        return len(objects), 0


class UserViewSet(users.UserViewSet):
    """Wagtail's pages, with our forms."""

    index_view_class = IndexView
    add_view_class = CreateView
    edit_view_class = EditView
    delete_view_class = DeleteView

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return the form of a new person, or of one who is there."""
        return UserEditForm if for_update else UserCreationForm


def delete_customer(customer: User, *, by: User) -> None:
    """Delete a customer's account. The site's history keeps that it was done, and not whose it was."""
    log(instance=customer, action="wagtail.delete", user=by, title=f"Customer {customer.pk}", deleted=True)
    customers.close_account(user=customer)
