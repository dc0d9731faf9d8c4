"""What a World Café is: plain values and pure functions on the standard library alone."""
