"""The rotation planner: a problem in, a rotation out, with the proven minimum beside it.

Import from the modules: `problem.Problem`, `feasibility.problems`, `plan.plan`, `stop`, `quality.figures`.
Nothing here loads numpy before planning starts.
"""
