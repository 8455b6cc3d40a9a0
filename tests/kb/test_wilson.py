"""The interval against the values its source prints."""

import pytest

from kb.editing.boards.wilson import Share, interval


# R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (29, 29, 0.8830, 1.0000),
    ],
)
def test_the_interval_is_the_published_one(hits, count, low, high):
    assert interval(hits, count) == pytest.approx((low, high), abs=0.00006)


def test_nothing_counted_means_everything_is_possible():
    assert (Share(0, 0).low, Share(0, 0).high, Share(0, 0).percent) == (0.0, 1.0, 0)


@pytest.mark.parametrize(("hits", "count"), [(0, 1), (1, 1), (3, 7), (500, 1000)])
def test_the_share_lies_inside_and_the_two_ends_mirror_each_other(hits, count):
    low, high = interval(hits, count)
    assert 0 <= low <= hits / count <= high <= 1
    assert interval(count - hits, count) == pytest.approx((1 - high, 1 - low))
