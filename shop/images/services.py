"""
Pictures in all their sizes, made ahead: pages show these and never what was uploaded.

Each picture fails alone: what came of it is in its `Preparation`, which staff see.
"""

import contextlib
import logging
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import PurePath
from queue import SimpleQueue

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage
from django.db import transaction
from django.utils import timezone
from wagtail.users.models import UserProfile

from shop import jobs
from shop.images.encoders import Encoder, EncoderIsBusy
from shop.images.encoding import EncodedPicture, PictureFacts, Reason, Target, UnableToRead, read_facts
from shop.images.filters import public_file_name
from shop.images.models import SIZES_VERSION, Picture, Preparation, Rendition
from shop.images.storage import FOLDER, PUBLIC_FOLDER, is_public, original_storage

logger = logging.getLogger(__name__)

WIDTHS = (160, 320, 480, 800, 1080)
FORMATS = ("avif", "webp")
# What other sites and old browsers are shown.
SHARED_FORMAT = "jpeg"
# The sizes of Wagtail's lists and of its page of a picture.
PREVIEWS = {"max-165x165": (165, 165), "max-800x600": (800, 600)}
AVATAR_SIDE = 400
AVATAR_NAME = "avatar.webp"
# So many pictures are in memory at once.
BATCH_SIZE = 8
THREADS = 2


@dataclass
class Outcome:
    """The result for one picture."""

    digest: str = ""
    facts: PictureFacts | None = None
    made: list[EncodedPicture] = field(default_factory=list)
    problem: str = ""
    detail: str = ""
    should_wait: bool = False


def make_renditions(pictures: Iterable[Picture]) -> int:
    """
    Make the widths and formats of each picture that has none of its present file; return how many files were made.

    Calling it again makes nothing. A picture is never made larger than it is. What is still in the public
    directory is taken out of it.
    """
    ids = [picture.pk for picture in pictures]
    waiting = list(Picture.objects.unprepared().filter(pk__in=ids).order_by("pk"))
    made = 0
    with contextlib.ExitStack() as stack:
        encoders: SimpleQueue[Encoder] = SimpleQueue()
        for _ in range(THREADS):
            encoders.put(stack.enter_context(Encoder()))
        threads = stack.enter_context(ThreadPoolExecutor(max_workers=THREADS))
        for batch in _batches(waiting):
            for picture in batch:
                _adopt(picture)
            for picture, outcome in zip(batch, threads.map(lambda one: _encode(one, encoders), batch), strict=True):
                made += _keep(picture, outcome, now=timezone.now())
    return made


def make_missing_renditions() -> int:
    """Make the sizes of every picture that lacks them."""
    return make_renditions(Picture.objects.unprepared().only("pk"))


def try_again(*, picture_id: int) -> None:
    """Forget that a picture could not be read, and have its sizes made once more."""
    Preparation.objects.filter(picture=picture_id).delete()
    jobs.defer("images.make_sizes", queue="images", lock="renditions")


def make_all_again() -> int:
    """Make the sizes of every picture again. Pages show the old ones until then."""
    Preparation.objects.update(version=0)
    return make_missing_renditions()


def empty_public_folder() -> int:
    """
    Take out of the public directory the originals that belong to no picture any more; return how many there were.

    They are kept beside the others, since someone may miss them.
    """
    try:
        _, names = default_storage.listdir(PUBLIC_FOLDER)
    except FileNotFoundError:
        return 0
    paths = {PUBLIC_FOLDER + name for name in names}
    left_over = sorted(paths - set(Picture.objects.filter(file__in=paths).values_list("file", flat=True)))
    for path in left_over:
        _move(path)
    return len(left_over)


def make_avatar(content: bytes) -> ContentFile:
    """
    Return the picture of a person who works here, as their colleagues see it.

    :raises UnableToRead, EncoderIsBusy: if it can't be made
    """
    target = Target(spec="avatar", format="webp", max_width=AVATAR_SIDE, max_height=AVATAR_SIDE)
    with Encoder() as encoder:
        [made] = encoder.encode(content, [target])
    if made.problem:
        raise UnableToRead(Reason.TOO_LARGE, f"The picture can't be shown: {made.problem}.")
    return ContentFile(made.content, name=AVATAR_NAME)


def clean_avatars() -> int:
    """Make each picture of a person again that was kept as it came; return how many there were."""
    kept_as_they_came = UserProfile.objects.exclude(avatar="").exclude(avatar__endswith=AVATAR_NAME)
    count = 0
    for profile in kept_as_they_came.order_by("pk"):
        storage, old = profile.avatar.storage, profile.avatar.name
        with contextlib.suppress(OSError, UnableToRead, EncoderIsBusy):
            with storage.open(old) as file:
                profile.avatar = make_avatar(file.read())
            profile.save(update_fields=["avatar"])
            storage.delete(old)
            count += 1
    return count


def rendition_spec(*, width: int, format_name: str) -> str:
    """Return the name by which Wagtail knows a rendition, so that its own tags find ours."""
    return f"width-{width}|format-{format_name}"


