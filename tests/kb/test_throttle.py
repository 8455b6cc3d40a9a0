import threading

import pytest
from django.db import connection
from django.test import RequestFactory

from kb.models import Throttle
from kb.throttle import allowed, client_address, visitor_mark

REQUESTS = RequestFactory()


@pytest.mark.django_db
def test_the_limit_holds_within_a_window_and_begins_anew_after_it():
    request = REQUESTS.get("/")
    assert [allowed(request, "vote", 2, 60, now=1000.0 * 60) for _ in range(3)] == [True, True, False]
    assert allowed(request, "vote", 2, 60, now=1001.0 * 60)


@pytest.mark.django_db
def test_purposes_and_addresses_are_counted_apart():
    for request, purpose in [
        (REQUESTS.get("/"), "vote"),
        (REQUESTS.get("/"), "verdict"),
        (REQUESTS.get("/", REMOTE_ADDR="192.0.2.1"), "vote"),
    ]:
        assert allowed(request, purpose, 1, 60, now=0.0)


@pytest.mark.django_db
def test_old_windows_are_swept_away_and_no_address_is_kept():
    allowed(REQUESTS.get("/", REMOTE_ADDR="192.0.2.9"), "vote", 1, 60, now=0.0)
    assert "192.0.2.9" not in Throttle.objects.get().key
    allowed(REQUESTS.get("/"), "vote", 1, 60, now=10_000.0)
    assert Throttle.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_all_counted():
    results = []

    def knock():
        results.append(allowed(REQUESTS.get("/"), "vote", 5, 60, now=0.0))
        connection.close()

    threads = [threading.Thread(target=knock) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results.count(True) == 5


def test_the_mark_changes_with_the_day_the_purpose_and_the_browser():
    request = REQUESTS.get("/", HTTP_USER_AGENT="A")
    marks = {
        visitor_mark(request, "vote", now=0.0),
        visitor_mark(request, "vote", now=100_000.0),
        visitor_mark(request, "other", now=0.0),
        visitor_mark(REQUESTS.get("/", HTTP_USER_AGENT="B"), "vote", now=0.0),
    }
    assert len(marks) == 4


def test_behind_a_proxy_the_address_it_saw_counts(settings):
    request = REQUESTS.get("/", HTTP_X_FORWARDED_FOR="6.6.6.6, 192.0.2.5", REMOTE_ADDR="10.0.0.1")
    assert client_address(request) == "10.0.0.1"
    settings.PROXY_COUNT = 1
    assert client_address(request) == "192.0.2.5"


@pytest.mark.parametrize(
    ("seen", "address"),
    [
        ("192.0.2.5:5678", "192.0.2.5"),
        ("[2001:db8::1]:443", "2001:db8::1"),
        ("2001:db8::1", "2001:db8::1"),
        ("junk", "10.0.0.1"),
    ],
)
def test_what_gateways_add_to_an_address_is_taken_off(settings, seen, address):
    settings.PROXY_COUNT = 1
    assert client_address(REQUESTS.get("/", HTTP_X_FORWARDED_FOR=seen, REMOTE_ADDR="10.0.0.1")) == address


@pytest.mark.django_db
def test_one_household_of_ipv6_addresses_is_one_visitor():
    requests = [REQUESTS.get("/", REMOTE_ADDR=f"2001:db8::{number}") for number in range(3)]
    assert [allowed(request, "vote", 2, 60, now=0.0) for request in requests] == [True, True, False]
