"""Documents for people: the feedback report and the handouts, composed once and written by thin writers."""
