"""Topic ids: the contract between the app and this site.

Nothing is imported here: `python -m topics check` runs on an app's machine, where nothing but Python is installed.
"""
