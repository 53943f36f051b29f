"""What is allowed: the list, the lock, reviewed exceptions, signatures, and judging against them."""
