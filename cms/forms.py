"""What readers may send."""

from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict

from cms.blocks import EnquiryKind
from cms.models import ArticlePage, Enquiry
from cms.services import Message
from shop.fields import EmailField, EmailInput, ParagraphsField
from shop.ids import read_id


class EnquiryForm(forms.ModelForm):
    """A booking, a consultation or a question."""

    kind = forms.ChoiceField(
        label="What is it about?", choices=EnquiryKind.choices, widget=forms.RadioSelect, required=True
    )
    once = forms.UUIDField(widget=forms.HiddenInput, required=False)
    article = forms.IntegerField(widget=forms.HiddenInput, required=False)
    email = EmailField(
        label="Email",
        asks_about_slips=True,
        help_text="We'll reply to this address.",
        error_messages={
            "required": "Enter your email address.",
            "invalid": "Enter an email address, like ada@example.com.",
        },
        widget=EmailInput(attrs={"autocomplete": "email"}),
    )
    # People do not see this field; programs that fill in every field do.
    website = forms.CharField(
        required=False,
        max_length=200,
        label="Leave this field empty",
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    class Meta:
        model = Enquiry
        fields = ["kind", "name", "email", "phone", "preferred_time", "message"]
        labels = {"name": "Your name", "message": "Your message"}
        help_texts = {
            "phone": "If you'd like us to call you.",
            "preferred_time": "For a visit or a call, such as Tuesday morning.",
            "message": "Please don't include health details we don't need.",
        }
        field_classes = {"message": ParagraphsField}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
            "preferred_time": forms.TextInput(attrs={"autocomplete": "off"}),
            "message": forms.Textarea(attrs={"rows": 6}),
        }
        error_messages = {
            "name": {"required": "Enter your name."},
            "message": {"required": "Write your message."},
        }

    @classmethod
    def blank(cls, query: QueryDict) -> "EnquiryForm":
        """Return an empty form, with the kind and the article that a link asks for."""
        kind = query.get("kind", "")
        initial = {
            "kind": kind if kind in EnquiryKind.values else EnquiryKind.QUESTION,
            "article": read_id(query.get("article", "")),
            "once": uuid4(),
        }
        return cls(initial=initial)

    @property
    def shown_article(self) -> ArticlePage | None:
        """Return the article that the form names, if it is published."""
        return find_article(str(self["article"].value() or ""))

    def clean_article(self) -> ArticlePage | None:
        """Return the article it came from; none when there is no such article."""
        key = self.cleaned_data.get("article")
        return find_article(str(key)) if key is not None else None

    def clean_once(self) -> UUID:
        """Return the key of this form; a new one when a program sent none."""
        return self.cleaned_data.get("once") or uuid4()

    @property
    def is_from_a_program(self) -> bool:
        """Whether the hidden field was filled in."""
        return bool(self.cleaned_data.get("website"))

    @property
    def message(self) -> Message:
        return Message(**{name: self.cleaned_data[name] for name in self.Meta.fields})


def find_article(text: str) -> ArticlePage | None:
    """Return the published article with this key; none for anything else."""
    key = read_id(text)
    return ArticlePage.objects.live().filter(pk=key).first() if key is not None else None
