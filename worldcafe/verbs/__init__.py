"""What a person does with a café, whole: each verb joins the document with the planner, the files or the paper.

The terminal and the windows call the same functions, so that a script and a click do the same.
"""
