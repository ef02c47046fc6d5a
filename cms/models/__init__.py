"""Rows of the journal: people, pages, what every page shows, and what readers send."""

from cms.blocks import EnquiryKind
from cms.models.enquiries import Enquiry
from cms.models.pages import (
    ArticlePage,
    ArticleProduct,
    HomePage,
    JournalIndexPage,
    ShopPage,
    StandardPage,
)
from cms.models.settings import SiteSettings
from cms.models.snippets import Person, Topic

__all__ = [
    "ArticlePage",
    "ArticleProduct",
    "Enquiry",
    "EnquiryKind",
    "HomePage",
    "JournalIndexPage",
    "Person",
    "ShopPage",
    "SiteSettings",
    "StandardPage",
    "Topic",
]
