"""Capture over the network: the one place where the program listens to or calls another machine."""
