"""Reading: files of a site as destinations, links, texts, data and pictures."""
