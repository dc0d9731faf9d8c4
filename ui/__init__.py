"""The windows of World Café: everything that knows Qt."""