def _batches(pictures: list[Picture]) -> Iterator[list[Picture]]:
    for start in range(0, len(pictures), BATCH_SIZE):
        yield pictures[start : start + BATCH_SIZE]


def _adopt(picture: Picture) -> None:
    """Move an original out of the public directory, where it lay before originals were private."""
    old = picture.file.name
    if not is_public(old):
        return
    try:
        new = _copy(old)
    except OSError:
        return  # it is lost, which making its sizes will say
    if Picture.objects.filter(pk=picture.pk, file=old).update(file=new):
        picture.file.name = new
        transaction.on_commit(lambda: default_storage.delete(old))
    else:
        original_storage().delete(new)


def _move(path: str) -> None:
    _copy(path)
    default_storage.delete(path)


def _copy(path: str) -> str:
    with default_storage.open(path) as file:
        return original_storage().save(FOLDER + PurePath(path).name, file)


def _encode(picture: Picture, encoders: "SimpleQueue[Encoder]") -> Outcome:
    """Encode one picture; whatever is wrong with it must not keep the others from being made."""
    try:
        with picture.open_file() as file:
            source = file.read()
    except OSError:
        return Outcome(problem=Preparation.Problem.LOST, detail="The file is missing, or its disk is away.")
    outcome = Outcome(digest=sha256(source).hexdigest())
    encoder = encoders.get()
    try:
        outcome.facts = read_facts(source)
        outcome.made = encoder.encode(source, _targets(outcome.facts))
    except UnableToRead as error:
        outcome.problem, outcome.detail = error.reason, str(error)
        return outcome
    except EncoderIsBusy:
        outcome.should_wait = True
        return outcome
    finally:
        encoders.put(encoder)
    outcome.detail = "\n".join(f"{_described(one)}: {one.problem}" for one in outcome.made if one.problem)
    if not any(one.format in FORMATS and not one.problem for one in outcome.made):
        outcome.problem = Preparation.Problem.NO_SIZE
    return outcome


def _described(one: EncodedPicture) -> str:
    return f"{one.spec.partition('|')[0]} as {one.format.upper()}"


def _targets(facts: PictureFacts) -> list[Target]:
    """Return what to make of a picture: the widths it is large enough for, and its own where that is small."""
    widths = [width for width in WIDTHS if width <= facts.width]
    if facts.width < WIDTHS[-1] and facts.width not in widths:
        widths.append(facts.width)
    wanted = [(width, name) for width in widths for name in FORMATS] + [(widths[-1], SHARED_FORMAT)]
    return [
        *(
            Target(spec=rendition_spec(width=width, format_name=name), format=name, max_width=width)
            for width, name in wanted
        ),
        *(
            Target(
                spec=spec, format=SHARED_FORMAT if facts.is_opaque else "webp", max_width=width, max_height=height
            )
            for spec, (width, height) in PREVIEWS.items()
        ),
    ]


def _keep(picture: Picture, outcome: Outcome, *, now: datetime) -> int:
    """Record the result for a picture, unless its file was replaced in between; return how many files it has."""
    if outcome.should_wait:
        return 0
    renditions = _save_files(picture, outcome)
    with transaction.atomic():
        current = Picture.objects.select_for_update().filter(pk=picture.pk, file=picture.file.name)
        is_current = current.exists()
        if is_current:
            if outcome.facts:
                current.update(width=outcome.facts.width, height=outcome.facts.height)
            _replace_renditions(picture, renditions)
            Preparation.objects.update_or_create(
                picture_id=picture.pk,
                defaults={
                    "file": picture.file.name,
                    "version": SIZES_VERSION,
                    "problem": outcome.problem,
                    "detail": outcome.detail,
                    "made_at": now,
                },
            )
    if not is_current:
        for rendition in renditions:
            rendition.file.storage.delete(rendition.file.name)
        return 0
    if outcome.problem:
        logger.warning("Picture %s can't be shown: %s", picture.pk, outcome.detail)
    return len(renditions)


def _replace_renditions(picture: Picture, renditions: list[Rendition]) -> None:
    """Put new sizes in the place of old ones. Those that Wagtail made may carry what a camera wrote, and go too."""
    if picture.renditions.exists():
        picture.renditions.all().delete()
    Rendition.objects.bulk_create(renditions)


def _save_files(picture: Picture, outcome: Outcome) -> list[Rendition]:
    renditions = []
    for one in outcome.made:
        if one.problem:
            continue
        rendition = Rendition(image=picture, filter_spec=one.spec, width=one.width, height=one.height)
        name = public_file_name(picture_id=picture.pk, digest=outcome.digest, spec=one.spec, format_name=one.format)
        storage: Storage = rendition.file.storage
        # The name alone: given the file itself, Django would decode it to learn its size.
        rendition.file.name = storage.save(rendition.get_upload_to(name), ContentFile(one.content))
        renditions.append(rendition)
    return renditions
