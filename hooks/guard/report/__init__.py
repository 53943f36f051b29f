"""What is said: findings, the line where each is mended, and the ways to print them."""
