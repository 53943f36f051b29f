"""Every rule of the guard, and the page that is made from them."""
