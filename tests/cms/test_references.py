import pytest
from django.core.exceptions import ValidationError

from catalogue.models import Product
from cms.references import ProductReferenceBlock, VoucherReferenceBlock
from tests.factories.pages import make_article, make_voucher, product_block
from tests.factories.products import make_category, make_product

pytestmark = pytest.mark.django_db


def test_reading_a_body_asks_nothing(django_assert_num_queries):
    article = make_article(body=[product_block(make_product()) for _ in range(3)])
    article.refresh_from_db()

    with django_assert_num_queries(0):
        keys = [block.value["product"] for block in article.body]

    assert len(set(keys)) == 3


def test_product_reference_keeps_a_hidden_product():
    product = make_product(is_public=False)

    assert ProductReferenceBlock().clean(product.pk) == product.pk


def test_product_reference_says_that_a_product_is_hidden():
    category = make_category()
    product = make_product(title="Omega serum", category=category)
    block = ProductReferenceBlock()
    names = [block.widget.get_value_data(product.pk)["title"], block.render_basic(product.pk)]
    type(category).objects.update(is_public=False)

    names += [block.widget.get_value_data(product.pk)["title"], block.render_basic(product.pk)]

    assert names == ["Omega serum", "Omega serum", "Omega serum (hidden)", "Omega serum (hidden)"]


def test_product_reference_refuses_a_size():
    size = Product.objects.get(parent=make_product())

    with pytest.raises(ValidationError):
        ProductReferenceBlock().clean(size.pk)


def test_voucher_reference_refuses_a_code_that_is_not_for_articles():
    voucher = make_voucher(is_for_articles=False)

    with pytest.raises(ValidationError):
        VoucherReferenceBlock().clean(voucher.pk)


def test_reference_tells_wagtail_what_is_used():
    product = make_product()

    assert list(ProductReferenceBlock().extract_references(product.pk)) == [(Product, str(product.pk), "", "")]
