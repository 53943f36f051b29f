"""The files by which phones know that the app may open links to topics: Android's app links, Apple's universal links.

Both belong at the root of the host. What they name stands in docs/operator.yml; the lock of assets pins them, because
whoever changes them takes over every help link.
"""

from __future__ import annotations

import json

from publish.web import APPLE, folder_of
from wallet.model import AppLinks

ANDROID = ".well-known/assetlinks.json"
_HANDLE = "delegate_permission/common.handle_all_urls"


def app_links(apps: AppLinks | None, base: str) -> dict[str, bytes]:
    """Return these files by site path, as far as there are apps for them. `base` is the site's absolute address."""
    files: dict[str, object] = {}
    if apps and apps.android:
        files[ANDROID] = [
            {
                "relation": [_HANDLE],
                "target": {
                    "namespace": "android_app",
                    "package_name": app.package,
                    "sha256_cert_fingerprints": list(app.sha256),
                },
            }
            for app in apps.android
        ]
    if apps and apps.ios:
        # Topics alone: an article that a reader opens stays in the browser.
        topics = [{"/": f"/{folder_of(base)}go/*"}]
        files[APPLE] = {"applinks": {"details": [{"appIDs": list(apps.ios), "components": topics}]}}
    return {name: (json.dumps(value, indent=2) + "\n").encode() for name, value in files.items()}
