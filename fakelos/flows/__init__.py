"""When it runs: Prefect flows and tasks. The only folder that imports Prefect.

The database is the truth; a run is a disposable attempt. Nothing personal may reach Prefect: it
stores parameters, names, artifacts and exception texts in clear.
"""
