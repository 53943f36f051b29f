"""The site without a network: the copy that an app ships, and what a browser keeps of the pages."""
