"""manage.py create_admin: a first administrator, its random password printed once."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

NAME = "admin"


class Command(BaseCommand):
    help = (
        "Create the administrator “admin” with a random password, printed once; do nothing if an administrator exists."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        users = get_user_model()
        if users.objects.filter(is_superuser=True).exists():
            return
        password = secrets.token_urlsafe(12)
        users.objects.create_superuser(NAME, password=password)
        self.stdout.write(f"Administrator: {NAME}   Password: {password}   (shown only this once)   /admin/")
