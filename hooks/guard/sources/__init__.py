"""What is one edit away from being published: settings, templates, data files, Markdown."""
