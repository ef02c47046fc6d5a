"""The pages of people who log in."""

from typing import Any

from wagtail.users.views import users

from shop.backoffice.user_forms import UserCreationForm, UserEditForm


class UserViewSet(users.UserViewSet):
    """Wagtail's pages, with our forms."""

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return the form of a new person, or of one who is there."""
        return UserEditForm if for_update else UserCreationForm
