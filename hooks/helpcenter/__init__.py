"""The site as a whole: loading, rendering, page context, outputs."""
