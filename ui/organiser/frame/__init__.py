"""The frame of the organiser's window: menus, finder, notices and progress around the pages."""
