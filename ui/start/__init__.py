"""The start screen: recent cafés, a new one, an old one, the sample."""
