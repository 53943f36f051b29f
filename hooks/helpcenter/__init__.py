"""The help center as one thing: load its files, render its pages, tell templates what to show, make what is published.

Nothing here knows the engine that turns Markdown into HTML: `hooks/build.py` hands over texts and takes texts back.
"""
