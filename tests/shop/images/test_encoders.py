"""The process that decodes pictures: whatever a picture does to it, nobody else notices."""

import os
import signal
import tempfile
import threading

import pytest
from PIL import Image

from shop.images import encoders
from shop.images.encoders import Encoder, EncoderIsBusy
from shop.images.encoding import Reason, Target, UnableToRead
from tests.shop.images.samples import drawing, written

TARGET = Target(spec="width-160|format-webp", format="webp", max_width=160)


def _memory_of(process_id: int) -> int:
    """Return the most memory a process ever had, in megabytes."""
    with open(f"/proc/{process_id}/status") as file:
        return next(int(line.split()[1]) // 1024 for line in file if line.startswith("VmHWM"))


def test_encoder_checks_and_encodes_one_picture_after_another():
    with Encoder() as encoder:
        for format_name in ("JPEG", "PNG"):
            source = written(drawing(), format_name)

            assert encoder.check(source).format == format_name
            [made] = encoder.encode(source, [TARGET])
            assert (made.spec, made.width, made.height, made.problem) == (TARGET.spec, 160, 200, "")
            assert made.content.startswith(b"RIFF")


def test_encoder_says_why_a_picture_can_not_be_read():
    with Encoder() as encoder:
        with pytest.raises(UnableToRead, match="incomplete") as refused:
            encoder.check(written(drawing(), "JPEG")[:2000])

        assert refused.value.reason == Reason.INCOMPLETE
        assert encoder.check(written(drawing(), "JPEG")).width == 400


def test_encoder_that_died_is_replaced():
    with Encoder() as encoder:
        encoder.check(written(drawing(), "JPEG"))
        first = encoder.process_id
        os.kill(first, signal.SIGKILL)

        assert encoder.check(written(drawing(), "JPEG")).width == 400
        assert encoder.process_id != first


def test_picture_that_kills_each_encoder_is_refused(monkeypatch):
    monkeypatch.setattr(encoders, "COMMAND", ["-c", "import sys; sys.stdin.buffer.readline(); sys.exit(1)"])

    with Encoder() as encoder, pytest.raises(UnableToRead, match="too much memory") as refused:
        encoder.check(written(drawing(), "JPEG"))

    assert refused.value.reason == Reason.TOO_LARGE


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_encoder_outlives_a_signal_to_all_processes_of_a_worker(number):
    with Encoder() as encoder:
        encoder.check(written(drawing(), "JPEG"))
        first = encoder.process_id
        os.kill(first, number)

        assert encoder.check(written(drawing(), "JPEG")).width == 400
        assert encoder.process_id == first


def test_encoder_that_takes_too_long_is_ended(monkeypatch):
    with Encoder() as encoder:
        encoder.check(written(drawing(), "JPEG"))
        monkeypatch.setattr(encoders, "SECONDS_TO_WORK", 0.5)
        os.kill(encoder.process_id, signal.SIGSTOP)

        with pytest.raises(UnableToRead, match="too long"):
            encoder.check(written(drawing(), "JPEG"))


def test_encoder_ends_with_its_block():
    with Encoder() as encoder:
        encoder.check(written(drawing(), "JPEG"))
        process_id = encoder.process_id

    with pytest.raises(ProcessLookupError):
        os.kill(process_id, 0)


def test_encoder_gets_no_secret(monkeypatch):
    monkeypatch.setenv("STRIPE_SECRET_KEY", "sk_live_1")
    with Encoder() as encoder:
        encoder.check(written(drawing(), "JPEG"))
        with open(f"/proc/{encoder.process_id}/environ") as file:
            environment = file.read()

    assert "sk_live_1" not in environment


def test_tiny_file_of_many_pixels_takes_no_memory_of_ours():
    source = written(Image.new("RGBA", (5000, 4990), (1, 2, 3, 4)), "WEBP", lossless=True, method=0)
    assert len(source) < 5000
    before = _memory_of(os.getpid())

    with Encoder() as encoder:
        encoder.check(source)
        [made] = encoder.encode(source, [TARGET])
        taken = _memory_of(encoder.process_id)

    assert made.problem == ""
    assert _memory_of(os.getpid()) - before < 20
    assert 200 < taken < 640


def test_picture_that_takes_too_much_memory_is_refused(monkeypatch):
    monkeypatch.setattr(encoders, "MEMORY_LIMIT", 80 * 1024 * 1024)
    source = written(Image.new("RGB", (5000, 4990)), "PNG", compress_level=1)

    with Encoder() as encoder, pytest.raises(UnableToRead) as refused:
        encoder.check(source)

    assert refused.value.reason == Reason.TOO_LARGE


def test_two_pictures_are_decoded_at_once_and_no_more(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # other shops of this machine take turns as well
    monkeypatch.setattr(encoders, "SECONDS_TO_WAIT", 0)
    are_in, may_leave = threading.Barrier(encoders.AT_ONCE + 1), threading.Event()

    def take_a_turn():
        with encoders.turn():
            are_in.wait(timeout=30)
            may_leave.wait(timeout=30)

    threads = [threading.Thread(target=take_a_turn) for _ in range(encoders.AT_ONCE)]
    for thread in threads:
        thread.start()
    are_in.wait(timeout=30)

    with Encoder() as encoder:
        with pytest.raises(EncoderIsBusy):
            encoder.check(written(drawing(), "JPEG"))
        may_leave.set()
        for thread in threads:
            thread.join()

        assert encoder.check(written(drawing(), "JPEG")).width == 400
