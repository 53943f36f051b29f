"""What the site publishes beside its pages: data for apps, redirects, sitemap, structured data, headers."""
