"""What editors write: pages with their front matter, shortcodes, facts, glossary."""
