"""The pages of people who log in."""

from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from wagtail.users.views import users

from shop.backoffice.user_forms import UserCreationForm, UserEditForm


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


class UserViewSet(users.UserViewSet):
    """Wagtail's pages, with our forms."""

    add_view_class = CreateView

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return the form of a new person, or of one who is there."""
        return UserEditForm if for_update else UserCreationForm
