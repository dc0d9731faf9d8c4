"""The café document: one file per café, edits as transactions, undo, and all the SQL of the program."""
